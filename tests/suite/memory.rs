//! How many copies of a secret a process holds: none before a load, one while the settings live, none after. Measured
//! from within the program `shop`, in its own memory, which only Linux shows as a file.

#![cfg(target_os = "linux")]

use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};
use tempfile::TempDir;

/// What the shop cannot do without; the secrets that are not the needle are short.
const REST: &str =
    "environment = \"dev\"\n[upload]\nallowed_types = []\n[database]\nurl = \"postgres://db/shop\"\n";

/// Unlike anything else in memory, and longer than what an allocator overwrites of a freed block.
const NEEDLE: &str = "nEeDlE-7f3a9c51-iN-tHe-hAyStAcK-0b64e2d8-StRaW";

/// Runs the shop with a file of settings and these variables alone. A text in braces is JSON.
fn shop(arguments: &[&str], text: &str, variables: &[(&str, &str)]) -> Output {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join(if text.starts_with('{') { "shop.json" } else { "shop.toml" });
    std::fs::write(&file, text).expect("the file is written");
    run(arguments, &file, variables)
}

fn run(arguments: &[&str], file: &Path, variables: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_shop"));
    command.args(arguments).arg(file).env_clear().envs(variables.iter().copied());
    command.output().expect("the shop runs")
}

/// A needle as the measure takes it.
fn masked(needle: &str) -> String {
    needle.bytes().map(|byte| format!("{:02x}", byte ^ 0x5A)).collect()
}

/// The measure's line for a needle.
#[track_caller]
fn measured(needle: &str, text: &str, variables: &[(&str, &str)]) -> Value {
    let output = shop(&["--residue", &masked(needle)], text, variables);
    let said = String::from_utf8_lossy(&output.stdout);
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complaint}");
    serde_json::from_str(&said).unwrap_or_else(|error| panic!("{error}: {said}"))
}

fn copies(full: u32, heap: u32, tail: u32) -> Value {
    json!({ "full": full, "heap": heap, "stack": 0, "other": 0, "tail": tail })
}

/// No copy before; one on the heap while the settings live; not even the end of one after.
fn once() -> Value {
    json!({ "before": copies(0, 0, 0), "alive": copies(1, 1, 1), "dropped": copies(0, 0, 0) })
}

#[track_caller]
fn assert_one_copy(needle: &str, text: &str, variables: &[(&str, &str)]) {
    assert_eq!(measured(needle, text, variables), once());
}

/// A file whose `auth.jwt_key` is written like this.
fn with_key(written: &str) -> String {
    format!("{REST}[auth]\npin = 7\njwt_key = {written}\n")
}

#[test]
fn a_secret_of_a_file_is_there_once() {
    assert_one_copy(NEEDLE, &with_key(&format!("\"{NEEDLE}\"")), &[]);
    assert_one_copy(NEEDLE, &with_key(&format!("'{NEEDLE}'")), &[]);
}

#[test]
fn a_secret_of_a_variable_is_there_once() {
    let rest = format!("{REST}[auth]\npin = 7\n");
    assert_one_copy(NEEDLE, &rest, &[("SHOP_AUTH_JWT_KEY", NEEDLE)]);
}

/// A parser unfolds escapes into a buffer of its own: the library's copy of the parser's result is wiped like any.
#[test]
fn a_secret_with_escapes_is_there_once() {
    let first = NEEDLE.chars().next().expect("a needle");
    let rest: String = NEEDLE.chars().skip(1).collect();
    assert_one_copy(NEEDLE, &with_key(&format!("\"\\u{:04x}{rest}\"", u32::from(first))), &[]);
    let each: String = NEEDLE.chars().map(|c| format!("\\u{:04X}", u32::from(c))).collect();
    assert_one_copy(NEEDLE, &with_key(&format!("\"{each}\"")), &[]);
    // The escape stands in the middle, behind more than a block's first bytes.
    let quoted = NEEDLE.replacen("iN", "iN\"\\\"", 1);
    assert_one_copy(
        &quoted,
        &with_key(&format!("\"{}\"", quoted.replace('\\', "\\\\").replace('"', "\\\""))),
        &[],
    );
}

