//! A file of notes that grows at its top.
//!
//! The new text is written beside the file, into one that only one process can make, and then renamed over it. So the file
//! is always whole, and the one beside it is the lock: whoever cannot make it waits until it is gone. It is made before the
//! file is read, so no note of another process is lost.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

use super::beside::{Beside, Trouble};

/// More than this nobody wrote by hand, one note after the other.
const LIMIT: u64 = 64 * 1024 * 1024;

/// The first line of a file of notes: what does not begin with it is not ours.
const MARKER: &str = "<!-- notes of changes, the newest on top -->";

/// Why a note could not be put into its file. The file is as it was.
///
/// The texts are the library's own; [`NoteError::help`] says what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{path}`: {fault}")]
pub struct NoteError {
    path: String,
    fault: Fault,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
enum Fault {
    #[error("this file does not begin as a file of notes does, and was left as it is")]
    NotOurs,
    #[error("the file is not UTF-8, and was left as it is")]
    NotUtf8,
    #[error("the file is larger than 64 MiB, and was left as it is")]
    TooLarge,
    #[error("{0}")]
    Trouble(Trouble),
}

impl NoteError {
    /// What to do.
    pub fn help(&self) -> String {
        let path = &self.path;
        match self.fault {
            Fault::NotOurs => {
                format!(
                    "name another file; or, if it is meant, write `{MARKER}` on a line at the top of `{path}`"
                )
            }
            Fault::NotUtf8 => "name another file, or save this one as UTF-8".to_owned(),
            Fault::TooLarge => "name another file, and keep this one".to_owned(),
            Fault::Trouble(trouble) => trouble.help(path),
        }
    }
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::InvalidData => Self::NotUtf8,
            _ => Self::Trouble(error.into()),
        }
    }
}

/// Puts a note on top of a file, which is made if it is not there.
pub(crate) fn put_on_top(path: &Path, note: &str) -> Result<(), NoteError> {
    // Of a link, what it leads to is written: the link stays.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    write(&path, note)
        .map_err(|fault| NoteError { path: crate::key::printable(&path.to_string_lossy()), fault })
}

fn write(path: &Path, note: &str) -> Result<(), Fault> {
    // What stands there already is judged first: a folder gets no file beside it.
    older(path)?;
    let mut beside = Beside::make(path)?;
    let older = older(path)?;
    let rest = older.as_deref().unwrap_or_default();
    let text = format!("{MARKER}\n\n{}\n{}{rest}", note.trim_end(), if rest.is_empty() { "" } else { "\n" });
    // Before anything stands in it that not everybody may read.
    if older.is_some() {
        beside.file.set_permissions(fs::metadata(path)?.permissions())?;
    }
    beside.file.write_all(text.as_bytes())?;
    beside.file.sync_all()?;
    Ok(beside.take_the_place_of(path)?)
}

/// The notes that there are, without what stands before the first; nothing if there is no file.
fn older(path: &Path) -> Result<Option<String>, Fault> {
    match fs::metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
        Ok(meta) if !meta.is_file() => return Err(Fault::Trouble(Trouble::NotAFile)),
        Ok(meta) if meta.len() > LIMIT => return Err(Fault::TooLarge),
        Ok(_) => {}
    }
    let mut text = String::new();
    // Renaming asks for no right to the file: it is opened to be written, so that what is kept from writers stays.
    open(path)?.take(LIMIT).read_to_string(&mut text)?;
    if text.is_empty() {
        return Ok(Some(text));
    }
    let behind = text.strip_prefix('\u{feff}').unwrap_or(&text).strip_prefix(MARKER);
    let rest =
        behind.filter(|rest| rest.is_empty() || rest.starts_with(['\n', '\r'])).ok_or(Fault::NotOurs)?;
    Ok(Some(rest.trim_start_matches(['\n', '\r']).to_owned()))
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that writes files")]
fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).write(true).open(path)
}
