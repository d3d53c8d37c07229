//! JSON over several lines.

use super::pen::{Pen, Style, quoted};
use super::{Table, Value, below};

pub(super) const STYLE: Style = Style { key: quoted, sign: ": ", text: quoted };

/// What stands around keys and values, besides what has to.
pub(super) struct Remarks {
    behind_sign: &'static str,
    before_key: &'static str,
    before_value: &'static str,
    behind_last: &'static str,
}

pub(super) const NO_REMARKS: Remarks =
    Remarks { behind_sign: "", before_key: "", before_value: "", behind_last: "" };

pub(super) const REMARKS: Remarks = Remarks {
    behind_sign: " // \"port\": 1, für alle 🛒",
    before_key: "/* } */ ",
    before_value: "/* \"a\n   b\" */ ",
    behind_last: ",",
};

pub(super) fn table(pen: &mut Pen, entries: &Table, path: &str, depth: usize, remarks: &Remarks) {
    pen.push("{");
    for (at, (name, value)) in entries.iter().enumerate() {
        pen.push(if at == 0 { "" } else { "," });
        pen.push(remarks.behind_sign);
        pen.push("\n");
        pen.push(&"  ".repeat(depth + 1));
        pen.push(remarks.before_key);
        let path = below(path, name);
        pen.key(&path, &quoted(name));
        pen.push(": ");
        pen.push(remarks.before_value);
        match value {
            Value::Table(inner) => {
                pen.value(&path);
                table(pen, inner, &path, depth + 1, remarks);
            }
            Value::Tables(all) => tables(pen, all, &path, depth + 1, remarks),
            value => pen.inline(value, &path, &STYLE),
        }
    }
    pen.push(if entries.is_empty() { "" } else { remarks.behind_last });
    pen.push("\n");
    pen.push(&"  ".repeat(depth));
    pen.push("}");
}

fn tables(pen: &mut Pen, all: &[Table], path: &str, depth: usize, remarks: &Remarks) {
    pen.value(path);
    pen.push("[");
    for (at, inner) in all.iter().enumerate() {
        pen.push(if at == 0 { "" } else { ", " });
        table(pen, inner, &format!("{path}[{at}]"), depth, remarks);
    }
    pen.push("]");
}
