//! Which source wins: one walk over the schema, in the order of the declaration.
//!
//! Each section looks at what its sources have for it, not at what it might be told: the work grows with the
//! settings and with what is given, and there is no pass for each layer.

mod below;
mod leaf;
mod many;
mod map;
mod misfit;
mod names;
mod overlooked;
mod tagged;
mod unknown;

use std::cmp::Reverse;
use std::ops::{Range, RangeInclusive};

use crate::layer::{Content, Hit, Layer, Match, Text};
use crate::origin::OriginKind;
use crate::outline::{Outline, ROOT, Steps};
use crate::problem::Problem;
use crate::schema::{Field, FieldKind, Many};
use crate::tape::{State, Tape};
use crate::value::{self, Node};
use crate::without::Without;

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
    /// From the strongest: the higher of two layers first, then a name of today, then the preferred of two names.
    rank: (Reverse<u32>, bool, u16),
    hit: Hit,
    /// The index of a text's match, where the field is a map.
    entry: Option<u32>,
}

impl Candidate {
    /// True if it came by a name that the field had before.
    fn alias(&self) -> bool {
        self.rank.1
    }
}

/// What choosing reads.
pub(crate) struct Given<'a> {
    pub(crate) outline: &'a Outline,
    pub(crate) layers: &'a [Layer],
    /// What each text is for, in the order of `Match::sorted_by`.
    pub(crate) matches: &'a [Match],
    /// Settings of which something is wrong that has been reported.
    pub(crate) broken: &'a [String],
    /// Settings that wrong names were probably meant for.
    pub(crate) meant: &'a [Meant],
    /// Whether a key that no setting has is a problem: what a mere warning means may still be missing.
    pub(crate) strict: bool,
    /// Sections of files that belong to others.
    pub(crate) ignored: &'a [String],
    /// Which secrets are done without.
    pub(crate) without: Without,
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
    let blind = Blind {
        all: last(given.layers, |layer| unread(layer) && layer.kind != OriginKind::SecretFile),
        secrets: last(given.layers, unread),
        away: last(given.layers, |layer| matches!(layer.content, Content::NotHere)),
    };
    let listed = last(given.layers, |layer| {
        layer.kind == OriginKind::File && matches!(layer.content, Content::Texts(_))
    });
    let mut choice = Choice {
        given,
        meant,
        blind,
        candidates: Vec::with_capacity(32),
        tables: Vec::new(),
        instance: Instance { listed, ..Instance::default() },
        listed,
        more_unknown: None,
        clear: blind.secrets.is_none()
            && blind.away.is_none()
            && given.broken.is_empty()
            && meant.is_empty()
            && !given.without.absent,
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

/// The strongest layers that could not be read.
#[derive(Clone, Copy)]
struct Blind {
    all: Option<u32>,
    /// A folder of secret files holds nothing but secrets.
    secrets: Option<u32>,
    /// One that is not here, in a rehearsal.
    away: Option<u32>,
}

fn last(layers: &[Layer], is: impl Fn(&Layer) -> bool) -> Option<u32> {
    layers.iter().rposition(is).map(|at| at as u32)
}

struct Choice<'a> {
    given: &'a Given<'a>,
    meant: &'a [Meant],
    blind: Blind,
    /// A stack: a section puts its candidates on top and takes them off again.
    candidates: Vec<Candidate>,
    /// A stack of the documents' tables for the sections being walked: layer and node.
    tables: Vec<(u32, u32)>,
    instance: Instance,
    /// The list of the names of secrets, in a rehearsal that has one.
    listed: Option<u32>,
    /// Nothing is known that could keep a setting from being what its own sources say.
    clear: bool,
    /// How many unknown keys are only counted, and the layer of the first of them.
    more_unknown: Option<(u32, usize)>,
    out: Chosen,
}

/// Which sections of lists and maps are being walked, for keys and for texts.
#[derive(Default)]
struct Instance {
    steps: Steps,
    /// Their names as texts say them that say every name as it is.
    exact: Vec<String>,
    /// Their names as variables say them; `None` for one that no variable can mean.
    caseless: Vec<Option<String>>,
    /// The layers that a list comes from.
    only: Option<RangeInclusive<u32>>,
    /// A list of names, which is not where they come from: it says of any list which secrets are in it.
    listed: Option<u32>,
}

impl Instance {
    fn takes(&self, layer: u32) -> bool {
        self.listed == Some(layer) || self.only.as_ref().is_none_or(|only| only.contains(&layer))
    }
}

