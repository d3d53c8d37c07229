//! Reading a file whole: only what is a file, only as much as the limit allows, and without waiting for anybody.

use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::Path;
use std::time::{Duration, Instant};

use zeroize::{Zeroize, Zeroizing};

use crate::byte_size::ByteSize;
use crate::origin::Origin;
use crate::problem::{Code, Problem};
use crate::value::place;

/// How long the writer of a pipe may take.
const PATIENCE: Duration = Duration::from_millis(500);

/// Why a file could not be read. The texts are ours: those of the system differ from machine to machine.
#[derive(Debug, thiserror::Error)]
pub(super) enum Fault {
    #[error("the file does not exist")]
    NotFound,
    #[error("it cannot be read: permission denied")]
    Permission,
    #[error("this is a directory, not a file")]
    Directory,
    #[error("this is not a regular file but a device or a socket")]
    Device,
    #[error("this is a pipe that nobody writes to")]
    EmptyPipe,
    #[error("this is a pipe whose writer does not finish within {} ms", PATIENCE.as_millis())]
    SlowPipe,
    #[error("the symbolic links lead in a circle")]
    Loop,
    #[error("the file is larger than the limit of {}", words(*.0))]
    TooLarge(ByteSize),
    #[error("the file is not UTF-8")]
    NotUtf8 { line: u32, column: u32 },
    #[error("the folder does not exist")]
    NoFolder,
    #[error("this is a file, not a folder")]
    NotAFolder,
    #[error("it cannot be read")]
    Other,
}

/// A limit with its unit.
fn words(limit: ByteSize) -> String {
    if limit.bytes() < 1000 { format!("{limit} bytes") } else { limit.to_string() }
}

impl Fault {
    /// The fault as a problem of a report.
    pub(super) fn problem(&self, mut origin: Origin) -> Problem {
        if let Self::NotUtf8 { line, column } = self {
            origin = origin.at((*line, *column));
        }
        let (code, help) = match self {
            Self::NotFound | Self::NoFolder => (Code::FileNotFound, "create it, or correct the path"),
            Self::NotAFolder => (Code::NotAFile, "name a folder"),
            Self::Permission => (Code::FileNotReadable, "let the user that the service runs as read it"),
            Self::Directory | Self::Device => (Code::NotAFile, "name a regular file"),
            Self::EmptyPipe | Self::SlowPipe => {
                (Code::NotAFile, "name a regular file, or start the pipe's writer first")
            }
            Self::Loop | Self::Other => (Code::FileNotReadable, "check the path and the file system"),
            Self::TooLarge(_) => (Code::FileTooLarge, "make it smaller, or raise `Loader::max_file_size`"),
            Self::NotUtf8 { .. } => (Code::NotUtf8, "save the file as UTF-8"),
        };
        Problem::new(code, self.to_string()).from(origin).advise(help)
    }

    /// Why a folder could not be looked into.
    pub(super) fn of_folder(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::NoFolder,
            io::ErrorKind::NotADirectory => Self::NotAFolder,
            _ => Self::of(error),
        }
    }

    fn of(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::NotFound,
            io::ErrorKind::PermissionDenied => Self::Permission,
            io::ErrorKind::IsADirectory => Self::Directory,
            #[cfg(unix)]
            _ if error.raw_os_error() == Some(libc::ELOOP) => Self::Loop,
            // A socket cannot be opened at all.
            #[cfg(unix)]
            _ if error.raw_os_error() == Some(libc::ENXIO) => Self::Device,
            _ => Self::Other,
        }
    }
}

/// Reads a file as UTF-8.
pub(super) fn read(path: &Path, limit: ByteSize) -> Result<Zeroizing<String>, Fault> {
    whole(path, limit).and_then(|(bytes, _)| utf8(bytes))
}

