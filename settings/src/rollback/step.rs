//! One step of the way back.

use std::fmt::{self, Display, Formatter};

use crate::key::escaped;

/// One thing to do. `Display` is a sentence with what is to be copied between backticks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Words(&'static str),
    Code(String),
}

impl Step {
    /// A sentence of words and code by turns.
    pub(crate) fn new(words: &[&'static str], code: &[&str]) -> Self {
        let mut parts = Vec::new();
        for (at, words) in words.iter().enumerate() {
            parts.extend(Some(Part::Words(words)).filter(|_| !words.is_empty()));
            parts.extend(code.get(at).map(|code| Part::Code((*code).to_owned())));
        }
        Self(parts)
    }

    /// Goes on with more words and code.
    pub(super) fn tell(&mut self, words: &[&'static str], code: &[&str]) {
        self.0.extend(Self::new(words, code).0);
    }

    /// What stands between backticks, exactly: keys, values, and the names of files, variables and flags.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|part| match part {
            Part::Code(code) => Some(code.as_str()),
            Part::Words(_) => None,
        })
    }

    /// The step in Markdown.
    pub(crate) fn to_markdown(&self) -> String {
        let part = |part: &Part| match part {
            Part::Words(words) => (*words).to_owned(),
            Part::Code(code) => crate::markdown::span(code),
        };
        self.0.iter().map(part).collect()
    }
}

impl Display for Step {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|part| match part {
            Part::Words(words) => f.write_str(words),
            Part::Code(code) => write!(f, "`{}`", escaped(code)),
        })
    }
}
