//! Which setting a misspelt name was meant for.

use std::cmp::Reverse;

use super::{Found, Outline, Steps};
use crate::key::{FILE_ENDING, Pattern};

/// The names that settings have in one kind of source.
#[derive(Debug)]
pub(crate) struct Names(Vec<Name>);

#[derive(Debug)]
struct Name {
    declared: Pattern,
    /// The name that is compared: its own, or one that it had before.
    spelt: Pattern,
    place: u32,
    field: u16,
    /// True if it begins with the prefix, which is left out of the patterns: it makes no name longer.
    prefixed: bool,
}

/// How a number stands in a key, and in a variable.
const INDEX: [&str; 2] = ["[0]", "__0__"];

impl Names {
    /// The keys: the names of flags.
    pub(crate) fn keys(outline: &Outline) -> Self {
        let names = outline.fields().filter(|(_, _, field)| field.as_section().is_none());
        let names = names.flat_map(|(place, index, field)| {
            let key = outline.key(place, index, &outline.steps_of_any(place));
            let entry = field.entry(".<name>");
            let old = outline.section(place).keys.iter();
            let old = old.filter(move |name| name.alias && name.field == index);
            let head = key.strip_suffix(field.key()).unwrap_or_default().to_owned();
            let old = old.map(move |name| format!("{head}{}{entry}", name.text));
            let pattern = |text: &str| Pattern::new(text, INDEX[0]);
            let declared = format!("{key}{entry}");
            let spelt = std::iter::once(declared.clone()).chain(old);
            spelt.map(move |spelt| Name {
                declared: pattern(&declared),
                spelt: pattern(&spelt),
                place,
                field: index,
                prefixed: false,
            })
        });
        Self(names.collect())
    }

    /// The variables, those that name a file among them.
    pub(crate) fn variables(outline: &Outline) -> Self {
        let mut names = Vec::new();
        for (place, index, field) in outline.fields().filter(|(_, _, field)| field.as_section().is_none()) {
            let Some(full) = outline.variable(place, index, &Steps::default()) else { continue };
            let entry = field.entry("__<name>");
            let mut add = |declared: &str, spelt: &str, ending: &str| {
                let declared = format!("{declared}{entry}{ending}");
                let spelt = format!("{spelt}{entry}{ending}");
                let own = outline.under_prefix(&declared).zip(outline.under_prefix(&spelt));
                let (declared_own, spelt_own) = own.unwrap_or((&declared, &spelt));
                names.push(Name {
                    declared: Pattern::new(declared_own, INDEX[1]),
                    spelt: Pattern::new(spelt_own, INDEX[1]),
                    place,
                    field: index,
                    prefixed: own.is_some(),
                });
            };
            add(&full, &full, "");
            if field.is_secret() && !field.is_map() {
                add(&full, &full, FILE_ENDING);
            }
            let head = full.strip_suffix(field.variable());
            let old = outline.section(place).variables.iter();
            for name in old.filter(|name| name.alias && name.field == index) {
                head.into_iter().for_each(|head| add(&full, &format!("{head}{}", name.text), ""));
            }
        }
        Self(names)
    }

    /// What a name was probably meant to be, with its free parts as they are given, and the setting that this leads to.
    pub(crate) fn meant(&self, outline: &Outline, given: &str) -> Option<(String, Found)> {
        let own = outline.under_prefix(given).unwrap_or(given);
        let fits = self.0.iter().filter_map(|name| {
            let fit = name.spelt.fits(if name.prefixed { own } else { given })?;
            Some((name, fit))
        });
        // Of a longer name, less is taken to be free.
        let (name, fit) = fits.min_by_key(|(name, fit)| (fit.edited, Reverse(name.spelt.length())))?;
        let prefix = if name.prefixed { &given[..given.len() - own.len()] } else { "" };
        let meant = format!("{prefix}{}", name.declared.with(&fit.free));
        let mut ids = fit.free;
        let entry = if name.declared.is_open() { ids.pop() } else { None };
        let Name { place, field, .. } = *name;
        let found = Found { place, field, ids, entry, preference: 0, alias: false };
        Some((meant, found))
    }
}
