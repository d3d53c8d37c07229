//! TOML's rules on tables: what a key or a header may add to, and what it may not.

use super::super::tree::{Segment, Tree};
use crate::value::{Document, Kind, ROOT, Value};

/// A list that `[[headers]]` made: only they add to it.
const TABLES: u8 = 1;
/// A table in braces, or inside of braces: closed when they close.
const INLINE: u8 = 2;
/// A table that was named on the way to another: a header may still define it.
const IMPLICIT: u8 = 4;
/// An implicit table that a dotted key went through: no header may define it any more.
const DOTTED: u8 = 8;

/// Rules that a key can break; `faults` has the words for them.
pub(super) const NOT_A_TABLE: &str = "not a table";
pub(super) const CLOSED: &str = "closed table";
pub(super) const DEFINED: &str = "defined table";
pub(super) const STATIC_LIST: &str = "static list";
pub(super) const LIST_OF_TABLES: &str = "list of tables";

/// Why a key or a header added nothing.
#[derive(Clone, Copy)]
pub(super) enum Clash {
    /// The key at `at` is taken by the node `first`.
    Taken { at: u32, first: u32 },
    /// The key at `at` breaks a rule.
    Rule { at: u32, rule: &'static str },
}

/// A tree that TOML's rules hold for.
pub(super) struct Tables {
    pub(super) tree: Tree,
}

impl Tables {
    pub(super) fn new(document: Document, expected: usize) -> Self {
        Self { tree: Tree::new(document, expected) }
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
        if let Some(first) = self.tree.find(table, *last) {
            return Err(Clash::Taken { at: last.at, first });
        }
        let flags = if value.kind == Kind::Table { INLINE } else { 0 };
        Ok(Some(self.tree.add(table, *last, value, flags)))
    }

    /// Adds an element to a list in brackets.
    pub(super) fn element(&mut self, list: u32, value: Value) -> u32 {
        let flags = if value.kind == Kind::Table { INLINE } else { 0 };
        self.tree.element(list, value, flags)
    }

    /// Opens the table of a header that begins at `at`.
    pub(super) fn header(&mut self, path: &[Segment], list: bool, at: u32) -> Result<Option<u32>, Clash> {
        let Some((last, before)) = path.split_last() else { return Ok(None) };
        let mut table = ROOT;
        for segment in before {
            table = self.above(table, *segment, at)?;
        }
        let id = match self.tree.find(table, *last) {
            None if list => {
                let id = self.tree.add(table, *last, Value::container(Kind::List, at), TABLES);
                self.table_of(id, at)
            }
            None => self.tree.add(table, *last, Value::container(Kind::Table, at), 0),
            Some(id) if list && self.flags(id) & TABLES != 0 => self.table_of(id, at),
            Some(id) if !list && self.flags(id) & (IMPLICIT | DOTTED | INLINE) == IMPLICIT => {
                if let Some(mark) = self.tree.mark_mut(id) {
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
        let id = self.element(list, Value::container(Kind::Table, at));
        // It is open to keys and headers, until the next one comes.
        if let Some(mark) = self.tree.mark_mut(id) {
            mark.flags = 0;
        }
        id
    }

    /// The table that a dotted key goes through.
    fn through(&mut self, table: u32, segment: Segment, inline: bool) -> Result<u32, Clash> {
        let Some(id) = self.tree.find(table, segment) else {
            let flags = IMPLICIT | DOTTED | if inline { INLINE } else { 0 };
            return Ok(self.tree.add(table, segment, Value::container(Kind::Table, segment.at), flags));
        };
        let flags = self.flags(id);
        let rule = match self.tree.document.node(id).kind() {
            Kind::Table if flags & IMPLICIT != 0 && (flags & INLINE != 0) == inline => {
                if let Some(mark) = self.tree.mark_mut(id) {
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
        let Some(id) = self.tree.find(table, segment) else {
            return Ok(self.tree.add(table, segment, Value::container(Kind::Table, at), IMPLICIT));
        };
        let flags = self.flags(id);
        let rule = match self.tree.document.node(id).kind() {
            Kind::Table if flags & INLINE == 0 => return Ok(id),
            Kind::Table => CLOSED,
            Kind::List if flags & TABLES != 0 => {
                return Ok(self.tree.mark(id).map_or(id, |mark| mark.newest));
            }
            Kind::List => STATIC_LIST,
            _ => NOT_A_TABLE,
        };
        Err(Clash::Rule { at: segment.at, rule })
    }

    fn flags(&self, id: u32) -> u8 {
        self.tree.mark(id).map_or(0, |mark| mark.flags)
    }

    /// Whether a node is a table that its headers and keys may go on with.
    pub(super) fn is_open_table(&self, id: u32) -> bool {
        self.tree.document.node(id).kind() == Kind::Table && self.flags(id) & INLINE == 0
    }
}
