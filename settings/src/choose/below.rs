//! A section below the one at hand: there, absent, or something else in its place.

use std::ops::Range;

use super::Choice;
use crate::key::printable;
use crate::layer::{Hit, Match};
use crate::problem::Problem;
use crate::tape::{Empty, State};
use crate::value::{Kind, Node};

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
        let mut given = Given::default();
        let mut wrong = Vec::new();
        for at in range {
            let hit = self.candidates[at].hit;
            match self.node(hit.layer, hit.item).map(Node::kind) {
                // What is weaker than the value that says that there is none does not count.
                _ if given.nothing.is_some() => given.weaker.push(hit),
                Some(Kind::Null) if field.is_nullable() => given.nothing = Some(hit),
                Some(Kind::Table) => {
                    self.tables.push((hit.layer, hit.item));
                    given.table = given.table.or(Some(hit));
                }
                _ => wrong.push(hit),
            }
        }
        let below = self.given.outline.child(place, index);
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
        let inside =
            inside.or_else(|| self.given.outline.has_tags().then(|| self.text_below(below)).flatten());
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
                    Some(nothing) => self.out.tape.set_state(slot, State::Nothing(nothing)),
                    None => {}
                }
            }
        }
    }

    /// Warns of empty texts for an optional section that nothing else makes present.
    pub(super) fn warn_of_empties(&mut self, empties: Vec<Empty>) {
        let (layers, order) = (self.given.layers, self.out.tape.len());
        let warnings = empties.into_iter().map(|empty| {
            Problem::set_but_empty(empty.hit.origin(layers)).about(printable(&empty.key)).order(order)
        });
        self.out.warnings.extend(warnings);
    }

    /// A text that was given for a setting of a section.
    pub(super) fn text_below(&self, section: u32) -> Option<Hit> {
        let outline = self.given.outline;
        let inside = |one: &&Match| outline.is_within(one.place, section) && self.instance.has(one);
        let found = self.given.matches.iter().find(inside)?;
        Some(Hit::of_text(found.layer, found.item))
    }
}
