//! Words that have one place in the house, or none.

use super::lengths::{ALL, functions};
use super::text::{File, behind, closing, files, line_of, read, rust, word};

/// Where a word of code may stand.
struct Rule {
    word: &'static str,
    /// The folders that the rule is about.
    within: &'static [&'static str],
    /// The files, folders and functions in which it is allowed.
    but: &'static [&'static str],
}

const LIBRARY: &[&str] = &["settings/src", "settings-derive/src"];
const SETTINGS: &[&str] = &["settings/src"];

/// Words, and paths that begin so.
const RULES: &[Rule] = &[
    Rule { word: "expose_secret", within: LIBRARY, but: &["settings/src/convert/secret.rs"] },
    Rule { word: "expose_secret_mut", within: LIBRARY, but: &[] },
    Rule { word: "std::env", within: SETTINGS, but: &["settings/src/source/"] },
    Rule { word: "std::fs", within: SETTINGS, but: &["settings/src/source/"] },
    Rule { word: "std::os", within: SETTINGS, but: &["settings/src/source/"] },
    Rule { word: "std::io", within: SETTINGS, but: &["settings/src/source/"] },
    Rule {
        word: "std::process",
        within: SETTINGS,
        but: &["settings/src/command/", "settings/src/source/program.rs", "fn load_or_exit"],
    },
    Rule { word: "std::env", within: &["settings-derive/src"], but: &[] },
    Rule { word: "std::fs", within: &["settings-derive/src"], but: &[] },
    Rule { word: "print!", within: LIBRARY, but: &[] },
    Rule { word: "println!", within: LIBRARY, but: &[] },
    Rule { word: "eprint!", within: LIBRARY, but: &[] },
    Rule { word: "eprintln!", within: LIBRARY, but: &["fn load_or_exit"] },
    Rule { word: "dbg!", within: ALL, but: &[] },
    Rule { word: "todo!", within: ALL, but: &[] },
    Rule { word: "unimplemented!", within: ALL, but: &[] },
    Rule { word: "unsafe", within: ALL, but: &[] },
];

/// The places where a file breaks a rule.
fn broken(rule: &Rule, file: &File) -> Vec<String> {
    let allowed =
        |place: &&str| file.path == **place || (place.ends_with('/') && file.path.starts_with(*place));
    if !rule.within.iter().any(|folder| file.path.starts_with(folder)) || rule.but.iter().any(allowed) {
        return Vec::new();
    }
    let found: Vec<usize> = match rule.word.split_once("::") {
        Some((root, name)) => {
            behind(&file.code, root).into_iter().filter(|(of, _)| of == name).map(|(_, at)| at).collect()
        }
        None => word(&file.code, rule.word.trim_end_matches('!'))
            .filter(|at| !rule.word.ends_with('!') || file.code[at + rule.word.len() - 1..].starts_with('!'))
            .collect(),
    };
    let functions = functions(&file.code);
    let in_allowed = |at: &usize| {
        let mut around = functions.iter().filter(|one| one.range.contains(at));
        around.any(|one| rule.but.contains(&format!("fn {}", one.name).as_str()))
    };
    let places = found.into_iter().filter(|at| !in_allowed(at));
    places.map(|at| format!("{}: `{}` has no place here", file.place(at), rule.word)).collect()
}