/// The same in JSON, whose scanner would keep a copy of a text with escapes, if it were asked for one.
#[test]
fn a_secret_of_a_file_of_json_is_there_once() {
    let with_key = |written: &str| {
        format!(
            "{{\"environment\": \"dev\", \"upload\": {{\"allowed_types\": []}},\n\
             \"database\": {{\"url\": \"postgres://db/shop\"}},\n\
             \"auth\": {{\"pin\": 7, \"jwt_key\": \"{written}\"}}}}\n"
        )
    };
    let each: String = NEEDLE.chars().map(|c| format!("\\u{:04X}", u32::from(c))).collect();
    let first = format!("\\u006e{}", &NEEDLE[1..]);
    for written in [NEEDLE, &first, &each] {
        assert_one_copy(NEEDLE, &with_key(written), &[]);
    }
    let quoted = NEEDLE.replacen("iN", "iN\"\\\"", 1);
    assert_one_copy(&quoted, &with_key(&quoted.replace('\\', "\\\\").replace('"', "\\\"")), &[]);
    let lines = NEEDLE.replace('-', "\n");
    assert_one_copy(&lines, &with_key(&lines.replace('\n', "\\n")), &[]);
    let long: String = (0..4000).map(|at| format!("{at:x}.")).collect();
    assert_one_copy(&long, &with_key(&format!("\\u0030{}", &long[1..])), &[]);
}

/// Where another program was to take the values over and is not there: no copy is left of what was written for it, or of the
/// environment that it would have had.
#[test]
fn a_secret_that_was_to_be_handed_over_is_gone() {
    let none = json!({ "before": copies(0, 0, 0), "after": copies(0, 0, 0) });
    // The last one makes the buffer move more than once.
    let long: String = (0..12_000).map(|at| format!("{at:x}.")).collect();
    let quoted = NEEDLE.replacen("iN", "iN\"\\", 1);
    for needle in [NEEDLE, &quoted, &long] {
        let written = needle.replace('\\', "\\\\").replace('"', "\\\"");
        for variables in [&[][..], &[("SHOP_AUTH_JWT_KEY", needle)]] {
            let output =
                shop(&["--hand-over", &masked(needle)], &with_key(&format!("\"{written}\"")), variables);
            assert_eq!(output.status.code(), Some(127), "{}", String::from_utf8_lossy(&output.stderr));
            let said: Value = serde_json::from_slice(&output.stdout).expect("the measure's line");
            assert_eq!(said, none, "{written}, {}", variables.len());
        }
    }
}

#[test]
fn a_secret_of_several_lines_is_there_once() {
    let lines = NEEDLE.replace('-', "\n");
    assert_one_copy(&lines, &with_key(&format!("\"\"\"\n{lines}\"\"\"")), &[]);
    assert_one_copy(&lines, &with_key(&format!("'''{lines}'''")), &[]);
    // A backslash at a line's end joins the lines; Windows ends them with two bytes.
    let joined = NEEDLE.replace("-iN-", "-\\\n   iN-");
    assert_one_copy(NEEDLE, &with_key(&format!("\"\"\"{joined}\"\"\"")), &[]);
    let windows = lines.replace('\n', "\r\n");
    assert_one_copy(&windows, &with_key(&format!("'''{windows}'''")), &[]);
}

/// YAML's parser unfolds what is not a slice of the text into buffers of its own, and hands them over.
#[test]
fn a_secret_in_yaml_is_there_once() {
    let escaped: String = NEEDLE.chars().map(|c| format!("\\u{:04X}", u32::from(c))).collect();
    for written in [
        NEEDLE.to_owned(),
        format!("'{NEEDLE}'"),
        format!("\"{NEEDLE}\""),
        format!("\"{escaped}\""),
        format!("|-\n    {NEEDLE}"),
        format!(">-\n    {NEEDLE}\n"),
    ] {
        let rest = "environment: dev\nupload: {allowed_types: []}\ndatabase: {url: postgres://db/shop}";
        let text = format!("{rest}\nauth:\n  pin: 7\n  jwt_key: {written}\n");
        let folder = TempDir::new().expect("a folder");
        let file = folder.path().join("shop.yaml");
        std::fs::write(&file, text).expect("the file is written");
        let output = run(&["--residue", &masked(NEEDLE)], &file, &[]);
        let said: Value = serde_json::from_slice(&output.stdout).expect("the measure's line");
        assert_eq!(said, once(), "{written}");
    }
}

