//! What is said of a field or a struct.

use crate::code::{default, name_of, reader};
use settings_declarations_model::{
    Check, Datum, Field, Kind, Leaf, Many, PATTERN, Review, Section, Source, Type,
};

/// A word with a text.
pub(crate) fn said(word: &str, text: &str) -> String {
    format!("{word} = {text:?}")
}

/// What is said on a struct.
pub(crate) fn of_section(section: &Section) -> Vec<String> {
    let style = section.style.map(|style| said("rename_all", style));
    style.into_iter().chain(review(&section.review)).collect()
}

/// What is said on a field, with commas between.
pub(crate) fn of_field(field: &Field) -> String {
    let mut all = Vec::new();
    match &field.kind {
        Kind::Skipped => all.push("skip".to_owned()),
        Kind::Flat { .. } => all.push("flatten".to_owned()),
        Kind::Nested { many, part, defaulted, .. } => {
            all.push(
                part.as_ref().map_or("nested".to_owned(), |part| format!("nested({})", said("prefix", part))),
            );
            if *defaulted && matches!(many, Many::List | Many::Map) {
                all.push("default".to_owned());
            }
        }
        Kind::Leaf(leaf) => all.extend(of_leaf(leaf)),
    }
    if field.is_renamed {
        all.push(said("rename", &field.key));
    }
    if !field.aliases.is_empty() {
        all.push(format!("alias = {:?}", field.aliases));
    }
    if field.deprecated {
        all.push(said("deprecated", "take it out"));
    }
    all.extend(review(&field.review));
    all.join(", ")
}

fn of_leaf(leaf: &Leaf) -> Vec<String> {
    let mut all: Vec<String> = reader(leaf).into_iter().map(str::to_owned).chain(default(leaf)).collect();
    all.extend(leaf.check.as_ref().map(|check| self::check(check, leaf.ty.inner())));
    if !leaf.env.is_empty() {
        all.push(format!("env = {:?}", leaf.env));
    }
    all.extend(leaf.only_from.map(|source| match source {
        Source::File => "only_from(file)".to_owned(),
        Source::Variable => "only_from(variable)".to_owned(),
    }));
    if leaf.allow_empty {
        all.push("allow_empty".to_owned());
    }
    all.extend(
        leaf.secret.map(|secret| if secret { "secret".to_owned() } else { "secret = false".to_owned() }),
    );
    all.extend(leaf.when.as_ref().map(|flag| format!("when({flag} = true)")));
    all
}

fn review(review: &Review) -> Option<String> {
    let owner = review.owner.as_ref().map(|owner| said("owner", owner));
    let rollback = review.rollback.as_ref().map(|rollback| said("rollback", rollback));
    let all: Vec<String> = owner.into_iter().chain(rollback).collect();
    (!all.is_empty()).then(|| format!("review({})", all.join(", ")))
}

/// A check of a value of this type.
pub(crate) fn check(check: &Check, ty: &Type) -> String {
    let element = match ty {
        Type::List(_, element) | Type::Map(_, element) => element,
        other => other,
    };
    match check {
        Check::Range(least, most) => {
            let [least, most] = [least, most].map(|bound| match ty {
                Type::Duration => expression(ty, &Datum::Millis(*bound as u64)),
                _ => bound.to_string(),
            });
            format!("range(min = {least}, max = {most})")
        }
        Check::Length(least, most) => format!("length(min = {least}, max = {most})"),
        Check::NotBlank => "not_blank".to_owned(),
        Check::Pattern => said("pattern", PATTERN),
        Check::Each(each) => format!("each({})", self::check(each, element)),
        Check::OneOf(all) => {
            let all: Vec<String> = all.iter().map(literal).collect();
            format!("one_of({})", all.join(", "))
        }
    }
}

fn literal(datum: &Datum) -> String {
    match datum {
        Datum::Int(number) => number.to_string(),
        Datum::Text(text) => format!("{text:?}"),
        other => panic!("no literal: {other:?}"),
    }
}

/// A value as an expression of its type.
pub(crate) fn expression(ty: &Type, datum: &Datum) -> String {
    match (ty, datum) {
        (Type::Option(inner), datum) => format!("Some({})", expression(inner, datum)),
        (Type::Newtype(name, inner, _), datum) => format!("{name}({})", held(inner, datum)),
        (Type::NonZero(name, _), Datum::Int(number)) => format!("read::<NonZero<{name}>>(\"{number}\")"),
        (Type::Size, Datum::Int(bytes)) => format!("ByteSize::new({bytes})"),
        (Type::Words(words), Datum::Text(value)) => {
            let ident = words.values.iter().find(|(_, name, _)| name == value).map(|(ident, ..)| ident);
            format!("{}::{}", words.name, ident.unwrap())
        }
        (Type::Char, Datum::Text(text)) => format!("{:?}", text.chars().next().unwrap()),
        (Type::Address(name), Datum::Text(text)) => format!("read::<{name}>({text:?})"),
        (_, Datum::Int(number)) => number.to_string(),
        (_, Datum::Float(number)) => format!("{number:?}"),
        (_, Datum::Bool(is)) => is.to_string(),
        (_, Datum::Text(text)) => format!("{text:?}"),
        (_, Datum::Millis(millis)) => format!("Duration::from_millis({millis})"),
        (Type::Bytes("Vec<u8>", _), Datum::Bytes(bytes)) => format!("vec!{bytes:?}"),
        (_, Datum::Bytes(bytes)) => format!("{bytes:?}"),
        (_, Datum::Pair(one, other)) => format!("({one:?}, {other:?})"),
        (Type::List(kind, element), Datum::List(all)) => {
            let all: Vec<String> = all.iter().map(|one| held(element, one)).collect();
            format!("{kind}::<{}>::from_iter([{}])", name_of(element), all.join(", "))
        }
        (Type::Map(kind, value), Datum::Map(all)) => {
            let all: Vec<String> = all
                .iter()
                .map(|(name, one)| format!("(String::from({name:?}), {})", held(value, one)))
                .collect();
            format!("{kind}::<String, {}>::from_iter([{}])", name_of(value), all.join(", "))
        }
        (_, other) => panic!("no expression: {other:?}"),
    }
}

/// The same where nothing turns a literal into the type.
fn held(ty: &Type, datum: &Datum) -> String {
    let expression = expression(ty, datum);
    if matches!(ty, Type::Text(_)) { format!("String::from({expression})") } else { expression }
}
