//! A confirmation as a page of Markdown, for a release's record.

use std::fmt::Write;

use super::cover::Covered;
use super::outcome::{Confirmation, Outcome, Verdict};
use super::text::{Against, Counts, Found, Told};
use crate::markdown::{cell, code, in_cell, prose, span};

impl Confirmation {
    /// The confirmation in Markdown: the verdicts in a table, what is wrong in full, and every security setting with its
    /// value in use, owner, expected result and rollback.
    pub fn to_markdown(&self) -> String {
        let mut out = String::new();
        // A string never refuses to be written to.
        let _ =
            writeln!(out, "# Checklist for {}, {}\n\n{}.", self.profile.as_str(), self.today, Counts(self));
        if let Some(release) = self.release() {
            let _ = writeln!(out, "\nRelease: {}", prose(release));
        }
        out += PASS;
        if let Some(sources) = self.sources_in_words() {
            let _ = writeln!(out, "\nSettings come from, the strongest first: {sources}.");
        }
        if !self.faults.is_empty() {
            out.push('\n');
        }
        for fault in &self.faults {
            let _ = writeln!(out, "- **fault**: {}", prose(fault));
        }
        out += "\n## Items\n\n| item | verdict | section | confirms | evidence | owner |\n|---|---|---|---|---|---|\n";
        for outcome in &self.outcomes {
            row(outcome, &mut out);
        }
        let wrong = |one: &&Outcome| {
            matches!(one.verdict, Verdict::Failed | Verdict::Waived | Verdict::Broken | Verdict::NotVerified)
        };
        for outcome in self.outcomes.iter().filter(wrong) {
            detail(outcome, &mut out);
        }
        if !self.waivers.is_empty() {
            out += "\n## Waivers\n\n";
        }
        for granted in &self.waivers {
            let _ = writeln!(out, "- {}", prose(&Told(granted).to_string().replace("\n ", ",")));
        }
        for remark in &self.remarks {
            let _ = writeln!(out, "- remark: {}", prose(remark));
        }
        self.security_table(&mut out);
        out
    }

    /// The sources from the strongest, and the defaults under them.
    fn sources_in_words(&self) -> Option<String> {
        let words = self.sources.iter().map(|source| {
            let (words, name) = source.as_source();
            format!("{words}{}", name.map(span).unwrap_or_default())
        });
        let words: Vec<String> = words.collect();
        (!words.is_empty()).then(|| words.join("; ") + "; defaults of the declaration")
    }

    fn security_table(&self, out: &mut String) {
        if self.security.is_empty() {
            return;
        }
        out.push_str(SECURITY);
        self.security.iter().for_each(|setting| setting_row(setting, out));
    }
}

/// What a verdict is worth.
const PASS: &str = "\nA pass means that the settings say so. That it is in force is seen by looking for what is expected of each of them.\n";

/// The head of the table of security settings.
const SECURITY: &str = "\n## Security settings\n\n\
    What is in use is what this run found. *After a change* has the value in use again; *to be without it* has what holds in \
    its place; the *note of the declaration* says what is to be done besides, whichever way is taken. A table is named by its \
    key, however the file writes it. A way goes back to the place that is told here: what a change put at a stronger \
    place is taken out there besides. Settings are read at start: what was done to them holds after a restart.\n\n\
    | setting | in use | from | items | owner | expected | rollback |\n|---|---|---|---|---|---|---|\n";

fn setting_row(setting: &Covered, out: &mut String) {
    let review = setting.review();
    let said = |text: Option<&str>| text.map_or_else(|| "**nobody says**".to_owned(), cell);
    let in_use = setting.value().map_or_else(
        || "not there".to_owned(),
        |value| in_cell(&span(if value.is_empty() { "\"\"" } else { value })),
    );
    let from = setting.origin().map_or_else(|| "-".to_owned(), |origin| cell(&origin.to_string()));
    let words =
        if setting.is_uncovered() { format!("**{}**", setting.words()) } else { cell(&setting.words()) };
    let ways = setting.ways().map(|(label, step)| format!("*{label}*: {}", in_cell(&step.to_markdown())));
    // Whoever is in a hurry follows what comes first: that has to have the value in use again.
    let note = format!("*note of the declaration*: {}", said(review.rollback()));
    let rollback: Vec<String> = ways.chain(std::iter::once(note)).collect();
    let _ = writeln!(
        out,
        "| `{}` | {in_use} | {from} | {words} | {} | {} | {} |",
        code(setting.key()),
        said(review.owner()),
        said(review.expected()),
        rollback.join("<br>")
    );
}

fn row(outcome: &Outcome, out: &mut String) {
    let at = outcome.at().filter(|at| !at.is_empty()).map(|at| format!("`{}`", code(at))).unwrap_or_default();
    let because = outcome.because().map(|why| format!(": {}", cell(why))).unwrap_or_default();
    let verdict = format!("{}{because}", outcome.verdict().as_str());
    let found = outcome.evidence().iter().map(|one| format!("`{}`", code(&Found(one).to_string())));
    let looked_at = outcome.looked_at().iter().map(|path| format!("looked at `{}`", code(path)));
    let evidence: Vec<String> = found.chain(looked_at).collect();
    let _ = writeln!(
        out,
        "| {} | {} | {at} | {} | {} | {} |",
        outcome.id(),
        verdict,
        cell(outcome.title()),
        evidence.join("<br>"),
        cell(&outcome.owners().join(", "))
    );
}

fn detail(outcome: &Outcome, out: &mut String) {
    let _ = writeln!(out, "\n## {}: {}\n", outcome.id(), prose(outcome.title()));
    for failure in outcome.failures() {
        let _ = writeln!(out, "- {}", prose(&Against(failure.key(), failure.message()).to_string()));
    }
    for failure in outcome.waived() {
        let _ = writeln!(out, "- waived: {}", prose(&Against(failure.key(), failure.message()).to_string()));
    }
    if let Some(why) = outcome.because() {
        let _ = writeln!(out, "- {}", prose(why));
    }
    for path in outcome.looked_at() {
        let _ = writeln!(out, "- looked at `{}`", code(path));
    }
    for (label, text) in outcome.about.texts() {
        let _ = writeln!(out, "- {label}: {}", prose(text));
    }
    for (key, said) in outcome.rollbacks() {
        let _ = writeln!(out, "- rollback of `{}`: {}", code(key), prose(said));
    }
}
