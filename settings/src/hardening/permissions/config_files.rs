//! Nobody but whoever runs the machine writes to the files of settings.

use std::path::{Path, PathBuf};

use super::modes::ROOT;
use crate::checklist::{Findings, Found, Item, Machine, Profile, Seen};
use crate::origin::OriginKind;

const FILE_OF_OTHERS: &str = "comes from a file that its group or everybody may write to";
const FILE_OF_SERVICE: &str = "comes from a file that belongs to the user of the service, who may change it";
const FOLDER_OF_OTHERS: &str = "comes from a file in a folder that its group or everybody may write to";
const FOLDER_OF_SERVICE: &str =
    "comes from a file in a folder that belongs to the user of the service, who may put another in its place";

pub(super) fn item() -> Item {
    Item::on_all("permissions.config-files", "the service cannot change its files of settings, nor can others")
        .why("whoever writes to a file of settings, or to its folder, decides what the service does")
        .source("CIS NGINX Benchmark, 2.3.1 and 2.3.2")
        .mend(
            "owner root, mode 0644 or less, in a folder of root with mode 0755 or less; that a file system is mounted \
             read-only, modes do not tell: waive it",
        )
        .profiles(Profile::DEPLOYED)
        .needs_machine()
        .reads_no_secret()
        .judge(judge)
}

fn judge(seen: &Seen<'_>, found: &mut Findings<'_>) {
    let files = files(seen);
    if files.is_empty() {
        found.not_applicable("no file gave a setting");
        return;
    }
    let Some(machine) = found.machine() else { return };
    let user = machine.effective_user();
    match user {
        Some(ROOT) => found.not_verified("the process has the rights of root, which may write to every file"),
        Some(_) => {}
        None => found.not_verified("the system does not tell whose rights the process has"),
    }
    for (key, file) in files {
        // It stands for its file, so it is named only where that is at fault, and never counts as judged otherwise.
        one(machine, key, &file, user, found);
    }
}

/// The files of settings and of variables, each once, with the first setting that each has.
fn files<'a>(seen: &Seen<'a>) -> Vec<(&'a str, PathBuf)> {
    let mut files: Vec<(&str, PathBuf)> = Vec::new();
    for setting in seen.settings() {
        for origin in std::iter::once(setting.origin()).chain(setting.overrode()) {
            let is_file = matches!(origin.kind(), OriginKind::File | OriginKind::Dotenv);
            let Some(name) = origin.name().filter(|name| is_file && !is_text(name)) else { continue };
            if !files.iter().any(|(_, file)| file == Path::new(name)) {
                files.push((setting.key(), PathBuf::from(name)));
            }
        }
    }
    files
}

/// True for the name of a text that code gave in the place of a file: `<toml>`.
pub(in crate::hardening) fn is_text(name: &str) -> bool {
    name.starts_with('<') && name.ends_with('>')
}

/// The file as it is named, and what its links lead to, with the folders of both.
fn one(machine: &dyn Machine, key: &str, file: &Path, user: Option<u32>, found: &mut Findings<'_>) {
    let real = machine.resolve(file).filter(|real| real != file);
    let mut message = None;
    for path in std::iter::once(file).chain(real.as_deref()) {
        message = message.or(look(path, user, [FILE_OF_OTHERS, FILE_OF_SERVICE], found));
        let folder = match path.parent() {
            Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
            Some(folder) => folder,
            None => continue,
        };
        message = message.or(look(folder, user, [FOLDER_OF_OTHERS, FOLDER_OF_SERVICE], found));
    }
    if let Some(message) = message {
        found.fail_key(key, message);
    }
}

fn look(
    path: &Path,
    user: Option<u32>,
    [of_others, of_service]: [&'static str; 2],
    found: &mut Findings<'_>,
) -> Option<&'static str> {
    let Some(at) = found.look(path) else {
        found.not_verified("a file of settings, or its folder, could not be looked at");
        return None;
    };
    let Found { mode: Some(_), owner: Some(owner), .. } = at else {
        found.not_verified("the system does not tell the mode or the owner of a file");
        return None;
    };
    let is_of_service = owner != ROOT && user == Some(owner);
    if at.is_writable_by_others() { Some(of_others) } else { is_of_service.then_some(of_service) }
}
