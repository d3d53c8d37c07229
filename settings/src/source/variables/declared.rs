//! The variables that settings have, and which of them a misspelt name was meant to be.

use std::cell::OnceCell;

use crate::key::{self, FILE_ENDING};
use crate::outline::{Outline, Steps};

/// The declared variables with their keys, made when the first name is not one of them.
#[derive(Default)]
pub(super) struct Declared(OnceCell<Vec<Variable>>);

struct Variable {
    name: String,
    /// The name that is compared: its own, or one that it had before.
    spelt: String,
    key: String,
    kind: Kind,
}

/// What a variable is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Setting,
    /// An entry of a map: `SHOP_FEATURES__<name>`, of which the name here is the part before.
    Entry,
    /// A setting in one section of many: `SHOP_LISTENERS__<name>__ADDR`.
    InMany,
}

/// What stands for the name of one section of many, in the name of a variable.
const ANY: &str = "__<name>__";

impl Declared {
    fn all(&self, outline: &Outline) -> &[Variable] {
        self.0.get_or_init(|| {
            let steps = Steps::default();
            let fields = outline.fields().filter(|(_, _, field)| field.as_section().is_none());
            let named = fields.flat_map(|(place, index, field)| {
                let kind = match (outline.is_in_many(place), field.is_map()) {
                    (false, false) => Some(Kind::Setting),
                    (false, true) => Some(Kind::Entry),
                    // An entry in one of many: two names are free, and nothing is left to tell it by.
                    (true, true) => None,
                    (true, false) => Some(Kind::InMany),
                };
                let name = outline.variable(place, index, &steps).map(|name| name.replace("__0__", ANY));
                let key = outline.key(place, index, &steps);
                let named =
                    name.zip(kind).map(|(name, kind)| Variable { spelt: name.clone(), name, key, kind });
                let file =
                    named.as_ref().filter(|_| field.is_secret() && !field.is_map()).map(Variable::file);
                let old = named.iter().flat_map(|one| one.old(outline, place, index)).collect::<Vec<_>>();
                named.into_iter().chain(file).chain(old)
            });
            named.collect()
        })
    }

    /// The declared variable, and its key, that a name was probably meant for.
    pub(super) fn meant(&self, outline: &Outline, name: &str) -> Option<(String, String)> {
        self.all(outline).iter().find_map(|variable| variable.meant(outline, name))
    }
}

impl Variable {
    /// The variable that names a file for the setting.
    fn file(&self) -> Self {
        let Self { name, key, kind, .. } = self;
        let name = format!("{name}{FILE_ENDING}");
        Self { spelt: name.clone(), name, key: key.clone(), kind: *kind }
    }

    /// The same under the names that it had before.
    fn old(&self, outline: &Outline, place: u32, index: u16) -> Vec<Self> {
        let own = outline.field(place, index).variable();
        let Some(head) = self.name.strip_suffix(own) else { return Vec::new() };
        let names = outline.section(place).variables.iter();
        let old = names.filter(|name| name.alias && name.field == index).map(|old| Self {
            name: self.name.clone(),
            spelt: format!("{head}{}", old.text),
            key: self.key.clone(),
            kind: self.kind,
        });
        old.collect()
    }

    fn meant(&self, outline: &Outline, given: &str) -> Option<(String, String)> {
        let Self { name, spelt, key, .. } = self;
        match self.kind {
            Kind::Setting => resembles(outline, given, spelt).then(|| (name.clone(), key.clone())),
            // `SHOP_FEATURS__BETA`, `SHOP_FEATURES_BETA`: the map is meant, the entry may be called anything.
            Kind::Entry => {
                let misspelt = given.split_once("__").filter(|(head, _)| resembles(outline, head, spelt));
                let single = || given.strip_prefix(spelt.as_str())?.strip_prefix('_');
                let id = misspelt.map(|(_, id)| id).or_else(single)?;
                if id.trim_matches('_').is_empty() {
                    // The name of the entry is what is missing: nobody knows it.
                    return Some((format!("{name}__<name>"), key.clone()));
                }
                Some((format!("{name}__{id}"), format!("{key}.{}", id.to_lowercase())))
            }
            Kind::InMany => self.meant_in_many(outline, given),
        }
    }

    /// `SHOP_LISTENERS__0__ADR`, `SHOP_LISTENER__0__ADDR`: whatever may be the free name is left out.
    fn meant_in_many(&self, outline: &Outline, given: &str) -> Option<(String, String)> {
        let (head, rest) = self.name.split_once(ANY).filter(|(_, rest)| !rest.contains(ANY))?;
        let (spelt_head, spelt_rest) = self.spelt.split_once(ANY)?;
        let marks: Vec<usize> = given.match_indices("__").map(|(at, _)| at).collect();
        let fixed = format!("{spelt_head}__{spelt_rest}");
        // What is far longer is not meant, and a name made to do harm has more pairs of marks than there is time for.
        let near = |length: usize| length <= 2 * fixed.len();
        marks.iter().enumerate().take_while(|(_, open)| near(**open)).find_map(|(nth, open)| {
            let closes = marks[nth + 1..].iter().filter(|close| near(open + given.len() - **close));
            closes.into_iter().find_map(|close| {
                let id = given.get(open + 2..*close).filter(|id| !id.is_empty())?;
                let own = format!("{}__{}", &given[..*open], &given[close + 2..]);
                if own != fixed && !resembles(outline, &own, &fixed) {
                    return None;
                }
                let named = |id: &str| {
                    let meant = format!("{head}__{id}__{rest}");
                    let found = outline.by_variable(&meant).into_iter().next()?;
                    Some((meant, found.caseless(0)))
                };
                // What counts the elements of a list is a number, written in the one way that there is.
                let number = id.parse::<u32>().unwrap_or_default().to_string();
                let (meant, found) = named(id).or_else(|| named(&number))?;
                let key = outline.key(found.place, found.field, &outline.steps(found.place, &found.ids));
                Some((meant, key))
            })
        })
    }
}

/// True if a name was probably meant to be another. What all names begin with makes none of them longer: `SHOP_DB` is
/// not meant by `SHOP_DC`.
pub(super) fn resembles(outline: &Outline, name: &str, variable: &str) -> bool {
    let own = |name: &str| outline.under_prefix(name).map_or(0, |own| name.len() - own.len());
    match (own(name), own(variable)) {
        (at, of) if at > 0 && of > 0 => key::resembles(&name[at..], &variable[of..]),
        _ => key::resembles(name, variable),
    }
}
