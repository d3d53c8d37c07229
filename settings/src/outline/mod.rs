//! The sections of a service as they are used, each at its place, and the names that lead to every setting.
//!
//! A schema is shared by all places that nest it; keys and variables belong to a place. The outline has one entry a
//! place, none a setting, and makes names only when a report needs them. A section in a list or a map has one place,
//! however many of it there are; which of them is meant, the [`Steps`] say.

mod closed;
mod cursor;
mod find;
mod meant;
mod reach;
#[cfg(feature = "checklist")]
mod table;

use std::collections::HashMap;

pub(crate) use self::cursor::Cursor;
pub(crate) use self::find::Found;
pub(crate) use self::meant::Names;
pub(crate) use self::reach::End;
use crate::key;
use crate::schema::{Field, FieldKind, Many, Review, Section};

/// What stands for a name that may be any, where a command or a help tells how a setting is given.
pub(crate) const FREE_NAME: &str = "<NAME>";
/// The same for a number.
pub(crate) const FREE_NUMBER: &str = "<N>";

/// The outermost section.
pub(crate) const ROOT: u32 = 0;

/// A section at one place.
#[derive(Debug)]
struct Use {
    section: &'static Section,
    parent: u32,
    /// Its field in the parent.
    field: u16,
    /// True if its settings stand on the level of the parent.
    flat: bool,
    many: Many,
    /// Its first section below; they stand together, in the order of their fields.
    children: (u32, u32),
}

/// The sections of a service at their places, and the variables' prefix and separator.
#[derive(Debug)]
pub(crate) struct Outline {
    uses: Vec<Use>,
    prefix: &'static str,
    separator: &'static str,
    /// The settings with variables of names of their own: place, field, and which of its names it is. There are several of
    /// one name in variants of which never two are there.
    absolute: HashMap<&'static str, Vec<(u32, u16, u16)>>,
}

/// Which section of a list or map is meant, for each place on the way where there are many: what it adds to the key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Steps(Vec<(u32, String)>);

impl Steps {
    pub(crate) fn push(&mut self, place: u32, step: String) {
        self.0.push((place, step));
    }

    pub(crate) fn pop(&mut self) {
        self.0.pop();
    }

    /// These, and where they say nothing the others.
    #[cfg(feature = "cli")]
    pub(crate) fn or(&self, mut others: Self) -> Self {
        others.0.extend(self.0.iter().cloned());
        others
    }

    fn at(&self, place: u32) -> Option<&str> {
        self.0.iter().rev().find(|(at, _)| *at == place).map(|(_, step)| step.as_str())
    }
}

