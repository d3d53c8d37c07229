//! A list of the secrets that there are going to be, without their values: what a rehearsal knows of them.

use std::path::Path;
use std::sync::Arc;

use super::Gathered;
use super::{read, secret_folder};
use crate::byte_size::ByteSize;
use crate::key::{FILE_ENDING, nearest, printable};
use crate::layer::{Content, Label, Layer, Match, Text};
use crate::origin::{Origin, OriginKind};
use crate::outline::Outline;
use crate::problem::{Code, Problem};

/// Makes a layer of the names in a file: one a line, that of a variable, of a secret file or the key; `#` begins a comment.
pub(crate) fn gather(path: &Path, limit: ByteSize, outline: &Outline) -> Gathered {
    let name: Arc<str> = path.to_string_lossy().into();
    let layer = |content| Layer { kind: OriginKind::File, name: Arc::clone(&name), content };
    let origin = Origin::named(OriginKind::File, &name);
    let text = match read::read(path, limit) {
        Ok(text) => text,
        Err(fault) => {
            let mut gathered = Gathered::new(layer(Content::Unknown));
            gathered.problems.push(fault.problem(origin));
            return gathered;
        }
    };
    let mut gathered = Gathered::new(layer(Content::Texts(Vec::new())));
    let mut texts: Vec<Text> = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let of = Origin { line: at as u32 + 1, ..origin.clone() };
        let name = line.split('#').next().unwrap_or_default().trim();
        if name.is_empty() {
            continue;
        }
        let item = texts.len() as u32;
        let matches = named(name, outline);
        if matches.is_empty() {
            gathered.problems.push(unknown(name, of, outline));
            continue;
        }
        let is_new = |one: &Match| !gathered.matches.iter().any(|other| other.is_same_setting(one));
        if matches.iter().all(is_new) {
            texts.push(Text::not_at_hand(Label::of(&of)));
            gathered.matches.extend(matches.into_iter().map(|one| Match { item, ..one }));
        }
    }
    gathered.layer.content = Content::Texts(texts);
    gathered
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

/// A name that no secret has. A text with a value in it may be shown nowhere, so of such a line nothing is.
fn unknown(name: &str, origin: Origin, outline: &Outline) -> Problem {
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | '[' | ']');
    if !name.chars().all(is_name) {
        let message = "this is no name of a secret; the line is not shown, since it may hold one";
        return Problem::new(Code::Syntax, message)
            .from(origin)
            .advise("write one name a line, and no value");
    }
    let mut names = secret_folder::secret_names(outline);
    let prefixed = names.iter().filter_map(|name| outline.own_variable(&name.to_uppercase()));
    names.extend(prefixed.collect::<Vec<_>>());
    let problem = Problem::new(Code::UnknownVariable, "no secret setting has this name").from(origin);
    match nearest(name, names.iter().map(String::as_str)) {
        Some(meant) => problem.suggest(meant).advise(format!("did you mean `{}`?", printable(meant))),
        None => problem.advise("take it out, or correct it"),
    }
}
