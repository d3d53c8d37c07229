//! Texts in attributes: names that have to fit a pattern, and what reviewers are told.

use syn::LitStr;

use crate::attr::Word;
use crate::bag::Bag;
use crate::errors::Errors;
use crate::model::Review;
use crate::written::nearest;

/// What a `{word}` in a text for reviewers stands for.
const PLACEHOLDERS: [&str; 3] = ["key", "variable", "default"];

/// True for what can be a key in every format of file without quotation marks.
pub(super) fn is_key(name: &str) -> bool {
    begins_as_name(name) && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
}

/// True for what every shell takes as the name of a variable.
fn is_variable(name: &str) -> bool {
    begins_as_name(name) && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

fn begins_as_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
}

/// What to write in place of a name: the name with an underscore for each character that may not be in it, or an
/// example, if that does not mend it.
fn instead(name: &str, legal: fn(&str) -> bool, example: &str) -> String {
    let plain: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    let plain = plain.trim_matches('_');
    let mended = [plain.to_owned(), format!("_{plain}")].into_iter().find(|name| legal(name));
    mended.filter(|_| !plain.is_empty()).unwrap_or_else(|| example.to_owned())
}

/// `rename` on a field becomes a key, and the key becomes part of a variable's name.
pub(super) fn judge_key(text: &LitStr, errors: &Errors) {
    let name = text.value();
    if !is_key(&name) {
        let instead = instead(&name, is_key, "http_port");
        errors.say(
            text.span(),
            format!("a key is made of letters, digits, `_` and `-`, and begins with a letter or `_`; write `rename = \"{instead}\"`"),
        );
    }
}

/// `tag` becomes a key.
pub(super) fn judge_tag(text: &LitStr, errors: &Errors) {
    let name = text.value();
    if !is_key(&name) {
        let instead = instead(&name, is_key, "kind");
        errors.say(
            text.span(),
            format!("a key is made of letters, digits, `_` and `-`, and begins with a letter or `_`; write `tag = \"{instead}\"`"),
        );
    }
}

/// `rename` on a variant becomes a value: it must come unharmed through a variable, alone or in a list.
pub(super) fn judge_value(text: &LitStr, errors: &Errors) {
    let name = text.value();
    if !is_value(&name) {
        let instead = instead(&name, is_value, "force-tls");
        errors.say(
            text.span(),
            format!("the name of a variant is a text without blanks, commas, brackets or quotation marks; write `rename = \"{instead}\"`"),
        );
    }
}

fn is_value(name: &str) -> bool {
    let breaks = |c: char| c.is_whitespace() || c.is_control() || matches!(c, ',' | '[' | ']' | '"' | '\'');
    !name.is_empty() && !name.contains(breaks)
}

/// `env`: at least one name, each a name, none twice.
pub(super) fn judge_env(names: &[LitStr], bag: &Bag, errors: &Errors) {
    if let (true, Some(env)) = (names.is_empty(), bag.span(Word::Env)) {
        errors.say(env, "`env` names no variable; take it out, or fill it as in `env = \"DATABASE_URL\"`");
    }
    for (at, text) in names.iter().enumerate() {
        let name = text.value();
        if !is_variable(&name) {
            let instead = instead(&name, is_variable, "DATABASE_URL");
            errors.say(
                text.span(),
                format!("a variable's name is made of letters, digits and `_`, and begins with no digit; write `env = \"{instead}\"`"),
            );
        } else if names[..at].iter().any(|before| before.value() == name) {
            errors.say(text.span(), format!("`{name}` is named twice; keep one of them"));
        }
    }
}

