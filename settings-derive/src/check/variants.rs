//! An enum: its variants are values, or sections between which a tag decides.

use std::collections::HashMap;

use syn::ext::IdentExt;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Fields, Token};

use super::style::Style;
use super::{doc, names, text};
use crate::attr::{Place, Word};
use crate::bag::Bag;
use crate::errors::Errors;
use crate::model::{Declaration, Tagged, Variant, Variants};
use crate::value::Value;
use crate::written::snake_case;

pub(super) fn declaration<'a>(
    bag: &Bag,
    doc: String,
    declared: &'a Punctuated<syn::Variant, Token![,]>,
    errors: &Errors,
) -> Declaration<'a> {
    let variants = variants(declared, Style::of(bag, errors), errors);
    let review = text::review(bag, errors);
    let holds = variants.all.iter().find(|variant| variant.section.is_some());
    match (holds, bag.text(Word::Tag)) {
        (Some(_), Some(tag)) => {
            text::judge_tag(tag, errors);
            let tag = (tag.value(), names::part(&tag.value()));
            return Declaration::Tagged(Tagged { doc, tag, variants, review });
        }
        // A word that could not be read may have been the tag, and has been judged.
        (Some(_), None) if bag.is_incomplete() => {}
        (Some(variant), None) => errors.say(
            variant.ident.span(),
            format!(
                "`{}` holds a section, so a setting has to say which variant is meant; write `#[settings(tag = \"kind\")]` on the enum",
                variant.ident
            ),
        ),
        (None, _) if declared.iter().any(|variant| !variant.fields.is_empty()) => {}
        (None, _) => useless(bag, errors),
    }
    Declaration::Variants(variants)
}

/// What only a tagged section can have.
fn useless(bag: &Bag, errors: &Errors) {
    for word in [Word::Tag, Word::Review] {
        if let Some(said) = bag.get(word) {
            let name = said.name();
            errors.say(
                said.span,
                format!("`{name}` has no meaning on an enum whose variants hold nothing, which is a value; take it out"),
            );
        }
    }
}

fn variants<'a>(
    declared: &'a Punctuated<syn::Variant, Token![,]>,
    style: Option<Style>,
    errors: &Errors,
) -> Variants<'a> {
    let mut taken = HashMap::new();
    let mut default = None;
    let mut all = Vec::new();
    for (at, declared) in declared.iter().enumerate() {
        let bag = Bag::of_attributes(&declared.attrs, Place::Variant, errors);
        if let Some(said) = bag.get(Word::Default) {
            if !matches!(said.value, Value::Flag) {
                errors.say(said.span, "on a variant `default` stands alone: the variant is the default");
            } else if default.replace(at).is_some() {
                errors.say(said.span, "another variant is the default already; keep one of them");
            }
        }
        all.push(variant(declared, &bag, style, &mut taken, errors));
    }
    Variants { all, default }
}

/// A variant; `taken` has the names of those before it.
fn variant<'a>(
    declared: &'a syn::Variant,
    bag: &Bag,
    style: Option<Style>,
    taken: &mut HashMap<String, &'a syn::Ident>,
    errors: &Errors,
) -> Variant<'a> {
    let ident = &declared.ident;
    let section = match &declared.fields {
        Fields::Unit => None,
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => fields.unnamed.first().map(|field| {
            Bag::of_attributes(&field.attrs, Place::Held, errors);
            &field.ty
        }),
        fields => {
            errors.say(
                fields.span(),
                format!("a variant holds one section or nothing; move these fields into a struct that derives `Settings`, as in `{ident}(SectionOf{ident})`"),
            );
            None
        }
    };
    let rename = bag.text(Word::Rename);
    rename.iter().for_each(|text| text::judge_value(text, errors));
    let own = ident.unraw().to_string();
    let name = match (rename, style) {
        (Some(rename), _) => rename.value(),
        (None, Some(style)) => style.of_variant(&own),
        (None, None) => snake_case(&own),
    };
    if let Some(other) = taken.insert(name.clone(), ident) {
        let at = rename.map_or_else(|| ident.span(), syn::LitStr::span);
        errors.say(
            at,
            format!(
                "`{other}` and `{ident}` share the name `{name}`; give one of them another with `rename`"
            ),
        );
    }
    Variant { ident, name, doc: doc(&declared.attrs), section }
}
