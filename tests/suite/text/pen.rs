//! Text as it is written, with the place that has been reached.

use std::fmt::Write;

use super::{Place, Table, Value, Written, below};

pub(super) struct Pen {
    pub(super) written: Written,
    line: u32,
    column: u32,
}

impl Default for Pen {
    fn default() -> Self {
        Self { written: Written::default(), line: 1, column: 1 }
    }
}

impl Pen {
    pub(super) fn push(&mut self, text: &str) {
        self.written.text += text;
        for c in text.chars() {
            (self.line, self.column) =
                if c == '\n' { (self.line + 1, 1) } else { (self.line, self.column + 1) };
        }
    }

    fn place(&self) -> Place {
        (self.line, self.column)
    }

    /// A key; the place where it is said first is where it is. The last one besides is kept as well.
    pub(super) fn key(&mut self, path: &str, text: &str) {
        let place = self.place();
        if *self.written.keys.entry(path.to_owned()).or_insert(place) != place {
            self.written.again.insert(path.to_owned(), place);
        }
        self.push(text);
    }

    /// Notes that a value begins here.
    pub(super) fn value(&mut self, path: &str) {
        let place = self.place();
        self.written.values.insert(path.to_owned(), place);
    }

    /// Notes that a value begins on this line, behind so many signs that are still to come.
    pub(super) fn value_at(&mut self, path: &str, signs: usize) {
        let place = (self.line, self.column + signs as u32);
        self.written.values.insert(path.to_owned(), place);
    }

    /// A value on one line.
    pub(super) fn inline(&mut self, value: &Value, path: &str, style: &Style) {
        self.value(path);
        match value {
            Value::Text(text) => self.push(&(style.text)(text)),
            Value::Plain(text) => self.push(text),
            Value::List(elements) => {
                self.push("[");
                for (at, element) in elements.iter().enumerate() {
                    self.push(if at == 0 { "" } else { ", " });
                    self.inline(element, &format!("{path}[{at}]"), style);
                }
                self.push("]");
            }
            Value::Inline(entries) | Value::Table(entries) => self.entries(entries, path, style),
            Value::Tables(_) => panic!("tables do not stand on one line"),
        }
    }

    fn entries(&mut self, entries: &Table, path: &str, style: &Style) {
        self.push("{");
        for (at, (name, value)) in entries.iter().enumerate() {
            self.push(if at == 0 { " " } else { ", " });
            let path = below(path, name);
            self.key(&path, &(style.key)(name));
            self.push(style.sign);
            self.inline(value, &path, style);
        }
        self.push(if entries.is_empty() { "}" } else { " }" });
    }
}

/// In what a format differs from others on one line.
pub(super) struct Style {
    pub(super) key: fn(&str) -> String,
    pub(super) sign: &'static str,
    pub(super) text: fn(&str) -> String,
}

/// A text between quotation marks with the escapes that all formats share. What one of them does not take as it is
/// (controls, and what YAML holds for unprintable) is escaped in all.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out += "\\n",
            '\t' => out += "\\t",
            '\0'..='\u{1f}'
            | '\u{7f}'..='\u{9f}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{feff}'
            | '\u{fffe}'
            | '\u{ffff}' => {
                // A string never refuses to be written to.
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            _ => out.push(c),
        }
    }
    out + "\""
}

/// A text between single marks where it can stand so, and its length says so: a file has both kinds.
pub(super) fn quoted_either_way(text: &str) -> String {
    let literal =
        text.len() % 2 == 1 && text.bytes().all(|byte| (b' '..0x7f).contains(&byte) && byte != b'\'');
    if literal { format!("'{text}'") } else { quoted(text) }
}

/// A key as it is, or between marks where it has other signs than a bare one may have.
pub(super) fn bare_or_quoted(key: &str) -> String {
    let bare =
        !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte));
    if bare { key.to_owned() } else { quoted(key) }
}
