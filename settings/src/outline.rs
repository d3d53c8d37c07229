//! The sections of a service as they are used, each at its place, and the names that lead to every setting.
//!
//! A schema is shared by all places that nest it; keys and variables belong to a place. The outline has one entry a
//! place, none a setting, and makes names only when a report needs them.

use std::collections::HashMap;

use crate::schema::{Field, FieldKind, Section};

/// The outermost section.
pub(crate) const ROOT: u32 = 0;

/// A section at one place.
#[derive(Debug)]
struct Use {
    section: &'static Section,
    parent: u32,
    /// Its field in the parent.
    field: u16,
    /// Its first section below; they stand together, in the order of their fields.
    children: (u32, u32),
}

/// The sections of a service at their places, and the variables' prefix and separator.
#[derive(Debug)]
pub(crate) struct Outline {
    uses: Vec<Use>,
    prefix: &'static str,
    separator: &'static str,
    absolute: HashMap<&'static str, (u32, u16, u16)>,
}

/// What a variable's name leads to.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Target<'a> {
    /// A field: a setting, or a section, whose name no variable can have. The last number is the name's place in
    /// the order of preference.
    Field(u32, u16, u16),
    /// An entry of a map.
    Entry(u32, u16, &'a str),
}

impl Outline {
    pub(crate) fn new(root: &'static Section, prefix: &'static str, separator: &'static str) -> Self {
        let mut uses = vec![Use { section: root, parent: ROOT, field: 0, children: (0, 0) }];
        let mut absolute = HashMap::new();
        let mut at = 0;
        while at < uses.len() {
            let section = uses[at].section;
            let first = uses.len() as u32;
            for (index, field) in section.fields().iter().enumerate() {
                if let FieldKind::Section { section, .. } = field.kind() {
                    uses.push(Use { section, parent: at as u32, field: index as u16, children: (0, 0) });
                }
                if root.has_absolute() {
                    let names = field.absolute_names().iter().enumerate();
                    absolute.extend(names.map(|(n, name)| (*name, (at as u32, index as u16, n as u16))));
                }
            }
            uses[at].children = (first, uses.len() as u32);
            at += 1;
        }
        Self { uses, prefix, separator, absolute }
    }

