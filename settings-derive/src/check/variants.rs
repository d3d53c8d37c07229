//! An enum whose variants are values.

use std::collections::HashMap;

use syn::Token;
use syn::ext::IdentExt;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;

use super::text;
use crate::attr::{Place, Word};
use crate::bag::Bag;
use crate::errors::Errors;
use crate::model::Variant;
use crate::written::snake_case;

pub(super) fn variants<'a>(
    declared: &'a Punctuated<syn::Variant, Token![,]>,
    errors: &Errors,
) -> Vec<Variant<'a>> {
    let mut taken = HashMap::new();
    declared.iter().map(|declared| variant(declared, &mut taken, errors)).collect()
}

/// A variant; `taken` has the names of those before it.
fn variant<'a>(
    declared: &'a syn::Variant,
    taken: &mut HashMap<String, &'a syn::Ident>,
    errors: &Errors,
) -> Variant<'a> {
    let bag = Bag::of_attributes(&declared.attrs, Place::Variant, errors);
    let ident = &declared.ident;
    if !declared.fields.is_empty() {
        errors.say(
            declared.fields.span(),
            format!("a variant that is a value holds nothing; take the fields of `{ident}` out"),
        );
    }
    let rename = bag.text(Word::Rename);
    rename.iter().for_each(|text| text::judge_value(text, errors));
    let name = rename.map_or_else(|| snake_case(&ident.unraw().to_string()), syn::LitStr::value);
    if let Some(other) = taken.insert(name.clone(), ident) {
        let at = rename.map_or_else(|| ident.span(), syn::LitStr::span);
        errors.say(
            at,
            format!(
                "`{other}` and `{ident}` share the name `{name}`; give one of them another with `rename`"
            ),
        );
    }
    Variant { ident, name }
}
