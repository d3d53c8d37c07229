//! The note, its file, and the way back.

use std::collections::BTreeMap;
use std::path::Path;

use settings::changes::Note;
use settings::checklist::{Checklist, Date, Item, Profile};
use settings::{Checked, Environment, Loader};

use super::{Cache, Shop, shop};
use crate::support::{Folder, loaded};

fn day() -> Date {
    "2026-06-01".parse().unwrap()
}

fn note(before: &Checked<Shop>, after: &Checked<Shop>) -> Note {
    Note::between(before, after).date(day())
}

/// What a service is told from outside: lines of a file, and variables.
#[derive(Clone)]
struct Outside {
    lines: BTreeMap<String, String>,
    variables: BTreeMap<String, String>,
}

impl Outside {
    fn new(lines: &[(&str, &str)], variables: &[(&str, &str)]) -> Self {
        let owned = |all: &[(&str, &str)]| {
            all.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
        };
        Self { lines: owned(lines), variables: owned(variables) }
    }

    fn load(&self) -> Checked<Shop> {
        let text: String = self.lines.iter().map(|(key, value)| format!("{key} = {value}\n")).collect();
        let variables = self.variables.clone().into_iter().collect::<Environment>();
        loaded(Loader::new().text("toml", &text).environment(variables))
    }

    /// Does what a line of the note's rollback says.
    fn follow(&mut self, line: &str) {
        let codes: Vec<&str> = line.split('`').skip(1).step_by(2).collect();
        match codes.as_slice() {
            [name] if line.contains("unset ") => {
                assert!(self.variables.remove(*name).is_some(), "{line}");
            }
            [name, value] if line.contains(". set ") => {
                self.variables.insert((*name).to_owned(), (*value).to_owned());
            }
            [text, _] if line.contains(". put ") => {
                let (key, value) = text.split_once(" = ").unwrap();
                self.lines.insert(key.to_owned(), value.to_owned());
            }
            [text, table, _] if line.contains(". put ") && line.contains(" back under ") => {
                let (key, value) = text.split_once(" = ").unwrap();
                let table = table.trim_start_matches('[').trim_end_matches(']');
                self.lines.insert(format!("{table}.{key}"), value.to_owned());
            }
            [key, _] if line.contains(". take ") => {
                assert!(self.lines.remove(*key).is_some(), "{line}");
            }
            _ => panic!("nobody knows what to do: {line}"),
        }
    }
}

