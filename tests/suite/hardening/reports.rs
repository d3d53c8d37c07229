//! Reports of all items: what one of them says, and every form of the whole.

use settings::checklist::{Checklist, Confirmation, Date, Profile};
use settings::{Checked, Root, hardening};

/// A checklist of all items, on a day on which all is as the tests say, without a machine.
pub(super) fn list() -> Checklist {
    let day: Date = "2026-06-01".parse().unwrap();
    Checklist::new(Profile::Production).today(day).without_machine().items(hardening::items())
}

/// The failures of an item: keys, and what is wrong behind them.
pub(super) fn failures(report: &Confirmation, id: &str) -> Vec<String> {
    let outcomes = report.outcomes().iter().filter(|one| one.id() == id);
    let failures = outcomes.flat_map(settings::checklist::Outcome::failures);
    failures.map(|one| format!("{} {}", one.key().unwrap_or("-"), one.message())).collect()
}

/// What became of an item, and why.
pub(super) fn verdict(report: &Confirmation, id: &str) -> String {
    let outcome = report.outcome(id).unwrap();
    match outcome.because() {
        Some(because) => format!("{}: {because}", outcome.verdict().as_str()),
        None => outcome.verdict().as_str().to_owned(),
    }
}

/// The keys that an item has something against.
#[track_caller]
pub(super) fn keys<T: Root>(settings: &Checked<T>, list: &Checklist, id: &str) -> Vec<String> {
    let report = settings.confirm(list);
    assert_eq!(report.faults(), [""; 0]);
    let failures = failures(&report, id);
    failures.iter().map(|one| one.split(' ').next().unwrap_or_default().to_owned()).collect()
}

/// Every form of a report.
pub(super) fn outputs(report: &Confirmation) -> [String; 4] {
    [report.to_string(), report.to_markdown(), report.to_json(), format!("{report:?}")]
}
