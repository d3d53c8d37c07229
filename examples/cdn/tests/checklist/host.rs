//! The host that the site runs on in production: its files in a folder of the test's, with the modes that they have there,
//! and with owners as they would be.

use std::collections::BTreeMap;
use std::fs::{self, Permissions};
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use cdn::settings::{Mode, Site, checklist};
use settings::checklist::{Checklist, Confirmation, Found, Machine};
use settings::{Environment, Loader};

/// 32 bytes, as their file has them.
pub(crate) const KEY: &str = "kT4vB9sXq2Zm7WcLr5Yh8NdJf3Gp6QaE";
/// The same in base64, as a variable has them.
pub(crate) const KEY_IN_BASE64: &str = "a1Q0dkI5c1hxMlptN1djTHI1WWg4TmRKZjNHcDZRYUU=";
/// Of 32 characters too.
pub(crate) const PASSWORD: &str = "Vq7mK2xTz9Lw4RbN8cJd5HsG3yPf6tXe";

pub(crate) const TODAY: &str = "2026-11-24";

/// The user of the service.
const SERVICE: u32 = 990;

/// What is changed of the good configuration.
#[derive(Clone, Copy)]
pub(crate) enum Edit {
    /// In the file of settings, a text for another.
    Text(&'static str, &'static str),
    /// Lines at the end of the file.
    Lines(&'static str),
    /// What is in a file.
    Content(&'static str, &'static str),
    /// The mode of a file.
    Mode(&'static str, u32),
    /// A variable in the place of that which names a file.
    Variable(&'static str, &'static str),
    /// The day of the run.
    Today(&'static str),
    /// The service runs as root, and all is root's.
    Root,
}

/// The host as an item sees it.
#[derive(Debug)]
struct Host {
    folder: PathBuf,
    user: u32,
}

impl Machine for Host {
    fn look(&self, path: &Path) -> Option<Found> {
        let found = fs::metadata(path).ok()?;
        let of_service = ["session.key", "edge.password", "uploads"];
        let owner = if of_service.iter().any(|name| path == self.folder.join(name)) { self.user } else { 0 };
        let mode = Some(found.permissions().mode() & 0o7777);
        Some(Found { is_file: found.is_file(), is_folder: found.is_dir(), mode, owner: Some(owner) })
    }

    fn effective_user(&self) -> Option<u32> {
        Some(self.user)
    }

    fn resolve(&self, path: &Path) -> Option<PathBuf> {
        fs::canonicalize(path).ok()
    }
}

/// What the checklist says of the good configuration with these edits.
pub(crate) fn confirmed(edits: &[Edit]) -> io::Result<Confirmation> {
    confirmed_by(|list| list, edits)
}

/// The same by a checklist that is changed.
pub(crate) fn confirmed_by(
    change: impl FnOnce(Checklist) -> Checklist,
    edits: &[Edit],
) -> io::Result<Confirmation> {
    let folder = tempfile::tempdir()?;
    let at = |name: &str| folder.path().join(name);
    let named = |name: &str| at(name).display().to_string();
    let mut text = include_str!("good.toml").to_owned();
    let mut files = BTreeMap::from([("session.key", KEY), ("edge.password", PASSWORD)]);
    let mut modes = BTreeMap::from([("session.key", 0o600), ("edge.password", 0o600), ("site.toml", 0o644)]);
    let mut variables = BTreeMap::from([
        ("SITE_SESSION_KEY", named("session.key")),
        ("SITE_SECURITY_EDGE_PASSWORD", named("edge.password")),
    ]);
    let mut given = BTreeMap::new();
    let (mut today, mut user) = (TODAY, SERVICE);
    for edit in edits {
        match *edit {
            Edit::Text(from, to) => {
                assert!(text.contains(from), "the good configuration has no {from}");
                text = text.replace(from, to);
            }
            Edit::Lines(lines) => text = text + "\n" + lines + "\n",
            Edit::Content(name, content) => drop(files.insert(name, content)),
            Edit::Mode(name, mode) => drop(modes.insert(name, mode)),
            Edit::Variable(name, value) => {
                variables.remove(name);
                given.insert(name.to_owned(), value.to_owned());
            }
            Edit::Today(day) => today = day,
            Edit::Root => user = 0,
        }
    }
    given.extend(variables.into_iter().map(|(name, file)| (format!("{name}_FILE"), file)));
    for name in ["uploads", "www"] {
        fs::create_dir(at(name))?;
    }
    fs::write(at("site.toml"), text.replace("FOLDER", &folder.path().display().to_string()))?;
    for (name, content) in files {
        fs::write(at(name), content)?;
    }
    for (name, mode) in modes {
        fs::set_permissions(at(name), Permissions::from_mode(mode))?;
    }
    let loader = Loader::<Site>::new().file(at("site.toml")).environment(Environment::from_iter(given));
    let site = loader.load().map_err(io::Error::other)?;
    assert_eq!(site.mode, Mode::Production);
    let list = checklist(site.mode).today(today.parse().map_err(io::Error::other)?);
    let list = list.on_machine(Host { folder: folder.path().to_owned(), user });
    Ok(site.confirm(&change(list)))
}