/// Reads a file, and what the system says of it. The buffer has its final size before anything secret is in it, or is
/// wiped as it grows.
pub(super) fn whole(path: &Path, limit: ByteSize) -> Result<(Zeroizing<Vec<u8>>, Metadata), Fault> {
    let file = open(path).map_err(|error| Fault::of(&error))?;
    let meta = file.metadata().map_err(|error| Fault::of(&error))?;
    let pipe = is_pipe(&meta);
    if meta.is_dir() {
        return Err(Fault::Directory);
    }
    if !meta.is_file() && !pipe {
        return Err(Fault::Device);
    }
    if meta.len() > limit.bytes() {
        return Err(Fault::TooLarge(limit));
    }
    let guess = if pipe { 4096 } else { meta.len().saturating_add(1) };
    let guess = usize::try_from(guess).map_err(|_| Fault::TooLarge(limit))?;
    let bytes = fill(file, guess, limit, pipe)?;
    if pipe && bytes.is_empty() {
        return Err(Fault::EmptyPipe);
    }
    Ok((bytes, meta))
}

/// Opens without waiting: a pipe without a writer would otherwise hold the start of the service for ever.
#[expect(clippy::disallowed_methods, reason = "this is the one place that opens files of settings")]
fn open(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.read(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, libc::O_NONBLOCK | libc::O_NOCTTY);
    options.open(path)
}

#[cfg(unix)]
fn is_pipe(meta: &Metadata) -> bool {
    std::os::unix::fs::FileTypeExt::is_fifo(&meta.file_type())
}

#[cfg(not(unix))]
fn is_pipe(_: &Metadata) -> bool {
    false
}

/// Reads to the end. A buffer that is outgrown is wiped: it may hold a secret.
fn fill(mut file: File, guess: usize, limit: ByteSize, pipe: bool) -> Result<Zeroizing<Vec<u8>>, Fault> {
    let started = Instant::now();
    let mut bytes = Zeroizing::new(vec![0; guess]);
    let mut filled = 0;
    loop {
        if filled as u64 > limit.bytes() {
            return Err(Fault::TooLarge(limit));
        }
        if filled == bytes.len() {
            let mut larger = Zeroizing::new(vec![0; bytes.len() * 2]);
            larger[..filled].copy_from_slice(&bytes);
            bytes = larger;
        }
        match file.read(&mut bytes[filled..]) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) if pipe && error.kind() == io::ErrorKind::WouldBlock => {
                if started.elapsed() > PATIENCE {
                    return Err(Fault::SlowPipe);
                }
                std::thread::sleep(Duration::from_millis(2));
            }
            Err(error) => return Err(Fault::of(&error)),
        }
    }
    bytes.truncate(filled);
    Ok(bytes)
}

/// The bytes as a text, in the same buffer.
pub(super) fn utf8(mut bytes: Zeroizing<Vec<u8>>) -> Result<Zeroizing<String>, Fault> {
    match String::from_utf8(std::mem::take(&mut *bytes)) {
        Ok(text) => Ok(Zeroizing::new(text)),
        Err(error) => {
            let good = error.utf8_error().valid_up_to();
            let mut bytes = error.into_bytes();
            let (line, column) = fault_place(&bytes, good);
            bytes.zeroize();
            Err(Fault::NotUtf8 { line, column })
        }
    }
}

/// Line and column of the first byte that is no UTF-8.
fn fault_place(bytes: &[u8], at: usize) -> (u32, u32) {
    let before = bytes.get(..at).unwrap_or_default();
    let starts = before.iter().enumerate().filter(|&(_, &b)| b == b'\n').map(|(at, _)| at as u32 + 1);
    let lines: Vec<u32> = std::iter::once(0).chain(starts).collect();
    place(before, &lines, at as u32)
}

/// A limit that a slow pipe cannot stretch, and room for the largest file that a cluster hands to a container: a
/// Kubernetes `ConfigMap` holds at most 1 MiB.
pub(crate) const DEFAULT_LIMIT: ByteSize = ByteSize::mib(1);
