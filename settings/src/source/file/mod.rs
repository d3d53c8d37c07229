//! Files of settings, and texts given in their place: read whole, within limits, and handed to their format.

mod read;
pub(crate) use self::read::DEFAULT_LIMIT;
#[cfg(feature = "toml")]
mod toml;

use std::path::Path;
use std::sync::Arc;

use zeroize::Zeroizing;

use self::read::Fault;
use super::Gathered;
use crate::byte_size::ByteSize;
use crate::key::printable;
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
    broken: Vec<String>,
}

/// The formats, by the names and endings that people give them.
fn parse(format: &str, name: &Arc<str>, text: Zeroizing<String>) -> Parsed {
    match format.to_ascii_lowercase().as_str() {
        #[cfg(feature = "toml")]
        "toml" => {
            let (document, faults) = toml::read(text);
            judged(name, document, &faults)
        }
        _ => {
            drop(text);
            let known = if cfg!(feature = "toml") { "`toml`" } else { "none: switch on the feature `toml`" };
            let message = match format {
                "" => "the name has no ending that tells the format".to_owned(),
                other => format!("the format `{}` is not known", printable(other)),
            };
            let problem = Problem::new(Code::UnknownFormat, message)
                .from(Origin::named(OriginKind::File, name))
                .advise(format!("the formats built into this program are {known}"));
            Parsed { document: None, problems: vec![problem], broken: Vec::new() }
        }
    }
}

/// What the faults of a text mean. A fault in its grammar leaves nothing of it to be used: who knows into which section
/// a key fell, and whether it is a key at all. So what stands behind the first one is not quoted either.
#[cfg(feature = "toml")]
fn judged(name: &Arc<str>, document: Document, faults: &[toml::Fault]) -> Parsed {
    use self::toml::What;

    let origin = |at: u32| {
        let file = Origin { kind: OriginKind::File, name: Some(Arc::clone(name)), line: 0, column: 0 };
        file.at(document.place(at))
    };
    let broken_at =
        faults.iter().filter(|fault| !matches!(fault.what, What::Duplicate { .. })).map(|f| f.at).min();
    let mut problems = Vec::new();
    let mut broken = Vec::new();
    for fault in faults {
        match &fault.what {
            What::Syntax { message, help } => {
                problems.push(Problem::new(Code::Syntax, *message).from(origin(fault.at)).advise(*help));
            }
            What::More(count) => {
                let s = if *count == 1 { "" } else { "s" };
                let message = format!("{count} more line{s} of this file cannot be read");
                let help = "correct the ones above first";
                problems.push(Problem::new(Code::Syntax, message).from(origin(fault.at)).advise(help));
            }
            What::Duplicate { key, first } if broken_at.is_none_or(|at| fault.at < at) => {
                let key = printable(key);
                let message = format!("duplicate key: it is given at {} already", origin(*first));
                let problem = Problem::new(Code::DuplicateKey, message).about(key.clone());
                problems.push(problem.from(origin(fault.at)).advise("keep one of the two"));
                broken.push(key);
            }
            What::Duplicate { .. } => {}
        }
    }
    Parsed { document: broken_at.is_none().then_some(document), problems, broken }
}

/// Reads a file. `None` if it may be missing, and is.
pub(crate) fn gather(path: &Path, absent: Absent, limit: ByteSize) -> Option<Gathered> {
    let name: Arc<str> = path.to_string_lossy().into();
    let text = match read::read(path, limit) {
        Ok(text) => text,
        Err(Fault::NotFound) if absent == Absent::IsFine => return None,
        Err(fault) => return Some(unreadable(&name, fault.problem(&name))),
    };
    let format = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    Some(document(format, name, text))
}

/// Takes a text given in code in the place of a file.
pub(crate) fn gather_text(format: &str, text: Zeroizing<String>) -> Gathered {
    document(format, Arc::from(format!("<{format}>")), text)
}

fn document(format: &str, name: Arc<str>, text: Zeroizing<String>) -> Gathered {
    if u32::try_from(text.len()).is_err() {
        let problem = Problem::new(Code::FileTooLarge, "the text is larger than 4 GiB");
        return unreadable(&name, problem.from(Origin::named(OriginKind::File, &name)));
    }
    let parsed = parse(format, &name, text);
    let content = parsed.document.map_or(Content::Unknown, Content::Document);
    let mut gathered = Gathered::new(Layer { kind: OriginKind::File, name, content });
    gathered.problems = parsed.problems;
    gathered.broken = parsed.broken;
    gathered
}

fn unreadable(name: &Arc<str>, problem: Problem) -> Gathered {
    let layer = Layer { kind: OriginKind::File, name: Arc::clone(name), content: Content::Unknown };
    let mut gathered = Gathered::new(layer);
    gathered.problems.push(problem);
    gathered
}
