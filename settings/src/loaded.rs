//! What is kept of a load beside the value: where everything came from, and what there was to warn of.

use std::collections::HashMap;
#[cfg(any(feature = "checklist", feature = "probes"))]
use std::collections::HashSet;
#[cfg(feature = "changes")]
use std::path::{Path, PathBuf};

use crate::error::{NotAtHand, NotRun, Report};
use crate::layer::{Hit, Names};
use crate::origin::Origin;
use crate::outline::{Outline, Steps};
use crate::problem::Problem;
use crate::schema::{Field, FieldKind};
use crate::tape::{State, Tape};
use crate::visit::Id;

/// What a loaded object keeps of its load.
pub(crate) struct Loaded {
    pub(crate) outline: Outline,
    /// Where every value came from; nothing for a value made by hand.
    pub(crate) tape: Option<Tape>,
    names: Vec<Names>,
    warnings: Vec<Problem>,
    /// What a rehearsal knows nothing of, and the rules that did not run because of that.
    not_at_hand: Vec<NotAtHand>,
    not_run: Vec<NotRun>,
    /// The keys of what is not at hand.
    #[cfg(any(feature = "checklist", feature = "probes"))]
    away: HashSet<String>,
    /// The folder that paths of its sources are relative to, if it is another one than the process is in.
    #[cfg(feature = "changes")]
    root: Option<PathBuf>,
}

impl Loaded {
    /// Of a load whose report has no problems.
    pub(crate) fn new(outline: Outline, tape: Tape, names: Vec<Names>, report: Report) -> Self {
        let Report { warnings, not_at_hand, not_run, .. } = report;
        Self {
            outline,
            tape: Some(tape),
            names,
            warnings,
            #[cfg(any(feature = "checklist", feature = "probes"))]
            away: not_at_hand.iter().map(|one| one.key.clone()).collect(),
            #[cfg(feature = "changes")]
            root: None,
            not_at_hand,
            not_run,
        }
    }

    /// With the folder that paths of its sources are relative to.
    #[cfg(feature = "changes")]
    pub(crate) fn below(self, root: Option<PathBuf>) -> Self {
        Self { root, ..self }
    }

    /// The folder that paths of its sources are relative to, if it is another one than the process is in.
    #[cfg(feature = "changes")]
    pub(crate) fn root(&self) -> Option<&Path> {
        self.root.as_deref()
    }

    /// For a value that no load made.
    pub(crate) fn by_hand(outline: Outline) -> Self {
        Self {
            outline,
            tape: None,
            names: Vec::new(),
            warnings: Vec::new(),
            not_at_hand: Vec::new(),
            not_run: Vec::new(),
            #[cfg(any(feature = "checklist", feature = "probes"))]
            away: HashSet::new(),
            #[cfg(feature = "changes")]
            root: None,
        }
    }

    pub(crate) fn warnings(&self) -> &[Problem] {
        &self.warnings
    }

    pub(crate) fn not_at_hand(&self) -> &[NotAtHand] {
        &self.not_at_hand
    }

    pub(crate) fn not_run(&self) -> &[NotRun] {
        &self.not_run
    }

    /// True if the setting with this key, the entry of a map, or a section around it, is not at hand.
    #[cfg(any(feature = "checklist", feature = "probes"))]
    pub(crate) fn is_not_at_hand(&self, key: &str) -> bool {
        let around = key.match_indices(['.', '[']).map(|(end, _)| &key[..end]);
        !self.away.is_empty()
            && (self.away.contains(key) || around.into_iter().any(|key| self.away.contains(key)))
    }

    /// The state of a slot; absent for a value that no load made.
    pub(crate) fn state(&self, slot: u32) -> State {
        self.tape.as_ref().map_or(State::Absent, |tape| tape.state(slot))
    }

    /// The origin of what a slot holds.
    pub(crate) fn origin(&self, slot: u32) -> Origin {
        match self.tape.as_ref().map(|tape| tape.state(slot)) {
            Some(State::NotAtHand(None)) => Origin::NOT_AT_HAND,
            Some(state) => state.hit().map_or(Origin::DEFAULT, |hit| self.origin_of(hit)),
            None => Origin::CODE,
        }
    }

    /// The sources that were read, from the strongest; none of a value that no load made.
    #[cfg(any(feature = "checklist", feature = "page"))]
    pub(crate) fn sources(&self) -> Vec<Origin> {
        self.names.iter().rev().map(Names::source).collect()
    }

    /// The origin of a value of a layer.
    pub(crate) fn origin_of(&self, hit: Hit) -> Origin {
        self.names.get(hit.layer as usize).map_or(Origin::DEFAULT, |names| names.origin(hit))
    }
}

/// The slot of a value that no source had a hand in.
pub(crate) const NO_SLOT: u32 = u32::MAX;

/// Where the slots of a section are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Inside {
    /// The first.
    pub(crate) slot: u32,
    /// The slot behind the section, if it has none of its own.
    pub(crate) behind: u32,
}

impl Inside {
    /// Where to go on when the section was walked up to a slot.
    pub(crate) fn resume(self, slot: u32) -> u32 {
        if self.slot == NO_SLOT { self.behind } else { slot }
    }
}

/// The slots of the sections of a list or map.
#[derive(Debug)]
pub(crate) struct Elements<'a>(HashMap<&'a str, u32>);

impl Elements<'_> {
    /// The first slot of one of them; none, if it came by default.
    pub(crate) fn of(&self, id: Id<'_>) -> u32 {
        let slot = match id {
            Id::Name(name) => self.0.get(name),
            Id::Index(index) => self.0.get(index.to_string().as_str()),
        };
        slot.map_or(NO_SLOT, |slot| slot + 1)
    }
}

impl Loaded {
    /// Where the slots of a section are whose own slot is this one.
    pub(crate) fn enter(&self, slot: u32, field: &Field) -> Inside {
        let behind = slot.saturating_add(1);
        match field.kind() {
            FieldKind::Section { optional: true, .. } => match self.state(slot) {
                State::Present(_) => Inside { slot: behind, behind },
                _ => Inside { slot: NO_SLOT, behind },
            },
            _ => Inside { slot, behind: slot },
        }
    }

    /// The slot behind a setting, or all of a list or map.
    pub(crate) fn behind(&self, slot: u32) -> u32 {
        self.tape.as_ref().map_or(slot, |tape| tape.behind(slot))
    }

    /// The slots of the sections of a list or map whose own slot is this one.
    pub(crate) fn elements(&self, slot: u32) -> Elements<'_> {
        let tape = self.tape.iter();
        Elements(tape.flat_map(|tape| tape.elements(slot)).map(|(slot, id)| (id, slot)).collect())
    }
}

/// Where a section stands: in the outline, which of many it is, and on the tape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Scope {
    pub(crate) place: u32,
    pub(crate) slot: u32,
    pub(crate) steps: Steps,
}
