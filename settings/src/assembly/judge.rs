//! A value that is there and is not right: what is said of it.

use std::borrow::Cow;

use super::{Assembly, Next};
use crate::demand::{Complaint, Finding, Verdict};
use crate::input::{Found, Input, Raw, Reason, Refusal};
use crate::layer::Hit;
use crate::origin::{Origin, OriginKind};
use crate::problem::{Code, Problem};
use crate::schema::{Field, FieldKind};
use crate::sort::sort_by_key;
use crate::spec::{Expects, LeafSpec};
use crate::tape::State;
use crate::value::{Kind, Node};

/// How many parts of one value a report tells one by one.
const MOST: usize = 20;

const LINKS: &str =
    "the cluster sets this variable for a service: set `enableServiceLinks: false` in the pod's spec";

impl<'a> Assembly<'a> {
    /// A variable's text as its type wants it: a text as it is, everything else without the blanks around it. `entry`
    /// is the entry that it is for, if the setting is a map.
    pub(super) fn text(&mut self, field: &Field, hit: Hit, text: &'a str, entry: &str) -> Input<'a> {
        let FieldKind::Leaf(spec) = field.kind() else { return Input::new(Raw::Text(text), true) };
        let key = |assembly: &Self| match entry {
            "" => assembly.key(),
            entry => crate::key::printable(&crate::key::join(&assembly.key(), entry)),
        };
        let trimmed = text.trim();
        let quote = |mark: char| trimmed.len() > 1 && trimmed.starts_with(mark) && trimmed.ends_with(mark);
        if quote('"') || quote('\'') {
            let key = key(self);
            self.quoted.push((hit, key));
        }
        if spec.shape().textual || trimmed.len() == text.len() {
            return Input::new(Raw::Text(text), field.is_secret());
        }
        if !spec.shape().list {
            let message = "the blanks around the value are no part of it";
            self.warn(Code::BlanksTrimmed, message, "take them out", hit, key(self));
        }
        Input::new(Raw::Text(trimmed), field.is_secret())
    }

    /// Warns of quotation marks in a value that its type takes with them.
    pub(super) fn judge_quotes(&mut self) {
        let quoted = std::mem::take(&mut self.quoted);
        if !self.good {
            return;
        }
        for (hit, key) in quoted {
            let message = "the quotation marks are part of the value";
            self.warn(Code::QuotationMarks, message, "take them out if they are not meant", hit, key);
        }
    }

    fn warn(&mut self, code: Code, message: &str, help: &str, hit: Hit, key: String) {
        let warning = Problem::new(code, message).about(key).from(hit.origin(self.layers)).advise(help);
        self.report.warnings.push(warning.order(self.slot));
    }

    /// Reports a value that its type refused.
    pub(super) fn refused(&mut self, spec: &dyn LeafSpec, refusal: Refusal) {
        let slot = self.slot;
        let count = refusal.0.len();
        for reason in refusal.0.into_iter().take(MOST) {
            let expects = reason.expects.clone().unwrap_or_else(|| Expects(spec).to_string());
            let (origins, verb) = self.origins_of_reason(slot, &reason);
            let whole = self.whole_map(slot).filter(|_| reason.step.is_empty());
            let hint = self.hint(slot).or(reason.hint).map(str::to_owned).or(whole);
            let mut problem = Problem::new(Code::InvalidValue, format!("expected {expects}{}", reason.found))
                .about(format!("{}{}", self.key(), crate::key::printable(&reason.step)));
            problem.origins = origins;
            problem = problem.advise(hint.unwrap_or_else(|| format!("{verb} {expects}")));
            if let Some(suggestion) = reason.suggestion {
                problem = problem.suggest(suggestion);
            }
            self.report(problem);
        }
        self.count_more(Code::InvalidValue, count);
    }

    /// Tells how many parts of a value are wrong besides those that are told one by one.
    fn count_more(&mut self, code: Code, count: usize) {
        if let Some(more @ 1..) = count.checked_sub(MOST) {
            let s = if more == 1 { "" } else { "s" };
            let origin = self.origin_of(&self.key());
            let problem = Problem::new(code, format!("{more} more part{s} of this value cannot be used"));
            self.report(problem.about(self.key()).from(origin).advise("correct the ones above first"));
        }
    }

    /// What a text says of its mistake without being read: quotation marks, a cluster's link to a service.
    fn hint(&self, slot: u32) -> Option<&'static str> {
        let State::Given(hit) = self.tape.state(slot) else { return None };
        let Some(Raw::Text(text)) = self.raw(hit) else { return None };
        let is_link = ["tcp://", "udp://", "sctp://"].iter().any(|scheme| text.starts_with(scheme));
        match text.trim().as_bytes() {
            [b'"', .., b'"'] | [b'\'', .., b'\''] => {
                Some("take out the quotation marks: they are part of the value")
            }
            _ => is_link.then_some(LINKS),
        }
    }

