//! What a service can be told from outside, as data: one static table a section, read by one engine.

mod field;

use std::fmt;

pub(crate) use self::field::FieldKind;
pub use self::field::{Field, Many};
use crate::variant::Tag;

/// A section: the settings of one struct, or of a tagged enum, in the order of its declaration.
///
/// A tagged section has its tag as the first field, and behind it a flat section for each variant.
pub struct Section {
    pub(crate) name: &'static str,
    doc: &'static str,
    pub(crate) fields: &'static [Field],
    /// The keys of the fields, sorted.
    pub(crate) keys: &'static [Name],
    /// What the fields that have a variable's name of their own add to it, sorted.
    pub(crate) variables: &'static [Name],
    rules: &'static [Rule],
    review: Review,
    pub(crate) tag: Option<&'static Tag>,
    /// True if a field here or below has a variable with a name of its own choosing.
    pub(crate) absolute: bool,
    /// True if a section below stands on the same level.
    pub(crate) flat: bool,
    /// True if that is so somewhere below.
    pub(crate) flat_below: bool,
    /// True if there is a list of sections here or below, or a map.
    pub(crate) many: bool,
    /// How many names variables may have in the section and below.
    pub(crate) names: usize,
}

/// A name of a field: of its own, or one that it had before.
#[derive(Clone, Copy, Debug)]
pub struct Name {
    pub(crate) text: &'static str,
    /// What it begins with, as [`lead`] has it.
    lead: u64,
    pub(crate) field: u16,
    pub(crate) alias: bool,
}

/// A rule across fields: its name and what it reads, as paths of names in code.
#[derive(Debug)]
pub struct Rule {
    pub(crate) name: &'static str,
    pub(crate) reads: &'static [&'static str],
    pub(crate) kind: RuleKind,
    /// The setting on which it depends whether the rule holds.
    pub(crate) when: Option<&'static str>,
}

/// What a rule demands, where the library knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RuleKind {
    Own,
    BothOrNone,
    AtMostOne,
    ExactlyOne,
    Requires,
    Ascending,
}

impl RuleKind {
    /// True for a rule on which settings are given.
    pub(crate) fn is_presence(self) -> bool {
        !matches!(self, Self::Own | Self::Ascending)
    }
}

/// What a reviewer needs to know of a setting; what a field leaves out, its section says.
#[derive(Clone, Copy, Debug, Default)]
pub struct Review {
    /// Who answers for it.
    pub owner: Option<&'static str>,
    /// What shows that it works.
    pub expect: Option<&'static str>,
    /// How to undo a change of it.
    pub rollback: Option<&'static str>,
    /// The version that brought it.
    pub since: Option<&'static str>,
    /// True for a setting that a security review goes through.
    pub security: bool,
}

impl Review {
    /// Nothing said.
    pub const NONE: Self = Self { owner: None, expect: None, rollback: None, since: None, security: false };

    /// This, and for what it leaves out, what is said of all of the section.
    pub(crate) fn or(self, around: Self) -> Self {
        Self {
            owner: self.owner.or(around.owner),
            expect: self.expect.or(around.expect),
            rollback: self.rollback.or(around.rollback),
            since: self.since.or(around.since),
            security: self.security || around.security,
        }
    }
}

impl Name {
    /// The name of the field with this index.
    pub const fn new(text: &'static str, field: u16) -> Self {
        Self { text, lead: lead(text.as_bytes()), field, alias: false }
    }

    /// A name that the field had before.
    pub const fn alias(text: &'static str, field: u16) -> Self {
        Self { text, lead: lead(text.as_bytes()), field, alias: true }
    }
}

impl Section {
    /// True if both are the table of one type. A type's table is a constant, of which there may be several copies.
    #[cfg(feature = "checklist")]
    pub(crate) fn is_same_as(&self, other: &Self) -> bool {
        let keys = |section: &Self| section.fields.iter().map(Field::key).collect::<Vec<_>>();
        (self.name, self.doc) == (other.name, other.doc) && keys(self) == keys(other)
    }

    /// A section of these fields. The names are sorted by the derive.
    pub const fn new(
        name: &'static str,
        doc: &'static str,
        fields: &'static [Field],
        keys: &'static [Name],
        variables: &'static [Name],
    ) -> Self {
        let mut section = Self {
            name,
            doc,
            fields,
            keys,
            variables,
            rules: &[],
            review: Review::NONE,
            tag: None,
            absolute: false,
            flat: false,
            flat_below: false,
            many: false,
            names: variables.len(),
        };
        let mut at = 0;
        while at < fields.len() {
            let field = &fields[at];
            section.flat |= field.flat;
            section.absolute |= !field.absolute.is_empty();
            section.many |= field.is_many();
            section.names += field.absolute.len();
            if let FieldKind::Section { section: below, .. } = field.kind {
                section.absolute |= below.absolute;
                section.flat_below |= field.flat || below.flat_below;
                section.many |= below.many;
                section.names += if field.flat { below.names } else { 0 };
            }
            at += 1;
        }
        let mut at = 0;
        while at < variables.len() {
            if let FieldKind::Section { section: below, .. } = fields[variables[at].field as usize].kind {
                section.names += below.names;
            }
            at += 1;
        }
        section
    }

