//! What an item says of itself, which its outcomes say after it.

use super::profile::Severity;

/// What an item says of itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct About {
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    pub(super) why: &'static str,
    pub(super) source: &'static str,
    pub(super) mend: &'static str,
    pub(super) owner: Option<&'static str>,
    pub(super) severity: Severity,
}

impl About {
    /// Nothing but what it is; an error, if nothing is said.
    pub(super) fn new(id: &'static str, title: &'static str) -> Self {
        Self { id, title, why: "", source: "", mend: "", owner: None, severity: Severity::Error }
    }

    /// What it says at length, as far as it says it, each under its label in reports.
    pub(super) fn texts(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let texts = [("why", self.why), ("help", self.mend), ("source", self.source)];
        texts.into_iter().filter(|(_, text)| !text.is_empty())
    }
}
