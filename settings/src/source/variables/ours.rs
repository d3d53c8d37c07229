//! Which variables of a process are no other program's.

use super::is_ignored;
use crate::outline::Outline;
use crate::source::named_file;

/// The variables that nobody else is to read.
pub(crate) struct Ours {
    /// The variables that name a folder of secret files.
    pub(crate) folders: Vec<String>,
    /// Names, and beginnings of names that end in `*`, which belong to others.
    pub(crate) ignored: Vec<String>,
}

impl Ours {
    /// True for a variable that gives a secret or leads to one; and for every one under the prefix that is not said to belong to
    /// another program: a name that is misspelt may hold a secret all the same. What is public and has a name of its own, such as
    /// `TZ` or `PORT`, is read by others as well.
    pub(crate) fn has(&self, name: &str, outline: &Outline) -> bool {
        let found = outline.by_variable(name);
        found.iter().any(|one| outline.field(one.place, one.field).is_secret())
            || named_file::secrets_of(name, outline).is_some()
            || self.folders.iter().any(|folder| folder == name)
            || outline.claims(name) && !(found.is_empty() && is_ignored(&self.ignored, name))
    }
}
