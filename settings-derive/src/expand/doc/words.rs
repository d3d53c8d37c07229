//! What is demanded of a value, in words.

use quote::ToTokens;
use syn::{Expr, Type};

use super::super::public;
use super::markdown::{cell, code, fenced, prose};
use super::{notation, types};
use crate::model::{Bounds, Check, Condition, Demand, Field, Leaf, Read, Reader, Rule, RuleCall, Secrecy};
use crate::value::Call;
use crate::written::{joined, written};

/// How many of the values of `one_of` are shown.
const VALUES: usize = 12;

/// What a setting has to be: as it is read, and by its checks.
pub(super) fn demands(reader: &Reader, checks: &[Check], ty: &Type, secrecy: &Secrecy) -> String {
    let read = match reader {
        Reader::Native => None,
        Reader::Serde { expects } => Some(prose(&expects.value())),
        Reader::Base64 => Some(String::from("in base64")),
        Reader::Hex => Some(String::from("in hexadecimal digits")),
    };
    let checks = checks.iter().map(|check| demand(&check.demand, Some(ty), secrecy));
    read.into_iter().chain(checks).collect::<Vec<_>>().join("; ")
}

fn demand(demand: &Demand, ty: Option<&Type>, secrecy: &Secrecy) -> String {
    match demand {
        Demand::Range(bounds) => self::bounds(bounds, ""),
        Demand::Length(bounds) => match ty.and_then(types::unit) {
            Some(unit) => self::bounds(bounds, unit),
            None => format!("length {} (characters, or elements of a list)", self::bounds(bounds, "")),
        },
        Demand::Bytes(bounds) => self::bounds(bounds, "bytes"),
        Demand::Pattern(text) => format!("matches {}", cell(&text.value())),
        Demand::NotBlank => String::from("not blank"),
        // The values that a secret may have are secrets.
        Demand::OneOf(values) if !ty.is_some_and(|ty| public::are_public(values, ty, secrecy)) => {
            String::from("one of a list")
        }
        Demand::OneOf(values) => one_of(values),
        Demand::Each(checks) => {
            let element = ty.and_then(types::element);
            let all: Vec<String> =
                checks.iter().map(|check| self::demand(&check.demand, element, secrecy)).collect();
            format!("each {}", all.join(", "))
        }
        Demand::Call(call) => self::call(call),
    }
}

/// The values, as many as a reader has patience for.
fn one_of(values: &[Expr]) -> String {
    let mut shown: Vec<String> = values.iter().take(VALUES).map(expr).collect();
    if let more @ 1.. = values.len() - shown.len() {
        shown.push(format!("{more} more"));
    }
    format!("one of {}", joined(shown.into_iter(), "or"))
}

fn bounds(Bounds { min, max }: &Bounds, unit: &str) -> String {
    let least = min.as_ref().map(|min| format!("at least {}", expr(min)));
    let most = max.as_ref().map(|max| format!("at most {}", expr(max)));
    let both: Vec<String> = least.into_iter().chain(most).collect();
    let one = max.as_ref().or(min.as_ref()).is_some_and(|last| notation::value(last) == "1");
    let unit = match unit {
        "entries" if one => "entry",
        unit if one => unit.trim_end_matches('s'),
        unit => unit,
    };
    let blank = if unit.is_empty() { "" } else { " " };
    format!("{}{blank}{unit}", both.join(", "))
}

fn call(Call { path, args }: &Call) -> String {
    let mut tokens = path.to_token_stream();
    args.to_tokens(&mut tokens);
    cell(&written(tokens))
}

fn expr(expr: &Expr) -> String {
    cell(&notation::value(expr))
}

/// A rule, with all that it reads.
pub(super) fn rule(Rule { call, reads, when }: &Rule) -> String {
    let rule = match call {
        RuleCall::Own(_, name) => format!("{} of {}", code(name), read(reads)),
        RuleCall::Ascending(_) => reads.iter().map(|read| cell(&read.path)).collect::<Vec<_>>().join(" ≤ "),
        RuleCall::Presence("requires", _) => {
            let (first, others) = reads.split_at(1.min(reads.len()));
            format!("{} requires {}", read(first), read(others))
        }
        RuleCall::Presence(name, _) => format!("{} of {}", name.replace('_', " "), read(reads)),
    };
    match when {
        None => rule,
        Some(condition) => format!("{rule}, where {}", self::condition(condition, fenced)),
    }
}

/// `` `mode` is `Mode::Production` ``, as code in a cell or outside of one: there, a bar is nothing but a bar.
fn condition(Condition { read, pattern }: &Condition, code: fn(&str) -> String) -> String {
    format!("{} is {}", code(&read.path), code(&written(pattern.clone())))
}

/// How a setting is made of others.
pub(super) fn made(Rule { call, reads, .. }: &Rule) -> String {
    match call {
        RuleCall::Own(_, name) => format!("made by {} from {}", cell(name), read(reads)),
        RuleCall::Presence(..) | RuleCall::Ascending(_) => String::new(),
    }
}

fn read(reads: &[Read]) -> String {
    joined(reads.iter().map(|read| cell(&read.path)), "and")
}

/// What there is to know of a setting beside its value.
pub(super) fn notes(field: &Field<'_>, leaf: Option<&Leaf>) -> String {
    let mut notes = Vec::new();
    if leaf.is_some_and(|leaf| public::is_secret(field.ty, &leaf.secrecy)) {
        notes.push(String::from("**secret**"));
    }
    if field.review.as_ref().is_some_and(|review| review.security) {
        notes.push(String::from("**security**"));
    }
    if let Some(advice) = &field.deprecated {
        notes.push(format!("**deprecated**: {}", prose(&advice.value())));
    }
    if !field.aliases.is_empty() {
        let old = field.aliases.iter().map(|alias| cell(&alias.value()));
        notes.push(format!("formerly {}", joined(old, "or")));
    }
    if let Some(condition) = &field.when {
        notes.push(format!("only where {}", self::condition(condition, cell)));
    }
    notes.extend(leaf.into_iter().flat_map(notes_of));
    notes.join("; ")
}

fn notes_of(leaf: &Leaf) -> impl Iterator<Item = String> {
    let kinds = leaf.only_from.iter().map(|kind| match *kind {
        "File" => String::from("a file"),
        "Dotenv" => String::from("a dotenv file"),
        "SecretFile" => String::from("a secret file"),
        "Flag" => String::from("a flag"),
        _ => String::from("a variable"),
    });
    let only = (!leaf.only_from.is_empty()).then(|| format!("only from {}", joined(kinds, "or")));
    let probes = leaf.probes.iter().map(|call| {
        let path = written(call.path.to_token_stream());
        format!("probe {}", cell(&path))
    });
    only.into_iter().chain(leaf.allow_empty.then(|| String::from("may be empty"))).chain(probes)
}
