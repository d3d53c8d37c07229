//! A rule across settings that is not met: which settings it reads, and what is said of them.

use crate::demand::Complaint;
use crate::input::PublicText;
use crate::key::{escaped, join, printable};
use crate::origin::{Origin, OriginKind};
use crate::outline::{Outline, Steps};
use crate::problem::{Code, Problem};
use crate::schema::{Field, Rule, RuleKind};

/// What is known of the settings beside their keys.
pub(crate) trait Facts {
    /// Where the value of a setting came from; for a section, the strongest of its values.
    fn origin(&self, key: &str) -> Origin;
    /// True for a text that is the key of a setting that there is.
    fn has(&self, key: &str) -> bool;
    /// True if a value of a setting or section may not be quoted, though it is public by its declaration.
    fn hides(&self, key: &str) -> bool;
    /// The value of a setting that is one value, and public.
    fn value(&self, field: &Field, key: &str) -> Option<PublicText>;
}

/// What a rule reads, by key.
#[derive(Debug)]
pub(crate) struct Read {
    keys: Vec<String>,
    /// The fields of these keys.
    fields: Vec<&'static Field>,
    /// The section that the rule stands on.
    path: String,
    /// True if one of the settings is a secret; what a whole section holds counts as well.
    secret: bool,
    /// The setting on which it depends whether the rule holds.
    condition: Option<(String, &'static Field)>,
}

impl Read {
    pub(crate) fn of(rule: &Rule, outline: &Outline, place: u32, steps: &Steps) -> Self {
        let read = |path: &&str| outline.read_by_rule(place, path);
        let found: Vec<_> = rule.reads.iter().filter_map(read).collect();
        let fields: Vec<_> = found.iter().map(|(place, field)| outline.field(*place, *field)).collect();
        // A path that leads nowhere tells nothing: better to say too little.
        let secret = fields.len() < rule.reads.len() || fields.iter().any(|field| is_secret(field));
        let key = |(place, field): &(u32, u16)| printable(&outline.key(*place, *field, steps));
        let condition = rule.when.and_then(|path| outline.read_by_rule(place, path));
        Self {
            keys: found.iter().map(key).collect(),
            fields,
            path: outline.path(place, steps),
            secret,
            condition: condition.map(|at| (key(&at), outline.field(at.0, at.1))),
        }
    }

    /// All that has to be known for the rule to run.
    pub(crate) fn into_keys(self) -> Vec<String> {
        let mut keys = self.keys;
        keys.extend(self.condition.map(|(key, _)| key).filter(|key| !keys.contains(key)));
        keys
    }

    /// What a rule has against the settings.
    pub(crate) fn problem(self, rule: &Rule, complaint: &Complaint, facts: &dyn Facts) -> Problem {
        // What the rule names itself may be any text, a secret too: but not one that is the key of a setting.
        let named = complaint.keys().iter().map(|key| join(&self.path, key)).filter(|key| facts.has(key));
        let named: Vec<String> = named.collect();
        let given: Vec<&String> = self.given(complaint).chain(&named).collect();
        let secret = self.secret || self.keys.iter().any(|key| facts.hides(key));
        let mut message = match (rule.kind, complaint.shown(secret)) {
            (RuleKind::Own, Some(text)) => escaped(text),
            (RuleKind::Own, None) => format!("the rule `{}` is not met", rule.name),
            (RuleKind::Ascending, _) => self.order(&given, facts),
            _ => self.presence(rule.kind, &given),
        };
        if !named.is_empty() {
            let named: Vec<String> = named.iter().map(|key| printable(key)).collect();
            message += &format!(": {}", listed(named.iter(), "and"));
        }
        let mut help = self.help(rule, &given, facts);
        if let Some((key, field)) = &self.condition {
            message += &format!(", where {}", state(key, field, facts));
            if !self.keys.contains(key) {
                help += &format!("; or change `{key}`");
            }
        }
        let mut problem = Problem::new(Code::RuleFailed, message).advise(help);
        let of: Vec<&String> = if given.is_empty() { self.keys.iter().collect() } else { given };
        problem.origins = of.iter().map(|key| facts.origin(key)).collect();
        if rule.kind.is_presence() && problem.origins.iter().all(|one| *one == Origin::DEFAULT) {
            problem.origins.clear();
        }
        problem.origins.dedup();
        let condition = self.condition.as_ref().map(|(key, _)| facts.origin(key));
        problem.origins.extend(condition.filter(|origin| !problem.origins.contains(origin)));
        let first = of.first().filter(|_| rule.kind == RuleKind::Ascending).map(|key| (*key).clone());
        match first.or_else(|| self.keys.into_iter().next()) {
            Some(key) => problem.about(key),
            None => problem,
        }
    }

