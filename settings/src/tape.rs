//! What won where, in the order of the declaration: written by `choose`, read while the object is built.
//!
//! The tape has one slot for each setting, each map, each entry of a map, each optional section and each section of
//! many, in the order in which generated code asks for them. So nothing is looked up by name twice, and the same slots tell an explanation
//! where every value came from.

use crate::layer::Hit;

/// One setting, map, entry or optional section.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slot {
    pub(crate) state: State,
    /// Where the values that were overridden stand on `Tape::weaker`, from the strongest.
    weaker: (u32, u32),
}

/// What the sources say of a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// The strongest source that has it.
    Given(Hit),
    /// No source has it.
    Absent,
    /// A value says that there is none.
    Nothing(Hit),
    /// A secret whose value is not at hand, in a rehearsal; what names it, if anything does.
    NotAtHand(Option<Hit>),
    /// Something is wrong with it that has been reported.
    Broken,
    /// A map: this many entries, whose slots follow.
    Entries(u32),
    /// An optional section that is there, because of this value somewhere in it; its slots follow.
    Present(Hit),
    /// The variant of a tagged section that its tag says; its slots follow.
    Variant(u16),
    /// A list or map of sections: how many there are, and the value that gave a list. An element for each follows.
    Sections(u32, Option<Hit>),
    /// One section of many, because of this value in it; so many slots of it follow.
    Element(u32, Hit),
}

impl State {
    /// The value that decides, if a source has one.
    pub(crate) fn hit(self) -> Option<Hit> {
        match self {
            Self::Given(hit)
            | Self::Nothing(hit)
            | Self::Present(hit)
            | Self::Sections(_, Some(hit))
            | Self::NotAtHand(Some(hit)) => Some(hit),
            _ => None,
        }
    }
}

/// A value that was set but empty.
#[derive(Clone, Debug)]
pub(crate) struct Empty {
    slot: u32,
    pub(crate) hit: Hit,
    /// The setting, or the entry of a map.
    pub(crate) key: String,
}

/// The slots and what they point to.
#[derive(Debug, Default)]
pub(crate) struct Tape {
    pub(crate) slots: Vec<Slot>,
    weaker: Vec<Hit>,
    /// The names of the entries of all maps, in the order of their slots.
    ids: Vec<(u32, Box<str>)>,
    /// Values that were set but empty, in the order of their slots.
    empties: Vec<Empty>,
}

impl Tape {
    pub(crate) fn with_capacity(slots: usize) -> Self {
        Self { slots: Vec::with_capacity(slots), ..Self::default() }
    }

    /// The number of the next slot.
    pub(crate) fn len(&self) -> u32 {
        self.slots.len() as u32
    }

    /// The slots of the sections of a list or map, whose own slot this is, with their names.
    pub(crate) fn elements(&self, slot: u32) -> impl Iterator<Item = (u32, &str)> {
        let count = if let State::Sections(count, _) = self.state(slot) { count } else { 0 };
        let mut next = slot + 1;
        (0..count).map(move |_| {
            let at = next;
            next = self.behind(at);
            (at, self.id(at))
        })
    }

    /// The slot behind all that belongs to a setting, a map or one section of many.
    pub(crate) fn behind(&self, slot: u32) -> u32 {
        match self.state(slot) {
            State::Entries(count) => slot + 1 + count,
            State::Element(length, _) => slot + 1 + length,
            State::Sections(count, _) => (0..count).fold(slot + 1, |at, _| self.behind(at)),
            _ => slot.saturating_add(1),
        }
    }

    /// Adds a slot; `weaker` are the values that this one overrides.
    pub(crate) fn push(&mut self, state: State, weaker: impl Iterator<Item = Hit>) {
        let start = self.weaker.len() as u32;
        self.weaker.extend(weaker);
        self.slots.push(Slot { state, weaker: (start, self.weaker.len() as u32) });
    }

    /// Gives the next slot a name: that of an entry of a map.
    pub(crate) fn name(&mut self, id: Box<str>) {
        self.ids.push((self.len(), id));
    }

    /// Notes that the next slot was given an empty value.
    pub(crate) fn empty(&mut self, hit: Hit, key: String) {
        self.empties.push(Empty { slot: self.len(), hit, key });
    }

    /// Forgets all slots from this one on: those of an optional section that turned out to be absent. Gives the
    /// empty values that they had.
    pub(crate) fn truncate(&mut self, slot: u32) -> Vec<Empty> {
        self.slots.truncate(slot as usize);
        self.ids.truncate(self.ids.partition_point(|(of, _)| *of < slot));
        let kept = self.empties.partition_point(|empty| empty.slot < slot);
        self.empties.split_off(kept)
    }

    pub(crate) fn state(&self, slot: u32) -> State {
        self.slots.get(slot as usize).map_or(State::Absent, |slot| slot.state)
    }

    pub(crate) fn set_state(&mut self, slot: u32, state: State) {
        if let Some(slot) = self.slots.get_mut(slot as usize) {
            slot.state = state;
        }
    }

    /// What a slot's value overrides, from the strongest.
    pub(crate) fn weaker(&self, slot: u32) -> &[Hit] {
        let range = self.slots.get(slot as usize).map_or((0, 0), |slot| slot.weaker);
        self.weaker.get(range.0 as usize..range.1 as usize).unwrap_or_default()
    }

    /// The name of an entry's slot, or of one section of many.
    pub(crate) fn id(&self, slot: u32) -> &str {
        let found = self.ids.binary_search_by_key(&slot, |(of, _)| *of);
        found.ok().and_then(|at| self.ids.get(at)).map_or("", |(_, id)| id)
    }

    /// True if any value overrides another.
    pub(crate) fn has_weaker(&self) -> bool {
        !self.weaker.is_empty()
    }

    /// True if any value was set but empty.
    pub(crate) fn has_empties(&self) -> bool {
        !self.empties.is_empty()
    }

    /// The values of a slot that were set but empty, from the strongest.
    pub(crate) fn empties(&self, slot: u32) -> impl Iterator<Item = &Empty> {
        let from = self.empties.partition_point(|empty| empty.slot < slot);
        self.empties[from..].iter().take_while(move |empty| empty.slot == slot)
    }
}
