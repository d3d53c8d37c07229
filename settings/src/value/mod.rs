//! What a format gives before anything knows what it means: a tree whose leaves are still slices of the text.
//!
//! Next to nothing is copied when a document is read: a value becomes text where a field takes it, once. What a format
//! cannot leave as it is written stands in a second buffer, which is wiped as the text itself is.

#![cfg_attr(
    not(all(feature = "toml", feature = "yaml", feature = "json")),
    allow(dead_code, reason = "only the formats make documents")
)]

mod node;

use std::cell::Cell;
use std::fmt;
use std::path::Path;

use zeroize::Zeroizing;

pub(crate) use self::node::Node;

/// Unfolds the raw text of a value with escapes onto the end of a buffer.
pub(crate) type Decode = fn(&str, &mut String);

/// A half-open range of bytes in a document's text; behind its end, in what had to be unfolded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// What stands at a place of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A text; `escaped` says that the slice is raw, delimiters included, and has to be decoded.
    Text {
        escaped: bool,
    },
    /// A text without quotation marks, in a format that leaves it to whoever reads it what it is.
    Plain,
    Integer,
    Float,
    Bool,
    /// A date, a time of day, or both.
    Time,
    /// The value that says that there is none.
    Null,
    List,
    Table,
}

impl Kind {
    /// True for what can be read as a text.
    pub(crate) fn is_text(self) -> bool {
        matches!(self, Self::Text { .. } | Self::Plain)
    }

    /// The kind in words, for a report: it says nothing of the value.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Text { .. } => "a string",
            Self::Plain => "a single value",
            Self::Integer => "an integer",
            Self::Float => "a number with a fraction",
            Self::Bool => "a bool",
            Self::Time => "a date or time",
            Self::Null => "null",
            Self::List => "a list",
            Self::Table => "a table",
        }
    }
}

/// A value as a format found it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Value {
    pub(crate) kind: Kind,
    /// Where it begins, delimiters included: what a report points at.
    pub(crate) at: u32,
    /// The slice that holds it: without delimiters, save for a text that has to be decoded.
    pub(crate) span: Span,
}

impl Value {
    /// A table or list: what it holds are its children, so it has no slice of its own.
    pub(crate) fn container(kind: Kind, at: u32) -> Self {
        Self { kind, at, span: Span { start: at, end: at } }
    }
}

/// The index that stands for "no node".
const NONE: u32 = u32::MAX;

#[derive(Clone, Copy, Debug)]
struct Data {
    name: Span,
    /// Where the key was written.
    key: u32,
    value: Value,
    first: u32,
    last: u32,
    next: u32,
    count: u32,
    shared: bool,
}

/// A text in some format, read: the text and a flat tree of spans into it.
pub(crate) struct Document {
    text: Zeroizing<String>,
    /// Names and values that stand nowhere in the text as they are.
    unfolded: Zeroizing<String>,
    nodes: Vec<Data>,
    /// The byte at which each line starts.
    lines: Vec<u32>,
    /// True if each byte of the text is a character.
    ascii: bool,
    decode: Decode,
    /// The folder that relative paths in it are relative to, if it is not the working directory.
    pub(crate) base: Option<Box<Path>>,
    /// The place that was asked for last: the next one is most often a little further on the same line.
    last: Cell<Place>,
}

/// A byte of a text with its line and column, both from 1.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    at: u32,
    line: u32,
    column: u32,
}

/// How many lines behind the last place are looked at one by one.
const NEAR: usize = 4;

/// The node of a document's outermost table.
pub(crate) const ROOT: u32 = 0;

impl Document {
    /// A document that holds a text, and where.
    #[cfg(any(feature = "checklist", feature = "documents"))]
    pub(crate) fn of_text(text: &str) -> (Self, u32) {
        let span = Span { start: 0, end: text.len() as u32 };
        let mut document = Self::new(Zeroizing::new(text.to_owned()), |raw, out| out.push_str(raw));
        let node = document.add_element(ROOT, Value { kind: Kind::Text { escaped: false }, at: 0, span });
        (document, node)
    }

