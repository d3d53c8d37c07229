//! What differs, for people: section by section, then what is as it was.

use std::fmt::{self, Display, Formatter};

use super::outcome::{Change, Difference, Kind};
use crate::columns;
use crate::key::escaped;

/// As many columns as terminals and mails have.
const COLUMNS: usize = 80;

/// How the outermost section is called.
const OUTERMOST: &str = "top level";

/// The name of a section.
pub(super) fn name(key: &str) -> &str {
    if key.is_empty() { OUTERMOST } else { key }
}

impl Display for Difference {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut page = Page { columns: f.width().unwrap_or(COLUMNS), out: String::new() };
        page.line(0, &self.headline());
        for section in self.sections.iter().filter(|section| !section.changes.is_empty()) {
            page.out.push('\n');
            page.line(0, name(&section.key));
            section.changes.iter().for_each(|change| page.change(change));
        }
        let untouched: Vec<&str> = self.untouched_names().collect();
        if !untouched.is_empty() {
            page.out.push('\n');
            page.line(0, &format!("untouched: {}", untouched.join(", ")));
        }
        let mut moved = self.moved().peekable();
        if moved.peek().is_some() {
            page.out.push('\n');
            page.line(0, "the same value from another place:");
        }
        moved.for_each(|change| page.line(1, &format!("{}: {}", change.key, change.way())));
        if !self.not_compared.is_empty() {
            page.out.push('\n');
            page.line(0, "not compared, for they are not at hand on both sides:");
        }
        self.not_compared.iter().for_each(|one| page.line(1, &format!("{}: {}", one.key, one.way())));
        f.write_str(&page.out)
    }
}

impl Difference {
    /// The names of the sections in which nothing differs.
    pub(crate) fn untouched_names(&self) -> impl Iterator<Item = &str> {
        self.untouched().map(name)
    }

    /// `2 settings changed, 1 added, in 1 of 4 sections`.
    pub(super) fn headline(&self) -> String {
        let all = self.sections.len();
        let touched = self.sections.iter().filter(|section| !section.changes.is_empty()).count();
        let s = |count: usize| if count == 1 { "" } else { "s" };
        let kinds = [
            (Kind::Changed, "changed"),
            (Kind::Added, "added"),
            (Kind::Removed, "removed"),
            (Kind::NotCompared, "not compared"),
        ];
        let mut parts: Vec<String> = Vec::new();
        for (kind, words) in kinds {
            let count = self.changes().filter(|change| change.kind == kind).count();
            match (count, parts.is_empty()) {
                (0, _) => {}
                (_, true) => parts.push(format!("{count} setting{} {words}", s(count))),
                (_, false) => parts.push(format!("{count} {words}")),
            }
        }
        match parts.is_empty() {
            true => format!("no setting changed, in {all} section{}", s(all)),
            false => format!("{}, in {touched} of {all} section{}", parts.join(", "), s(all)),
        }
    }
}

impl Change {
    /// Where the value came from and comes from: `default → settings.toml:2:8`.
    pub(crate) fn way(&self) -> String {
        let origin = |side: &Option<super::Side>| side.as_ref().map(|side| side.origin.to_string());
        match (origin(&self.before), origin(&self.after)) {
            (Some(before), Some(after)) if before != after => format!("{before} → {after}"),
            (Some(one), _) | (None, Some(one)) => one,
            (None, None) => String::new(),
        }
    }

    /// What is told below the setting: a label, and what it says.
    pub(super) fn details(&self) -> Vec<(&'static str, String)> {
        let mut details = vec![("origin", self.way())];
        if let Some(elements) = &self.elements {
            let list = |elements: &[String]| Some(elements.join(", ")).filter(|text| !text.is_empty());
            details.extend(list(elements.added()).map(|text| ("added", text)));
            details.extend(list(elements.removed()).map(|text| ("removed", text)));
        }
        if self.review.is_security() {
            details.push(("security", "yes".to_owned()));
        }
        let review = &self.review;
        for (label, text) in
            [("owner", review.owner()), ("expect", review.expected()), ("rollback", review.rollback())]
        {
            details.extend(text.map(|text| (label, text.to_owned())));
        }
        details
    }
}

struct Page {
    columns: usize,
    out: String,
}

impl Page {
    fn change(&mut self, change: &Change) {
        self.line(1, &format!("{}: {}", change.key, change.words()));
        for (label, text) in change.details() {
            self.line(2, &format!("{label}: {text}"));
        }
    }

    fn line(&mut self, indent: usize, text: &str) {
        columns::line(&mut self.out, indent, self.columns, &escaped(text));
    }
}
