//! A file that is written beside another, and takes its place when it is whole.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long another process may take to write.
const PATIENCE: Duration = Duration::from_secs(5);

/// Between two looks.
const PAUSE: Duration = Duration::from_millis(5);

/// What the name of the file beside has behind the other's.
const BESIDE: &str = ".new";

/// Why a file cannot be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Trouble {
    #[error("this is a folder or a device, not a file")]
    NotAFile,
    #[error("the folder of this file does not exist")]
    NoFolder,
    #[error("it cannot be read or written: permission denied")]
    Permission,
    #[error("another process has been writing into it for more than {} s", PATIENCE.as_secs())]
    Busy,
    #[error("it cannot be read or written")]
    Other,
}

impl Trouble {
    /// What to do.
    pub(super) fn help(self, path: &str) -> String {
        match self {
            Self::NotAFile => "name a file, or move this away".to_owned(),
            Self::NoFolder => "create the folder, or correct the path".to_owned(),
            Self::Permission => {
                "let this user read and write the file and its folder, or name another".to_owned()
            }
            Self::Busy => format!("if no other process writes, remove `{path}{BESIDE}`"),
            Self::Other => "see whether the disk is full or read-only".to_owned(),
        }
    }
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::Permission,
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::NoFolder,
            ErrorKind::IsADirectory => Self::NotAFile,
            ErrorKind::TimedOut => Self::Busy,
            _ => Self::Other,
        }
    }
}

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
