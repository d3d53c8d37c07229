//! The figures of a run, and what they are figures of.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The figures of one subject with one number of settings; what was not measured is absent.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Figures {
    /// A load: instructions.
    pub instructions: Option<u64>,
    /// A load: allocations, and their bytes.
    pub allocations: Option<u64>,
    pub allocated: Option<u64>,
    /// The time of loads in one process, by that of the floor in turns with it.
    pub time: Option<f64>,
    /// The time of a process that loads once, in the same way.
    pub start: Option<f64>,
    /// Seconds of processors: a release build from nothing, a check from nothing, a build after an edit.
    pub clean: Option<f64>,
    pub check: Option<f64>,
    pub edit: Option<f64>,
    /// Crates in the tree.
    pub crates: Option<u64>,
    /// Lines once macros are gone, and lines of LLVM's language, in development and in release.
    pub expanded: Option<u64>,
    pub llvm: Option<u64>,
    pub llvm_release: Option<u64>,
    /// The bytes of the stripped program.
    pub bytes: Option<u64>,
}

/// A run on one machine.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Run {
    /// What it ran on: the machine, the compiler, valgrind, the day.
    pub machine: Vec<(String, String)>,
    /// The versions of the crates.
    pub versions: BTreeMap<String, String>,
    /// By subject, and then by number of settings.
    pub figures: BTreeMap<String, BTreeMap<usize, Figures>>,
}

impl Run {
    /// The figures of a subject.
    pub fn of(&self, subject: &str, leaves: usize) -> Figures {
        let of_subject = self.figures.get(subject);
        of_subject.and_then(|all| all.get(&leaves)).cloned().unwrap_or_default()
    }

    /// The figures of a subject, to be filled in.
    pub fn of_mut(&mut self, subject: &str, leaves: usize) -> &mut Figures {
        self.figures.entry(subject.to_owned()).or_default().entry(leaves).or_default()
    }
}
