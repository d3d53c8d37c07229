//! The sources: each reads what it is given and makes a layer of it. The only place that touches files and the
//! environment.

#[cfg(any(feature = "changes", feature = "documents"))]
mod beside;
pub(crate) mod code;
#[cfg(feature = "documents")]
pub(crate) mod documents;
pub(crate) mod dotenv;
pub(crate) mod environment;
pub(crate) mod file;
pub(crate) mod flags;
#[cfg(feature = "checklist")]
pub(crate) mod machine;
mod named_file;
#[cfg(feature = "changes")]
pub(crate) mod notebook;
pub(crate) mod place;
#[cfg(feature = "probes")]
pub(crate) mod probes;
#[cfg(feature = "run")]
pub(crate) mod program;
mod read;
mod secret_file;
pub(crate) mod secret_folder;
pub(crate) mod secret_names;
#[cfg(feature = "cli")]
pub(crate) mod terminal;
pub(crate) mod variables;

pub(crate) use self::read::DEFAULT_LIMIT;

use crate::key::Path;
use crate::layer::{Layer, Match};
use crate::outline::Found;
use crate::problem::Problem;

/// What reading a source brought: the layer, and what is wrong with it.
pub(crate) struct Gathered {
    pub(crate) layer: Layer,
    /// What each of the layer's texts is for.
    pub(crate) matches: Vec<Match>,
    pub(crate) problems: Vec<Problem>,
    pub(crate) elsewhere: Vec<Elsewhere>,
    /// What a file gives twice, and where: only the schema tells how much of a key may be told.
    pub(crate) duplicates: Vec<(Path, Problem)>,
    pub(crate) warnings: Vec<Problem>,
    /// Names that no setting has: problems or warnings, as the loader is told.
    pub(crate) unknown: Vec<Stranger>,
    /// Settings of which something is wrong that has been reported, by key.
    pub(crate) broken: Vec<String>,
}

/// A name that no setting has.
pub(crate) struct Stranger {
    pub(crate) problem: Problem,
    /// The setting that it was probably meant for.
    pub(crate) meant: Option<String>,
    /// The same, where this source may not give it.
    pub(crate) elsewhere: Option<Found>,
}

impl Stranger {
    fn new(problem: Problem, meant: Option<String>) -> Self {
        Self { problem, meant, elsewhere: None }
    }
}

/// A setting that a source gives and may not: which others may, the loader knows.
pub(crate) struct Elsewhere {
    pub(crate) problem: Problem,
    pub(crate) found: Found,
}

impl Gathered {
    pub(crate) fn new(layer: Layer) -> Self {
        Self {
            layer,
            matches: Vec::new(),
            problems: Vec::new(),
            elsewhere: Vec::new(),
            duplicates: Vec::new(),
            warnings: Vec::new(),
            unknown: Vec::new(),
            broken: Vec::new(),
        }
    }
}
