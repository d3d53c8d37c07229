//! A struct: what is said of it, and its fields.

use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;
use syn::punctuated::Punctuated;
use syn::{Token, Type};

use super::style::Style;
use super::{conditions, doc, leaf, names, rules, text};
use crate::attr::{Place, Word};
use crate::bag::Bag;
use crate::errors::Errors;
use crate::model::{Default, Field, Kind, Root, Section};

pub(super) fn section<'a>(
    bag: &Bag,
    ident: &Ident,
    doc: String,
    declared: &'a Punctuated<syn::Field, Token![,]>,
    errors: &Errors,
) -> Section<'a> {
    let root = root(bag, errors);
    let review = text::review(bag, errors);
    let style = Style::of(bag, errors);
    let mut said = Vec::new();
    let mut fields = Vec::new();
    for field in declared {
        let of_field = Bag::of_attributes(&field.attrs, Place::Field, errors);
        fields.extend(self::field(field, &of_field, style, errors));
        said.push(of_field);
    }
    names::differ(&fields, errors);
    if let Some(root) = &root {
        names::are_free(&fields, root, errors);
    }
    rules::derive(&mut fields, &said, ident, errors);
    conditions::of_fields(&mut fields, &said, ident, errors);
    let rules = rules::rules(bag, ident, &fields, errors);
    Section { doc, root, fields, rules, review }
}

fn root(bag: &Bag, errors: &Errors) -> Option<Root> {
    let prefix = text::prefix(bag.text(Word::Prefix)?, errors);
    let separator = bag.text(Word::Separator).map_or(Some("_"), |text| text::separator(text, errors));
    Some(Root { prefix: prefix?, separator: separator? })
}

fn field<'a>(
    declared: &'a syn::Field,
    bag: &Bag,
    style: Option<Style>,
    errors: &Errors,
) -> Option<Field<'a>> {
    let ident = declared.ident.as_ref()?;
    let rename = bag.text(Word::Rename);
    let name = ident.unraw().to_string();
    let key = match (rename, style) {
        (Some(rename), _) => rename.value(),
        (None, Some(style)) => style.of_field(&name),
        (None, None) => name.clone(),
    };
    let variable = if rename.is_some() { &key } else { &name };
    let variable = variable.to_ascii_uppercase().replace('-', "_");
    let named_at = rename.map_or_else(|| ident.span(), syn::LitStr::span);
    let names = names_in_use(&name, ident.span(), &key, named_at, bag);
    let kind = kind(bag, &declared.ty, &names, errors);
    match (rename, &kind) {
        (Some(rename), _) => text::judge_key(rename, errors),
        (None, Kind::Skipped(_) | Kind::Section { flat: Some(_), .. }) => {}
        (None, _) => key_is_plain(ident, &key, errors),
    }
    Some(Field {
        ident,
        ty: &declared.ty,
        named_at,
        variable: part(bag, &kind, errors).unwrap_or(variable),
        key,
        doc: doc(&declared.attrs),
        public: matches!(declared.vis, syn::Visibility::Public(_)),
        review: text::review(bag, errors),
        aliases: text::aliases(bag, errors),
        deprecated: text::deprecated(bag, errors),
        when: None,
        kind,
    })
}

/// The names by which people know a setting: one of a secret that has another in files or in code is still a secret.
fn names_in_use(ident: &str, at: Span, key: &str, named_at: Span, bag: &Bag) -> Vec<(String, Span)> {
    let more = [Word::Env, Word::Alias].into_iter().filter_map(|word| bag.texts(word)).flatten();
    let more = more.map(|text| (text.value(), text.span()));
    [(key.to_owned(), named_at), (ident.to_owned(), at)].into_iter().chain(more).collect()
}

fn kind(bag: &Bag, ty: &Type, names: &[(String, Span)], errors: &Errors) -> Kind {
    let default = || bag.get(Word::Default).map(leaf::default);
    if let Some(skip) = bag.span(Word::Skip) {
        return Kind::Skipped(default().unwrap_or(Default::OfType(skip)));
    }
    let flat = bag.span(Word::Flatten);
    if flat.is_some() || bag.get(Word::Nested).is_some() {
        return Kind::Section { flat, default: default() };
    }
    Kind::Leaf(Box::new(leaf::leaf(bag, ty, names, errors)))
}

/// The part of variables' names that `nested(prefix = "..")` gives a section.
fn part(bag: &Bag, kind: &Kind, errors: &Errors) -> Option<String> {
    let said = bag.words(Word::Nested)?.get(Word::Part)?;
    if matches!(kind, Kind::Section { flat: Some(_), .. }) {
        errors.say(
            said.span,
            "a flattened section adds nothing to the names of its variables, so take `prefix` or `flatten` out",
        );
        return None;
    }
    let part = bag.words(Word::Nested)?.text(Word::Part)?;
    if part.value().is_empty() {
        errors.say(
            part.span(),
            "the prefix is empty, and a section has a name of its own in variables; fill it, take it out, or write `flatten` in place of `nested`",
        );
    }
    text::prefix(part, errors)
}

/// Rust takes letters in a name that no shell takes in the name of a variable.
fn key_is_plain(ident: &Ident, key: &str, errors: &Errors) {
    if !text::is_key(key) {
        errors.say(
            ident.span(),
            format!("`{key}` cannot be named by a variable; give it a plain key with `rename = \"..\"`"),
        );
    }
}
