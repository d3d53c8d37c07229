//! TOML's rules on tables: what a key or a header may add to, and what it may not.
//!
//! The rules need more of a node than the tree keeps, so each node has a mark beside it, by the same index.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

use crate::value::{Document, Key, Kind, ROOT, Span, Value};

/// A table with more entries than this is looked up in an index: below, a scan is faster than one hash.
const SCAN: usize = 16;

/// The parent of the outermost table.
const NONE: u32 = u32::MAX;

/// A list that `[[headers]]` made: only they add to it.
const TABLES: u8 = 1;
/// A table in braces, or inside of braces: closed when they close.
const INLINE: u8 = 2;
/// A table that was named on the way to another: a header may still define it.
const IMPLICIT: u8 = 4;
/// An implicit table that a dotted key went through: no header may define it any more.
const DOTTED: u8 = 8;
/// A table whose entries are in the index.
const INDEXED: u8 = 16;

/// The bytes that a key has without quotation marks.
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

/// Rules that a key can break; `faults` has the words for them.
pub(super) const NOT_A_TABLE: &str = "not a table";
pub(super) const CLOSED: &str = "closed table";
pub(super) const DEFINED: &str = "defined table";
pub(super) const STATIC_LIST: &str = "static list";
pub(super) const LIST_OF_TABLES: &str = "list of tables";

#[derive(Clone, Copy)]
struct Mark {
    parent: u32,
    /// The entry or element before this one. A look-up goes from the newest to the oldest.
    before: u32,
    /// The newest entry or element in it.
    newest: u32,
    /// Where the key is that defined the node.
    key: u32,
    /// The name's, if it has one.
    tag: u32,
    flags: u8,
}

/// One name of a dotted key or header.
#[derive(Clone, Copy)]
pub(super) struct Segment {
    /// Where it begins, its quotation mark included.
    pub(super) at: u32,
    /// The name: in the text, or in `Tables::decoded` when it had to be decoded.
    pub(super) name: Span,
    pub(super) decoded: bool,
    pub(super) tag: u32,
}

/// Why a key or a header added nothing.
#[derive(Clone, Copy)]
pub(super) enum Clash {
    /// The key at `at` is taken by the node `first`.
    Taken { at: u32, first: u32 },
    /// The key at `at` breaks a rule.
    Rule { at: u32, rule: &'static str },
}

/// A document in the making.
pub(super) struct Tables {
    pub(super) document: Document,
    /// The names of the key in hand that had to be decoded.
    pub(super) decoded: String,
    marks: Vec<Mark>,
    index: Option<HashMap<u64, u32>>,
    hasher: Option<RandomState>,
}

impl Tables {
    pub(super) fn new(document: Document, expected: usize) -> Self {
        let mut marks = Vec::with_capacity(expected);
        marks.push(Mark { parent: NONE, before: NONE, newest: NONE, key: 0, tag: 0, flags: 0 });
        Self { document, decoded: String::new(), marks, index: None, hasher: None }
    }

    /// Adds a value under the dotted key `path` to a table; `inline` says that the table is in braces.
    pub(super) fn enter(
        &mut self,
        mut table: u32,
        path: &[Segment],
        inline: bool,
        value: Value,
    ) -> Result<Option<u32>, Clash> {
        let Some((last, before)) = path.split_last() else { return Ok(None) };
        for segment in before {
            table = self.through(table, *segment, inline)?;
        }
        if let Some(first) = self.find(table, *last) {
            return Err(Clash::Taken { at: last.at, first });
        }
        let flags = if value.kind == Kind::Table { INLINE } else { 0 };
        Ok(Some(self.add(table, *last, value, flags)))
    }

    /// Adds an element to a list in brackets.
    pub(super) fn element(&mut self, list: u32, value: Value) -> u32 {
        let flags = if value.kind == Kind::Table { INLINE } else { 0 };
        let id = self.document.add_element(list, value);
        self.note(list, id, Mark { parent: list, before: NONE, newest: NONE, key: value.at, tag: 0, flags });
        id
    }

