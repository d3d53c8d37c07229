//! TOML text to a [`Document`], from the events of `toml_parser`.
//!
//! The parser's messages quote the text, which may hold secrets. So none of them goes further than `faults`, which
//! has words of its own; only the dotted path of a key that is there twice comes from the text.

mod faults;
mod tables;
#[cfg(test)]
mod tests;
mod time;

use std::cell::RefCell;

use toml_parser::decoder::{Encoding, IntegerRadix, ScalarKind, StringBuilder};
use toml_parser::parser::{EventReceiver, parse_document};
use toml_parser::{ErrorSink, ParseError, Raw, Source};
use zeroize::Zeroizing;

use self::faults::TOO_DEEP;
use self::tables::{Clash, Tables};
use super::fault::{DEPTH, Fault, Faults};
use super::index::{BARE, tag};
use super::tree::Segment;
use crate::value::{Document, Kind, ROOT, Span, Value};

/// Reads TOML. With faults, the tree holds what could be read.
pub(super) fn read(text: Zeroizing<String>) -> (Document, Vec<Fault>) {
    // A line of a setting has a token for each three of its bytes: with too few places, all are moved.
    let mut tokens = Vec::with_capacity(text.len() / 3 + 16);
    tokens.extend(Source::new(&text).lex());
    let first = RefCell::new(None);
    let mut reader = Reader::new(Document::new(text, decode), tokens.len() / 4, &first);
    parse_document(&tokens, &mut reader, &mut |error: ParseError| {
        first.borrow_mut().get_or_insert(error);
    });
    reader.finish()
}

/// Unfolds a text that holds escapes, delimiters included. It was found to be right when it was read.
fn decode(raw: &str, out: &mut String) {
    let lines = raw.len() >= 6 && raw.starts_with("\"\"\"");
    let encoding = if lines { Encoding::MlBasicString } else { Encoding::BasicString };
    let raw = Raw::new_unchecked(raw, Some(encoding), toml_parser::Span::default());
    let _: ScalarKind = raw.decode_scalar(&mut Onto(out), &mut ());
}

/// Adds to a buffer: the parser's own builder for `String` empties it first.
struct Onto<'a>(&'a mut String);

impl<'s> StringBuilder<'s> for Onto<'_> {
    fn clear(&mut self) {}

    fn push_str(&mut self, append: &'s str) -> bool {
        self.0.push_str(append);
        true
    }

    fn push_char(&mut self, append: char) -> bool {
        self.0.push(append);
        true
    }
}

/// A list or an inline table that is not closed yet.
struct Frame {
    /// Its node, unless it has no place in the tree.
    node: Option<u32>,
    list: bool,
    at: u32,
}

struct Reader<'e> {
    tables: Tables,
    faults: Faults,
    /// The first error since the last newline. What follows it on its line is most often its consequence.
    first: &'e RefCell<Option<ParseError>>,
    /// The table of the last header, unless it has no place in the tree.
    section: Option<u32>,
    /// The last header was there before: that its keys were there, too, is no news.
    again: bool,
    /// A header that is not closed yet: whether it is that of a list, and where it begins.
    header: Option<(bool, u32)>,
    /// The key in hand.
    path: Vec<Segment>,
    after_dot: bool,
    bad_key: bool,
    frames: Vec<Frame>,
    /// The next close belongs to something that was never opened here.
    skip: bool,
    /// The outermost open value has a fault that puts all that follows in it out of step.
    spoiled: bool,
}

impl<'e> Reader<'e> {
    fn new(document: Document, expected: usize, first: &'e RefCell<Option<ParseError>>) -> Self {
        Self {
            tables: Tables::new(document, expected),
            faults: Faults::default(),
            first,
            section: Some(ROOT),
            again: false,
            header: None,
            path: Vec::with_capacity(8),
            after_dot: false,
            bad_key: false,
            frames: Vec::new(),
            skip: false,
            spoiled: false,
        }
    }

    fn finish(mut self) -> (Document, Vec<Fault>) {
        let first = self.first;
        self.end_header(&mut |error: ParseError| {
            first.borrow_mut().get_or_insert(error);
        });
        self.flush();
        let faults = self.faults.finish(self.tables.tree.document.text());
        (self.tables.tree.document, faults)
    }

    /// Hands over the first error of the line that ends here.
    fn flush(&mut self) {
        let Some(error) = self.first.borrow_mut().take() else { return };
        if self.spoiled {
            return;
        }
        let list = self.frames.last().filter(|frame| frame.list).map(|frame| frame.at);
        let derails = faults::tell(&mut self.faults, self.tables.tree.document.text(), &error, list);
        self.spoiled = derails && !self.frames.is_empty();
    }

    fn clash(&mut self, clash: Clash, error: &mut dyn ErrorSink) {
        match clash {
            Clash::Taken { .. } if self.spoiled || (self.again && self.frames.is_empty()) => {}
            Clash::Taken { at, first } => {
                let tables = &self.tables;
                self.faults.duplicate(at, tables.tree.key_at(first), || tables.tree.path(first));
            }
            Clash::Rule { at, rule } => {
                let at = toml_parser::Span::new_unchecked(at as usize, at as usize);
                error.report_error(ParseError::new(rule).with_unexpected(at));
            }
        }
    }

