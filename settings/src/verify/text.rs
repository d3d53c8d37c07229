//! A verification for people: what is wrong, what nobody knows, what is waived.

use std::fmt::{self, Display, Formatter};

use super::Verification;
use crate::confirm::Brief;
use crate::key::printable;

impl Display for Verification {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if let Some(error) = &self.refused {
            // What is not at hand and what did not run is in it.
            writeln!(f, "{error}")?;
        }
        for problem in &self.probes {
            writeln!(f, "problem: {problem}")?;
        }
        if let Some(error) = &self.waivers {
            let mut problems = error.problems().iter();
            problems.try_for_each(|one| writeln!(f, "fault: the waivers cannot be used: {one}"))?;
        }
        if let Some(confirmation) = &self.checklist {
            write!(f, "{}", Brief(confirmation))?;
        }
        if self.refused.is_some() {
            return Ok(());
        }
        for one in &self.not_at_hand {
            writeln!(f, "not verified: {one}")?;
        }
        for rule in &self.not_run {
            let keys: Vec<String> = rule.keys().iter().map(|key| printable(key)).collect();
            writeln!(f, "not verified: the rule `{}`, which reads `{}`", rule.rule(), keys.join("`, `"))?;
        }
        self.warnings.iter().try_for_each(|warning| writeln!(f, "warning: {warning}"))
    }
}

impl Verification {
    /// One line on what was verified, for whoever wants to see that something was.
    pub fn headline(&self) -> String {
        let list = self.checklist.as_ref().map(|list| format!("; checklist {}", list.headline()));
        match &self.refused {
            Some(_) => "the settings do not load".to_owned(),
            None => format!("{}{}", self.summary, list.unwrap_or_default()),
        }
    }
}
