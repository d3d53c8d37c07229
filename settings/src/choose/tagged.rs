//! A tagged section: its tag says which of its variants is meant.

use std::collections::HashSet;

use super::Choice;
use crate::input::{Input, Raw};
use crate::layer::{Content, Hit, Match};
use crate::problem::{Code, Problem};
use crate::tape::State;
use crate::value::Node;
use crate::variant::Tag;

/// The variant that was chosen, and the value that did it; by default, if there is none.
#[derive(Clone, Copy)]
struct Chosen {
    variant: u16,
    by: Option<Hit>,
}

impl<'a> Choice<'a> {
    /// The tag, then the settings of the variant that it says. Candidates of the tag stand on the stack from `start` on.
    pub(super) fn tagged(
        &mut self,
        place: u32,
        tables: usize,
        start: usize,
        tag: &'static Tag,
        strangers: &[(u32, Node<'a>)],
    ) {
        let slot = self.out.tape.len();
        self.field(place, 0, tables, start..self.candidates.len());
        let chosen = match self.out.tape.state(slot) {
            State::Given(hit) => self.read(tag, hit).map(|variant| Chosen { variant, by: Some(hit) }),
            State::Absent => tag.default().map(|variant| Chosen { variant, by: None }),
            _ => None,
        };
        let Some(chosen) = chosen else {
            // What the settings beside a tag are for, only the tag can tell.
            let state =
                if self.out.tape.state(slot) == State::Absent { State::Absent } else { State::Broken };
            self.out.tape.push(state, std::iter::empty());
            return self.strangers(place, strangers, None);
        };
        self.out.tape.push(State::Variant(chosen.variant), std::iter::empty());
        let active = self.given.outline.child(place, chosen.variant + 1);
        let mut rest = Vec::new();
        for (layer, entry) in strangers {
            if self.given.outline.level_has(active, entry.name()) {
                continue;
            }
            match self.variant_with(place, |variant| self.given.outline.level_has(variant, entry.name())) {
                Some(other) => {
                    let key = crate::key::join(&self.path(place), entry.name());
                    let hit = Hit { layer: *layer, item: entry.id(), line: 0, column: 0 };
                    let (line, column) = entry.key_place();
                    self.foreign(place, tag, chosen, other, (key, Hit { line, column, ..hit }));
                }
                None => rest.push((*layer, *entry)),
            }
        }
        self.strangers(place, &rest, Some(active));
        self.foreign_texts(place, tag, chosen, active);
        self.section(active, tables);
    }

    /// The variant that a tag's value names; its problems are told when the section is built.
    fn read(&self, tag: &Tag, hit: Hit) -> Option<u16> {
        let layer = self.given.layers.get(hit.layer as usize)?;
        let raw = match &layer.content {
            Content::Document(document) => Raw::Node(document.node(hit.item)),
            Content::Texts(texts) => Raw::Text(texts.get(hit.item as usize)?.value.trim()),
            Content::Unknown | Content::NotHere => return None,
        };
        tag.read(Input::new(raw, false)).ok()
    }

    /// The first variant of which something is true.
    fn variant_with(&self, place: u32, is: impl Fn(u32) -> bool) -> Option<u16> {
        let mut variants = (0..).zip(self.given.outline.flats(place));
        variants.find(|(_, variant)| is(*variant)).map(|(index, _)| index)
    }

    /// Texts for settings that variants have, but not the one that is chosen.
    fn foreign_texts(&mut self, place: u32, tag: &'static Tag, chosen: Chosen, active: u32) {
        let outline = self.given.outline;
        let text = |one: &Match| (one.layer, one.item);
        let below: Vec<&Match> = self.texts_within(place).filter(|one| one.place > place).collect();
        let wanted = below.iter().filter(|one| outline.is_within(one.place, active)).map(|one| text(one));
        let mut passed: HashSet<(u32, u32)> = wanted.collect();
        let mut foreign = Vec::new();
        for one in below {
            if !passed.insert(text(one)) {
                continue;
            }
            let other = self.variant_with(place, |variant| outline.is_within(one.place, variant));
            let hit = Hit::of_text(one.layer, one.item);
            let key = outline.key(one.place, one.field, &outline.steps(one.place, &one.ids));
            foreign.push((other.unwrap_or_default(), (key, hit), self.is_blank(one)));
        }
        for (other, given, blank) in foreign {
            if blank {
                self.warn_of_empty(given.1, &given.0);
            } else {
                self.foreign(place, tag, chosen, other, given);
            }
        }
    }

    /// A setting of a variant that is not chosen: a problem, unless what chose another is stronger.
    fn foreign(
        &mut self,
        place: u32,
        tag: &'static Tag,
        chosen: Chosen,
        other: u16,
        (key, hit): (String, Hit),
    ) {
        let tag_key = self.key(place, 0);
        let (is, wants) = (tag.name(chosen.variant), tag.name(other));
        let message = format!("belongs to `{tag_key} = {wants}`, but `{is}` is chosen");
        let mut problem = Problem::new(Code::OtherVariant, message)
            .about(crate::key::printable(&key))
            .from(hit.origin(self.given.layers))
            .advise(format!("take it out, or set `{tag_key}` to `{wants}`"))
            .order(self.out.tape.len());
        match chosen.by {
            Some(by) => problem.origins.push(by.origin(self.given.layers)),
            None => problem.add(" by default"),
        }
        if chosen.by.is_some_and(|by| by.layer > hit.layer) {
            self.out.warnings.push(problem);
        } else {
            self.out.problems.push(problem);
        }
    }
}
