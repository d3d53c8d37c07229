//! How far a way in a document leads through the schema.

use super::{Outline, ROOT};
use crate::key::{self, Path, Step};
use crate::schema::Many;

/// What a way in a document leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// A setting, an entry of a map of settings, or a part of its value.
    Setting,
    /// A section, or sections of a list or map.
    Section,
    /// Something in a section that is no setting.
    Stranger,
    /// Something below that, or inside of something that is no section's shape.
    BelowStranger,
}

/// How far a way leads through the schema.
#[derive(Debug)]
pub(crate) struct Reached {
    /// The key of the setting or section, by its name of today.
    pub(crate) key: String,
    /// So many steps lead there: what is behind them is part of a value.
    pub(crate) steps: usize,
    pub(crate) end: End,
}

impl Outline {
    /// Follows a way in a document as far as the schema knows it, and one step further.
    pub(crate) fn reach(&self, path: &Path) -> Reached {
        self.reach_from(ROOT, path.steps(), 0, String::new())
    }

    fn reach_from(&self, place: u32, path: &[Step], at: usize, key: String) -> Reached {
        let Some(step) = path.get(at) else { return Reached { key, steps: at, end: End::Section } };
        let Step::Name(name) = step else { return Reached { key, steps: at, end: End::BelowStranger } };
        let section = self.section(place);
        let Some(found) = section.by_key(name) else {
            let below = self.flats(place).map(|flat| self.reach_from(flat, path, at, key.clone()));
            let known = |one: &Reached| matches!(one.end, End::Setting | End::Section) || one.steps > at + 1;
            let end = if at + 1 == path.len() { End::Stranger } else { End::BelowStranger };
            let stranger = || Reached { key: key::join(&key, name), steps: at + 1, end };
            return below.into_iter().find(known).unwrap_or_else(stranger);
        };
        let field = self.field(place, found.field);
        let key = key::join(&key, field.key());
        let (next, below) = (path.get(at + 1), || self.child(place, found.field));
        match (field.many(), next) {
            (None, Some(Step::Name(id))) if field.is_map() => {
                Reached { key: key::join(&key, id), steps: at + 2, end: End::Setting }
            }
            (None, _) => Reached { key, steps: at + 1, end: End::Setting },
            (Some(Many::One), _) => self.reach_from(below(), path, at + 1, key),
            (Some(_), None) => Reached { key, steps: at + 1, end: End::Section },
            (Some(Many::List), Some(Step::Index(index))) => {
                self.reach_from(below(), path, at + 2, format!("{key}[{index}]"))
            }
            (Some(Many::Map), Some(Step::Name(id))) => {
                self.reach_from(below(), path, at + 2, key::join(&key, id))
            }
            (Some(_), Some(_)) => Reached { key, steps: at + 1, end: End::BelowStranger },
        }
    }
}
