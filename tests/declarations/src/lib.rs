//! Declarations that nobody thought of, as code. See `run` for what is tried with them.

pub mod shown;

use std::fmt;

use settings::{LoadError, Loader, Problem, Root};

use crate::shown::Shown;

/// What the code of a declaration may name.
mod prelude {
    pub(crate) use std::collections::*;
    pub(crate) use std::net::*;
    pub(crate) use std::num::*;
    pub(crate) use std::path::*;
    pub(crate) use std::sync::*;
    pub(crate) use std::time::*;

    pub(crate) use settings::*;

    pub(crate) use crate::shown::{Shown, entry};

    /// A value of a type that has no literals.
    #[expect(clippy::expect_used, reason = "what has been made up is of the form that it was given")]
    pub(crate) fn read<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
        text.parse().expect("a text of the type")
    }
}

/// What was declared, in a module for each.
pub mod declared {
    include!(concat!(env!("OUT_DIR"), "/declared.rs"));
}

/// A declaration to be tried.
#[derive(Clone, Copy)]
pub struct Subject {
    /// What it was made up from.
    pub seed: u64,
    /// Loads it.
    pub load: fn(&Given) -> Result<Seen, LoadError>,
}

impl fmt::Debug for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "seed {}", self.seed)
    }
}

/// What a load is given.
#[derive(Debug, Default)]
pub struct Given {
    /// The format of the file, and what stands in it.
    pub file: (&'static str, String),
    /// Names and values.
    pub variables: Vec<(String, String)>,
    /// Over them, flags.
    pub flags: Vec<String>,
}

/// What is seen of an object that was loaded.
#[derive(Debug)]
pub struct Seen {
    /// All its values, secrets too.
    pub shown: String,
    /// Each setting with its key, its value and the places that it is from, the weaker ones behind.
    pub explained: Vec<(String, String, Vec<String>)>,
    /// All that is said where people and programs read it.
    pub said: String,
    /// The warnings.
    pub warnings: Vec<Problem>,
}

impl Subject {
    /// The declaration that a seed led to.
    pub const fn new<T: Root + Shown + fmt::Debug>(seed: u64) -> Self {
        Self { seed, load: load::<T> }
    }
}

fn load<T: Root + Shown + fmt::Debug>(given: &Given) -> Result<Seen, LoadError> {
    let (format, text) = &given.file;
    let variables = given.variables.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let settings =
        Loader::<T>::new().text(format, text.as_str()).environment(variables).flags(&given.flags).load()?;
    let explanation = settings.explain();
    let explained = explanation.settings().iter().map(|setting| {
        let places = std::iter::once(setting.origin()).chain(setting.overrode()).map(ToString::to_string);
        (setting.key().to_owned(), setting.value().to_owned(), places.collect())
    });
    let said = format!(
        "{explanation}\n{}\n{:?}\n{}\n{}",
        explanation.to_json(),
        *settings,
        settings.summary(),
        settings.fingerprint()
    );
    Ok(Seen { shown: settings.whole(), explained: explained.collect(), said, warnings: settings.warnings() })
}
