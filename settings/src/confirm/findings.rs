//! What an item finds as it judges.

use std::path::Path;

use super::date::Date;
use super::profile::Profile;

use crate::key::{join, printable};
use crate::machine::{Found, Machine};
use crate::outline::{Outline, Steps};

/// What an item finds: nothing, and it passes.
///
/// Words are fixed texts, so that none can hold a value; what a setting is, the evidence shows, as far as it is public.
#[derive(Debug)]
pub struct Findings<'a> {
    pub(super) profile: Profile,
    pub(super) today: Date,
    pub(super) machine: Option<&'a dyn Machine>,
    /// Where the section that is judged stands.
    at: (&'a Outline, u32, &'a Steps),
    reads: &'static [&'static str],
    pub(super) failures: Vec<Failure>,
    pub(super) not_applicable: Option<&'static str>,
    pub(super) not_verified: Option<&'static str>,
    pub(super) looked_at: Vec<String>,
    /// What more it read, by key.
    pub(super) read: Vec<String>,
    /// Values that are not to be shown, though they are public: by key.
    pub(super) withheld: Vec<String>,
    /// What is wrong with the item itself.
    pub(super) broken: Option<String>,
}

/// One thing that an item has against a setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    pub(super) key: Option<String>,
    pub(super) message: &'static str,
}

impl Failure {
    /// The setting at fault.
    pub fn key(&self) -> Option<&str> {
        self.key.as_deref()
    }

    /// What is wrong, in words that fit behind the key.
    pub fn message(&self) -> &'static str {
        self.message
    }
}

impl<'a> Findings<'a> {
    /// Nothing found yet, of an item that reads these fields of a section.
    pub(super) fn new(reads: &'static [&'static str], at: (&'a Outline, u32, &'a Steps)) -> Self {
        Self {
            profile: Profile::Production,
            today: Date::today(),
            machine: None,
            at,
            reads,
            failures: Vec::new(),
            not_applicable: None,
            not_verified: None,
            looked_at: Vec::new(),
            read: Vec::new(),
            withheld: Vec::new(),
            broken: None,
        }
    }

    /// Notes what is wrong with the item itself.
    pub(super) fn breaks(&mut self, why: String) {
        self.broken.get_or_insert(why);
    }

    /// Where the service runs.
    pub fn profile(&self) -> Profile {
        self.profile
    }

    /// The day of the run.
    pub fn today(&self) -> Date {
        self.today
    }

    /// The machine, where it may be looked at.
    pub fn machine(&self) -> Option<&'a dyn Machine> {
        self.machine
    }

    /// Fails because of a field, one of those that the item reads.
    pub fn fail(&mut self, field: &'static str, message: &'static str) {
        let key = self.key_of(field);
        self.failures.push(Failure { key, message });
    }

    /// Fails because of an element of a field that is a list, counted from 0.
    pub fn fail_element(&mut self, field: &'static str, index: usize, message: &'static str) {
        let key = self.key_of(field).map(|key| format!("{key}[{index}]"));
        self.failures.push(Failure { key, message });
    }

    /// Fails because of a setting by its whole key; for an item on all settings.
    pub fn fail_key(&mut self, key: &str, message: &'static str) {
        self.read(key);
        self.failures.push(Failure { key: Some(key.to_owned()), message });
    }

    /// Fails for a reason that is no setting's.
    pub fn fail_as_a_whole(&mut self, message: &'static str) {
        self.failures.push(Failure { key: None, message });
    }

    /// Says that the settings as they are leave nothing to confirm.
    pub fn not_applicable(&mut self, why: &'static str) {
        self.not_applicable.get_or_insert(why);
    }

    /// Says that it could not be found out. What fails all the same fails.
    pub fn not_verified(&mut self, why: &'static str) {
        self.not_verified.get_or_insert(why);
    }

    /// Names a path that was looked at in another way, for the evidence. Said again, it is named once.
    pub fn looked_at(&mut self, path: &Path) {
        self.note(printable(&path.to_string_lossy()));
    }

    /// Looks at a path and names it for the evidence, with its mode and owner as far as the machine tells them. `None` if
    /// nothing stands there, nobody may say, or the machine is not to be looked at.
    pub fn look(&mut self, path: &Path) -> Option<Found> {
        let machine = self.machine?;
        let Some(found) = machine.look(path) else {
            self.looked_at(path);
            return None;
        };
        let told = [
            found.mode.map(|mode| format!("mode {:04o}", mode & 0o7777)),
            found.owner.map(|owner| format!("user {owner}")),
        ];
        let told = told.into_iter().flatten().collect::<Vec<_>>().join(", ");
        let path = printable(&path.to_string_lossy());
        self.note(if told.is_empty() { path } else { format!("{path} ({told})") });
        Some(found)
    }

    /// Names the user whose rights the process has, for the evidence, by number.
    pub fn looked_at_user(&mut self, user: u32) {
        self.note(format!("user {user} of the process"));
    }

    fn note(&mut self, looked_at: String) {
        if !self.looked_at.contains(&looked_at) {
            self.looked_at.push(looked_at);
        }
    }

    /// Names a setting by its whole key that was read; for an item on all settings.
    pub fn read(&mut self, key: &str) {
        if !self.read.iter().any(|one| one == key) {
            self.read.push(key.to_owned());
        }
    }

    /// Keeps the value of a setting out of the report, and of other items' evidence: it may have a secret in it, though it is declared public.
    pub fn withhold(&mut self, key: &str) {
        self.withheld.push(key.to_owned());
    }

    /// The key of a field that the item reads; it breaks the item if it does not say so.
    fn key_of(&mut self, field: &'static str) -> Option<String> {
        if !self.reads.contains(&field) {
            self.breaks(format!("it does not say that it reads `{field}`"));
            return None;
        }
        let (outline, place, steps) = self.at;
        read_key(outline, place, steps, field)
    }
}

/// The key of a field by its name in code, or the way to it.
pub(super) fn read_key(outline: &Outline, place: u32, steps: &Steps, field: &str) -> Option<String> {
    let (place, index) = outline.read_by_rule(place, field)?;
    let key = outline.key(place, index, steps);
    Some(if key.is_empty() { join("", field) } else { key })
}
