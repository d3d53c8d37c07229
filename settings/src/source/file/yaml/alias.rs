//! Anchors, and the aliases and merges that stand for what they name.

use granit_parser::Span as Range;

use super::faults::{ALIAS_KEY, CIRCLE, NOT_A_MERGE, TOO_DEEP, TOO_MANY};
use super::{Frame, OPEN, Pending, Reader, Role, Slot, start};
use crate::value::{Kind, Value};

/// How many values the aliases of a file may stand for, beyond those that are written.
const MOST: usize = 10_000;

/// A value that aliases may stand for.
#[derive(Clone, Copy)]
pub(super) struct Anchor {
    value: Value,
    /// Its node, if it has a place in the tree.
    node: Option<u32>,
    /// It is not closed yet, so whatever stands for it now is a part of it.
    open: bool,
    size: usize,
    height: usize,
}

impl Anchor {
    pub(super) fn leaf(value: Value, node: Option<u32>) -> Self {
        Self { value, node, open: false, size: 1, height: 0 }
    }

    pub(super) fn open(value: Value) -> Self {
        Self { open: true, ..Self::leaf(value, None) }
    }

    pub(super) fn close(&mut self, node: Option<u32>, size: usize, height: usize) {
        *self = Self { value: self.value, node, open: false, size, height };
    }
}

impl Reader<'_> {
    pub(super) fn alias(&mut self, anchor: usize, range: &Range) {
        let at = start(range);
        self.past(range);
        let slot = self.slot();
        if let Slot::Key = slot {
            // A key is shown in reports, and what it stands for may be a secret.
            self.wait_for(Pending::Lost);
            return self.fault(at, ALIAS_KEY);
        }
        let Some(&target) = self.anchors.get(&anchor) else { return };
        if target.open {
            self.fault(at, CIRCLE);
            return;
        }
        self.extra = self.extra.saturating_add(target.size - 1);
        if self.extra > MOST || self.frames.len() + target.height > OPEN {
            self.fault(at, if self.extra > MOST { TOO_MANY } else { TOO_DEEP });
            // It will not get better, and the tree is of no use any more.
            self.over = true;
            return;
        }
        if let Some(node) = target.node {
            self.document.share(node);
        }
        match slot {
            Slot::Merge | Slot::Merges if target.value.kind == Kind::Table => self.merge_later(target.node),
            Slot::Merge | Slot::Merges => self.fault(at, NOT_A_MERGE),
            slot => {
                if let Some(to) = self.place(slot, target.value) {
                    self.document.copy(to, target.node);
                }
            }
        }
        self.count(target.size, target.height);
    }

    /// Notes a table whose entries go into the innermost open one, once that has all of its own.
    fn merge_later(&mut self, node: Option<u32>) {
        let table = self.frames.iter_mut().rev().find_map(|Frame { role, .. }| match role {
            Role::Table(table) => Some(table),
            _ => None,
        });
        if let Some(table) = table {
            table.merged.extend(node);
        }
    }

    /// Adds the entries of other tables to one, unless it has them by then.
    pub(super) fn merge(&mut self, table: u32, merged: &[u32]) {
        for &other in merged {
            let entries: Vec<u32> =
                self.document.node(other).children().map(crate::value::Node::id).collect();
            for entry in entries {
                let name = self.document.node(entry).name();
                let tag = super::tag(name);
                if self.index.find(&self.document, table, name, tag).is_none() {
                    let id = self.document.add_again(table, entry);
                    let key = self.index.key_at(entry);
                    self.index.entry(&self.document, table, id, (key, tag), 0);
                }
            }
        }
    }
}
