//! The reader against another parser, what it makes of each thing that YAML has, and what it says of faulty texts.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

mod aliases;
mod hostile;
mod oracle;
mod tree;
mod words;
mod written;

use zeroize::Zeroizing;

use super::super::fault::{Fault, What};
use super::read;
use crate::value::{Document, Kind, Node, ROOT};

fn faults_of(text: &str) -> Vec<Fault> {
    read(Zeroizing::new(text.to_owned())).1
}

/// A text that has no fault, as a document.
#[track_caller]
fn document(text: &str) -> Document {
    let (document, faults) = read(Zeroizing::new(text.to_owned()));
    assert!(faults.is_empty(), "{faults:?} in {text:?}");
    document
}

/// A node in one line: texts in quotation marks, plain scalars as they are, null as `~`.
fn shown(node: Node<'_>) -> String {
    let inner = |f: &dyn Fn(Node<'_>) -> String| node.children().map(f).collect::<Vec<_>>().join(", ");
    match node.kind() {
        Kind::Table => format!("{{{}}}", inner(&|node| format!("{}: {}", node.name(), shown(node)))),
        Kind::List => format!("[{}]", inner(&shown)),
        Kind::Null => "~".to_owned(),
        Kind::Plain => node.raw().to_owned(),
        Kind::Text { escaped: false } => format!("{:?}", node.raw()),
        kind => panic!("YAML has none of {kind:?}"),
    }
}

#[track_caller]
fn tree(text: &str, expected: &str) {
    assert_eq!(shown(document(text).node(ROOT)), expected, "{text:?}");
}

/// A text with one syntax fault, at this byte and with these words.
#[track_caller]
fn says(text: &str, at: u32, message: &str, help: &str) {
    match faults_of(text).as_slice() {
        [Fault { at: found, what: What::Syntax { message: said, help: advice } }] => {
            assert!(said.contains(message) && advice.contains(help), "{text:?}: {said} / {advice}");
            assert_eq!(*found, at, "{text:?}: {said}");
        }
        faults => panic!("{text:?}: {faults:?}"),
    }
}
