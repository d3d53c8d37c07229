//! A note of a change: why, what, how to get back, and whether it was confirmed.

use std::fmt::{self, Display, Formatter, Write};
use std::path::Path;

use super::{Change, Date, Difference, NoteError};
use crate::Root;
use crate::checked::Checked;
use crate::confirm::{Confirmation, Verdict};
use crate::markdown::{prose, span};
use crate::source::notebook;

/// A note for whoever comes after a change: in Markdown, made from the settings before and after it.
///
/// What the caller says (reason, files, commands, metrics) goes in as it is, so it should hold no secret. Of the settings
/// themselves none is in it. See [`changes`](crate::changes) for an example.
#[must_use = "a note is written by `append_to`, or shown"]
#[derive(Clone, Debug)]
pub struct Note {
    date: Date,
    reason: String,
    files: Vec<String>,
    commands: Vec<String>,
    metrics: Vec<[String; 3]>,
    difference: Difference,
    /// Before and after; none where not all public settings are at hand.
    fingerprints: [Option<String>; 2],
    checklist: Option<Judged>,
}

/// What a checklist came to.
#[derive(Clone, Debug)]
struct Judged {
    counts: String,
    /// What is wrong, a sentence each.
    faults: Vec<String>,
}

impl Note {
    /// A note of what differs between two loads of one declaration, dated today (UTC).
    pub fn between<T: Root>(before: &Checked<T>, after: &Checked<T>) -> Self {
        Self::of(before.difference(after), [before, after].map(|load| Some(load.fingerprint())))
    }

    pub(super) fn of(difference: Difference, fingerprints: [Option<String>; 2]) -> Self {
        Self {
            date: Date::today(),
            reason: String::new(),
            files: Vec::new(),
            commands: Vec::new(),
            metrics: Vec::new(),
            difference,
            fingerprints,
            checklist: None,
        }
    }

    /// Why the change was made; the note's title.
    pub fn reason(mut self, reason: impl Into<String>) -> Self {
        self.reason = reason.into();
        self
    }

    /// With a file that was touched.
    pub fn file(mut self, file: impl Into<String>) -> Self {
        self.files.push(file.into());
        self
    }

    /// With a command that was used.
    pub fn command(mut self, command: impl Into<String>) -> Self {
        self.commands.push(command.into());
        self
    }

    /// With a number that shows what the change did: its name, and what was measured before and after.
    pub fn metric(mut self, name: impl Into<String>, before: impl Display, after: impl Display) -> Self {
        self.metrics.push([name.into(), before.to_string(), after.to_string()]);
        self
    }

    /// As if it were this day.
    pub fn date(mut self, day: Date) -> Self {
        self.date = day;
        self
    }

    /// With what a checklist found in the settings as they are now: how many items passed and failed, and what failed.
    pub fn checklist(mut self, confirmation: &Confirmation) -> Self {
        self.checklist = Some(Judged::of(confirmation));
        self
    }

    /// What differs.
    pub fn difference(&self) -> &Difference {
        &self.difference
    }

    /// The note in Markdown, under a heading of the second level.
    pub fn to_markdown(&self) -> String {
        let mut out = String::new();
        self.write_head(&mut out);
        self.write_settings(&mut out);
        self.write_rollback(&mut out);
        if let Some(judged) = &self.checklist {
            judged.write(&mut out);
        }
        out
    }

    /// Puts the note on top of a file of notes, which is made if it is not there. Earlier notes stay.
    ///
    /// The new text is written into `PATH.new` and then renamed, so the file is whole at any time. As that file can be made
    /// by one process only, it keeps others out while one reads and writes: none of two notes is lost. A process that is
    /// killed meanwhile leaves it behind, and the next one says so after five seconds. The file keeps its mode.
    ///
    /// ```
    /// # use settings::{Loader, Settings};
    /// # use settings::changes::Note;
    /// # #[derive(Settings)]
    /// # #[settings(prefix = "SHOP")]
    /// # struct Shop { #[settings(default = 8080)] port: u16 }
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let folder = tempfile::tempdir()?;
    /// # let path = folder.path().join("CHANGES.md");
    /// let [before, after] = [8080, 9000].map(|port| Loader::<Shop>::new().value("port", port).load());
    /// let (before, after) = (before?, after?);
    /// Note::between(&before, &after).reason("the old port is taken").append_to(&path)?;
    /// Note::between(&after, &before).reason("it is free again").append_to(&path)?;
    ///
    /// let notes = std::fs::read_to_string(&path)?;
    /// assert!(notes.find("free again") < notes.find("is taken"));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// If the file is no file of notes, is a folder, is not UTF-8 or may not be written; if another process writes for more
    /// than five seconds; if the disk will not. The file is then as it was.
    pub fn append_to(&self, path: impl AsRef<Path>) -> Result<(), NoteError> {
        notebook::put_on_top(path.as_ref(), &self.to_markdown())
    }