/// A long secret goes other ways through an allocator than a short one.
#[test]
fn a_long_secret_is_there_once() {
    let long: String = (0..4000).map(|at| format!("{at:x}.")).collect();
    assert_one_copy(&long, &with_key(&format!("\"{long}\"")), &[]);
    assert_one_copy(&long, &with_key(&format!("\"\\u0030{}\"", &long[1..])), &[]);
    assert_one_copy(
        &long[..8000],
        &format!("{REST}[auth]\npin = 7\n"),
        &[("SHOP_AUTH_JWT_KEY", &long[..8000])],
    );
}

/// What encodes a secret is as good as it: the bytes are there once, and their text not at all.
#[test]
fn secret_bytes_are_there_once_and_their_text_is_not() {
    let base64 = "bkVlRGxFLTdmM2E5YzUxLWlOLXRIZS1oQXlTdEFjSy0wYjY0ZTJkOC1TdFJhVw==";
    let hex: String = NEEDLE.bytes().map(|byte| format!("{byte:02x}")).collect();
    let rest = with_key("\"a key of another kind, with more than 32 characters\"");
    for (name, text) in [("cookie_key", base64), ("old_cookie_key", &*hex)] {
        let in_file = format!("{rest}{name} = '{text}'\n");
        let variable = format!("SHOP_AUTH_{}", name.to_uppercase());
        // With an escape, a format has to unfold it; with blanks at its end, a variable is trimmed.
        let escaped = format!("{rest}{name} = \"\\u{:04x}{}\"\n", u32::from(text.as_bytes()[0]), &text[1..]);
        let blank = format!("{text}\n");
        for (file, variables) in [
            (&in_file, &[][..]),
            (&escaped, &[][..]),
            (&rest, &[(&*variable, text)][..]),
            (&rest, &[(&*variable, &*blank)][..]),
        ] {
            assert_one_copy(NEEDLE, file, variables);
            let none =
                json!({ "before": copies(0, 0, 0), "alive": copies(0, 0, 0), "dropped": copies(0, 0, 0) });
            assert_eq!(measured(text, file, variables), none, "{file}");
        }
    }
}

/// The stronger source's copy is the only one, whatever the weaker one held.
#[test]
fn a_secret_that_is_overridden_is_gone() {
    let text = with_key(&format!("\"{NEEDLE}\""));
    let other = [("SHOP_AUTH_JWT_KEY", "a key of another kind, with more than 32 characters")];
    let measured = measured(NEEDLE, &text, &other);
    assert_eq!(measured["alive"], copies(0, 0, 0));
    assert_eq!(measured["dropped"], copies(0, 0, 0));
}

/// A secret that no setting reads, beside one that is fine: it is only a warning's, and its text goes with the load.
#[test]
fn a_secret_of_a_strange_variable_is_gone() {
    let text = with_key("\"a key of another kind, with more than 32 characters\"");
    let measured = measured(NEEDLE, &text, &[("SHOP_ZEBRA_KEY", NEEDLE), ("OTHERS_KEY", NEEDLE)]);
    assert_eq!(measured["alive"], copies(0, 0, 0));
}

/// The measure can fail: a public text is there once while it lives, and not wiped when it is dropped.
#[test]
fn a_public_text_is_found() {
    let text = format!("{}[features]\n", with_key("\"a key of another kind, with more than 32 characters\""));
    let text = format!("service_name = \"{NEEDLE}\"\n{text}");
    let measured = measured(NEEDLE, &text, &[]);
    assert_eq!(measured["before"], copies(0, 0, 0));
    assert_eq!(measured["alive"], copies(1, 1, 1));
    assert!(measured["dropped"]["tail"].as_u64() >= Some(1), "{measured}");
}