    /// What to do in place of giving a map by one text.
    fn whole_map(&self, slot: u32) -> Option<String> {
        let State::Given(hit) = self.tape.state(slot) else { return None };
        matches!(self.raw(hit), Some(Raw::Text(_))).then_some(())?;
        self.field().is_map().then(|| self.how_to_give_entries(hit.kind(self.layers)))?
    }

    /// Where a part of a value came from, or all of it: of a map as a whole, each source that gives an entry.
    /// And how a value gets there, in words before what it should be.
    fn origins_of_reason(&self, slot: u32, reason: &Reason) -> (Vec<Origin>, Cow<'static, str>) {
        let write = Cow::Borrowed("write");
        let hits = match self.tape.state(slot) {
            State::Given(hit) => vec![hit],
            State::Entries(count) => self.entries_hit(slot + 1..=slot + count, &reason.step),
            _ => return (vec![Origin::DEFAULT], write),
        };
        let verb = hits.first().map_or(write, |hit| hit.verb(self.layers));
        let origin = |hit: Hit| match (hit.origin(self.layers), reason.place) {
            (origin, Some(place)) if origin.kind() == OriginKind::File => origin.at(place),
            (origin, _) => origin,
        };
        let origins = match (hits.as_slice(), reason.step.as_str()) {
            // An entry that no source gives is the default's; of an empty table there is no entry to point at.
            ([], "") => Vec::new(),
            ([], _) => vec![Origin::DEFAULT],
            (hits, _) => hits.iter().copied().map(origin).collect(),
        };
        (origins, verb)
    }

