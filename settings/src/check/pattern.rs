//! `pattern = "…"`: a regular expression that the whole text matches.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use regex_lite::Regex;

use crate::demand::{Check, Complaint};

/// A text that matches a regular expression from its beginning to its end.
///
/// The syntax is that of the crate `regex-lite`: no look-around, so that no text takes more than linear time.
#[derive(Debug)]
pub struct Pattern(&'static str);

/// The expressions of a process, translated; nothing for one that is none.
type Known = Mutex<HashMap<&'static str, Option<Arc<Regex>>>>;

impl Pattern {
    /// The texts that match this expression as a whole.
    pub const fn new(pattern: &'static str) -> Self {
        Self(pattern)
    }

    /// The expression with its anchors, translated once in a process. `None` if it is not one.
    fn regex(&self) -> Option<Arc<Regex>> {
        static KNOWN: OnceLock<Known> = OnceLock::new();
        let mut known = KNOWN.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
        // By itself too: `a)|(b` is none, though it becomes one between the anchors.
        let made = || {
            Regex::new(self.0).ok()?;
            Regex::new(&format!("^(?:{})$", self.0)).ok().map(Arc::new)
        };
        known.entry(self.0).or_insert_with(made).clone()
    }
}

impl Check<str> for Pattern {
    fn describe(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a text that matches `{}`", self.0)
    }

    fn check(&self, value: &str) -> Result<(), Complaint> {
        match self.regex() {
            Some(regex) if regex.is_match(value) => Ok(()),
            Some(_) => Err(Complaint::unmet()),
            None => Err(NONE.into()),
        }
    }

    fn fault(&self) -> Option<&'static str> {
        self.regex().is_none().then_some(NONE)
    }
}

const NONE: &str = "the pattern is no regular expression, so that no value can match it";
