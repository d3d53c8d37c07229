//! What waivers make of a run, and what is wrong with them.

use super::Date;
use super::outcome::{Outcome, Verdict};
use super::waiver::Granted;
use crate::key::{nearest, printable};
use crate::outline::Outline;

/// What is wrong with waivers: an item or a setting that there is not, a day that has passed or is too far off.
pub(super) fn faults(
    waivers: &[Granted],
    ids: &[&'static str],
    outline: &Outline,
    today: Date,
) -> Vec<String> {
    let mut faults = Vec::new();
    for (at, waiver) in waivers.iter().enumerate() {
        let place = &waiver.place;
        let id = printable(&waiver.id);
        let mut say = |what: String| faults.push(format!("the waiver of `{id}` at {place} {what}"));
        if !ids.contains(&waiver.id.as_str()) {
            let near =
                nearest(&waiver.id, ids.iter().copied()).map(|near| format!(": did you mean `{near}`?"));
            say(format!("is for no item of the checklist{}", near.unwrap_or_default()));
            continue;
        }
        if waiver.until < today {
            say(format!("ended on {}: mend what it waives, or have it granted anew", waiver.until));
        }
        if waiver.until > today.in_a_year() {
            say(format!("holds until {}: a year is the longest", waiver.until));
        }
        for key in waiver.keys.iter().filter(|key| outline.by_key(key).is_empty()) {
            let keys: Vec<String> = outline.keys().collect();
            let near =
                nearest(key, keys.iter().map(String::as_str)).map(|near| format!(": did you mean `{near}`?"));
            say(format!("names `{}`, which is no setting{}", printable(key), near.unwrap_or_default()));
        }
        let same = |other: &&Granted| other.id == waiver.id && overlap(other, waiver);
        if let Some(other) = waivers[..at].iter().find(same) {
            say(format!("waives what the one at {} does", other.place));
        }
    }
    faults
}

fn overlap(one: &Granted, other: &Granted) -> bool {
    let (some, others) = (&one.keys, &other.keys);
    some.is_empty() || others.is_empty() || some.iter().any(|key| others.contains(key))
}

/// Takes what is waived out of the failures; gives a remark for each waiver that waives nothing.
pub(super) fn apply(waivers: &[Granted], outcomes: &mut [Outcome], today: Date) -> Vec<String> {
    let holds = |granted: &Granted| granted.until >= today && granted.until <= today.in_a_year();
    let mut used = vec![false; waivers.len()];
    for outcome in outcomes.iter_mut() {
        let failures = std::mem::take(&mut outcome.failures);
        for failure in failures {
            let waives = |granted: &Granted| {
                granted.id == outcome.about.id && holds(granted) && granted.covers(failure.key())
            };
            match waivers.iter().position(waives) {
                Some(at) => {
                    used[at] = true;
                    outcome.waived.push((failure, at));
                }
                None => outcome.failures.push(failure),
            }
        }
        if outcome.verdict == Verdict::Failed && outcome.failures.is_empty() {
            outcome.verdict = Verdict::Waived;
        }
    }
    let ran = |id: &str| {
        let is_verdict = |one: &&Outcome| {
            one.about.id == id && matches!(one.verdict, Verdict::Passed | Verdict::Failed | Verdict::Waived)
        };
        outcomes.iter().any(|one| is_verdict(&one))
    };
    let stale = waivers.iter().zip(&used).filter(|(granted, used)| {
        // Where the item has no verdict, nobody knows whether it would need the waiver.
        !**used && holds(granted) && ran(&granted.id)
    });
    stale
        .map(|(granted, _)| {
            let id = printable(&granted.id);
            format!("nothing needs the waiver of `{id}` at {} any more: take it out", granted.place)
        })
        .collect()
}
