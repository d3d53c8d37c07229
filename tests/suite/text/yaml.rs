//! YAML in blocks, with what stands on one line in brackets.

use super::pen::{Pen, Style, bare_or_quoted, quoted_either_way};
use super::{Table, Value, below};

const STYLE: Style = Style { key: bare_or_quoted, sign: ": ", text: quoted_either_way };

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
