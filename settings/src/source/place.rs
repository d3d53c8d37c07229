//! Which files are meant: those that a variable names, that a profile stands for, or that lie in a folder.

use std::path::{Path, PathBuf};

use super::file;
use super::read::Fault;
use crate::key::{nearest, printable};
use crate::origin::{Origin, OriginKind};
use crate::problem::{Code, Problem};
use crate::sort::{sort_by, sort_by_key};

/// The path of the overlay of a profile; `pattern` says where its name stands.
///
/// A profile is a plain name, so that it leads to no other folder than the pattern's.
pub(crate) fn overlay(pattern: &str, profile: &str, of: Option<&Origin>) -> Result<PathBuf, Box<Problem>> {
    let told = |problem: Problem| match of {
        Some(origin) => problem.from(origin.clone()),
        None => problem,
    };
    let in_name = Path::new(pattern).file_name().and_then(|name| name.to_str());
    let halves = in_name.filter(|name| name.contains("{}")).and_then(|_| pattern.split_once("{}"));
    let Some((before, behind)) = halves.filter(|(_, behind)| !behind.contains("{}")) else {
        let message = "the pattern of an overlay has one `{}` for the profile, in the name of the file";
        let problem = Problem::new(Code::InvalidValue, message);
        return Err(Box::new(told(problem.advise("write it as in `config/settings.{}.toml`"))));
    };
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if profile.is_empty() || !profile.chars().all(plain) {
        let message =
            format!("a profile is made of letters, digits, `-` and `_`, found `{}`", printable(profile));
        let problem = Problem::new(Code::InvalidValue, message);
        return Err(Box::new(told(
            problem.advise(format!("name one of the profiles that there are: {}", known(pattern))),
        )));
    }
    let path = PathBuf::from(format!("{before}{profile}{behind}"));
    if path.exists() {
        return Ok(path);
    }
    let message = format!("there is no profile `{profile}`");
    let problem = Problem::new(Code::FileNotFound, message);
    let problem = problem.from(Origin::named(OriginKind::File, &path.to_string_lossy()));
    let profiles = profiles(pattern);
    let problem =
        told(problem.advise(format!(
            "create the file, or name one of the profiles that there are: {}",
            known(pattern)
        )));
    let near = nearest(profile, profiles.iter().map(String::as_str));
    Err(Box::new(match near {
        Some(near) => problem.suggest(near),
        None => problem,
    }))
}

/// The profiles that there are files for, in the order of their names.
fn profiles(pattern: &str) -> Vec<String> {
    let path = Path::new(pattern);
    let Some((before, behind)) = path.file_name().and_then(|name| name.to_str()?.split_once("{}")) else {
        return Vec::new();
    };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let profile = |entry: std::io::Result<std::fs::DirEntry>| {
        let name = entry.ok()?.file_name().into_string().ok()?;
        let profile = name.strip_prefix(before)?.strip_suffix(behind)?;
        (!profile.is_empty()).then(|| profile.to_owned())
    };
    let mut profiles: Vec<String> = entries.filter_map(profile).collect();
    sort_by(&mut profiles, Ord::cmp);
    profiles
}

/// How many names a help line lists.
const MOST: usize = 20;

fn known(pattern: &str) -> String {
    let profiles = profiles(pattern);
    let names: Vec<String> =
        profiles.iter().take(MOST).map(|name| format!("`{}`", printable(name))).collect();
    match names.as_slice() {
        [] => "none".to_owned(),
        names => names.join(", "),
    }
}

/// The files of a folder, and warnings of what else is in it.
type Files = (Vec<PathBuf>, Vec<Problem>);

/// The files of a folder that are in a format, in the order of their names, and warnings of the others.
///
/// # Errors
///
/// Why the folder cannot be looked into; `None` if it is not there.
pub(crate) fn files(folder: &Path) -> Result<Files, Option<Box<Problem>>> {
    let origin = Origin::named(OriginKind::File, &folder.to_string_lossy());
    let fault = |error: &std::io::Error| match Fault::of_folder(error) {
        Fault::NoFolder => None,
        fault => Some(Box::new(fault.problem(origin.clone()))),
    };
    let (mut files, mut warnings) = (Vec::new(), Vec::new());
    for entry in std::fs::read_dir(folder).map_err(|error| fault(&error))? {
        let name = entry.map_err(|error| fault(&error))?.file_name();
        let shown = name.to_string_lossy();
        // What editors and clusters leave beside the files.
        if shown.starts_with(['.', '#']) || shown.ends_with('~') {
            continue;
        }
        let path = folder.join(&name);
        if file::is_format(path.extension().and_then(|ending| ending.to_str()).unwrap_or_default()) {
            files.push(path);
        } else {
            let what = if path.is_dir() { "a folder" } else { "a file in no format that is known" };
            let warning =
                Problem::new(Code::UnknownFile, format!("{what} among files of settings: passed over"));
            let warning = warning.from(Origin::named(OriginKind::File, &path.to_string_lossy()));
            warnings.push(warning.advise("take it away, or give it the ending of its format"));
        }
    }
    sort_by(&mut files, Ord::cmp);
    sort_by_key(&mut warnings, |warning| warning.origins.first().and_then(|origin| origin.name.clone()));
    Ok((files, warnings))
}

/// The problem of a folder that has to be there.
pub(crate) fn no_folder(folder: &Path) -> Problem {
    Fault::NoFolder.problem(Origin::named(OriginKind::File, &folder.to_string_lossy()))
}
