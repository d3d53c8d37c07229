//! A list of the secrets that there are going to be, without their values: what a rehearsal knows of them.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use super::Gathered;
use super::{read, secret_folder};
use crate::byte_size::ByteSize;
use crate::key::{FILE_ENDING, nearest};
use crate::layer::{Content, Label, Layer, Match, Text};
use crate::origin::{Origin, OriginKind};
use crate::outline::Outline;
use crate::problem::{Code, MOST, Problem};

/// Makes a layer of the names in a file: one a line, that of a variable, of a secret file or the key; `#` begins a comment.
///
/// # Errors
///
/// If the file cannot be read.
pub(crate) fn gather(path: &Path, limit: ByteSize, outline: &Outline) -> Result<Gathered, Box<Problem>> {
    let name: Arc<str> = path.to_string_lossy().into();
    let origin = Origin::named(OriginKind::File, &name);
    let text = read::read(path, limit).map_err(|fault| Box::new(fault.problem(origin.clone())))?;
    let layer = Layer { kind: OriginKind::File, name, content: Content::Texts(Vec::new()) };
    let mut list = List { outline, seen: HashSet::new(), texts: Vec::new(), known: None, more: 0 };
    let mut gathered = Gathered::new(layer);
    for (at, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let name = line.split('#').next().unwrap_or_default().trim();
        if !name.is_empty() {
            list.name(name, Origin { line: at as u32 + 1, ..origin.clone() }, &mut gathered);
        }
    }
    if list.more > 0 {
        let s = if list.more == 1 { "" } else { "s" };
        let message = format!("{} more line{s} of this list cannot be used", list.more);
        let problem = Problem::new(Code::UnknownVariable, message).from(origin);
        gathered.problems.push(problem.advise("correct the ones above first"));
    }
    gathered.layer.content = Content::Texts(list.texts);
    Ok(gathered)
}

/// A setting, or an entry of one, as far as texts tell it: by whatever name.
type Which = (u32, u16, Vec<String>, Option<String>);

struct List<'a> {
    outline: &'a Outline,
    /// What was named so far.
    seen: HashSet<Which>,
    texts: Vec<Text>,
    /// The names that there are, made when the first line is none of them.
    known: Option<Vec<String>>,
    /// How many lines are wrong and only counted.
    more: usize,
}

impl List<'_> {
    fn name(&mut self, name: &str, of: Origin, gathered: &mut Gathered) {
        // The name of an entry may be anything, a value behind it too: so this comes first.
        let matches = if is_name(name) { named(name, self.outline) } else { Vec::new() };
        if matches.is_empty() {
            match gathered.problems.len() < MOST {
                true => gathered.problems.push(self.unknown(name, of)),
                false => self.more += 1,
            }
            return;
        }
        let which = |one: &Match| (one.place, one.field, one.ids.clone(), one.entry.clone());
        if matches.iter().all(|one| !self.seen.contains(&which(one))) {
            let item = self.texts.len() as u32;
            self.seen.extend(matches.iter().map(which));
            self.texts.push(Text::not_at_hand(Label::of(&of), None));
            gathered.matches.extend(matches.into_iter().map(|one| Match { item, ..one }));
        }
    }

    /// A line that is no name of a secret. A text with a value in it may be shown nowhere, so of such a line nothing is.
    fn unknown(&mut self, name: &str, origin: Origin) -> Problem {
        if !is_name(name) {
            let message = "this is no name of a secret; the line is not shown, since it may hold one";
            return Problem::new(Code::Syntax, message)
                .from(origin)
                .advise("write one name a line, and no value");
        }
        let known = self.known.get_or_insert_with(|| known(self.outline));
        let problem = Problem::new(Code::UnknownVariable, "no secret setting has this name").from(origin);
        let problem = problem.advise("take it out, or correct it");
        match nearest(name, known.iter().map(String::as_str)) {
            Some(meant) => problem.suggest(meant),
            None => problem,
        }
    }
}

/// True for a text without anything that may stand between a name and a value.
fn is_name(text: &str) -> bool {
    text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | '[' | ']' | '/' | '@' | '+'))
}

/// The secrets that a name is for.
fn named(name: &str, outline: &Outline) -> Vec<Match> {
    let variable = name.strip_suffix(FILE_ENDING).filter(|_| outline.by_variable(name).is_empty());
    let by_variable =
        outline.by_variable(variable.unwrap_or(name)).into_iter().map(|found| found.caseless(0));
    let mut matches: Vec<Match> = by_variable.collect();
    if matches.is_empty() {
        matches = secret_folder::named(name, outline);
    }
    matches.retain(|one| {
        let field = outline.field(one.place, one.field);
        field.as_section().is_none() && field.is_secret()
    });
    matches
}

/// The names that secrets have: keys, names of files, and variables.
fn known(outline: &Outline) -> Vec<String> {
    let mut names = secret_folder::secret_names(outline);
    let prefixed = names.iter().filter_map(|name| outline.own_variable(&name.to_uppercase()));
    names.extend(prefixed.collect::<Vec<_>>());
    names
}
