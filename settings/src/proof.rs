//! The checks of a load, run on a value that is there already.

use std::collections::HashMap;

use crate::demand::Outcome;
use crate::error::Report;
use crate::input::{Input, PublicText, Raw};
use crate::origin::Origin;
use crate::outline::{Cursor, Outline, ROOT, Steps};
use crate::problem::{Code, Problem};
use crate::rule::{Facts, Read};
use crate::schema::Field;
use crate::spec::{AnyLeaf, Shown};
use crate::visit::{AnySection, Id, Visit};

/// Runs all checks and rules on a value, and says what they have against it.
pub(crate) fn prove(value: &dyn AnySection, outline: &Outline) -> Report {
    let mut proof = Proof::new(Cursor::new(outline, ROOT, Steps::default()), Origin::CODE);
    proof.rules.push(0);
    value.walk(&mut proof);
    proof.report
}

/// The same for the default of a field that is a section, or many: the next field of the cursor.
pub(crate) fn of_default(show: &dyn Fn(&mut dyn Visit), cursor: Cursor<'_>) -> Report {
    let mut proof = Proof::new(cursor, Origin::DEFAULT);
    show(&mut proof);
    proof.report
}

struct Proof<'a> {
    cursor: Cursor<'a>,
    /// The next rule of each section that is open.
    rules: Vec<usize>,
    seen: Seen,
    report: Report,
}

/// What the rules are told of the values: a rule comes behind all that it reads.
struct Seen {
    origin: Origin,
    values: HashMap<String, PublicText>,
}

impl Facts for Seen {
    fn origin(&self, _: &str) -> Origin {
        self.origin.clone()
    }

    /// Which entries a value has that no source gave, nobody has noted: so none is named.
    fn has(&self, _: &str) -> bool {
        false
    }

    /// Where a value stood that did not come from a source, nobody knows.
    fn hides(&self, _: &str) -> bool {
        false
    }

    fn value(&self, _: &Field, key: &str) -> Option<PublicText> {
        self.values.get(key).cloned()
    }
}

impl<'a> Proof<'a> {
    fn new(cursor: Cursor<'a>, origin: Origin) -> Self {
        let seen = Seen { origin, values: HashMap::new() };
        Self { cursor, rules: Vec::new(), seen, report: Report::default() }
    }

    /// Notes a value that a rule may have to tell.
    fn see(&mut self, leaf: &dyn AnyLeaf) {
        let field = self.cursor.field();
        if field.is_secret() || !field.is_scalar() {
            return;
        }
        let shown = Shown(leaf).to_string();
        if let Some(value) = Input::new(Raw::Text(&shown), false).public() {
            self.seen.values.insert(crate::key::printable(&self.cursor.key()), value);
        }
    }

    fn walk(&mut self, section: &dyn AnySection) {
        self.rules.push(0);
        section.walk(self);
        self.rules.pop();
    }
}

impl Visit for Proof<'_> {
    fn leaf(&mut self, leaf: &dyn AnyLeaf) {
        let secret = self.cursor.field().is_secret();
        for (complaint, against) in leaf.check().complaints(secret) {
            let key = format!("{}{}", self.cursor.key(), crate::key::printable(complaint.step()));
            let problem = Problem::new(Code::CheckFailed, against);
            let help = match self.seen.origin.kind() {
                crate::OriginKind::Default => "correct the default in the declaration",
                _ => "give a value that passes the check",
            };
            self.report.problems.push(problem.about(key).from(self.seen.origin.clone()).advise(help));
        }
        self.see(leaf);
        self.cursor.pass();
    }

    fn section(&mut self, section: Option<&dyn AnySection>) {
        let Some(section) = section else { return self.cursor.pass() };
        self.cursor.enter();
        self.walk(section);
        self.cursor.leave();
    }

    fn sections(&mut self, all: &[(Id<'_>, &dyn AnySection)]) {
        for (id, section) in all {
            self.cursor.enter_one(id.step());
            self.walk(*section);
            self.cursor.leave_one();
        }
        self.cursor.pass();
    }

    fn variant(&mut self, index: u16) {
        self.cursor.pass_to_variant(index);
    }

    fn judges(&self) -> bool {
        true
    }

    fn rule(&mut self, outcome: Outcome) {
        let place = self.cursor.at().0;
        let Some(index) = self.rules.last_mut() else { return };
        let outline = self.cursor.outline;
        let rule = outline.section(place).rule(*index);
        *index += 1;
        let (Some(rule), Err(complaint)) = (rule, outcome) else { return };
        let read = Read::of(rule, outline, place, self.cursor.steps());
        let problem = read.problem(rule, &complaint, &self.seen);
        self.report.problems.push(problem);
    }
}
