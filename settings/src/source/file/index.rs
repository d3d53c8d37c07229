//! Which names the tables of a document have, so that a key that is there twice is found without a look at each other.
//!
//! The formats need more of a node than the tree keeps, so each node has a mark beside it, by the same index.

#![cfg_attr(
    not(feature = "toml"),
    allow(dead_code, reason = "only TOML's rules on tables ask for all of it")
)]

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

use crate::key::{Path, Step};
use crate::value::{Document, Kind};

/// A table with more entries than this is looked up by hash: below, a scan is faster than one hash.
const SCAN: usize = 48;

/// The parent of the outermost table.
const NONE: u32 = u32::MAX;

/// The bytes that a key has without quotation marks where it is named.
pub(super) const BARE: [bool; 256] = {
    let mut bare = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        let b = byte as u8;
        bare[byte] = b.is_ascii_alphanumeric() || b == b'_' || b == b'-';
        byte += 1;
    }
    bare
};

/// What is known of a node besides what the tree keeps.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    pub(super) parent: u32,
    /// The entry or element before this one. A look-up goes from the newest to the oldest.
    before: u32,
    /// The newest entry or element in it.
    pub(super) newest: u32,
    /// Where the key is that defined the node.
    pub(super) key: u32,
    /// The name's, if it has one.
    tag: u32,
    /// Whatever the format has to remember of it.
    pub(super) flags: u8,
    /// A table whose entries are looked up by hash.
    hashed: bool,
}

/// The marks of a document's nodes.
pub(super) struct Index {
    marks: Vec<Mark>,
    hashes: Option<HashMap<u64, u32>>,
    hasher: Option<RandomState>,
}

impl Index {
    /// The index of a document that holds nothing yet but its outermost table.
    pub(super) fn new(expected: usize) -> Self {
        let mut index = Self { marks: Vec::with_capacity(expected), hashes: None, hasher: None };
        index.note(NONE, 0, 0, 0, 0);
        index
    }

    /// Takes a node that was added to a list.
    pub(super) fn element(&mut self, list: u32, id: u32, at: u32, flags: u8) {
        self.note(list, id, at, 0, flags);
    }

    /// Takes a node that was added to a table, with the place and the tag of its key.
    pub(super) fn entry(
        &mut self,
        document: &Document,
        table: u32,
        id: u32,
        (key, tag): (u32, u32),
        flags: u8,
    ) {
        self.note(table, id, key, tag, flags);
        if document.node(table).len() > SCAN {
            self.hash(document, table, id);
        }
    }

    /// Puts the mark of a new node behind the others.
    fn note(&mut self, parent: u32, id: u32, key: u32, tag: u32, flags: u8) {
        let mut mark = Mark { parent, before: NONE, newest: NONE, key, tag, flags, hashed: false };
        if let Some(parent) = self.marks.get_mut(parent as usize) {
            mark.before = std::mem::replace(&mut parent.newest, id);
        }
        self.marks.push(mark);
    }

    /// Hashes a new entry of a large table, and all of them when it has just become large.
    fn hash(&mut self, document: &Document, table: u32, id: u32) {
        let hasher = self.hasher.get_or_insert_with(RandomState::new);
        let hashes = self.hashes.get_or_insert_with(HashMap::new);
        let Some(mark) = self.marks.get_mut(table as usize) else { return };
        if mark.hashed {
            hashes.insert(hasher.hash_one((table, document.node(id).name())), id);
            return;
        }
        mark.hashed = true;
        for node in document.node(table).children() {
            hashes.insert(hasher.hash_one((table, node.name())), node.id());
        }
    }

    /// The entry of a table that has this name; `tag` is the name's.
    pub(super) fn find(&self, document: &Document, table: u32, name: &str, tag: u32) -> Option<u32> {
        let table_mark = self.mark(table)?;
        if table_mark.hashed {
            let (hashes, hasher) = (self.hashes.as_ref()?, self.hasher.as_ref()?);
            let id = *hashes.get(&hasher.hash_one((table, name)))?;
            if self.mark(id)?.parent == table && document.node(id).name() == name {
                return Some(id);
            }
            // Two names with one hash: the scan decides.
        }
        let mut id = table_mark.newest;
        while let Some(mark) = self.mark(id) {
            if mark.tag == tag && document.node(id).name() == name {
                return Some(id);
            }
            id = mark.before;
        }
        None
    }

    pub(super) fn mark(&self, id: u32) -> Option<&Mark> {
        self.marks.get(id as usize)
    }

    pub(super) fn mark_mut(&mut self, id: u32) -> Option<&mut Mark> {
        self.marks.get_mut(id as usize)
    }

    /// Where the key of a node is.
    pub(super) fn key_at(&self, id: u32) -> u32 {
        self.mark(id).map_or(0, |mark| mark.key)
    }

    /// The way to an entry.
    pub(super) fn path(&self, document: &Document, id: u32) -> Path {
        let mut steps = Vec::new();
        let mut at = id;
        while let Some(mark) = self.mark(at).filter(|mark| mark.parent != NONE) {
            steps.push(match document.node(mark.parent).kind() {
                Kind::Table => Step::Name(document.node(at).name().to_owned()),
                _ => Step::Index(self.elements_before(at)),
            });
            at = mark.parent;
        }
        let mut path = Path::default();
        steps.into_iter().rev().for_each(|step| path.push(step));
        path
    }

    /// How many elements of its list are before this one.
    fn elements_before(&self, id: u32) -> usize {
        let before = |id: &u32| self.mark(*id).map(|mark| mark.before).filter(|before| *before != NONE);
        std::iter::successors(before(&id), before).count()
    }
}

/// A part of a name that tells most names apart without a look at the text.
pub(super) fn tag(name: &str) -> u32 {
    let bytes = name.as_bytes();
    let at = |index: usize| bytes.get(index).copied().map_or(0, u32::from);
    let len = bytes.len();
    (len as u32) << 24 | at(0) << 16 | at(len / 2) << 8 | at(len.saturating_sub(1))
}
