//! A rule across settings that is not met: which settings it reads, and what is said of them.

use crate::demand::Complaint;
use crate::key::{escaped, join, printable};
use crate::origin::Origin;
use crate::outline::{Outline, Steps};
use crate::problem::{Code, Problem};
use crate::schema::{Field, Rule, RuleKind};

/// What a rule reads, by key.
#[derive(Debug)]
pub(crate) struct Read {
    pub(crate) keys: Vec<String>,
    /// The section that the rule stands on.
    path: String,
    /// True if one of the settings is a secret; what a whole section holds counts as well.
    secret: bool,
}

impl Read {
    pub(crate) fn of(rule: &Rule, outline: &Outline, place: u32, steps: &Steps) -> Self {
        let read = |path: &&str| outline.read_by_rule(place, path);
        let fields: Vec<_> = rule.reads.iter().filter_map(read).collect();
        // A path that leads nowhere tells nothing: better to say too little.
        let secret = fields.len() < rule.reads.len()
            || fields.iter().any(|(place, field)| is_secret(outline.field(*place, *field)));
        let key = |(place, field): &(u32, u16)| printable(&outline.key(*place, *field, steps));
        Self { keys: fields.iter().map(key).collect(), path: outline.path(place, steps), secret }
    }

    /// What a rule has against the settings; `known` tells whether a text is the key of a setting that there is.
    pub(crate) fn problem(
        self,
        rule: &Rule,
        complaint: &Complaint,
        origin: impl Fn(&str) -> Origin,
        known: impl Fn(&str) -> bool,
    ) -> Problem {
        // What the rule names itself may be any text, a secret too: but not one that is the key of a setting.
        let named = complaint.keys().iter().map(|key| join(&self.path, key)).filter(|key| known(key));
        let named: Vec<String> = named.collect();
        let given: Vec<&String> = self.given(complaint).chain(&named).collect();
        let mut message = match (rule.kind, complaint.shown(self.secret)) {
            (RuleKind::Own, Some(text)) => escaped(text),
            (RuleKind::Own, None) => format!("the rule `{}` is not met", rule.name),
            _ => self.presence(rule.kind, &given),
        };
        if !named.is_empty() {
            let named: Vec<String> = named.iter().map(|key| printable(key)).collect();
            message += &format!(": {}", listed(named.iter(), "and"));
        }
        let all = listed(self.keys.iter(), "and");
        let help = match rule.kind {
            RuleKind::Own => format!("the rule `{}` reads {all}: change one of them", rule.name),
            RuleKind::BothOrNone => format!("give {all}, or none of them"),
            RuleKind::AtMostOne => format!("give no more than one of {all}"),
            RuleKind::ExactlyOne => format!("give one of {all}, and no other"),
            RuleKind::Requires => {
                let (first, others) = self.keys.split_at(1.min(self.keys.len()));
                let [first, others] = [first, others].map(|keys| listed(keys.iter(), "and"));
                format!("give {others} as well, or take {first} out")
            }
        };
        let mut problem = Problem::new(Code::RuleFailed, message).advise(help);
        let of: Vec<&String> = if given.is_empty() { self.keys.iter().collect() } else { given };
        problem.origins = of.iter().map(|key| origin(key)).collect();
        if rule.kind != RuleKind::Own && problem.origins.iter().all(|one| *one == Origin::DEFAULT) {
            problem.origins.clear();
        }
        problem.origins.dedup();
        match self.keys.into_iter().next() {
            Some(key) => problem.about(key),
            None => problem,
        }
    }

    /// The settings that are given, where that is what the rule is about.
    fn given<'a>(&'a self, complaint: &'a Complaint) -> impl Iterator<Item = &'a String> {
        self.keys.iter().zip(complaint.given()).filter(|(_, given)| **given).map(|(key, _)| key)
    }

    fn presence(&self, kind: RuleKind, given: &[&String]) -> String {
        let are = |count: usize| if count == 1 { "is" } else { "are" };
        let listed_given = listed(given.iter().copied(), "and");
        if given.is_empty() {
            return format!("one of {} is required, and none is given", listed(self.keys.iter(), "or"));
        }
        let absent = || listed(self.keys.iter().filter(|key| !given.contains(key)), "and");
        match kind {
            RuleKind::BothOrNone => {
                return format!("{listed_given} {} given without {}", are(given.len()), absent());
            }
            RuleKind::Requires => {
                let first = listed(self.keys.iter().take(1), "and");
                return format!("{first} is given without {}, which it requires", absent());
            }
            _ => {}
        }
        format!("{listed_given} are given, of which only one may be")
    }
}

/// Keys in a row: `` `a`, `b` and `c` ``.
fn listed<'a>(keys: impl Iterator<Item = &'a String>, last: &str) -> String {
    let keys: Vec<String> = keys.map(|key| format!("`{key}`")).collect();
    match keys.split_last() {
        Some((end, before)) if !before.is_empty() => format!("{} {last} {end}", before.join(", ")),
        _ => keys.concat(),
    }
}

fn is_secret(field: &Field) -> bool {
    let below = || field.as_section().is_some_and(|section| section.fields().iter().any(is_secret));
    field.is_secret() || below()
}