#[test]
fn each_word_stands_in_its_place() {
    let files = rust(ALL);
    let found: Vec<String> =
        RULES.iter().flat_map(|rule| files.iter().flat_map(move |file| broken(rule, file))).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The one place of a word is where it is: a rule about a word that nobody uses any more is dead.
#[test]
fn what_is_allowed_is_used() {
    let files = rust(ALL);
    for (word, path) in [
        ("expose_secret", "settings/src/convert/secret.rs"),
        ("std::env", "settings/src/source/environment.rs"),
        ("std::fs", "settings/src/source/read.rs"),
        ("eprintln!", "settings/src/lib.rs"),
        ("std::process", "settings/src/lib.rs"),
    ] {
        let file = files.iter().find(|file| file.path == path).unwrap_or_else(|| panic!("no {path}"));
        assert!(!broken(&Rule { word, within: SETTINGS, but: &[] }, file).is_empty(), "`{word}` in {path}");
    }
}

#[test]
fn a_word_out_of_place_is_told() {
    for (word, code) in [
        ("expose_secret", "let text = secret.expose_secret();"),
        ("std::env", "use std::{fmt, env::{self, VarError}};"),
        ("std::fs", "let text = std::fs::read(path);"),
        ("std::process", "fn load() { std :: process::exit(1) }"),
        ("eprintln!", "fn load_or_exit() {} fn other() { eprintln!(\"x\") }"),
        ("todo!", "todo!()"),
        ("unsafe", "unsafe { f() }"),
    ] {
        let rule = RULES.iter().find(|rule| rule.word == word).expect("a rule of the house");
        let bitten = broken(rule, &File::new("settings/src/planted.rs", code));
        assert_eq!(bitten, [format!("settings/src/planted.rs:1: `{word}` has no place here")]);
    }
    for (word, code) in [
        ("eprintln!", "fn load_or_exit() { eprintln!(\"x\") }"),
        ("std::fs", "// std::fs\nlet text = \"std::fs\";"),
        ("unsafe", "#![forbid(unsafe_code)]"),
        ("todo!", "let todo = 1;"),
    ] {
        let rule = RULES.iter().find(|rule| rule.word == word).expect("a rule of the house");
        assert_eq!(broken(rule, &File::new("settings/src/planted.rs", code)), [""; 0], "{code}");
    }
}

/// Attributes and calls that need a reason beside them.
fn unreasoned(file: &File) -> Vec<String> {
    let mut found = Vec::new();
    for (start, needed) in
        [("#[allow", "reason"), ("#![allow", "reason"), ("#[expect", "reason"), ("#[ignore", "\0")]
    {
        for (at, _) in file.code.match_indices(start) {
            let open = at + start.find('[').unwrap_or(0);
            let attribute = &file.code[at..closing(&file.code, open)];
            if word(attribute, needed).next().is_none() {
                found.push(format!("{}: `{start}` without a reason", file.place(at)));
            }
        }
    }
    // A test fails by panicking; what is one says the file's name.
    let is_test = file.path.contains("/tests/") || file.path.ends_with("/tests.rs");
    if !is_test && LIBRARY.iter().any(|folder| file.path.starts_with(folder)) {
        for call in [".unwrap()", ".expect("] {
            for (at, _) in file.code.match_indices(call) {
                let lint = if call == ".unwrap()" { "clippy::unwrap_used" } else { "clippy::expect_used" };
                if !is_expected(&file.code, at, lint) {
                    found.push(format!("{}: `{call}` without an `#[expect]` beside it", file.place(at)));
                }
            }
        }
    }
    found
}

/// True if an attribute that names the lint ends at most two lines above, or stands above all of the file.
fn is_expected(code: &str, at: usize, lint: &str) -> bool {
    let whole = code.match_indices("#![expect(").map(|(start, _)| (start, 2));
    let beside = code[..at].match_indices("#[expect(").map(|(start, _)| (start, 1));
    whole.chain(beside).any(|(start, open)| {
        let end = closing(code, start + open);
        let near = open == 2 || line_of(code, at) <= line_of(code, end) + 2;
        near && word(&code[start..end], lint).next().is_some()
    })
}

#[test]
fn what_needs_a_reason_has_one() {
    let found: Vec<String> = rust(ALL).iter().flat_map(unreasoned).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn what_lacks_a_reason_is_told() {
    let count = |code: &str| unreasoned(&File::new("settings/src/planted.rs", code)).len();
    assert_eq!(count("#[allow(dead_code)]\nfn f() {}"), 1);
    assert_eq!(count("#![allow(dead_code)]"), 1);
    assert_eq!(count("#[allow(\n    dead_code,\n    reason = \"x\"\n)]\nfn f() {}"), 0);
    assert_eq!(count("#[ignore = \"reason\"]\nfn f() {}"), 1);
    assert_eq!(count("fn f() { g().unwrap() }"), 1);
    assert_eq!(count("fn f() { g().expect(\"a\") }"), 1);
    assert_eq!(count("#[expect(clippy::expect_used, reason = \"a\")]\ng().expect(\"a\");"), 0);
    assert_eq!(
        count("#[expect(\n    clippy::expect_used,\n    reason = \"a\"\n)]\ng()\n    .expect(\"a\");"),
        0
    );
    assert_eq!(count("#[expect(clippy::unwrap_used, reason = \"a\")]\ng().expect(\"a\");"), 1);
    assert_eq!(count("#[expect(clippy::expect_used, reason = \"a\")]\n\n\n\ng().expect(\"a\");"), 1);
    assert_eq!(count("/// g().unwrap()\nfn f() { g().unwrap_or_default() }"), 0);
}

/// Paths of somebody's machine, and places that packages are got from. In parts, for this file is searched as well.
const FOREIGN: &[&str] = &[
    concat!("/ho", "me/"),
    concat!("/ro", "ot/"),
    concat!("/Us", "ers/"),
    concat!("/wo", "rk/"),
    concat!("/tm", "p/"),
    concat!("C:", "\\Us", "ers"),
    concat!("index", ".crates.io"),
    concat!("static", ".crates.io"),
    concat!("crates.io", "-index"),
    concat!("sparse", "+"),
    concat!("[regis", "tries"),
    concat!("replace", "-with"),
];

/// The versions of what the workspaces are built from.
const LOCKS: &[&str] =
    &["Cargo.lock", "fuzz/Cargo.lock", "tests/benches/Cargo.lock", "tests/benches/cost/locked/Cargo.lock"];

fn foreign(file: &File) -> Vec<String> {
    let found = FOREIGN.iter().flat_map(|foreign| file.text.match_indices(foreign));
    found.map(|(at, foreign)| format!("{}: `{foreign}`", file.place(at))).collect()
}

#[test]
fn no_machine_and_no_registry_is_named() {
    let files = files("");
    assert!(files.iter().any(|file| file.path == "Cargo.toml") && files.len() > 100, "{} files", files.len());
    let found: Vec<String> =
        files.iter().filter(|file| !LOCKS.contains(&file.path.as_str())).flat_map(foreign).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
    // A lock names the registry that everybody has, and no mirror of it.
    let registry = format!("source = \"registry+https://github.com/rust-lang/{}\"", FOREIGN[8]);
    for lock in LOCKS.iter().map(|lock| read(lock)) {
        assert!(lock.lines().filter(|line| line.starts_with("source")).all(|line| line == registry));
    }
}

#[test]
fn a_machine_or_registry_is_told() {
    let text = format!("see {}someone/src\nindex = \"{}https://mirror\"", FOREIGN[0], FOREIGN[9]);
    assert_eq!(foreign(&File::new("a.md", &text)).len(), 2);
}
