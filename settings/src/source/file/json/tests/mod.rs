//! The reader against `serde_json`, and what it says of texts that are no JSON.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

mod comments;
mod hostile;
mod oracle;
mod texts;
mod words;

use zeroize::Zeroizing;

use super::{Fault, read, read_with_comments};
use crate::value::{Document, Kind, Node};

fn parsed(text: &str) -> (Document, Vec<Fault>) {
    read(Zeroizing::new(text.to_owned()))
}

fn parsed_with_comments(text: &str) -> (Document, Vec<Fault>) {
    read_with_comments(Zeroizing::new(text.to_owned()))
}

/// A tree as JSON without blanks: the same for two texts that say the same.
fn shown(node: Node<'_>) -> String {
    let children = |show: fn(Node<'_>) -> String| node.children().map(show).collect::<Vec<_>>().join(",");
    match node.kind() {
        Kind::Table => format!("{{{}}}", children(|node| format!("{:?}:{}", node.name(), shown(node)))),
        Kind::List => format!("[{}]", children(shown)),
        Kind::Text { .. } => format!("{:?}", node.text()),
        _ => node.raw().to_owned(),
    }
}