    /// Opens the table of a header. One that lacks its bracket is taken as if it had it: the fault is known already.
    fn end_header(&mut self, error: &mut dyn ErrorSink) {
        let Some((list, at)) = self.header.take() else { return };
        self.again = false;
        self.section = None;
        if self.bad_key {
            return;
        }
        match self.tables.header(&self.path, list, at) {
            Ok(section) => self.section = section,
            Err(clash) => {
                // The keys go on into the first table, so that none of them seems to be missing.
                if let Clash::Taken { first, .. } = clash {
                    self.section = (!list && self.tables.is_open_table(first)).then_some(first);
                }
                self.clash(clash, error);
                self.again = self.section.is_some();
            }
        }
    }

    /// Puts a value where the key in hand, or the open list, wants it.
    fn place(&mut self, value: Value, error: &mut dyn ErrorSink) -> Option<u32> {
        let (table, inline) = match self.frames.last() {
            Some(Frame { node, list: true, .. }) => return node.map(|list| self.tables.element(list, value)),
            Some(frame) => (frame.node, true),
            None => (self.section, false),
        };
        let placed = match table {
            Some(table) if !self.bad_key => self.tables.enter(table, &self.path, inline, value),
            _ => Ok(None),
        };
        self.path.clear();
        placed.unwrap_or_else(|clash| {
            self.clash(clash, error);
            None
        })
    }

    /// The depth is counted here: the parser's own guard counts closings that had no opening, so that faulty text
    /// can bring it below zero and have any depth after that.
    fn open(&mut self, kind: Kind, at: usize, error: &mut dyn ErrorSink) -> bool {
        let at = at as u32;
        let node = self.place(Value::container(kind, at), error);
        if self.frames.len() >= DEPTH {
            error.report_error(too_deep(at as usize));
            self.skip = true;
            return false;
        }
        self.frames.push(Frame { node, list: kind == Kind::List, at });
        true
    }

    fn close(&mut self) {
        if std::mem::take(&mut self.skip) {
            return;
        }
        self.frames.pop();
        if self.frames.is_empty() && std::mem::take(&mut self.spoiled) {
            self.first.borrow_mut().take();
        }
    }

    fn key(&mut self, span: toml_parser::Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        let Some(text) = self.tables.tree.document.text().get(span.start()..span.end()) else { return };
        let at = span.start() as u32;
        if encoding.is_none() && !text.is_empty() && text.bytes().all(|b| BARE[usize::from(b)]) {
            self.path.push(Segment { at, name: inner(span, 0), decoded: false, tag: tag(text) });
            return;
        }
        let raw = Raw::new_unchecked(text, encoding, span);
        let bad = &mut self.bad_key;
        let mut sink = |wrong: ParseError| {
            *bad = true;
            error.report_error(wrong);
        };
        let decoded = encoding == Some(Encoding::BasicString) && text.contains('\\');
        let (name, text) = if decoded {
            let start = self.tables.tree.decoded.len();
            raw.decode_key(&mut Onto(&mut self.tables.tree.decoded), &mut sink);
            let end = self.tables.tree.decoded.len();
            (Span { start: start as u32, end: end as u32 }, self.tables.tree.decoded.get(start..end))
        } else {
            raw.decode_key(&mut (), &mut sink);
            let by = usize::from(encoding.is_some());
            (inner(span, by), text.get(by..text.len().saturating_sub(by)))
        };
        self.path.push(Segment { at, name, decoded, tag: tag(text.unwrap_or_default()) });
    }

    fn value(&self, span: toml_parser::Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) -> Value {
        let at = span.start() as u32;
        let text = self.tables.tree.document.text().get(span.start()..span.end()).unwrap_or_default();
        if let (None, Some(kind)) = (encoding, plain(text)) {
            return Value { kind, at, span: inner(span, 0) };
        }
        let kind = Raw::new_unchecked(text, encoding, span).decode_scalar(&mut (), error);
        let right = match kind {
            ScalarKind::DateTime => time::is_time(text.as_bytes()),
            // The parser lets any digits follow a `_`, and none follow a prefix.
            ScalarKind::Integer(IntegerRadix::Dec) => {
                text.bytes().skip(1).all(|b| b.is_ascii_digit() || b == b'_')
            }
            ScalarKind::Integer(_) => text.len() > 2,
            _ => true,
        };
        if !right {
            let wrong = ParseError::new(kind.invalid_description());
            error.report_error(wrong.with_context(span).with_unexpected(span));
        }
        let kind = match kind {
            ScalarKind::String => return text_value(text, span, encoding),
            ScalarKind::Boolean(_) => Kind::Bool,
            ScalarKind::DateTime => Kind::Time,
            ScalarKind::Float => Kind::Float,
            ScalarKind::Integer(_) => Kind::Integer,
        };
        Value { kind, at, span: inner(span, 0) }
    }
}

