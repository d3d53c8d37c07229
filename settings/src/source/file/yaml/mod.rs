//! YAML text to a [`Document`], from the events of `granit-parser`.
//!
//! The parser's messages quote the text, which may hold secrets, so `faults` has words of its own for each kind of error;
//! only the dotted path of a key that is there twice comes from the text. What an alias stands for is shared, and never
//! written out: how much that could become is bounded here.

mod alias;
mod faults;
mod places;
mod scalar;
#[cfg(test)]
mod tests;
mod words;

use std::borrow::Cow;
use std::collections::HashMap;

use granit_parser::{Event, Parser, ScalarStyle, Span as Range, StructureStyle, Tag, options};
use zeroize::{Zeroize, Zeroizing};

use self::alias::Anchor;
use self::faults::{COMPLEX_KEY, NOT_A_MERGE, NULL_KEY, SECOND, TAG, TOO_DEEP};
use super::fault::{DEPTH, Fault, Faults};
use super::index::{Index, tag};
use crate::key::Step;
use crate::value::{Document, Key, Kind, ROOT, Span, Value};

/// Collections that are open at once: the outermost table is not a level of its own.
const OPEN: usize = DEPTH + 1;

/// Reads YAML. With faults, the tree holds what could be read.
pub(super) fn read(text: Zeroizing<String>) -> (Document, Vec<Fault>) {
    // The parser borrows its text for as long as it runs, and the document owns what it grows around.
    let copy = Zeroizing::new(String::from(text.as_str()));
    let mut reader = Reader::new(&copy, Document::new(text, |_, _| {}).with_returns());
    let mut options = options! { flow_nesting_limit: OPEN, block_nesting_limit: OPEN };
    options.set_emit_comments(false);
    for event in Parser::new_from_str_with_options(&copy, options) {
        match event {
            Ok((event, range)) => reader.event(event, &range),
            Err(error) => reader.error(&error),
        }
        if reader.over {
            break;
        }
    }
    (reader.document, reader.faults.finish(reader.text))
}

/// A list or a table that is not closed yet.
struct Frame {
    /// Its node, unless it has no place in the tree.
    node: Option<u32>,
    role: Role,
    at: u32,
    anchor: usize,
    /// How many values it holds so far, itself included and aliases written out.
    size: usize,
    /// How deep what it holds goes.
    height: usize,
}

enum Role {
    List,
    /// The list behind a `<<`.
    Merges,
    Table(Table),
}

#[derive(Default)]
struct Table {
    pending: Pending,
    /// Where its `<<` is.
    merge: Option<u32>,
    /// The tables that it names there, of which the first that has an entry gives it.
    merged: Vec<u32>,
}

/// What a table waits for.
#[derive(Clone, Copy, Default)]
enum Pending {
    #[default]
    Key,
    /// The value of this key.
    Value(Name),
    /// What stands behind a `<<`.
    Merge,
    /// The value of a key that has no place.
    Lost,
}

#[derive(Clone, Copy)]
struct Name {
    at: u32,
    span: Span,
    tag: u32,
}

/// What the next value is.
#[derive(Clone, Copy)]
enum Slot {
    Root,
    Element,
    Key,
    Value(Name),
    Merge,
    /// An element of the list behind a `<<`.
    Merges,
    Lost,
}

