//! What is said of one setting.

use quote::ToTokens;
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Expr, Lit, LitStr, Token, bracketed};

use super::number::{is_literal, literal, number};
use super::text;
use crate::attr::Word;
use crate::bag::{Bag, Said};
use crate::errors::Errors;
use crate::model::{Bounds, Check, Default, Demand, Leaf, Reader};
use crate::value::Value;
use crate::written::written;

pub(super) fn leaf(bag: &Bag, errors: &Errors) -> Leaf {
    let leaf = Leaf {
        reader: reader(bag, errors),
        default: bag.get(Word::Default).map(default),
        checks: checks(bag, errors),
        secret: bag.span(Word::Secret),
        env: env(bag, errors),
    };
    default_passes(&leaf, bag, errors);
    leaf
}

/// How the value is read. `serde` comes with `expects`: that the two need each other, the table says.
fn reader(bag: &Bag, errors: &Errors) -> Reader {
    match bag.text(Word::Expects) {
        Some(expects) => {
            text::judge_words(expects, errors);
            Reader::Serde { expects: expects.clone() }
        }
        None => Reader::Native,
    }
}

fn env(bag: &Bag, errors: &Errors) -> Vec<LitStr> {
    let Some(names) = bag.texts(Word::Env) else { return Vec::new() };
    text::judge_env(names, bag, errors);
    names.to_vec()
}

/// The default, in the form that its spelling asks for; the type of the field is never looked at.
fn default(said: &Said) -> Default {
    let Value::Expr(expr) = &said.value else { return Default::OfType(said.span) };
    if let Some(Lit::Str(text)) = literal(expr) {
        return Default::Text(text.clone());
    }
    list(expr).unwrap_or_else(|| Default::Expr(expr.clone()))
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
    bag.iter().filter_map(|said| Some(Check { span: said.span, demand: demand(said, errors)? })).collect()
}

fn demand(said: &Said, errors: &Errors) -> Option<Demand> {
    match (said.word(), &said.value) {
        (Word::Range, Value::Words(words)) => Some(Demand::Range(bounds(said, words, errors))),
        (Word::Length, Value::Words(words)) => Some(Demand::Length(bounds(said, words, errors))),
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

/// A value that is allowed twice was meant to be another.
fn distinct(values: &[Expr], errors: &Errors) {
    for (at, value) in values.iter().enumerate().filter(|(_, value)| is_literal(value)) {
        if values[..at].iter().any(|before| plain(before) == plain(value)) {
            errors.say(value.span(), format!("{} is said twice; keep one of them", plain(value)));
        }
    }
}

/// A literal default outside its own literal bounds does not compile: no load could ever use it.
fn default_passes(leaf: &Leaf, bag: &Bag, errors: &Errors) {
    let Some(Value::Expr(default)) = bag.get(Word::Default).map(|said| &said.value) else { return };
    for check in &leaf.checks {
        let refusal = match &check.demand {
            Demand::Range(bounds) => {
                number(default).and_then(|value| outside(value, bounds, ["less", "more"]))
            }
            Demand::Length(bounds) => {
                length(default).and_then(|value| outside(value, bounds, ["shorter", "longer"]))
            }
            Demand::OneOf(values) => absent(default, values),
            Demand::Each(_) | Demand::Call(_) => None,
        };
        if let Some(refusal) = refusal {
            let message = format!("the default is {refusal}, so it would be refused; change it or the check");
            errors.say(default.span(), message);
        }
    }
}

fn outside(value: f64, Bounds { min, max }: &Bounds, [less, more]: [&str; 2]) -> Option<String> {
    let below = min.as_ref().filter(|min| number(min).is_some_and(|min| value < min));
    let above = max.as_ref().filter(|max| number(max).is_some_and(|max| value > max));
    let below = below.map(|min| format!("{less} than {}", plain(min)));
    below.or_else(|| above.map(|max| format!("{more} than {}", plain(max))))
}

/// How many characters a text has.
#[expect(clippy::cast_precision_loss, reason = "no literal has so many characters")]
fn length(default: &Expr) -> Option<f64> {
    match literal(default)? {
        Lit::Str(text) => Some(text.value().chars().count() as f64),
        _ => None,
    }
}

fn absent(default: &Expr, values: &[Expr]) -> Option<String> {
    let judgeable = is_literal(default) && values.iter().all(is_literal);
    let absent = judgeable && !values.iter().any(|value| may_equal(value, default));
    absent.then(|| String::from("none of `one_of(..)`"))
}

/// False for two literals that differ in value, and not merely in how they are written.
fn may_equal(a: &Expr, b: &Expr) -> bool {
    match (literal(a), literal(b)) {
        (Some(Lit::Str(a)), Some(Lit::Str(b))) => a.value() == b.value(),
        _ => number(a).zip(number(b)).map_or_else(|| plain(a) == plain(b), |(a, b)| a == b),
    }
}

fn plain(expr: &Expr) -> String {
    written(expr.to_token_stream())
}
