//! A secret in a file that a variable names: `SHOP_TOKEN_FILE` for `SHOP_TOKEN`.

use std::path::Path;

use zeroize::Zeroizing;

use super::read::Fault;
use super::secret_file;
use super::variables::Expected;
use crate::key::FILE_ENDING;
use crate::layer::{Label, Match, Text};
use crate::origin::{Origin, OriginKind};
use crate::outline::{Found, Outline};
use crate::problem::{Code, Problem};
use crate::schema::Field;

/// A variable that names a file.
pub(super) struct NamedFile {
    pub(super) name: String,
    /// Where it stands in a dotenv file.
    pub(super) line: u32,
    /// May be the secret itself, by mistake.
    pub(super) path: Zeroizing<String>,
    /// What the secret is for.
    pub(super) matches: Vec<Match>,
}

/// The secret settings that a variable names a file for. The name of an entry of a map may end in anything, so of such
/// maps no file can be named.
pub(super) fn secrets_of(name: &str, outline: &Outline) -> Option<Vec<Found>> {
    let found = outline.by_variable(name.strip_suffix(FILE_ENDING)?);
    let secret = |one: &Found| one.entry.is_none() && outline.field(one.place, one.field).is_secret();
    (!found.is_empty() && found.iter().all(secret)).then_some(found)
}

impl NamedFile {
    /// The name of the variable that would give the setting by itself.
    fn stem(&self) -> &str {
        self.name.strip_suffix(FILE_ENDING).unwrap_or(&self.name)
    }

    /// The problem of a secret that is given by itself as well, at a place of the same source.
    pub(super) fn beside(&self, given: Origin, of: Origin) -> Problem {
        let (name, stem) = (&self.name, self.stem());
        let message = format!("given twice in one source: by `{stem}`, and by the file that `{name}` names");
        Problem::new(Code::BothNames, message).from(given).from(of).advise("unset one of them")
    }

    /// Reads the secret, and what there is to warn of.
    pub(super) fn read(
        &self,
        expected: &Expected<'_>,
        field: &Field,
        of: Origin,
    ) -> Result<(Text, Vec<Problem>), Box<Problem>> {
        // That the variable names a file is known, and nothing of the secret. The path is not told: it may be the secret.
        let away = || Ok((Text::not_at_hand(Label::of(&of), Some(OriginKind::SecretFile)), Vec::new()));
        if expected.without.present {
            return away();
        }
        let path = Path::new(self.path.as_str());
        let rooted = expected.root.map_or_else(|| path.to_owned(), |root| root.join(path));
        let label = Label::new(OriginKind::SecretFile, self.path.as_str().to_owned()).named_by(&self.name);
        match secret_file::read(&rooted, expected.limit, field, label) {
            Ok(read) => Ok(read),
            Err(Fault::NotFound) if !is_plain_path(&self.path) => {
                let message = "the file that it names does not exist; its name is not shown, since it may be the secret itself";
                let help =
                    format!("set `{}` to the path of a file, or `{}` to the secret", self.name, self.stem());
                Err(Box::new(Problem::new(Code::FileNotFound, message).from(of).advise(help)))
            }
            Err(Fault::NotFound | Fault::Permission) if expected.without.absent => away(),
            Err(fault) => {
                let mut problem = fault.problem(Origin::named(OriginKind::SecretFile, &self.path));
                problem.origins.push(of);
                Err(Box::new(problem.advise_more(&format!("; `{}` names it", self.name))))
            }
        }
    }
}

/// True for a text that is a path beyond doubt. A secret that was set where its file should be named is shown nowhere.
fn is_plain_path(text: &str) -> bool {
    let path = Path::new(text);
    let rooted = ["./", "../"].iter().any(|start| text.starts_with(start)) || path.is_absolute();
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let ends = (1..=8).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
    !text.contains("://") && (rooted || ends)
}
