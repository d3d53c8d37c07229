//! Two settings of one name, found by the compiler.
//!
//! A variable's name is made of parts that stand in sections far from each other, so no derive sees all of it. What
//! runs here runs while the service is compiled: it puts the hash of every name into a table. Only of two that are equal
//! the names themselves are put together.

mod entries;
mod keys;
mod suspect;
mod text;
mod way;

use self::text::Text;
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
    if section.flat_below {
        keys::differ(section);
    }
    if !suspect::is(section) {
        return;
    }
    let names = Names { root: section, prefix, separator };
    let mut seen = Seen { names, all: [(0, 0); ROOM], count: 0 };
    seen.section(section, names.start());
    seen.taken("CONFIG", "names the file of settings");
    seen.taken("SETTINGS_UNKNOWN", "says how strict a load is");
    if section.many && suspect::has_odd_parts(section) {
        entries::differ(&seen, section, names.start());
    }
}

/// The names seen so far: the hash of each, and its number in the order in which the schema is walked, from 1; at the
/// place that its hash says, or behind it.
struct Seen<const ROOM: usize> {
    names: Names,
    all: [(u64, u32); ROOM],
    count: u32,
}

/// Set in the number of a list or a map.
const MANY: u32 = 1 << 31;

impl<const ROOM: usize> Seen<ROOM> {
    const fn section(&mut self, section: &'static Section, hash: u64) {
        let mut at = 0;
        while at < section.variables.len() {
            let name = section.variables[at];
            let field = &section.fields[name.field as usize];
            let own = hashed(hash, name.text);
            self.add(own, if field.is_many() { MANY } else { 0 });
            if let FieldKind::Section { section: below, many, .. } = field.kind {
                self.section(below, hashed(own, joint(many, self.names.separator)));
            }
            at += 1;
        }
        let mut at = 0;
        while at < section.fields.len() && (section.flat || section.absolute) {
            let field = &section.fields[at];
            let mut nth = 0;
            while nth < field.absolute.len() {
                self.add(hashed(BASIS, field.absolute[nth]), 0);
                nth += 1;
            }
            if let (true, FieldKind::Section { section: below, .. }) = (field.flat, field.kind) {
                self.section(below, hash);
            }
            at += 1;
        }
    }

    /// Adds a name, and compares it with those of the same hash.
    const fn add(&mut self, hash: u64, many: u32) {
        self.count += 1;
        let mut at = (hash % ROOM as u64) as usize;
        while self.all[at].1 != 0 {
            if self.all[at].0 == hash {
                self.names.pair(&self.names.way(self.all[at].1 & !MANY), &self.names.way(self.count));
            }
            at = if at + 1 == ROOM { 0 } else { at + 1 };
        }
        self.all[at] = (hash, self.count | many);
    }

    /// The list or the map whose name has this hash; 0 if there is none.
    const fn many(&self, hash: u64) -> u32 {
        let mut at = (hash % ROOM as u64) as usize;
        while self.all[at].1 != 0 {
            if self.all[at].0 == hash && self.all[at].1 & MANY != 0 {
                return self.all[at].1 & !MANY;
            }
            at = if at + 1 == ROOM { 0 } else { at + 1 };
        }
        0
    }

    /// Refuses a setting whose variable the library itself reads.
    const fn taken(&self, name: &str, purpose: &str) {
        let hash = hashed(hashed(hashed(BASIS, self.names.prefix), "_"), name);
        let mut at = (hash % ROOM as u64) as usize;
        while self.all[at].1 != 0 {
            if self.all[at].0 == hash {
                self.names.taken(&self.names.way(self.all[at].1 & !MANY), name, purpose);
            }
            at = if at + 1 == ROOM { 0 } else { at + 1 };
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
struct Names {
    root: &'static Section,
    prefix: &'static str,
    separator: &'static str,
}

impl Names {
    /// The hash of what all paths begin with.
    const fn start(self) -> u64 {
        if self.prefix.is_empty() { BASIS } else { hashed(hashed(BASIS, self.prefix), "_") }
    }

    const fn pair(self, one: &Way, other: &Way) {
        if one.is_same(other) || one.excludes(other) || !self.full(one).equals(&self.full(other)) {
            return;
        }
        let mut message = Text::new("the settings `");
        message.push_key(one);
        message.push("` and `");
        message.push_key(other);
        message.push("` share the variable `");
        message.push(self.full(one).cut());
        message.push("`: give one of them another name with `rename`, or a variable of its own with `env`");
        message.refuse();
    }

    const fn taken(self, way: &Way, name: &str, purpose: &str) {
        let mut taken = Text::new(self.prefix);
        taken.push("_");
        taken.push(name);
        if self.full(way).equals(&taken) {
            let mut message = Text::new("the variable `");
            message.push(taken.cut());
            message.push("` ");
            message.push(purpose);
            message.push(", so `");
            message.push_key(way);
            message.push("` cannot have it: give it another name with `rename`, or a variable with `env`");
            message.refuse();
        }
    }

    /// Refuses a setting whose variable could as well be an entry of a list or a map.
    const fn entry(self, many: &Way, other: &Way) {
        if other.is_within(many) || many.excludes(other) {
            return;
        }
        let (name, mut begin) = (self.full(other), self.full(many));
        begin.push("__");
        if name.begins_with(&begin) {
            let mut message = Text::new("the variable `");
            message.push(name.cut());
            message.push("` of `");
            message.push_key(other);
            message.push("` would be an entry of `");
            message.push_key(many);
            message.push("` as well: give one of them another name with `rename`");
            message.refuse();
        }
    }

    /// The way to the name with this number.
    const fn way(self, number: u32) -> Way {
        Way::to(self.root, number - 1)
    }

    /// The whole name of a variable.
    const fn full(self, way: &Way) -> Text {
        if let Some(name) = way.absolute {
            return Text::new(name);
        }
        let mut text = Text::new(self.prefix);
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