struct Reader<'t> {
    text: &'t str,
    document: Document,
    index: Index,
    faults: Faults,
    frames: Vec<Frame>,
    anchors: HashMap<usize, Anchor>,
    /// The values that aliases stand for, beyond those that the file has.
    extra: usize,
    /// Behind the last scalar, bracket or alias.
    done: usize,
    /// A document was there.
    begun: bool,
    /// Nothing that follows can be told apart any more.
    over: bool,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str, document: Document) -> Self {
        Self {
            text,
            document,
            index: Index::new(text.len() / 20 + 1),
            faults: Faults::default(),
            frames: Vec::new(),
            anchors: HashMap::new(),
            extra: 0,
            done: 0,
            begun: false,
            over: false,
        }
    }

    fn event(&mut self, event: Event<'_>, range: &Range) {
        match event {
            Event::DocumentStart(explicit, _) => self.begin(explicit, range),
            Event::Scalar(text, style, anchor, tag) => {
                let value = self.scalar(&text, style, tag.as_deref(), range);
                if let Cow::Owned(mut text) = text {
                    text.zeroize();
                }
                self.leaf(value, anchor, tag.is_none() && style == ScalarStyle::Plain);
            }
            Event::SequenceStart(style, anchor, tag) => {
                self.open(Kind::List, style, anchor, tag.as_deref(), range);
            }
            Event::MappingStart(style, anchor, tag) => {
                self.open(Kind::Table, style, anchor, tag.as_deref(), range);
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(range),
            Event::Alias(anchor) => self.alias(anchor, range),
            _ => {}
        }
    }

    fn begin(&mut self, explicit: bool, range: &Range) {
        if std::mem::replace(&mut self.begun, true) {
            self.fault(start(range), SECOND);
            self.over = true;
        }
        if explicit {
            self.done = range.end.byte_offset().unwrap_or_default();
        }
    }

    /// What the next value is; the one behind it is a key again.
    fn slot(&mut self) -> Slot {
        match self.frames.last_mut().map(|frame| &mut frame.role) {
            None => Slot::Root,
            Some(Role::List) => Slot::Element,
            Some(Role::Merges) => Slot::Merges,
            Some(Role::Table(table)) => match std::mem::take(&mut table.pending) {
                Pending::Key => Slot::Key,
                Pending::Value(name) => Slot::Value(name),
                Pending::Merge => Slot::Merge,
                Pending::Lost => Slot::Lost,
            },
        }
    }

    /// Says what the table in hand waits for.
    fn wait_for(&mut self, pending: Pending) {
        if let Some(Frame { role: Role::Table(table), .. }) = self.frames.last_mut() {
            table.pending = pending;
        }
    }

    /// Counts a value that is complete in what holds it.
    fn count(&mut self, size: usize, height: usize) {
        if let Some(frame) = self.frames.last_mut() {
            frame.size = frame.size.saturating_add(size);
            frame.height = frame.height.max(height);
        }
    }

    /// Takes a scalar; `bare` says that it has neither quotation marks nor a tag.
    fn leaf(&mut self, value: Value, anchor: usize, bare: bool) {
        let slot = self.slot();
        let node = match slot {
            Slot::Key => {
                self.key(value, bare);
                None
            }
            Slot::Merge | Slot::Merges => {
                self.fault(value.at, NOT_A_MERGE);
                None
            }
            // A file without settings: nothing stands there, not even a `~`.
            Slot::Root if value.kind == Kind::Null && value.span.start == value.span.end => None,
            slot => self.place(slot, value),
        };
        if anchor != 0 {
            self.anchors.insert(anchor, Anchor::leaf(value, node));
        }
        if !matches!(slot, Slot::Key) {
            self.count(1, 0);
        }
    }

    fn key(&mut self, value: Value, bare: bool) {
        let text = self.document.slice(value.span);
        let tag = tag(text);
        let table = self.frames.last_mut();
        let pending = match table {
            _ if value.kind == Kind::Null => {
                self.fault(value.at, NULL_KEY);
                Pending::Lost
            }
            Some(Frame { node, role: Role::Table(table), .. }) if bare && text == "<<" => match table.merge {
                None => {
                    table.merge = Some(value.at);
                    Pending::Merge
                }
                Some(first) => {
                    let mut key =
                        node.map(|table| self.index.path(&self.document, table)).unwrap_or_default();
                    key.push(Step::Name("<<".to_owned()));
                    self.faults.duplicate(value.at, first, || key);
                    Pending::Lost
                }
            },
            Some(Frame { node: Some(table), .. }) => {
                let (document, index) = (&self.document, &self.index);
                match index.find(document, *table, text, tag) {
                    None => Pending::Value(Name { at: value.at, span: value.span, tag }),
                    Some(first) => {
                        let path = || index.path(document, first);
                        self.faults.duplicate(value.at, index.key_at(first), path);
                        Pending::Lost
                    }
                }
            }
            _ => Pending::Lost,
        };
        self.wait_for(pending);
    }

    /// Puts a value into the tree, if it has a place there.
    fn place(&mut self, slot: Slot, value: Value) -> Option<u32> {
        let parent = self.frames.last().and_then(|frame| frame.node);
        let id = match slot {
            Slot::Root if value.kind == Kind::Table => return Some(ROOT),
            Slot::Root => {
                let found = match value.kind {
                    kind @ (Kind::List | Kind::Null) => kind.words(),
                    _ => Kind::Plain.words(),
                };
                self.faults.no_table(value.at, found);
                // What is in a list is of no use, and what follows a value may say more.
                self.over = value.kind == Kind::List;
                return None;
            }
            Slot::Element => {
                let id = self.document.add_element(parent?, value);
                self.index.element(parent?, id, value.at, 0);
                id
            }
            Slot::Value(Name { at, span, tag }) => {
                let id = self.document.add_entry(parent?, Key { at, name: span, decoded: None }, value);
                self.index.entry(&self.document, parent?, id, (at, tag), 0);
                id
            }
            Slot::Key | Slot::Merge | Slot::Merges | Slot::Lost => return None,
        };
        Some(id)
    }

    fn open(&mut self, kind: Kind, style: StructureStyle, anchor: usize, tag: Option<&Tag>, range: &Range) {
        let slot = self.slot();
        // The parser places a list that is not indented behind its first dash.
        let beside = matches!(slot, Slot::Value(_) | Slot::Merge | Slot::Lost);
        let at = match style {
            StructureStyle::Block if beside && kind == Kind::List => {
                places::indicator(self.text, self.done, b"-")
            }
            _ => start(range),
        };
        self.past(range);
        if tag.is_some_and(|tag| tag.core_suffix() != Some(if kind == Kind::List { "seq" } else { "map" })) {
            self.fault(tag_start(range), TAG);
        }
        if self.frames.len() >= OPEN {
            self.fault(at, TOO_DEEP);
            self.over = true;
            return;
        }
        let mut role = if kind == Kind::List { Role::List } else { Role::Table(Table::default()) };
        let node = match slot {
            Slot::Key => {
                self.fault(at, COMPLEX_KEY);
                self.wait_for(Pending::Lost);
                None
            }
            // Whoever named this list would get one that is not in the tree.
            Slot::Merge if kind == Kind::List && anchor == 0 => {
                role = Role::Merges;
                None
            }
            Slot::Merge | Slot::Merges => {
                self.fault(at, NOT_A_MERGE);
                None
            }
            slot => self.place(slot, Value::container(kind, at)),
        };
        if anchor != 0 {
            self.anchors.insert(anchor, Anchor::open(Value::container(kind, at)));
        }
        self.frames.push(Frame { node, role, at, anchor, size: 1, height: 0 });
    }

    fn close(&mut self, range: &Range) {
        self.past(range);
        let Some(frame) = self.frames.pop() else { return };
        if let (Some(node), Role::Table(table)) = (frame.node, &frame.role) {
            self.merge(node, &table.merged);
        }
        let (size, height) = (frame.size, frame.height + 1);
        if let Some(anchor) = self.anchors.get_mut(&frame.anchor) {
            anchor.close(frame.node, size, height);
        }
        self.count(size, height);
    }

    /// Remembers where something ends that takes room in the text.
    fn past(&mut self, range: &Range) {
        if range.start != range.end {
            self.done = range.end.byte_offset().unwrap_or(self.done);
        }
    }
}

/// The byte that something begins at.
fn start(range: &Range) -> u32 {
    range.start.byte_offset().unwrap_or_default() as u32
}

/// The byte that the tag of something begins at.
fn tag_start(range: &Range) -> u32 {
    range.tag_span().map_or(start(range), |tag| start(&tag))
}
