//! Types as they are shown. What they are is told by their names, since a macro sees nothing else.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{GenericArgument, Generics, PathArguments, Type};

use super::markdown::{cell, linked_code};
use crate::written::written;

/// What holds a type, and is looked through for it.
const AROUND: &[&str] = &["Option", "Vec", "BTreeSet", "HashSet", "BTreeMap", "HashMap"];

/// The leaves of the library, which have no page beside the declaration.
const LEAVES: &[&str] = &[
    "Arc",
    "Box",
    "ByteSize",
    "Duration",
    "IpAddr",
    "Ipv4Addr",
    "Ipv6Addr",
    "NonZero",
    "PathBuf",
    "SecretBox",
    "SecretString",
    "SocketAddr",
    "SocketAddrV4",
    "SocketAddrV6",
    "String",
    "bool",
    "char",
    "f32",
    "f64",
    "i128",
    "i16",
    "i32",
    "i64",
    "i8",
    "isize",
    "u128",
    "u16",
    "u32",
    "u64",
    "u8",
    "usize",
];

/// How many values a type has, as far as its name says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    One,
    List,
    Map,
}

/// The last name of a type.
pub(super) fn name(ty: &Type) -> Option<String> {
    match ty {
        Type::Group(group) => name(&group.elem),
        Type::Path(path) => Some(path.path.segments.last()?.ident.to_string()),
        _ => None,
    }
}

/// All names in a type.
pub(super) fn names(ty: &Type) -> Vec<String> {
    fn add(tokens: TokenStream, names: &mut Vec<String>) {
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => names.push(ident.to_string()),
                TokenTree::Group(group) => add(group.stream(), names),
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }
    let mut names = Vec::new();
    add(ty.to_token_stream(), &mut names);
    names
}

/// The form of what is given: an option looks like what is in it.
pub(super) fn form(ty: &Type) -> Form {
    match (name(ty).as_deref(), held(ty)) {
        (Some("Option"), Some(held)) => form(held),
        (Some("Vec" | "BTreeSet" | "HashSet"), _) => Form::List,
        (Some("BTreeMap" | "HashMap"), _) => Form::Map,
        _ => Form::One,
    }
}

/// True if it is a leaf of the library, or made of one.
pub(super) fn is_known(ty: &Type) -> bool {
    let Some(name) = name(ty) else { return false };
    let around = AROUND.contains(&&*name);
    LEAVES.contains(&&*name) || name.starts_with("NonZero") || around && held(ty).is_some_and(is_known)
}

/// True if nothing has to be given for it.
pub(super) fn is_optional(ty: &Type) -> bool {
    name(ty).as_deref() == Some("Option")
}

/// The type of the elements of a list, or of the values of a map.
pub(super) fn element(ty: &Type) -> Option<&Type> {
    let held = held(ty)?;
    if is_optional(ty) { element(held) } else { Some(held) }
}

/// What a length counts, where the name says it.
pub(super) fn unit(ty: &Type) -> Option<&'static str> {
    match (form(ty), name(ty).as_deref()) {
        (Form::List, _) => Some("elements"),
        (Form::Map, _) => Some("entries"),
        (Form::One, Some("Option")) => unit(held(ty)?),
        (Form::One, Some("String" | "SecretString" | "str" | "PathBuf")) => Some("characters"),
        _ => None,
    }
}

/// The last type in the brackets of a type.
fn held(ty: &Type) -> Option<&Type> {
    let path = match ty {
        Type::Group(group) => return held(&group.elem),
        Type::Path(path) => path,
        _ => return None,
    };
    let PathArguments::AngleBracketed(arguments) = &path.path.segments.last()?.arguments else { return None };
    arguments.args.iter().rev().find_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

/// A type, with a link to the page of what it holds, if there may be one.
///
/// The link is one that stands for itself: where there is no page, a reader sees its name in brackets, and not a link
/// that leads nowhere.
pub(super) fn shown(ty: &Type, public: bool, generics: &Generics) -> String {
    let text = written(ty.to_token_stream());
    match public.then(|| path(ty, generics)).flatten() {
        Some(path) => linked_code(&text, &path),
        None => cell(&text),
    }
}

/// The path of a type, out of what holds it.
fn path(ty: &Type, generics: &Generics) -> Option<String> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last()?;
    if AROUND.contains(&&*last.ident.to_string()) {
        return self::path(held(ty)?, generics);
    }
    let names: Vec<String> = path.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    let linkable = path.qself.is_none()
        && path.path.leading_colon.is_none()
        && !generics.type_params().any(|parameter| names.first().is_some_and(|name| parameter.ident == name))
        && !names.iter().any(|name| name.starts_with("r#") || matches!(&**name, "$crate" | "Self"));
    linkable.then(|| names.join("::"))
}
