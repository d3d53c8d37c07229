//! `rename_all`: how the names in the code are written as keys, or as values.

use crate::attr::Word;
use crate::bag::Bag;
use crate::errors::Errors;
use crate::written::{nearest, snake_case};

/// A way to write names of several words.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Snake,
    Kebab,
    Camel,
    Pascal,
    ScreamingSnake,
    Lower,
    Upper,
}

const STYLES: [(&str, Style); 7] = [
    ("snake_case", Style::Snake),
    ("kebab-case", Style::Kebab),
    ("camelCase", Style::Camel),
    ("PascalCase", Style::Pascal),
    ("SCREAMING_SNAKE_CASE", Style::ScreamingSnake),
    ("lowercase", Style::Lower),
    ("UPPERCASE", Style::Upper),
];

impl Style {
    /// The style that a struct or an enum asks for.
    pub(super) fn of(bag: &Bag, errors: &Errors) -> Option<Self> {
        let text = bag.text(Word::RenameAll)?;
        let name = text.value();
        let found = STYLES.iter().find(|(known, _)| *known == name);
        if found.is_none() {
            let known = STYLES.map(|(known, _)| known);
            let cure = match nearest(&name.replace('-', "_"), known.map(|known| known).into_iter())
                .or_else(|| nearest(&name, known.into_iter()))
            {
                Some(meant) => format!("write `rename_all = \"{meant}\"`"),
                None => format!("there are `{}`", known.join("`, `")),
            };
            errors.say(text.span(), format!("no names are written in `{name}`; {cure}"));
        }
        found.map(|(_, style)| *style)
    }

    /// The name of a field, whose own is in snake case.
    pub(super) fn of_field(self, name: &str) -> String {
        let words: Vec<&str> = name.split('_').filter(|word| !word.is_empty()).collect();
        let capital = |word: &str| {
            let mut letters = word.chars();
            letters
                .next()
                .map(|first| first.to_ascii_uppercase())
                .into_iter()
                .chain(letters)
                .collect::<String>()
        };
        match self {
            Self::Snake => name.to_owned(),
            Self::Kebab => words.join("-"),
            Self::Camel => {
                let rest = words.iter().skip(1).map(|word| capital(word));
                words.first().map(|word| (*word).to_owned()).into_iter().chain(rest).collect()
            }
            Self::Pascal => words.iter().map(|word| capital(word)).collect(),
            Self::ScreamingSnake => name.to_ascii_uppercase(),
            Self::Lower => words.concat(),
            Self::Upper => words.concat().to_ascii_uppercase(),
        }
    }

    /// The name of a variant, whose own is in camel case.
    pub(super) fn of_variant(self, name: &str) -> String {
        self.of_field(&snake_case(name))
    }
}
