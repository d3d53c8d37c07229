//! Texts that are put together while compiling, without an allocation.

use super::way::Way;
use crate::schema::{FieldKind, Many};

/// How long a name in a message may be; what is longer is cut.
const LONG: usize = 240;

/// A text that is put together while compiling, of no more than so many bytes.
pub(crate) struct Text<const ROOM: usize> {
    bytes: [u8; ROOM],
    length: usize,
}

/// A name, or a sentence.
pub(crate) type Line = Text<{ 3 * LONG }>;

impl<const ROOM: usize> Text<ROOM> {
    pub(super) const ROOM: usize = ROOM;

    pub(super) const fn new(text: &str) -> Self {
        let mut new = Self { bytes: [0; ROOM], length: 0 };
        new.push(text);
        new
    }

    pub(super) const fn push(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() && self.length < self.bytes.len() {
            self.bytes[self.length] = bytes[at];
            self.length += 1;
            at += 1;
        }
    }

    /// Adds the key that a way leads to.
    pub(super) const fn push_key(&mut self, way: &Way) {
        let begin = self.length;
        let mut at = 0;
        while at < way.length {
            if let Some(field) = way.fields[at] {
                if !field.flat {
                    self.push(if self.length > begin { "." } else { "" });
                    self.push(field.key);
                    if let (FieldKind::Section { many, .. }, true) = (field.kind, at + 1 < way.length) {
                        self.push(match many {
                            Many::One => "",
                            Many::List => "[0]",
                            Many::Map => ".<name>",
                        });
                    }
                }
            }
            at += 1;
        }
    }

    /// Adds the names in the code that lead to a field, those of flattened sections among them.
    pub(super) const fn push_path(&mut self, way: &Way) {
        let mut at = 0;
        while at < way.length {
            if let Some(field) = way.fields[at] {
                self.push(if at == 0 { "" } else { "." });
                self.push(field.ident);
            }
            at += 1;
        }
    }

    /// As much of it as stands before this end, if it has it.
    pub(super) const fn without_end(mut self, end: &str) -> Option<Self> {
        let end = end.as_bytes();
        if end.len() > self.length {
            return None;
        }
        let from = self.length - end.len();
        let mut at = 0;
        while at < end.len() {
            if self.bytes[from + at] != end[at] {
                return None;
            }
            at += 1;
        }
        self.length = from;
        Some(self)
    }

    pub(super) const fn begins_with(&self, begin: &Self) -> bool {
        let mut at = 0;
        while at < begin.length && at < self.length && self.bytes[at] == begin.bytes[at] {
            at += 1;
        }
        at == begin.length
    }

    pub(super) const fn equals(&self, other: &Self) -> bool {
        self.length == other.length && self.begins_with(other)
    }

    /// The text; without what did not find room.
    pub(crate) const fn cut(&self) -> &str {
        match core::str::from_utf8(self.bytes.split_at(self.length).0) {
            Ok(text) => text,
            Err(_) => "a name that is too long to be told",
        }
    }
}
