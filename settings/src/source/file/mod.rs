//! Files of settings, and texts given in their place: read whole, within limits, and handed to their format.

mod fault;
mod index;
#[cfg(feature = "json")]
mod json;
#[cfg(all(test, any(feature = "toml", feature = "yaml", feature = "json")))]
mod properties;
#[cfg(feature = "toml")]
mod toml;
#[cfg(any(feature = "toml", feature = "json"))]
mod tree;
#[cfg(feature = "yaml")]
mod yaml;

use std::path::Path;
use std::sync::Arc;

use zeroize::Zeroizing;

use self::fault::{Fault, What};
use super::{Gathered, read};
use crate::byte_size::ByteSize;
use crate::key::{Path as KeyPath, printable};
use crate::layer::{Content, Layer};
use crate::origin::{Origin, OriginKind};
use crate::problem::{Code, Problem};
use crate::value::Document;

/// What a file that is not there means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Absent {
    /// A problem: it was named.
    IsProblem,
    /// Nothing: it may be missing.
    IsFine,
}

/// A text in some format, read: the tree, what is wrong with it, and the keys that it gives twice.
struct Parsed {
    document: Option<Document>,
    problems: Vec<Problem>,
    duplicates: Vec<(KeyPath, Problem)>,
}

/// Reads a text in a format. With faults, the tree holds what could be read.
type Read = fn(Zeroizing<String>) -> (Document, Vec<Fault>);

/// The names and endings that people give the formats, each with the feature that builds it in.
const FORMATS: &[(&str, &str)] =
    &[("toml", "toml"), ("yaml", "yaml"), ("yml", "yaml"), ("json", "json"), ("jsonc", "json")];

/// How a format is read, if it is built in.
fn reader(format: &str) -> Option<Read> {
    match format {
        #[cfg(feature = "toml")]
        "toml" => Some(toml::read),
        #[cfg(feature = "yaml")]
        "yaml" | "yml" => Some(yaml::read),
        #[cfg(feature = "json")]
        "json" => Some(json::read),
        #[cfg(feature = "json")]
        "jsonc" => Some(json::read_with_comments),
        _ => None,
    }
}

/// True for the name of a format, be it built in or not.
pub(super) fn is_format(name: &str) -> bool {
    FORMATS.iter().any(|(known, _)| known.eq_ignore_ascii_case(name))
}

/// Reads a text in a format that is given by its name.
fn parse(format: &str, name: &Arc<str>, text: Zeroizing<String>) -> Parsed {
    if let Some(read) = reader(&format.to_ascii_lowercase()) {
        let (document, faults) = read(text);
        return judged(name, document, faults);
    }
    drop(text);
    let shown = printable(format);
    let known = FORMATS.iter().find(|(known, _)| known.eq_ignore_ascii_case(format));
    let (message, help) = match known {
        Some((_, feature)) => (
            format!("the format `{shown}` is not built into this program"),
            format!("switch on the feature `{feature}` of the crate `settings`: {}", built_in()),
        ),
        None if format.is_empty() => ("the name has no ending that tells the format".to_owned(), built_in()),
        None => (format!("the format `{shown}` is not known"), built_in()),
    };
    let problem = Problem::new(Code::UnknownFormat, message).from(Origin::named(OriginKind::File, name));
    Parsed { document: None, problems: vec![problem.advise(help)], duplicates: Vec::new() }
}

/// The formats that there are, in words.
fn built_in() -> String {
    let names = FORMATS.iter().filter(|(name, _)| reader(name).is_some());
    let names: Vec<String> = names.map(|(name, _)| format!("`{name}`")).collect();
    match names.as_slice() {
        [] => "switch on a feature of the crate `settings`: `toml`, `yaml` or `json`".to_owned(),
        names => format!("the formats built into this program are {}", names.join(", ")),
    }
}

/// What the faults of a text mean. A fault in its grammar leaves nothing of it to be used: who knows into which section
/// a key fell, and whether it is a key at all. So what stands behind the first one is not quoted either.
fn judged(name: &Arc<str>, document: Document, faults: Vec<Fault>) -> Parsed {
    let origin = |at: u32| {
        let file = Origin { kind: OriginKind::File, name: Some(Arc::clone(name)), line: 0, column: 0 };
        file.at(document.place(at))
    };
    let broken_at =
        faults.iter().filter(|fault| !matches!(fault.what, What::Duplicate { .. })).map(|f| f.at).min();
    let mut problems = Vec::new();
    let mut duplicates = Vec::new();
    for fault in faults {
        let mut tell = |code, message: String, help: &str| {
            problems.push(Problem::new(code, message).from(origin(fault.at)).advise(help));
        };
        match fault.what {
            What::Syntax { message, help } => tell(Code::Syntax, message.to_owned(), help),
            What::NoTable(found) => {
                let help = "write the settings as a table: each key with its value";
                tell(Code::NotASection, format!("expected a table of settings, found {found}"), help);
            }
            What::More(count) => {
                let s = if count == 1 { "" } else { "s" };
                let message = format!("{count} more line{s} of this file cannot be read");
                tell(Code::Syntax, message, "correct the ones above first");
            }
            What::Duplicate { key, first } if broken_at.is_none_or(|at| fault.at < at) => {
                let message = format!("duplicate key: it is given at {} already", origin(first));
                let problem = Problem::new(Code::DuplicateKey, message).from(origin(fault.at));
                duplicates.push((key, problem.advise("keep one of the two")));
            }
            What::Duplicate { .. } => {}
        }
    }
    Parsed { document: broken_at.is_none().then_some(document), problems, duplicates }
}

/// Reads a file. `None` if it may be missing, and is.
pub(crate) fn gather(path: &Path, absent: Absent, limit: ByteSize) -> Option<Gathered> {
    let name: Arc<str> = path.to_string_lossy().into();
    let text = match read::read(path, limit) {
        Ok(text) => text,
        Err(read::Fault::NotFound) if absent == Absent::IsFine => return None,
        Err(fault) => {
            let problem = fault.problem(Origin::named(OriginKind::File, &name));
            return Some(unreadable(&name, problem));
        }
    };
    let format = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    Some(document(format, name, text))
}

/// Takes a text given in code in the place of a file.
pub(crate) fn gather_text(format: &str, text: Zeroizing<String>) -> Gathered {
    document(format, Arc::from(format!("<{format}>")), text)
}

fn document(format: &str, name: Arc<str>, text: Zeroizing<String>) -> Gathered {
    // Places are numbers of 32 bits, and a format may have to unfold what it cannot leave as it is written.
    if text.len() > 1 << 30 {
        let problem = Problem::new(Code::FileTooLarge, "the text is larger than 1 GiB");
        return unreadable(&name, problem.from(Origin::named(OriginKind::File, &name)));
    }
    let parsed = parse(format, &name, text);
    let content = parsed.document.map_or(Content::Unknown, Content::Document);
    let mut gathered = Gathered::new(Layer { kind: OriginKind::File, name, content });
    gathered.problems = parsed.problems;
    gathered.duplicates = parsed.duplicates;
    gathered
}

/// A layer of which nobody knows what it holds, for a reason that has been told.
pub(crate) fn unknown(kind: OriginKind) -> Gathered {
    Gathered::new(Layer { kind, name: Arc::from("unknown"), content: Content::Unknown })
}

/// A layer of which nobody knows what it holds.
pub(crate) fn unreadable(name: &Arc<str>, problem: Problem) -> Gathered {
    let layer = Layer { kind: OriginKind::File, name: Arc::clone(name), content: Content::Unknown };
    let mut gathered = Gathered::new(layer);
    gathered.problems.push(problem);
    gathered
}
