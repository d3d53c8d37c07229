//! A section below the one at hand: there, absent, or something else in its place.

use super::{Choice, Meant};
use crate::layer::Hit;
use crate::problem::{Code, Problem};
use crate::tape::State;
use crate::value::Kind;

impl Choice<'_> {
    /// A section below: its tables go onto the stack, whatever else stands in its place is a problem.
    pub(super) fn below(&mut self, place: u32, index: u16, optional: bool, range: std::ops::Range<usize>) {
        let tables = self.tables.len();
        let mut cause = None;
        let mut wrong = Vec::new();
        for at in range {
            let hit = self.candidates[at].hit;
            match self.node(hit.layer, hit.item) {
                Some(node) if node.kind() == Kind::Table => {
                    self.tables.push((hit.layer, hit.item));
                    cause = cause.or(Some(hit));
                }
                _ => wrong.push(hit),
            }
        }
        wrong.into_iter().for_each(|hit| self.not_a_section(place, index, hit, cause));
        let below = self.given.outline.child(place, index);
        if !optional {
            return self.section(below, tables);
        }
        let slot = self.out.tape.len();
        self.out.tape.push(State::Absent, std::iter::empty());
        self.section(below, tables);
        let inside = (slot + 1..self.out.tape.len()).find_map(|at| match self.out.tape.state(at) {
            State::Given(hit) | State::Present(hit) => Some(hit),
            _ => None,
        });
        let broken = (slot + 1..self.out.tape.len()).any(|at| self.out.tape.state(at) == State::Broken);
        match cause.or(inside) {
            Some(hit) => self.out.tape.set_state(slot, State::Present(hit)),
            None => {
                let empties = self.out.tape.truncate(slot + 1);
                self.warn_of_empties(place, index, &empties);
                if broken || self.unless_unsure(place, index, None) == State::Broken {
                    self.out.tape.set_state(slot, State::Broken);
                }
            }
        }
    }

    /// Warns of empty texts for an optional section that nothing else makes present.
    fn warn_of_empties(&mut self, place: u32, index: u16, empties: &[Hit]) {
        for hit in empties {
            let warning = Problem::new(Code::SetButEmpty, "set but empty: it counts as not set")
                .key(self.given.outline.key(place, index))
                .from(hit.origin(self.given.layers))
                .help("give it a value, or take it out")
                .order(self.out.tape.len());
            self.out.warnings.push(warning);
        }
    }

    /// A single value where a section's table is expected.
    fn not_a_section(&mut self, place: u32, index: u16, hit: Hit, table: Option<Hit>) {
        let (outline, node) = (self.given.outline, self.node(hit.layer, hit.item));
        let (key, variable) = (outline.key(place, index), outline.variable(place, index));
        let mut problem = Problem::new(Code::NotASection, "")
            .key(key.clone())
            .from(hit.origin(self.given.layers))
            .order(self.out.tape.len());
        let first = outline.field(place, index).as_section().and_then(|section| section.fields().first());
        let first = first.map_or("", |field| if node.is_some() { field.key() } else { field.variable() });
        match node {
            Some(node) => {
                problem.message =
                    format!("expected a section, which is a table, found {}", node.kind().words());
                problem.help = Some(format!("write a table: `[{key}]`, below it `{first} = …`"));
            }
            None => {
                problem.message = "this is a section: a single text cannot give all of it".to_owned();
                problem.help = Some(format!("set its settings one by one, such as `{variable}_{first}`"));
            }
        }
        problem.origins.extend(table.map(|table| table.origin(self.given.layers)));
        self.out.problems.push(problem);
        self.out.meant.push(Meant { key, layer: hit.layer });
    }
}
