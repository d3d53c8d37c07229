//! What is demanded of a value, in words.

use proc_macro2::TokenTree;
use quote::ToTokens;
use syn::{Expr, Type};

use super::markdown::{code, prose};
use crate::model::{Bounds, Check, Demand, Field, Leaf, Reader, Rule, RuleCall, Secrecy};
use crate::value::Call;
use crate::written::{joined, written};

/// What a setting has to be: as it is read, and by its checks.
pub(super) fn demands(reader: &Reader, checks: &[Check], secret: bool) -> String {
    let read = match reader {
        Reader::Native => None,
        Reader::Serde { expects } => Some(prose(&expects.value())),
        Reader::Base64 => Some(String::from("in base64")),
        Reader::Hex => Some(String::from("in hexadecimal digits")),
    };
    let checks = Some(self::checks(checks, secret)).filter(|checks| !checks.is_empty());
    let both: Vec<String> = read.into_iter().chain(checks).collect();
    both.join(", ")
}

fn checks(checks: &[Check], secret: bool) -> String {
    let each: Vec<String> = checks.iter().map(|check| demand(&check.demand, secret)).collect();
    each.join(", ")
}

fn demand(demand: &Demand, secret: bool) -> String {
    match demand {
        Demand::Range(bounds) => self::bounds(bounds, ""),
        Demand::Length(bounds) => format!("length {}", self::bounds(bounds, "")),
        Demand::Bytes(bounds) => self::bounds(bounds, " bytes"),
        Demand::Pattern(text) => format!("matches {}", code(&text.value())),
        Demand::NotBlank => String::from("not blank"),
        // The values that a secret may have are secrets.
        Demand::OneOf(_) if secret => String::from("one of a list"),
        Demand::OneOf(values) => format!("one of {}", joined(values.iter().map(expr), "or")),
        Demand::Each(checks) => format!("each ({})", self::checks(checks, secret)),
        Demand::Call(call) => self::call(call),
    }
}

fn bounds(Bounds { min, max }: &Bounds, unit: &str) -> String {
    let least = min.as_ref().map(|min| format!("at least {}", expr(min)));
    let most = max.as_ref().map(|max| format!("at most {}", expr(max)));
    let both: Vec<String> = least.into_iter().chain(most).collect();
    format!("{}{unit}", both.join(", "))
}

fn call(Call { path, args }: &Call) -> String {
    let mut tokens = path.to_token_stream();
    args.to_tokens(&mut tokens);
    code(&written(tokens))
}

fn expr(expr: &Expr) -> String {
    code(&written(expr.to_token_stream()))
}

/// A rule, with all that it reads.
pub(super) fn rule(Rule { call, reads }: &Rule) -> String {
    let reads: Vec<String> = reads.iter().map(|read| code(&read.path)).collect();
    let reads = reads.join(", ");
    match call {
        RuleCall::Own(_, name) => format!("{} of {reads}", code(name)),
        RuleCall::Presence(name, _) => format!("{} of {reads}", name.replace('_', " ")),
    }
}

/// What there is to know of a setting beside its value, and what it is for.
pub(super) fn about(field: &Field<'_>, leaf: Option<&Leaf>) -> String {
    let mut notes = Vec::new();
    if leaf.is_some_and(|leaf| is_secret(field.ty, &leaf.secrecy)) {
        notes.push(String::from("**secret**"));
    }
    if field.review.as_ref().is_some_and(|review| review.security) {
        notes.push(String::from("**security**"));
    }
    if let Some(advice) = &field.deprecated {
        notes.push(format!("**deprecated**: {}", prose(&advice.value())));
    }
    if let Some(since) = field.review.as_ref().and_then(|review| review.since.as_ref()) {
        notes.push(format!("since {}", prose(&since.value())));
    }
    if !field.aliases.is_empty() {
        let old = field.aliases.iter().map(|alias| code(&alias.value()));
        notes.push(format!("formerly {}", joined(old, "or")));
    }
    notes.extend(leaf.into_iter().flat_map(notes_of));
    let meaning = prose(&field.doc);
    match (notes.join("; "), meaning) {
        (notes, meaning) if notes.is_empty() => meaning,
        (notes, meaning) if meaning.is_empty() => notes,
        (notes, meaning) => format!("{meaning} ({notes})"),
    }
}

fn notes_of(leaf: &Leaf) -> impl Iterator<Item = String> {
    let kinds = leaf.only_from.iter().map(|kind| match *kind {
        "File" => String::from("a file"),
        _ => String::from("a variable"),
    });
    let only = (!leaf.only_from.is_empty()).then(|| format!("only from {}", joined(kinds, "or")));
    only.into_iter().chain(leaf.allow_empty.then(|| String::from("may be empty")))
}

/// True if it surely is a secret: the declaration says so, or the type is one of secrecy's by its name. Of other types it
/// is known only when they are compiled.
pub(super) fn is_secret(ty: &Type, secrecy: &Secrecy) -> bool {
    let by_name = |token: TokenTree| match token {
        TokenTree::Ident(ident) => ident == "SecretString" || ident == "SecretBox",
        _ => false,
    };
    match secrecy {
        Secrecy::Secret(_) | Secrecy::Suspect(..) => true,
        Secrecy::Public(_) => false,
        Secrecy::Open => ty.to_token_stream().into_iter().any(by_name),
    }
}
