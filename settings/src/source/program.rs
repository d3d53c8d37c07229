//! Starts a program in the place of this process, with values in a pipe that it inherits.

use std::ffi::{OsStr, OsString};
use std::io;

/// The variable that has the number of the descriptor to read the values from.
#[cfg(unix)]
const DESCRIPTOR: &str = "SETTINGS_FD";
/// The variable that says which pipe it is, by its device and inode: a child that inherits the variables has another one there,
/// or none, and would wait for it.
#[cfg(unix)]
const IDENTITY: &str = "SETTINGS_FD_ID";

/// Why the program was not started.
#[derive(Clone, Copy)]
#[cfg_attr(not(unix), expect(dead_code, reason = "no program is started elsewhere"))]
pub(crate) enum Trouble {
    /// There is none of that name.
    Absent,
    /// There is one that the system does not start.
    Refused(io::ErrorKind),
    /// The pipe cannot hold so many bytes.
    TooMuch(usize),
    /// There is no pipe, or no way to become another program.
    NoPipe,
}

/// The end of a pipe that holds the values, for the program to read.
#[cfg(unix)]
pub(crate) struct Pipe {
    reads: std::fs::File,
    identity: String,
}

#[cfg(unix)]
impl Pipe {
    /// Has a pipe hold all of the values, before anybody reads.
    pub(crate) fn holding(values: &[u8]) -> Result<Self, Trouble> {
        use std::fs::File;
        use std::io::Write;
        use std::os::unix::fs::MetadataExt;

        let no_pipe = |_| Trouble::NoPipe;
        let (reads, writes) = rustix::pipe::pipe().map_err(no_pipe)?;
        // As it comes, it holds 64 KiB. Where the system refuses more, or has no such call, the write says so.
        #[cfg(target_os = "linux")]
        let _ = rustix::pipe::fcntl_setpipe_size(&writes, values.len());
        // Else a pipe that is full would wait for a reader, which this process is going to be.
        rustix::fs::fcntl_setfl(&writes, rustix::fs::OFlags::NONBLOCK).map_err(no_pipe)?;
        File::from(writes).write_all(values).map_err(|error| match error.kind() {
            io::ErrorKind::WouldBlock => Trouble::TooMuch(values.len()),
            _ => Trouble::NoPipe,
        })?;
        let reads = File::from(reads);
        let which = reads.metadata().map_err(|_| Trouble::NoPipe)?;
        Ok(Self { identity: format!("{}:{}", which.dev(), which.ino()), reads })
    }

    /// Becomes the program, which has the variables of this process that `is_ours` is false for. Comes back if it cannot.
    pub(crate) fn hand_over(
        self,
        program: &OsStr,
        arguments: &[OsString],
        is_ours: impl Fn(&str) -> bool,
    ) -> Trouble {
        use std::os::fd::AsRawFd;
        use std::os::unix::ffi::OsStringExt;
        use std::os::unix::process::CommandExt;

        let mut command = std::process::Command::new(program);
        // Not by taking out what is ours: that would copy it first.
        command.args(arguments).env_clear();
        super::environment::Environment::of_process().walk(|name, mut value| {
            if !is_ours(&name.to_string_lossy()) {
                command.env(name, OsString::from_vec(std::mem::take(&mut *value)));
            }
        });
        command.env(DESCRIPTOR, self.reads.as_raw_fd().to_string()).env(IDENTITY, &self.identity);
        match command.exec().kind() {
            io::ErrorKind::NotFound => Trouble::Absent,
            kind => Trouble::Refused(kind),
        }
    }
}

/// What there is elsewhere: no process becomes another one there.
#[cfg(not(unix))]
pub(crate) struct Pipe;

#[cfg(not(unix))]
impl Pipe {
    pub(crate) fn holding(_: &[u8]) -> Result<Self, Trouble> {
        Err(Trouble::NoPipe)
    }

    pub(crate) fn hand_over(self, _: &OsStr, _: &[OsString], _: impl Fn(&str) -> bool) -> Trouble {
        Trouble::NoPipe
    }
}