    /// With rules across its fields.
    #[must_use]
    pub const fn rules(mut self, rules: &'static [Rule]) -> Self {
        self.rules = rules;
        self
    }

    /// With what a reviewer needs to know of all of it.
    #[must_use]
    pub const fn review(mut self, review: Review) -> Self {
        self.review = review;
        self
    }

    /// As a tagged section: the first field is its tag, the others are its variants.
    #[must_use]
    pub const fn tagged(mut self, tag: &'static Tag) -> Self {
        self.tag = Some(tag);
        self
    }

    /// The name of the struct.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The struct's documentation.
    pub fn doc(&self) -> &'static str {
        self.doc
    }

    /// The fields, in the order of the declaration.
    pub fn fields(&self) -> &'static [Field] {
        self.fields
    }

    /// What is said for reviewers of the whole section.
    pub fn reviewed(&self) -> Review {
        self.review
    }

    #[cfg(feature = "documents")]
    pub(crate) fn all_rules(&self) -> &'static [Rule] {
        self.rules
    }

    pub(crate) fn rule(&self, index: usize) -> Option<&'static Rule> {
        self.rules.get(index)
    }

    pub(crate) fn has_absolute(&self) -> bool {
        self.absolute
    }

    pub(crate) fn has_flat(&self) -> bool {
        self.flat
    }

    pub(crate) fn tag(&self) -> Option<&'static Tag> {
        self.tag
    }

    /// The field with this key, or with one that it had before.
    pub(crate) fn by_key(&self, key: &str) -> Option<Name> {
        find(self.keys, key)
    }

    /// The same, with whether it had the key before; most files have the order of the declaration, so the field that
    /// comes next there is tried first.
    pub(crate) fn by_key_from(&self, next: u16, key: &str) -> Option<(u16, bool)> {
        let is_it = |field: &&Field| !field.is_flat() && field.key() == key;
        match self.fields.get(usize::from(next)).filter(is_it) {
            Some(_) => Some((next, false)),
            None => self.by_key(key).map(|name| (name.field, name.alias)),
        }
    }

    /// The field with this part of a variable's name.
    pub(crate) fn by_variable(&self, part: &str) -> Option<Name> {
        find(self.variables, part)
    }

    /// The field with this name in code.
    pub(crate) fn by_ident(&self, ident: &str) -> Option<u16> {
        self.fields.iter().position(|field| field.ident == ident).map(|at| at as u16)
    }
}

/// The first eight bytes of a name, as a number that sorts as they do: most names are told apart by it alone.
const fn lead(name: &[u8]) -> u64 {
    if let Some(first) = name.first_chunk() {
        return u64::from_be_bytes(*first);
    }
    let (mut lead, mut at) = (0, 0);
    while at < name.len() {
        lead |= (name[at] as u64) << (56 - 8 * at);
        at += 1;
    }
    lead
}

fn find(names: &[Name], name: &str) -> Option<Name> {
    let first = *beginning_with(names, name).first()?;
    (first.text == name).then_some(first)
}

/// Of sorted names those from the first on that begins with this. If one is this itself, it is the first.
pub(crate) fn beginning_with<'n>(names: &'n [Name], begin: &str) -> &'n [Name] {
    let sought = lead(begin.as_bytes());
    let is_before = |name: &Name| name.lead < sought || (name.lead == sought && name.text < begin);
    let rest = &names[names.partition_point(is_before)..];
    if rest.first().is_some_and(|name| name.text.starts_with(begin)) { rest } else { &[] }
}

impl Rule {
    /// A rule of this name that reads these fields.
    pub const fn new(name: &'static str, reads: &'static [&'static str]) -> Self {
        Self { name, reads, kind: RuleKind::Own, when: None }
    }

    /// All of these settings are given, or none is.
    pub const fn both_or_none(reads: &'static [&'static str]) -> Self {
        Self { name: "both_or_none", reads, kind: RuleKind::BothOrNone, when: None }
    }

    /// No more than one of these settings is given.
    pub const fn at_most_one(reads: &'static [&'static str]) -> Self {
        Self { name: "at_most_one", reads, kind: RuleKind::AtMostOne, when: None }
    }

    /// One of these settings is given, and no other.
    pub const fn exactly_one(reads: &'static [&'static str]) -> Self {
        Self { name: "exactly_one", reads, kind: RuleKind::ExactlyOne, when: None }
    }

    /// Where the first of these settings is given, all others are.
    pub const fn requires(reads: &'static [&'static str]) -> Self {
        Self { name: "requires", reads, kind: RuleKind::Requires, when: None }
    }

    /// Of these settings none exceeds the next.
    pub const fn ascending(reads: &'static [&'static str]) -> Self {
        Self { name: "ascending", reads, kind: RuleKind::Ascending, when: None }
    }

    /// Where the setting that this path leads to is as the declaration says.
    #[must_use]
    pub const fn when(mut self, path: &'static str) -> Self {
        self.when = Some(path);
        self
    }
}

impl fmt::Debug for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Section")
            .field("name", &self.name)
            .field("fields", &self.fields)
            .finish_non_exhaustive()
    }
}
