//! YAML in blocks, with what stands on one line in brackets.

use super::pen::{Pen, Style, bare_or_quoted, quoted_either_way};
use super::{Table, Value, below};

pub(super) const STYLE: Style = Style { key: bare_or_quoted, sign: ": ", text: quoted_either_way };

pub(super) fn table(pen: &mut Pen, entries: &Table, path: &str, depth: usize) {
    for (at, entry) in entries.iter().enumerate() {
        // The first line of a table in a list stands behind the list's dash.
        let is_behind_dash = at == 0 && path.ends_with(']');
        pen.push(&"  ".repeat(if is_behind_dash { 0 } else { depth }));
        self::entry(pen, entry, path, depth);
    }
}

fn entry(pen: &mut Pen, (name, value): &(String, Value), path: &str, depth: usize) {
    let path = below(path, name);
    pen.key(&path, &bare_or_quoted(name));
    match value {
        Value::Table(inner) if !inner.is_empty() => {
            pen.push(":\n");
            pen.value_at(&path, 2 * (depth + 1));
            table(pen, inner, &path, depth + 1);
        }
        Value::Tables(all) if !all.is_empty() => {
            pen.push(":\n");
            for (at, inner) in all.iter().enumerate() {
                pen.push(&"  ".repeat(depth + 1));
                pen.push("- ");
                table(pen, inner, &format!("{path}[{at}]"), depth + 2);
            }
        }
        value => {
            pen.push(STYLE.sign);
            pen.inline(value, &path, &STYLE);
            pen.push("\n");
        }
    }
}

const PLAIN: Style = Style { key: bare_or_quoted, sign: ": ", text: plain_or_quoted };

/// As people write it: every table and list in a block, with remarks, and no more marks than are needed.
pub(super) fn plain(pen: &mut Pen, entries: &Table, path: &str, depth: usize) {
    for (at, (name, value)) in entries.iter().enumerate() {
        pen.push(&"  ".repeat(depth));
        let path = below(path, name);
        pen.key(&path, &bare_or_quoted(name));
        match value {
            Value::Table(inner) | Value::Inline(inner) if !inner.is_empty() => {
                pen.push(":   # für alle: 🛒\n");
                pen.value_at(&path, 2 * (depth + 1));
                plain(pen, inner, &path, depth + 1);
            }
            Value::List(elements) if !elements.is_empty() => {
                pen.push(":\n");
                pen.value_at(&path, 2 * depth);
                for (at, element) in elements.iter().enumerate() {
                    pen.push(&"  ".repeat(depth));
                    pen.push("- ");
                    pen.inline(element, &format!("{path}[{at}]"), &PLAIN);
                    pen.push("\n");
                }
            }
            value => {
                pen.push(if at % 2 == 0 { ": " } else { ":    " });
                pen.inline(value, &path, &PLAIN);
                pen.push("  # \"#\n");
            }
        }
    }
}

/// A text without marks, where it can be nothing else.
fn plain_or_quoted(text: &str) -> String {
    let is_word = text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.chars().all(|c| c.is_alphanumeric() || "-_./:@ ".contains(c))
        && !text.contains(": ")
        && !text.ends_with([' ', ':']);
    let is_other = text.parse::<f64>().is_ok() || ["true", "false", "null"].contains(&text);
    if is_word && !is_other { text.to_owned() } else { quoted_either_way(text) }
}