    /// Opens the table of a header that begins at `at`.
    pub(super) fn header(&mut self, path: &[Segment], list: bool, at: u32) -> Result<Option<u32>, Clash> {
        let Some((last, before)) = path.split_last() else { return Ok(None) };
        let mut table = ROOT;
        for segment in before {
            table = self.above(table, *segment, at)?;
        }
        let id = match self.find(table, *last) {
            None if list => {
                let id = self.add(table, *last, container(Kind::List, at), TABLES);
                self.table_of(id, at)
            }
            None => self.add(table, *last, container(Kind::Table, at), 0),
            Some(id) if list && self.flags(id) & TABLES != 0 => self.table_of(id, at),
            Some(id) if !list && self.flags(id) & (IMPLICIT | DOTTED | INLINE) == IMPLICIT => {
                if let Some(mark) = self.marks.get_mut(id as usize) {
                    mark.flags &= !IMPLICIT;
                    mark.key = last.at;
                }
                id
            }
            Some(first) => return Err(Clash::Taken { at: last.at, first }),
        };
        Ok(Some(id))
    }

    /// Adds the next table to a list of tables.
    fn table_of(&mut self, list: u32, at: u32) -> u32 {
        let id = self.element(list, container(Kind::Table, at));
        // It is open to keys and headers, until the next one comes.
        if let Some(mark) = self.marks.get_mut(id as usize) {
            mark.flags = 0;
        }
        id
    }

    /// The table that a dotted key goes through.
    fn through(&mut self, table: u32, segment: Segment, inline: bool) -> Result<u32, Clash> {
        let Some(id) = self.find(table, segment) else {
            let flags = IMPLICIT | DOTTED | if inline { INLINE } else { 0 };
            return Ok(self.add(table, segment, container(Kind::Table, segment.at), flags));
        };
        let flags = self.flags(id);
        let rule = match self.document.node(id).kind() {
            Kind::Table if flags & IMPLICIT != 0 && (flags & INLINE != 0) == inline => {
                if let Some(mark) = self.marks.get_mut(id as usize) {
                    mark.flags |= DOTTED;
                }
                return Ok(id);
            }
            Kind::Table if flags & INLINE != 0 => CLOSED,
            Kind::Table => DEFINED,
            Kind::List if flags & TABLES != 0 => LIST_OF_TABLES,
            Kind::List => STATIC_LIST,
            _ => NOT_A_TABLE,
        };
        Err(Clash::Rule { at: segment.at, rule })
    }

    /// The table that a header goes through: of a list of tables, the newest.
    fn above(&mut self, table: u32, segment: Segment, at: u32) -> Result<u32, Clash> {
        let Some(id) = self.find(table, segment) else {
            return Ok(self.add(table, segment, container(Kind::Table, at), IMPLICIT));
        };
        let flags = self.flags(id);
        let rule = match self.document.node(id).kind() {
            Kind::Table if flags & INLINE == 0 => return Ok(id),
            Kind::Table => CLOSED,
            Kind::List if flags & TABLES != 0 => return Ok(self.mark(id).map_or(id, |mark| mark.newest)),
            Kind::List => STATIC_LIST,
            _ => NOT_A_TABLE,
        };
        Err(Clash::Rule { at: segment.at, rule })
    }

    fn add(&mut self, table: u32, segment: Segment, value: Value, flags: u8) -> u32 {
        let decoded = if segment.decoded { self.decoded.get(range(segment.name)) } else { None };
        let id = self.document.add_entry(table, Key { at: segment.at, name: segment.name, decoded }, value);
        let Segment { at: key, tag, .. } = segment;
        self.note(table, id, Mark { parent: table, before: NONE, newest: NONE, key, tag, flags });
        if self.document.node(table).len() > SCAN {
            self.put_in_index(table, id);
        }
        id
    }

