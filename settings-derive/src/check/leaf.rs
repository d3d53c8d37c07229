//! What is said of one setting.

use std::collections::HashSet;

use proc_macro2::Span;
use quote::ToTokens;
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Expr, Lit, LitStr, Token, Type, bracketed};

use super::{contradictions, passes, text};
use crate::attr::Word;
use crate::bag::{Bag, Said};
use crate::errors::Errors;
use crate::literal::{self, is_literal, literal, number};
use crate::model::{Bounds, Check, Default, Demand, Leaf, Newtype, Reader, Secrecy};
use crate::value::{Call, Value};
use crate::written::{nearest, snake_case, written};

/// A field that is a setting; `names` are those by which people know it, each at its place.
pub(super) fn leaf(bag: &Bag, ty: &Type, names: &[(String, Span)], errors: &Errors) -> Leaf {
    let reader = reader(bag, errors);
    // Of bytes in a row, the compiler knows whether they are an array or a list.
    let as_it_is = matches!(reader, Reader::Base64 | Reader::Hex);
    let leaf = Leaf {
        default: bag
            .get(Word::Default)
            .map(|said| if as_it_is { plain_default(said) } else { default(said) }),
        reader,
        from: None,
        checks: checks(bag, errors),
        secrecy: secrecy(bag, names),
        env: env(bag, errors),
        only_from: only_from(bag),
        allow_empty: bag.get(Word::AllowEmpty).is_some(),
        probes: probes(bag),
    };
    shown_by_serde(bag, &leaf.secrecy, errors);
    owns(ty, errors);
    passes::judge(leaf.default.as_ref(), bag.expr(Word::Default), &leaf.checks, errors);
    contradictions::judge(bag, ty, errors);
    leaf
}

/// The field of a tuple struct.
pub(super) fn newtype<'a>(bag: &Bag, ty: &'a Type, errors: &Errors) -> Newtype<'a> {
    let newtype =
        Newtype { ty, reader: reader(bag, errors), checks: checks(bag, errors), secrecy: secrecy(bag, &[]) };
    owns(ty, errors);
    shown_by_serde(bag, &newtype.secrecy, errors);
    newtype
}

/// What borrows for ever is no leaf either; the compiler would say so twice, and not what to do. Of another lifetime, it
/// is said where the type declares it.
fn owns(ty: &Type, errors: &Errors) {
    let Type::Reference(borrowed) = ty else { return };
    if borrowed.lifetime.as_ref().is_some_and(|lifetime| lifetime.ident == "static") {
        let own = match written(borrowed.elem.to_token_stream()).as_str() {
            "str" => String::from("String"),
            "Path" => String::from("PathBuf"),
            other => other.to_owned(),
        };
        errors.say(ty.span(), format!("settings own what they hold; make it a `{own}`"));
    }
}

/// How the value is read. `serde` comes with `expects`: that the two need each other, the table says.
fn reader(bag: &Bag, errors: &Errors) -> Reader {
    if let Some(expects) = bag.text(Word::Expects) {
        text::judge_words(expects, errors);
        return Reader::Serde { expects: expects.clone() };
    }
    match bag.text(Word::Encoding) {
        None => Reader::Native,
        Some(encoding) => match encoding.value().as_str() {
            "base64" => Reader::Base64,
            "hex" => Reader::Hex,
            other => {
                let meant = nearest(other, ["base64", "hex"].into_iter()).unwrap_or("base64");
                errors.say(
                    encoding.span(),
                    format!("bytes are written as `base64` or as `hex`; write `encoding = \"{meant}\"`"),
                );
                Reader::Base64
            }
        },
    }
}

fn secrecy(bag: &Bag, names: &[(String, Span)]) -> Secrecy {
    match bag.get(Word::Secret) {
        Some(said) if matches!(said.value, Value::False) => Secrecy::Public(said.span),
        Some(said) => Secrecy::Secret(said.span),
        None => match names.iter().find(|(name, _)| sounds_secret(name)) {
            Some((name, at)) => Secrecy::Suspect(name.clone(), *at),
            None => Secrecy::Open,
        },
    }
}

/// Serde takes any type, and none that it takes hides its value: of such a field, the name alone tells.
fn shown_by_serde(bag: &Bag, secrecy: &Secrecy, errors: &Errors) {
    match secrecy {
        _ if bag.get(Word::Serde).is_none() => {}
        Secrecy::Secret(word) => errors.say(
            *word,
            "`secret` has no meaning beside `serde`: what serde reads is shown, so read a secret without it, as a `SecretString`",
        ),
        Secrecy::Suspect(name, at) => errors.say(
            *at,
            format!(
                "`{name}` sounds like a secret, and what serde reads is shown: make it a `SecretString` without `serde`, or say `secret = false`, if it may be shown"
            ),
        ),
        Secrecy::Open | Secrecy::Public(_) => {}
    }
}

/// True for a name whose last words are those of a secret.
fn sounds_secret(key: &str) -> bool {
    const WORDS: [&str; 5] = ["password", "passphrase", "secret", "token", "credentials"];
    const PAIRS: [&str; 4] = ["api_key", "private_key", "access_key", "signing_key"];
    let name = snake_case(key).replace('-', "_");
    let ends_in =
        |end: &str| name.strip_suffix(end).is_some_and(|rest| rest.is_empty() || rest.ends_with('_'));
    WORDS.into_iter().chain(PAIRS).any(ends_in)
}

