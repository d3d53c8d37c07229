//! What is kept of a load beside the value: where everything came from, and what there was to warn of.

use crate::layer::{Hit, Names};
use crate::origin::Origin;
use crate::outline::Outline;
use crate::problem::Problem;
use crate::tape::{State, Tape};

/// What a loaded object keeps of its load.
pub(crate) struct Loaded {
    pub(crate) outline: Outline,
    /// Where every value came from; nothing for a value made by hand.
    pub(crate) tape: Option<Tape>,
    names: Vec<Names>,
    warnings: Vec<Problem>,
}

impl Loaded {
    pub(crate) fn new(outline: Outline, tape: Tape, names: Vec<Names>, warnings: Vec<Problem>) -> Self {
        Self { outline, tape: Some(tape), names, warnings }
    }

    /// For a value that no load made.
    pub(crate) fn by_hand(outline: Outline) -> Self {
        Self { outline, tape: None, names: Vec::new(), warnings: Vec::new() }
    }

    pub(crate) fn warnings(&self) -> &[Problem] {
        &self.warnings
    }

    /// The state of a slot; absent for a value that no load made.
    pub(crate) fn state(&self, slot: u32) -> State {
        self.tape.as_ref().map_or(State::Absent, |tape| tape.state(slot))
    }

    /// The origin of what a slot holds.
    pub(crate) fn origin(&self, slot: u32) -> Origin {
        match self.tape.as_ref().map(|tape| tape.state(slot)) {
            Some(State::Given(hit) | State::Present(hit)) => self.origin_of(hit),
            Some(_) => Origin::DEFAULT,
            None => Origin::CODE,
        }
    }

    /// The origin of a value of a layer.
    pub(crate) fn origin_of(&self, hit: Hit) -> Origin {
        self.names.get(hit.layer as usize).map_or(Origin::DEFAULT, |names| names.origin(hit))
    }
}

/// Where a section stands: in the outline and on the tape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Scope {
    pub(crate) place: u32,
    pub(crate) slot: u32,
}
