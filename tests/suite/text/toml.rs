//! TOML: what a table holds itself before the tables in it, which have headers.

use super::pen::{Pen, Style, bare_or_quoted, quoted_either_way};
use super::{Table, Value, below};

const STYLE: Style = Style { key: bare_or_quoted, sign: " = ", text: quoted_either_way };

pub(super) fn table(pen: &mut Pen, entries: &Table, path: &str) {
    let has_header = |value: &Value| matches!(value, Value::Table(_) | Value::Tables(_));
    for (name, value) in entries.iter().filter(|(_, value)| !has_header(value)) {
        let path = below(path, name);
        pen.key(&path, &bare_or_quoted(name));
        pen.push(STYLE.sign);
        pen.inline(value, &path, &STYLE);
        pen.push("\n");
    }
    for (name, value) in entries {
        let path = below(path, name);
        match value {
            Value::Table(inner) => {
                // A table begins with its header.
                pen.value(&path);
                header(pen, "[", &path, "]\n");
                table(pen, inner, &path);
            }
            Value::Tables(all) => {
                for (at, inner) in all.iter().enumerate() {
                    header(pen, "[[", &path, "]]\n");
                    table(pen, inner, &format!("{path}[{at}]"));
                }
            }
            _ => {}
        }
    }
}

fn header(pen: &mut Pen, open: &str, path: &str, close: &str) {
    pen.push(open);
    let mut so_far = String::new();
    for (at, part) in path.split('.').enumerate() {
        pen.push(if at == 0 { "" } else { "." });
        so_far = below(&so_far, part);
        // A header says no numbers: it means the last of the tables before it.
        let name = super::split_index(part).0;
        pen.key(&so_far, &bare_or_quoted(name));
    }
    pen.push(close);
}
