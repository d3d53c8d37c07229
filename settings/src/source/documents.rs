//! A folder of documents that are made from a declaration: what stands there is compared, and replaced where it is another.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

use super::beside::{Beside, Trouble};
use crate::key::printable;

/// More than this no declaration makes.
const LIMIT: u64 = 16 * 1024 * 1024;

/// Why a document could not be read or written. The file is as it was.
///
/// The texts are the library's own; [`DocumentError::help`] says what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{path}`: {fault}")]
pub struct DocumentError {
    path: String,
    fault: Fault,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
enum Fault {
    #[error("this file was not made from a declaration, and was left as it is")]
    Foreign,
    #[error("{0}")]
    Trouble(Trouble),
}

impl DocumentError {
    /// What to do.
    pub fn help(&self) -> String {
        match self.fault {
            Fault::Foreign => "name another folder, or move this file away".to_owned(),
            Fault::Trouble(trouble) => trouble.help(&self.path),
        }
    }
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::Trouble(error.into())
    }
}

/// Whether a file has this text. One that is there has to have the mark in its first lines, or it is not ours.
pub(crate) fn is_current(path: &Path, text: &str, mark: &str) -> Result<bool, DocumentError> {
    compare(path, text, mark).map_err(|fault| error(path, fault))
}

/// Writes a text into a file, which is made if it is not there, unless it has this text already: says whether it did.
pub(crate) fn write(path: &Path, text: &str, mark: &str) -> Result<bool, DocumentError> {
    replace(path, text, mark).map_err(|fault| error(path, fault))
}

fn error(path: &Path, fault: Fault) -> DocumentError {
    DocumentError { path: printable(&path.to_string_lossy()), fault }
}

fn compare(path: &Path, text: &str, mark: &str) -> Result<bool, Fault> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error.into()),
        Ok(meta) if meta.is_symlink() => return Err(Fault::Foreign),
        Ok(meta) if !meta.is_file() => return Err(Fault::Trouble(Trouble::NotAFile)),
        Ok(meta) if meta.len() > LIMIT => return Err(Fault::Foreign),
        Ok(_) => {}
    }
    let mut bytes = Vec::new();
    #[expect(clippy::disallowed_methods, reason = "a file, as has been seen: opening it waits for nobody")]
    File::open(path)?.take(LIMIT).read_to_end(&mut bytes)?;
    let found = String::from_utf8(bytes).map_err(|_| Fault::Foreign)?;
    // Whoever checks files out may have their lines end otherwise.
    let found = found.replace("\r\n", "\n");
    let ours = found.is_empty() || found.lines().take(5).any(|line| line.contains(mark));
    if ours { Ok(found == text) } else { Err(Fault::Foreign) }
}

fn replace(path: &Path, text: &str, mark: &str) -> Result<bool, Fault> {
    if compare(path, text, mark)? {
        return Ok(false);
    }
    let mut beside = Beside::make(path)?;
    // Another process may have written it meanwhile.
    if compare(path, text, mark)? {
        return Ok(false);
    }
    if let Ok(meta) = fs::metadata(path) {
        beside.file.set_permissions(meta.permissions())?;
    }
    beside.file.write_all(text.as_bytes())?;
    beside.file.sync_all()?;
    beside.take_the_place_of(path)?;
    Ok(true)
}
