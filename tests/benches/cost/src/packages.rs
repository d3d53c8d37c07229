//! The programs as packages of one workspace, below the target folder: they share what they are built from, and one lock.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

use crate::described::Described;
use crate::subjects::{ALL, Subject};

/// The numbers of settings that are measured.
pub const LEAVES: [usize; 4] = [10, 60, 300, 1000];

/// A profile as services are shipped with it.
const HEAD: &str = "[workspace]\nresolver = \"3\"\nmembers = [\"*-*\"]\n\n[profile.release]\nstrip = true\n";

/// The workspace of all programs.
pub struct Packages {
    folder: PathBuf,
    lock: PathBuf,
}

impl Packages {
    /// Writes the workspace into a folder; `own` is the folder of this crate, which has the lock.
    pub fn write(folder: PathBuf, own: &Path) -> io::Result<Self> {
        let library = own.join("../../../settings").canonicalize()?;
        fs::create_dir_all(&folder)?;
        let lock = own.join("locked/Cargo.lock");
        for (subject, leaves) in ALL.into_iter().flat_map(|subject| LEAVES.map(|leaves| (subject, leaves))) {
            let described = Described::new(leaves);
            let package = folder.join(package(subject, leaves));
            fs::create_dir_all(package.join("src"))?;
            let dependencies = subject.dependencies.replace("{library}", &library.to_string_lossy());
            let name = self::package(subject, leaves);
            let manifest = format!(
                "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n{dependencies}"
            );
            replace(&package.join("Cargo.toml"), &manifest)?;
            replace(&package.join("src/main.rs"), &subject.main(&described))?;
            for (name, text) in subject.files(&described) {
                replace(&package.join(name), &text)?;
            }
        }
        replace(&folder.join("Cargo.toml"), HEAD)?;
        if let Ok(text) = fs::read_to_string(&lock) {
            replace(&folder.join("Cargo.lock"), &text)?;
        }
        Ok(Self { folder, lock })
    }

    /// The folder of a program: where it is run.
    pub fn folder(&self, subject: &Subject, leaves: usize) -> PathBuf {
        self.folder.join(package(subject, leaves))
    }

    /// A call of cargo on a program, with everything that it makes below this name.
    pub fn cargo(&self, target: &str, verb: &str, subject: &Subject, leaves: usize) -> Command {
        let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command
            .arg(verb)
            .args(["--quiet", "--package", &package(subject, leaves)])
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", self.target(target))
            // Who has these set for builds of their own measures what everybody does.
            .env_remove("CARGO_INCREMENTAL")
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS");
        command
    }

    pub fn target(&self, target: &str) -> PathBuf {
        self.folder.join("target").join(target)
    }

    /// A program that was built by `cargo build --release` into the target of this name.
    pub fn program(&self, target: &str, subject: &Subject, leaves: usize) -> PathBuf {
        self.target(target).join("release").join(package(subject, leaves))
    }

    /// A call of a program in its own folder and environment.
    pub fn run(&self, program: &Path, subject: &Subject, leaves: usize) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(self.folder(subject, leaves))
            .env_clear()
            .envs(subject.environment(&Described::new(leaves)));
        command
    }

    /// Keeps the versions that were built with, for whoever runs this next.
    pub fn keep_lock(&self) -> io::Result<()> {
        let text = fs::read_to_string(self.folder.join("Cargo.lock"))?;
        if let Some(folder) = self.lock.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&self.lock, text)
    }

    /// The version of each crate that the programs are built with.
    pub fn versions(&self) -> io::Result<Vec<(String, String)>> {
        let text = fs::read_to_string(self.folder.join("Cargo.lock"))?;
        let value = |line: Option<&str>, key: &str| {
            Some(line?.strip_prefix(key)?.trim_start_matches([' ', '=']).trim_matches('"').to_owned())
        };
        let package = |part: &str| {
            let mut lines = part.trim_start().lines();
            Some((value(lines.next(), "name")?, value(lines.next(), "version")?))
        };
        Ok(text.split("[[package]]").filter_map(package).collect())
    }
}

/// The name of a package.
pub fn package(subject: &Subject, leaves: usize) -> String {
    format!("{}-{leaves}", subject.slug())
}

/// Writes a file, unless that is what it holds: cargo goes by the time of a file.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    fs::write(path, text)
}
