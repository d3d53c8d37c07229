//! The checks of a load, run on a value that is there already.

use crate::assembly::{against, is_secret, rule_problem};
use crate::demand::Outcome;
use crate::error::Report;
use crate::origin::Origin;
use crate::outline::{Cursor, Outline, ROOT};
use crate::problem::{Code, Problem};
use crate::spec::AnyLeaf;
use crate::visit::{AnySection, Visit};

/// Runs all checks and rules on a value, and says what they have against it.
pub(crate) fn prove(value: &dyn AnySection, outline: &Outline) -> Report {
    let mut proof = Proof { cursor: Cursor::new(outline, ROOT), rules: vec![0], report: Report::default() };
    value.walk(&mut proof);
    proof.report
}

struct Proof<'a> {
    cursor: Cursor<'a>,
    /// The next rule of each section that is open.
    rules: Vec<usize>,
    report: Report,
}

impl Visit for Proof<'_> {
    fn leaf(&mut self, leaf: &dyn AnyLeaf) {
        let secret = self.cursor.field().is_secret();
        for found in leaf.check() {
            let Some(complaint) = &found.0.complaint else { continue };
            let key = format!("{}{}", self.cursor.key(), crate::key::printable(complaint.step()));
            let problem = Problem::new(Code::CheckFailed, against(&found.0, complaint, secret));
            let help = "give a value that passes the check";
            self.report.problems.push(problem.about(key).from(Origin::CODE).advise(help));
        }
        self.cursor.pass();
    }

    fn section(&mut self, section: Option<&dyn AnySection>) {
        let Some(section) = section else { return self.cursor.pass() };
        self.cursor.enter();
        self.rules.push(0);
        section.walk(self);
        self.rules.pop();
        self.cursor.leave();
    }

    fn rule(&mut self, outcome: Outcome) {
        let place = self.cursor.at().0;
        let Some(index) = self.rules.last_mut() else { return };
        let rule = self.cursor.outline.section(place).rule(*index);
        *index += 1;
        let (Some(rule), Err(complaint)) = (rule, outcome) else { return };
        let outline = self.cursor.outline;
        let keys: Vec<String> = rule.keys.iter().map(|key| outline.read_by_rule(place, key)).collect();
        let secret = keys.iter().any(|key| is_secret(outline, key));
        self.report.problems.push(rule_problem(rule.name, keys, vec![Origin::CODE], &complaint, secret));
    }
}