    /// A document that holds an empty table.
    pub(crate) fn new(text: Zeroizing<String>, decode: Decode) -> Self {
        // A line has some twenty bytes, and most are one setting; some have lists in them.
        let mut lines = Vec::with_capacity(text.len() / 16 + 1);
        lines.push(0);
        for (at, byte) in text.bytes().enumerate() {
            if byte == b'\n' {
                lines.push(at as u32 + 1);
            }
        }
        let nodes = Vec::with_capacity(lines.len() + text.len() / 32);
        let (unfolded, ascii) = (Zeroizing::default(), text.is_ascii());
        let mut document =
            Self { text, unfolded, nodes, lines, ascii, decode, base: None, last: Cell::default() };
        document.push(Value { kind: Kind::Table, at: 0, span: Span::default() });
        document
    }

    /// Counts a carriage return that no newline follows as the end of a line, in a format that has it so.
    pub(crate) fn with_returns(mut self) -> Self {
        let bytes = self.text.as_bytes();
        let ends = |at: usize| match bytes.get(at) {
            Some(b'\r') => bytes.get(at + 1) != Some(&b'\n'),
            byte => byte == Some(&b'\n'),
        };
        let lines = (0..bytes.len()).filter(|at| ends(*at)).map(|at| at as u32 + 1);
        self.lines = std::iter::once(0).chain(lines).collect();
        self
    }

