//! Keys that stand twice on one level, because a section is flattened there.

use super::apart::Apart;
use super::clash::Found;
use super::way::Way;
use super::{BASIS, hashed, hashed_byte};
use crate::schema::{FieldKind, Section};

/// Finds keys that stand twice on one level, because a section is flattened there. `room` is as large as that of the
/// names, of which there are no fewer.
pub(super) const fn differ(root: &'static Section, room: &mut [(u64, u32)], found: &mut Found) {
    let mut seen = Seen { root, all: room, count: 0, levels: 0, apart: Apart::new() };
    seen.section(root, BASIS, false, found);
}

/// The keys seen so far: the hash of each with its level, and its number, from 1; at the place that its hash says, or
/// behind it.
struct Seen<'a> {
    root: &'static Section,
    all: &'a mut [(u64, u32)],
    count: u32,
    levels: u32,
    apart: Apart,
}

impl Seen<'_> {
    /// `shared` is true for a section that stands on the level of another.
    const fn section(&mut self, section: &'static Section, level: u64, shared: bool, found: &mut Found) {
        let mut at = 0;
        while at < section.keys.len() {
            self.count += 1;
            if shared || section.flat {
                self.add(hashed(level, section.keys[at].text), section.keys[at].text, found);
            }
            at += 1;
        }
        let tagged = section.tag.is_some();
        if tagged {
            self.apart.enter(self.count);
        }
        let mut at = 0;
        while at < section.fields.len() {
            let field = &section.fields[at];
            if let FieldKind::Section { section: below, .. } = field.kind {
                if field.flat {
                    if tagged {
                        self.apart.next(self.count);
                    }
                    self.section(below, level, true, found);
                } else if below.flat_below {
                    self.levels += 1;
                    self.section(below, of_level(self.levels), false, found);
                }
            }
            at += 1;
        }
        if tagged {
            self.apart.leave();
        }
    }

    const fn add(&mut self, hash: u64, key: &'static str, found: &mut Found) {
        let room = self.all.len();
        let mut at = (hash % room as u64) as usize;
        while self.all[at].1 != 0 && self.all[at].0 != hash {
            at = if at + 1 == room { 0 } else { at + 1 };
        }
        let before = self.all[at].1;
        if before != 0 && !self.apart.excludes(before) {
            let (one, other) = (Way::to_key(self.root, before), Way::to_key(self.root, self.count));
            if !one.excludes(&other) && !one.is_same(&other) {
                found.key(key, one, other);
            }
        }
        // Of those that are never there together, the last one stands for all: with what follows, it alone may be.
        self.all[at] = (hash, self.count);
    }
}

/// What the hashes of a level begin with.
const fn of_level(number: u32) -> u64 {
    let bytes = number.to_le_bytes();
    let mut hash = BASIS;
    let mut at = 0;
    while at < bytes.len() {
        hash = hashed_byte(hash, bytes[at]);
        at += 1;
    }
    // No key holds a zero.
    hashed_byte(hash, 0)
}
