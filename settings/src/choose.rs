//! Which source wins: one walk over the schema, in the order of the declaration.
//!
//! Each section looks at what its sources have for it, not at what it might be told: the work grows with the
//! settings and with what is given, and there is no pass for each layer.

mod below;
mod map;
mod unknown;

use zeroize::Zeroizing;

use crate::key;
use crate::layer::{Content, Hit, Layer, Match};
use crate::origin::OriginKind;
use crate::outline::{Outline, ROOT};
use crate::problem::Problem;
use crate::schema::{Field, FieldKind};
use crate::tape::{State, Tape};
use crate::value::{self, Kind, Node};

/// What choosing found.
#[derive(Debug, Default)]
pub(crate) struct Chosen {
    pub(crate) tape: Tape,
    pub(crate) problems: Vec<Problem>,
    pub(crate) warnings: Vec<Problem>,
    /// Keys that no setting has: problems or warnings, as the loader is told.
    pub(crate) unknown: Vec<Problem>,
    /// Settings that a wrong name or a misplaced value was probably meant for.
    pub(crate) meant: Vec<Meant>,
    /// Where settings of which something is wrong stand in the declaration.
    pub(crate) orders: Vec<(String, u32)>,
}

/// A setting, or all of a section, that something in a layer was probably meant for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Meant {
    pub(crate) key: String,
    pub(crate) layer: u32,
}

/// Something that a source has for a field of the section at hand.
#[derive(Clone, Copy)]
struct Candidate {
    field: u16,
    /// From the strongest: the higher of two layers first, then the preferred of two names.
    rank: (std::cmp::Reverse<u32>, u16),
    hit: Hit,
    /// The index of a text's match, where the field is a map.
    entry: Option<u32>,
}

/// What choosing reads.
pub(crate) struct Given<'a> {
    pub(crate) outline: &'a Outline,
    pub(crate) layers: &'a [Layer],
    /// What each text is for, sorted by place.
    pub(crate) matches: &'a [Match],
    /// Settings of which something is wrong that has been reported.
    pub(crate) broken: &'a [String],
    /// Settings that wrong names were probably meant for.
    pub(crate) meant: &'a [Meant],
    /// Whether a key that no setting has is a problem: what a mere warning means may still be missing.
    pub(crate) strict: bool,
    /// Sections of files that belong to others.
    pub(crate) ignored: &'a [String],
}

/// Chooses for every setting.
pub(crate) fn choose(given: &Given<'_>) -> Chosen {
    let chosen = walk(given, given.meant);
    if chosen.meant.iter().all(|meant| given.meant.contains(meant)) {
        return chosen;
    }
    // A key may be meant for a setting that was passed already: once more, now that this is known.
    let meant: Vec<Meant> = given.meant.iter().chain(&chosen.meant).cloned().collect();
    walk(given, &meant)
}

fn walk(given: &Given<'_>, meant: &[Meant]) -> Chosen {
    let unread = |layer: &Layer| matches!(layer.content, Content::Unknown);
    let blind = given.layers.iter().rposition(unread).map(|at| at as u32);
    let mut choice = Choice {
        given,
        meant,
        blind,
        candidates: Vec::new(),
        tables: Vec::new(),
        more_unknown: None,
        out: Chosen::default(),
    };
    choice.out.tape = Tape::with_capacity(given.outline.size());
    for (rank, layer) in given.layers.iter().enumerate() {
        if layer.document().is_some() {
            choice.tables.push((rank as u32, value::ROOT));
        }
    }
    choice.section(ROOT, 0);
    choice.count_more_unknown();
    choice.out
}

struct Choice<'a> {
    given: &'a Given<'a>,
    meant: &'a [Meant],
    /// The strongest layer that could not be read.
    blind: Option<u32>,
    /// A stack: a section puts its candidates on top and takes them off again.
    candidates: Vec<Candidate>,
    /// A stack of the documents' tables for the sections being walked: layer and node.
    tables: Vec<(u32, u32)>,
    /// How many unknown keys are only counted, and the layer of the first of them.
    more_unknown: Option<(u32, usize)>,
    out: Chosen,
}

