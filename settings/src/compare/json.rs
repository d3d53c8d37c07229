//! What differs, for machines.

use super::outcome::{Change, Difference, Side};
use crate::json::Json;
use crate::problem::origin_json;

impl Difference {
    /// The difference as one line of JSON, with these members: `status`, `complete` (whether all was compared), `sections`,
    /// `not_compared` (changes), `untouched` (keys of sections; the outermost is empty).
    ///
    /// A section has `key`, `untouched`, `changes` and `moved`. A change has `key`, `kind` (`changed`, `added`, `removed`,
    /// `not_compared`, `moved`), `before` and `after` as far as there are such (each with `value` and `origin`), `secret`,
    /// `unseen`, `steps` that lead back and, as far as they apply, `added` and `removed` elements and what the declaration
    /// says for reviewers. Covered by semver, save for the words.
    pub fn to_json(&self) -> String {
        let mut json = Json::new();
        json.object(|json| {
            json.number_in("status", self.status().into());
            json.bool_in("complete", self.not_compared.is_empty());
            json.array_in("sections", |json| {
                for section in &self.sections {
                    json.object(|json| {
                        json.text_in("key", &section.key);
                        json.bool_in("untouched", section.untouched);
                        json.array_in("changes", |json| {
                            section.changes.iter().for_each(|one| change(one, json));
                        });
                        json.array_in("moved", |json| section.moved.iter().for_each(|one| change(one, json)));
                    });
                }
            });
            json.array_in("not_compared", |json| self.not_compared.iter().for_each(|one| change(one, json)));
            json.array_in("untouched", |json| self.untouched().for_each(|key| json.element(&key)));
        });
        json.finish()
    }
}

fn change(of: &Change, json: &mut Json) {
    json.object(|json| {
        json.text_in("key", &of.key);
        json.text_in("kind", &of.kind.as_str());
        for (name, side) in [("before", &of.before), ("after", &of.after)] {
            if let Some(Side { value, origin }) = side {
                json.object_in(name, |json| {
                    json.text_in("value", value);
                    json.object_in("origin", |json| origin_json(json, origin));
                });
            }
        }
        json.bool_in("secret", of.secret);
        json.bool_in("unseen", of.unseen);
        if let Some(elements) = &of.elements {
            json.array_in("added", |json| elements.added().iter().for_each(|one| json.element(one)));
            json.array_in("removed", |json| elements.removed().iter().for_each(|one| json.element(one)));
        }
        json.array_in("steps", |json| of.steps.iter().for_each(|step| json.element(step)));
        of.review.write_json(json);
    });
}
