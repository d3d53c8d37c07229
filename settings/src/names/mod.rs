//! Two settings of one name, found by the compiler.
//!
//! A variable's name is made of parts that stand in sections far from each other, so no derive sees all of it. What
//! runs here runs while the service is compiled: it puts the hash of every name into a table. Only of two that are equal
//! the names themselves are put together.

mod apart;
mod clash;
mod entries;
mod files;
mod keys;
mod suspect;
mod text;
mod way;

use self::apart::Apart;
use self::clash::Found;
use self::text::Line;
use self::way::Way;
use crate::schema::{FieldKind, Many, Section};

/// How much room [`differ`] needs for the names of a section: half of it stays empty, so that a place is found at once.
pub const fn room(section: &'static Section) -> usize {
    2 * section.names + 1
}

/// Refuses settings that share a name: two variables, two keys on one level, or a name that the library has taken.
/// `ROOM` is what [`room`] says of the section.
///
/// # Panics
///
/// While compiling, if two settings share a name; the message has both.
pub const fn differ<const ROOM: usize>(
    section: &'static Section,
    prefix: &'static str,
    separator: &'static str,
) {
    let names = Names { root: section, prefix, separator };
    if section.flat_below || suspect::is(section) {
        look(names, &mut [(0, 0); ROOM], &mut [(0, 0); ROOM]).refuse(names);
    }
}

/// The same for a section of which the compiler has not looked at all: one that is generic, or stands alone. What is
/// wrong is told with the key that it is about and what to do.
pub(crate) fn clashes(
    section: &'static Section,
    prefix: &'static str,
    separator: &'static str,
) -> Vec<(String, String, &'static str)> {
    let names = Names { root: section, prefix, separator };
    let room = || vec![(0, 0); room(section)];
    let found = look(names, &mut room(), &mut room());
    let told = found.iter().map(|clash| (clash.key(), clash.message(names).cut().to_owned(), clash.cure()));
    told.collect()
}

const fn look(names: Names, keys: &mut [(u64, u32)], room: &mut [(u64, u32)]) -> Found {
    let mut found = Found::new();
    let root = names.root;
    if root.flat_below {
        keys::differ(root, keys, &mut found);
    }
    if suspect::is(root) {
        let mut seen = Seen { names, all: room, count: 0, apart: Apart::new(), found };
        seen.section(root, names.start(), 0);
        seen.taken("CONFIG", "names the file of settings");
        seen.taken("SETTINGS_UNKNOWN", "says how strict a load is");
        if root.many && suspect::has_odd_parts(root) {
            entries::differ(&mut seen, root, names.start());
        }
        if files::may_be(root) {
            files::differ(&mut seen, root);
        }
        found = seen.found;
    }
    found
}

/// The names seen so far: the hash of each, and its number in the order in which the schema is walked, from 1; at the
/// place that its hash says, or behind it.
struct Seen<'a> {
    names: Names,
    all: &'a mut [(u64, u32)],
    count: u32,
    apart: Apart,
    found: Found,
}

/// Set in the number of a list or a map.
const MANY: u32 = 1 << 31;

