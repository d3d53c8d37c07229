//! A whole configuration, given by one kind of source.

use std::ffi::OsString;

use settings::{Environment, Loader};

use super::Trial;
use super::table::{Leaf, as_text, tree};
use crate::support::Folder;
use crate::text::{Format, written};

/// A source in which every value is a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Texts {
    Dotenv,
    Variables,
    Flags,
}

/// The variables that no other source may give.
pub(super) fn only_variables<T: Trial>(leaves: &[Leaf]) -> Environment {
    let only = leaves.iter().filter(|leaf| T::ONLY_VARIABLE.contains(&leaf.key.as_str()));
    only.map(|leaf| (leaf.variable.clone(), as_text(&leaf.value))).collect()
}

/// All of it as a text in a format, with what no file may give as variables.
pub(super) fn file<T: Trial>(format: Format, leaves: &[Leaf]) -> Loader<T> {
    let text = written(format, &tree::<T>(leaves)).text;
    Loader::new().text(format.name(), text).environment(only_variables::<T>(leaves))
}

/// What each leaf is in a source of texts: a part of the value, unless it is another.
pub(super) type Given<'a> = Vec<(&'a Leaf, OsString)>;

/// The leaves that a source of texts may give.
pub(super) fn given<T: Trial>(texts: Texts, leaves: &[Leaf]) -> Given<'_> {
    let may = |leaf: &&Leaf| {
        let key = leaf.key.as_str();
        let by_variable = texts == Texts::Variables || !T::ONLY_VARIABLE.contains(&key);
        // A list of sections comes whole from one source, so one with secrets in it cannot come from flags.
        let by_flag = !leaf.secret && !key.contains("].");
        !T::ONLY_FILE.contains(&key) && by_variable && (texts != Texts::Flags || by_flag)
    };
    leaves.iter().filter(may).map(|leaf| (leaf, as_text(&leaf.value).into())).collect()
}

/// A source of texts, and below it a file and variables with what it may not give.
pub(super) fn texts<T: Trial>(texts: Texts, given: Given<'_>, leaves: &[Leaf], folder: &Folder) -> Loader<T> {
    let others: Vec<Leaf> =
        leaves.iter().filter(|leaf| given.iter().all(|(of, _)| of.key != leaf.key)).cloned().collect();
    let loader = file::<T>(Format::Toml, &others);
    match texts {
        Texts::Variables => {
            loader.environment(given.into_iter().map(|(leaf, text)| (leaf.variable.clone(), text)).collect())
        }
        Texts::Flags => loader.flags(given.into_iter().flat_map(|(leaf, text)| [flag(leaf).into(), text])),
        Texts::Dotenv => {
            let line = |(leaf, text): (&Leaf, OsString)| {
                format!("{}={}\n", leaf.variable, in_dotenv(text.to_str().expect("UTF-8")))
            };
            loader.dotenv(folder.write(".env", given.into_iter().map(line).collect::<String>()))
        }
    }
}

pub(super) fn flag(leaf: &Leaf) -> String {
    format!("--{}", leaf.key)
}

/// A text between the marks of a dotenv file; what no escape of its dialect says stays as it is.
fn in_dotenv(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\t', "\\t");
    // A line with an escape that the dialect lacks is given whole.
    if text.starts_with('"') { text.to_owned() } else { format!("\"{escaped}\"") }
}
