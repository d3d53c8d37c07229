//! Ready-made probes: what stands at a path, and whether an address can be listened on.

use std::fmt;
use std::net::{SocketAddr, TcpListener};
use std::path::{Component, Path, PathBuf};

use crate::demand::Complaint;
use crate::key::printable;
use crate::probe::{Job, Probe};

/// A file that can be read.
///
/// ```
/// use settings::{Settings, probes};
/// use std::path::PathBuf;
///
/// #[derive(Settings)]
/// struct Tls {
///     #[settings(probe = probes::file())]
///     certificate: PathBuf,
/// }
/// ```
pub fn file() -> AtPath {
    AtPath { kind: Kind::File, access: Access::READ, words: "a file that can be read" }
}

/// A file that can be read and written.
pub fn writable_file() -> AtPath {
    let access = Access { write: true, ..Access::READ };
    AtPath { kind: Kind::File, access, words: "a file that can be read and written" }
}

/// A folder whose files can be listed and reached.
pub fn folder() -> AtPath {
    AtPath { kind: Kind::Folder, access: Access { enter: true, ..Access::READ }, words: "a folder" }
}

/// A folder in which files can be made. None is made to find out: the system is asked (POSIX, `access`).
pub fn writable_folder() -> AtPath {
    let access = Access { read: false, write: true, enter: true };
    AtPath { kind: Kind::Folder, access, words: "a folder in which files can be made" }
}

/// Something at a path, and what may be done with it.
#[derive(Clone, Debug)]
pub struct AtPath {
    kind: Kind,
    access: Access,
    words: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    File,
    Folder,
}

/// What this process wants to do at a path.
#[derive(Clone, Copy, Debug)]
struct Access {
    read: bool,
    write: bool,
    /// Whether it goes on to what is in the folder.
    enter: bool,
}

impl Access {
    const READ: Self = Self { read: true, write: false, enter: false };

    /// Asks the system with the rights that the process has now (POSIX, `faccessat` with `AT_EACCESS`).
    #[cfg(unix)]
    fn is_granted(self, path: &Path, _: &std::fs::Metadata) -> bool {
        use rustix::fs::{Access as Mode, AtFlags, CWD, accessat};
        let modes = [(self.read, Mode::READ_OK), (self.write, Mode::WRITE_OK), (self.enter, Mode::EXEC_OK)];
        let mode = modes
            .into_iter()
            .filter(|(wanted, _)| *wanted)
            .fold(Mode::EXISTS, |all, (_, one)| all.union(one));
        accessat(CWD, path, mode, AtFlags::EACCESS).is_ok()
    }

    /// Where the system tells no more than that nobody may write.
    #[cfg(not(unix))]
    fn is_granted(self, _: &Path, found: &std::fs::Metadata) -> bool {
        !(self.write && found.permissions().readonly())
    }
}

impl AtPath {
    fn look(&self, path: &Path) -> Result<(), Complaint> {
        let found = std::fs::metadata(path).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => "is not there",
            std::io::ErrorKind::PermissionDenied => {
                "cannot be reached: a folder on the way may not be entered"
            }
            _ => "cannot be looked at",
        })?;
        match self.kind {
            Kind::File if !found.is_file() => return Err("is no file".into()),
            Kind::Folder if !found.is_dir() => return Err("is no folder".into()),
            _ => {}
        }
        match self.access {
            access if access.is_granted(path, &found) => Ok(()),
            Access { write: true, .. } => Err("may not be written to by this process".into()),
            _ => Err("may not be read by this process".into()),
        }
    }
}

impl Probe<Path> for AtPath {
    fn describe(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words)
    }

    fn prepare(&self, path: &Path) -> Job {
        let (probe, path): (Self, PathBuf) = (self.clone(), path.to_owned());
        Job::new(move || probe.look(&path))
    }
}

/// A path outside of a folder, and not the folder itself: what is uploaded must not be served from the folder of pages, say.
///
/// Both are followed to where they lead, so that a link inside is told as well. What is not there cannot lead anywhere, and
/// is taken as it is written.
///
/// ```
/// use settings::{Settings, probes};
/// use std::path::PathBuf;
///
/// #[derive(Settings)]
/// struct Uploads {
///     #[settings(probe = probes::writable_folder(), probe = probes::outside("public"))]
///     folder: PathBuf,
/// }
/// ```
pub fn outside(folder: impl Into<PathBuf>) -> Outside {
    Outside { folder: folder.into() }
}

/// See [`outside`].
#[derive(Clone, Debug)]
pub struct Outside {
    folder: PathBuf,
}

impl Probe<Path> for Outside {
    fn describe(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "outside of `{}`", printable(&self.folder.to_string_lossy()))
    }

    fn prepare(&self, path: &Path) -> Job {
        let (folder, path) = (self.folder.clone(), path.to_owned());
        Job::new(move || match end(&path).starts_with(end(&folder)) {
            true => Err("lies within it".into()),
            false => Ok(()),
        })
    }
}

/// Where a path leads, as far as there is anything: the rest is put behind it without its `.` and `..`.
fn end(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    for there in whole.ancestors() {
        let Ok(found) = there.canonicalize() else { continue };
        let rest = whole.strip_prefix(there).unwrap_or(Path::new(""));
        return rest.components().fold(found, |mut at, part| {
            match part {
                Component::ParentDir => drop(at.pop()),
                part => at.push(part),
            }
            at
        });
    }
    whole
}

/// An address that nobody listens on yet, and that this process may.
///
/// It listens for an instant, and takes no connection. While the service itself runs, its address is taken: leave the
/// probe out there.
pub fn bindable() -> Bindable {
    Bindable(())
}

/// See [`bindable`].
#[derive(Clone, Copy, Debug)]
pub struct Bindable(());

impl Probe<SocketAddr> for Bindable {
    fn describe(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an address of this machine that is free")
    }

    fn prepare(&self, address: &SocketAddr) -> Job {
        let address = *address;
        Job::new(move || match TcpListener::bind(address) {
            Ok(_) => Ok(()),
            Err(error) => Err(match error.kind() {
                std::io::ErrorKind::AddrInUse => "is in use",
                std::io::ErrorKind::AddrNotAvailable => "is no address of this machine",
                std::io::ErrorKind::PermissionDenied => "may not be listened on by this process",
                _ => "cannot be listened on",
            }
            .into()),
        })
    }
}
