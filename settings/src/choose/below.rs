//! A section below the one at hand: there, absent, or something else in its place.

use super::{Choice, Meant};
use crate::key::printable;
use crate::layer::Hit;
use crate::origin::OriginKind;
use crate::problem::{Code, Problem};
use crate::tape::{Empty, State};
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
        let below = self.given.outline.child(place, index);
        if !wrong.is_empty() {
            let table = cause.or_else(|| self.text_below(below));
            wrong.into_iter().for_each(|hit| self.not_a_section(place, index, hit, table));
        }
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
                self.warn_of_empties(empties);
                if broken || self.unless_unsure(place, index, None) == State::Broken {
                    self.out.tape.set_state(slot, State::Broken);
                }
            }
        }
    }

    /// Warns of empty texts for an optional section that nothing else makes present.
    fn warn_of_empties(&mut self, empties: Vec<Empty>) {
        let (layers, order) = (self.given.layers, self.out.tape.len());
        let warnings = empties.into_iter().map(|empty| {
            Problem::set_but_empty(empty.hit.origin(layers)).about(printable(&empty.key)).order(order)
        });
        self.out.warnings.extend(warnings);
    }

    /// A text that was given for a setting of a section.
    fn text_below(&self, section: u32) -> Option<Hit> {
        let outline = self.given.outline;
        let found = self.given.matches.iter().find(|one| outline.is_within(one.place, section))?;
        Some(Hit { layer: found.layer, item: found.item, line: 0, column: 0 })
    }

    /// A single value where a section's table is expected.
    fn not_a_section(&mut self, place: u32, index: u16, hit: Hit, table: Option<Hit>) {
        let (outline, node) = (self.given.outline, self.node(hit.layer, hit.item));
        let (key, variable) = (outline.key(place, index), outline.variable(place, index));
        let mut problem = Problem::new(Code::NotASection, "")
            .about(key.clone())
            .from(hit.origin(self.given.layers))
            .order(self.out.tape.len());
        let first = outline.field(place, index).as_section().and_then(|section| section.fields().first());
        let kind = self.given.layers.get(hit.layer as usize).map(|layer| layer.kind);
        let in_code = kind == Some(OriginKind::Code);
        let by_key = node.is_some() || in_code;
        let first = first.map_or("", |field| if by_key { field.key() } else { field.variable() });
        match node {
            None if in_code => {
                problem.message = "this is a section: a single value cannot give all of it".to_owned();
                problem.help = Some(format!("give its settings one by one, such as `{key}.{first}`"));
            }
            Some(node) => {
                problem.message =
                    format!("expected a section, which is a table, found {}", node.kind().words());
                problem.help = Some(format!("write a table: `[{key}]`, below it `{first} = …`"));
            }
            None => {
                problem.message = "this is a section: a variable cannot give all of it".to_owned();
                problem.help = Some(format!("set its settings one by one, such as `{variable}_{first}`"));
            }
        }
        problem.origins.extend(table.map(|table| table.origin(self.given.layers)));
        self.out.problems.push(problem);
        self.out.meant.push(Meant { key, layer: hit.layer });
    }
}
