//! A folder of secret files: `/run/secrets` of a container, a projected volume, the credentials of a unit.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::file::Absent;
use super::read::Fault;
use super::{Gathered, secret_file};
use crate::byte_size::ByteSize;
use crate::key::{nearest, printable};
use crate::layer::{Content, Label, Layer, Match, Text};
use crate::origin::{Origin, OriginKind};
use crate::outline::{Outline, Steps};
use crate::problem::{Code, Problem};
use crate::sort::sort_by;
use crate::without::Without;

/// Makes a layer of the files that are named as secret settings are. `None` if the folder may be missing, and is.
///
/// In a rehearsal, what is not here or cannot be read is not at hand, and no problem.
pub(crate) fn gather(
    folder: &Path,
    absent: Absent,
    (limit, without): (ByteSize, Without),
    outline: &Outline,
) -> Option<Gathered> {
    let name: Arc<str> = folder.to_string_lossy().into();
    let layer = |content| Layer { kind: OriginKind::SecretFile, name: Arc::clone(&name), content };
    let files = match files(folder) {
        Ok(files) => files,
        Err(Fault::NoFolder) if absent == Absent::IsFine => return None,
        Err(Fault::NoFolder | Fault::Permission) if without.absent => {
            return Some(Gathered::new(layer(Content::NotHere)));
        }
        Err(fault) => {
            let problem = fault.problem(Origin::named(OriginKind::SecretFile, &name));
            let mut gathered = Gathered::new(layer(Content::Unknown));
            gathered.problems.push(problem);
            return Some(gathered);
        }
    };
    let gathered = Gathered::new(layer(Content::Texts(Vec::new())));
    let mut folder = Folder { outline, limit, without, gathered, texts: Vec::new() };
    files.into_iter().for_each(|(name, path)| folder.file(&name, &path));
    folder.gathered.layer.content = Content::Texts(folder.texts);
    Some(folder.gathered)
}

/// The files of a folder with their names, in the order of these. A name with a dot before it is nobody's secret: it
/// is how clusters keep their own.
fn files(folder: &Path) -> Result<Vec<(String, PathBuf)>, Fault> {
    let entries = std::fs::read_dir(folder).map_err(|error| Fault::of_folder(&error))?;
    let mut files = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|error| Fault::of_folder(&error))?;
        // Every declared name is UTF-8.
        if let Ok(name) = entry.file_name().into_string() {
            if !name.starts_with('.') {
                files.push((name, folder.join(entry.file_name())));
            }
        }
    }
    sort_by(&mut files, Ord::cmp);
    Ok(files)
}

struct Folder<'a> {
    outline: &'a Outline,
    limit: ByteSize,
    without: Without,
    gathered: Gathered,
    texts: Vec<Text>,
}

impl Folder<'_> {
    fn file(&mut self, name: &str, path: &Path) {
        let matches = named(name, self.outline);
        let origin = Origin::named(OriginKind::SecretFile, &path.to_string_lossy());
        let Some(first) = matches.first() else { return self.foreign(name, origin) };
        let field = self.outline.field(first.place, first.field);
        let key = self.outline.key(first.place, first.field, &self.outline.steps(first.place, &first.ids));
        // Other programs' files may be called as a public setting is: the folder is not theirs to name.
        if field.as_section().is_some() || !field.is_secret() {
            return;
        }
        let about = |problem: Problem| problem.about(printable(&key));
        let other = self.gathered.matches.iter().find(|one| first.is_same_setting(one));
        let read = match other.and_then(|one| self.texts.get(one.item as usize)) {
            Some(text) => {
                let problem = Problem::new(Code::DuplicateKey, "two files of one folder give this");
                Err(problem.from(text.label.origin()).from(origin).advise("keep one of the two"))
            }
            None => {
                let read = match self.without.present {
                    true => Err(Fault::NotFound),
                    false => secret_file::read(path, self.limit, field, Label::of(&origin)),
                };
                match read {
                    Err(Fault::NotFound | Fault::Permission) if self.without.absent => {
                        Ok((Text::not_at_hand(Label::of(&origin), Some(OriginKind::SecretFile)), Vec::new()))
                    }
                    read => read.map_err(|fault| fault.problem(origin)),
                }
            }
        };
        match read {
            Ok((text, warnings)) => {
                self.gathered.warnings.extend(warnings.into_iter().map(about));
                let item = self.texts.len() as u32;
                self.texts.push(text);
                self.gathered.matches.extend(matches.into_iter().map(|one| Match { item, ..one }));
            }
            Err(problem) => {
                self.gathered.problems.push(about(problem));
                self.gathered.broken.push(key);
            }
        }
    }

    /// A file that no setting is named as. Folders hold other programs' secrets as well, so a name is told only if it
    /// was probably meant to be one of ours.
    fn foreign(&mut self, name: &str, origin: Origin) {
        let names = secret_names(self.outline);
        let Some(meant) = nearest(name, names.iter().map(String::as_str)) else { return };
        let warning = Problem::new(Code::UnknownFile, "no secret setting has this name").from(origin);
        let help = format!("rename it to `{meant}`, or take it away");
        self.gathered.warnings.push(warning.suggest(meant).advise(help));
    }
}

/// What a file with this name in a folder of secrets is for: the name is the setting's key, or its variable without the
/// prefix in lower case.
pub(super) fn named(name: &str, outline: &Outline) -> Vec<Match> {
    let by_key = outline.by_key(name);
    if !by_key.is_empty() {
        return by_key.into_iter().map(|found| found.exactly(0)).collect();
    }
    if name.to_lowercase() != name {
        return Vec::new();
    }
    let found = outline.by_own_variable(&name.to_uppercase());
    found.into_iter().map(|found| found.caseless(0)).collect()
}

/// The names that files in a folder of secrets may have; of those in lists and maps none, which have no end.
pub(super) fn secret_names(outline: &Outline) -> Vec<String> {
    let steps = Steps::default();
    let secret = outline.fields().filter(|(place, _, field)| {
        field.as_section().is_none() && field.is_secret() && !field.is_map() && !outline.is_in_many(*place)
    });
    let names = secret.flat_map(|(place, index, _)| {
        let variable = outline.variable(place, index, &steps);
        let own = variable.map(|name| outline.under_prefix(&name).unwrap_or(&name).to_lowercase());
        own.into_iter().chain([outline.key(place, index, &steps)])
    });
    names.collect()
}
