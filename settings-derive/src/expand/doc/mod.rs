//! The table of the settings, on the implementation: what a reader of the generated documentation is shown.
//!
//! Fields that are private are not documented at all, and of those that are public the attributes are not shown.

mod markdown;
mod words;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{GenericArgument, Generics, PathArguments, Type};

use self::markdown::{code, prose, table};
use super::{spec, text};
use crate::model::{Default, Field, Kind, Leaf, Newtype, Root, Section, Subject, Tagged, Variant, Variants};
use crate::written::written;

/// An implementation, documented.
fn on(implementation: &TokenStream, doc: &str) -> TokenStream {
    // A public field may be of a type that has no page of its own; a service that builds its pages with warnings denied
    // could do nothing about a link to it.
    let links = doc.contains("](type@");
    let allow = links.then(|| quote!(#[cfg_attr(doc, allow(rustdoc::private_intra_doc_links))]));
    let doc = text(doc);
    quote!(#allow #[doc = #doc] #implementation)
}

pub(super) fn of_section(
    subject: &Subject<'_>,
    section: &Section<'_>,
    implementation: &TokenStream,
) -> TokenStream {
    let mut doc = opening(section);
    let rows: Vec<_> = section
        .fields
        .iter()
        .filter(|field| !matches!(field.kind, Kind::Skipped(_)))
        .map(|field| row(field, section, subject.generics))
        .collect();
    doc += &table(["Setting", "Variable", "Type", "Default", "Checks", "Owner", "About"], &rows);
    if section.fields.iter().any(must_be_given) {
        doc += "\nA setting without a default has to be given, unless its type is an `Option` or has a default of its own.\n";
    }
    for rule in &section.rules {
        doc += &format!("\nChecked together: {}.\n", words::rule(rule));
    }
    on(implementation, &doc)
}

fn opening(section: &Section<'_>) -> String {
    let mut doc = match section.root.as_ref() {
        None => String::from(
            "The settings of this section. Behind the key and the variable of what is around it, its own begin; and what names no owner has that of what is around it.",
        ),
        Some(root) if root.prefix.is_empty() => format!(
            "All settings. In variables, the names of sections and of settings are joined by {}.",
            code(root.separator)
        ),
        Some(root) => format!(
            "All settings. Variables begin with {}; the names of sections and of settings are joined by {}.",
            code(&format!("{}_", root.prefix)),
            code(root.separator)
        ),
    };
    if let Some(review) = &section.review {
        if let Some(owner) = &review.owner {
            doc += &format!(" Where nothing else is said, the owner is {}.", prose(&owner.value()));
        }
        if review.security {
            doc += " All of it matters to security.";
        }
    }
    doc + "\n\n"
}

fn must_be_given(field: &Field<'_>) -> bool {
    matches!(&field.kind, Kind::Leaf(leaf) if leaf.default.is_none() && leaf.from.is_none())
}

/// A setting, or a section.
fn row(field: &Field<'_>, section: &Section<'_>, generics: &Generics) -> [String; 7] {
    let (leaf, default) = match &field.kind {
        Kind::Leaf(leaf) => (Some(&**leaf), leaf.default.as_ref()),
        Kind::Section { default, .. } => (None, default.as_ref()),
        Kind::Skipped(_) => (None, None),
    };
    let flat = matches!(field.kind, Kind::Section { flat: Some(_), .. });
    // A section may have an owner of its own, which is told on its page.
    let around = section.review.as_ref().filter(|_| leaf.is_some());
    let owner = field.review.iter().chain(around).find_map(|review| review.owner.as_ref());
    [
        if flat { String::from("*all of*") } else { code(&field.key) },
        if flat { String::new() } else { variable(field, section.root.as_ref()) },
        linked(field.ty, field.public && leaf.is_none(), generics),
        self::default(leaf, default),
        leaf.map(|leaf| {
            words::demands(&leaf.reader, &leaf.checks, words::is_secret(field.ty, &leaf.secrecy))
        })
        .unwrap_or_default(),
        owner.map(|owner| prose(&owner.value())).unwrap_or_default(),
        words::about(field, leaf),
    ]
}

/// The variables of a setting, or how those of a section begin.
fn variable(field: &Field<'_>, root: Option<&Root>) -> String {
    let own: Vec<String> = field.absolute().iter().map(|name| code(&name.value())).collect();
    if !own.is_empty() {
        return own.join(", ");
    }
    let before = match root {
        Some(root) if root.prefix.is_empty() => String::new(),
        Some(root) => format!("{}_", root.prefix),
        None => String::from("…"),
    };
    let behind = if matches!(field.kind, Kind::Section { .. }) { "…" } else { "" };
    code(&format!("{before}{}{behind}", field.variable))
}

fn default(leaf: Option<&Leaf>, default: Option<&Default>) -> String {
    match (default, leaf.and_then(|leaf| leaf.from.as_ref())) {
        (Some(default), _) => code(&spec::default_as_written(default)),
        (None, Some(rule)) => words::rule(rule),
        (None, None) => String::new(),
    }
}

/// A type, with a link to the table of a section where it surely has a page.
fn linked(ty: &Type, public: bool, generics: &Generics) -> String {
    let written = code(&written(ty.to_token_stream()));
    match public.then(|| path(ty, generics)).flatten() {
        Some(path) => format!("[{written}](type@{path})"),
        None => written,
    }
}

/// The path of a type, out of what holds it.
fn path(ty: &Type, generics: &Generics) -> Option<String> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last()?;
    if let PathArguments::AngleBracketed(arguments) = &last.arguments {
        let held = arguments.args.iter().rev().find_map(|argument| match argument {
            GenericArgument::Type(ty) => Some(ty),
            _ => None,
        });
        if matches!(&*last.ident.to_string(), "Option" | "Vec" | "BTreeMap" | "HashMap") {
            return self::path(held?, generics);
        }
    }
    let names: Vec<String> = path.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    let linkable = path.qself.is_none()
        && path.path.leading_colon.is_none()
        && !generics.type_params().any(|parameter| names.first().is_some_and(|name| parameter.ident == name))
        && !names.iter().any(|name| name.starts_with("r#") || matches!(&**name, "$crate" | "Self"));
    linkable.then(|| names.join("::"))
}

pub(super) fn of_tagged(
    subject: &Subject<'_>,
    tagged: &Tagged<'_>,
    implementation: &TokenStream,
) -> TokenStream {
    let Variants { all, default } = &tagged.variants;
    let row = |(at, variant): (usize, &Variant<'_>)| {
        let section = variant.section.map(|ty| linked(ty, true, subject.generics));
        let about = prose(&variant.doc);
        [code(&variant.name), section.unwrap_or_default(), marked(*default == Some(at)), about]
    };
    let rows: Vec<_> = all.iter().enumerate().map(row).collect();
    let (key, part) = &tagged.tag;
    let opening = format!(
        "Which of these sections there is, {} says, or the variable {}.\n\n",
        code(key),
        code(&format!("…{part}"))
    );
    on(implementation, &(opening + &table(["Value", "Section", "Default", "About"], &rows)))
}

pub(super) fn of_variants(variants: &Variants<'_>, implementation: &TokenStream) -> TokenStream {
    let row = |(at, variant): (usize, &Variant<'_>)| {
        [code(&variant.name), marked(variants.default == Some(at)), prose(&variant.doc)]
    };
    let rows: Vec<_> = variants.all.iter().enumerate().map(row).collect();
    let opening = String::from("How the values are written.\n\n");
    on(implementation, &(opening + &table(["Value", "Default", "About"], &rows)))
}

fn marked(default: bool) -> String {
    String::from(if default { "yes" } else { "" })
}

pub(super) fn of_newtype(newtype: &Newtype<'_>, implementation: &TokenStream) -> TokenStream {
    let demands =
        words::demands(&newtype.reader, &newtype.checks, words::is_secret(newtype.ty, &newtype.secrecy));
    let demands = if demands.is_empty() { demands } else { format!(": {demands}") };
    on(implementation, &format!("Read as {}{demands}.", code(&written(newtype.ty.to_token_stream()))))
}
