//! A place in a document, and what can be asked of it.

use std::borrow::Cow;
use std::fmt;
use std::path::Path;

use zeroize::Zeroizing;

use super::{Data, Document, Kind, NONE};

/// A place in a document.
#[derive(Clone, Copy)]
pub(crate) struct Node<'a> {
    pub(super) document: &'a Document,
    pub(super) id: u32,
}

impl fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Node").field("kind", &self.kind()).finish_non_exhaustive()
    }
}

impl<'a> Node<'a> {
    fn data(self) -> &'a Data {
        &self.document.nodes[self.id as usize]
    }

    pub(crate) fn id(self) -> u32 {
        self.id
    }

    pub(crate) fn kind(self) -> Kind {
        self.data().value.kind
    }

    /// The name of an entry of a table.
    pub(crate) fn name(self) -> &'a str {
        self.document.slice(self.data().name)
    }

    /// The value as it is written, without the delimiters of a plain text.
    pub(crate) fn raw(self) -> &'a str {
        self.document.slice(self.data().value.span)
    }

    /// True for a value that stands in other places as well. One of them may be a secret's, so no message quotes it.
    pub(crate) fn is_shared(self) -> bool {
        self.data().shared
    }

    /// True if it, or something in it, is shared.
    pub(crate) fn holds_shared(self) -> bool {
        self.is_shared() || self.children().any(Self::holds_shared)
    }

    /// What a text says. Not for secrets: a value with escapes is unfolded into a buffer that is not wiped.
    pub(crate) fn text(self) -> Cow<'a, str> {
        match self.kind() {
            Kind::Text { escaped: true } => {
                let mut out = String::with_capacity(self.raw().len());
                (self.document.decode)(self.raw(), &mut out);
                Cow::Owned(out)
            }
            _ => Cow::Borrowed(self.raw()),
        }
    }

    /// What a text says, in a string of exactly its length, so that making a box of it copies nothing.
    pub(crate) fn secret_text(self) -> String {
        if self.kind() != (Kind::Text { escaped: true }) {
            return String::from(self.raw());
        }
        let mut unfolded = Zeroizing::new(String::with_capacity(self.raw().len()));
        (self.document.decode)(self.raw(), &mut unfolded);
        String::from(unfolded.as_str())
    }

    /// True for a text that says nothing, be it a secret's.
    pub(crate) fn is_empty_text(self) -> bool {
        match self.kind() {
            Kind::Text { escaped: true } => Zeroizing::new(self.secret_text()).is_empty(),
            _ => self.raw().is_empty(),
        }
    }

    /// The folder that a relative path is relative to, if it is not the working directory.
    pub(crate) fn base(self) -> Option<&'a Path> {
        self.document.base.as_deref()
    }

    /// The elements of a list or the entries of a table, in the order of the text.
    pub(crate) fn children(self) -> impl Iterator<Item = Node<'a>> {
        let document = self.document;
        let mut at = self.data().first;
        std::iter::from_fn(move || {
            let node = (at != NONE).then_some(Node { document, id: at })?;
            at = node.data().next;
            Some(node)
        })
    }

    /// How many elements or entries there are.
    pub(crate) fn len(self) -> usize {
        self.data().count as usize
    }

    /// Line and column of the key.
    pub(crate) fn key_place(self) -> (u32, u32) {
        self.document.place(self.data().key)
    }

    /// Line and column of the value; those of the header for a table that has no delimiters of its own.
    pub(crate) fn value_place(self) -> (u32, u32) {
        self.document.place(self.data().value.at)
    }
}
