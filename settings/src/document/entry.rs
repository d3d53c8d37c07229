//! The settings of a declaration as documents have them.

use std::collections::HashSet;

use super::example;
use crate::described::{self, Described, Kinds};
use crate::outline::{Outline, ROOT};
use crate::schema::{Field, FieldKind, Many, Rule, RuleKind};
use crate::spec::LeafSpec;

/// What stands for a name that anybody may choose.
pub(super) const ANY_NAME: &str = "example";

/// How much a line of a document says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    /// It has to be given: the line stands as it is.
    Given,
    /// It may be given: the line is there to be uncommented.
    Offered,
    /// It is told in words alone: a secret, a value that nobody knows, or one that excludes another.
    Told,
}

/// A setting.
pub(super) struct Entry {
    pub(super) field: &'static Field,
    pub(super) described: Described,
    /// A value as a variable has it.
    pub(super) example: Option<String>,
    pub(super) spec: &'static dyn LeafSpec,
    pub(super) weight: Weight,
}

/// What is said of the declaration as a whole.
pub(super) struct Declared<'a> {
    pub(super) outline: &'a Outline,
    kinds: Kinds,
    /// The sections that are there whatever is given.
    sure: HashSet<u32>,
    /// The settings of which only another one may be given, or no example is known to fit those of others; and those of which
    /// one has to be given.
    excluded: HashSet<(u32, u16)>,
    demanded: HashSet<(u32, u16)>,
    /// The sections that cannot be offered, because something has to be given in them of which no example is known.
    closed: HashSet<u32>,
}

impl<'a> Declared<'a> {
    pub(super) fn new(outline: &'a Outline, kinds: Kinds) -> Self {
        let (sure, excluded, demanded, closed) = Default::default();
        let mut declared = Self { outline, kinds, sure, excluded, demanded, closed };
        declared.find_sure(ROOT);
        for place in outline.all_within(ROOT) {
            outline.section(place).all_rules().iter().for_each(|rule| declared.read_rule(place, rule));
        }
        for place in outline.all_within(ROOT) {
            outline.section(place).all_rules().iter().for_each(|rule| declared.keep_together(place, rule));
        }
        declared.close();
        declared
    }

    /// Of settings that exclude each other the first is told. An example passes its own checks; whether those of two settings
    /// pass a rule that reads both, nobody knows before it is run.
    fn read_rule(&mut self, place: u32, rule: &Rule) {
        let mut read = rule.reads.iter().filter_map(|path| self.outline.read_by_rule(place, path));
        match rule.kind {
            RuleKind::AtMostOne | RuleKind::ExactlyOne => {
                let first = read.next().filter(|_| rule.kind == RuleKind::ExactlyOne && rule.when.is_none());
                self.demanded.extend(first);
                self.excluded.extend(read);
            }
            RuleKind::Own | RuleKind::Ascending => {
                let free = |(place, index): &(u32, u16)| match self.outline.field(*place, *index).kind() {
                    FieldKind::Leaf(spec) => !spec.has_default(),
                    FieldKind::Section { .. } => false,
                };
                if rule.reads.len() > 1 {
                    self.excluded.extend(read.filter(free));
                }
            }
            RuleKind::BothOrNone | RuleKind::Requires => {}
        }
    }

    /// Of settings that are given together none is offered without the others.
    fn keep_together(&mut self, place: u32, rule: &Rule) {
        let read = rule.reads.iter().filter_map(|path| self.outline.read_by_rule(place, path));
        let read: Vec<(u32, u16)> = read.collect();
        let together = matches!(rule.kind, RuleKind::BothOrNone | RuleKind::Requires);
        if together && read.iter().any(|at| self.excluded.contains(at)) {
            self.excluded.extend(read);
        }
    }

    /// Finds the sections that cannot be offered.
    fn close(&mut self) {
        for (place, index, field) in self.outline.in_order() {
            let entry = self.entry((place, index)).filter(|_| !self.is_sure(place) && !field.is_secret());
            if entry.is_some_and(|entry| {
                entry.weight == Weight::Told && self.is_required(entry.spec, (place, index))
            }) {
                self.closed.insert(place);
            }
        }
    }

    fn is_required(&self, spec: &dyn LeafSpec, at: (u32, u16)) -> bool {
        let derived = !self.outline.field(at.0, at.1).derived_from().is_empty();
        !spec.is_optional() && !derived || self.demanded.contains(&at)
    }

