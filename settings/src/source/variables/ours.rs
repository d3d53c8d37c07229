//! Which variables of a process are no other program's.

use super::is_ignored;
use crate::outline::Outline;
use crate::source::named_file;

/// The variables that a loader reads, and those that nobody else is to read.
pub(crate) struct Ours {
    /// The variables that the loader itself reads: where the file of settings is, for example.
    pub(crate) named: Vec<String>,
    /// Names, and beginnings of names that end in `*`, which belong to others.
    pub(crate) ignored: Vec<String>,
}

impl Ours {
    /// True for the variable of a setting, of a secret's file or of the loader; and for every other one under the prefix that is
    /// not said to belong to another program: a name that is misspelt may hold a secret all the same.
    pub(crate) fn has(&self, name: &str, outline: &Outline) -> bool {
        !outline.by_variable(name).is_empty()
            || named_file::secrets_of(name, outline).is_some()
            || self.named.iter().any(|named| named == name)
            || outline.claims(name) && !is_ignored(&self.ignored, name)
    }
}
