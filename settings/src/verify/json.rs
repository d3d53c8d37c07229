//! A verification for machines.

use super::{Verification, problems_json};
use crate::json::Json;

impl Verification {
    /// The verification as one line of JSON, with these members: `status`, `problems` (of the load, and of probes),
    /// `warnings`, `not_at_hand` (each with `key` and, if something names it, `origin`), `not_run` (`rule`, `keys`), `faults`
    /// and, if there is a checklist, `checklist`, as [`Confirmation::to_json`](crate::checklist::Confirmation::to_json) has
    /// it. Covered by semver, save for the words.
    pub fn to_json(&self) -> String {
        let mut json = Json::new();
        json.object(|json| {
            json.number_in("status", self.status().into());
            problems_json(json, "problems", self.problems());
            problems_json(json, "warnings", self.warnings().iter());
            json.array_in("not_at_hand", |json| {
                self.not_at_hand().iter().for_each(|one| json.object(|json| one.write_json(json)));
            });
            json.array_in("not_run", |json| {
                for rule in self.not_run() {
                    json.object(|json| {
                        json.text_in("rule", &rule.rule());
                        json.array_in("keys", |json| rule.keys().iter().for_each(|key| json.element(key)));
                    });
                }
            });
            json.array_in("faults", |json| self.faults().iter().for_each(|fault| json.element(fault)));
            if let Some(confirmation) = &self.checklist {
                json.object_in("checklist", |json| confirmation.write_json(json));
            }
        });
        json.finish()
    }
}