    /// Puts the mark of a new node behind the others.
    fn note(&mut self, parent: u32, id: u32, mut mark: Mark) {
        if let Some(parent) = self.marks.get_mut(parent as usize) {
            mark.before = std::mem::replace(&mut parent.newest, id);
        }
        self.marks.push(mark);
    }

    /// Puts a new entry of a large table into the index, and all of them when it has just become large.
    fn put_in_index(&mut self, table: u32, id: u32) {
        let hasher = self.hasher.get_or_insert_with(RandomState::new);
        let index = self.index.get_or_insert_with(HashMap::new);
        let Some(mark) = self.marks.get_mut(table as usize) else { return };
        if mark.flags & INDEXED != 0 {
            index.insert(hasher.hash_one((table, self.document.node(id).name())), id);
            return;
        }
        mark.flags |= INDEXED;
        for node in self.document.node(table).children() {
            index.insert(hasher.hash_one((table, node.name())), node.id());
        }
    }

    fn find(&self, table: u32, segment: Segment) -> Option<u32> {
        let table_mark = self.mark(table)?;
        if table_mark.flags & INDEXED != 0 {
            let name = self.name(segment);
            let (index, hasher) = (self.index.as_ref()?, self.hasher.as_ref()?);
            let id = *index.get(&hasher.hash_one((table, name)))?;
            if self.mark(id)?.parent == table && self.document.node(id).name() == name {
                return Some(id);
            }
            // Two names with one hash: the scan decides.
        }
        let mut id = table_mark.newest;
        while let Some(mark) = self.mark(id) {
            if mark.tag == segment.tag && self.document.node(id).name() == self.name(segment) {
                return Some(id);
            }
            id = mark.before;
        }
        None
    }

    fn name(&self, segment: Segment) -> &str {
        let from = if segment.decoded { &self.decoded } else { self.document.text() };
        from.get(range(segment.name)).unwrap_or_default()
    }

    fn mark(&self, id: u32) -> Option<&Mark> {
        self.marks.get(id as usize)
    }

    fn flags(&self, id: u32) -> u8 {
        self.mark(id).map_or(0, |mark| mark.flags)
    }

    /// Where the key of a node is.
    pub(super) fn key_at(&self, id: u32) -> u32 {
        self.mark(id).map_or(0, |mark| mark.key)
    }

    /// Whether a node is a table that its headers and keys may go on with.
    pub(super) fn is_open_table(&self, id: u32) -> bool {
        self.document.node(id).kind() == Kind::Table && self.flags(id) & INLINE == 0
    }

    /// The dotted path of an entry. The elements of lists have no name in it.
    pub(super) fn path(&self, id: u32) -> String {
        let mut names = Vec::new();
        let mut at = id;
        while let Some(mark) = self.mark(at).filter(|mark| mark.parent != NONE) {
            if self.document.node(mark.parent).kind() == Kind::Table {
                names.push(self.document.node(at).name());
            }
            at = mark.parent;
        }
        let mut path = String::new();
        for name in names.iter().rev() {
            if !path.is_empty() {
                path.push('.');
            }
            if !name.is_empty() && name.bytes().all(|b| BARE[usize::from(b)]) {
                path.push_str(name);
            } else {
                path.push('"');
                path.extend(name.escape_debug());
                path.push('"');
            }
        }
        path
    }
}

fn range(span: Span) -> std::ops::Range<usize> {
    span.start as usize..span.end as usize
}

/// A part of a name that tells most names apart without a look at the text.
pub(super) fn tag(name: &str) -> u32 {
    let bytes = name.as_bytes();
    let at = |index: usize| bytes.get(index).copied().map_or(0, u32::from);
    let len = bytes.len();
    (len as u32) << 24 | at(0) << 16 | at(len / 2) << 8 | at(len.saturating_sub(1))
}

/// A table or list: what it holds are its children, so it has no slice of its own.
pub(super) fn container(kind: Kind, at: u32) -> Value {
    Value { kind, at, span: Span { start: at, end: at } }
}
