//! One field of a section: what its declaration says, beside what its type does.

use std::fmt;

use super::{Review, Section};
use crate::leaf::Shape;
use crate::origin::OriginKind;
use crate::spec::{LeafSpec, Reader, Spec};
use crate::variant::Tag;

/// The default of a secret, as it is told.
const HIDDEN: &str = "[REDACTED]";

/// One field of a section: a setting, or a section below it.
pub struct Field {
    pub(crate) key: &'static str,
    /// The field's name in code, where the key is another.
    pub(crate) ident: &'static str,
    pub(crate) variable: &'static str,
    pub(crate) absolute: &'static [&'static str],
    doc: &'static str,
    default: Option<&'static str>,
    type_name: &'static str,
    pub(crate) kind: FieldKind,
    /// What is known of a setting's type; of no meaning for a section.
    pub(crate) shape: Shape,
    review: Review,
    /// True for a section whose settings stand on the level of this field.
    pub(crate) flat: bool,
    deprecated: Option<&'static str>,
    only_from: &'static [OriginKind],
    allow_empty: bool,
    derived: &'static [&'static str],
    /// The setting on which it depends whether this one matters.
    when: Option<&'static str>,
    /// True for a section of which a file may say that there is none.
    nullable: bool,
}

/// What a field is.
#[derive(Clone, Copy)]
pub(crate) enum FieldKind {
    Leaf(&'static dyn LeafSpec),
    Section {
        section: &'static Section,
        /// True if there may be nothing: the tape then says whether there is.
        optional: bool,
        many: Many,
    },
}

/// How many sections a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Many {
    /// One, or an optional one.
    One,
    /// Any number, one after the other.
    List,
    /// Any number, each with a name.
    Map,
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
            shape: Shape::SCALAR,
            review: Review::NONE,
            flat: false,
            deprecated: None,
            only_from: &[],
            allow_empty: false,
            derived: &[],
            when: None,
            nullable: false,
        }
    }

    /// A setting.
    pub const fn leaf<T: 'static, R: Reader<T>>(
        key: &'static str,
        variable: &'static str,
        spec: &'static Spec<T, R, R::Value>,
    ) -> Self
    where
        R::Value: 'static,
    {
        let field = Self::new(key, variable, FieldKind::Leaf(spec));
        Self { shape: R::SHAPE, ..field }
    }

    /// The setting that says which variant of a tagged section is meant.
    pub const fn tag(key: &'static str, variable: &'static str, tag: &'static Tag) -> Self {
        Self::new(key, variable, FieldKind::Leaf(tag))
    }

    /// A section below this one, or many of them.
    pub const fn section(
        key: &'static str,
        variable: &'static str,
        section: &'static Section,
        optional: bool,
        many: Many,
    ) -> Self {
        let field = Self::new(key, variable, FieldKind::Section { section, optional, many });
        Self { nullable: optional, ..field }
    }

    /// A variant of a tagged section that has no settings.
    pub const fn unit(name: &'static str) -> Self {
        static NOTHING: Section = Section::new("", "", &[], &[], &[]);
        Self::section(name, "", &NOTHING, false, Many::One).flat()
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

    /// With its documentation, its type and its default as they are written. That of a secret is not kept.
    #[must_use]
    pub const fn written(
        mut self,
        doc: &'static str,
        type_name: &'static str,
        default: Option<&'static str>,
    ) -> Self {
        self.doc = doc;
        self.type_name = type_name;
        self.default = if default.is_some() && self.shape.is_secret() { Some(HIDDEN) } else { default };
        self
    }

    /// With what a reviewer needs to know.
    #[must_use]
    pub const fn review(mut self, review: Review) -> Self {
        self.review = review;
        self
    }

    /// A section whose settings stand on the level of this field.
    ///
    /// # Panics
    ///
    /// While compiling, for many sections.
    #[must_use]
    pub const fn flat(mut self) -> Self {
        let one = !matches!(self.kind, FieldKind::Section { many: Many::List | Many::Map, .. });
        assert!(one, "`flatten` is for one section, or an optional one: many need names to be told apart by");
        self.flat = true;
        self
    }

    /// A section that has a default as a whole.
    #[must_use]
    pub const fn defaulted(mut self) -> Self {
        if let FieldKind::Section { section, many, .. } = self.kind {
            self.kind = FieldKind::Section { section, optional: true, many };
        }
        self
    }

    /// Not to be given any more, with what to do in place of it.
    #[must_use]
    pub const fn deprecated(mut self, advice: &'static str) -> Self {
        self.deprecated = Some(advice);
        self
    }

    /// To be given by these kinds of sources alone.
    #[must_use]
    pub const fn only_from(mut self, kinds: &'static [OriginKind]) -> Self {
        self.only_from = kinds;
        self
    }

    /// An empty text is a value.
    #[must_use]
    pub const fn allow_empty(mut self) -> Self {
        self.allow_empty = true;
        self
    }

    /// Derived from other settings where no source gives it: paths of names in code.
    #[must_use]
    pub const fn derived(mut self, reads: &'static [&'static str]) -> Self {
        self.derived = reads;
        self
    }

    /// Of no effect unless the setting that this path leads to is as the declaration says.
    ///
    /// # Panics
    ///
    /// While compiling, for a section that is always there.
    #[must_use]
    pub const fn when(mut self, path: &'static str) -> Self {
        let optional = !matches!(self.kind, FieldKind::Section { optional: false, .. });
        assert!(
            optional,
            "a section that is always there matters everywhere: make it an `Option`, or give it a `default`"
        );
        self.when = Some(path);
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

    /// The default as it is written; `None` for a required or optional setting. A secret's is never told.
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
        self.shape.is_secret()
    }

    /// The section that this field is, if it is one.
    pub fn as_section(&self) -> Option<&'static Section> {
        match self.kind {
            FieldKind::Section { section, .. } => Some(section),
            FieldKind::Leaf(_) => None,
        }
    }

    /// True for a section whose settings stand on the level of this field.
    pub fn is_flat(&self) -> bool {
        self.flat
    }

    /// What to do in place of giving it, if it is deprecated.
    pub fn deprecation(&self) -> Option<&'static str> {
        self.deprecated
    }

    pub(crate) fn kind(&self) -> FieldKind {
        self.kind
    }

    pub(crate) fn absolute_names(&self) -> &'static [&'static str] {
        self.absolute
    }

    /// The kinds of sources that may give it; all, if there are none here.
    pub(crate) fn sources(&self) -> &'static [OriginKind] {
        self.only_from
    }

    /// True for a kind of source that may give it.
    pub(crate) fn may_come_from(&self, kind: OriginKind) -> bool {
        self.only_from.is_empty() || self.only_from.contains(&kind)
    }

    /// True for a setting that flags may give, be it by its entries.
    pub(crate) fn takes_flags(&self) -> bool {
        self.as_section().is_none() && !self.is_secret() && self.may_come_from(OriginKind::Flag)
    }

    /// True for a section of which a file may say that there is none.
    pub(crate) fn is_nullable(&self) -> bool {
        self.nullable
    }

    pub(crate) fn allows_empty(&self) -> bool {
        self.allow_empty
    }

    /// What it is derived from; nothing for a setting that is not.
    pub(crate) fn derived_from(&self) -> &'static [&'static str] {
        self.derived
    }

    /// The setting on which it depends whether this one matters: a path of names in code.
    pub(crate) fn condition(&self) -> Option<&'static str> {
        self.when
    }

    /// How many sections it holds; none for a setting.
    pub(crate) fn many(&self) -> Option<Many> {
        match self.kind {
            FieldKind::Section { many, .. } => Some(many),
            FieldKind::Leaf(_) => None,
        }
    }

    /// True for a setting that is one value.
    pub(crate) fn is_scalar(&self) -> bool {
        self.many().is_none() && !self.shape.map && !self.shape.list
    }

    /// True for a setting whose text is taken as it is, blanks and all.
    pub(crate) fn is_textual(&self) -> bool {
        self.shape.textual
    }

    /// True for a setting that is a list of values.
    pub(crate) fn is_list(&self) -> bool {
        self.shape.list
    }

    /// True for a free-keyed map of settings.
    pub(crate) fn is_map(&self) -> bool {
        self.shape.map
    }

    /// True for a single setting that any source may give, and of which nobody is warned.
    pub(crate) fn is_plain(&self) -> bool {
        let leaf = matches!(self.kind, FieldKind::Leaf(_)) && !self.is_map();
        leaf && self.deprecated.is_none() && self.only_from.is_empty()
    }

    /// What the names of its entries have behind its own; nothing for what is no free-keyed map of settings.
    pub(crate) fn entry<'a>(&self, behind: &'a str) -> &'a str {
        if self.is_map() { behind } else { "" }
    }

    /// True for what has entries with names of their own in variables: a map, or a list of sections.
    pub(crate) const fn is_many(&self) -> bool {
        self.shape.map || matches!(self.kind, FieldKind::Section { many: Many::List | Many::Map, .. })
    }
}

impl fmt::Debug for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Field").field("key", &self.key).field("type", &self.type_name).finish_non_exhaustive()
    }
}
