//! Checks across fields, and fields that are made of others.

use std::collections::{HashSet, VecDeque};

use proc_macro2::{Ident, Span};
use quote::ToTokens;
use syn::ext::IdentExt;

use super::conditions;
use crate::attr::Word;
use crate::bag::{Bag, Said};
use crate::errors::Errors;
use crate::model::{Field, Kind, Read, Rule, RuleCall};
use crate::value::{self, Value};
use crate::written::{listed, nearest, written};

/// The checks of a struct, in the order in which they are written.
pub(super) fn rules(bag: &Bag, owner: &Ident, fields: &[Field<'_>], errors: &Errors) -> Vec<Rule> {
    let mut known = HashSet::new();
    let mut rules = Vec::new();
    for said in bag.iter() {
        let Value::When(condition, words) = &said.value else {
            same_rule_twice(said, "", &mut known, errors);
            rules.extend(rule(said, owner, fields, errors));
            continue;
        };
        let when = conditions::condition(condition, owner, fields, errors);
        conditions::holds_rules(said, words, errors);
        for said in words.iter() {
            same_rule_twice(said, &conditions::as_written(condition), &mut known, errors);
            rules.extend(rule(said, owner, fields, errors).map(|rule| Rule { when: when.clone(), ..rule }));
        }
    }
    rules
}

/// A rule said twice was meant to be another. To the rules of the library, the order of their settings is all one, save
/// for the setting that requires the others, and where the order is the rule.
fn same_rule_twice(
    said: &Said,
    condition: &str,
    known: &mut HashSet<(String, Vec<String>)>,
    errors: &Errors,
) {
    let (name, reads, in_order) = match &said.value {
        Value::Rule(value::Rule { path, reads }) => {
            (format!("check = {}", written(path.to_token_stream())), reads, reads.len())
        }
        Value::Fields(reads) => {
            let in_order = match said.word() {
                Word::Ascending => reads.len(),
                Word::Requires => 1.min(reads.len()),
                _ => 0,
            };
            (said.name().to_owned(), reads, in_order)
        }
        _ => return,
    };
    let path = |names: &Vec<Ident>| {
        let names: Vec<String> = names.iter().map(|name| name.unraw().to_string()).collect();
        names.join(".")
    };
    let mut paths: Vec<String> = reads.iter().map(path).collect();
    let rule = format!("{name}({})", paths.join(", "));
    paths[in_order..].sort();
    if !known.insert((format!("{condition} {name}"), paths)) {
        errors.say(said.span, format!("`{rule}` is said twice; keep one of them"));
    }
}

/// A check across fields, which are given to it as arguments.
fn rule(said: &Said, owner: &Ident, fields: &[Field<'_>], errors: &Errors) -> Option<Rule> {
    match (said.word(), &said.value) {
        (Word::Rule, Value::Rule(rule)) => called(said, rule, "check", owner, fields, errors),
        (Word::BothOrNone, Value::Fields(reads)) => {
            presence("both_or_none", said, reads, owner, fields, errors)
        }
        (Word::AtMostOne, Value::Fields(reads)) => {
            presence("at_most_one", said, reads, owner, fields, errors)
        }
        (Word::ExactlyOne, Value::Fields(reads)) => {
            presence("exactly_one", said, reads, owner, fields, errors)
        }
        (Word::Requires, Value::Fields(reads)) => presence("requires", said, reads, owner, fields, errors),
        (Word::Ascending, Value::Fields(reads)) => {
            let rule = presence("ascending", said, reads, owner, fields, errors)?;
            have_values(&rule.reads, fields, errors);
            Some(Rule { call: RuleCall::Ascending(said.span), ..rule })
        }
        _ => None,
    }
}

/// A function that is given the fields named.
fn called(
    said: &Said,
    value::Rule { path, reads }: &value::Rule,
    word: &str,
    owner: &Ident,
    fields: &[Field<'_>],
    errors: &Errors,
) -> Option<Rule> {
    let name = path.path.segments.last().map(|last| last.ident.unraw().to_string())?;
    if reads.is_empty() {
        let what = if word == "check" { "a check on a struct" } else { "a derived setting" };
        errors.say(
            said.span,
            format!("{what} names the fields that it reads: `{word} = {name}(field, section.field)`"),
        );
    }
    let reads = reads.iter().filter_map(|names| read(names, owner, fields, errors)).collect();
    Some(Rule { call: RuleCall::Own(path.to_token_stream(), name), reads, when: None })
}

/// A rule of the library.
fn presence(
    name: &'static str,
    said: &Said,
    reads: &[Vec<Ident>],
    owner: &Ident,
    fields: &[Field<'_>],
    errors: &Errors,
) -> Option<Rule> {
    if let [_] = reads {
        errors.say(
            said.span,
            format!("`{name}` says nothing of one setting alone; name another: `{name}(a, b)`"),
        );
    }
    for (at, names) in reads.iter().enumerate() {
        if reads[..at].contains(names) {
            let path: Vec<String> = names.iter().map(|name| name.unraw().to_string()).collect();
            let at = names.first().map_or(said.span, Ident::span);
            errors.say(at, format!("`{}` is named twice; keep one of them", path.join(".")));
        }
    }
    let reads = reads.iter().filter_map(|names| read(names, owner, fields, errors)).collect();
    Some(Rule { call: RuleCall::Presence(name, said.span), reads, when: None })
}

/// A section has no value to compare.
fn have_values(reads: &[Read], fields: &[Field<'_>], errors: &Errors) {
    for read in reads.iter().filter(|read| read.rest.is_empty()) {
        if matches!(fields[read.field].kind, Kind::Section { .. }) {
            let path = &read.path;
            errors.say(
                read.span,
                format!(
                    "`{path}` is a section and has no value to compare; name a setting in it: `{path}.field`"
                ),
            );
        }
    }
}

/// Gives the fields that are made of others their functions. What makes a field of itself makes nothing.
pub(super) fn derive(fields: &mut [Field<'_>], said: &[Bag], owner: &Ident, errors: &Errors) {
    let mut rules = Vec::new();
    for bag in said {
        let of_field = bag.get(Word::DefaultFrom);
        if let (Some(said), Some(_)) = (of_field, bag.get(Word::Default)) {
            errors.say(said.span, "a setting has one default: take `default` or `default_from` out");
        }
        rules.push(of_field.and_then(|said| match &said.value {
            Value::Rule(rule) => {
                Some((said.span, called(said, rule, "default_from", owner, fields, errors)?))
            }
            _ => None,
        }));
    }
    circles(fields, &rules, errors);
    for (field, rule) in fields.iter_mut().zip(rules) {
        if let (Kind::Leaf(leaf), Some((_, rule))) = (&mut field.kind, rule) {
            leaf.from = Some(rule);
        }
    }
}

/// Fields that are made of each other can be made of nothing; each circle is told once.
fn circles(fields: &[Field<'_>], rules: &[Option<(Span, Rule)>], errors: &Errors) {
    let reads = |at: usize| rules[at].iter().flat_map(|(_, rule)| rule.reads.iter().map(|read| read.field));
    let mut told: HashSet<usize> = HashSet::new();
    for start in 0..fields.len() {
        let Some(way) = way_back(start, &reads) else { continue };
        if way.iter().all(|at| told.insert(*at)) {
            let names = way.iter().chain([&start]).map(|at| format!("`{}`", fields[*at].ident.unraw()));
            let names: Vec<_> = names.collect();
            let at = rules[start].as_ref().map_or_else(|| fields[start].named_at, |(at, _)| *at);
            let message = format!("{}: a setting cannot be derived from itself", names.join(" from "));
            errors.say(at, message);
        }
    }
}

/// The shortest way from a field over what it is made of back to itself.
fn way_back<I: Iterator<Item = usize>>(start: usize, reads: &impl Fn(usize) -> I) -> Option<Vec<usize>> {
    let mut ways: VecDeque<Vec<usize>> = VecDeque::from([vec![start]]);
    let mut seen = HashSet::new();
    while let Some(way) = ways.pop_front() {
        for next in way.last().into_iter().flat_map(|last| reads(*last)) {
            if next == start {
                return Some(way);
            }
            if seen.insert(next) {
                ways.push_back(way.iter().copied().chain([next]).collect());
            }
        }
    }
    None
}

/// A field that a rule reads. Only the first name can be judged here; the way on into a section, the compiler judges.
pub(super) fn read(names: &[Ident], owner: &Ident, fields: &[Field<'_>], errors: &Errors) -> Option<Read> {
    let (first, rest) = names.split_first()?;
    let name = first.unraw();
    let Some(at) = fields.iter().position(|field| field.ident.unraw() == name) else {
        errors.say(first.span(), no_field(&name.to_string(), owner, fields));
        return None;
    };
    let field = &fields[at];
    if matches!(field.kind, Kind::Skipped(_)) {
        errors
            .say(first.span(), format!("`{name}` is skipped, so no report could name it; take it out here"));
        return None;
    }
    if let (Some(next), Kind::Leaf(_)) = (rest.first(), &field.kind) {
        errors.say(next.span(), format!("`{name}` is a setting and has no settings in it; take `.{next}` out, or make `{name}` a section with `nested`"));
    }
    let rest_of_path = rest.iter().map(|name| format!(".{}", name.unraw()));
    let path = std::iter::once(name.to_string()).chain(rest_of_path).collect();
    Some(Read { field: at, span: first.span(), rest: rest.iter().map(in_code).collect(), path })
}

/// A name as the compiler takes it behind a dot: a keyword is written `r#type` there.
fn in_code(name: &Ident) -> Ident {
    let is_name = syn::parse2::<Ident>(name.to_token_stream()).is_ok();
    // The compiler takes these in no way, and says so.
    let never = ["self", "Self", "super", "crate", "_"].iter().any(|never| name == never);
    if is_name || never { name.clone() } else { Ident::new_raw(&name.to_string(), name.span()) }
}

fn no_field(name: &str, owner: &Ident, fields: &[Field<'_>]) -> String {
    let known: Vec<_> = fields.iter().map(|field| field.ident.unraw().to_string()).collect();
    let known = || known.iter().map(String::as_str);
    let cure = match nearest(name, known()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("its fields are {}", listed(known())),
    };
    format!("`{name}` is no field of `{owner}`; {cure}")
}