impl<'a> Choice<'a> {
    fn node(&self, layer: u32, node: u32) -> Option<Node<'a>> {
        let layer: &'a Layer = self.given.layers.get(layer as usize)?;
        layer.document().map(|document| document.node(node))
    }

    /// Chooses for a section, whose tables stand on the stack from `tables` on.
    fn section(&mut self, place: u32, tables: usize) {
        let start = self.candidates.len();
        self.gather_nodes(place, tables);
        self.gather_texts(place);
        self.candidates[start..].sort_by_key(|one| (one.field, one.rank));
        let mut at = start;
        for (index, field) in self.given.outline.section(place).fields().iter().enumerate() {
            let index = index as u16;
            let from = at;
            while self.candidates.get(at).is_some_and(|one| one.field == index) {
                at += 1;
            }
            match field.kind() {
                _ if self.is_broken(place, index) => self.skip(place, index, from..at),
                FieldKind::Leaf(_) if field.is_map() => self.map(place, index, from..at),
                FieldKind::Leaf(_) => self.leaf(place, index, from..at),
                FieldKind::Section { optional, .. } => self.below(place, index, optional, from..at),
            }
        }
        self.candidates.truncate(start);
        self.tables.truncate(tables);
    }

    /// Collects what the documents have for a section.
    fn gather_nodes(&mut self, place: u32, tables: usize) {
        let section = self.given.outline.section(place);
        for at in tables..self.tables.len() {
            let Some(&(layer, table)) = self.tables.get(at) else { break };
            let Some(table) = self.node(layer, table) else { continue };
            for entry in table.children() {
                match section.by_key(entry.name()) {
                    Some(field) => {
                        let (line, column) = entry.value_place();
                        let hit = Hit { layer, item: entry.id(), line, column };
                        let rank = (std::cmp::Reverse(layer), 0);
                        self.candidates.push(Candidate { field, rank, hit, entry: None });
                    }
                    None => self.unknown(place, layer, entry),
                }
            }
        }
    }

    /// Collects the texts that were matched with fields of a section.
    fn gather_texts(&mut self, place: u32) {
        let matches = self.given.matches;
        let start = matches.partition_point(|one| one.place < place);
        for (index, one) in matches.iter().enumerate().skip(start).take_while(|(_, one)| one.place == place) {
            let hit = Hit { layer: one.layer, item: one.item, line: 0, column: 0 };
            let rank = (std::cmp::Reverse(one.layer), one.preference);
            let entry = one.id.is_some().then_some(index as u32);
            self.candidates.push(Candidate { field: one.field, rank, hit, entry });
        }
    }

    /// A setting: the strongest source that has more than an empty text wins.
    fn leaf(&mut self, place: u32, index: u16, range: std::ops::Range<usize>) {
        let field = self.given.outline.field(place, index);
        let mut winner = None;
        let start = self.candidates.len();
        for at in range {
            let hit = self.candidates[at].hit;
            if self.is_empty(field, hit) {
                let key = self.given.outline.key(place, index);
                self.out.tape.empty(hit, key);
            } else if winner.is_none() {
                winner = Some(hit);
            } else {
                // The weaker ones wait on top of the stack until they are written behind the winner.
                self.candidates.push(self.candidates[at]);
            }
        }
        let state = self.unless_unsure(place, index, winner);
        self.out.tape.push(state, self.candidates[start..].iter().map(|one| one.hit));
        self.candidates.truncate(start);
    }

    /// What a setting's winner makes of its slot. A value that something broken above it may override is not relied
    /// on: neither it nor its absence is judged, and no rule reads it.
    fn unless_unsure(&mut self, place: u32, index: u16, winner: Option<Hit>) -> State {
        match winner {
            _ if self.is_unsure(place, index, winner) => State::Broken,
            Some(hit) => State::Given(hit),
            None => State::Absent,
        }
    }

    /// True if a layer above the winner could not be read, or has something that was probably meant for this setting.
    fn is_unsure(&mut self, place: u32, index: u16, winner: Option<Hit>) -> bool {
        let above = |layer: u32| winner.is_none_or(|hit| hit.layer < layer);
        let mut unsure = self.blind.is_some_and(above);
        if !self.meant.is_empty() {
            let key = self.given.outline.key(place, index);
            let covers = |meant: &Meant| key::is_within(&key, &meant.key) || key::is_within(&meant.key, &key);
            unsure |= self.meant.iter().any(|meant| covers(meant) && above(meant.layer));
            self.out.orders.push((key, self.out.tape.len()));
        }
        unsure
    }

    /// True for a text that counts as unset: a variable's, or a secret's.
    fn is_empty(&self, field: &Field, hit: Hit) -> bool {
        match self.given.layers.get(hit.layer as usize).map(|layer| (&layer.content, layer.kind)) {
            Some((Content::Texts(texts), kind)) => {
                let empty = texts.get(hit.item as usize).is_some_and(|text| text.value.is_empty());
                empty && (kind != OriginKind::Code || field.is_secret())
            }
            Some((Content::Document(document), _)) if field.is_secret() => {
                let node = document.node(hit.item);
                matches!(node.kind(), Kind::Text { .. }) && Zeroizing::new(node.secret_text()).is_empty()
            }
            _ => false,
        }
    }

    /// A setting or section that is known to be wrong already: nothing more is said of it.
    fn skip(&mut self, place: u32, index: u16, range: std::ops::Range<usize>) {
        let field = self.given.outline.field(place, index);
        self.out.orders.push((self.given.outline.key(place, index), self.out.tape.len()));
        match field.kind() {
            FieldKind::Leaf(_) => self.out.tape.push(State::Broken, std::iter::empty()),
            FieldKind::Section { optional, .. } => self.below(place, index, optional, range),
        }
    }

    fn is_broken(&self, place: u32, field: u16) -> bool {
        !self.given.broken.is_empty() && self.given.broken.contains(&self.given.outline.key(place, field))
    }
}
