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
        for said in &self.said {
            let name = said.name();
            let excluder = self.said.iter().find_map(|other| {
                let (only, advice) = other.row.only?;
                let excluded = other.word() != said.word() && !only.contains(&said.word());
                excluded.then_some((other.name(), advice))
            });
            if let Some((other, advice)) = excluder {
                errors.say(said.span, format!("`{name}` has no meaning beside `{other}`: {advice}"));
                continue;
            }
            if let Some((needed, advice)) = said.row.needs.filter(|(needed, _)| self.get(*needed).is_none()) {
                let needed = attr::name(needed);
                errors.say(said.span, format!("`{name}` has no meaning without `{needed}`: {advice}"));
            }
        }
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
    syn::Error::new(at, format!("a word is missing here; it may be {}", attr::listed_at(place)))
}
