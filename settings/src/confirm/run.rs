//! A run: each item against each section of its type, and then what the waivers make of it.

use std::any::Any;
use std::cell::Cell;

use super::about::About;
use super::findings::{Failure, Findings, read_key};
use super::item::{Item, Judge, OnSection};
use super::outcome::{Confirmation, Evidence, Outcome, Verdict};
use super::seen::{Seen, away, under};
use super::{Checklist, Date, cover, waived};
use crate::key::is_within;
use crate::loaded::{Loaded, Scope};
use crate::machine::Machine;
use crate::outline::{Outline, ROOT, Steps};
use crate::schema::Section;
use crate::survey::{self, Explained};
use crate::visit::AnySection;

/// What is to be confirmed.
pub(crate) struct Subject<'a> {
    pub(crate) value: &'a dyn AnySection,
    pub(crate) loaded: &'a Loaded,
    pub(crate) scope: &'a Scope,
    pub(crate) settings: &'a [Explained],
    /// The place and the field of each.
    pub(crate) places: &'a [(u32, u16)],
    pub(crate) machine: Option<&'a dyn Machine>,
}

/// Runs a checklist.
pub(crate) fn run(list: &Checklist, subject: &Subject<'_>) -> Confirmation {
    let today = list.today.unwrap_or_else(Date::today);
    let run = Run { list, subject, today };
    let mut outcomes: Vec<Outcome> = list.items.iter().flat_map(|item| run.item(item)).collect();
    let mut faults = faults_of_ids(&list.items);
    let outline = &subject.loaded.outline;
    let ids: Vec<&'static str> = list.items.iter().map(Item::id).collect();
    faults.extend(waived::faults(&list.waivers, &ids, outline, today));
    let remarks = waived::apply(&list.waivers, &mut outcomes, today);
    let withheld: Vec<String> = outcomes.iter().flat_map(|one| one.withheld.iter().cloned()).collect();
    // What one item keeps out, no other one shows.
    let evidence = outcomes.iter_mut().flat_map(|one| one.evidence.iter_mut());
    evidence.filter(|one| is_withheld(&one.key, &withheld)).for_each(Evidence::withhold);
    Confirmation {
        profile: list.profile,
        today,
        fail_on: list.fail_on,
        strict: list.strict,
        release: list.release.clone(),
        sources: subject.loaded.sources(),
        security: cover::security(subject, &list.items, &outcomes, &withheld),
        outcomes,
        waivers: list.waivers.clone(),
        faults,
        remarks,
    }
}

/// Ids that two items have, or that are none.
pub(super) fn faults_of_ids(items: &[Item]) -> Vec<String> {
    let mut faults = Vec::new();
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let is_part = |part: &str| !part.is_empty() && part.chars().all(fits);
    for (at, item) in items.iter().enumerate() {
        if !item.about.id.contains('.') || !item.about.id.split('.').all(is_part) {
            faults.push(format!(
                "`{}` is no id of an item: write `group.what-it-confirms`, in lower case",
                item.about.id
            ));
        }
        if items[..at].iter().any(|other| other.about.id == item.about.id) {
            faults.push(format!("two items have the id `{}`", item.about.id));
        }
    }
    faults
}

/// Why an item of a rehearsal is not verified.
const NOT_AT_HAND: &str = "a secret is not at hand";

struct Run<'a> {
    list: &'a Checklist,
    subject: &'a Subject<'a>,
    today: Date,
}

impl<'a> Run<'a> {
    fn item(&self, item: &Item) -> Vec<Outcome> {
        if !item.profiles.contains(&self.list.profile) {
            let because = format!("it is not for {}", self.list.profile.as_str());
            return vec![self.outcome(item, Verdict::NotApplicable, Some(because))];
        }
        if item.needs_machine && self.subject.machine.is_none() {
            let because = "the machine was not to be looked at".to_owned();
            return vec![self.outcome(item, Verdict::NotVerified, Some(because))];
        }
        match &item.judge {
            Judge::Section { of, section, judge, .. } => {
                let mut outcomes = Vec::new();
                let Subject { value, loaded, scope, .. } = *self.subject;
                survey::sections(value, loaded, scope, &mut |found, scope| {
                    if found.identity().0 == *of {
                        outcomes.push(self.section(item, found.as_any(), &scope(), judge));
                    }
                });
                if outcomes.is_empty() { vec![self.nowhere(item, section)] } else { outcomes }
            }
            Judge::All(judge) => {
                let Subject { value, loaded, scope, settings, .. } = *self.subject;
                let (mut findings, read) = self.open(item, scope);
                for (section, fields) in &item.covers.sections {
                    for place in loaded.outline.places_of(section) {
                        let is_field = |field: &&&str| loaded.outline.read_by_rule(place, field).is_some();
                        if let Some(field) = fields.iter().find(|field| !is_field(field)) {
                            findings.breaks(format!("the section has no field `{field}`"));
                        }
                    }
                }
                let (shows_all, skipped) = (item.minds_rehearsals, Cell::new(false));
                let seen = Seen { value, loaded, scope, settings, shows_all, skipped };
                judge(&seen, &mut findings);
                if seen.skipped.get() || !item.minds_rehearsals && away(settings, "").next().is_some() {
                    findings.not_verified(NOT_AT_HAND);
                }
                vec![self.judged(item, None, findings, read)]
            }
        }
    }