impl Seen<'_> {
    /// `inside` is the number of the list or map that this is a section of, 0 if there is none.
    const fn section(&mut self, section: &'static Section, hash: u64, inside: u32) {
        let mut at = 0;
        while at < section.variables.len() {
            let name = section.variables[at];
            let field = &section.fields[name.field as usize];
            let own = hashed(hash, name.text);
            self.add(own, if field.is_many() { MANY } else { 0 });
            if let FieldKind::Section { section: below, many, .. } = field.kind {
                let inside = if field.is_many() { self.count } else { inside };
                self.section(below, hashed(own, joint(many, self.names.separator)), inside);
            }
            at += 1;
        }
        if section.flat || section.absolute {
            self.without_part(section, hash, inside);
        }
    }

    /// What adds no part to a variable's name: names of their own, and flattened sections.
    const fn without_part(&mut self, section: &'static Section, hash: u64, inside: u32) {
        let tagged = section.tag.is_some();
        if tagged {
            self.apart.enter(self.count);
        }
        let mut at = 0;
        while at < section.fields.len() {
            let field = &section.fields[at];
            let mut nth = 0;
            while nth < field.absolute.len() {
                self.add(hashed(BASIS, field.absolute[nth]), 0);
                if inside != 0 {
                    self.found.in_many(self.names.way(inside), self.names.way(self.count));
                }
                nth += 1;
            }
            if let (true, FieldKind::Section { section: below, .. }) = (field.flat, field.kind) {
                if tagged {
                    self.apart.next(self.count);
                }
                self.section(below, hash, inside);
            }
            at += 1;
        }
        if tagged {
            self.apart.leave();
        }
    }

    /// Adds a name, and compares it with those of the same hash.
    const fn add(&mut self, hash: u64, many: u32) {
        self.count += 1;
        let room = self.all.len();
        let mut replaced = room;
        let mut at = (hash % room as u64) as usize;
        while self.all[at].1 != 0 {
            if self.all[at].0 == hash {
                let before = self.all[at].1;
                if !self.apart.excludes(before & !MANY) {
                    self.pair(before & !MANY);
                } else if before & MANY == 0 && many == 0 {
                    replaced = at;
                }
            }
            at = if at + 1 == room { 0 } else { at + 1 };
        }
        // Of those that are never there together, the last one stands for all: with what follows, it alone may be.
        self.all[if replaced < room { replaced } else { at }] = (hash, self.count | many);
    }

    /// Compares the last name with another.
    const fn pair(&mut self, before: u32) {
        let names = self.names;
        let (one, other) = (names.way(before), names.way(self.count));
        if !one.is_same(&other) && !one.excludes(&other) && names.full(&one).equals(&names.full(&other)) {
            self.found.shared(one, other);
        }
    }

    /// The next place at which there is a name of this hash, from one on; none if it is empty.
    const fn next(&self, hash: u64, mut at: usize) -> Option<usize> {
        while self.all[at].1 != 0 {
            if self.all[at].0 == hash {
                return Some(at);
            }
            at = self.behind(at);
        }
        None
    }

    /// The number of the name at a place.
    const fn number(&self, at: usize) -> u32 {
        self.all[at].1 & !MANY
    }

    const fn behind(&self, at: usize) -> usize {
        if at + 1 == self.all.len() { 0 } else { at + 1 }
    }

    const fn place(&self, hash: u64) -> usize {
        (hash % self.all.len() as u64) as usize
    }

    /// True if a list or a map has a name of this hash.
    const fn has_many(&self, hash: u64) -> bool {
        let mut from = self.place(hash);
        while let Some(at) = self.next(hash, from) {
            if self.all[at].1 & MANY != 0 {
                return true;
            }
            from = self.behind(at);
        }
        false
    }

    /// Looks whether the variable with this number could as well be an entry of a list or map whose name has this hash.
    const fn entry(&mut self, hash: u64, number: u32) {
        let names = self.names;
        let mut from = self.place(hash);
        while let Some(at) = self.next(hash, from) {
            if self.all[at].1 & MANY != 0 {
                let (many, other) = (names.way(self.all[at].1 & !MANY), names.way(number));
                if names.is_entry(&many, &other) {
                    self.found.entry(many, other);
                }
            }
            from = self.behind(at);
        }
    }

    /// Finds a setting whose variable the library itself reads.
    const fn taken(&mut self, name: &'static str, purpose: &'static str) {
        let names = self.names;
        let hash = hashed(hashed(hashed(BASIS, names.prefix), "_"), name);
        let mut from = self.place(hash);
        while let Some(at) = self.next(hash, from) {
            let by = names.way(self.all[at].1 & !MANY);
            if names.full(&by).equals(&names.taken(name)) {
                self.found.taken(name, purpose, by);
            }
            from = self.behind(at);
        }
    }
}

const BASIS: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a (Fowler, Noll, Vo), 64 bits, over what stands before and this text.
const fn hashed(mut hash: u64, text: &str) -> u64 {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        hash = hashed_byte(hash, bytes[at]);
        at += 1;
    }
    hash
}

const fn hashed_byte(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0100_0000_01b3)
}

/// What stands between a section's part of a name and those within it.
const fn joint(many: Many, separator: &'static str) -> &'static str {
    match many {
        Many::One => separator,
        Many::List => "__0__",
        Many::Map => "__<name>__",
    }
}

/// The variables of a service.
#[derive(Clone, Copy)]
pub(crate) struct Names {
    root: &'static Section,
    prefix: &'static str,
    separator: &'static str,
}

impl Names {
    /// The hash of what all paths begin with.
    const fn start(self) -> u64 {
        if self.prefix.is_empty() { BASIS } else { hashed(hashed(BASIS, self.prefix), "_") }
    }

    /// A variable that the library itself reads.
    const fn taken(self, name: &str) -> Line {
        let mut taken = Line::new(self.prefix);
        taken.push("_");
        taken.push(name);
        taken
    }

    /// True for a setting whose variable could as well be an entry of a list or a map.
    const fn is_entry(self, many: &Way, other: &Way) -> bool {
        let mut begin = self.full(many);
        begin.push("__");
        !other.is_within(many) && !many.excludes(other) && self.full(other).begins_with(&begin)
    }

    /// The way to the name with this number.
    const fn way(self, number: u32) -> Way {
        Way::to(self.root, number)
    }

    /// The whole name of a variable.
    const fn full(self, way: &Way) -> Line {
        if let Some(name) = way.absolute {
            return Line::new(name);
        }
        let mut text = Line::new(self.prefix);
        text.push(if self.prefix.is_empty() { "" } else { "_" });
        let mut at = 0;
        while at < way.length {
            if let Some(field) = way.fields[at] {
                text.push(way.parts[at]);
                if let (FieldKind::Section { many, .. }, true) =
                    (field.kind, at + 1 < way.length && !field.flat)
                {
                    text.push(joint(many, self.separator));
                }
            }
            at += 1;
        }
        text
    }
}
