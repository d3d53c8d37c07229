//! What is demanded of a value, in words.

use quote::ToTokens;
use syn::Expr;

use super::markdown::code;
use crate::model::{Bounds, Check, Demand, Field, Leaf, Rule, RuleCall, Secrecy};
use crate::value::Call;
use crate::written::{joined, written};

/// The checks of a setting.
pub(super) fn checks(checks: &[Check], secret: bool) -> String {
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
    if leaf.is_some_and(is_secret) {
        notes.push(String::from("**secret**"));
    }
    if field.review.as_ref().is_some_and(|review| review.security) {
        notes.push(String::from("**security**"));
    }
    if let Some(advice) = &field.deprecated {
        notes.push(format!("**deprecated**: {}", super::markdown::prose(&advice.value())));
    }
    if let Some(since) = field.review.as_ref().and_then(|review| review.since.as_ref()) {
        notes.push(format!("since {}", super::markdown::prose(&since.value())));
    }
    if !field.aliases.is_empty() {
        let old = field.aliases.iter().map(|alias| code(&alias.value()));
        notes.push(format!("formerly {}", joined(old, "or")));
    }
    notes.extend(leaf.into_iter().flat_map(notes_of));
    let meaning = super::markdown::prose(&field.doc);
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

/// True if the declaration says so itself; of the rest the type knows, and shows it.
pub(super) fn is_secret(leaf: &Leaf) -> bool {
    matches!(leaf.secrecy, Secrecy::Secret(_) | Secrecy::Suspect(..))
}