    /// True for a section of which all is told in words.
    pub(super) fn is_closed(&self, place: u32) -> bool {
        self.closed.iter().any(|closed| self.outline.is_within(place, *closed))
    }

    fn find_sure(&mut self, place: u32) {
        self.sure.insert(place);
        let section = self.outline.section(place);
        let variant = self.variant(place);
        for (index, field) in section.fields().iter().enumerate() {
            let FieldKind::Section { optional, many, .. } = field.kind() else { continue };
            let chosen = section.tag().is_none() || variant == Some(index);
            if chosen && !optional && many == Many::One {
                self.find_sure(self.outline.child(place, index as u16));
            }
        }
    }

    /// Of a tagged section the index of the field of the variant that documents tell first: the default, or the first.
    fn variant(&self, place: u32) -> Option<usize> {
        let tag = self.outline.section(place).tag()?;
        // The tag stands before the variants.
        Some(usize::from(tag.default().unwrap_or(0)) + 1)
    }

    /// True for a section that is there whatever is given.
    pub(super) fn is_sure(&self, place: u32) -> bool {
        self.sure.contains(&place)
    }

    /// True for a variant of a tagged section that documents do not tell first.
    pub(super) fn is_other_variant(&self, place: u32) -> bool {
        let mut at = place;
        while at != ROOT {
            let parent = self.outline.parent(at);
            let variant = self.variant(parent);
            if variant.is_some_and(|variant| self.outline.child(parent, variant as u16) != at) {
                return true;
            }
            at = parent;
        }
        false
    }

    /// A setting at its place.
    pub(super) fn entry(&self, (place, index): (u32, u16)) -> Option<Entry> {
        let field = self.outline.field(place, index);
        let FieldKind::Leaf(spec) = field.kind() else { return None };
        let steps = self.outline.steps_of_free(place, "0", Some(ANY_NAME));
        let described = described::of(self.outline, self.kinds, (place, index), &steps, Some(ANY_NAME));
        let example = match self.outline.section(place).tag() {
            Some(tag) if index == 0 => Some(tag.name(tag.default().unwrap_or(0)).to_owned()),
            _ => example::of(spec, field, &described),
        };
        let is_required = self.is_required(spec, (place, index));
        let told = example.is_none()
            || field.is_secret()
            || field.deprecation().is_some()
            || self.excluded.contains(&(place, index))
            || self.is_other_variant(place)
            || self.is_closed(place);
        let weight = match is_required && self.is_sure(place) {
            _ if told => Weight::Told,
            true => Weight::Given,
            false => Weight::Offered,
        };
        Some(Entry { field, described, example, spec, weight })
    }

    /// All settings in the order of the declaration, with the section that each stands in.
    pub(super) fn entries(&self) -> Vec<(u32, Entry)> {
        let all = self.outline.in_order().into_iter();
        all.filter_map(|(place, index, _)| Some((place, self.entry((place, index))?))).collect()
    }
}

impl Entry {
    /// The name that it has in a kind of source.
    pub(super) fn way(&self, kind: &str) -> Option<&str> {
        self.described.ways.iter().find(|(of, _)| *of == kind).map(|(_, name)| name.as_str())
    }

    /// What is said of it, a line each, as plain text.
    pub(super) fn words(&self) -> Vec<String> {
        let Described { doc, expects, demands, deprecation, .. } = &self.described;
        let mut words: Vec<String> = doc.lines().map(|line| line.trim_end().to_owned()).collect();
        let must: String = demands.iter().map(|demand| format!("; must be {demand}")).collect();
        let secret = if self.field.is_secret() { "secret: " } else { "" };
        words.push(format!("{secret}{expects}{must}"));
        words.extend(deprecation.map(|advice| format!("deprecated: {advice}")));
        words
    }

    /// What is said in the place of a line.
    pub(super) fn told(&self, place: &str) -> String {
        let ways = self.described.ways.iter().filter(|(kind, _)| *kind != "file");
        let ways: Vec<String> = ways.map(|(kind, name)| format!("the {kind} {name}")).collect();
        if self.field.is_secret() {
            return match ways.as_slice() {
                [] => format!("{place}: give it where nobody but the service reads it"),
                ways => format!("{place}: never here, but by {}", ways.join(", or ")),
            };
        }
        match &self.example {
            Some(example) => format!("{place}: such as {example}"),
            None if self.spec.is_optional() => format!("{place}: {}", self.described.default),
            None => format!("{place}: required, and no value is known that would do"),
        }
    }
}
