//! A waiver: what is wrong and stays so for a while, by whose word, why, and until when.

use super::date::Date;

/// A waiver, and where it is written.
#[derive(Clone, Debug)]
pub(crate) struct Granted {
    /// The item.
    pub(crate) id: String,
    /// The settings at fault that it waives, by key; all of the item's, if there are none here.
    pub(crate) keys: Vec<String>,
    pub(crate) reason: String,
    pub(crate) owner: String,
    /// The last day on which it holds.
    pub(crate) until: Date,
    pub(crate) place: String,
}

impl Granted {
    /// True if it waives what is wrong with this setting.
    pub(super) fn covers(&self, key: Option<&str>) -> bool {
        let within = |key: &str| self.keys.iter().any(|of| crate::key::is_within(key, of));
        self.keys.is_empty() || key.is_some_and(within)
    }
}
