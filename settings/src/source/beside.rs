//! A file that is written beside another, and takes its place when it is whole.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long another process may take to write.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// Between two looks.
const PAUSE: Duration = Duration::from_millis(5);

/// What the name of the file beside has behind the other's.
pub(super) const BESIDE: &str = ".new";

/// The file beside, which is gone when this is: renamed, or removed.
pub(super) struct Beside {
    pub(super) file: File,
    path: PathBuf,
    renamed: bool,
}

impl Beside {
    /// Makes it, as soon as no other process has one; one that has it for too long is an error of the kind `TimedOut`.
    pub(super) fn make(path: &Path) -> io::Result<Self> {
        let mut name = path.as_os_str().to_owned();
        name.push(BESIDE);
        let beside = PathBuf::from(name);
        let since = Instant::now();
        loop {
            match File::create_new(&beside) {
                Ok(file) => return Ok(Self { file, path: beside, renamed: false }),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
            if since.elapsed() > PATIENCE {
                return Err(ErrorKind::TimedOut.into());
            }
            sleep(PAUSE);
        }
    }

    pub(super) fn take_the_place_of(mut self, path: &Path) -> io::Result<()> {
        fs::rename(&self.path, path)?;
        self.renamed = true;
        Ok(())
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        if !self.renamed {
            // If it cannot be removed, the next to come tells that it is there.
            let _ = fs::remove_file(&self.path);
        }
    }
}
