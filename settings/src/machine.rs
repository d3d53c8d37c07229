//! What can be asked of the machine that a service runs on, so that a test can answer in its place.

use std::fmt;
use std::path::{Path, PathBuf};

/// The machine, as far as a checklist looks at it. It changes nothing.
pub trait Machine: fmt::Debug + Send + Sync {
    /// What stands at a path; the last link is followed. `None` if nothing does, or nobody may say.
    fn look(&self, path: &Path) -> Option<Found>;
    /// The user whose rights the process has; `None` where the system does not tell.
    fn effective_user(&self) -> Option<u32>;
    /// The whole path, from the root, of what stands at a path, with every link and every `..` on the way followed. `None` if
    /// nothing stands there, or nobody may say; always, for a machine that does not tell.
    fn resolve(&self, _path: &Path) -> Option<PathBuf> {
        None
    }
}

/// What stands at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// A file, and no folder, device or pipe.
    pub is_file: bool,
    /// A folder.
    pub is_folder: bool,
    /// The mode: who may read, write and execute it (POSIX.1). `None` on systems that have none.
    pub mode: Option<u32>,
    /// Whose it is. `None` on systems that do not tell.
    pub owner: Option<u32>,
}

impl Found {
    /// True if others than its owner and group may read or write it.
    pub fn is_open_to_others(&self) -> bool {
        self.mode.is_some_and(|mode| mode & 0o007 != 0)
    }

    /// True if others than its owner may write to it: its group, or anybody.
    pub fn is_writable_by_others(&self) -> bool {
        self.mode.is_some_and(|mode| mode & 0o022 != 0)
    }
}