/// `prefix`: upper case, and without the `_` that follows it by itself.
pub(super) fn prefix(text: &LitStr, errors: &Errors) -> Option<String> {
    let prefix = text.value();
    if prefix.is_empty() || is_prefix(&prefix) {
        return Some(prefix);
    }
    let instead = instead(&prefix.to_ascii_uppercase(), is_prefix, "SHOP");
    errors.say(
        text.span(),
        format!("a prefix is made of upper-case letters, digits and `_`, begins with a letter and ends in no `_`; write `prefix = \"{instead}\"`"),
    );
    None
}

fn is_prefix(prefix: &str) -> bool {
    let upper = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
    prefix.starts_with(|c: char| c.is_ascii_uppercase())
        && prefix.chars().all(upper)
        && !prefix.ends_with('_')
}

/// `separator`: one underscore or two, so that a variable's name is one for every shell.
pub(super) fn separator(text: &LitStr, errors: &Errors) -> Option<&'static str> {
    match text.value().as_str() {
        "_" => Some("_"),
        "__" => Some("__"),
        _ => {
            errors.say(
                text.span(),
                "a separator is `_` or `__`; write `separator = \"__\"`, or take it out for `_`",
            );
            None
        }
    }
}

/// `alias`: at least one key, each a key.
pub(super) fn aliases(bag: &Bag, errors: &Errors) -> Vec<LitStr> {
    let Some(aliases) = bag.texts(Word::Alias) else { return Vec::new() };
    if let (true, Some(at)) = (aliases.is_empty(), bag.span(Word::Alias)) {
        errors.say(at, "`alias` names nothing; take it out, or fill it as in `alias = \"old\"`");
    }
    for alias in aliases {
        let name = alias.value();
        if !is_key(&name) {
            let instead = instead(&name, is_key, "http_port");
            errors.say(
                alias.span(),
                format!("a key is made of letters, digits, `_` and `-`, and begins with a letter or `_`; write `alias = \"{instead}\"`"),
            );
        }
    }
    aliases.to_vec()
}

/// `deprecated`: what to do in place of giving the setting.
pub(super) fn deprecated(bag: &Bag, errors: &Errors) -> Option<LitStr> {
    let advice = bag.text(Word::Deprecated)?;
    judge_words(advice, errors);
    Some(advice.clone())
}

/// Words that are shown to people: there must be some.
pub(super) fn judge_words(text: &LitStr, errors: &Errors) {
    if text.value().trim().is_empty() {
        errors.say(text.span(), "the text is empty; fill it or take it out");
    }
}

/// `review(..)`, on a field or a struct.
pub(super) fn review(bag: &Bag, errors: &Errors) -> Option<Review> {
    let said = bag.words(Word::Review)?;
    let text = |word| {
        let text = said.text(word).cloned();
        text.iter().for_each(|text| judge_review(text, errors));
        text
    };
    Some(Review {
        owner: text(Word::Owner),
        expect: text(Word::Expect),
        rollback: text(Word::Rollback),
        since: text(Word::Since),
        security: said.span(Word::Security).is_some(),
    })
}

/// A text for reviewers: braces hold a placeholder or stand doubled for themselves.
fn judge_review(text: &LitStr, errors: &Errors) {
    judge_words(text, errors);
    let value = text.value().replace("{{", "").replace("}}", "");
    let mut rest = value.as_str();
    while let Some(at) = rest.find(['{', '}']) {
        let (open, from) = (&rest[at..=at], &rest[at + 1..]);
        let Some((name, behind)) = from.split_once('}').filter(|_| open == "{") else {
            errors.say(
                text.span(),
                format!("a lone `{open}`; a brace that stands for itself is written twice"),
            );
            return;
        };
        if !PLACEHOLDERS.contains(&name) {
            let meant = nearest(name, PLACEHOLDERS.into_iter()).map_or_else(
                || String::from("there are `{key}`, `{variable}` and `{default}`, and a brace itself is written twice"),
                |meant| format!("did you mean `{{{meant}}}`?"),
            );
            errors.say(text.span(), format!("unknown placeholder `{{{name}}}`; {meant}"));
        }
        rest = behind;
    }
}