/// The kinds of sources, as the engine names them.
fn only_from(bag: &Bag) -> Vec<&'static str> {
    let words = bag.words(Word::OnlyFrom).into_iter().flat_map(Bag::iter);
    let kind = |said: &Said| match said.word() {
        Word::File => Some("File"),
        Word::Dotenv => Some("Dotenv"),
        Word::Variable => Some("Variable"),
        Word::SecretFile => Some("SecretFile"),
        Word::Flag => Some("Flag"),
        _ => None,
    };
    words.filter_map(kind).collect()
}

fn env(bag: &Bag, errors: &Errors) -> Vec<LitStr> {
    let Some(names) = bag.texts(Word::Env) else { return Vec::new() };
    text::judge_env(names, bag, errors);
    names.to_vec()
}

/// The default, in the form that its spelling asks for; the type of the field is never looked at.
pub(super) fn default(said: &Said) -> Default {
    let Value::Expr(expr) = &said.value else { return Default::OfType(said.span) };
    if let Some(Lit::Str(text)) = literal(expr) {
        return Default::Text(text.clone());
    }
    list(expr).unwrap_or_else(|| Default::Expr(expr.clone()))
}

/// The default as the expression that it is.
fn plain_default(said: &Said) -> Default {
    match &said.value {
        Value::Expr(expr) => Default::Expr(expr.clone()),
        _ => Default::OfType(said.span),
    }
}

/// A bracketed list of literals. It is read from its tokens: syn knows lists only where some crate of the build
/// switches on `full`.
fn list(expr: &Expr) -> Option<Default> {
    let parser = |input: ParseStream<'_>| {
        let content;
        let brackets = bracketed!(content in input);
        Ok((Punctuated::<Expr, Token![,]>::parse_terminated(&content)?, brackets))
    };
    let (elements, brackets) = parser.parse2(expr.to_token_stream()).ok()?;
    elements
        .iter()
        .all(is_literal)
        .then(|| Default::List(elements.into_iter().collect(), brackets.span.join()))
}

/// The checks, in the order in which they are written.
fn checks(bag: &Bag, errors: &Errors) -> Vec<Check> {
    contradictions::same_call_twice(bag, errors);
    bag.iter().filter_map(|said| Some(Check { span: said.span, demand: demand(said, errors)? })).collect()
}

/// The probes, in the order in which they are written.
fn probes(bag: &Bag) -> Vec<Call> {
    let call = |said: &Said| match (said.word(), &said.value) {
        (Word::Probe, Value::Call(call)) => Some(call.clone()),
        _ => None,
    };
    bag.iter().filter_map(call).collect()
}

fn demand(said: &Said, errors: &Errors) -> Option<Demand> {
    match (said.word(), &said.value) {
        (Word::Range, Value::Words(words)) => Some(Demand::Range(bounds(said, words, errors))),
        (Word::Length, Value::Words(words)) => Some(Demand::Length(bounds(said, words, errors))),
        (Word::Bytes, Value::Words(words)) => Some(Demand::Bytes(bounds(said, words, errors))),
        (Word::NotBlank, _) => Some(Demand::NotBlank),
        (Word::Pattern, Value::Text(pattern)) => {
            judge_pattern(pattern, errors);
            Some(Demand::Pattern(pattern.clone()))
        }
        (Word::Each, Value::Words(words)) => Some(Demand::Each(checks(words, errors))),
        (Word::OneOf, Value::Exprs(values)) => {
            distinct(values, errors);
            Some(Demand::OneOf(values.clone()))
        }
        (Word::Check, Value::Call(call)) => Some(Demand::Call(call.clone())),
        _ => None,
    }
}

/// Bounds that exclude each other leave no value that could be given.
fn bounds(said: &Said, words: &Bag, errors: &Errors) -> Bounds {
    let bounds = Bounds { min: words.expr(Word::Min).cloned(), max: words.expr(Word::Max).cloned() };
    if let (Some(min), Some(max)) = (&bounds.min, &bounds.max) {
        if number(min).zip(number(max)).is_some_and(|(min, max)| min > max) {
            let (name, min_at, least, most) = (said.name(), words.span(Word::Min), plain(min), plain(max));
            let message = format!(
                "no value is at least {least} and at most {most}; write `{name}(min = {most}, max = {least})`"
            );
            errors.say(min_at.unwrap_or(said.span), message);
        }
    }
    bounds
}

/// A pattern says something, and leaves the anchors out: it is matched as a whole.
fn judge_pattern(pattern: &LitStr, errors: &Errors) {
    let text = pattern.value();
    if text.is_empty() {
        errors.say(
            pattern.span(),
            "the pattern is empty, so only an empty text would match; fill it or take it out",
        );
    } else if text.starts_with('^') || text.ends_with('$') && !text.ends_with("\\$") {
        let plain = text.trim_start_matches('^');
        let plain = plain.strip_suffix('$').unwrap_or(plain);
        errors.say(
            pattern.span(),
            format!("the whole text has to match, so `^` and `$` say nothing; write `pattern = {plain:?}`"),
        );
    }
}

/// A value that is allowed twice was meant to be another.
fn distinct(values: &[Expr], errors: &Errors) {
    let mut known = HashSet::new();
    for value in values {
        if literal::said(value).is_some_and(|said| !known.insert(said)) {
            errors.say(value.span(), format!("{} is said twice; keep one of them", plain(value)));
        }
    }
}

/// An expression as its author wrote it.
pub(super) fn plain(expr: &Expr) -> String {
    written(expr.to_token_stream())
}