impl Outline {
    pub(crate) fn new(root: &'static Section, prefix: &'static str, separator: &'static str) -> Self {
        let outermost =
            Use { section: root, parent: ROOT, field: 0, flat: false, many: Many::One, children: (0, 0) };
        // Most sections stand in the outermost one.
        let mut uses = Vec::with_capacity(root.fields().len() + 1);
        uses.push(outermost);
        let mut absolute: HashMap<_, Vec<_>> = HashMap::new();
        let mut at = 0;
        while at < uses.len() {
            let section = uses[at].section;
            let first = uses.len() as u32;
            for (index, field) in section.fields().iter().enumerate() {
                let index = index as u16;
                if let FieldKind::Section { section, many, .. } = field.kind() {
                    let (parent, flat) = (at as u32, field.is_flat());
                    uses.push(Use { section, parent, field: index, flat, many, children: (0, 0) });
                }
                if root.has_absolute() {
                    for (nth, name) in field.absolute_names().iter().enumerate() {
                        absolute.entry(*name).or_default().push((at as u32, index, nth as u16));
                    }
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

    /// A variable that the library itself reads. Without a prefix there is none: its name would be anybody's.
    pub(crate) fn own_variable(&self, name: &str) -> Option<String> {
        (!self.prefix.is_empty()).then(|| format!("{}_{name}", self.prefix))
    }

    pub(crate) fn separator(&self) -> &'static str {
        self.separator
    }

    pub(crate) fn section(&self, place: u32) -> &'static Section {
        self.uses[place as usize].section
    }

    /// True for a section whose settings stand on the level of the one above.
    pub(crate) fn is_flat(&self, place: u32) -> bool {
        self.uses[place as usize].flat
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

    /// The places below that stand on the level of this one.
    pub(crate) fn flats(&self, place: u32) -> impl Iterator<Item = u32> {
        let (first, end) = self.uses[place as usize].children;
        (first..end).filter(|place| self.is_flat(*place))
    }

    /// This section and all below it; each stands behind the one that it is part of.
    pub(crate) fn all_within(&self, section: u32) -> Vec<u32> {
        let mut all = vec![section];
        let mut at = 0;
        while let Some(&one) = all.get(at) {
            let (first, end) = self.uses[one as usize].children;
            all.extend(first..end);
            at += 1;
        }
        all
    }

    /// The places where a section is used.
    #[cfg(feature = "checklist")]
    pub(crate) fn places_of(&self, section: &'static Section) -> impl Iterator<Item = u32> {
        let uses = self.uses.iter().enumerate();
        uses.filter(move |(_, one)| one.section.is_same_as(section)).map(|(place, _)| place as u32)
    }

    /// True if a section is this one, or lies below it.
    pub(crate) fn is_within(&self, mut place: u32, section: u32) -> bool {
        // A section stands behind the one that it is part of.
        while place > section {
            place = self.uses[place as usize].parent;
        }
        place == section
    }

    /// The section above.
    pub(crate) fn parent(&self, place: u32) -> u32 {
        self.uses[place as usize].parent
    }

    /// The field that a section is in the one above.
    pub(crate) fn field_of(&self, place: u32) -> &'static Field {
        let one = &self.uses[place as usize];
        self.field(one.parent, one.field)
    }

    /// True for a single section that need not be there, or that has a default as a whole.
    #[cfg(any(feature = "checklist", feature = "documents"))]
    pub(crate) fn is_optional(&self, place: u32) -> bool {
        let kind = self.field_of(place).kind();
        matches!(kind, FieldKind::Section { optional: true, many: Many::One, .. })
    }

    /// True if the sections here are a list.
    pub(crate) fn is_list(&self, place: u32) -> bool {
        self.uses[place as usize].many == Many::List
    }

    /// The key of a section; empty for the outermost.
    pub(crate) fn path(&self, place: u32, steps: &Steps) -> String {
        if place == ROOT {
            return String::new();
        }
        let one = &self.uses[place as usize];
        let above = self.path(one.parent, steps);
        let mut path = if one.flat { above } else { key::join(&above, self.field_of(place).key()) };
        path.push_str(steps.at(place).unwrap_or_default());
        path
    }

    /// The key of a field.
    pub(crate) fn key(&self, place: u32, field: u16, steps: &Steps) -> String {
        let path = self.path(place, steps);
        let field = self.field(place, field);
        if field.is_flat() { path } else { key::join(&path, field.key()) }
    }

    /// The variable of a field, the first in order of preference. `None` if it is part of a section whose name in a
    /// map no variable can say.
    pub(crate) fn variable(&self, place: u32, field: u16, steps: &Steps) -> Option<String> {
        let declared = self.field(place, field);
        if let Some(name) = declared.absolute_names().first() {
            return Some((*name).to_owned());
        }
        let name = self.variables_within(place, steps)? + declared.variable();
        Some(if self.prefix.is_empty() { name } else { format!("{}_{name}", self.prefix) })
    }

    /// What the variables of a section have in front of their own part, without the prefix.
    fn variables_within(&self, place: u32, steps: &Steps) -> Option<String> {
        if place == ROOT {
            return Some(String::new());
        }
        let one = &self.uses[place as usize];
        let mut name = self.variables_within(one.parent, steps)?;
        if one.flat {
            return Some(name);
        }
        name.push_str(self.field_of(place).variable());
        let id = match (one.many, steps.at(place)) {
            (Many::One, _) => {
                name.push_str(self.separator);
                return Some(name);
            }
            (Many::List, step) => step.map_or("0", |step| step.trim_matches(['[', ']'])).to_owned(),
            (Many::Map, Some(step)) if step[1..] == *FREE_NAME => FREE_NAME.to_owned(),
            (Many::Map, Some(step)) => id_in_variable(&step[1..])?,
            (Many::Map, None) => String::from("<name>"),
        };
        Some(format!("{name}__{id}__"))
    }

    /// What is said for reviewers of a field of a section: its own words, or else those of the sections around it.
    pub(crate) fn reviewed(&self, mut place: u32, mut review: Review) -> Review {
        loop {
            review = review.or(self.section(place).reviewed());
            if place == ROOT {
                return review;
            }
            review = review.or(self.field_of(place).reviewed());
            place = self.parent(place);
        }
    }

    /// A flag that gives a field, or an example of those that give a part of it.
    pub(crate) fn flag(&self, place: u32, field: u16, steps: &Steps) -> Option<String> {
        let declared = self.field(place, field);
        let mut all = vec![(place, field, declared)];
        if declared.as_section().is_some() {
            self.add_in_order(self.child(place, field), &mut all);
        }
        let (place, field, first) = all.into_iter().find(|(_, _, field)| field.takes_flags())?;
        let mut any = self.steps_of_any(place);
        any.0.extend(steps.0.iter().cloned());
        Some(format!("--{}{}", self.key(place, field, &any), first.entry(".<name>")))
    }

    /// All fields with their places, in no order that matters to a user.
    pub(crate) fn fields(&self) -> impl Iterator<Item = (u32, u16, &'static Field)> {
        self.uses.iter().enumerate().flat_map(|(place, one)| {
            let fields = one.section.fields().iter().enumerate();
            fields.map(move |(index, field)| (place as u32, index as u16, field))
        })
    }

    /// All fields with their places, in the order of the declaration.
    pub(crate) fn in_order(&self) -> Vec<(u32, u16, &'static Field)> {
        let mut all = Vec::new();
        self.add_in_order(ROOT, &mut all);
        all
    }

    fn add_in_order(&self, place: u32, all: &mut Vec<(u32, u16, &'static Field)>) {
        for (index, field) in self.section(place).fields().iter().enumerate() {
            all.push((place, index as u16, field));
            if field.as_section().is_some() {
                self.add_in_order(self.child(place, index as u16), all);
            }
        }
    }

    /// The steps that stand for any section of the lists and maps on the way to a place.
    pub(crate) fn steps_of_any(&self, place: u32) -> Steps {
        self.steps_of_free(place, "0", Some("<name>"))
    }

    /// The same with words for a number and a name; without one, none is said.
    pub(crate) fn steps_of_free(&self, mut place: u32, number: &str, name: Option<&str>) -> Steps {
        let mut steps = Steps::default();
        while place != ROOT {
            match self.uses[place as usize].many {
                Many::One => {}
                Many::List => steps.push(place, format!("[{number}]")),
                Many::Map => name.into_iter().for_each(|name| steps.push(place, format!(".{name}"))),
            }
            place = self.parent(place);
        }
        steps
    }

    /// The keys of all settings that stand in no list or map of sections.
    pub(crate) fn keys(&self) -> impl Iterator<Item = String> {
        let once = self.fields().filter(|(place, _, field)| !self.is_in_many(*place) && !field.is_flat());
        once.map(|(place, field, _)| self.key(place, field, &Steps::default()))
    }

    /// True for a place inside a list or map of sections.
    pub(crate) fn is_in_many(&self, mut place: u32) -> bool {
        while place != ROOT && self.uses[place as usize].many == Many::One {
            place = self.parent(place);
        }
        place != ROOT
    }

    /// The steps that these names of sections of many are, on the way to a place.
    pub(crate) fn steps(&self, mut place: u32, ids: &[String]) -> Steps {
        let mut steps = Steps::default();
        let mut ids = ids.iter().rev();
        while place != ROOT {
            let step = match self.uses[place as usize].many {
                Many::One => None,
                Many::List => ids.next().map(|id| format!("[{id}]")),
                Many::Map => ids.next().map(|id| format!(".{id}")),
            };
            if let Some(step) = step {
                steps.push(place, step);
            }
            place = self.parent(place);
        }
        steps
    }

    /// The field that a path of names in code leads to from a section.
    pub(crate) fn read_by_rule(&self, place: u32, path: &str) -> Option<(u32, u16)> {
        let mut at = None;
        for part in path.split('.') {
            let below = match at {
                None => place,
                Some((place, field)) if self.field(place, field).as_section().is_some() => {
                    self.child(place, field)
                }
                Some(_) => return None,
            };
            at = Some((below, self.section(below).by_ident(part)?));
        }
        at
    }
}

/// A name in a map as part of a variable's; `None` if it would come back as another.
pub(crate) fn id_in_variable(id: &str) -> Option<String> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    (!id.is_empty() && id.chars().all(plain)).then(|| id.to_ascii_uppercase())
}
