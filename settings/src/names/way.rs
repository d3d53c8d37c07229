//! The way to a name: which fields it goes through.

use crate::schema::{Field, FieldKind, Section};

/// How many sections within each other are told apart; of a way that goes deeper, the end is kept.
const DEPTH: usize = 24;

/// The way to a name: the fields on it, from the outermost section.
#[derive(Clone, Copy)]
pub(crate) struct Way {
    pub(super) fields: [Option<&'static Field>; DEPTH],
    /// What each adds to the name.
    pub(super) parts: [&'static str; DEPTH],
    indices: [u16; DEPTH],
    /// Whether it is a variant of the section above.
    variant: [bool; DEPTH],
    pub(super) length: usize,
    /// The name, where it is one of its own and no path.
    pub(super) absolute: Option<&'static str>,
}

/// Goes on to the name that `left` names lie before. True if it is in this section.
const fn find(section: &'static Section, left: &mut u32, way: &mut Way) -> bool {
    let depth = way.deeper(section);
    let mut at = 0;
    while at < section.variables.len() {
        let name = section.variables[at];
        let field = &section.fields[name.field as usize];
        way.step(depth, field, name.field, name.text);
        if *left == 0 {
            return true;
        }
        *left -= 1;
        if let FieldKind::Section { section: below, .. } = field.kind {
            if (*left as usize) < below.names {
                return find(below, left, way);
            }
            *left -= below.names as u32;
        }
        at += 1;
    }
    let mut at = 0;
    while at < section.fields.len() && (section.flat || section.absolute) {
        let field = &section.fields[at];
        way.step(depth, field, at as u16, "");
        if (*left as usize) < field.absolute.len() {
            way.absolute = Some(field.absolute[*left as usize]);
            return true;
        }
        *left -= field.absolute.len() as u32;
        if let (true, FieldKind::Section { section: below, .. }) = (field.flat, field.kind) {
            if (*left as usize) < below.names {
                return find(below, left, way);
            }
            *left -= below.names as u32;
        }
        at += 1;
    }
    false
}

/// The same for keys, of which no section counts those below. True if it is in this section.
const fn find_key(section: &'static Section, left: &mut u32, way: &mut Way) -> bool {
    let depth = way.deeper(section);
    if (*left as usize) < section.keys.len() {
        let name = section.keys[*left as usize];
        way.step(depth, &section.fields[name.field as usize], name.field, name.text);
        return true;
    }
    *left -= section.keys.len() as u32;
    let mut at = 0;
    while at < section.fields.len() {
        let field = &section.fields[at];
        if let FieldKind::Section { section: below, .. } = field.kind {
            if field.flat || below.flat_below {
                way.step(depth, field, at as u16, "");
                if find_key(below, left, way) {
                    return true;
                }
            }
        }
        at += 1;
    }
    way.length -= if depth + 1 == way.length { 1 } else { 0 };
    false
}

impl Way {
    /// The way to the name with this number, from 1.
    pub(super) const fn to(section: &'static Section, number: u32) -> Self {
        let mut way = Self::new();
        let mut left = number - 1;
        find(section, &mut left, &mut way);
        way
    }

    /// The way to the key with this number, from 1.
    pub(super) const fn to_key(section: &'static Section, number: u32) -> Self {
        let mut way = Self::new();
        let mut left = number - 1;
        find_key(section, &mut left, &mut way);
        way
    }

    /// True for a secret that a file may hold: of a map of them, any name may be that of an entry.
    pub(super) const fn is_secret(&self) -> bool {
        match self.fields[self.length - 1] {
            Some(field) => field.shape.secret && !field.shape.map,
            None => false,
        }
    }

    const fn new() -> Self {
        Self {
            fields: [None; DEPTH],
            parts: [""; DEPTH],
            indices: [0; DEPTH],
            variant: [false; DEPTH],
            length: 0,
            absolute: None,
        }
    }

    /// Goes into a section; what is kept of it stands at this place.
    const fn deeper(&mut self, section: &'static Section) -> usize {
        if self.length < DEPTH {
            self.length += 1;
        }
        self.variant[self.length - 1] = section.tag.is_some();
        self.length - 1
    }

    const fn step(&mut self, depth: usize, field: &'static Field, index: u16, part: &'static str) {
        self.fields[depth] = Some(field);
        self.indices[depth] = index;
        self.parts[depth] = part;
    }

    /// How many fields two ways have in common from the outermost section on.
    const fn common(&self, other: &Self) -> usize {
        let mut at = 0;
        while at < self.length && at < other.length && self.indices[at] == other.indices[at] {
            at += 1;
        }
        at
    }

    /// True if both lead to the same setting, be it by an old name.
    pub(super) const fn is_same(&self, other: &Self) -> bool {
        let common = self.common(other);
        common == self.length && common == other.length
    }

    pub(super) const fn is_within(&self, other: &Self) -> bool {
        self.common(other) == other.length
    }

    /// True if the two are in different variants of one tagged section: never both are there.
    pub(super) const fn excludes(&self, other: &Self) -> bool {
        let at = self.common(other);
        let apart = at < self.length && at < other.length && self.variant[at];
        apart && self.indices[at] > 0 && other.indices[at] > 0
    }
}
