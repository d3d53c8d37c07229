//! The way to a name: which fields it goes through.

use crate::schema::{Field, FieldKind, Section};

/// The most sections that may stand within each other.
const DEPTH: usize = 24;

/// The way to a name: the fields on it, from the outermost section.
#[derive(Clone, Copy)]
pub(super) struct Way {
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
    let depth = way.length;
    assert!(depth < DEPTH, "sections stand within each other too deep");
    way.length += 1;
    way.variant[depth] = section.tag.is_some();
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

impl Way {
    /// The way to the name with this number, from 0.
    pub(super) const fn to(section: &'static Section, number: u32) -> Self {
        let mut way = Self {
            fields: [None; DEPTH],
            parts: [""; DEPTH],
            indices: [0; DEPTH],
            variant: [false; DEPTH],
            length: 0,
            absolute: None,
        };
        let mut left = number;
        find(section, &mut left, &mut way);
        way
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
