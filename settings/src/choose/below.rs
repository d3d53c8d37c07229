//! A section below the one at hand: there, absent, or something else in its place.

use std::ops::Range;

use super::Choice;
use crate::key::printable;
use crate::layer::{Hit, Match};
use crate::problem::Problem;
use crate::schema::Field;
use crate::tape::{Empty, State};
use crate::value::{Kind, Node};
use crate::without::Without;

/// What the sources have for a section as a whole.
#[derive(Default)]
struct Given {
    /// The strongest table.
    table: Option<Hit>,
    /// A value that says that there is none.
    nothing: Option<Hit>,
    /// What that one overrides.
    weaker: Vec<Hit>,
}

impl Choice<'_> {
    /// A section below: its tables go onto the stack, whatever else stands in its place is a problem.
    ///
    /// One on the level of the section at hand has the tables of that, which stand on the stack from `above` on.
    pub(super) fn below(
        &mut self,
        place: u32,
        index: u16,
        optional: bool,
        above: usize,
        range: Range<usize>,
    ) {
        let level = self.tables.len();
        let field = self.given.outline.field(place, index);
        let tables = if field.is_flat() { above } else { level };
        let below = self.given.outline.child(place, index);
        let mut given = Given::default();
        let mut wrong = Vec::new();
        for at in range {
            let hit = self.candidates[at].hit;
            match self.node(hit.layer, hit.item).map(Node::kind) {
                // What is weaker than the value that says that there is none does not count.
                Some(Kind::Table) if given.nothing.is_some() => {
                    self.overlooked_table(below, hit);
                    given.weaker.push(hit);
                }
                _ if given.nothing.is_some() => given.weaker.push(hit),
                Some(Kind::Null) if field.is_nullable() => given.nothing = Some(hit),
                Some(Kind::Table) => {
                    self.tables.push((hit.layer, hit.item));
                    given.table = given.table.or(Some(hit));
                }
                _ => wrong.push(hit),
            }
        }
        if !wrong.is_empty() {
            let table = given.table.or_else(|| self.text_below(below));
            wrong.into_iter().for_each(|hit| self.misfit(place, index, hit, table));
        }
        if optional {
            self.optional(place, index, tables, &given);
        } else {
            self.section(below, tables);
        }
        self.tables.truncate(level);
    }

    /// A section that may be absent.
    fn optional(&mut self, place: u32, index: u16, tables: usize, given: &Given) {
        let below = self.given.outline.child(place, index);
        let slot = self.out.tape.len();
        self.out.tape.push(State::Absent, given.weaker.iter().copied());
        let only = self.instance.only.clone();
        if let Some(nothing) = given.nothing {
            let end = only.as_ref().map_or(u32::MAX, |only| *only.end());
            self.instance.only = Some(nothing.layer + 1..=end);
        }
        self.section(below, tables);
        let inside = self.given_since(slot + 1);
        // A text for a variant that is not chosen gives no setting, but it shows that the section is wanted.
        let inside = inside.or_else(|| self.filled_text_of_variants(below));
        let broken = (slot + 1..self.out.tape.len()).any(|at| self.out.tape.state(at) == State::Broken);
        self.instance.only = only;
        match given.table.or(inside) {
            Some(hit) => self.out.tape.set_state(slot, State::Present(hit)),
            None => {
                let empties = self.out.tape.truncate(slot + 1);
                self.warn_of_empties(empties);
                let unsure = self.unless_unsure(place, index, given.nothing) == State::Broken;
                match given.nothing {
                    _ if broken || unsure => self.out.tape.set_state(slot, State::Broken),
                    // A secret that is not at hand may make it present.
                    nothing if self.may_hold_unknown(below, nothing) => {
                        self.out.tape.set_state(slot, State::NotAtHand(None));
                    }
                    Some(nothing) => self.out.tape.set_state(slot, State::Nothing(nothing)),
                    None => {}
                }
            }
        }
    }

    /// True if a section, or one below it, has a secret that may be not at hand: where a value says that there is no such
    /// section, one that is stronger.
    fn may_hold_unknown(&self, section: u32, nothing: Option<Hit>) -> bool {
        if nothing.is_some_and(|hit| !self.is_below_away(hit)) {
            return false;
        }
        let Without { absent, named, .. } = self.given.without;
        let outline = self.given.outline;
        let secret = |place: &u32| outline.section(*place).fields().iter().any(Field::is_secret);
        absent && !named && outline.all_within(section).iter().any(secret)
    }

    /// Warns of empty texts for an optional section that nothing else makes present.
    pub(super) fn warn_of_empties(&mut self, empties: Vec<Empty>) {
        let (layers, order) = (self.given.layers, self.out.tape.len());
        let warnings = empties.into_iter().map(|empty| {
            Problem::set_but_empty(empty.hit.origin(layers)).about(printable(&empty.key)).order(order)
        });
        self.out.warnings.extend(warnings);
    }

    /// Warns of an empty text that counts as unset.
    pub(super) fn warn_of_empty(&mut self, hit: Hit, key: &str) {
        let warning = Problem::set_but_empty(hit.origin(self.given.layers)).about(printable(key));
        self.out.warnings.push(warning.order(self.out.tape.len()));
    }

    /// A text, and not an empty one, for a section that has variants in it.
    fn filled_text_of_variants(&self, section: u32) -> Option<Hit> {
        let outline = self.given.outline;
        if !outline.all_within(section).iter().any(|place| outline.section(*place).tag().is_some()) {
            return None;
        }
        let filled = self.texts_within(section).find(|one| !self.is_blank(one))?;
        Some(Hit::of_text(filled.layer, filled.item))
    }

    /// A text that was given for a setting of a section.
    pub(super) fn text_below(&self, section: u32) -> Option<Hit> {
        let found = self.texts_within(section).next()?;
        Some(Hit::of_text(found.layer, found.item))
    }

    /// The texts that were given for settings of the section at hand, and below it.
    ///
    /// They are looked up and not looked for: of a list of sections, each asks for its own.
    pub(super) fn texts_within(&self, section: u32) -> impl Iterator<Item = &Match> {
        let matches = self.given.matches;
        let exact = Some(self.instance.exact.clone());
        let caseless: Option<Vec<String>> = self.instance.caseless.iter().cloned().collect();
        let ways = [(false, exact), (true, caseless)];
        let ways: Vec<_> = ways.into_iter().filter_map(|(caseless, ids)| Some((caseless, ids?))).collect();
        let mut places = self.given.outline.all_within(section);
        // Without texts there is nothing to look up.
        places.truncate(if matches.is_empty() { 0 } else { places.len() });
        places
            .into_iter()
            .flat_map(move |place| ways.clone().into_iter().map(move |way| (place, way)))
            .flat_map(move |(place, (caseless, ids))| {
                let start =
                    matches.partition_point(|one| one.sorted_by() < (place, caseless, ids.as_slice()));
                let is_below = move |one: &&Match| {
                    (one.place, one.caseless) == (place, caseless) && one.ids.starts_with(&ids)
                };
                matches[start..].iter().take_while(is_below).filter(|one| self.instance.takes(one.layer))
            })
    }
}
