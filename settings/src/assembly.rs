//! Where an object is built: generated code asks for one field after the other, and gets what the tape says of it.
//!
//! All that depends on a setting's type is `leaf` and `read`, once a type in the service; everything else is here once.

mod derive;
mod help;
mod judge;
mod rehearse;
mod rules;
mod sections;
mod told;

use std::fmt;
use std::ops::Range;

use crate::error::Report;
use crate::input::{Input, Raw};
use crate::key::is_within;
use crate::layer::{Content, Hit, Layer, Text};
use crate::outline::{Outline, ROOT, Steps};
use crate::problem::Problem;
use crate::schema::Field;
use crate::spec::AnyLeaf;
use crate::spec::{LeafSpec, Reader, Spec};
use crate::tape::{State, Tape};
use crate::trace::Trace;

pub use self::derive::Derived;
pub(crate) use self::help::Sources;

/// The state of an object being built. For generated code.
pub struct Assembly<'a> {
    outline: &'a Outline,
    layers: &'a [Layer],
    tape: &'a Tape,
    sources: &'a Sources,
    /// Whether defaults that lost are to be checked too.
    prove: bool,
    slot: u32,
    frames: Vec<Frame>,
    steps: Steps,
    /// Whether nothing is wrong with the setting at hand.
    good: bool,
    /// How many secrets were not at hand before it.
    away: usize,
    /// Texts for the setting at hand that stand in quotation marks: worth a warning if its type takes them.
    quoted: Vec<(Hit, String)>,
    report: Report,
}

/// The section that is being built.
struct Frame {
    place: u32,
    /// The slot of its first field.
    start: u32,
    /// The field that comes next.
    field: u16,
    rule: u16,
    /// What makes an optional section present.
    cause: Option<Hit>,
}

impl Frame {
    fn new(place: u32, start: u32, cause: Option<Hit>) -> Self {
        Self { place, start, field: 0, rule: 0, cause }
    }
}

/// What there is to read for a setting.
enum Next<'a> {
    Read(Input<'a>),
    Map(Vec<(&'a str, Raw<'a>)>, bool),
    Absent,
    /// No source has it; it was derived from other settings.
    Derived,
    /// A secret whose value is not at hand.
    NotAtHand,
    Broken,
}

impl Next<'_> {
    fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    fn is_map(&self) -> bool {
        matches!(self, Self::Map(..))
    }

    /// What a type can read.
    fn input(&self) -> Option<Input<'_>> {
        match self {
            Self::Read(input) => Some(*input),
            Self::Map(entries, secret) => Some(Input::new(Raw::Entries(entries), *secret)),
            Self::Absent | Self::Derived | Self::NotAtHand | Self::Broken => None,
        }
    }
}

impl fmt::Debug for Assembly<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Assembly").field("slot", &self.slot).finish_non_exhaustive()
    }
}

impl<'a> Assembly<'a> {
    pub(crate) fn new(
        outline: &'a Outline,
        layers: &'a [Layer],
        tape: &'a Tape,
        sources: &'a Sources,
        prove: bool,
    ) -> Self {
        // As deep as sections are: few go deeper.
        let mut frames = Vec::with_capacity(8);
        frames.push(Frame::new(ROOT, 0, None));
        Self {
            outline,
            layers,
            tape,
            sources,
            prove,
            slot: 0,
            frames,
            steps: Steps::default(),
            good: true,
            away: 0,
            quoted: Vec::new(),
            report: Report::default(),
        }
    }

    pub(crate) fn finish(self) -> Report {
        self.report
    }

    /// The next setting of the section: its value, if there is one and nothing is wrong with it.
    pub fn leaf<T, R: Reader<T>>(&mut self, spec: &Spec<T, R, R::Value>) -> Option<T> {
        let next = self.next();
        let value = self.read(&next, spec);
        match &value {
            Some(value) => self.judge(&next, spec, Some(&spec.of(value))),
            None => self.judge(&next, spec, None),
        }
        // Not `filter`: the value is as large as its type.
        if self.advance() { value } else { None }
    }

    fn read<T, R: Reader<T>>(&mut self, next: &Next<'a>, spec: &Spec<T, R, R::Value>) -> Option<T> {
        let Some(input) = next.input() else {
            let value = match next {
                Next::Absent => spec.absent(),
                Next::NotAtHand => spec.stand_in(),
                _ => None,
            };
            if value.is_none() {
                self.nothing(next);
            }
            return value;
        };
        match R::read(input) {
            Ok(value) => match spec.default {
                // The default is the weakest source of a map's entries.
                Some(default) if next.is_map() => Some(R::over(value, default())),
                _ => Some(value),
            },
            Err(refusal) => {
                self.refused(spec, refusal);
                None
            }
        }
    }

    /// There is nothing to read for the setting at hand, and nothing in its place.
    fn nothing(&mut self, next: &Next<'_>) {
        match next {
            Next::Absent => self.missing(),
            Next::NotAtHand => self.no_stand_in(),
            _ => self.good = false,
        }
    }

