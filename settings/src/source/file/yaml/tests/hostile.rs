//! Texts that are made to take long, or much room.

use std::time::{Duration, Instant};

use zeroize::Zeroizing;

use crate::source::file::yaml::read;

const MIB: usize = 1 << 20;

type Text = (&'static str, String);

fn repeat(piece: &str) -> String {
    piece.repeat(MIB / piece.len())
}

fn lines(line: fn(usize) -> String) -> String {
    (0..100_000).map(line).collect()
}

fn nested() -> Vec<Text> {
    vec![
        ("lists", repeat("[")),
        ("lists in a table", format!("a: {}", repeat("["))),
        ("dashes", repeat("- ")),
        ("tables", repeat("a: ")),
        ("tables in braces", repeat("{a: ")),
        ("circles", repeat("&a [*a]")),
        ("circles in a list", format!("a: [{}]", repeat("&a [*a],"))),
        ("circles in lines", format!("a:\n{}", repeat("- &a [*a]\n"))),
        ("question marks", repeat("? ")),
        ("question marks in lines", repeat("?\n")),
        ("explicit keys", lines(|n| format!("? k{n}\n: 1\n"))),
    ]
}

fn scalars() -> Vec<Text> {
    vec![
        ("open texts", repeat("\"\\x00")),
        ("escapes", format!("a: \"{}\"", repeat("\\x00"))),
        ("escapes, open", format!("a: \"{}", repeat("\\x00"))),
        ("escapes, the last of them wrong", format!("a: \"{}\\q\"", repeat("\\x00"))),
        ("a plain scalar over many lines", format!("a: {}", "xxxx\n  ".repeat(100_000))),
        ("a plain scalar with a gap", format!("a: x\n{}  y", repeat("\n"))),
        ("a plain scalar and a tab", format!("a:\n b: {}\n\tx", "xxxx\n  ".repeat(100_000))),
        ("tabs alone", format!("a: x\n{}\ty: z", repeat("\t\n"))),
        ("a text over many lines", format!("a: \"{}\"", "xxxx\n  ".repeat(100_000))),
        ("a block over many lines", format!("a: |\n{}", "  xxxx\n".repeat(100_000))),
        ("a folded block", format!("a: >\n{}", "  xxxx\n".repeat(100_000))),
        ("an empty block", format!("a: |+\n{}", repeat("\n"))),
        ("blocks", lines(|n| format!("k{n}: |\n  x\n"))),
        ("a block behind comments", format!("a:\n{} |\n  x", repeat(" # |\n"))),
        ("blocks behind comments", lines(|n| format!("k{n}: # |\n  |\n  x\n"))),
    ]
}

fn tables() -> Vec<Text> {
    vec![
        ("keys", lines(|n| format!("k{n}: 1\n"))),
        ("keys that look alike", lines(|n| format!("k{n:06}k: 1\n"))),
        ("keys twice", lines(|n| format!("k{}: 1\n", n / 2))),
        ("keys in braces", format!("a: {{{}}}", lines(|n| format!("k{n}: 1,")))),
        ("one key in braces", format!("a: {{{}}}", repeat("k: 1,"))),
        ("escaped keys", lines(|n| format!("\"\\u0061{n}\": 1\n"))),
        ("keys that lists are", repeat("? [a]\n: b\n")),
        ("elements", format!("a: [{}]", repeat("1,"))),
        ("pairs in a list", format!("a: [{}]", repeat("b: c,"))),
        ("lists beside their keys", lines(|n| format!("k{n}:\n- 1\n"))),
        ("tables in a list", format!("a:\n{}", repeat("- a: 1\n"))),
    ]
}

fn aliases() -> Vec<Text> {
    let table: String =
        std::iter::once("a: &a\n".to_owned()).chain((0..5_000).map(|n| format!("  k{n}: 1\n"))).collect();
    vec![
        ("anchors", lines(|n| format!("k{n}: &a{n} 1\n"))),
        ("aliases", format!("a: &a 1\n{}", lines(|n| format!("k{n}: *a\n")))),
        ("aliases of a list", format!("a: &a [1]\n{}", lines(|n| format!("k{n}: *a\n")))),
        ("aliases as keys", format!("a: &a x\n{}", repeat("*a : 1\n"))),
        ("merges of nothing", format!("a: &a {{}}\n{}", lines(|n| format!("k{n}: {{<<: *a}}\n")))),
        ("a list of merges of nothing", format!("a: &a {{}}\nb: {{<<: [{}]}}", repeat("*a,"))),
        ("merges", format!("{table}{}", lines(|n| format!("k{n}: {{<<: *a}}\n")))),
        ("a list of merges", format!("{table}b: {{<<: [{}]}}", repeat("*a,"))),
        ("merge keys", format!("a: &a {{}}\nb:\n{}", repeat("  <<: *a\n"))),
    ]
}

fn others() -> Vec<Text> {
    vec![
        ("tags", lines(|n| format!("k{n}: !!str 1\n"))),
        ("wrong tags", lines(|n| format!("k{n}: !x 1\n"))),
        ("wrong tags in a line", format!("a: [{}]", repeat("!x 1,"))),
        ("directives", repeat("%A b\n")),
        ("directives for tags", lines(|n| format!("%TAG !a{n}! b\n")) + "---\na: 1"),
        ("documents", repeat("---\n")),
        ("ends of documents", repeat("...\n")),
        ("comments", repeat("# x\n")),
        ("blanks", repeat(" ")),
        ("tabs", repeat("\t")),
        ("carriage returns", repeat("a: b\r")),
        ("marks", repeat("\u{feff}")),
        ("NULs", repeat("\0")),
        ("commas", repeat(",")),
        ("colons", repeat(":\n")),
        ("closings", repeat("]")),
        ("a long key", format!("{}: 1", repeat("a"))),
        ("a long key in lines", format!("{}: 1", repeat("a\n"))),
        ("words in a list", format!("[{}", repeat("a "))),
    ]
}

#[test]
fn hostile_texts_are_read_in_no_time() {
    let limit = if cfg!(debug_assertions) { Duration::from_secs(10) } else { Duration::from_secs(1) };
    for (name, text) in [nested(), scalars(), tables(), aliases(), others()].into_iter().flatten() {
        let begin = Instant::now();
        let (document, faults) = read(Zeroizing::new(text));
        let taken = begin.elapsed();
        assert!(taken < limit, "{name}: {taken:?}");
        assert!(faults.len() <= 21, "{name}");
        drop(document);
    }
}
