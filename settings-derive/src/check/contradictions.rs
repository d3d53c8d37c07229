//! Words of one setting that contradict each other, or say nothing, though each by itself is well written.

use std::collections::HashSet;

use quote::ToTokens;
use syn::Type;

use crate::attr::Word;
use crate::bag::{Bag, Said};
use crate::errors::Errors;
use crate::literal::{Number, number};
use crate::spelling;
use crate::value::{Call, Value};
use crate::written::written;

/// Judges what is said of a setting of this type.
pub(super) fn judge(bag: &Bag, ty: &Type, errors: &Errors) {
    empty_is_refused(bag, ty, errors);
    no_variable_gives_it(bag, errors);
    has_to_be_given(bag, ty, errors);
}

/// `allow_empty` where an empty text is no value, or none that passes.
fn empty_is_refused(bag: &Bag, ty: &Type, errors: &Errors) {
    let Some(at) = bag.span(Word::AllowEmpty) else { return };
    if let Some(name) = spelling::never_empty(ty) {
        errors.say(at, format!("no empty text is a `{name}`, so take `allow_empty` out"));
        return;
    }
    let at_least_one = |word| {
        let min = bag.words(word).and_then(|bounds| bounds.expr(Word::Min)).and_then(number);
        min.is_some_and(|min| min >= Number::count(1))
    };
    let refuses = [
        ("not_blank", bag.get(Word::NotBlank).is_some(), "blank"),
        ("length", at_least_one(Word::Length), "too short"),
        ("bytes", at_least_one(Word::Bytes), "too short"),
    ];
    if let Some((word, _, what)) = refuses.into_iter().find(|(_, refuses, _)| *refuses) {
        errors.say(
            at,
            format!("`allow_empty` has no meaning beside `{word}`: an empty text is {what}, so take one of the two out"),
        );
    }
}

/// `env` where only files of settings and flags may give the value, which know the setting by its key.
fn no_variable_gives_it(bag: &Bag, errors: &Errors) {
    let (Some(at), Some(kinds)) = (bag.span(Word::Env), bag.words(Word::OnlyFrom)) else { return };
    let by_key = |kind: &Said| matches!(kind.word(), Word::File | Word::Flag);
    if !kinds.is_incomplete() && kinds.iter().all(by_key) {
        errors.say(
            at,
            "`env` has no meaning beside `only_from(file)`: no variable may give the value, so take it out, or write `only_from(file, variable)`",
        );
    }
}

/// `deprecated` where there is no value without it.
fn has_to_be_given(bag: &Bag, ty: &Type, errors: &Errors) {
    let Some(at) = bag.span(Word::Deprecated) else { return };
    let defaulted = bag.get(Word::Default).is_some() || bag.get(Word::DefaultFrom).is_some();
    if !defaulted && !bag.is_incomplete() && spelling::is_required(ty) && bag.get(Word::Serde).is_none() {
        errors.say(
            at,
            "what has to be given cannot be deprecated; give it a `default`, or make it an `Option`",
        );
    }
}

/// A check or a probe said twice was meant to be another.
pub(super) fn same_call_twice(bag: &Bag, errors: &Errors) {
    let mut known = HashSet::new();
    for said in bag.iter().filter(|said| matches!(said.word(), Word::Check | Word::Probe)) {
        let Value::Call(Call { path, args }) = &said.value else { continue };
        let mut call = path.to_token_stream();
        args.to_tokens(&mut call);
        let call = written(call);
        let message = format!("`{} = {call}` is said twice; keep one of them", said.name());
        if !known.insert((said.word(), call)) {
            errors.say(said.span, message);
        }
    }
}