#[test]
fn whoever_follows_the_rollback_has_the_old_settings() {
    let before = Outside::new(
        &[
            ("name", r#""a \"b\"\n""#),
            ("cache.max_age", "50"),
            ("http.hosts", r#"["x", "y"]"#),
            ("http.timeout", r#""5s""#),
            ("smtp.host", r#""mail""#),
            ("limits.a", "1"),
            ("limits.b", "2"),
            ("storage.kind", r#""disk""#),
            ("storage.path", r#""/d""#),
        ],
        &[("SHOP_HTTP_PORT", "9000"), ("SHOP_HTTP_LEVEL", "warn")],
    );
    let after = Outside::new(
        &[
            ("name", r#""other""#),
            ("cache.max_age", "50"),
            ("http.hosts", r#"["y"]"#),
            ("limits.b", "3"),
            ("limits.c", "4"),
            ("http.port", "7000"),
        ],
        &[("SHOP_CACHE_MAX_AGE", "300"), ("SHOP_HTTP_TIMEOUT", "7s"), ("SHOP_SEARCH", "http://s")],
    );
    for (before, after) in [(&before, &after), (&after, &before)] {
        let page = note(&before.load(), &after.load()).to_markdown();
        let rollback = page.split_once("### Rollback").unwrap().1;
        let mut back = after.clone();
        let steps = rollback.lines().filter(|line| line.starts_with("  ") && line.contains(". "));
        steps.for_each(|line| back.follow(line));
        assert_eq!(back.load().fingerprint(), before.load().fingerprint(), "{page}");
        assert!(page.contains(&before.load().fingerprint()), "{page}");
    }
}

/// A page is kept for a while, and not longer.
fn cache_age() -> Item {
    Item::on::<Cache>("cache.age", "a page is kept for a while")
        .reads(&["max_age"])
        .examples(&[("max_age", "5")], &[("max_age", "500")])
        .judge(|cache: &Cache, found| {
            if cache.max_age > 100 {
                found.fail("max_age", "is too long");
            }
        })
}

#[test]
fn the_note_is_for_a_stranger() {
    let before = shop("[auth]\njwt_key = 'CANARY1'\n[cache]\nmax_age = 50");
    let after = loaded(
        Loader::<Shop>::new().text("toml", "[auth]\njwt_key = 'CANARY1'\n[cache]\nmax_age = 50").environment(
            Environment::from([("SHOP_CACHE_MAX_AGE", "300"), ("SHOP_AUTH_JWT_KEY", "CANARY2")]),
        ),
    );
    let list = Checklist::new(Profile::Production).today(day()).without_machine().item(cache_age());
    let page = note(&before, &after)
        .reason("pages are asked for\nagain <b>and</b> again")
        .file("settings.toml")
        .command("sed -i `s/60/300/` settings.toml\ngit commit")
        .metric("hit rate", "71 %", 93)
        .checklist(&after.confirm(&list))
        .to_markdown();
    let page = page.replace(&before.fingerprint(), "BEFORE").replace(&after.fingerprint(), "AFTER");
    insta::assert_snapshot!(page, @"
    ## 2026-06-01: pages are asked for again &lt;b>and&lt;/b> again

    - file: `settings.toml`
    - command: ``sed -i `s/60/300/` settings.toml``
    - command: `git commit`
    - metric: hit rate: 71 % → 93
    - fingerprint: `BEFORE` → `AFTER`

    ### Settings

    - `cache.max_age`: `50` → `300`
      - origin: &lt;toml>:4:11 → variable SHOP_CACHE_MAX_AGE
      - security: yes
      - owner: edge
      - expect: the hit rate rises
      - rollback: unset SHOP_CACHE_MAX_AGE
    - `auth.jwt_key`: changed, not shown
      - origin: &lt;toml>:2:11 → variable SHOP_AUTH_JWT_KEY
      - security: yes
      - owner: team-shop

    Untouched: `top level`, `http`, `storage`.

    ### Rollback

    - `cache.max_age`
      1. unset `SHOP_CACHE_MAX_AGE`
      2. put `max_age = 50` back under `[cache]` in `<toml>:4`, unless it is still there
    - `auth.jwt_key`
      1. unset `SHOP_AUTH_JWT_KEY`
      2. put the old value of `auth.jwt_key` back into `<toml>:2`, from your vault, unless it is still there

    The fingerprint is then `BEFORE` again. Secrets have no part in it.

    ### Checklist

    for production, 2026-06-01: 1 failed; 7 security settings that no item reads

    - cache.age: a page is kept for a while: `cache.max_age` is too long
    ");
}

#[test]
fn a_value_is_put_back_as_its_place_writes_it() {
    let folder = Folder::new();
    let yaml = folder.write("a.yaml", "http:\n  hosts: [a]\nlimits:\n  x y: 1\n");
    let json = folder.write("a.json", r#"{"http": {"timeout": "5s"}, "servers": [{"host": "a"}]}"#);
    let dotenv = folder.write(".env", "SHOP_NAME='a \"b'\nSHOP_LIMITS__B=2\n");
    let before = loaded(
        Loader::<Shop>::new()
            .file(yaml)
            .file(json)
            .dotenv(dotenv)
            .flags(["--http.port=9000"])
            .value("http.level", "warn"),
    );
    let page = note(&before, &shop("")).to_markdown();
    let back: Vec<String> = page
        .split_once("### Rollback")
        .unwrap()
        .1
        .lines()
        .filter(|line| line.starts_with("  "))
        .map(|line| line.replace(&*folder.path("").to_string_lossy(), "DIR/").trim().to_owned())
        .collect();
    insta::assert_snapshot!(back.join("\n"), @r#"
    1. put `SHOP_NAME='a "b'` back in `DIR/.env:1`
    1. put `SHOP_LIMITS__B=2` back in `DIR/.env:2`
    1. put `"x y": 1` back under `limits` in `DIR/a.yaml:4`
    1. give the flag `--http.port=9000` again
    1. put `hosts: ["a"]` back under `http` in `DIR/a.yaml:2`
    1. put `"timeout": "5s"` back under `http` in `DIR/a.json:1`
    1. give `http.level` the value `warn` in the code again
    1. put `"host": "a"` back under `servers[0]` in `DIR/a.json:1`
    "#);
}

#[test]
fn the_newest_note_is_on_top() {
    let folder = Folder::new();
    let path = folder.path("CHANGES.md");
    let (one, other) = (shop(""), shop("http.port = 9000"));
    note(&one, &other).reason("first").append_to(&path).unwrap();
    let first = text(&path);
    note(&other, &one).reason("second").append_to(&path).unwrap();
    let both = text(&path);
    assert!(
        both.starts_with("<!-- notes of changes, the newest on top -->\n\n## 2026-06-01: second\n"),
        "{both}"
    );
    let notes = first.strip_prefix("<!-- notes of changes, the newest on top -->\n\n").unwrap();
    assert!(both.ends_with(&format!("\n\n{notes}")), "{both}");
    assert_eq!(names(&folder), ["CHANGES.md"]);
}

/// What is in a file.
#[expect(clippy::disallowed_methods, reason = "the tests look at what was written")]
fn read(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap()
}

fn text(path: &Path) -> String {
    String::from_utf8(read(path)).unwrap()
}

/// The names in a folder.
fn names(folder: &Folder) -> Vec<String> {
    let entries = std::fs::read_dir(folder.path("")).unwrap();
    let mut names: Vec<_> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_file_of_others_is_left_as_it_is() {
    let folder = Folder::new();
    let note = note(&shop(""), &shop("http.port = 9000"));
    for (name, bytes, message) in [
        ("README.md", b"# Shop\n".as_slice(), "does not begin as a file of notes does"),
        ("late.md", b"\n<!-- notes of changes, the newest on top -->\n", "does not begin"),
        ("longer.md", b"<!-- notes of changes, the newest on top -->x\n", "does not begin"),
        ("bytes.md", b"<!-- notes of changes, the newest on top -->\n\xff", "is not UTF-8"),
    ] {
        let path = folder.write(name, bytes);
        let error = note.append_to(&path).unwrap_err();
        assert!(error.to_string().contains(message) && error.to_string().contains(name), "{error}");
        assert!(!error.help().is_empty());
        assert_eq!(read(&path), bytes);
    }
    let error = note.append_to(folder.path("")).unwrap_err();
    assert!(error.to_string().contains("is a folder"), "{error}");
    let error = note.append_to(folder.path("none/CHANGES.md")).unwrap_err();
    assert!(error.to_string().contains("does not exist"), "{error}");
    assert!(names(&folder).iter().all(|name| !name.ends_with(".new")));
    // An empty file, and one that an editor of another system has saved, are taken.
    note.append_to(folder.write("empty.md", "")).unwrap();
    let dos =
        folder.write("dos.md", "\u{feff}<!-- notes of changes, the newest on top -->\r\n\r\n## old\r\n");
    note.append_to(&dos).unwrap();
    assert!(text(&dos).ends_with("\n\n## old\r\n"));
}

#[cfg(unix)]
#[test]
fn the_mode_stays_and_what_may_not_be_written_is_not() {
    use std::fs::{Permissions, metadata, set_permissions, write};
    use std::os::unix::fs::{PermissionsExt, symlink};

    let folder = Folder::new();
    let note = note(&shop(""), &shop("http.port = 9000"));
    let path = folder.write("CHANGES.md", "");
    set_permissions(&path, Permissions::from_mode(0o640)).unwrap();
    let link = folder.path("link.md");
    symlink(&path, &link).unwrap();
    note.append_to(&link).unwrap();
    assert_eq!(metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(link.is_symlink() && metadata(&path).unwrap().len() > 100);

    let whole = read(&path);
    set_permissions(&path, Permissions::from_mode(0o440)).unwrap();
    // Whoever may do everything is not kept out by a mode.
    if write(folder.path("CHANGES.md"), &whole).is_ok() {
        return;
    }
    let error = note.append_to(&path).unwrap_err();
    assert!(error.to_string().ends_with("it cannot be read or written: permission denied"), "{error}");
    assert_eq!(read(&path), whole);
}

#[test]
fn no_note_of_many_writers_is_lost() {
    let folder = Folder::new();
    let path = folder.path("CHANGES.md");
    let note = note(&shop(""), &shop("http.port = 9000"));
    std::thread::scope(|scope| {
        for writer in 0..8 {
            let (note, path) = (&note, &path);
            scope.spawn(move || {
                for at in 0..5 {
                    note.clone().reason(format!("note {writer}.{at}.")).append_to(path).unwrap();
                }
            });
        }
    });
    let all = text(&path);
    for writer in 0..8 {
        for at in 0..5 {
            assert_eq!(all.matches(&format!("note {writer}.{at}.\n")).count(), 1);
        }
    }
    assert_eq!(all.matches("<!--").count(), 1);
    assert_eq!(names(&folder), ["CHANGES.md"]);
}

#[test]
fn nothing_is_half_written() {
    let folder = Folder::new();
    let path = folder.path("CHANGES.md");
    let note = note(&shop(""), &shop("http.port = 9000"));
    note.append_to(&path).unwrap();
    let whole = read(&path);
    // What a process left behind that was killed as it wrote: the next waits, tells, and touches neither.
    let beside = folder.write("CHANGES.md.new", "half a no");
    let error = note.append_to(&path).unwrap_err();
    assert!(error.to_string().contains("another process"), "{error}");
    assert!(error.help().contains("CHANGES.md.new"), "{}", error.help());
    assert_eq!(read(&path), whole);
    assert_eq!(text(&beside), "half a no");
}

#[test]
fn a_section_that_was_there_by_default_is_named() {
    let page = note(&shop("http.port = 1\nwaits = {}"), &shop("")).to_markdown();
    assert!(
        page.contains("- `waits.long`\n  1. have the section again that `waits.long` stood in"),
        "{page}"
    );
    assert!(page.contains("- `http.port`\n  1. put `port = 1` back under `[http]` in `<toml>:1`"), "{page}");
}

#[test]
fn what_a_caller_says_breaks_no_page() {
    let page = note(&shop(""), &shop("http.port = 1"))
        .reason("a ` <b> [x](y) *z*\n# heading")
        .file("a`b\n# c")
        .metric("<i>", "``` <u>", "`code <s>` and \\[no](link)")
        .to_markdown();
    let head: Vec<&str> = page.lines().take(5).collect();
    let expected = [
        r"## 2026-06-01: a \` &lt;b> \[x](y) \*z\* # heading",
        "",
        r"- file: ``a`b\n# c``",
        r"- metric: &lt;i>: \`\`\` &lt;u> → `code <s>` and \\\[no](link)",
    ];
    assert_eq!(head[..4], expected);
}