    /// An item without a section to judge.
    fn nowhere(&self, item: &Item, section: &'static Section) -> Outcome {
        let Loaded { outline, .. } = self.subject.loaded;
        let path = |place| outline.path(place, &outline.steps_of_any(place));
        let may_be = |place| {
            let at: String = path(place);
            away(self.subject.settings, "").any(|one| crate::key::is_within(&at, one.key()))
        };
        if outline.places_of(section).any(may_be) {
            let because = "a secret that is not at hand may make the section present".to_owned();
            return self.outcome(item, Verdict::NotVerified, Some(because));
        }
        let declared = outline.places_of(section).next().is_some();
        let because = if declared { "the section is not there" } else { "the service has no such section" };
        let verdict = if item.required { Verdict::Failed } else { Verdict::NotApplicable };
        let mut outcome = self.outcome(item, verdict, Some(because.to_owned()));
        if item.required {
            outcome.failures.push(Failure { key: None, message: "the section that it judges is not there" });
        }
        outcome
    }

    /// What an item will find in a section, and the settings there that it says it reads.
    fn open<'f>(&'f self, item: &Item, scope: &'f Scope) -> (Findings<'f>, Vec<&'a Explained>) {
        let outline = &self.subject.loaded.outline;
        let mut findings = Findings::new(item.reads, (outline, scope.place, &scope.steps));
        (findings.profile, findings.today, findings.machine) =
            (self.list.profile, self.today, self.subject.machine);
        let mut read = Vec::new();
        for field in item.reads {
            match under(self.subject.settings, outline, (scope.place, &scope.steps), field) {
                Some(settings) => read.extend(settings),
                None => findings.breaks(format!("the section has no field `{field}`")),
            }
        }
        (findings, read)
    }

    fn section(&self, item: &Item, section: &dyn Any, scope: &Scope, judge: &OnSection) -> Outcome {
        let (mut findings, read) = self.open(item, scope);
        let at = self.subject.loaded.outline.path(scope.place, &scope.steps);
        // A judge that might read a placeholder is not asked.
        let known = read.iter().all(|one| one.is_at_hand())
            && (item.minds_rehearsals
                || self.subject.loaded.not_at_hand().is_empty()
                || away(self.subject.settings, &at).next().is_none());
        if known {
            judge(section, &mut findings);
        } else {
            findings.not_verified(NOT_AT_HAND);
        }
        self.judged(item, Some(at), findings, read)
    }

    fn judged(
        &self,
        item: &Item,
        at: Option<String>,
        findings: Findings<'_>,
        mut read: Vec<&'a Explained>,
    ) -> Outcome {
        // An element that was read stands in the setting of its list, and a map that was read is a setting for each entry.
        let is_read = |one: &Explained| {
            let mut keys = findings.read.iter();
            keys.any(|key| is_within(key, one.key()) || is_within(one.key(), key))
        };
        let is_new = |one: &Explained| read.iter().all(|other| other.key() != one.key());
        let more: Vec<_> = self.subject.settings.iter().filter(|one| is_read(one) && is_new(one)).collect();
        read.extend(more);
        let (verdict, because) = match &findings {
            Findings { broken: Some(why), .. } => (Verdict::Broken, Some(why.clone())),
            Findings { failures, .. } if !failures.is_empty() => (Verdict::Failed, None),
            Findings { not_verified: Some(why), .. } => (Verdict::NotVerified, Some((*why).to_owned())),
            Findings { not_applicable: Some(why), .. } => (Verdict::NotApplicable, Some((*why).to_owned())),
            _ => (Verdict::Passed, None),
        };
        Outcome {
            at,
            failures: findings.failures,
            evidence: read.into_iter().map(Evidence::of).collect(),
            looked_at: findings.looked_at,
            withheld: findings.withheld,
            ..self.outcome(item, verdict, because)
        }
    }

    /// An outcome without anything found.
    fn outcome(&self, item: &Item, verdict: Verdict, because: Option<String>) -> Outcome {
        let owner = item.about.owner.or(self.list.owner);
        Outcome {
            about: About { owner, ..item.about },
            at: None,
            verdict,
            because,
            failures: Vec::new(),
            waived: Vec::new(),
            evidence: Vec::new(),
            looked_at: Vec::new(),
            withheld: Vec::new(),
        }
    }
}

/// True if an item keeps this value out of what is shown: an element with its list, and a list with its elements.
pub(super) fn is_withheld(key: &str, withheld: &[String]) -> bool {
    withheld.iter().any(|of| is_within(key, of) || is_within(of, key))
}

/// Judges an example of an item, a section by itself: true if it passes.
pub(crate) fn judge_example(item: &Item, section: &dyn Any, outline: &Outline) -> Result<bool, String> {
    let Judge::Section { judge, .. } = &item.judge else { return Ok(true) };
    let steps = Steps::default();
    let mut findings = Findings::new(item.reads, (outline, ROOT, &steps));
    findings.profile = item.profiles.last().copied().unwrap_or(findings.profile);
    if let Some(field) = item.reads.iter().find(|field| read_key(outline, ROOT, &steps, field).is_none()) {
        return Err(format!("`{}` says that it reads `{field}`, which the section has not", item.about.id));
    }
    judge(section, &mut findings);
    match findings.broken {
        Some(why) => Err(format!("`{}` is broken: {why}", item.about.id)),
        None => Ok(findings.failures.is_empty()),
    }
}