    /// The text as it was read.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    fn push(&mut self, value: Value) -> u32 {
        let id = self.nodes.len() as u32;
        self.nodes.push(Data {
            name: Span::default(),
            key: value.at,
            value,
            first: NONE,
            last: NONE,
            next: NONE,
            count: 0,
            shared: false,
        });
        id
    }

    fn link(&mut self, parent: u32, child: u32) {
        let last = self.nodes[parent as usize].last;
        match last {
            NONE => self.nodes[parent as usize].first = child,
            last => self.nodes[last as usize].next = child,
        }
        let parent = &mut self.nodes[parent as usize];
        parent.last = child;
        parent.count += 1;
    }

    /// Adds an element to a list.
    pub(crate) fn add_element(&mut self, list: u32, value: Value) -> u32 {
        let id = self.push(value);
        self.link(list, id);
        id
    }

    /// Adds an entry to a table; `decoded` is its name where that is not the slice at `key`.
    pub(crate) fn add_entry(&mut self, table: u32, key: Key<'_>, value: Value) -> u32 {
        let id = self.push(value);
        let name = key.decoded.map_or(key.name, |text| self.unfold(text));
        let data = &mut self.nodes[id as usize];
        data.name = name;
        data.key = key.at;
        self.link(table, id);
        id
    }

    /// Keeps a text that stands nowhere as it is. A buffer that is outgrown is wiped.
    pub(crate) fn unfold(&mut self, text: &str) -> Span {
        let needed = self.unfolded.len() + text.len();
        if needed > self.unfolded.capacity() {
            let mut larger = Zeroizing::new(String::with_capacity(needed * 2));
            larger.push_str(&self.unfolded);
            self.unfolded = larger;
        }
        let start = self.behind() + self.unfolded.len();
        self.unfolded.push_str(text);
        Span { start: start as u32, end: (start + text.len()) as u32 }
    }

    /// The first place behind the text: an empty span may stand at its very end.
    fn behind(&self) -> usize {
        self.text.len() + 1
    }

    /// What stands in a span.
    pub(crate) fn slice(&self, span: Span) -> &str {
        let range = span.start as usize..span.end as usize;
        let found = match range.start.checked_sub(self.behind()) {
            None => self.text.get(range),
            Some(start) => self.unfolded.get(start..range.end.saturating_sub(self.behind())),
        };
        found.unwrap_or_default()
    }

    /// Makes of a node the same as another, if that has a place, and of both something that stands in more than one:
    /// they share what is below.
    pub(crate) fn copy(&mut self, to: u32, of: Option<u32>) {
        if let Some(&Data { value, first, last, count, .. }) = of.and_then(|of| self.nodes.get(of as usize)) {
            if let Some(data) = self.nodes.get_mut(to as usize) {
                (data.first, data.last, data.count) = (first, last, count);
                data.value = value;
            }
        }
        self.share(to);
    }

    /// Marks a node, and all that it holds, as something that stands in more than one place.
    pub(crate) fn share(&mut self, id: u32) {
        let mut open = vec![id];
        while let Some(id) = open.pop() {
            let Some(data) = self.nodes.get_mut(id as usize) else { continue };
            // What it holds is marked with it, so nothing is looked at twice however many aliases there are.
            if !std::mem::replace(&mut data.shared, true) {
                open.extend(self.node(id).children().map(Node::id));
            }
        }
    }

    /// Adds an entry of another table to a table: it stays where it is written, and they share what is below.
    pub(crate) fn add_again(&mut self, table: u32, entry: u32) -> u32 {
        let id = self.nodes.len() as u32;
        let data = self.nodes[entry as usize];
        self.nodes.push(Data { next: NONE, ..data });
        self.link(table, id);
        id
    }

    /// The node with this index.
    pub(crate) fn node(&self, id: u32) -> Node<'_> {
        Node { document: self, id }
    }

    /// The line that a byte is on, and where that starts. Most are asked for in the order of the text, so the next lines
    /// are looked at first.
    fn line(&self, last: Place, at: u32) -> (u32, u32) {
        let known = if at < last.at { 0 } else { last.line };
        let further = self.lines.get(known as usize..).unwrap_or_default();
        let passed = further.iter().take(NEAR).take_while(|start| **start <= at).count();
        match passed {
            NEAR => line_of(&self.lines, at),
            _ => {
                let line = known + passed as u32;
                (line, self.lines.get(line as usize - 1).copied().unwrap_or(0))
            }
        }
    }

    /// Line and column, both from 1, of a byte of the text; the column counts characters.
    pub(crate) fn place(&self, at: u32) -> (u32, u32) {
        let last = self.last.get();
        let (line, start) = self.line(last, at);
        // A line may be as long as the file: counting each column from its start would take that squared.
        let column = if self.ascii {
            1 + at - start
        } else if line == last.line && at >= last.at {
            last.column + characters(self.text.as_bytes(), last.at, at)
        } else {
            1 + characters(self.text.as_bytes(), start, at)
        };
        self.last.set(Place { at, line, column });
        (line, column)
    }
}

/// The name of an entry as a format found it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Key<'a> {
    /// Where the key begins, its quotation mark included.
    pub(crate) at: u32,
    /// Where the name itself stands, when it stands there as it is.
    pub(crate) name: Span,
    /// The name, when it had to be decoded.
    pub(crate) decoded: Option<&'a str>,
}

/// Line and column of a byte, given where the lines start.
pub(crate) fn place(text: &[u8], lines: &[u32], at: u32) -> (u32, u32) {
    let (line, start) = line_of(lines, at);
    (line, 1 + characters(text, start, at))
}

/// The line that a byte is on, and where that line starts.
fn line_of(lines: &[u32], at: u32) -> (u32, u32) {
    let line = lines.partition_point(|&start| start <= at).max(1);
    (line as u32, lines.get(line - 1).copied().unwrap_or(0))
}

/// How many characters begin between two bytes. A byte order mark at the very start is none.
fn characters(text: &[u8], from: u32, to: u32) -> u32 {
    let part = text.get(from as usize..to as usize).unwrap_or_default();
    let part = if from == 0 { part.strip_prefix(b"\xef\xbb\xbf").unwrap_or(part) } else { part };
    part.iter().filter(|&&byte| byte & 0xC0 != 0x80).count() as u32
}

impl fmt::Debug for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Document").field("nodes", &self.nodes.len()).finish_non_exhaustive()
    }
}
