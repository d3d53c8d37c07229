//! The table of the settings, on the implementation: what a reader of the generated documentation is shown.
//!
//! Fields that are private are not documented at all, and of those that are public the attributes are not shown.

mod markdown;
mod notation;
mod review;
mod types;
mod words;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::Generics;

use self::markdown::{cell, code, prose, table};
use self::notation::Absent;
use self::review::{Owners, Placeholders};
use self::types::Form;
use super::{public, text};
use crate::model::{
    Field, Kind, Leaf, Newtype, Reader, Review, Root, Section, Subject, Tagged, Variant, Variants,
};
use crate::written::written;

/// The cell of a default that only the type knows.
const OF_TYPE: &str = "the type's, or required";

/// An implementation, documented.
fn on(implementation: &TokenStream, doc: &str) -> TokenStream {
    // A type may have no page of its own, or a name that something else has too; a service that builds its pages with
    // warnings denied could do nothing about a link to it.
    let allow = markdown::has_link(doc).then(
        || quote!(#[cfg_attr(doc, allow(rustdoc::private_intra_doc_links, rustdoc::broken_intra_doc_links))]),
    );
    let doc = text(doc);
    quote!(#allow #[doc = #doc] #implementation)
}

pub(super) fn of_section(
    subject: &Subject<'_>,
    section: &Section<'_>,
    implementation: &TokenStream,
) -> TokenStream {
    let owners = review::owners(section);
    let fields: Vec<_> =
        section.fields.iter().filter(|field| !matches!(field.kind, Kind::Skipped(_))).collect();
    let differ = matches!(owners, Some(Owners::Differ));
    let rows: Vec<_> = fields.iter().map(|field| row(field, section, differ, subject.generics)).collect();
    let mut doc = opening(section, owners.as_ref());
    doc += &table(["Setting", "Variable", "Type", "Default", "Checks", "Owner", "Notes"], &rows);
    if rows.iter().any(|row| row[3] == OF_TYPE) {
        doc += &format!(
            "\n*{OF_TYPE}*: an enum may have a default of its own, which its page shows; otherwise the setting has to be given.\n"
        );
    }
    doc += &notation::legend(fields.iter().filter(|field| is_native(field)).map(|field| field.ty));
    doc += &section.root.as_ref().map(sources).unwrap_or_default();
    for rule in &section.rules {
        doc += &format!("\nAlso checked: {}.\n", words::rule(rule));
    }
    let lines = fields.iter().filter_map(|field| review::line(field, section, &placeholders(field, section)));
    let lines: String = lines.chain(review::line_of_sections(section)).collect();
    if !lines.is_empty() {
        doc += &format!("\nIn detail:\n\n{lines}");
    }
    on(implementation, &doc)
}

fn is_native(field: &Field<'_>) -> bool {
    matches!(&field.kind, Kind::Leaf(leaf) if matches!(leaf.reader, Reader::Native))
}

fn opening(section: &Section<'_>, owners: Option<&Owners>) -> String {
    let mut doc = match section.root.as_ref() {
        None => String::from(
            "The settings of this section. Keys and variables continue those of the section that has this type, joined by `.` and `_` (or the root's `separator`); `*` stands for the rest. A setting without an owner has the owner of that section; an expected result, a rollback, a version and security are inherited as well.",
        ),
        Some(root) => self::root(root),
    };
    doc += &in_all(section.review.as_ref(), owners);
    doc + "\n\n"
}

/// What is said of the whole, for those who review it.
fn in_all(review: Option<&Review>, owners: Option<&Owners>) -> String {
    let mut doc = String::new();
    if let Some(Owners::Same(owner)) = owners {
        doc += &format!(" The owner is {owner}.");
    } else if let Some(owner) = review.and_then(|review| review.owner.as_ref()) {
        doc += &format!(" Where nothing else is said, the owner is {}.", prose(&owner.value()));
    }
    if review.is_some_and(|review| review.security) {
        doc += " All of it matters to **security**.";
    }
    doc
}

/// How the variables of a root are named.
fn root(root: &Root) -> String {
    let separator = code(root.separator);
    let begin = match &*root.prefix {
        "" => String::from("In variables, the"),
        prefix => format!("Variables begin with {}; the", code(&format!("{prefix}_"))),
    };
    format!(
        "All settings. {begin} names of sections and of settings are joined by {separator}, and `*` stands for those of a section, which its page shows."
    )
}

/// What gives the settings of a root.
fn sources(root: &Root) -> String {
    let before = if root.prefix.is_empty() { String::new() } else { format!("{}_", root.prefix) };
    let (config, unknown) = (format!("{before}CONFIG"), format!("{before}SETTINGS_UNKNOWN=warn"));
    format!(
        "\n`load` reads, each over the one before: the defaults, the file that {} names or else `settings.toml`, and the variables, of which an empty one counts as not set. A key that nobody declared is a problem, and so is a variable that resembles a declared one; with {} they are warnings. The page of the macro `settings::Settings` says under *Which types are leaves* how values are written.\n",
        code(&config),
        code(&unknown)
    )
}

/// A setting, or a section.
fn row(field: &Field<'_>, section: &Section<'_>, owners: bool, generics: &Generics) -> [String; 7] {
    let leaf = leaf(field);
    let flat = matches!(field.kind, Kind::Section { flat: Some(_), .. });
    // What serde reads is of another crate, and has its page there.
    let linked = field.public && (leaf.is_none() || is_native(field) && !types::is_known(field.ty));
    [
        if flat { String::from("*all of*") } else { cell(&field.key) },
        if flat { String::new() } else { joined(&variables(field, section.root.as_ref())) },
        types::shown(field.ty, linked, generics),
        default(field).cell(),
        leaf.map(|leaf| words::demands(&leaf.reader, &leaf.checks, field.ty, &leaf.secrecy))
            .unwrap_or_default(),
        if owners { review::owner(field, section) } else { String::new() },
        words::notes(field, leaf),
    ]
}

fn leaf<'a>(field: &'a Field<'_>) -> Option<&'a Leaf> {
    match &field.kind {
        Kind::Leaf(leaf) => Some(leaf),
        Kind::Section { .. } | Kind::Skipped(_) => None,
    }
}

fn joined(variables: &[String]) -> String {
    variables.iter().map(|name| cell(name)).collect::<Vec<_>>().join(", ")
}

/// The variables of a setting, or how those of a section begin; `*` stands for what only a source knows, or another page.
fn variables(field: &Field<'_>, root: Option<&Root>) -> Vec<String> {
    let own: Vec<String> = field.absolute().iter().map(syn::LitStr::value).collect();
    if !own.is_empty() {
        return own;
    }
    let before = match root {
        Some(root) if root.prefix.is_empty() => String::new(),
        Some(root) => format!("{}_", root.prefix),
        None => String::from("*_"),
    };
    let separator = root.map_or("_", |root| root.separator);
    let behind = match (&field.kind, types::form(field.ty)) {
        (Kind::Leaf(_), Form::Map) if is_native(field) => String::from("__*"),
        (Kind::Section { .. }, Form::One) => format!("{separator}*"),
        (Kind::Section { .. }, Form::List) => String::from("__0__*"),
        (Kind::Section { .. }, Form::Map) => String::from("__*__*"),
        _ => String::new(),
    };
    vec![format!("{before}{}{behind}", field.variable)]
}

fn default(field: &Field<'_>) -> Absent {
    let (default, from) = match &field.kind {
        Kind::Leaf(leaf) => (leaf.default.as_ref(), leaf.from.as_ref()),
        Kind::Section { default, .. } => (default.as_ref(), None),
        Kind::Skipped(_) => (None, None),
    };
    let (one, is_leaf) = (types::form(field.ty) == Form::One, leaf(field).is_some());
    match (default, from) {
        (Some(default), _) => {
            let secrecy = leaf(field).map(|leaf| &leaf.secrecy);
            let shown = public::default_as_written(default, field.ty, secrecy).is_some();
            if shown { notation::default(default, field.ty) } else { Absent::words("in the code") }
        }
        (None, Some(rule)) => Absent::words(words::made(rule)),
        (None, None) if types::is_optional(field.ty) => Absent::words("none"),
        (None, None) if one && is_native(field) && !types::is_known(field.ty) => Absent::words(OF_TYPE),
        // A section is there when its settings are.
        (None, None) if one && !is_leaf => Absent::words(""),
        (None, None) => Absent::words("required"),
    }
}

fn placeholders(field: &Field<'_>, section: &Section<'_>) -> Placeholders {
    Placeholders {
        key: field.key.clone(),
        variable: variables(field, section.root.as_ref()).swap_remove(0),
        default: default(field),
    }
}

pub(super) fn of_tagged(
    subject: &Subject<'_>,
    tagged: &Tagged<'_>,
    implementation: &TokenStream,
) -> TokenStream {
    let Variants { all, default } = &tagged.variants;
    let row = |(at, variant): (usize, &Variant<'_>)| {
        let section = variant.section.map(|ty| types::shown(ty, true, subject.generics));
        let about = prose(&variant.doc);
        [cell(&variant.name), section.unwrap_or_default(), marked(*default == Some(at)), about]
    };
    let rows: Vec<_> = all.iter().enumerate().map(row).collect();
    let (key, part) = &tagged.tag;
    let mut doc = format!(
        "{}, or the variable {}, says which of these sections is meant.",
        code(key),
        code(&format!("*_{part}"))
    );
    let review = tagged.review.as_ref();
    let owner = review.and_then(|review| review.owner.as_ref());
    doc += &in_all(review, owner.map(|owner| Owners::Same(prose(&owner.value()))).as_ref());
    let said = review.map(|review| review::said(&[review], None)).unwrap_or_default();
    doc += &format!("\n\n{}", table(["Value", "Section", "Default", "About"], &rows));
    if !said.is_empty() {
        doc += &format!("\nWhere nothing else is said, {said}.\n");
    }
    on(implementation, &doc)
}

pub(super) fn of_variants(variants: &Variants<'_>, implementation: &TokenStream) -> TokenStream {
    let row = |(at, variant): (usize, &Variant<'_>)| {
        [cell(&variant.name), marked(variants.default == Some(at)), prose(&variant.doc)]
    };
    let rows: Vec<_> = variants.all.iter().enumerate().map(row).collect();
    let opening = String::from("How the values are written.\n\n");
    on(implementation, &(opening + &table(["Value", "Default", "About"], &rows)))
}

fn marked(default: bool) -> String {
    String::from(if default { "yes" } else { "" })
}

pub(super) fn of_newtype(newtype: &Newtype<'_>, implementation: &TokenStream) -> TokenStream {
    let Newtype { ty, reader, checks, secrecy } = newtype;
    let demands = words::demands(reader, checks, ty, secrecy);
    let demands = if demands.is_empty() { demands } else { format!(": {demands}") };
    let legend = notation::legend(matches!(reader, Reader::Native).then_some(*ty).into_iter());
    on(implementation, &format!("Read as {}{demands}.\n{legend}", code(&written(ty.to_token_stream()))))
}
