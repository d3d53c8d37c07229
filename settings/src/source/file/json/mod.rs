//! JSON text to a [`Document`]: as RFC 8259 has it, or with comments and a comma behind the last value.
//!
//! Faults are told in words of our own, which say nothing of the text. Where one leaves it clear how the text goes on,
//! the reader looks for more; else it stops.

#[cfg(test)]
mod tests;
mod tokens;
mod words;

use std::ops::ControlFlow::{self, Break, Continue};

use zeroize::Zeroizing;

use self::tokens::{Found, Token, decode};
use self::words::Words;
use super::fault::{DEPTH, Fault, Faults};
use super::index::tag;
use super::tree::{Segment, Tree};
use crate::value::{Document, Kind, ROOT, Span, Value};

/// Reads JSON. With faults, the tree holds what could be read.
pub(super) fn read(text: Zeroizing<String>) -> (Document, Vec<Fault>) {
    Reader::new(text, false).run()
}

/// Reads JSON with comments behind `//` and between `/*` and `*/`, and with a comma behind the last value.
pub(super) fn read_with_comments(text: Zeroizing<String>) -> (Document, Vec<Fault>) {
    Reader::new(text, true).run()
}

/// A list or a table that is not closed yet.
struct Frame {
    /// Its node, unless it has no place in the tree.
    node: Option<u32>,
    kind: Kind,
    at: usize,
}

/// What may come next.
#[derive(Clone, Copy)]
enum Expect {
    /// The outermost table.
    Start,
    /// A key or an element, or the end of what holds none.
    First,
    /// A key or an element behind a comma.
    Entry,
    Colon,
    /// A value behind a colon.
    Value,
    /// A comma, or the end of what holds the value.
    Next,
    /// Nothing more.
    End,
}

struct Reader {
    tree: Tree,
    faults: Faults,
    /// JSON with comments.
    comments: bool,
    expect: Expect,
    frames: Vec<Frame>,
    /// The key in hand, unless it is none.
    key: Option<Segment>,
    /// Where the last comma is.
    comma: usize,
    /// The first byte behind the last token: where one is missing.
    behind: usize,
}

impl Reader {
    fn new(text: Zeroizing<String>, comments: bool) -> Self {
        let expected = text.len() / 20;
        Self {
            tree: Tree::new(Document::new(text, decode), expected),
            faults: Faults::default(),
            comments,
            expect: Expect::Start,
            frames: Vec::new(),
            key: None,
            comma: 0,
            behind: 0,
        }
    }

    fn run(mut self) -> (Document, Vec<Fault>) {
        let text = self.tree.document.text();
        // Section 8.1 lets a reader pass over a byte order mark.
        let mut at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        loop {
            let found = tokens::next(self.tree.document.text(), at);
            at = found.end;
            if self.take(found).is_break() {
                break;
            }
        }
        let faults = self.faults.finish(self.tree.document.text());
        (self.tree.document, faults)
    }

    fn fault(&mut self, at: usize, (message, help): Words) {
        self.faults.syntax(self.tree.document.text(), at, message, help);
    }

    /// Tells of a fault behind which nobody knows how the text goes on.
    fn stop(&mut self, at: usize, words: Words) -> ControlFlow<()> {
        self.fault(at, words);
        Break(())
    }

    /// Tells what is wrong with a token by itself.
    fn judge(&mut self, found: Found) {
        if let Some((at, words)) = found.wrong {
            self.fault(at, words);
        }
    }

    fn take(&mut self, found: Found) -> ControlFlow<()> {
        match found.token {
            Token::Nothing => {
                self.judge(found);
                return Continue(());
            }
            Token::Comment => {
                if !self.comments {
                    self.fault(found.at, words::COMMENT);
                }
                return Continue(());
            }
            Token::End => return self.end(),
            Token::Strange if found.wrong.is_some() => {
                self.judge(found);
                return Break(());
            }
            _ => {}
        }
        let flow = match self.expect {
            Expect::Start => self.start(found),
            Expect::First | Expect::Entry => self.entry(found),
            Expect::Colon => self.colon(found),
            Expect::Value => self.value(found),
            Expect::Next => self.next(found),
            Expect::End => self.stop(found.at, words::BEHIND),
        };
        self.behind = found.end;
        flow
    }

    fn end(&mut self) -> ControlFlow<()> {
        match (self.frames.last(), self.expect) {
            (Some(frame), _) => {
                let words = if frame.kind == Kind::List { words::OPEN_LIST } else { words::OPEN_TABLE };
                self.fault(frame.at, words);
            }
            (None, Expect::Start) if self.faults.is_empty() => self.fault(0, words::EMPTY),
            _ => {}
        }
        Break(())
    }

    fn start(&mut self, found: Found) -> ControlFlow<()> {
        match found.token {
            Token::Open(Kind::Table) => {
                self.frames.push(Frame { node: Some(ROOT), kind: Kind::Table, at: found.at });
                self.expect = Expect::First;
                Continue(())
            }
            Token::Open(kind) | Token::Scalar(kind) if found.wrong.is_none() => {
                // Behind a fault, such as a comment, nobody knows whether this is what was meant as the outermost value.
                if self.faults.is_empty() {
                    self.faults.no_table(found.at as u32, kind.words());
                }
                Break(())
            }
            Token::Scalar(_) => {
                self.judge(found);
                Break(())
            }
            _ => self.stop(found.at, words::START),
        }
    }

