//! Whether a literal default passes its own checks: one that does not could never be used.

use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::{Expr, Lit};

use super::leaf::plain;
use crate::errors::Errors;
use crate::literal::{Number, is_literal, literal, number, said};
use crate::model::{Bounds, Check, Default, Demand};

/// A default, as far as it can be judged.
#[derive(Clone, Copy)]
enum Given<'a> {
    One(&'a Expr),
    List(&'a [Expr], Span),
}

/// Refuses a default that does not pass; `written` is what its author wrote.
pub(super) fn judge(default: Option<&Default>, written: Option<&Expr>, checks: &[Check], errors: &Errors) {
    let given = match (default, written) {
        (Some(Default::List(elements, brackets)), _) => Given::List(elements, *brackets),
        (Some(_), Some(written)) => Given::One(written),
        _ => return,
    };
    for check in checks {
        if let (Demand::Each(checks), Given::List(elements, _)) = (&check.demand, given) {
            for element in elements {
                let refusals = checks.iter().filter_map(|check| refusal(Given::One(element), &check.demand));
                refusals
                    .for_each(|refusal| say("an element of the default", element.span(), &refusal, errors));
            }
        } else if let Some(refusal) = refusal(given, &check.demand) {
            let at = match given {
                Given::One(default) => default.span(),
                Given::List(_, brackets) => brackets,
            };
            say("the default", at, &refusal, errors);
        }
    }
}

fn say(what: &str, at: Span, refusal: &str, errors: &Errors) {
    errors.say(at, format!("{what} is {refusal}, so it would be refused; change it or the check"));
}

fn refusal(given: Given<'_>, demand: &Demand) -> Option<String> {
    match (demand, given) {
        (Demand::Range(bounds), Given::One(default)) => outside(number(default)?, bounds, ["less", "more"]),
        (Demand::Length(bounds), _) => outside(length(given)?, bounds, ["shorter", "longer"]),
        (Demand::Bytes(bounds), Given::One(default)) => {
            outside(bytes(default)?, bounds, ["shorter", "longer"])
        }
        (Demand::NotBlank, Given::One(default)) => blank(default),
        (Demand::OneOf(values), Given::One(default)) => absent(default, values),
        _ => None,
    }
}

fn outside(value: Number, Bounds { min, max }: &Bounds, [less, more]: [&str; 2]) -> Option<String> {
    let below = min.as_ref().filter(|min| number(min).is_some_and(|min| value < min));
    let above = max.as_ref().filter(|max| number(max).is_some_and(|max| value > max));
    let below = below.map(|min| format!("{less} than {}", plain(min)));
    below.or_else(|| above.map(|max| format!("{more} than {}", plain(max))))
}

/// How many characters a text has, or elements a list.
fn length(given: Given<'_>) -> Option<Number> {
    match given {
        Given::List(elements, _) => Some(Number::count(elements.len())),
        Given::One(default) => match literal(default)? {
            Lit::Str(text) => Some(Number::count(text.value().chars().count())),
            _ => None,
        },
    }
}

/// How many bytes a text has.
fn bytes(default: &Expr) -> Option<Number> {
    match literal(default)? {
        Lit::Str(text) => Some(Number::count(text.value().len())),
        _ => None,
    }
}

fn blank(default: &Expr) -> Option<String> {
    match literal(default)? {
        Lit::Str(text) if text.value().trim().is_empty() => Some(String::from("blank")),
        _ => None,
    }
}

fn absent(default: &Expr, values: &[Expr]) -> Option<String> {
    let judgeable = is_literal(default) && values.iter().all(is_literal);
    let absent = judgeable && !values.iter().any(|value| are_equal(value, default));
    absent.then(|| String::from("none of `one_of(..)`"))
}

/// True for two literals of one value, however each is written.
fn are_equal(one: &Expr, other: &Expr) -> bool {
    match (number(one), number(other)) {
        (Some(one), Some(other)) => one == other,
        _ => said(one) == said(other),
    }
}
