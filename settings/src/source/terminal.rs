//! The process as a command sees it: its arguments, its folder, and the terminal that it writes to.

use std::ffi::OsString;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use anstream::{AutoStream, ColorChoice};

/// The arguments behind the name of the program.
#[expect(clippy::disallowed_methods, reason = "this is where a command of its own takes them")]
pub(crate) fn arguments() -> Vec<OsString> {
    std::env::args_os().skip(1).collect()
}

/// The name of the program, as it was called.
#[expect(clippy::disallowed_methods, reason = "this is where a command of its own takes them")]
pub(crate) fn program() -> String {
    let path = std::env::args_os().next().unwrap_or_default();
    Path::new(&path).file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Goes into a folder, as `git -C` does.
pub(crate) fn enter(folder: &Path) -> io::Result<()> {
    std::env::set_current_dir(folder)
}

/// What a path on the command line leads to.
pub(crate) enum Kind {
    Folder,
    File,
    Nothing,
}

/// Looks what a path leads to; a pipe that a shell made is as good as a file.
pub(crate) fn kind(path: &Path) -> Kind {
    match std::fs::metadata(path) {
        Ok(found) if found.is_dir() => Kind::Folder,
        Ok(_) => Kind::File,
        Err(_) => Kind::Nothing,
    }
}

/// How many columns there are: those of the variable `COLUMNS` (POSIX), or of the terminal; none, if standard output is none.
#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the environment")]
pub(crate) fn columns() -> Option<usize> {
    let set = std::env::var_os("COLUMNS").and_then(|columns| columns.to_str()?.parse().ok());
    let size = || terminal_size::terminal_size_of(io::stdout());
    set.filter(|columns| *columns > 0).or_else(|| size().map(|(width, _)| usize::from(width.0)))
}

/// Writes what a command has to say, errors first. Where nobody reads on any more, that is all right.
///
/// # Errors
///
/// If it cannot be written.
pub(crate) fn write(out: &str, err: &str, choice: ColorChoice) -> io::Result<()> {
    fn all(mut to: impl Write, text: &str) -> io::Result<()> {
        match to.write_all(text.as_bytes()).and_then(|()| to.flush()) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
            done => done,
        }
    }
    all(AutoStream::new(io::stderr(), choice).lock(), err)?;
    all(AutoStream::new(io::stdout(), choice).lock(), out)
}