/// The kind of the values that are met most often, which need no decoder to be known as right.
fn plain(text: &str) -> Option<Kind> {
    match text.as_bytes() {
        b"true" | b"false" => Some(Kind::Bool),
        b"0" => Some(Kind::Integer),
        [b'1'..=b'9', digits @ ..] if digits.iter().all(u8::is_ascii_digit) => Some(Kind::Integer),
        _ => None,
    }
}

/// A span without so many bytes at either end.
fn inner(span: toml_parser::Span, by: usize) -> Span {
    Span {
        start: (span.start() + by) as u32,
        end: span.end().saturating_sub(by).max(span.start() + by) as u32,
    }
}

fn too_deep(at: usize) -> ParseError {
    ParseError::new(TOO_DEEP).with_unexpected(toml_parser::Span::new_unchecked(at, at))
}

fn text_value(text: &str, span: toml_parser::Span, encoding: Option<Encoding>) -> Value {
    let at = span.start() as u32;
    let basic = matches!(encoding, Some(Encoding::BasicString | Encoding::MlBasicString));
    if basic && text.contains('\\') {
        return Value { kind: Kind::Text { escaped: true }, at, span: inner(span, 0) };
    }
    let span = match encoding {
        None => inner(span, 0),
        Some(Encoding::BasicString | Encoding::LiteralString) => inner(span, 1),
        Some(Encoding::MlBasicString | Encoding::MlLiteralString) => {
            let mut inner = inner(span, 3);
            // The newline right behind the opening is not part of the text.
            inner.start += match text.as_bytes() {
                [_, _, _, b'\n', ..] => 1,
                [_, _, _, b'\r', b'\n', ..] => 2,
                _ => 0,
            };
            inner
        }
    };
    Value { kind: Kind::Text { escaped: false }, at, span }
}

impl EventReceiver for Reader<'_> {
    fn std_table_open(&mut self, span: toml_parser::Span, _error: &mut dyn ErrorSink) {
        self.header = Some((false, span.start() as u32));
    }

    fn std_table_close(&mut self, _span: toml_parser::Span, error: &mut dyn ErrorSink) {
        self.end_header(error);
    }

    fn array_table_open(&mut self, span: toml_parser::Span, _error: &mut dyn ErrorSink) {
        self.header = Some((true, span.start() as u32));
    }

    fn array_table_close(&mut self, _span: toml_parser::Span, error: &mut dyn ErrorSink) {
        self.end_header(error);
    }

    fn inline_table_open(&mut self, span: toml_parser::Span, error: &mut dyn ErrorSink) -> bool {
        self.open(Kind::Table, span.start(), error)
    }

    fn inline_table_close(&mut self, _span: toml_parser::Span, _error: &mut dyn ErrorSink) {
        self.close();
    }

    fn array_open(&mut self, span: toml_parser::Span, error: &mut dyn ErrorSink) -> bool {
        self.open(Kind::List, span.start(), error)
    }

    fn array_close(&mut self, _span: toml_parser::Span, _error: &mut dyn ErrorSink) {
        self.close();
    }

    fn simple_key(&mut self, span: toml_parser::Span, kind: Option<Encoding>, error: &mut dyn ErrorSink) {
        if !std::mem::take(&mut self.after_dot) {
            self.path.clear();
            self.tables.tree.decoded.clear();
            self.bad_key = false;
        }
        if self.path.len() < DEPTH {
            self.key(span, kind, error);
        } else {
            self.bad_key = true;
            error.report_error(too_deep(span.start()));
        }
    }

    fn key_sep(&mut self, _span: toml_parser::Span, _error: &mut dyn ErrorSink) {
        self.after_dot = true;
    }

    fn scalar(&mut self, span: toml_parser::Span, kind: Option<Encoding>, error: &mut dyn ErrorSink) {
        let value = self.value(span, kind, error);
        self.place(value, error);
    }

    fn comment(&mut self, span: toml_parser::Span, error: &mut dyn ErrorSink) {
        if let Some(raw) = Source::new(self.tables.tree.document.text()).get(span) {
            raw.decode_comment(error);
        }
    }

    fn newline(&mut self, span: toml_parser::Span, error: &mut dyn ErrorSink) {
        // The newline without a line feed is a wrong one, and the parser says so.
        let text = self.tables.tree.document.text();
        if text.as_bytes().get(span.end().wrapping_sub(1)) != Some(&b'\n') {
            Raw::new_unchecked("\r", None, span).decode_newline(error);
        }
        if self.header.is_some() {
            self.end_header(error);
        }
        self.flush();
    }

    fn error(&mut self, span: toml_parser::Span, _error: &mut dyn ErrorSink) {
        // Where an inline table lacks a key, the parser leaves out a whole bracket, yet tells of its closing.
        let opens =
            matches!(self.tables.tree.document.text().as_bytes().get(span.start()), Some(b'[' | b'{'));
        if opens && self.frames.last().is_some_and(|frame| !frame.list) {
            self.skip = true;
        }
    }
}
