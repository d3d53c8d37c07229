//! A free-keyed map: every source may add entries to it.

use super::{Candidate, Choice};
use crate::key;
use crate::layer::Hit;
use crate::tape::State;
use crate::value::{Kind, Node};

impl Choice<'_> {
    /// A map: the union of the entries of all sources, each entry from the strongest source that has it.
    pub(super) fn map(&mut self, place: u32, index: u16, range: std::ops::Range<usize>) {
        let mut entries: Vec<(String, Candidate)> = Vec::new();
        let mut whole = None;
        for at in range.clone() {
            let one = self.candidates[at];
            match self.node(one.hit.layer, one.hit.item) {
                Some(table) if table.kind() == Kind::Table => {
                    entries.extend(
                        table.children().map(|entry| (entry.name().to_owned(), entry_of(one, entry))),
                    );
                }
                // A value that is no table: the map's own type says what is wrong with it.
                _ if one.entry.is_none() => whole = whole.or(Some(one.hit)),
                _ => {}
            }
        }
        let nothing = range.is_empty();
        for at in range {
            let one = self.candidates[at];
            let Some(id) = one.entry.and_then(|at| self.given.matches.get(at as usize)?.id.as_deref()) else {
                continue;
            };
            let mut same: Vec<&str> = entries
                .iter()
                .map(|(name, _)| name.as_str())
                .filter(|name| name.eq_ignore_ascii_case(id))
                .collect();
            same.sort_unstable();
            same.dedup();
            let id = if let [only] = same[..] { only.to_owned() } else { id.to_lowercase() };
            if self.is_empty(self.given.outline.field(place, index), one.hit) {
                let key = key::join(&self.given.outline.key(place, index), &id);
                self.out.tape.empty(one.hit, key);
            } else {
                entries.push((id, one));
            }
        }
        if let Some(hit) = whole {
            return self.out.tape.push(State::Given(hit), std::iter::empty());
        }
        if nothing {
            let state = self.unless_unsure(place, index, None);
            return self.out.tape.push(state, std::iter::empty());
        }
        let unsure = self.is_unsure(place, index, None);
        self.entries(entries, unsure);
    }

    /// Writes a map's entries, in the order of their names; those that something broken may override are not judged.
    /// If there may be more of them, the last is one that nobody knows: so the map as a whole is not relied on.
    fn entries(&mut self, mut entries: Vec<(String, Candidate)>, unsure: bool) {
        entries.sort_by(|(a, one), (b, other)| (a, one.rank).cmp(&(b, other.rank)));
        let header = self.out.tape.len();
        self.out.tape.push(State::Entries(0), std::iter::empty());
        let mut count = 0;
        for same in entries.chunk_by(|(a, _), (b, _)| a == b) {
            let Some(((name, winner), weaker)) = same.split_first() else { continue };
            self.out.tape.name(name.as_str().into());
            let hidden = self.blind.is_some_and(|layer| winner.hit.layer < layer);
            let state = if hidden { State::Broken } else { State::Given(winner.hit) };
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