    /// What gives the entry of a map that a step leads to; without a step, the first entry of each source, the
    /// strongest source first.
    fn entries_hit(&self, slots: std::ops::RangeInclusive<u32>, step: &str) -> Vec<Hit> {
        let given = |slot: u32| match self.tape.state(slot) {
            State::Given(hit) => Some(hit),
            _ => None,
        };
        let Some(name) = step.strip_prefix('.') else {
            let mut hits: Vec<Hit> = slots.filter_map(given).collect();
            sort_by_key(&mut hits, |hit| (std::cmp::Reverse(hit.layer), hit.item));
            hits.dedup_by_key(|hit| hit.layer);
            return hits;
        };
        // An entry's name may hold a dot: the longest that fits is the one.
        let fits = |slot: &u32| {
            let rest = name.strip_prefix(self.tape.id(*slot));
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['[', '.']))
        };
        let slot = slots.filter(fits).max_by_key(|slot| self.tape.id(*slot).len());
        slot.and_then(given).into_iter().collect()
    }

    /// Warns of weaker values that their type would refuse: they show when the stronger one goes.
    pub(super) fn shadowed(&mut self, spec: &dyn LeafSpec) {
        let field = self.field();
        let tape: &'a crate::tape::Tape = self.tape;
        for slot in self.slots() {
            for hit in tape.weaker(slot) {
                let raw = match self.raw(*hit).filter(|_| self.is_at_hand(*hit)) {
                    Some(Raw::Text(text)) if !spec.shape().textual => Raw::Text(text.trim()),
                    Some(raw) => raw,
                    None => continue,
                };
                let entry = [(tape.id(slot), raw)];
                let raw = if slot == self.slot { raw } else { Raw::Entries(&entry) };
                if spec.refuses(Input::new(raw, field.is_secret())) {
                    self.warn_of_shadowed(slot, *hit);
                }
            }
        }
    }

    fn warn_of_shadowed(&mut self, slot: u32, hit: Hit) {
        let by = match self.tape.state(slot) {
            State::Given(winner) | State::NotAtHand(Some(winner)) => winner.origin(self.layers),
            State::NotAtHand(None) => Origin::NOT_AT_HAND,
            _ => Origin::DEFAULT,
        };
        let key =
            if slot == self.slot { self.key() } else { crate::key::join(&self.key(), self.tape.id(slot)) };
        let message = format!("a value that would be a problem is overridden by {by}");
        let warning = Problem::new(Code::ShadowedValue, message).about(crate::key::printable(&key));
        let warning = warning.from(hit.origin(self.layers)).advise("correct it, or take it out");
        self.report.warnings.push(warning.order(self.slot));
    }

    /// Reports a value that checks have something against.
    pub(super) fn complain(&mut self, next: &Next<'_>, findings: &[Finding]) {
        if findings.is_empty() {
            return;
        }
        for finding in findings.iter().take(MOST) {
            if let Some(complaint) = &finding.complaint {
                self.complain_of(next, finding, complaint);
            }
        }
        self.count_more(Code::CheckFailed, findings.len());
    }

    fn complain_of(&mut self, next: &Next<'_>, finding: &Finding, complaint: &Complaint) {
        let secret = self.field().is_secret() || self.is_shared(self.slots());
        let step = complaint.step();
        let part = match next {
            Next::Read(input) => part(*input, step),
            Next::Map(entries, secret) => entry(entries, step).map(|raw| Input::new(raw, *secret)),
            Next::Absent | Next::Derived | Next::NotAtHand | Next::Broken => None,
        };
        let mut message = finding.against(complaint, secret);
        if let Some(Found::Text(text)) = part.map(|part| part.found()) {
            message += &format!(", found {text}");
        }
        match next {
            Next::Absent => return self.report(self.default_problem(step, &message)),
            Next::Derived => {
                let from = self.derived_from();
                return self.underived(step, format!("derived from {from}, and {message}"));
            }
            _ => {}
        }
        let place = part.and_then(|part| part.place());
        let reason = Reason { step: step.to_owned(), place, ..Reason::default() };
        let (origins, verb) = self.origins_of_reason(self.slot, &reason);
        let verb = if next.is_map() && step.is_empty() { "give".into() } else { verb };
        let help = match finding.wanted(secret) {
            Some(demand) => format!("{verb} a value that is {demand}"),
            None => format!("{verb} a value that passes the check `{}`", finding.name),
        };
        let key = format!("{}{}", self.key(), crate::key::printable(step));
        let mut problem = Problem::new(Code::CheckFailed, message).about(key).advise(help);
        problem.origins = origins;
        self.report(problem);
    }

    /// Reports a default that does not pass the setting's own checks, though it is not used this time.
    pub(super) fn bad_default(&mut self, verdict: &Verdict) {
        for (complaint, against) in verdict.complaints(self.field().is_secret()) {
            self.report(self.default_problem(complaint.step(), &against));
        }
    }

    /// Reports checks that are none, though there may be no value this time. True if there are any.
    pub(super) fn faulty(&mut self, spec: &dyn LeafSpec) -> bool {
        // Only a pattern can be wrong where the compiler does not see it.
        let demands = if cfg!(feature = "pattern") { spec.demands() } else { Verdict::default() };
        let faults = demands.found.iter().filter_map(|demand| demand.complaint.as_ref());
        let before = self.report.problems.len();
        for fault in faults {
            let problem = Problem::new(Code::CheckFailed, fault.shown(true).unwrap_or_default());
            self.report(problem.about(self.key()).advise("correct it in the declaration"));
        }
        self.report.problems.len() > before
    }

    fn default_problem(&self, step: &str, message: &str) -> Problem {
        let message = format!("the default does not pass its own check: {message}");
        let key = format!("{}{}", self.key(), crate::key::printable(step));
        let help = "correct the default in the declaration";
        Problem::new(Code::CheckFailed, message).about(key).from(Origin::DEFAULT).advise(help)
    }
}

/// The entry of a map that a step of a key leads to.
fn entry<'a>(entries: &[(&'a str, Raw<'a>)], step: &str) -> Option<Raw<'a>> {
    let name = step.strip_prefix('.')?;
    entries.iter().find(|(of, _)| *of == name).map(|(_, raw)| *raw)
}

/// The part of an input that a step of a key leads to.
fn part<'a>(input: Input<'a>, step: &str) -> Option<Input<'a>> {
    if step.is_empty() {
        return Some(input);
    }
    let Raw::Node(node) = input.raw else { return None };
    let child: Option<Node<'a>> = match node.kind() {
        Kind::List => {
            let (index, rest) = step.strip_prefix('[')?.split_once(']')?;
            let child = node.children().nth(index.parse().ok()?);
            return child.and_then(|child| part(input.part(Raw::Node(child)), rest));
        }
        Kind::Table => node.children().find(|entry| step.strip_prefix('.') == Some(entry.name())),
        _ => None,
    };
    child.map(|child| input.part(Raw::Node(child)))
}
