//! What a service can be told from outside, as data: one static table a section, read by one engine.

use std::fmt;

use crate::spec::LeafSpec;

/// A section: the settings of one struct, in the order of its declaration.
pub struct Section {
    name: &'static str,
    doc: &'static str,
    fields: &'static [Field],
    /// The fields' indices in the order of their keys.
    by_key: &'static [u16],
    /// The indices of the fields that have a variable's name of their own here, in the order of those names.
    by_variable: &'static [u16],
    rules: &'static [Rule],
    review: Review,
    /// True if a field here or below has a variable with a name of its own choosing.
    absolute: bool,
}

/// One field of a section: a setting, or a section below it.
pub struct Field {
    key: &'static str,
    /// The field's name in code, where the key is another.
    ident: &'static str,
    variable: &'static str,
    absolute: &'static [&'static str],
    doc: &'static str,
    default: Option<&'static str>,
    type_name: &'static str,
    kind: FieldKind,
    review: Review,
}

/// What a field is.
#[derive(Clone, Copy)]
pub(crate) enum FieldKind {
    Leaf(&'static dyn LeafSpec),
    Section { section: &'static Section, optional: bool },
}

/// A rule across fields: its name and the keys that it reads, relative to the section.
#[derive(Debug)]
pub struct Rule {
    pub(crate) name: &'static str,
    pub(crate) keys: &'static [&'static str],
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
}

impl Section {
    /// A section of these fields. The indices are sorted by the derive.
    pub const fn new(
        name: &'static str,
        doc: &'static str,
        fields: &'static [Field],
        by_key: &'static [u16],
        by_variable: &'static [u16],
    ) -> Self {
        let mut absolute = false;
        let mut at = 0;
        while at < fields.len() {
            absolute |= !fields[at].absolute.is_empty()
                || match fields[at].kind {
                    FieldKind::Section { section, .. } => section.absolute,
                    FieldKind::Leaf(_) => false,
                };
            at += 1;
        }
        Self { name, doc, fields, by_key, by_variable, rules: &[], review: Review::NONE, absolute }
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

    pub(crate) fn rule(&self, index: usize) -> Option<&'static Rule> {
        self.rules.get(index)
    }

    pub(crate) fn has_absolute(&self) -> bool {
        self.absolute
    }

    /// The field with this key.
    pub(crate) fn by_key(&self, key: &str) -> Option<u16> {
        let found = self.by_key.binary_search_by(|&at| self.fields[at as usize].key.cmp(key));
        found.ok().map(|at| self.by_key[at])
    }

    /// The field with this name in code.
    pub(crate) fn by_ident(&self, ident: &str) -> Option<u16> {
        self.fields.iter().position(|field| field.ident == ident).map(|at| at as u16)
    }

    /// The field with this part of a variable's name.
    pub(crate) fn by_variable(&self, part: &str) -> Option<u16> {
        let found = self.by_variable.binary_search_by(|&at| self.fields[at as usize].variable.cmp(part));
        found.ok().map(|at| self.by_variable[at])
    }
}

impl Field {
    const fn new(key: &'static str, variable: &'static str, kind: FieldKind) -> Self {
        Self {
            key,
            ident: key,
            variable,
            absolute: &[],
            doc: "",
            default: None,
            type_name: "",
            kind,
            review: Review::NONE,
        }
    }

    /// A setting.
    pub const fn leaf(key: &'static str, variable: &'static str, spec: &'static dyn LeafSpec) -> Self {
        Self::new(key, variable, FieldKind::Leaf(spec))
    }

    /// A section below this one.
    pub const fn section(
        key: &'static str,
        variable: &'static str,
        section: &'static Section,
        optional: bool,
    ) -> Self {
        Self::new(key, variable, FieldKind::Section { section, optional })
    }

    /// With a name in code that is not the key.
    #[must_use]
    pub const fn ident(mut self, ident: &'static str) -> Self {
        self.ident = ident;
        self
    }

    /// With variables of these names, in order of preference, in place of the one made from the path.
    #[must_use]
    pub const fn absolute(mut self, names: &'static [&'static str]) -> Self {
        self.absolute = names;
        self
    }

    /// With its documentation, its type and its default as they are written.
    #[must_use]
    pub const fn written(
        mut self,
        doc: &'static str,
        type_name: &'static str,
        default: Option<&'static str>,
    ) -> Self {
        self.doc = doc;
        self.type_name = type_name;
        self.default = default;
        self
    }

    /// With what a reviewer needs to know.
    #[must_use]
    pub const fn review(mut self, review: Review) -> Self {
        self.review = review;
        self
    }

    /// The key: the field's own part of the path.
    pub fn key(&self) -> &'static str {
        self.key
    }

    /// The part that it adds to a variable's name.
    pub fn variable(&self) -> &'static str {
        self.variable
    }

    /// The field's documentation.
    pub fn doc(&self) -> &'static str {
        self.doc
    }

    /// The default as it is written; `None` for a required or optional setting.
    pub fn default_as_written(&self) -> Option<&'static str> {
        self.default
    }

    /// The type as it is written.
    pub fn type_as_written(&self) -> &'static str {
        self.type_name
    }

    /// What is said for reviewers of this field alone.
    pub fn reviewed(&self) -> Review {
        self.review
    }

    /// True if the value is never shown.
    pub fn is_secret(&self) -> bool {
        matches!(self.kind, FieldKind::Leaf(spec) if spec.shape().is_secret())
    }

    /// The section that this field is, if it is one.
    pub fn as_section(&self) -> Option<&'static Section> {
        match self.kind {
            FieldKind::Section { section, .. } => Some(section),
            FieldKind::Leaf(_) => None,
        }
    }

    pub(crate) fn kind(&self) -> FieldKind {
        self.kind
    }

    pub(crate) fn absolute_names(&self) -> &'static [&'static str] {
        self.absolute
    }

    /// True for a free-keyed map.
    pub(crate) fn is_map(&self) -> bool {
        matches!(self.kind, FieldKind::Leaf(spec) if spec.shape().map)
    }
}

impl Rule {
    /// A rule of this name that reads these keys.
    pub const fn new(name: &'static str, keys: &'static [&'static str]) -> Self {
        Self { name, keys }
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

impl fmt::Debug for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Field").field("key", &self.key).field("type", &self.type_name).finish_non_exhaustive()
    }
}