impl<'a> Choice<'a> {
    fn node(&self, layer: u32, node: u32) -> Option<Node<'a>> {
        let layer: &'a Layer = self.given.layers.get(layer as usize)?;
        layer.document().map(|document| document.node(node))
    }

    /// True for a layer that is a list of names of secrets.
    fn is_listed(&self, layer: u32) -> bool {
        self.listed == Some(layer)
    }

    /// The text that a hit is, if it is one.
    fn text_at(&self, hit: Hit) -> Option<&'a Text> {
        let layers: &'a [Layer] = self.given.layers;
        layers.get(hit.layer as usize)?.text(hit.item)
    }

    /// The strongest layer that could not be read, and may hold something of a field.
    fn blind(&self, field: &Field) -> Option<u32> {
        // A section may have secrets in it.
        if field.is_secret() || field.as_section().is_some() { self.blind.secrets } else { self.blind.all }
    }

    fn key(&self, place: u32, field: u16) -> String {
        self.given.outline.key(place, field, &self.instance.steps)
    }

    fn path(&self, place: u32) -> String {
        self.given.outline.path(place, &self.instance.steps)
    }

    /// Chooses for a section, whose tables stand on the stack from `tables` on.
    fn section(&mut self, place: u32, tables: usize) {
        let start = self.candidates.len();
        let strangers = self.gather_nodes(place, tables);
        self.gather_texts(place);
        self.candidates[start..].sort_by_key(|one| (one.field, one.rank));
        let section = self.given.outline.section(place);
        if let Some(tag) = section.tag() {
            self.tagged(place, tables, start, tag, &strangers);
        } else {
            self.strangers(place, &strangers, None);
            let mut at = start;
            for index in 0..section.fields().len() as u16 {
                let from = at;
                while self.candidates.get(at).is_some_and(|one| one.field == index) {
                    at += 1;
                }
                self.field(place, index, tables, from..at);
            }
        }
        self.candidates.truncate(start);
    }

    fn field(&mut self, place: u32, index: u16, tables: usize, range: Range<usize>) {
        let field = self.given.outline.field(place, index);
        if let Some(state) = self.undisputed(field, range.clone()) {
            return self.out.tape.push(state, std::iter::empty());
        }
        let broken = self.is_broken(place, index) || !self.judge_names(place, index, range.clone());
        if broken {
            self.out.orders.push((self.key(place, index), self.out.tape.len()));
        }
        let is_section = broken && field.as_section().is_some();
        let range = if is_section { self.without_old_names(range) } else { range };
        match field.kind() {
            // Nothing more is said of a setting that is known to be wrong.
            FieldKind::Leaf(_) if broken => self.out.tape.push(State::Broken, std::iter::empty()),
            FieldKind::Leaf(_) if field.is_map() => self.map(place, index, range),
            FieldKind::Leaf(_) => self.leaf(place, index, range),
            FieldKind::Section { optional, many: Many::One, .. } => {
                self.below(place, index, optional, tables, range);
            }
            FieldKind::Section { many: Many::List, .. } => self.list(place, index, range),
            FieldKind::Section { many: Many::Map, .. } => self.sections(place, index, range),
        }
    }

    /// Collects what the documents have for a section. Gives the entries of tables that are no field of it.
    fn gather_nodes(&mut self, place: u32, tables: usize) -> Vec<(u32, Node<'a>)> {
        let section = self.given.outline.section(place);
        let mut strangers = Vec::new();
        for at in tables..self.tables.len() {
            let Some(&(layer, table)) = self.tables.get(at) else { break };
            let Some(table) = self.node(layer, table) else { continue };
            let mut next = 0;
            for entry in table.children() {
                match section.by_key_from(next, entry.name()) {
                    Some((field, alias)) => {
                        let hit = hit_of(layer, entry);
                        self.candidates.push(Candidate {
                            field,
                            rank: (Reverse(layer), alias, 0),
                            hit,
                            entry: None,
                        });
                        next = field + 1;
                    }
                    None => strangers.push((layer, entry)),
                }
            }
        }
        strangers
    }

    /// Collects the texts that were matched with fields of a section.
    fn gather_texts(&mut self, place: u32) {
        let matches = self.given.matches;
        let exact = Some(self.instance.exact.clone());
        let caseless: Option<Vec<String>> = self.instance.caseless.iter().cloned().collect();
        for (caseless, ids) in [(false, exact), (true, caseless)] {
            let Some(ids) = ids else { continue };
            let sought = (place, caseless, ids.as_slice());
            let start = matches.partition_point(|one| one.sorted_by() < sought);
            let same =
                matches.iter().enumerate().skip(start).take_while(|(_, one)| one.sorted_by() == sought);
            for (index, one) in same.filter(|(_, one)| self.instance.takes(one.layer)) {
                let hit = Hit::of_text(one.layer, one.item);
                let rank = (Reverse(one.layer), one.alias, one.preference);
                let entry = one.entry.is_some().then_some(index as u32);
                self.candidates.push(Candidate { field: one.field, rank, hit, entry });
            }
        }
    }

    fn is_broken(&self, place: u32, field: u16) -> bool {
        if self.given.broken.is_empty() {
            return false;
        }
        self.given.broken.contains(&self.key(place, field))
    }
}

/// A value of a document.
fn hit_of(layer: u32, node: Node<'_>) -> Hit {
    let (line, column) = node.value_place();
    Hit { layer, item: node.id(), line, column }
}
