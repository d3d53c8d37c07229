//! The oracle is `saphyr-parser`: a parser that went its own way from the same beginnings. What its events mean is worked
//! out here once more, in the plainest way, with every alias written out.

use std::collections::HashMap;
use std::vec::IntoIter;

use proptest::prelude::*;
use saphyr_parser::{Event, Parser, ScalarStyle, Span, Tag};
use zeroize::Zeroizing;

use super::written;
use crate::source::file::fault::{Fault, What};
use crate::source::file::properties::cases;
use crate::source::file::yaml::faults::UNKNOWN;
use crate::source::file::yaml::read;
use crate::value::{Kind, Node, ROOT};

/// A place, if it is the same for both parsers: the other one tells that of the text of a block, not of its `|`, and
/// that of an anchor in front of a value.
type Place = Option<(u32, u32)>;

#[derive(Clone, Debug)]
pub(super) enum Tree {
    Null,
    Plain(String, Place),
    Text(String, Place),
    List(Vec<Self>),
    Table(Vec<(String, Self)>),
}

struct Oracle<'t> {
    events: IntoIter<(Event<'t>, Span)>,
    /// What is named, once it is complete.
    anchors: HashMap<usize, Tree>,
}

fn fits(tag: Option<&Tag>, name: &str) -> bool {
    tag.is_none_or(|tag| tag.is_yaml_core_schema() && tag.suffix == name)
}

impl<'t> Oracle<'t> {
    fn next(&mut self) -> Option<(Event<'t>, Span)> {
        self.events.next()
    }

