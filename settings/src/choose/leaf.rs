//! A setting: which of its values wins.

use std::ops::Range;

use super::{Choice, Meant};
use crate::key;
use crate::layer::Hit;
use crate::origin::OriginKind;
use crate::schema::Field;
use crate::tape::State;
use crate::without::Without;

impl Choice<'_> {
    /// The state of a setting of which no more is to be said than the one value it has, or none. Most are.
    pub(super) fn undisputed(&self, field: &Field, range: Range<usize>) -> Option<State> {
        if !self.clear || !field.is_plain() {
            return None;
        }
        match self.candidates.get(range)? {
            [] => Some(State::Absent),
            [one] if !one.alias() && !self.is_empty(field, one.hit) => Some(State::Given(one.hit)),
            _ => None,
        }
    }

    /// A setting: the strongest source that has more than an empty text wins.
    pub(super) fn leaf(&mut self, place: u32, index: u16, range: Range<usize>) {
        let field = self.given.outline.field(place, index);
        let (mut winner, mut empty) = (None, None);
        let start = self.candidates.len();
        self.twice(place, index, range.clone());
        for at in range {
            let hit = self.candidates[at].hit;
            if self.is_empty(field, hit) {
                let key = self.key(place, index);
                self.out.tape.empty(hit, key);
                empty = empty.or(Some(hit));
            } else if winner.is_none() {
                winner = Some(hit);
            } else {
                // The weaker ones wait on top of the stack until they are written behind the winner.
                self.candidates.push(self.candidates[at]);
            }
        }
        let state = match self.unless_unsure(place, index, winner) {
            State::Broken => State::Broken,
            state => self.if_at_hand(field, (winner, empty), state),
        };
        self.out.tape.push(state, self.candidates[start..].iter().map(|one| one.hit));
        self.candidates.truncate(start);
    }

    /// What a setting's winner makes of its slot. A value that something broken above it may override is not relied
    /// on: neither it nor its absence is judged, and no rule reads it.
    pub(super) fn unless_unsure(&mut self, place: u32, index: u16, winner: Option<Hit>) -> State {
        match winner {
            _ if self.is_unsure(place, index, winner) => State::Broken,
            Some(hit) => State::Given(hit),
            None => State::Absent,
        }
    }

    /// The state of a setting, unless it is a secret whose value is not at hand: no source has more than the name, or a
    /// folder of secret files that is not here may have another.
    pub(super) fn if_at_hand(
        &self,
        field: &Field,
        (winner, empty): (Option<Hit>, Option<Hit>),
        state: State,
    ) -> State {
        let Without { absent, present, named } = self.given.without;
        if !absent || !field.is_secret() {
            return state;
        }
        match winner {
            Some(hit) if self.is_below_away(hit) => State::NotAtHand(None),
            Some(hit) if present || self.text_at(hit).is_some_and(|text| !text.is_at_hand()) => {
                State::NotAtHand(Some(hit))
            }
            Some(_) => state,
            None if named => state,
            None => State::NotAtHand(empty),
        }
    }

    /// True for a value that a folder of secret files which is not here may override.
    pub(super) fn is_below_away(&self, hit: Hit) -> bool {
        self.blind.away.is_some_and(|layer| hit.layer < layer)
    }

    /// True if a layer above the winner could not be read, or has something that was probably meant for this setting.
    pub(super) fn is_unsure(&mut self, place: u32, index: u16, winner: Option<Hit>) -> bool {
        let above = |layer: u32| winner.is_none_or(|hit| hit.layer < layer);
        let mut unsure = self.blind(self.given.outline.field(place, index)).is_some_and(above);
        if !self.meant.is_empty() {
            let key = self.key(place, index);
            let covers = |meant: &Meant| key::is_within(&key, &meant.key) || key::is_within(&meant.key, &key);
            unsure |= self.meant.iter().any(|meant| covers(meant) && above(meant.layer));
            self.out.orders.push((key, self.out.tape.len()));
        }
        unsure
    }

    /// True for a text that counts as unset: a variable's, or a secret's.
    pub(super) fn is_empty(&self, field: &Field, hit: Hit) -> bool {
        if field.allows_empty() {
            return false;
        }
        if let Some(text) = self.text_at(hit) {
            return text.is_empty() && (text.label.kind != OriginKind::Code || field.is_secret());
        }
        let node = self.node(hit.layer, hit.item).filter(|_| field.is_secret());
        node.is_some_and(|node| node.kind().is_text() && node.is_empty_text())
    }

    /// Two texts of one layer for the same setting, under names that differ in case only: which of them is meant?
    fn twice(&mut self, place: u32, index: u16, range: Range<usize>) {
        for at in range.start + 1..range.end {
            let (one, other) = (self.candidates[at - 1], self.candidates[at]);
            if one.rank == other.rank && one.hit.line == 0 {
                let key = self.key(place, index);
                self.differ_in_case(&key, [one.hit, other.hit]);
            }
        }
    }
}
