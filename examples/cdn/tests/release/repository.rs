//! A repository of the test's own, with what a release of the site looks at, and programs in the place of cargo and git.

use std::fs::{self, Permissions};
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use settings::checklist::Date;
use tempfile::TempDir;

/// Formats, lints and tests nothing, and says that all is well; runs the site as it is built. What `FAILS` names fails, as
/// cargo does.
const CARGO: &str = r#"#!/bin/sh
echo "cargo $*" >>"$LOG"
case " $* " in *" ${FAILS:-none} "*) exit 101 ;; esac
case $1 in
fmt | clippy | test) exit 0 ;;
run) while [ "$1" != -- ]; do shift; done; shift; exec "$SITE" "$@" ;;
esac
exit 101
"#;

/// Git, which says what it was asked.
const GIT: &str = "#!/bin/sh\necho \"git $*\" >>\"$LOG\"\nexec git \"$@\"\n";

/// The files that a release looks at.
const FILES: [&str; 6] = [
    "release.sh",
    "waivers.toml",
    "deploy/site.toml",
    "deploy/staging.env",
    "deploy/production.env",
    "deploy/secrets.names",
];

/// A repository with one commit.
pub(crate) struct Repository {
    folder: TempDir,
}

/// What came of a release.
#[derive(Debug)]
pub(crate) struct Released {
    pub(crate) status: Option<i32>,
    /// Both outputs.
    pub(crate) told: String,
    /// What cargo and git were asked, a line each.
    pub(crate) log: String,
}

impl Repository {
    /// The site as it stands, with days that have not passed.
    pub(crate) fn new() -> io::Result<Self> {
        let repository = Self { folder: tempfile::tempdir()? };
        let site = Path::new(env!("CARGO_MANIFEST_DIR"));
        fs::create_dir_all(repository.path("deploy"))?;
        for file in FILES {
            fs::copy(site.join(file), repository.path(file))?;
        }
        for file in ["waivers.toml", "deploy/site.toml"] {
            repository.edit(file, in_time)?;
        }
        for (name, text) in [("cargo", CARGO), ("git", GIT)] {
            let path = repository.beside(name);
            fs::write(&path, text)?;
            fs::set_permissions(path, Permissions::from_mode(0o755))?;
        }
        repository.git(&["init", "--quiet"])?;
        repository.commit()?;
        Ok(repository)
    }

    /// A file of the repository.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join("site").join(name)
    }

    /// A file that is not in the repository.
    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Changes the text of a file.
    pub(crate) fn edit(&self, name: &str, change: impl Fn(&str) -> String) -> io::Result<()> {
        let text = fs::read_to_string(self.path(name))?;
        fs::write(self.path(name), change(&text))
    }

    /// Puts all that has changed into a commit.
    pub(crate) fn commit(&self) -> io::Result<()> {
        self.git(&["add", "--all"])?;
        self.git(&["commit", "--quiet", "--allow-empty", "--message", "site: as it is now"]).map(drop)
    }

    /// Runs git; gives what it prints.
    pub(crate) fn git(&self, arguments: &[&str]) -> io::Result<String> {
        let output = self.command(Path::new("git")).args(arguments).output().map_err(|error| {
            io::Error::new(error.kind(), format!("this test needs the program git: {error}"))
        })?;
        let told = told(&output);
        assert!(output.status.success(), "git {arguments:?}: {told}");
        Ok(told)
    }

    /// Runs the site's command, as the release does.
    pub(crate) fn config(&self, arguments: &[&str]) -> io::Result<(Option<i32>, String)> {
        let staging = ["--env-file", "deploy/staging.env", "--secret-names", "deploy/secrets.names"];
        let site = Path::new(env!("CARGO_BIN_EXE_cdn"));
        let output = self.command(site).arg("config").args(arguments).args(staging).output()?;
        Ok((output.status.code(), told(&output)))
    }

    /// Releases; what `fails` names of cargo's work fails.
    pub(crate) fn release(&self, arguments: &[&str], fails: &str) -> io::Result<Released> {
        let log = self.beside("log");
        fs::write(&log, "")?;
        let output = self
            .command(&self.path("release.sh"))
            .args(arguments)
            .env("CARGO", self.beside("cargo"))
            .env("GIT", self.beside("git"))
            .env("SITE", env!("CARGO_BIN_EXE_cdn"))
            .env("LOG", &log)
            .env("FAILS", fails)
            .output()?;
        Ok(Released { status: output.status.code(), told: told(&output), log: fs::read_to_string(log)? })
    }

    /// The tags that there are, a line each.
    pub(crate) fn tags(&self) -> io::Result<String> {
        self.git(&["tag", "--list"])
    }

    /// A program in the folder of the repository, with no setting of whoever runs the test.
    fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(self.path(""))
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("GIT_CONFIG_GLOBAL", self.beside("gitconfig"))
            .env("GIT_CONFIG_NOSYSTEM", "1");
        for who in ["AUTHOR", "COMMITTER"] {
            command
                .env(format!("GIT_{who}_NAME"), "site")
                .env(format!("GIT_{who}_EMAIL"), "site@site.example");
        }
        command
    }
}

fn told(output: &Output) -> String {
    [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned()).concat()
}

/// A text whose days have not passed: each is the first of the month after next, so that the test ends no differently
/// next year.
fn in_time(text: &str) -> String {
    let today = Date::today().to_string();
    let [year, month] = [&today[..4], &today[5..7]].map(|number| number.parse::<u32>().unwrap_or_default());
    let (year, month) = if month > 10 { (year + 1, month - 10) } else { (year, month + 2) };
    let line = |line: &str| match line.rsplit_once(" = ") {
        Some((name, day)) if day.parse::<Date>().is_ok() => format!("{name} = {year}-{month:02}-01\n"),
        _ => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}
