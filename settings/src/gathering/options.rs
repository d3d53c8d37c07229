//! What a loader is told: its sources by name, and what holds for all of them.

use std::ffi::OsString;
use std::path::PathBuf;

use zeroize::Zeroizing;

use crate::byte_size::ByteSize;
use crate::source::DEFAULT_LIMIT;
use crate::source::environment::Environment;
use crate::source::file::Absent;
use crate::without::Without;

/// What a name that no setting has means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unknown {
    /// A key of a file is a problem; a variable under the prefix is one where it resembles a declared name.
    #[default]
    Refuse,
    /// It is a warning: an older program may run with a newer file while a release is rolled back.
    Warn,
}

/// A source, as a loader names it.
pub(crate) enum Source {
    File(PathBuf, Absent),
    /// The file that a variable names, or else this one.
    FileFrom(String, PathBuf, Absent),
    /// The file of a profile, whose name stands in the pattern.
    Overlay(String, String),
    /// The same, where a variable names the profile.
    OverlayFrom(String, String),
    /// The files of a folder, in the order of their names.
    Folder(PathBuf, Absent),
    Text(String, Zeroizing<String>),
    Value(String, Zeroizing<String>),
    Dotenv(PathBuf, Absent),
    Environment(Environment),
    SecretFiles(PathBuf, Absent),
    /// The folder of secret files that a variable names.
    SecretFilesFrom(String),
    Flags(Vec<OsString>),
    /// A file of the names of the secrets that there are going to be.
    SecretNames(PathBuf),
}

impl Source {
    /// The variable that the loader itself reads for it.
    pub(super) fn named(&self) -> Option<&String> {
        match self {
            Self::FileFrom(variable, ..)
            | Self::OverlayFrom(_, variable)
            | Self::SecretFilesFrom(variable) => Some(variable),
            _ => None,
        }
    }
}

/// What a loader says besides its sources.
pub(crate) struct Options {
    pub(crate) unknown: Unknown,
    /// Variables that belong to others.
    pub(crate) ignored: Vec<String>,
    /// Tables of files that belong to others.
    pub(crate) ignored_sections: Vec<String>,
    /// How large a file may be.
    pub(crate) limit: ByteSize,
    /// Whether relative paths in files are relative to these.
    pub(crate) beside_files: bool,
    /// What relative paths of sources are relative to, if not the working directory.
    pub(crate) root: Option<PathBuf>,
    /// Which secrets it does without.
    pub(crate) without: Without,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            unknown: Unknown::Refuse,
            ignored: Vec::new(),
            ignored_sections: Vec::new(),
            limit: DEFAULT_LIMIT,
            beside_files: false,
            root: None,
            without: Without::default(),
        }
    }
}
