//! Trees, and the many ways to write one down: what was written is what has to be read.

use proptest::prelude::*;
use zeroize::Zeroizing;

use super::oracle::{Tree, same};
use crate::source::file::properties::cases;
use crate::source::file::yaml::read;
use crate::value::ROOT;

/// The choices to make between ways to write, one after the other.
struct Styles<'a> {
    choices: &'a [u8],
    at: usize,
}

impl Styles<'_> {
    fn choose(&mut self, of: u8) -> u8 {
        self.at += 1;
        self.choices.get(self.at % self.choices.len().max(1)).copied().unwrap_or(0) % of
    }
}

pub(super) fn write(tree: &Tree, choices: &[u8]) -> String {
    let mut out = String::new();
    let mut styles = Styles { choices, at: 0 };
    match styles.choose(4) {
        0 => flow(tree, &mut styles, &mut out),
        _ => {
            if styles.choose(3) == 0 {
                out.push_str("%YAML 1.2\n--- # |\n");
            }
            block(tree, 0, &mut styles, &mut out);
        }
    }
    if styles.choose(3) == 0 { out.replace('\n', "\r\n") } else { out }
}

/// A table or list on lines of their own; nothing in it cannot be written so.
fn block(tree: &Tree, indent: usize, styles: &mut Styles<'_>, out: &mut String) {
    let start = " ".repeat(indent);
    match tree {
        Tree::Table(table) if table.is_empty() => out.push_str(&format!("{start}{{}}\n")),
        Tree::List(list) if list.is_empty() => out.push_str(&format!("{start}[ ]\n")),
        Tree::Table(table) => {
            for (name, value) in table {
                out.push_str(&start);
                quoted(name, false, styles, out);
                out.push(':');
                value_of(value, indent, styles, out);
            }
        }
        Tree::List(list) => {
            for value in list {
                out.push_str(&format!("{start}-"));
                value_of(value, indent, styles, out);
            }
        }
        leaf => flow(leaf, styles, out),
    }
}

/// What stands behind a `:` or a `-` of something that is indented so much.
fn value_of(value: &Tree, indent: usize, styles: &mut Styles<'_>, out: &mut String) {
    match value {
        Tree::Null if styles.choose(2) == 0 => out.push('\n'),
        Tree::Text(text, _) if is_block(text) && styles.choose(2) == 0 => {
            out.push_str(if text.ends_with('\n') { " |2+ # c\n" } else { " |2-\n" });
            let lines = text.strip_suffix('\n').unwrap_or(text);
            for line in lines.split('\n').filter(|_| !text.is_empty()) {
                out.push_str(&format!("{}{line}\n", " ".repeat(indent + 2)));
            }
        }
        Tree::Table(_) | Tree::List(_) if styles.choose(3) != 0 => {
            out.push_str(if styles.choose(2) == 0 { " # c\n" } else { "\n" });
            block(value, indent + 1 + usize::from(styles.choose(3)), styles, out);
        }
        value => {
            out.push(' ');
            flow(value, styles, out);
            out.push('\n');
        }
    }
}

fn is_block(text: &str) -> bool {
    text.chars().all(|c| c == '\n' || c == '\t' || !c.is_control() && c != '\u{feff}' && c != '\u{2028}')
}

fn flow(tree: &Tree, styles: &mut Styles<'_>, out: &mut String) {
    match tree {
        Tree::Null => out.push_str(if styles.choose(2) == 0 { "~" } else { "null" }),
        Tree::Plain(text, _) => out.push_str(text),
        Tree::Text(text, _) => quoted(text, true, styles, out),
        Tree::List(list) => {
            out.push('[');
            for value in list {
                flow(value, styles, out);
                out.push_str(", ");
            }
            out.push(']');
        }
        Tree::Table(table) => {
            out.push('{');
            for (name, value) in table {
                quoted(name, false, styles, out);
                out.push_str(": ");
                flow(value, styles, out);
                out.push_str(", ");
            }
            out.push('}');
        }
    }
}

/// A text in quotation marks, or bare where it is a word and that makes no difference.
fn quoted(text: &str, marks: bool, styles: &mut Styles<'_>, out: &mut String) {
    let word = !text.is_empty() && text != "null" && text.bytes().all(|b| b.is_ascii_alphanumeric());
    let single = is_block(text) && !text.contains(['\n', '\t']);
    match styles.choose(3) {
        0 if word && !marks => out.push_str(text),
        0 | 1 if single => out.push_str(&format!("'{}'", text.replace('\'', "''"))),
        _ => {
            out.push('"');
            for c in text.chars() {
                match c {
                    '"' | '\\' => out.push_str(&format!("\\{c}")),
                    '\n' => out.push_str("\\n"),
                    c if c.is_control() || c == '\u{feff}' || (c == 'a' && styles.choose(2) == 0) => {
                        out.push_str(&format!("\\U{:08x}", u32::from(c)));
                    }
                    c => out.push(c),
                }
            }
            out.push('"');
        }
    }
}

fn text() -> impl Strategy<Value = String> {
    let characters = "aaZ0 \n\t:#'\"\\-[]{},&*!|>%@`~<?é\u{85}\u{2028}\u{1F600}\u{0}\u{7f}\u{feff}";
    let character = prop::sample::select(characters.chars().collect::<Vec<_>>());
    prop::collection::vec(character, 0..8).prop_map(|characters| characters.into_iter().collect())
}

fn tree() -> impl Strategy<Value = Tree> {
    let plain = prop::sample::select(
        &[
            "1",
            "1.10",
            "x y",
            "no",
            "True",
            "http://x:1/y#z",
            "-1",
            "0x1F",
            "a-b",
            "é",
            "=",
            "Null",
            ".inf",
            "\\d",
        ][..],
    );
    let leaf = prop_oneof![
        1 => Just(Tree::Null),
        3 => plain.prop_map(|text| Tree::Plain(text.to_owned(), None)),
        3 => text().prop_map(|text| Tree::Text(text, None)),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Tree::List),
            prop::collection::btree_map(text(), inner, 0..4)
                .prop_map(|table| Tree::Table(table.into_iter().collect())),
        ]
    })
}

/// A table, and choices between the ways to write it.
pub(super) fn table() -> impl Strategy<Value = (Tree, Vec<u8>)> {
    let table = prop::collection::btree_map(text(), tree(), 0..5)
        .prop_map(|table| Tree::Table(table.into_iter().collect()));
    (table, prop::collection::vec(any::<u8>(), 1..40))
}

proptest! {
    #![proptest_config(cases(2000))]

    #[test]
    fn what_was_written_is_read((table, styles) in table()) {
        let text = write(&table, &styles);
        let (document, faults) = read(Zeroizing::new(text.clone()));
        assert!(faults.is_empty(), "{faults:?} in {text:?}");
        same(document.node(ROOT), &table);
    }
}
