//! The table of attributes: the only place that knows the words of `#[settings(..)]`.
//!
//! What may be parsed, what is unknown, misplaced, misspelt, said twice, in contradiction or of no use is read off
//! it. A new word is a row here, a line in `check` that takes it, and its part of the expansion.

mod table;

use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;

use self::table::TABLE;
use crate::written::{joined, listed, nearest};

/// A word with a meaning. `check` has one on a field and another on a struct, and `prefix` one on a struct and another
/// in `nested(..)`, so they have two of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Word {
    Default,
    Nested,
    Secret,
    Range,
    Length,
    Bytes,
    Pattern,
    NotBlank,
    OneOf,
    Each,
    Check,
    Skip,
    Flatten,
    Alias,
    Deprecated,
    DefaultFrom,
    OnlyFrom,
    AllowEmpty,
    Probe,
    Encoding,
    Serde,
    Expects,
    Env,
    Rename,
    Review,
    Prefix,
    Part,
    Separator,
    RenameAll,
    Tag,
    Rule,
    BothOrNone,
    AtMostOne,
    ExactlyOne,
    Requires,
    Ascending,
    When,
    MattersWhen,
    Crate,
    File,
    Dotenv,
    Variable,
    SecretFile,
    Flag,
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
    /// The one field of a tuple struct.
    Newtype,
    Enum,
    Variant,
    /// In the parentheses of a variant: what it holds says itself how it is read, so no word may stand there.
    Held,
    /// In the parentheses of `nested`.
    Nested,
    /// In the parentheses of `only_from`.
    Sources,
    /// In the parentheses of `each`.
    Each,
    /// In the parentheses of `range`, `length` and `bytes`.
    Bounds,
    /// In the parentheses of `review`.
    Review,
    /// In the parentheses of `when` on a struct, behind the condition.
    When,
}

impl Place {
    fn words(self) -> &'static str {
        match self {
            Self::Struct => "on a struct",
            Self::Field => "on a field",
            Self::Newtype => "on the field of a tuple struct",
            Self::Enum => "on an enum",
            Self::Variant => "on a variant",
            Self::Held => "on what a variant holds",
            Self::Each => "in `each(..)`",
            Self::Nested => "in `nested(..)`",
            Self::Sources => "in `only_from(..)`",
            Self::Bounds => "in `range(..)`, `length(..)` or `bytes(..)`",
            Self::Review => "in `review(..)`",
            Self::When => "in `when(..)`",
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
    /// Nothing, or `= false`.
    FlagOrFalse,
    /// Nothing, or `(word, ..)`, of the words that may stand there.
    FlagOrWords(Place),
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
    /// `(field, section.field, ..)`
    Fields,
    /// `(field = pattern, word, ..)`, of the words that may stand there.
    When(Place),
    /// `(field = pattern)`
    Condition,
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
    /// More words that it goes with.
    also: &'static [Word],
    /// The word without which this one is of no use, and what to do about it.
    pub(crate) needs: Option<(Word, &'static str)>,
}

const fn row(
    word: Word,
    name: &'static str,
    places: &'static [Place],
    form: Form,
    usage: &'static str,
    meaning: &'static str,
) -> Row {
    Row { word, name, places, form, usage, meaning, repeats: false, only: None, also: &[], needs: None }
}

impl Row {
    const fn repeats(self) -> Self {
        Self { repeats: true, ..self }
    }

    /// Goes with these words, too.
    const fn and(self, words: &'static [Word]) -> Self {
        Self { also: words, ..self }
    }

    /// True for a word that it goes with.
    pub(crate) fn goes_with(&self, word: Word) -> bool {
        self.only.is_none_or(|(words, _)| words.contains(&word)) || self.also.contains(&word)
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
            Form::FlagOrFalse | Form::FlagOrWords(_) => format!("stands alone, or is written {usage}"),
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
    let meant =
        nearest(name, names(place)).map(|meant| format!("; did you mean `{meant}`?")).unwrap_or_default();
    format!("`{name}` has no meaning {}; it belongs {places}{meant}", place.words())
}

fn unknown(name: &str, place: Place) -> String {
    let all = TABLE.iter().map(|row| row.name);
    match nearest(name, names(place)).or_else(|| nearest(name, all)) {
        Some(meant) => format!("unknown word `{name}`; did you mean `{meant}`?"),
        None if names(place).next().is_none() => {
            format!("unknown word `{name}`; {} nothing is said, so take it out", place.words())
        }
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
            let known = row
                .only
                .iter()
                .flat_map(|(words, _)| *words)
                .chain(row.also)
                .chain(row.needs.iter().map(|(word, _)| word));
            for word in known {
                let meets = TABLE.iter().any(|other| {
                    other.word == *word && other.places.iter().any(|place| row.places.contains(place))
                });
                assert!(meets, "`{}` and `{}` stand at no common place", row.name, name(*word));
            }
        }
    }
}