    /// Judges the value of the setting at hand, and whatever it overrides.
    fn judge(&mut self, next: &Next<'_>, spec: &dyn LeafSpec, value: Option<&dyn AnyLeaf>) {
        if self.has_weaker() {
            self.shadowed(spec);
        }
        let faulty = self.prove && self.faulty(spec);
        let Some(value) = value.filter(|_| !faulty) else { return };
        match next {
            Next::NotAtHand => {}
            _ if self.report.not_at_hand.len() == self.away => self.complain(next, &value.check().found),
            // Of what is not all at hand, what entries there are can be judged, and not how many.
            _ => self.complain(next, &rehearse::of_entries(value.check().found)),
        }
        if self.prove && !next.is_absent() {
            self.bad_default(&spec.against_default());
        }
    }

    /// Goes on to the next field; true if nothing is wrong with this one.
    fn advance(&mut self) -> bool {
        if !self.quoted.is_empty() {
            self.judge_quotes();
        }
        self.slot = self.tape.behind(self.slot);
        self.pass();
        std::mem::replace(&mut self.good, true)
    }

    /// Reports a problem with the setting at hand, which is not used then.
    fn report(&mut self, problem: Problem) {
        self.good = false;
        self.report.problems.push(problem.order(self.slot));
    }

    /// A look for the slots of a key. It begins at the innermost section around it: there may be thousands of others.
    fn trace<'t>(&'t self, key: &'t str) -> Trace<'t> {
        let path = |frame: &Frame| self.outline.path(frame.place, &self.steps);
        let around = |frame: &&Frame| !self.outline.is_flat(frame.place) && is_within(key, &path(frame));
        let (place, slot) =
            self.frames.iter().rev().find(around).map_or((ROOT, 0), |frame| (frame.place, frame.start));
        Trace::new(self.outline, self.tape, key, (place, slot, self.steps.clone()))
    }

    /// The slots of the setting at hand: its own, and those of its entries.
    fn slots(&self) -> Range<u32> {
        self.slot..self.tape.behind(self.slot)
    }

    /// True if a file says elsewhere, and perhaps as a secret, what it says in one of these slots: no text that may quote
    /// it is shown.
    fn is_shared(&self, mut slots: impl Iterator<Item = u32>) -> bool {
        slots.any(|slot| match self.tape.state(slot) {
            State::Given(hit) => matches!(self.raw(hit), Some(Raw::Node(node)) if node.holds_shared()),
            _ => false,
        })
    }

    /// True if the setting at hand, or an entry of it, overrides a value.
    fn has_weaker(&self) -> bool {
        self.tape.has_weaker() && self.slots().any(|slot| !self.tape.weaker(slot).is_empty())
    }

    fn field(&self) -> &'static Field {
        let frame = self.frames.last().map_or((ROOT, 0), |frame| (frame.place, frame.field));
        self.outline.field(frame.0, frame.1)
    }

    /// The key of the setting at hand.
    fn key(&self) -> String {
        let frame = self.frames.last().map_or((ROOT, 0), |frame| (frame.place, frame.field));
        self.outline.key(frame.0, frame.1, &self.steps)
    }

    fn next(&mut self) -> Next<'a> {
        self.away = self.report.not_at_hand.len();
        let field = self.field();
        let state = self.tape.state(self.slot);
        // An empty text is how a secret may be named that is not at hand.
        if self.tape.has_empties() && !matches!(state, State::NotAtHand(_)) {
            self.warn_of_empties(field);
        }
        match state {
            State::Given(hit) => match self.raw(hit) {
                Some(Raw::Text(text)) => Next::Read(self.text(field, hit, text, "")),
                Some(raw) => Next::Read(Input::new(raw, field.is_secret())),
                None => Next::Broken,
            },
            State::Entries(count) => {
                let slots = self.slot + 1..=self.slot + count;
                let tape: &'a Tape = self.tape;
                let mut entries = Vec::with_capacity(count as usize);
                for slot in slots {
                    let hit = match tape.state(slot) {
                        State::Given(hit) => hit,
                        State::NotAtHand(named) => {
                            self.not_at_hand(tape.id(slot), named);
                            continue;
                        }
                        _ => {
                            self.good = false;
                            continue;
                        }
                    };
                    match self.raw(hit) {
                        Some(Raw::Text(text)) => {
                            entries.push((tape.id(slot), self.text(field, hit, text, tape.id(slot)).raw));
                        }
                        Some(raw) => entries.push((tape.id(slot), raw)),
                        None => {}
                    }
                }
                Next::Map(entries, field.is_secret())
            }
            State::Absent => Next::Absent,
            State::NotAtHand(named) => {
                self.not_at_hand("", named);
                Next::NotAtHand
            }
            State::Broken
            | State::Nothing(_)
            | State::Present(_)
            | State::Variant(_)
            | State::Sections(..)
            | State::Element(..) => Next::Broken,
        }
    }

    /// False for a text of which only the name is known.
    fn is_at_hand(&self, hit: Hit) -> bool {
        let text = self.layers.get(hit.layer as usize).and_then(|layer| layer.text(hit.item));
        text.is_none_or(Text::is_at_hand)
    }

    /// What stands at a place of a layer.
    fn raw(&self, hit: Hit) -> Option<Raw<'a>> {
        let layers: &'a [Layer] = self.layers;
        match &layers.get(hit.layer as usize)?.content {
            Content::Document(document) => Some(Raw::Node(document.node(hit.item))),
            Content::Texts(texts) => texts.get(hit.item as usize).map(Text::raw),
            Content::Unknown | Content::NotHere => None,
        }
    }
}
