//! Whole configurations, as services of some size have them, and what is said of every setting of them alike.
//!
//! A trial is a declaration and a file that fills it. Nothing else is written by hand for a setting: which there are, what
//! each is read as and what it is comes from [`Explanation`](settings::Explanation) and from
//! [`Loader::flags_help`](settings::Loader::flags_help), and the files are made of that.

mod broken;
mod documents;
mod formats;
mod layers;
mod misspelt;
mod rewritten;
mod search_node;
mod search_server;
mod shown;
mod table;
mod typos;

use std::fmt::Debug;

use settings::{Checked, Environment, Loader, Root};

use crate::support::loaded;

/// A declaration under trial.
trait Trial: Root + Debug {
    /// A file that gives every option, list and map a value, and what is required.
    const SEED: &'static str;
    /// The variables beside it.
    const SEED_VARIABLES: &'static [(&'static str, &'static str)] = &[];
    /// The settings that say `only_from(variable)`, and those that say `only_from(file)`, which are tables.
    const ONLY_VARIABLE: &'static [&'static str] = &[];
    const ONLY_FILE: &'static [&'static str] = &[];
    /// The secrets that are numbers: of a secret, the library tells nobody what it is read as.
    const NUMBERS: &'static [&'static str] = &[];
    /// The keys that are read besides those that are listed.
    const ALIASES: &'static [&'static str];

    /// Each secret's key and its value.
    fn secrets(&self) -> Vec<(String, String)>;

    fn seeded() -> Checked<Self> {
        let variables = Self::SEED_VARIABLES.iter().copied().collect::<Environment>();
        loaded(Loader::new().text("toml", Self::SEED).environment(variables))
    }
}
