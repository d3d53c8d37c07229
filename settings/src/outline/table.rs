//! The way to a section as the tables of a file have it.

use super::{Outline, ROOT, Steps};
use crate::schema::Many;

impl Outline {
    /// The names that lead to a section, those of a map's entries among them. Which of a list is meant, they do not say.
    pub(crate) fn names_to(&self, place: u32, steps: &Steps) -> Vec<String> {
        if place == ROOT {
            return Vec::new();
        }
        let one = &self.uses[place as usize];
        let mut names = self.names_to(one.parent, steps);
        if !one.flat {
            names.push(self.field_of(place).key().to_owned());
        }
        let entry = steps.at(place).filter(|_| one.many == Many::Map);
        names.extend(entry.map(|step| step.trim_start_matches('.').to_owned()));
        names
    }
}
