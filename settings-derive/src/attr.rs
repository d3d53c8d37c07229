//! The table of attributes: the only place that knows the words of `#[settings(..)]`.
//!
//! What may be parsed, what is unknown, misplaced, misspelt, said twice, in contradiction or of no use is read off
//! it. A new word is a row here, a line in `check` that takes it, and its part of the expansion.

use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;

use crate::written::{joined, listed, nearest};

/// A word with a meaning. The word `check` has one on a field and another on a struct, so it has two of these.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Word {
    Default,
    Nested,
    Secret,
    Range,
    Length,
    OneOf,
    Each,
    Check,
    Serde,
    Expects,
    Env,
    Rename,
    Review,
    Prefix,
    Separator,
    Rule,
    Crate,
    Min,
    Max,
    Owner,
    Expect,
    Rollback,
    Since,
    Security,
}

/// Where a word may stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Struct,
    Field,
    Enum,
    Variant,
    /// In the parentheses of `each`.
    Each,
    /// In the parentheses of `range` and `length`.
    Bounds,
    /// In the parentheses of `review`.
    Review,
}

impl Place {
    fn words(self) -> &'static str {
        match self {
            Self::Struct => "on a struct",
            Self::Field => "on a field",
            Self::Enum => "on an enum",
            Self::Variant => "on a variant",
            Self::Each => "in `each(..)`",
            Self::Bounds => "in `range(..)` or `length(..)`",
            Self::Review => "in `review(..)`",
        }
    }
}

/// What follows a word.
#[derive(Clone, Copy)]
pub(crate) enum Form {
    /// Nothing.
    Flag,
    /// Nothing, or `= expr`.
    FlagOrExpr,
    /// `= expr`
    Expr,
    /// `= "text"`
    Text,
    /// `= "text"` or `= ["text", ..]`
    Texts,
    /// `= path`
    Path,
    /// `= path` or `= path(args)`
    Call,
    /// `= path(field, section.field, ..)`
    Rule,
    /// `(expr, ..)`
    Exprs,
    /// `(word, ..)`, of the words that may stand there.
    Words(Place),
}

/// One row: all that is known of a word without looking at a declaration.
pub(crate) struct Row {
    pub(crate) word: Word,
    pub(crate) name: &'static str,
    places: &'static [Place],
    pub(crate) form: Form,
    /// How it is written, as code in backticks.
    usage: &'static str,
    /// What it says, in a line.
    meaning: &'static str,
    pub(crate) repeats: bool,
    /// The words that alone may stand beside this one, and what to do with another.
    pub(crate) only: Option<(&'static [Word], &'static str)>,
    /// The word without which this one is of no use, and what to do about it.
    pub(crate) needs: Option<(Word, &'static str)>,
}

const FIELD: &[Place] = &[Place::Field];
const STRUCT: &[Place] = &[Place::Struct];
const CHECK: &[Place] = &[Place::Field, Place::Each];
const REVIEW: &[Place] = &[Place::Review];
const BOUNDS: &[Place] = &[Place::Bounds];

/// The words, those of a field first.
const TABLE: &[Row] = &[
    row(
        Word::Default,
        "default",
        FIELD,
        Form::FlagOrExpr,
        "`default = 8080`",
        "the value where no source gives one",
    ),
    row(Word::Nested, "nested", FIELD, Form::Flag, "`nested`", "the field is a section").only(
        &[Word::Rename, Word::Review],
        "a section is read field by field, so write it on the fields of the section",
    ),
    row(Word::Secret, "secret", FIELD, Form::Flag, "`secret`", "the value is never shown"),
    row(
        Word::Range,
        "range",
        CHECK,
        Form::Words(Place::Bounds),
        "`range(min = 1, max = 9)`",
        "the bounds of the value",
    ),
    row(
        Word::Length,
        "length",
        CHECK,
        Form::Words(Place::Bounds),
        "`length(min = 1, max = 9)`",
        "how many characters a text has, or elements a list",
    ),
    row(Word::OneOf, "one_of", CHECK, Form::Exprs, "`one_of(\"a\", \"b\")`", "the values that are allowed"),
    row(
        Word::Each,
        "each",
        FIELD,
        Form::Words(Place::Each),
        "`each(length(min = 1))`",
        "the checks of every element of a list",
    ),
    row(
        Word::Check,
        "check",
        CHECK,
        Form::Call,
        "`check = path` or `check = path(args)`",
        "a function or a named check that the value has to pass",
    )
    .repeats(),
    row(Word::Serde, "serde", FIELD, Form::Flag, "`serde`", "the value is read by serde")
        .only(
            &[Word::Expects, Word::Check, Word::Default, Word::Env, Word::Rename, Word::Review],
            "what serde reads is public, and only checks of your own know it, as in `check = path`",
        )
        .needs(
            Word::Expects,
            "say in words what the value is, for reports and documents: `expects = \"an e-mail address\"`",
        ),
    row(
        Word::Expects,
        "expects",
        FIELD,
        Form::Text,
        "`expects = \"an e-mail address\"`",
        "what a value read by serde is, in words",
    )
    .needs(
        Word::Serde,
        "other types say themselves what they expect, so take it out or write `serde` beside it",
    ),
    row(
        Word::Env,
        "env",
        FIELD,
        Form::Texts,
        "`env = \"DATABASE_URL\"` or `env = [\"FIRST\", \"SECOND\"]`",
        "the variables that are read in place of the one named by the path",
    ),
    row(
        Word::Rename,
        "rename",
        &[Place::Field, Place::Variant],
        Form::Text,
        "`rename = \"name\"`",
        "the name that is read in place of the one in the code",
    ),
    row(
        Word::Review,
        "review",
        &[Place::Field, Place::Struct],
        Form::Words(Place::Review),
        "`review(owner = \"team-shop\", security)`",
        "what a reviewer needs to know",
    ),
    // On a struct or an enum.
    row(
        Word::Prefix,
        "prefix",
        STRUCT,
        Form::Text,
        "`prefix = \"SHOP\"`",
        "the struct is all that a service can be told, and its variables begin so",
    ),
    row(
        Word::Separator,
        "separator",
        STRUCT,
        Form::Text,
        "`separator = \"__\"`",
        "what stands between the parts of a variable's name",
    )
    .needs(Word::Prefix, "only the outermost struct names variables, so move it there, beside its `prefix`"),
    row(
        Word::Rule,
        "check",
        STRUCT,
        Form::Rule,
        "`check = path(field, section.field)`",
        "a function that is given the fields named",
    )
    .repeats(),
    row(
        Word::Crate,
        "crate",
        &[Place::Struct, Place::Enum],
        Form::Path,
        "`crate = path`",
        "where the crate `settings` is found",
    ),
    // In the parentheses of another word.
    row(Word::Min, "min", BOUNDS, Form::Expr, "`min = 1`", "the least that is allowed"),
    row(Word::Max, "max", BOUNDS, Form::Expr, "`max = 9`", "the most that is allowed"),
    row(Word::Owner, "owner", REVIEW, Form::Text, "`owner = \"team-shop\"`", "who answers for it"),
    row(
        Word::Expect,
        "expect",
        REVIEW,
        Form::Text,
        "`expect = \"413 above it\"`",
        "what shows that it works",
    ),
    row(
        Word::Rollback,
        "rollback",
        REVIEW,
        Form::Text,
        "`rollback = \"unset {variable}\"`",
        "how to undo a change",
    ),
    row(Word::Since, "since", REVIEW, Form::Text, "`since = \"1.4\"`", "the version that brought it"),
    row(Word::Security, "security", REVIEW, Form::Flag, "`security`", "a security review goes through it"),
];

const fn row(
    word: Word,
    name: &'static str,
    places: &'static [Place],
    form: Form,
    usage: &'static str,
    meaning: &'static str,
) -> Row {
    Row { word, name, places, form, usage, meaning, repeats: false, only: None, needs: None }
}

impl Row {
    const fn repeats(self) -> Self {
        Self { repeats: true, ..self }
    }