    // A string never refuses to be written to: what writing gives is nothing to look at.

    fn write_head(&self, out: &mut String) {
        let reason = one_line(&self.reason);
        let reason = if reason.is_empty() { "no reason was given".to_owned() } else { prose(&reason) };
        let _ = writeln!(out, "## {}: {reason}\n", self.date);
        for file in &self.files {
            let _ = writeln!(out, "- file: {}", span(file));
        }
        for line in self.commands.iter().flat_map(|command| command.lines()) {
            let _ = writeln!(out, "- command: {}", span(line));
        }
        for [name, before, after] in &self.metrics {
            let [name, before, after] = [name, before, after].map(|text| prose(&one_line(text)));
            let _ = writeln!(out, "- metric: {name}: {before} → {after}");
        }
        let shown =
            |one: &Option<String>| one.as_ref().map_or_else(|| "not known".to_owned(), |one| span(one));
        let [before, after] = self.fingerprints.each_ref().map(shown);
        let _ = writeln!(out, "- fingerprint: {before} → {after}");
    }

    fn write_settings(&self, out: &mut String) {
        out.push_str("\n### Settings\n\n");
        if self.difference.is_empty() {
            out.push_str("No setting has another value.\n");
        }
        self.difference.changes().for_each(|change| change.write_markdown(out));
        let untouched: Vec<String> = self.difference.untouched_names().map(span).collect();
        if !untouched.is_empty() {
            let _ = writeln!(out, "\nUntouched: {}.", untouched.join(", "));
        }
        let not_compared: Vec<String> =
            self.difference.not_compared().iter().map(|one| span(one.key())).collect();
        if !not_compared.is_empty() {
            let _ = writeln!(out, "\nNot at hand, and not compared: {}.", not_compared.join(", "));
        }
        if self.difference.moved().next().is_some() {
            out.push_str("\nThe same value from another place:\n\n");
        }
        for change in self.difference.moved() {
            let _ = writeln!(out, "- {}: {}", span(change.key()), prose(&change.way()));
        }
    }

    fn write_rollback(&self, out: &mut String) {
        out.push_str("\n### Rollback\n\n");
        if self.difference.is_empty() {
            out.push_str("There is nothing to roll back.\n");
            return;
        }
        self.difference.changes().for_each(|change| write_steps(change, out));
        if let Some(before) = &self.fingerprints[0] {
            let before = span(before);
            let _ = writeln!(out, "\nThe fingerprint is then {before} again. Secrets have no part in it.");
        }
    }
}

/// The same as [`Note::to_markdown`].
impl Display for Note {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_markdown())
    }
}

fn write_steps(change: &Change, out: &mut String) {
    let _ = writeln!(out, "- {}", span(change.key()));
    for (at, step) in change.steps().iter().enumerate() {
        let _ = writeln!(out, "  {}. {}", at + 1, step.to_markdown());
    }
    if change.steps().is_empty() {
        out.push_str("  - no place gave it: it comes by default, or follows from other settings\n");
    }
}

impl Judged {
    fn of(confirmation: &Confirmation) -> Self {
        let mut faults: Vec<String> =
            confirmation.faults().iter().map(|fault| format!("fault: {fault}")).collect();
        for outcome in confirmation.outcomes() {
            let item = format!("{}: {}", outcome.id(), outcome.title());
            match outcome.verdict() {
                Verdict::Failed => faults.extend(outcome.failures().iter().map(|failure| {
                    let key = failure.key().map(|key| format!("`{key}` ")).unwrap_or_default();
                    format!("{item}: {key}{}", failure.message())
                })),
                Verdict::Broken => faults.push(format!("{item}: broken")),
                _ => {}
            }
        }
        Self { counts: confirmation.headline(), faults }
    }

    fn write(&self, out: &mut String) {
        let _ = writeln!(out, "\n### Checklist\n\n{}\n", prose(&self.counts));
        for fault in &self.faults {
            let _ = writeln!(out, "- {}", prose(fault));
        }
    }
}

/// A text on one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
