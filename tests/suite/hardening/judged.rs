//! What one item says of settings.

use settings::Root;
use settings::checklist::{Checklist, Outcome, Profile};

use crate::support::{loaded, toml};

/// The outcome of one item of all, for a text of settings.
pub(super) fn outcome<T: Root>(checklist: Checklist, id: &str, text: &str) -> Outcome {
    let report = loaded::<T>(toml(text)).confirm(&checklist.items(settings::hardening::items()));
    assert!(report.faults().is_empty(), "{report}");
    report.outcome(id).unwrap_or_else(|| panic!("no outcome of `{id}`:\n{report}")).clone()
}

/// The verdict, or each failure as `key message`.
pub(super) fn said<T: Root>(profile: Profile, id: &str, text: &str) -> Vec<String> {
    told(&outcome::<T>(Checklist::new(profile).without_machine(), id, text))
}

pub(super) fn told(outcome: &Outcome) -> Vec<String> {
    let failure = |one: &settings::checklist::Failure| {
        format!("{} {}", one.key().unwrap_or("the whole"), one.message())
    };
    match outcome.failures() {
        [] => vec![outcome.verdict().as_str().to_owned()],
        failures => failures.iter().map(failure).collect(),
    }
}

/// Each row: a text of settings, and what the item says in production.
#[track_caller]
pub(super) fn rows<T: Root>(id: &str, rows: &[(&str, &[&str])]) {
    for (text, expected) in rows {
        assert_eq!(said::<T>(Profile::Production, id, text), *expected, "{text}");
    }
}
