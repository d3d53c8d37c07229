//! Which of the variables that settings have a misspelt name was meant to be.

use std::cell::OnceCell;

use crate::key;
use crate::outline::{Names, Outline};

/// The declared variables, laid out when the first name is not one of them.
#[derive(Default)]
pub(super) struct Declared(OnceCell<Names>);

impl Declared {
    /// The declared variable, and its key, that a name was probably meant for.
    pub(super) fn meant(&self, outline: &Outline, given: &str) -> Option<(String, String)> {
        let names = self.0.get_or_init(|| Names::variables(outline));
        if let Some((variable, found)) = names.meant(outline, given) {
            return Some((variable, found.in_lower_case().whole_key(outline)));
        }
        // `SHOP_FEATURES__`: the name of the entry is what is missing, and nobody knows it.
        let bare = given.trim_end_matches('_');
        let (variable, found) = names.meant(outline, &format!("{bare}__<name>")).filter(|_| bare != given)?;
        found.entry.is_some().then(|| (variable, found.in_lower_case().key(outline)))
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
