//! A document in the making, and the name that a key or a header has in it.

use zeroize::Zeroizing;

use super::index::Index;
#[cfg(feature = "toml")]
use super::index::Mark;
use crate::key::Path;
use crate::value::{Document, Key, Span, Value};

/// One name of a key or header.
#[derive(Clone, Copy)]
pub(super) struct Segment {
    /// Where it begins, its quotation mark included.
    pub(super) at: u32,
    /// The name: in the text, or in `Tree::decoded` when it had to be decoded.
    pub(super) name: Span,
    pub(super) decoded: bool,
    pub(super) tag: u32,
}

/// A document, and which names its tables have.
pub(super) struct Tree {
    pub(super) document: Document,
    /// The names of the key in hand that had to be decoded. Where a sign is missing, a key may be a secret.
    pub(super) decoded: Zeroizing<String>,
    index: Index,
}

impl Tree {
    pub(super) fn new(document: Document, expected: usize) -> Self {
        Self { document, decoded: Zeroizing::default(), index: Index::new(expected) }
    }

    /// Adds an element to a list.
    pub(super) fn element(&mut self, list: u32, value: Value, flags: u8) -> u32 {
        let id = self.document.add_element(list, value);
        self.index.element(list, id, value.at, flags);
        id
    }

    /// Adds an entry to a table that has none of this name.
    pub(super) fn add(&mut self, table: u32, segment: Segment, value: Value, flags: u8) -> u32 {
        let decoded = if segment.decoded { self.decoded.get(range(segment.name)) } else { None };
        let id = self.document.add_entry(table, Key { at: segment.at, name: segment.name, decoded }, value);
        self.index.entry(&self.document, table, id, (segment.at, segment.tag), flags);
        id
    }

    /// The entry of a table that has this name.
    pub(super) fn find(&self, table: u32, segment: Segment) -> Option<u32> {
        let from: &str = if segment.decoded { &self.decoded } else { self.document.text() };
        let name = from.get(range(segment.name)).unwrap_or_default();
        self.index.find(&self.document, table, name, segment.tag)
    }

    #[cfg(feature = "toml")]
    pub(super) fn mark(&self, id: u32) -> Option<&Mark> {
        self.index.mark(id)
    }

    #[cfg(feature = "toml")]
    pub(super) fn mark_mut(&mut self, id: u32) -> Option<&mut Mark> {
        self.index.mark_mut(id)
    }

    /// Where the key of a node is.
    pub(super) fn key_at(&self, id: u32) -> u32 {
        self.index.key_at(id)
    }

    /// The way to an entry.
    pub(super) fn path(&self, id: u32) -> Path {
        self.index.path(&self.document, id)
    }
}

fn range(span: Span) -> std::ops::Range<usize> {
    span.start as usize..span.end as usize
}
