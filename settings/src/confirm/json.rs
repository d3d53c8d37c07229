//! A confirmation for machines.

use super::cover::Covered;
use super::findings::Failure;
use super::outcome::{Confirmation, Evidence, Outcome};
use super::waiver::Granted;
use crate::json::Json;
use crate::problem::origin_json;

impl Confirmation {
    /// The confirmation as one line of JSON, with these members: `profile`, `date`, `status`, `sources`, `faults`, `remarks`,
    /// `outcomes`, `waivers`, `security` and, if the checklist was told one, `release`.
    ///
    /// An outcome has `id`, `title`, `severity`, `verdict`, `failures` and `waived` (each with `key`, `message`),
    /// `evidence` (`key`, `value`, `origin`, and what the declaration says for reviewers), `owners` and, as far as they
    /// apply, `at`, `because`, `why`, `help`, `source`, `looked_at`.
    ///
    /// A security setting has `key`, `judged_by`, `read_by`, `restore`, what the declaration says for reviewers and, as far
    /// as they apply, `value`, `origin`, `undo`. Covered by semver, save for the words.
    pub fn to_json(&self) -> String {
        let mut json = Json::new();
        json.object(|json| self.write_json(json));
        json.finish()
    }

    /// Writes the members of an object.
    pub(crate) fn write_json(&self, json: &mut Json) {
        self.release().into_iter().for_each(|release| json.text_in("release", &release));
        json.text_in("profile", &self.profile.as_str());
        json.text_in("date", &self.today);
        json.number_in("status", self.status().into());
        json.array_in("sources", |json| {
            self.sources.iter().for_each(|source| json.object(|json| origin_json(json, source)));
        });
        json.array_in("faults", |json| self.faults.iter().for_each(|fault| json.element(fault)));
        json.array_in("remarks", |json| self.remarks.iter().for_each(|remark| json.element(remark)));
        json.array_in("outcomes", |json| self.outcomes.iter().for_each(|one| outcome(one, json)));
        json.array_in("waivers", |json| self.waivers.iter().for_each(|one| waiver(one, json)));
        json.array_in("security", |json| self.security.iter().for_each(|one| covered(one, json)));
    }
}

fn outcome(of: &Outcome, json: &mut Json) {
    json.object(|json| {
        json.text_in("id", &of.about.id);
        json.text_in("title", &of.about.title);
        json.text_in("severity", &of.about.severity.as_str());
        json.text_in("verdict", &of.verdict.as_str());
        for (name, text) in [("at", of.at()), ("because", of.because())] {
            text.into_iter().for_each(|text| json.text_in(name, &text));
        }
        of.about.texts().for_each(|(name, text)| json.text_in(name, &text));
        json.array_in("failures", |json| of.failures.iter().for_each(|one| failure(one, json)));
        json.array_in("waived", |json| of.waived().for_each(|one| failure(one, json)));
        json.array_in("evidence", |json| of.evidence.iter().for_each(|one| evidence(one, json)));
        json.array_in("owners", |json| of.owners().iter().for_each(|one| json.element(one)));
        if !of.looked_at.is_empty() {
            json.array_in("looked_at", |json| of.looked_at.iter().for_each(|one| json.element(one)));
        }
    });
}

fn failure(of: &Failure, json: &mut Json) {
    json.object(|json| {
        of.key().into_iter().for_each(|key| json.text_in("key", &key));
        json.text_in("message", &of.message());
    });
}

fn evidence(of: &Evidence, json: &mut Json) {
    json.object(|json| {
        json.text_in("key", &of.key);
        json.text_in("value", &of.value);
        json.object_in("origin", |json| origin_json(json, &of.origin));
        of.review.write_json(json);
    });
}

fn waiver(of: &Granted, json: &mut Json) {
    json.object(|json| {
        json.text_in("id", &of.id);
        json.array_in("keys", |json| of.keys.iter().for_each(|key| json.element(key)));
        json.text_in("reason", &of.reason);
        json.text_in("owner", &of.owner);
        json.text_in("until", &of.until);
        json.text_in("place", &of.place);
    });
}

fn covered(of: &Covered, json: &mut Json) {
    json.object(|json| {
        json.text_in("key", &of.key());
        of.value().into_iter().for_each(|value| json.text_in("value", &value));
        if let Some(origin) = of.origin() {
            json.object_in("origin", |json| origin_json(json, origin));
        }
        json.array_in("judged_by", |json| of.judged_by().iter().for_each(|id| json.element(id)));
        json.array_in("read_by", |json| of.read_by().iter().for_each(|id| json.element(id)));
        json.text_in("restore", of.restore());
        of.undo().into_iter().for_each(|undo| json.text_in("undo", undo));
        of.review().write_json(json);
    });
}
