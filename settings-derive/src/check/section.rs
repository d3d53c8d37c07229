//! A struct: its fields, the names that they share, and the checks across them.

use std::collections::HashMap;

use proc_macro2::Ident;
use quote::ToTokens;
use syn::Token;
use syn::ext::IdentExt;
use syn::punctuated::Punctuated;

use super::{doc, leaf, text};
use crate::attr::{Place, Word};
use crate::bag::{Bag, Said};
use crate::errors::Errors;
use crate::model::{Field, Kind, Read, Root, Rule, Section};
use crate::value::{self, Value};
use crate::written::{listed, nearest};

pub(super) fn section<'a>(
    bag: &Bag,
    ident: &Ident,
    doc: String,
    fields: &'a Punctuated<syn::Field, Token![,]>,
    errors: &Errors,
) -> Section<'a> {
    let root = root(bag, errors);
    let review = text::review(bag, errors);
    let fields: Vec<_> = fields.iter().filter_map(|declared| field(declared, errors)).collect();
    names_differ(&fields, errors);
    if let Some(root) = &root {
        names_are_free(&fields, root, errors);
    }
    let rules = bag.iter().filter_map(|said| rule(said, ident, &fields, errors)).collect();
    Section { doc, root, fields, rules, review }
}

fn root(bag: &Bag, errors: &Errors) -> Option<Root> {
    let prefix = text::prefix(bag.text(Word::Prefix)?, errors);
    let separator = bag.text(Word::Separator).map_or(Some("_"), |text| text::separator(text, errors));
    Some(Root { prefix: prefix?, separator: separator? })
}

fn field<'a>(declared: &'a syn::Field, errors: &Errors) -> Option<Field<'a>> {
    let bag = Bag::of_attributes(&declared.attrs, Place::Field, errors);
    let ident = declared.ident.as_ref()?;
    let rename = bag.text(Word::Rename);
    let key = rename.map_or_else(|| ident.unraw().to_string(), syn::LitStr::value);
    match rename {
        Some(rename) => text::judge_key(rename, errors),
        None => key_is_plain(ident, &key, errors),
    }
    let kind = match bag.span(Word::Nested) {
        Some(_) => Kind::Section,
        None => Kind::Leaf(Box::new(leaf::leaf(&bag, errors))),
    };
    Some(Field {
        ident,
        ty: &declared.ty,
        named_at: rename.map_or_else(|| ident.span(), syn::LitStr::span),
        variable: key.to_ascii_uppercase().replace('-', "_"),
        key,
        doc: doc(&declared.attrs),
        review: text::review(&bag, errors),
        kind,
    })
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

/// Two settings of one name: a value given to it would reach one of them, or both.
fn names_differ(fields: &[Field<'_>], errors: &Errors) {
    let mut keys = HashMap::new();
    let mut variables = HashMap::new();
    let mut absolute = HashMap::new();
    for field in fields {
        let shared = |with: &Field<'_>, name: String, cure: &str| {
            let (one, other) = (with.ident.unraw(), field.ident.unraw());
            errors.say(
                field.named_at,
                format!("`{one}` and `{other}` share {name}; give one of them another {cure}"),
            );
        };
        if let Some(other) = keys.insert(&field.key, field) {
            shared(other, format!("the key `{}`", field.key), "with `rename`");
            continue;
        }
        for name in field.absolute() {
            if let Some(other) = absolute.insert(name.value(), field).filter(|other| other.key != field.key) {
                shared(other, format!("the variable `{}`", name.value()), "with `env`");
            }
        }
        let other = if field.absolute().is_empty() { variables.insert(&field.variable, field) } else { None };
        if let Some(other) = other {
            shared(
                other,
                format!("`{}` in the names of variables", field.variable),
                "with `rename`, or `env` to one",
            );
        }
    }
}

/// Two variables are read by the library itself.
fn names_are_free(fields: &[Field<'_>], root: &Root, errors: &Errors) {
    let prefix = &root.prefix;
    let taken = [("CONFIG", "names the file of settings"), ("SETTINGS_UNKNOWN", "says how strict a load is")];
    let taken = taken.map(|(name, purpose)| (format!("{prefix}_{name}"), purpose));
    for field in fields.iter().filter(|field| field.absolute().is_empty()) {
        let joint = if prefix.is_empty() { "" } else { "_" };
        let variable = format!("{prefix}{joint}{}", field.variable);
        let Some((_, purpose)) = taken.iter().find(|(name, _)| *name == variable) else { continue };
        let key = &field.key;
        let cure = match field.kind {
            Kind::Section => "`rename`",
            Kind::Leaf(_) => "`rename`, or a variable of its own with `env`",
        };
        errors.say(
            field.named_at,
            format!("`{variable}` {purpose}, so `{key}` cannot have it; give it another name with {cure}"),
        );
    }
}

/// A check across fields, which are given to it as arguments.
fn rule(said: &Said, owner: &Ident, fields: &[Field<'_>], errors: &Errors) -> Option<Rule> {
    let Value::Rule(value::Rule { path, reads }) = &said.value else { return None };
    let name = path.path.segments.last().map(|last| last.ident.unraw().to_string())?;
    if reads.is_empty() {
        errors.say(
            said.span,
            format!(
                "a check on a struct names the fields that it reads: `check = {name}(field, section.field)`"
            ),
        );
    }
    let reads = reads.iter().filter_map(|names| read(names, owner, fields, errors)).collect();
    Some(Rule { path: path.to_token_stream(), name, reads })
}

/// A field that a rule reads. Only the first name can be judged here; the way on into a section, the compiler judges.
fn read(names: &[Ident], owner: &Ident, fields: &[Field<'_>], errors: &Errors) -> Option<Read> {
    let (first, rest) = names.split_first()?;
    let name = first.unraw();
    let Some(at) = fields.iter().position(|field| field.ident.unraw() == name) else {
        errors.say(first.span(), no_field(&name.to_string(), owner, fields));
        return None;
    };
    let field = &fields[at];
    if let (Some(next), Kind::Leaf(_)) = (rest.first(), &field.kind) {
        errors.say(next.span(), format!("`{name}` is a setting and has no settings in it; take `.{next}` out, or make `{name}` a section with `nested`"));
    }
    let rest_of_key = rest.iter().map(|name| format!(".{}", name.unraw()));
    let key = std::iter::once(field.key.clone()).chain(rest_of_key).collect();
    Some(Read { field: at, span: first.span(), rest: rest.to_vec(), key })
}

fn no_field(name: &str, owner: &Ident, fields: &[Field<'_>]) -> String {
    let known: Vec<_> = fields.iter().map(|field| field.ident.unraw().to_string()).collect();
    let known = || known.iter().map(String::as_str);
    let cure = match nearest(name, known()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("its fields are {}", listed(known())),
    };
    format!("`{name}` is no field of `{owner}`; {cure}")
}
