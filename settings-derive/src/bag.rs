//! What the author said with `#[settings(..)]` at one place of a declaration.
//!
//! Here is judged whatever the table alone can judge: form, place, repetition, company. What needs the declaration
//! in view is judged in `check`.

use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::spanned::Spanned;
use syn::{Attribute, Expr, LitStr, Meta, Path, Token};

use crate::attr::{self, Place, Row, Word};
use crate::errors::Errors;
use crate::value::{self, Value};

/// The words said at one place, in the order in which they are written.
#[derive(Default)]
pub(crate) struct Bag {
    said: Vec<Said>,
    /// True if a word could not be read: which one it was meant to be is not known.
    incomplete: bool,
}

/// A word that the author said.
pub(crate) struct Said {
    row: &'static Row,
    pub(crate) span: Span,
    pub(crate) value: Value,
}

impl Said {
    pub(crate) fn word(&self) -> Word {
        self.row.word
    }

    pub(crate) fn name(&self) -> &'static str {
        self.row.name
    }

    /// What to do about another word that may not stand beside this one; `None` if it may.
    fn excludes(&self, other: &Self) -> Option<&'static str> {
        let (_, advice) = self.row.only?;
        (other.word() != self.word() && !self.row.goes_with(other.word())).then_some(advice)
    }
}

impl Bag {
    /// Reads every `#[settings(..)]` of an item.
    pub(crate) fn of_attributes(attributes: &[Attribute], place: Place, errors: &Errors) -> Self {
        let mut bag = Self::default();
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("settings")) {
            match &attribute.meta {
                Meta::List(list) if !list.tokens.is_empty() => {
                    let read = list.parse_args_with(|input: ParseStream<'_>| {
                        bag.read(input, place, errors);
                        Ok(())
                    });
                    read.unwrap_or_else(|error| errors.add(error));
                }
                meta => errors.say(
                    meta.path().span(),
                    "`settings` says nothing here; take the attribute out, or fill it as in `#[settings(word, word = value)]`",
                ),
            }
        }
        bag.judge_company(errors);
        bag
    }

    /// Reads the words in the parentheses of another word.
    pub(crate) fn of_words(input: ParseStream<'_>, place: Place, errors: &Errors) -> Self {
        let mut bag = Self::default();
        bag.read(input, place, errors);
        bag
    }

    fn read(&mut self, input: ParseStream<'_>, place: Place, errors: &Errors) {
        while !input.is_empty() {
            if let Err(error) = self.read_word(input, place, errors) {
                errors.add(error);
                self.incomplete = true;
                value::skip(input);
            }
            // Nothing but a comma or the end can be here.
            let _ = input.parse::<Option<Token![,]>>();
        }
    }

    fn read_word(&mut self, input: ParseStream<'_>, place: Place, errors: &Errors) -> syn::Result<()> {
        let word = input.call(Ident::parse_any).map_err(|error| no_word(error.span(), place))?;
        let row = attr::find(&word, place)?;
        let value = value::read(row, word.span(), input, errors)?;
        if !row.repeats && self.get(row.word).is_some() {
            return Err(syn::Error::new(
                word.span(),
                format!("`{}` is said twice; keep one of them", row.name),
            ));
        }
        self.said.push(Said { row, span: word.span(), value });
        Ok(())
    }

    /// Refuses words that contradict each other or are of no use without another.
    fn judge_company(&self, errors: &Errors) {
        for (at, said) in self.said.iter().enumerate() {
            if let Some((other, advice)) = self.excluder(at) {
                let (name, other) = (said.name(), other.name());
                errors.say(said.span, format!("`{name}` has no meaning beside `{other}`: {advice}"));
            } else if let Some((needed, advice)) = self.missing(said) {
                let (name, needed) = (said.name(), attr::name(needed));
                errors.say(said.span, format!("`{name}` has no meaning without `{needed}`: {advice}"));
            }
        }
    }

    /// The word beside which this one may not stand. Of two that exclude each other, it is the one that came first.
    fn excluder(&self, at: usize) -> Option<(&Said, &'static str)> {
        let said = &self.said[at];
        self.said.iter().enumerate().find_map(|(other_at, other)| {
            let advice = other.excludes(said)?;
            let other_is_told = at < other_at && said.excludes(other).is_some();
            (!other_is_told).then_some((other, advice))
        })
    }

    /// The word without which this one is of no use. One that could not be read has been judged already.
    fn missing(&self, said: &Said) -> Option<(Word, &'static str)> {
        said.row.needs.filter(|(needed, _)| !self.incomplete && self.get(*needed).is_none())
    }

    /// True if a word could not be read: which one it was meant to be is not known.
    pub(crate) fn is_incomplete(&self) -> bool {
        self.incomplete
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Said> {
        self.said.iter()
    }

    pub(crate) fn get(&self, word: Word) -> Option<&Said> {
        self.said.iter().find(|said| said.word() == word)
    }

    /// The place of a word, if it is said.
    pub(crate) fn span(&self, word: Word) -> Option<Span> {
        self.get(word).map(|said| said.span)
    }

    pub(crate) fn text(&self, word: Word) -> Option<&LitStr> {
        match &self.get(word)?.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn texts(&self, word: Word) -> Option<&[LitStr]> {
        match &self.get(word)?.value {
            Value::Texts(texts) => Some(texts),
            _ => None,
        }
    }

    pub(crate) fn path(&self, word: Word) -> Option<&Path> {
        match &self.get(word)?.value {
            Value::Path(path) => Some(path),
            _ => None,
        }
    }

    pub(crate) fn expr(&self, word: Word) -> Option<&Expr> {
        match &self.get(word)?.value {
            Value::Expr(expr) => Some(expr),
            _ => None,
        }
    }

    pub(crate) fn words(&self, word: Word) -> Option<&Self> {
        match &self.get(word)?.value {
            Value::Words(words) => Some(words),
            _ => None,
        }
    }
}

fn no_word(at: Span, place: Place) -> syn::Error {
    let cure = match place {
        Place::Bounds => String::from("bounds have names, as in `min = 1, max = 9`"),
        _ => format!("it may be one of {}", attr::listed_at(place)),
    };
    syn::Error::new(at, format!("a word is missing here; {cure}"))
}
