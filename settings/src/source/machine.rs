//! The machine that this process runs on.

use std::path::{Path, PathBuf};

use crate::machine::{Found, Machine};

/// The machine that this process runs on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ThisMachine;

impl Machine for ThisMachine {
    fn look(&self, path: &Path) -> Option<Found> {
        let found = std::fs::metadata(path).ok()?;
        #[cfg(unix)]
        let (mode, owner) = {
            use std::os::unix::fs::MetadataExt;
            (Some(found.mode() & 0o7777), Some(found.uid()))
        };
        #[cfg(not(unix))]
        let (mode, owner) = (None, None);
        Some(Found { is_file: found.is_file(), is_folder: found.is_dir(), mode, owner })
    }

    fn effective_user(&self) -> Option<u32> {
        // The folder of a process belongs to the user whose rights it has (Linux, proc(5)).
        self.look(Path::new("/proc/self/")).and_then(|found| found.owner)
    }

    fn resolve(&self, path: &Path) -> Option<PathBuf> {
        std::fs::canonicalize(path).ok()
    }
}