    /// The first token of an entry of a table or of an element of a list.
    fn entry(&mut self, found: Found) -> ControlFlow<()> {
        let list = self.in_list();
        match found.token {
            Token::Close(kind) => {
                if matches!(self.expect, Expect::Entry) && !self.comments {
                    self.fault(self.comma, words::LAST_COMMA);
                }
                return self.close(kind, found);
            }
            Token::Comma => {
                self.fault(found.at, if list { words::NO_ELEMENT } else { words::NO_ENTRY });
                self.comma = found.at;
                self.expect = Expect::Entry;
            }
            Token::Colon if list => return self.stop(found.at, words::KEY_IN_LIST),
            _ if list => return self.value(found),
            Token::Scalar(Kind::Text { escaped }) => {
                self.judge(found);
                self.key = Some(self.segment(found, escaped));
                self.expect = Expect::Colon;
            }
            Token::Scalar(_) | Token::Word => {
                self.fault(found.at, words::BARE_KEY);
                self.key = None;
                self.expect = Expect::Colon;
            }
            Token::Colon => {
                self.fault(found.at, words::NO_KEY);
                self.key = None;
                self.expect = Expect::Value;
            }
            _ => return self.stop(found.at, words::KEY),
        }
        Continue(())
    }

    fn colon(&mut self, found: Found) -> ControlFlow<()> {
        if found.token == Token::Colon {
            self.expect = Expect::Value;
            return Continue(());
        }
        self.fault(self.behind, words::COLON);
        self.expect = Expect::Value;
        match found.token {
            // What others write in its place.
            Token::Strange if self.tree.document.text().get(found.at..found.end) == Some("=") => Continue(()),
            // That the value is missing as well is on the same line, and not told.
            _ => self.value(found),
        }
    }

    fn value(&mut self, found: Found) -> ControlFlow<()> {
        match found.token {
            Token::Open(kind) => return self.open(kind, found.at),
            Token::Scalar(kind) => {
                self.judge(found);
                self.place(scalar(kind, found));
                self.expect = Expect::Next;
            }
            Token::Word => {
                self.judge(found);
                self.expect = Expect::Next;
            }
            Token::Comma => {
                self.fault(self.behind, words::NO_VALUE);
                self.comma = found.at;
                self.expect = Expect::Entry;
            }
            Token::Close(kind) => {
                self.fault(self.behind, words::NO_VALUE);
                return self.close(kind, found);
            }
            Token::Colon => self.fault(found.at, words::TWO_COLONS),
            _ => return self.stop(found.at, words::VALUE),
        }
        Continue(())
    }

    fn next(&mut self, found: Found) -> ControlFlow<()> {
        let list = self.in_list();
        match found.token {
            Token::Comma => {
                self.comma = found.at;
                self.expect = Expect::Entry;
                return Continue(());
            }
            Token::Close(kind) => return self.close(kind, found),
            Token::Colon if list => return self.stop(found.at, words::KEY_IN_LIST),
            _ => {}
        }
        self.fault(self.behind, if list { words::COMMA_IN_LIST } else { words::COMMA_IN_TABLE });
        match found.token {
            Token::Colon | Token::Strange => Break(()),
            _ => self.entry(found),
        }
    }

    fn open(&mut self, kind: Kind, at: usize) -> ControlFlow<()> {
        // The outermost table is no level.
        if self.frames.len() > DEPTH {
            return self.stop(at, words::TOO_DEEP);
        }
        let node = self.place(Value::container(kind, at as u32));
        self.frames.push(Frame { node, kind, at });
        self.expect = Expect::First;
        Continue(())
    }

    fn close(&mut self, kind: Kind, found: Found) -> ControlFlow<()> {
        match self.frames.pop() {
            Some(frame) if frame.kind != kind => {
                let words = if kind == Kind::List { words::NOT_A_LIST } else { words::NOT_A_TABLE };
                self.stop(found.at, words)
            }
            _ => {
                self.expect = if self.frames.is_empty() { Expect::End } else { Expect::Next };
                Continue(())
            }
        }
    }

    fn in_list(&self) -> bool {
        self.frames.last().is_some_and(|frame| frame.kind == Kind::List)
    }

    /// The name of a key. One with a faulty escape may be cut short: the tree is of no use any more.
    fn segment(&mut self, found: Found, escaped: bool) -> Segment {
        let Value { at, span, .. } = scalar(Kind::Text { escaped }, found);
        let range = span.start as usize..span.end as usize;
        let raw = self.tree.document.text().get(range).unwrap_or_default();
        if !escaped {
            return Segment { at, name: span, decoded: false, tag: tag(raw) };
        }
        // Where a colon is missing, the key may be a secret. So the buffer is wiped, and large enough from the start.
        let mut decoded = Zeroizing::new(String::with_capacity(raw.len()));
        decode(raw, &mut decoded);
        self.tree.decoded = decoded;
        let name = Span { start: 0, end: self.tree.decoded.len() as u32 };
        Segment { at, name, decoded: true, tag: tag(&self.tree.decoded) }
    }

    /// Puts a value where the key in hand, or the open list, wants it.
    fn place(&mut self, value: Value) -> Option<u32> {
        let key = self.key.take();
        let frame = self.frames.last()?;
        let node = frame.node?;
        if frame.kind == Kind::List {
            return Some(self.tree.element(node, value, 0));
        }
        let key = key?;
        let Some(first) = self.tree.find(node, key) else {
            return Some(self.tree.add(node, key, value, 0));
        };
        let tree = &self.tree;
        self.faults.duplicate(key.at, tree.key_at(first), || tree.path(first));
        None
    }
}

/// A value that is written in one token.
fn scalar(kind: Kind, found: Found) -> Value {
    // What holds escapes is kept with its quotation marks, as the unfolding wants it.
    let by = u32::from(kind == Kind::Text { escaped: false });
    Value {
        kind,
        at: found.at as u32,
        span: Span { start: found.at as u32 + by, end: found.end as u32 - by },
    }
}