    /// The settings that the complaint is about, where that is what the rule is about.
    fn given<'a>(&'a self, complaint: &'a Complaint) -> impl Iterator<Item = &'a String> {
        self.keys.iter().zip(complaint.given()).filter(|(_, given)| **given).map(|(key, _)| key)
    }

    fn help(&self, rule: &Rule, given: &[&String], facts: &dyn Facts) -> String {
        let all = || listed(self.keys.iter(), "and");
        match (rule.kind, given) {
            (RuleKind::Own, _) => {
                let change = if self.keys.len() == 1 { "it" } else { "one of them" };
                format!("the rule `{}` reads {}: change {change}", rule.name, self.with_values(facts))
            }
            (RuleKind::BothOrNone, _) => format!("give {}, or none of them", all()),
            (RuleKind::AtMostOne, _) => format!("give no more than one of {}", all()),
            (RuleKind::ExactlyOne, _) => format!("give one of {}, and no other", all()),
            (RuleKind::Requires, _) => {
                let (first, others) = self.keys.split_at(1.min(self.keys.len()));
                let [first, others] = [first, others].map(|keys| listed(keys.iter(), "and"));
                format!("give {others} as well, or take {first} out")
            }
            (RuleKind::Ascending, [less, more]) => format!("lower `{less}`, or raise `{more}`"),
            (RuleKind::Ascending, _) => String::from("change them so that none exceeds the next"),
        }
    }

    /// The settings with their values, as far as these are public.
    fn with_values(&self, facts: &dyn Facts) -> String {
        let mut text = String::new();
        let mut valued = false;
        for (at, (key, field)) in self.keys.iter().zip(&self.fields).enumerate() {
            text += match (at, at + 1 == self.keys.len()) {
                (0, _) => "",
                (_, true) if valued => ", and ",
                (_, true) => " and ",
                (_, false) => ", ",
            };
            text += &format!("`{key}`");
            let value = facts.value(field, key);
            valued = value.is_some();
            text += &value.map(|value| format!(", which is {value}")).unwrap_or_default();
        }
        text
    }

    /// What is said of settings that do not ascend, with their values where all are public.
    fn order(&self, at_fault: &[&String], facts: &dyn Facts) -> String {
        let all = self.keys.iter().zip(&self.fields).filter(|(key, _)| at_fault.contains(key));
        let values: Option<Vec<String>> =
            all.map(|(key, field)| Some(facts.value(field, key)?.to_string())).collect();
        let found = values.map(|values| format!(", found {}", joined(&values, "and"))).unwrap_or_default();
        match at_fault {
            [less, more] => format!("`{less}` must not exceed `{more}`{found}"),
            _ => format!("of {} none must exceed the next{found}", listed(at_fault.iter().copied(), "and")),
        }
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
                format!("{listed_given} {} given without {}", are(given.len()), absent())
            }
            RuleKind::Requires => {
                let first = listed(self.keys.iter().take(1), "and");
                format!("{first} is given without {}, which it requires", absent())
            }
            _ => format!("{listed_given} are given, of which only one may be"),
        }
    }
}

/// What a setting is, as far as that may be told: `` `mode` is `production` ``.
pub(crate) fn state(key: &str, field: &Field, facts: &dyn Facts) -> String {
    let derived = !field.derived_from().is_empty();
    match (facts.value(field, key), facts.origin(key).kind()) {
        (Some(value), _) => format!("`{key}` is {value}"),
        (None, OriginKind::Default) if !derived => format!("`{key}` is not given"),
        (None, OriginKind::Default | OriginKind::Code) => format!("`{key}` is as it is"),
        (None, _) => format!("`{key}` is given"),
    }
}

/// Keys in a row: `` `a`, `b` and `c` ``.
fn listed<'a>(keys: impl Iterator<Item = &'a String>, last: &str) -> String {
    let keys: Vec<String> = keys.map(|key| format!("`{key}`")).collect();
    joined(&keys, last)
}

fn joined(words: &[String], last: &str) -> String {
    match words.split_last() {
        Some((end, before)) if !before.is_empty() => format!("{} {last} {end}", before.join(", ")),
        _ => words.concat(),
    }
}

fn is_secret(field: &Field) -> bool {
    let below = || field.as_section().is_some_and(|section| section.fields().iter().any(is_secret));
    field.is_secret() || below()
}
