//! A free-keyed map: every source may add entries to it.

use std::collections::HashMap;
use std::ops::Range;

use super::{Candidate, Choice};
use crate::key::{self, printable};
use crate::layer::Hit;
use crate::problem::{Code, Problem};
use crate::schema::{Field, FieldKind};
use crate::sort::sort_by;
use crate::tape::State;
use crate::value::{Kind, Node};

/// What the sources have for a map.
#[derive(Default)]
struct Given {
    entries: Vec<(String, Candidate)>,
    /// A value for all of it that is no table: the map's own type says what is wrong with that.
    whole: Option<Hit>,
    /// Whether a table was given, be it an empty one.
    table: bool,
}

impl Choice<'_> {
    /// A map: the union of the entries of all sources, each entry from the strongest source that has it.
    pub(super) fn map(&mut self, place: u32, index: u16, range: Range<usize>) {
        let field = self.given.outline.field(place, index);
        let key = self.key(place, index);
        let mut given = Given::default();
        let range = self.above_nothing(field, range, &mut given);
        range.clone().for_each(|at| self.table(field, &key, self.candidates[at], &mut given));
        self.texts(field, &key, range, &mut given);
        if let Some(hit) = given.whole {
            let state = self.if_at_hand(field, (Some(hit), None), State::Given(hit));
            return self.out.tape.push(state, std::iter::empty());
        }
        if given.entries.is_empty() && !given.table {
            let state = match self.unless_unsure(place, index, None) {
                State::Broken => State::Broken,
                state => self.if_at_hand(field, (None, None), state),
            };
            return self.out.tape.push(state, std::iter::empty());
        }
        let unsure = self.is_unsure(place, index, None);
        self.entries(field, given.entries, unsure);
    }

    /// Leaves out what is weaker than a value that says that there is none, where that may be said: without anything
    /// stronger, it is the value.
    fn above_nothing(&self, field: &Field, range: Range<usize>, given: &mut Given) -> Range<usize> {
        let FieldKind::Leaf(spec) = field.kind() else { return range };
        let is_nothing = |at: &usize| {
            let hit = self.candidates[*at].hit;
            self.node(hit.layer, hit.item).is_some_and(|node| node.kind() == Kind::Null)
        };
        match range.clone().find(is_nothing).filter(|_| spec.shape().optional) {
            Some(at) if at == range.start => {
                given.whole = Some(self.candidates[at].hit);
                at..at
            }
            Some(at) => range.start..at,
            None => range,
        }
    }

    /// Takes the entries of a file's table, or what stands in its place.
    fn table(&mut self, field: &Field, key: &str, one: Candidate, given: &mut Given) {
        match self.node(one.hit.layer, one.hit.item) {
            Some(table) if table.kind() == Kind::Table => {
                given.table = true;
                for entry in table.children() {
                    let one = entry_of(one, entry);
                    self.entry(field, key, entry.name().to_owned(), one, given);
                }
            }
            _ if one.entry.is_some() => {}
            _ if self.is_empty(field, one.hit) => self.out.tape.empty(one.hit, key.to_owned()),
            _ => given.whole = given.whole.or(Some(one.hit)),
        }
    }

    /// Takes the entries that have a text of their own. A variable cannot say in which case a name is written: it
    /// means the one that there is, if there is but one, and lower case else.
    fn texts(&mut self, field: &Field, key: &str, range: Range<usize>, given: &mut Given) {
        let mut known: HashMap<String, Option<String>> = HashMap::new();
        for (name, _) in &given.entries {
            let same = known.entry(name.to_lowercase()).or_insert_with(|| Some(name.clone()));
            *same = same.take().filter(|other| other == name);
        }
        let mut by_layer: HashMap<(u32, String), Hit> = HashMap::new();
        for at in range {
            let one = self.candidates[at];
            let of = one.entry.and_then(|at| self.given.matches.get(at as usize));
            let Some((of, id)) = of.and_then(|of| Some((of, of.entry.clone()?))) else { continue };
            let meant = if of.caseless { known.get(&id).cloned().flatten() } else { None };
            let id = meant.unwrap_or(id);
            match by_layer.insert((one.hit.layer, id.clone()), one.hit) {
                Some(other) => self.differ_in_case(&key::join(key, &id), [other, one.hit]),
                None => self.entry(field, key, id, one, given),
            }
        }
    }

    /// Takes an entry, unless it is a text that counts as unset.
    fn entry(&mut self, field: &Field, key: &str, id: String, one: Candidate, given: &mut Given) {
        if self.is_empty(field, one.hit) {
            self.out.tape.empty(one.hit, key::join(key, &id));
        } else {
            given.entries.push((id, one));
        }
    }

    /// Two variables whose names differ in case only, for one setting.
    pub(super) fn differ_in_case(&mut self, key: &str, hits: [Hit; 2]) {
        let name = |hit: &Hit| self.text_at(*hit).map(|text| text.label.name.as_str());
        // Of a list of names, one that is there twice gives nothing twice.
        if hits.iter().all(|hit| self.is_listed(hit.layer)) {
            return;
        }
        // The environment has no order; the report does.
        let mut hits = hits;
        sort_by(&mut hits, |one, other| name(one).cmp(&name(other)));
        let message = "two variables, which differ in case only, give this";
        let mut problem = Problem::new(Code::DuplicateKey, message).about(printable(key)).advise("unset one");
        problem.origins = hits.iter().map(|hit| hit.origin(self.given.layers)).collect();
        self.out.problems.push(problem.order(self.out.tape.len()));
    }

    /// Writes a map's entries, in the order of their names; those that something broken may override are not judged.
    /// If there may be more of them, the last is one that nobody knows: so the map as a whole is not relied on.
    fn entries(&mut self, field: &Field, mut entries: Vec<(String, Candidate)>, unsure: bool) {
        let blind = self.blind(field);
        sort_by(&mut entries, |(a, one), (b, other)| (a, one.rank).cmp(&(b, other.rank)));
        let header = self.out.tape.len();
        self.out.tape.push(State::Entries(0), std::iter::empty());
        let mut count = 0;
        for same in entries.chunk_by(|(a, _), (b, _)| a == b) {
            let Some(((name, winner), weaker)) = same.split_first() else { continue };
            self.out.tape.name(name.as_str().into());
            let hidden = blind.is_some_and(|layer| winner.hit.layer < layer);
            let state = match hidden {
                true => State::Broken,
                false => self.if_at_hand(field, (Some(winner.hit), None), State::Given(winner.hit)),
            };
            self.out.tape.push(state, weaker.iter().map(|(_, one)| one.hit));
            count += 1;
        }
        if unsure {
            self.out.tape.push(State::Broken, std::iter::empty());
            count += 1;
        }
        self.out.tape.set_state(header, State::Entries(count));
    }
}

fn entry_of(table: Candidate, entry: Node<'_>) -> Candidate {
    let (line, column) = entry.value_place();
    Candidate { hit: Hit { item: entry.id(), line, column, ..table.hit }, ..table }
}
