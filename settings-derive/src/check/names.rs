//! The names that fields share, and those that the library has taken.

use std::collections::{HashMap, HashSet};

use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;

use crate::errors::Errors;
use crate::model::{Field, Kind, Root};

/// A name that one of the fields has, or had before.
struct Taken<'a> {
    field: usize,
    name: String,
    at: Span,
    /// Whether it is an old name, which its author can take out.
    alias: bool,
    ident: &'a Ident,
}

/// Two settings of one name: a value given to it would reach one of them, or both.
pub(super) fn differ(fields: &[Field<'_>], errors: &Errors) {
    let mut told = HashSet::new();
    let keys = fields.iter().enumerate().flat_map(|(at, field)| keys(at, field));
    clashes(keys, &mut told, errors, |name| (format!("the key `{name}`"), "with `rename`"));
    let absolute = fields.iter().enumerate().flat_map(|(at, field)| absolute(at, field));
    clashes(absolute, &mut told, errors, |name| (format!("the variable `{name}`"), "with `env`"));
    let parts = fields.iter().enumerate().filter(|(_, field)| field.is_named());
    let parts = parts.flat_map(|(at, field)| parts_of(at, field));
    clashes(parts, &mut told, errors, |name| {
        (format!("`{name}` in the names of variables"), "with `rename`, or `env` to one")
    });
}

fn keys<'a>(at: usize, field: &'a Field<'_>) -> Vec<Taken<'a>> {
    let own = (field.key.clone(), field.named_at, false);
    let old = field.aliases.iter().map(|alias| (alias.value(), alias.span(), true));
    let all = field.is_named().then(|| std::iter::once(own).chain(old));
    taken(at, field, all.into_iter().flatten())
}

fn absolute<'a>(at: usize, field: &'a Field<'_>) -> Vec<Taken<'a>> {
    taken(at, field, field.absolute().iter().map(|name| (name.value(), name.span(), false)))
}

fn parts_of<'a>(at: usize, field: &'a Field<'_>) -> Vec<Taken<'a>> {
    let own = field.has_variable().then(|| (field.variable.clone(), field.named_at, false));
    let old = field.aliases.iter().map(|alias| (part(&alias.value()), alias.span(), true));
    taken(at, field, own.into_iter().chain(old))
}

fn taken<'a>(
    at: usize,
    field: &'a Field<'_>,
    names: impl Iterator<Item = (String, Span, bool)>,
) -> Vec<Taken<'a>> {
    names.map(|(name, span, alias)| Taken { field: at, name, at: span, alias, ident: field.ident }).collect()
}

/// What a key adds to the name of a variable.
pub(crate) fn part(key: &str) -> String {
    key.to_ascii_uppercase().replace('-', "_")
}

/// Tells of names that several fields have, once for each pair of fields.
fn clashes<'a>(
    names: impl Iterator<Item = Taken<'a>>,
    told: &mut HashSet<(usize, usize)>,
    errors: &Errors,
    words: impl Fn(&str) -> (String, &'static str),
) {
    let mut first: HashMap<String, Taken<'a>> = HashMap::new();
    for one in names {
        let Some(other) = first.get(&one.name) else {
            first.insert(one.name.clone(), one);
            continue;
        };
        if other.field == one.field {
            if one.alias && told.insert((one.field, one.field)) {
                errors.say(
                    one.at,
                    format!("`{}` is no old name: the field has it already; take it out", one.name),
                );
            }
            continue;
        }
        if told.insert((other.field, one.field)) {
            let (what, cure) = words(&one.name);
            let (earlier, later) = (other.ident.unraw(), one.ident.unraw());
            let cure = if one.alias || other.alias { "or take the alias out" } else { cure };
            let (cure, joint) = if cure.starts_with("or") { (cure, ", ") } else { (cure, " ") };
            let message =
                format!("`{earlier}` and `{later}` share {what}; give one of them another{joint}{cure}");
            errors.say(one.at, message);
        }
    }
}

/// Two variables are read by the library itself.
pub(super) fn are_free(fields: &[Field<'_>], root: &Root, errors: &Errors) {
    let prefix = &root.prefix;
    let taken = [("CONFIG", "names the file of settings"), ("SETTINGS_UNKNOWN", "says how strict a load is")];
    let taken = taken.map(|(name, purpose)| (format!("{prefix}_{name}"), purpose));
    for field in fields.iter().filter(|field| field.has_variable()) {
        let joint = if prefix.is_empty() { "" } else { "_" };
        let variable = format!("{prefix}{joint}{}", field.variable);
        let Some((_, purpose)) = taken.iter().find(|(name, _)| *name == variable) else { continue };
        let key = &field.key;
        let cure = match field.kind {
            Kind::Section { .. } | Kind::Skipped(_) => "`rename`",
            Kind::Leaf(_) => "`rename`, or a variable of its own with `env`",
        };
        errors.say(
            field.named_at,
            format!("`{variable}` {purpose}, so `{key}` cannot have it; give it another name with {cure}"),
        );
    }
}