    const fn only(self, words: &'static [Word], advice: &'static str) -> Self {
        Self { only: Some((words, advice)), ..self }
    }

    const fn needs(self, word: Word, advice: &'static str) -> Self {
        Self { needs: Some((word, advice)), ..self }
    }

    /// The word is known, but not written as it has to be.
    pub(crate) fn misread(&self, at: Span) -> syn::Error {
        let Self { name, usage, meaning, .. } = self;
        let written = match self.form {
            Form::Flag => String::from("stands alone, without a value"),
            _ => format!("is written {usage}"),
        };
        syn::Error::new(at, format!("`{name}` {written}: {meaning}"))
    }

    /// The parentheses behind the word are empty.
    pub(crate) fn empty(&self, at: Span) -> syn::Error {
        let Self { name, usage, .. } = self;
        syn::Error::new(at, format!("`{name}()` says nothing; take it out, or fill it as in {usage}"))
    }
}

/// The row of a word at a place.
pub(crate) fn find(word: &Ident, place: Place) -> syn::Result<&'static Row> {
    let name = word.unraw().to_string();
    let mut rows = TABLE.iter().filter(|row| row.name == name).peekable();
    if let Some(row) = rows.clone().find(|row| row.places.contains(&place)) {
        return Ok(row);
    }
    let message = match rows.peek() {
        Some(_) => misplaced(&name, place, rows.flat_map(|row| row.places)),
        None => unknown(&name, place),
    };
    Err(syn::Error::new(word.span(), message))
}

fn misplaced<'a>(name: &str, place: Place, places: impl Iterator<Item = &'a Place>) -> String {
    let places = joined(places.map(|place| place.words().to_owned()), "or");
    format!("`{name}` has no meaning {}; it belongs {places}", place.words())
}

fn unknown(name: &str, place: Place) -> String {
    let all = TABLE.iter().map(|row| row.name);
    match nearest(name, names(place)).or_else(|| nearest(name, all)) {
        Some(meant) => format!("unknown word `{name}`; did you mean `{meant}`?"),
        None => format!("unknown word `{name}`; {} there may stand {}", place.words(), listed(names(place))),
    }
}

/// The words that may stand at a place, for a message.
pub(crate) fn listed_at(place: Place) -> String {
    listed(names(place))
}

/// How a word is written.
pub(crate) fn name(word: Word) -> &'static str {
    TABLE.iter().find(|row| row.word == word).map_or("", |row| row.name)
}

fn names(place: Place) -> impl Iterator<Item = &'static str> {
    TABLE.iter().filter(move |row| row.places.contains(&place)).map(|row| row.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_one_row_at_a_place() {
        for (at, row) in TABLE.iter().enumerate() {
            let shares = |other: &&Row| {
                other.name == row.name && other.places.iter().any(|place| row.places.contains(place))
            };
            assert!(!TABLE[..at].iter().any(|other| shares(&other)), "`{}` has two rows", row.name);
        }
    }

    #[test]
    fn words_that_know_each_other_meet() {
        for row in TABLE {
            let known =
                row.only.iter().flat_map(|(words, _)| *words).chain(row.needs.iter().map(|(word, _)| word));
            for word in known {
                let meets = TABLE.iter().any(|other| {
                    other.word == *word && other.places.iter().any(|place| row.places.contains(place))
                });
                assert!(meets, "`{}` and `{}` stand at no common place", row.name, name(*word));
            }
        }
    }
}
