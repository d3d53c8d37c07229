//! Texts that were made to take time.

use std::time::{Duration, Instant};

use zeroize::Zeroizing;

use crate::source::file::json::{read, read_with_comments};

const MIB: usize = 1 << 20;

fn repeat(piece: &str) -> String {
    piece.repeat(MIB / piece.len())
}

/// So much of a piece as the value of a key.
fn inside(piece: &str) -> String {
    format!("{{\"a\": {}}}", repeat(piece))
}

/// So much of a piece in a list.
fn list(piece: &str) -> String {
    format!("{{\"a\": [{}1]}}", repeat(piece))
}

/// Very many entries.
fn keys(key: fn(usize) -> String) -> String {
    format!("{{{}\"\": 1}}", (0..100_000).map(key).collect::<String>())
}

/// Nothing takes a second; what is squared here takes minutes.
fn assert_in_no_time<const COUNT: usize>(texts: [(&str, String); COUNT]) {
    let limit = if cfg!(debug_assertions) { Duration::from_secs(5) } else { Duration::from_secs(1) };
    for (name, text) in texts {
        let text = Zeroizing::new(text);
        let read = if name.contains("comment") { read_with_comments } else { read };
        let begin = Instant::now();
        let (document, faults) = read(text);
        let taken = begin.elapsed();
        assert!(taken < limit, "{name}: {taken:?}");
        assert!(faults.len() <= 21, "{name}");
        drop(document);
    }
}

#[test]
fn hostile_tokens_are_read_in_no_time() {
    assert_in_no_time([
        ("lists", repeat("[")),
        ("lists inside", inside("[")),
        ("tables", repeat("{\"a\":")),
        ("braces", repeat("{")),
        ("closings", repeat("]")),
        ("escapes", repeat("\"\\u0000")),
        ("escapes inside", inside("\"\\u0000")),
        ("a string of escapes", format!("{{\"a\": \"{}\"}}", repeat("\\u0000"))),
        ("a key of escapes", format!("{{\"{}\": 1}}", repeat("\\u0000"))),
        ("a string of bad escapes", format!("{{\"a\": \"{}\"}}", repeat("\\q"))),
        ("backslashes", format!("{{\"a\": \"{}", repeat("\\"))),
        ("halves", format!("{{\"a\": \"{}\"}}", repeat("\\ud800"))),
        ("quotes", inside("\"")),
        ("single quotes", inside("'")),
        ("single quotes, lines", list("'a',\n")),
        ("open single quotes, lines", list("'a,\n")),
        ("NULs", repeat("\0")),
        ("NULs inside", inside("\0")),
        ("NULs in a string", format!("{{\"a\": \"{}\"}}", repeat("\0"))),
        ("blanks", repeat(" ")),
        ("lines", repeat("\n")),
        ("other blanks", inside("\u{a0}")),
        ("marks", repeat("\u{feff}")),
    ]);
}

#[test]
fn hostile_structures_are_read_in_no_time() {
    assert_in_no_time([
        ("commas", list(",")),
        ("comma lines", list(",\n")),
        ("colons", inside(":")),
        ("colons, lines", inside(":\n")),
        ("digits", inside("1")),
        ("zeros", inside("0")),
        ("signs", inside("-")),
        ("points", inside("1.")),
        ("letters", inside("a")),
        ("letters of others", inside("\u{e9}")),
        ("words", list("a ")),
        ("word lines", list("a,\n")),
        ("wrong numbers", list("01,\n")),
        ("bare keys", format!("{{{}}}", repeat("a:1,\n"))),
        ("comments", format!("{{}}{}", repeat("/**/"))),
        ("open comments", format!("{{}}{}", repeat("/*"))),
        ("comment lines", format!("{{}}{}", repeat("//\n"))),
        ("slashes", format!("{{}}{}", repeat("/"))),
        ("hashes", repeat("#\n")),
        ("numbers", list("1,")),
        ("empty tables", list("{},")),
        ("last commas", list("[1,],")),
        ("keys", keys(|n| format!("\"k{n}\":1,"))),
        ("keys that look alike", keys(|n| format!("\"k{n:06}k\":1,\n"))),
        ("keys twice", keys(|n| format!("\"k{}\":1,", n / 2))),
        ("one key", format!("{{{}\"a\":1}}", repeat("\"a\":1,"))),
        ("one key, deep", format!("{{{}\"a\":1}}", repeat("\"a\":{\"b\":1,\"b\":[]},"))),
        ("escaped keys", keys(|n| format!("\"\\u0061{n}\":1,"))),
        ("tables in a row", list("{\"a\":1},")),
    ]);
}
