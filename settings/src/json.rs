//! Just enough JSON to write a report: objects, arrays, texts, numbers and bools, in the order they are given.

use std::fmt::{self, Write};

use crate::key::is_unprintable;

/// Writes JSON into a string; commas come by themselves.
#[derive(Default)]
pub(crate) struct Json {
    out: String,
    first: bool,
}

impl Json {
    pub(crate) fn new() -> Self {
        Self { out: String::new(), first: true }
    }

    fn separate(&mut self) {
        if !std::mem::take(&mut self.first) {
            self.out.push(',');
        }
    }

    fn between(&mut self, open: char, close: char, inside: impl FnOnce(&mut Self)) {
        self.out.push(open);
        self.first = true;
        inside(self);
        self.out.push(close);
        self.first = false;
    }

    /// An object, as the whole text or an element of an array.
    pub(crate) fn object(&mut self, inside: impl FnOnce(&mut Self)) {
        self.separate();
        self.between('{', '}', inside);
    }

    fn name(&mut self, name: &str) {
        self.separate();
        self.text(&name);
        self.out.push(':');
    }

    /// A member that is an object.
    pub(crate) fn object_in(&mut self, name: &str, inside: impl FnOnce(&mut Self)) {
        self.name(name);
        self.between('{', '}', inside);
    }

    /// A member that is an array.
    pub(crate) fn array_in(&mut self, name: &str, inside: impl FnOnce(&mut Self)) {
        self.name(name);
        self.between('[', ']', inside);
    }

    /// A member that is a text.
    pub(crate) fn text_in(&mut self, name: &str, value: &dyn fmt::Display) {
        self.name(name);
        self.text(value);
    }

    /// A member that is a number.
    pub(crate) fn number_in(&mut self, name: &str, value: u64) {
        self.name(name);
        self.out.push_str(&value.to_string());
    }

    /// A member that is a bool.
    pub(crate) fn bool_in(&mut self, name: &str, value: bool) {
        self.name(name);
        self.out.push_str(if value { "true" } else { "false" });
    }

    /// An element that is a text.
    pub(crate) fn element(&mut self, value: &dyn fmt::Display) {
        self.separate();
        self.text(value);
    }

    fn text(&mut self, value: &dyn fmt::Display) {
        // A string never refuses to be written to.
        let _ = write!(self.out, "{}", Quoted(value));
    }

    pub(crate) fn finish(self) -> String {
        self.out
    }
}

/// A value as a JSON text, quotation marks included.
pub(crate) struct Quoted<'a>(pub(crate) &'a dyn fmt::Display);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        write!(Escaped(f), "{}", self.0)?;
        f.write_char('"')
    }
}

/// Escapes what RFC 8259, section 7, wants escaped; and what does something to a terminal or ends a line.
struct Escaped<'a, 'f>(&'a mut fmt::Formatter<'f>);

impl Write for Escaped<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for c in text.chars() {
            match c {
                '"' => self.0.write_str("\\\"")?,
                '\\' => self.0.write_str("\\\\")?,
                '\n' => self.0.write_str("\\n")?,
                '\t' => self.0.write_str("\\t")?,
                // All of them lie within the first plane, so four digits do.
                c if is_unprintable(c) => write!(self.0, "\\u{:04x}", u32::from(c))?,
                c => self.0.write_char(c)?,
            }
        }
        Ok(())
    }
}
