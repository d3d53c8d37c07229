//! What a loader is given in place of what the process has.

use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;

use crate::source::environment::Environment;

/// What the command hands to the loader of the service: the variables and flags that are to be judged.
#[derive(Clone, Default)]
pub struct Given {
    pub(super) variables: Option<PathBuf>,
    pub(super) flags: Vec<OsString>,
}

/// Of a flag nothing is shown: a secret may have been given in one, which no load takes.
impl fmt::Debug for Given {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let flags = self.flags.len();
        f.debug_struct("Given").field("variables", &self.variables).field("flags", &flags).finish()
    }
}

impl Given {
    /// The variables: those of the process, or of the file that `--env-file` names.
    pub fn environment(&self) -> Environment {
        match &self.variables {
            Some(path) => Environment::of_file(path),
            None => Environment::of_process(),
        }
    }

    /// The flags of the service, which stand behind `--`.
    pub fn flags(&self) -> Vec<OsString> {
        self.flags.clone()
    }
}