    pub(crate) fn prefix(&self) -> &'static str {
        self.prefix
    }

    pub(crate) fn section(&self, place: u32) -> &'static Section {
        self.uses[place as usize].section
    }

    /// The number of settings and sections at most: a guess for a capacity.
    pub(crate) fn size(&self) -> usize {
        self.uses.iter().map(|one| one.section.fields().len()).sum()
    }

    pub(crate) fn field(&self, place: u32, field: u16) -> &'static Field {
        &self.section(place).fields()[field as usize]
    }

    /// The place of the section that is this field.
    pub(crate) fn child(&self, place: u32, field: u16) -> u32 {
        let (first, end) = self.uses[place as usize].children;
        let children = &self.uses[first as usize..end as usize];
        first + children.partition_point(|child| child.field < field) as u32
    }

    /// True if a section is this one, or lies below it.
    pub(crate) fn is_within(&self, mut place: u32, section: u32) -> bool {
        // A section stands behind the one that it is part of.
        while place > section {
            place = self.uses[place as usize].parent;
        }
        place == section
    }

    /// The key of a section; empty for the outermost.
    pub(crate) fn path(&self, place: u32) -> String {
        if place == ROOT {
            return String::new();
        }
        let one = &self.uses[place as usize];
        self.key(one.parent, one.field)
    }

    /// The key of a field.
    pub(crate) fn key(&self, place: u32, field: u16) -> String {
        crate::key::join(&self.path(place), self.field(place, field).key())
    }

    /// The variable of a field: the first in order of preference.
    pub(crate) fn variable(&self, place: u32, field: u16) -> String {
        let declared = self.field(place, field);
        if let Some(name) = declared.absolute_names().first() {
            return (*name).to_owned();
        }
        let mut parts = vec![declared.variable()];
        let mut at = place;
        while at != ROOT {
            let one = &self.uses[at as usize];
            parts.push(self.field(one.parent, one.field).variable());
            at = one.parent;
        }
        parts.reverse();
        let name = parts.join(self.separator);
        if self.prefix.is_empty() { name } else { format!("{}_{name}", self.prefix) }
    }

    /// What stands behind the prefix, if a variable's name begins with it.
    pub(crate) fn under_prefix<'a>(&self, name: &'a str) -> Option<&'a str> {
        if self.prefix.is_empty() {
            return Some(name);
        }
        name.strip_prefix(self.prefix)?.strip_prefix('_')
    }

    /// True if a name that is no field's could still be one of ours: there is a prefix, and it begins with it.
    pub(crate) fn claims(&self, name: &str) -> bool {
        !self.prefix.is_empty() && self.under_prefix(name).is_some()
    }

    /// False for a name that no variable of ours can have.
    pub(crate) fn may_be_ours(&self, name: &[u8]) -> bool {
        name.starts_with(self.prefix.as_bytes()) || !self.absolute.is_empty()
    }

    /// What a variable is for, found by descending the schema along its name.
    pub(crate) fn find<'a>(&self, name: &'a str) -> Option<Target<'a>> {
        if let Some(&(place, field, preference)) = self.absolute.get(name) {
            return Some(Target::Field(place, field, preference));
        }
        self.descend(ROOT, self.under_prefix(name)?)
    }

    fn descend<'a>(&self, place: u32, rest: &'a str) -> Option<Target<'a>> {
        let section = self.section(place);
        if let Some(field) = section.by_variable(rest) {
            return Some(Target::Field(place, field, 0));
        }
        // Parts may hold underscores themselves, so every separator may be the one behind the next part.
        for (at, _) in rest.match_indices('_') {
            let (head, tail) = rest.split_at(at);
            let Some(field) = section.by_variable(head) else { continue };
            let declared = &section.fields()[field as usize];
            if declared.is_map() {
                match tail.strip_prefix("__") {
                    Some(id) if !id.is_empty() => return Some(Target::Entry(place, field, id)),
                    _ => continue,
                }
            }
            if declared.as_section().is_none() {
                continue;
            }
            let Some(tail) = tail.strip_prefix(self.separator) else { continue };
            let found = self.descend(self.child(place, field), tail);
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// All fields with their places, in no order that matters to a user.
    pub(crate) fn fields(&self) -> impl Iterator<Item = (u32, u16, &'static Field)> {
        self.uses.iter().enumerate().flat_map(|(place, one)| {
            let fields = one.section.fields().iter().enumerate();
            fields.map(move |(index, field)| (place as u32, index as u16, field))
        })
    }

    /// The whole key of what a rule of a section reads: the first name is a key, the others are names in code.
    pub(crate) fn read_by_rule(&self, place: u32, path: &str) -> String {
        let mut parts = path.split('.');
        let mut at = parts.next().and_then(|key| self.section(place).by_key(key)).map(|field| (place, field));
        for part in parts {
            let below = at.filter(|(place, field)| self.field(*place, *field).as_section().is_some());
            let below = below.map(|(place, field)| self.child(place, field));
            at = below.and_then(|below| Some((below, self.section(below).by_ident(part)?)));
        }
        at.map_or_else(|| crate::key::join(&self.path(place), path), |(place, field)| self.key(place, field))
    }

    /// As much of a key as leads to a setting: what stands below a setting is part of its value.
    pub(crate) fn setting_of<'a>(&self, key: &'a str) -> &'a str {
        let mut ends = key.match_indices('.').map(|(at, _)| &key[..at]);
        let leaf = ends.find(|key| match self.by_key(key) {
            Some(Target::Field(place, field, _)) => {
                let field = self.field(place, field);
                field.as_section().is_none() && !field.is_map()
            }
            _ => false,
        });
        leaf.unwrap_or(key)
    }

    /// Pairs of settings that a variable of the same name would be for, with that name.
    pub(crate) fn shared_names(&self) -> Vec<(String, String, String)> {
        let mut first: HashMap<String, String> = HashMap::new();
        let mut shared = Vec::new();
        for (place, index, field) in self.fields() {
            let key = self.key(place, index);
            let own = field.absolute_names().is_empty().then(|| self.variable(place, index));
            for name in field.absolute_names().iter().map(|name| (*name).to_owned()).chain(own) {
                match first.get(&name) {
                    Some(other) => shared.push((name, other.clone(), key.clone())),
                    None => drop(first.insert(name, key.clone())),
                }
            }
        }
        shared
    }

    /// The field with a dotted key; for an entry of a map, the map and the entry's name.
    pub(crate) fn by_key<'a>(&self, key: &'a str) -> Option<Target<'a>> {
        let mut place = ROOT;
        let mut rest = key;
        loop {
            let (part, tail) = rest.split_once('.').map_or((rest, None), |(part, tail)| (part, Some(tail)));
            let field = self.section(place).by_key(part)?;
            let Some(tail) = tail else { return Some(Target::Field(place, field, 0)) };
            match self.field(place, field) {
                map if map.is_map() => return Some(Target::Entry(place, field, tail)),
                section if section.as_section().is_some() => {
                    place = self.child(place, field);
                    rest = tail;
                }
                _ => return None,
            }
        }
    }
}

/// Goes along the fields of a value and its sections, in the order of the declaration.
#[derive(Debug)]
pub(crate) struct Cursor<'a> {
    pub(crate) outline: &'a Outline,
    /// The section and its next field, for each section that is open.
    frames: Vec<(u32, u16)>,
}

impl<'a> Cursor<'a> {
    pub(crate) fn new(outline: &'a Outline, place: u32) -> Self {
        Self { outline, frames: vec![(place, 0)] }
    }

    /// The section at hand and its next field.
    pub(crate) fn at(&self) -> (u32, u16) {
        self.frames.last().copied().unwrap_or((ROOT, 0))
    }

    /// The next field.
    pub(crate) fn field(&self) -> &'static Field {
        let (place, field) = self.at();
        self.outline.field(place, field)
    }

    /// The key of the next field.
    pub(crate) fn key(&self) -> String {
        let (place, field) = self.at();
        self.outline.key(place, field)
    }

    /// Goes past the next field.
    pub(crate) fn pass(&mut self) {
        if let Some((_, field)) = self.frames.last_mut() {
            *field += 1;
        }
    }

    /// Goes into the section that the next field is; gives its place.
    pub(crate) fn enter(&mut self) -> u32 {
        let (place, field) = self.at();
        let below = self.outline.child(place, field);
        self.frames.push((below, 0));
        below
    }

    /// Comes back from a section, past its field.
    pub(crate) fn leave(&mut self) {
        self.frames.pop();
        self.pass();
    }
}
