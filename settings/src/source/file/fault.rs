//! What is wrong with a text, whatever its format: in words of our own, since those of a parser may quote it.

#![cfg_attr(
    not(all(feature = "toml", feature = "yaml", feature = "json")),
    allow(dead_code, reason = "only the formats have faults, each its own")
)]

use crate::key::Path;
use crate::sort::sort_by_key;

/// Something that is wrong with a text.
#[derive(Debug)]
pub(super) struct Fault {
    /// The byte that a report points at.
    pub(super) at: u32,
    pub(super) what: What,
}

#[derive(Debug)]
pub(super) enum What {
    /// It is not in its format.
    Syntax { message: &'static str, help: &'static str },
    /// Something else stands where the outermost table should: this kind of thing.
    NoTable(&'static str),
    /// A key that is there already, at the byte `first`.
    Duplicate { key: Path, first: u32 },
    /// So many more faults.
    More(usize),
}

/// More faults than this help nobody.
pub(super) const MOST: usize = 20;

/// How deep values may nest.
pub(super) const DEPTH: usize = 64;

/// Faults as they are found: of the grammar one a line, and no more than help.
#[derive(Default)]
pub(super) struct Faults {
    list: Vec<Fault>,
    more: usize,
    last: u32,
    /// The line of the last fault in the grammar, from its first byte to behind its newline.
    line: (usize, usize),
}

impl Faults {
    fn push(&mut self, at: u32, what: impl FnOnce() -> What) {
        self.last = self.last.max(at);
        if self.list.len() < MOST {
            self.list.push(Fault { at, what: what() });
        } else {
            self.more += 1;
        }
    }

    /// Takes a key that is there twice. Behind a fault in the grammar nobody knows what is a key, and where it belongs.
    pub(super) fn duplicate(&mut self, at: u32, first: u32, key: impl FnOnce() -> Path) {
        if self.line != (0, 0) {
            return;
        }
        self.push(at, || What::Duplicate { key: key(), first });
    }

    /// Takes a fault in the grammar, unless its line has one already: that one is most often its cause.
    pub(super) fn syntax(&mut self, text: &str, at: usize, message: &'static str, help: &'static str) {
        if (self.line.0..self.line.1).contains(&at) {
            return;
        }
        let before = text.as_bytes().get(..at).unwrap_or_default();
        let behind = text.as_bytes().get(at..).unwrap_or_default();
        let start = before.iter().rposition(|&b| b == b'\n').map_or(0, |newline| newline + 1);
        let end = behind.iter().position(|&b| b == b'\n').map_or(text.len(), |newline| at + newline);
        self.line = (start, end + 1);
        self.push(at as u32, || What::Syntax { message, help });
    }

    /// Takes something else that stands where the outermost table should.
    pub(super) fn no_table(&mut self, at: u32, found: &'static str) {
        self.push(at, || What::NoTable(found));
    }

    /// Takes back that something else stands there: it was where the text went wrong.
    pub(super) fn take_back_no_table(&mut self) {
        self.list.retain(|fault| !matches!(fault.what, What::NoTable(_)));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub(super) fn finish(mut self, text: &str) -> Vec<Fault> {
        sort_by_key(&mut self.list, |fault| fault.at);
        // What is found last may point far back, at a line that has its fault already.
        let mut last = None;
        self.list.retain(|fault| {
            let What::Syntax { .. } = fault.what else { return true };
            let at = fault.at as usize;
            let between = last.replace(at).map(|last| text.as_bytes().get(last..at).unwrap_or_default());
            between.is_none_or(|between| between.contains(&b'\n'))
        });
        if self.more > 0 {
            self.list.push(Fault { at: self.last, what: What::More(self.more) });
        }
        self.list
    }
}

/// Whether a text begins with a quotation mark that only a word processor writes.
pub(super) fn is_typographic(text: &str) -> bool {
    text.starts_with([
        '\u{201c}', '\u{201d}', '\u{201e}', '\u{2018}', '\u{2019}', '\u{201a}', '\u{ab}', '\u{bb}',
    ])
}
