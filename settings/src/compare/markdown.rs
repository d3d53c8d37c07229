//! What differs, as a page of Markdown.

use std::fmt::Write;

use super::outcome::{Change, Difference, Kind};
use super::text::name;
use crate::markdown::{prose, span};

impl Difference {
    /// The difference in Markdown: a list for each section that changed, and the names of those that did not.
    pub fn to_markdown(&self) -> String {
        // A string never refuses to be written to.
        let mut out = format!("# Changes\n\n{}.\n", self.headline());
        for section in self.sections.iter().filter(|section| !section.changes.is_empty()) {
            let _ = writeln!(out, "\n## {}\n", span(name(&section.key)));
            section.changes.iter().for_each(|change| change.write_markdown(&mut out));
        }
        let untouched: Vec<String> = self.untouched_names().map(span).collect();
        if !untouched.is_empty() {
            let _ = writeln!(out, "\n## Untouched\n\n{}.", untouched.join(", "));
        }
        if self.moved().next().is_some() {
            out.push_str("\n## The same value from another place\n\n");
        }
        for change in self.moved() {
            let _ = writeln!(out, "- {}: {}", span(&change.key), prose(&change.way()));
        }
        if !self.not_compared.is_empty() {
            out.push_str("\n## Not at hand, and not compared\n\n");
        }
        for one in &self.not_compared {
            let _ = writeln!(out, "- {}: {}", span(&one.key), prose(&one.way()));
        }
        out
    }
}

impl Change {
    /// An item of a list, with what else is known below it.
    pub(crate) fn write_markdown(&self, out: &mut String) {
        let [before, after] =
            [&self.before, &self.after].map(|side| side.as_ref().map_or("", |it| it.value()));
        let told = match self.kind {
            Kind::NotCompared => self.words(),
            _ if self.unseen && before == after && self.secret => self.words(),
            _ if self.unseen && before == after => format!("changed, not shown: {}", span(after)),
            Kind::Added => format!("added: {}", span(after)),
            Kind::Removed => format!("removed: {}", span(before)),
            Kind::Changed | Kind::Moved => format!("{} → {}", span(before), span(after)),
        };
        let _ = writeln!(out, "- {}: {told}", span(&self.key));
        for (label, text) in self.details() {
            let _ = writeln!(out, "  - {label}: {}", prose(&text));
        }
    }
}
