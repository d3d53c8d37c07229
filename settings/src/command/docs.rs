//! The documents that are made from the declaration.

use std::path::Path;

use super::answer::{Answer, NOT_CREATED};
use crate::documents::Documents;
use crate::key::printable;

/// Writes them into a folder, or says which are out of date there; without a folder, prints one.
pub(super) fn answer(documents: &Documents, into: Option<&Path>, check: bool, print: Option<&str>) -> Answer {
    let Some(folder) = into else { return printed(documents, print.unwrap_or("SETTINGS.md")) };
    let (found, status, words) = match check {
        true => (documents.out_of_date(folder), 1, "out of date"),
        false => (documents.write(folder), 0, "written"),
    };
    match found {
        Ok(names) if names.is_empty() => Answer::default(),
        Ok(names) => {
            let lines: String = names.iter().map(|name| format!("{words}: {name}\n")).collect();
            Answer::said(status, lines)
        }
        Err(error) => Answer::failed(NOT_CREATED, format!("error: {error}\n  help: {}\n", error.help())),
    }
}

fn printed(documents: &Documents, name: &str) -> Answer {
    match documents.text(name) {
        Some(text) => Answer::said(0, text.to_owned()),
        None => {
            let names: Vec<&str> = documents.all().map(|(name, _)| name).collect();
            let wrong = format!("there is no document `{}`, but {}", printable(name), names.join(", "));
            Answer::wrong_usage(&wrong)
        }
    }
}