    fn node(&mut self, (event, span): (Event<'t>, Span)) -> Option<Tree> {
        let (tree, anchor) = match event {
            Event::Alias(anchor) => return self.anchors.get(&anchor).cloned(),
            Event::Scalar(text, style, anchor, tag) => {
                let place = (span.start.line() as u32, span.start.col() as u32 + 1);
                (scalar(&text, style, tag.as_deref(), Some(place).filter(|_| anchor == 0))?, anchor)
            }
            Event::SequenceStart(anchor, tag) => {
                let mut list = Vec::new();
                loop {
                    match self.next()? {
                        (Event::SequenceEnd, _) => break,
                        event => list.push(self.node(event)?),
                    }
                }
                (fits(tag.as_deref(), "seq").then_some(Tree::List(list))?, anchor)
            }
            Event::MappingStart(anchor, tag) => {
                let table = self.table()?;
                (fits(tag.as_deref(), "map").then_some(Tree::Table(table))?, anchor)
            }
            _ => return None,
        };
        self.anchors.insert(anchor, tree.clone());
        Some(tree)
    }

    fn table(&mut self) -> Option<Vec<(String, Tree)>> {
        let (mut table, mut merged): (Vec<(String, Tree)>, Option<Vec<Tree>>) = (Vec::new(), None);
        loop {
            let event = self.next()?;
            let merges = match &event.0 {
                Event::MappingEnd => break,
                // Nothing of ours: a key is shown, and may not be another value.
                Event::Alias(_) => return None,
                Event::Scalar(text, style, _, tag) => {
                    text == "<<" && *style == ScalarStyle::Plain && tag.is_none()
                }
                _ => false,
            };
            let key = match self.node(event)? {
                Tree::Plain(text, _) | Tree::Text(text, _) => text,
                _ => return None,
            };
            if merges {
                let tables = self.merges()?;
                if merged.replace(tables).is_some() {
                    return None;
                }
                continue;
            }
            if table.iter().any(|(other, _)| *other == key) {
                return None;
            }
            let value = self.next()?;
            table.push((key, self.node(value)?));
        }
        for other in merged.into_iter().flatten() {
            let Tree::Table(other) = other else { return None };
            for (key, value) in other {
                if table.iter().all(|(own, _)| *own != key) {
                    table.push((key, value));
                }
            }
        }
        Some(table)
    }

    /// What stands behind a `<<`.
    fn merges(&mut self) -> Option<Vec<Tree>> {
        let mut tables = Vec::new();
        match self.next()?.0 {
            Event::Alias(anchor) => tables.push(self.anchors.get(&anchor)?.clone()),
            Event::SequenceStart(0, tag) if fits(tag.as_deref(), "seq") => loop {
                match self.next()?.0 {
                    Event::SequenceEnd => break,
                    Event::Alias(anchor) => tables.push(self.anchors.get(&anchor)?.clone()),
                    _ => return None,
                }
            },
            _ => return None,
        }
        Some(tables)
    }
}

fn scalar(text: &str, style: ScalarStyle, tag: Option<&Tag>, place: Place) -> Option<Tree> {
    let place = place.filter(|_| tag.is_none());
    let tree = match style {
        ScalarStyle::Plain if matches!(text, "" | "~" | "null") => Tree::Null,
        ScalarStyle::Plain => Tree::Plain(text.to_owned(), place),
        ScalarStyle::Literal | ScalarStyle::Folded => Tree::Text(text.to_owned(), None),
        _ => Tree::Text(text.to_owned(), place),
    };
    let Some(tag) = tag else { return Some(tree) };
    let name = Some(tag.suffix.as_str()).filter(|_| tag.is_yaml_core_schema())?;
    let number = |text: &str| match text.strip_prefix("0x") {
        Some(digits) => u64::from_str_radix(digits, 16).is_ok(),
        None => text.parse::<i64>().is_ok(),
    };
    match (name, &tree) {
        ("str", Tree::Text(..)) => Some(tree),
        ("str", _) => Some(Tree::Text(text.to_owned(), None)),
        ("null", Tree::Null) => Some(tree),
        ("int", Tree::Plain(text, _)) => number(text).then_some(tree),
        _ => None,
    }
}

/// What the text means to the oracle, if anything; with what it has against the grammar.
fn oracle(text: &str) -> Result<Option<Tree>, String> {
    let mut events = Vec::new();
    for event in Parser::new_from_str(text) {
        events.push(event.map_err(|error| error.info().to_owned())?);
    }
    let starts = events.iter().filter(|(event, _)| matches!(event, Event::DocumentStart(_))).count();
    events.retain(|(event, _)| {
        !matches!(event, Event::StreamStart | Event::StreamEnd | Event::DocumentStart(_) | Event::DocumentEnd)
    });
    if starts == 0 {
        return Ok(Some(Tree::Table(Vec::new())));
    }
    let empty = matches!(events.as_slice(), [(Event::Scalar(text, ScalarStyle::Plain, _, tag), _)]
        if text.is_empty() && fits(tag.as_deref(), "null"));
    let mut oracle = Oracle { events: events.into_iter(), anchors: HashMap::new() };
    let root = oracle.next().and_then(|event| oracle.node(event));
    let root = if empty { Some(Tree::Table(Vec::new())) } else { root };
    Ok(root.filter(|root| starts == 1 && matches!(root, Tree::Table(_))))
}

pub(super) fn same(node: Node<'_>, tree: &Tree) {
    let place = match tree {
        Tree::Null => {
            assert_eq!(node.kind(), Kind::Null);
            None
        }
        Tree::Plain(text, place) => {
            assert_eq!((node.kind(), node.raw()), (Kind::Plain, text.as_str()));
            *place
        }
        Tree::Text(text, place) => {
            assert_eq!((node.kind(), node.raw()), (Kind::Text { escaped: false }, text.as_str()));
            assert_eq!((node.text().as_ref(), node.secret_text()), (text.as_str(), text.clone()));
            *place
        }
        Tree::List(list) => {
            assert_eq!(
                (node.kind(), node.len(), node.children().count()),
                (Kind::List, list.len(), list.len())
            );
            node.children().zip(list).for_each(|(node, tree)| same(node, tree));
            None
        }
        Tree::Table(table) => {
            assert_eq!(
                (node.kind(), node.len(), node.children().count()),
                (Kind::Table, table.len(), table.len())
            );
            for (node, (name, tree)) in node.children().zip(table) {
                assert_eq!(node.name(), name);
                same(node, tree);
            }
            None
        }
    };
    if let Some(place) = place {
        assert_eq!(node.value_place(), place);
    }
}

/// What the oracle has against a text that is taken here, and why it is.
const LAXER: &[&str] = &[
    // A tab separates as well as a blank does.
    "':' must be followed by a valid YAML whitespace",
    "'-' must be followed by a valid YAML whitespace",
    "tabs disallowed in this context",
    // Lines in quotation marks, brackets and braces may be indented as little as PyYAML has it.
    "tab cannot be used as indentation",
    "invalid indentation",
    "invalid indentation in flow construct",
    "invalid indentation in quoted scalar",
    // A `-` in front of a bracket, in the middle of a scalar: it is no beginning of one.
    "plain scalar cannot start with '-' followed by ,[]{}",
    // `[? ]` is a list of a table with nothing in it.
    "while parsing a flow sequence, expected ',' or ']'",
    "while parsing a node, did not find expected node content",
    // A comment ends a block that is empty.
    "wrongly indented line in block scalar",
];

/// Whether a fault is one that the oracle does not mind, though it should.
fn is_stricter(text: &str, fault: &Fault) -> bool {
    let What::Syntax { message, .. } = fault.what else { return false };
    match message {
        // A block in brackets or braces.
        "a character that cannot stand here" => text.contains(['|', '>']),
        // A document says itself that it follows other rules than the ones that are known.
        "a directive names another version of YAML than 1" => text.contains("%YAML "),
        // `[? : ]`.
        "expected a value" => text.contains('?'),
        // A table or a list that begins behind a tab.
        "a `- ` where no list can begin" | "a `?` where no key can be" => text.contains('\t'),
        // The same, or a key over several lines, in brackets or braces.
        "a `:` where no key can be"
        | "a list in brackets is not closed"
        | "a table in braces is not closed" => {
            text.contains('\t') || (text.contains(['[', '{']) && text.contains('\n'))
        }
        _ => false,
    }
}

/// Whether the text ends with a block and blanks: the oracle keeps a line of them that has no end, though none of the
/// lines behind the last is kept.
fn ends_in_a_block(text: &str) -> bool {
    let last = text.rsplit('\n').next().unwrap_or_default();
    text.contains(['|', '>']) && !last.is_empty() && last.trim().is_empty()
}

/// Whether a text is taken, by both.
fn agree(text: &str) -> bool {
    let (document, faults) = read(Zeroizing::new(text.to_owned()));
    assert!(faults.is_sorted_by_key(|fault| fault.at), "{faults:?}");
    for fault in &faults {
        assert!(fault.at as usize <= text.len() && text.is_char_boundary(fault.at as usize), "{fault:?}");
        assert!(!matches!(fault.what, What::Syntax { message, .. } if message == UNKNOWN.0), "{text:?}");
    }
    match oracle(text) {
        Ok(Some(tree)) if faults.is_empty() => {
            if !ends_in_a_block(text) {
                same(document.node(ROOT), &tree);
            }
            return true;
        }
        Ok(Some(_)) => assert!(faults.iter().all(|fault| is_stricter(text, fault)), "{faults:?} in {text:?}"),
        Ok(None) => assert!(!faults.is_empty(), "no fault in {text:?}"),
        Err(message) => assert!(
            !faults.is_empty() || LAXER.contains(&message.as_str()),
            "no fault in {text:?}: {message}"
        ),
    }
    false
}

const PIECES: &[&str] = &[
    "[", "]", "{", "}", "- ", "-", "? ", ": ", ":", ",", "\n", "\n", "\n  ", "\n    ", " ", "  ", "\"", "'",
    "|\n", ">-\n", " # c", "a", "b", "a: ", "b: 1", "c:", "&x ", "*x", "*y", "<<: *x", "<<: ", "&y ",
    "!!str ", "!!int ", "!!map ", "!x ", "---\n", "...\n", "\\", "\\n", "\\x41", "\r\n", "~", "null", "x y",
    "'q'", "\"d\"", "é", "1",
];

fn soup() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..20).prop_map(|pieces| pieces.concat())
}

