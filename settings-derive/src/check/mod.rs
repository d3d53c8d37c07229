//! From what is written to a declaration without mistakes.
//!
//! Every mistake is said to the collector and reading goes on; what comes out is expanded only if there was none.

mod conditions;
mod contradictions;
mod leaf;
mod names;
mod passes;
mod rules;
mod section;
mod style;
mod text;
mod variants;

use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::{Attribute, Data, DataStruct, DeriveInput, Expr, Fields, Generics, Lit, Meta, parse_quote_spanned};

pub(crate) use self::names::part;
use crate::attr::{Place, Word};
use crate::bag::Bag;
use crate::errors::Errors;
use crate::model::{Declaration, Newtype, Subject};

/// Reads a declaration: the type, and what it is declared to be. `None` for a shape of type from which nothing can be
/// derived.
pub(crate) fn declaration<'a>(
    input: &'a DeriveInput,
    errors: &Errors,
) -> (Subject<'a>, Option<Declaration<'a>>) {
    let place = match input.data {
        Data::Enum(_) => Place::Enum,
        Data::Struct(_) | Data::Union(_) => Place::Struct,
    };
    let bag = Bag::of_attributes(&input.attrs, place, errors);
    owned(&input.generics, errors);
    (subject(input, &bag), shape(input, &bag, errors))
}

/// Settings outlive the files and variables that they were read from, so they cannot borrow.
fn owned(generics: &Generics, errors: &Errors) {
    for declared in generics.lifetimes() {
        let lifetime = &declared.lifetime;
        errors.say(lifetime.span(), format!("settings own what they hold; take `{lifetime}` out"));
    }
}

/// Without `crate = path`, the crate is `::settings`: a service may have a module of that name.
fn subject<'a>(input: &'a DeriveInput, bag: &Bag) -> Subject<'a> {
    let krate = bag.path(Word::Crate).cloned();
    let krate = krate.unwrap_or_else(|| parse_quote_spanned!(Span::mixed_site()=> ::settings));
    Subject { ident: &input.ident, generics: &input.generics, krate, deprecated: deprecated(input) }
}

/// Looks for `#[deprecated]`, and for `#[allow(deprecated)]`, at the type and its parts. Only with one of these may the
/// generated code allow it as well: a service that forbids the lint would not take an `allow`.
fn deprecated(input: &DeriveInput) -> bool {
    let speaks_of_it = |attribute: &Attribute| match &attribute.meta {
        Meta::List(list) if list.path.is_ident("allow") || list.path.is_ident("expect") => {
            list.tokens.clone().into_iter().any(|token| token.to_string() == "deprecated")
        }
        meta => meta.path().is_ident("deprecated"),
    };
    let speak_of_it = |attributes: &[Attribute]| attributes.iter().any(speaks_of_it);
    let parts_do = match &input.data {
        Data::Struct(data) => data.fields.iter().any(|field| speak_of_it(&field.attrs)),
        Data::Enum(data) => data.variants.iter().any(|variant| speak_of_it(&variant.attrs)),
        Data::Union(_) => false,
    };
    parts_do || speak_of_it(&input.attrs)
}

fn shape<'a>(input: &'a DeriveInput, bag: &Bag, errors: &Errors) -> Option<Declaration<'a>> {
    let DeriveInput { ident, attrs, data, .. } = input;
    let (at, cure) = match data {
        Data::Struct(DataStruct { fields: Fields::Named(fields), .. }) => {
            let section = section::section(bag, ident, doc(attrs), &fields.named, errors);
            return Some(Declaration::Section(section));
        }
        Data::Enum(data) if !data.variants.is_empty() => {
            return Some(variants::declaration(bag, doc(attrs), &data.variants, errors));
        }
        Data::Struct(DataStruct { fields: Fields::Unnamed(fields), .. }) => {
            if let (Some(field), 1) = (fields.unnamed.first(), fields.unnamed.len()) {
                return Some(Declaration::Newtype(newtype(bag, field, errors)));
            }
            (fields.span(), String::from("give these fields names"))
        }
        Data::Struct(_) => (ident.span(), format!("give `{ident}` fields")),
        Data::Enum(_) => (ident.span(), format!("give `{ident}` variants")),
        Data::Union(data) => (data.union_token.span, String::from("make it a struct")),
    };
    let derivable = "a struct with named fields or one field without a name, and for an enum";
    errors.say(at, format!("`Settings` is derived for {derivable}; {cure}"));
    None
}

/// A tuple struct of one field is a value: what is said of a section has no meaning on it.
fn newtype<'a>(bag: &Bag, field: &'a syn::Field, errors: &Errors) -> Newtype<'a> {
    for said in bag.iter().filter(|said| said.word() != Word::Crate) {
        let name = said.name();
        errors.say(
            said.span,
            format!(
                "`{name}` has no meaning on a struct that is one value; take it out, or give the field a name"
            ),
        );
    }
    leaf::newtype(&Bag::of_attributes(&field.attrs, Place::Newtype, errors), &field.ty, errors)
}

/// The documentation: its lines without the blank behind the slashes.
fn doc(attributes: &[Attribute]) -> String {
    let lines: Vec<String> = attributes.iter().filter_map(doc_text).collect();
    let lines = lines.iter().flat_map(|text| text.split('\n'));
    let cut: Vec<&str> = lines.map(|line| line.strip_prefix(' ').unwrap_or(line).trim_end()).collect();
    cut.join("\n").trim_matches('\n').to_owned()
}

/// The text of one `#[doc = "..."]`; one that a macro makes is not known here.
fn doc_text(attribute: &Attribute) -> Option<String> {
    match &attribute.meta {
        Meta::NameValue(meta) if meta.path.is_ident("doc") => match &meta.value {
            Expr::Lit(literal) => match &literal.lit {
                Lit::Str(text) => Some(text.value()),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    }
}
