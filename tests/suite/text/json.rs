//! JSON over several lines.

use super::pen::{Pen, Style, quoted};
use super::{Table, Value, below};

const STYLE: Style = Style { key: quoted, sign: ": ", text: quoted };

pub(super) fn table(pen: &mut Pen, entries: &Table, path: &str, depth: usize) {
    pen.push("{");
    for (at, (name, value)) in entries.iter().enumerate() {
        pen.push(if at == 0 { "\n" } else { ",\n" });
        pen.push(&"  ".repeat(depth + 1));
        let path = below(path, name);
        pen.key(&path, &quoted(name));
        pen.push(": ");
        match value {
            Value::Table(inner) => {
                pen.value(&path);
                table(pen, inner, &path, depth + 1);
            }
            Value::Tables(all) => tables(pen, all, &path, depth + 1),
            value => pen.inline(value, &path, &STYLE),
        }
    }
    pen.push("\n");
    pen.push(&"  ".repeat(depth));
    pen.push("}");
}

fn tables(pen: &mut Pen, all: &[Table], path: &str, depth: usize) {
    pen.value(path);
    pen.push("[");
    for (at, inner) in all.iter().enumerate() {
        pen.push(if at == 0 { "" } else { ", " });
        table(pen, inner, &format!("{path}[{at}]"), depth);
    }
    pen.push("]");
}