fn line() -> impl Strategy<Value = String> {
    let indent = prop::sample::select(&["", "", "  ", "  ", "    "][..]);
    let dash = prop::sample::select(&["", "", "", "- ", "- - "][..]);
    let key = prop::sample::select(
        &["a: ", "b: ", "c: ", "'a': ", "\"\\x62\": ", "8: ", "? d", "*x : ", "<<: ", "", "e:"][..],
    );
    let property = prop::sample::select(&["", "", "", "", "&x ", "&y ", "!!str "][..]);
    let value = prop::sample::select(
        &[
            "1",
            "x y",
            "'q'",
            "\"d\\n\"",
            "[1, {a: b}]",
            "{a: 1, b: *x}",
            "*x",
            "*y",
            "[*x, *y]",
            "|",
            ">-",
            "~",
            "",
            "",
            "{<<: *x, b: 2}",
            "[",
            "]",
            "'",
            "{",
            "# c",
            "http://x/y#z",
        ][..],
    );
    (indent, dash, key, property, value)
        .prop_map(|(indent, dash, key, property, value)| [indent, dash, key, property, value].concat())
}

proptest! {
    #![proptest_config(cases(2000))]

    #[test]
    fn lines_agree(lines in prop::collection::vec(line(), 0..8), end in prop::sample::select(&["\n", "\r\n"][..])) {
        agree(&lines.join(end));
    }

    #[test]
    fn soups_agree(text in soup()) {
        agree(&text);
    }

    #[test]
    fn any_text_agrees(text in any::<String>()) {
        agree(&text);
    }

    #[test]
    fn what_was_written_agrees_and_its_mutations_do(
        (table, styles) in written::table(),
        (at, length, piece) in (any::<prop::sample::Index>(), 0..4_usize, prop::sample::select(PIECES)),
    ) {
        let text = written::write(&table, &styles);
        assert!(agree(&text), "{text:?}");
        let mut characters: Vec<char> = text.chars().collect();
        let from = at.index(characters.len() + 1);
        let to = (from + length).min(characters.len());
        characters.splice(from..to, piece.chars());
        // Half of a line's end is a line's end to YAML, and is none to the places of a report.
        agree(&characters.into_iter().collect::<String>().replace("\r\n", "\n").replace('\r', "\n"));
    }
}
