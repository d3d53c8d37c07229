//! Names and code as texts: how the author wrote it, what it was meant to be.

use std::fmt::Write;

use proc_macro2::{Delimiter, Group, Punct, Spacing, TokenStream, TokenTree};

/// The name of those known that a misspelt one was probably meant to be: the rule by which a load judges a misspelt key.
pub(crate) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let long = |known: &str| known.chars().nth(2).is_some();
    let resembling =
        known.filter(|known| letters(name).eq(letters(known)) || long(known) && one_edit(name, known));
    resembling.min_by_key(|known| !letters(name).eq(letters(known)))
}

fn letters(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|letter| *letter != '_').map(|letter| letter.to_ascii_lowercase())
}

/// True if one letter more, one fewer, another one or two in reverse make one name of the other.
fn one_edit(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let same = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[same..], &b[same..]);
    let same = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    match (&a[..a.len() - same], &b[..b.len() - same]) {
        ([_], []) | ([], [_]) | ([_], [_]) => true,
        ([p, q], [r, s]) => p == s && q == r,
        _ => false,
    }
}

/// Names in backticks: `` `a`, `b` and `c` ``.
pub(crate) fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    joined(names.map(|name| format!("`{name}`")), "and")
}

/// Words in a row, the last after `and` or `or`.
pub(crate) fn joined(words: impl Iterator<Item = String>, last: &str) -> String {
    let words: Vec<_> = words.collect();
    match words.split_last() {
        Some((end, before)) if !before.is_empty() => format!("{} {last} {end}", before.join(", ")),
        _ => words.concat(),
    }
}

/// The snake case of an identifier in camel case: `ForceTls` is `force_tls`, `HTTPOnly` is `http_only`.
pub(crate) fn snake_case(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let mut snake = String::with_capacity(name.len() + 4);
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| letters[before]);
        let ends_acronym = letters.get(at + 1).is_some_and(|next| next.is_lowercase());
        let starts_word = match before {
            Some(before) => before != '_' && (!before.is_uppercase() || ends_acronym),
            None => false,
        };
        if letter.is_uppercase() && starts_word {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}

/// Code as its author would write it: tokens know no blanks, and `Vec < u8 >` is no way to document a type.
pub(crate) fn written(tokens: TokenStream) -> String {
    let mut writer = Writer { text: String::new(), last: Last::Nothing };
    writer.tokens(tokens);
    writer.text
}

/// What was written last, as far as it matters for a blank behind it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    /// Nothing, or something that takes no blank behind it: `(`, `::`, `&`.
    Nothing,
    /// A name, a literal or a closing delimiter.
    Operand,
    /// A comma or a binary operator.
    Operator,
    /// The first half of `->`, `==` or `::`.
    Half(char),
}

struct Writer {
    text: String,
    last: Last,
}

impl Writer {
    fn tokens(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => self.group(&group),
                TokenTree::Punct(punct) => self.punct(&punct),
                TokenTree::Ident(_) | TokenTree::Literal(_) => {
                    self.blank(self.last != Last::Nothing);
                    // A `String` takes every text.
                    let _ = write!(self.text, "{token}");
                    self.last = Last::Operand;
                }
            }
        }
    }

    fn blank(&mut self, wanted: bool) {
        if wanted {
            self.text.push(' ');
        }
    }

    fn group(&mut self, group: &Group) {
        let (open, close) = match group.delimiter() {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::Brace => ("{ ", " }"),
            // Put there by `macro_rules!`, not by the author.
            Delimiter::None => return self.tokens(group.stream()),
        };
        let braces = group.delimiter() == Delimiter::Brace;
        self.blank(self.last == Last::Operator || braces && self.last == Last::Operand);
        self.text.push_str(open);
        self.last = Last::Nothing;
        self.tokens(group.stream());
        self.text.push_str(close);
        self.last = Last::Operand;
    }

    fn punct(&mut self, punct: &Punct) {
        let sign = punct.as_char();
        let half = match self.last {
            Last::Half(first) => Some(first),
            _ => None,
        };
        let binary =
            matches!(sign, '=' | '+' | '-' | '*' | '/' | '%' | '^' | '|') && self.last == Last::Operand;
        self.blank(half.is_none() && (binary || self.last == Last::Operator));
        self.text.push(sign);
        self.last = match (half, sign) {
            _ if binary && punct.spacing() == Spacing::Alone => Last::Operator,
            (Some('-' | '='), '>') | (Some('=' | '<' | '>' | '!'), '=') | (_, ',' | ';') => Last::Operator,
            (None, ':') if punct.spacing() == Spacing::Alone => Last::Operator,
            (_, '>' | '?') => Last::Operand,
            (None, _) if punct.spacing() == Spacing::Joint && sign != '\'' => Last::Half(sign),
            _ => Last::Nothing,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[expect(clippy::expect_used, reason = "the texts are Rust")]
    fn rewritten(code: &str) -> String {
        written(code.parse().expect("is Rust"))
    }

    #[test]
    fn code_is_written_as_rustfmt_would() {
        for code in [
            "10",
            "-1.5",
            "\"a b\"",
            "ByteSize::mib(10)",
            "Duration::from_secs(10 * 60)",
            "Vec::<u8>::new()",
            "Option<Vec<String>>",
            "HashMap<String, crate::Level>",
            "&'static str",
            "[1, -2, 3]",
            "vec![\"a\", \"b\"]",
            "Limits { low: 1, high: A - 1 }",
            "<T as Trait>::DEFAULT",
            "fn(u8) -> bool",
            "Level::Info",
            "(1, 2)",
            "\"a\".to_owned()",
            "a == b",
        ] {
            assert_eq!(rewritten(code), code);
        }
    }

    #[test]
    fn a_variant_is_named_in_snake_case() {
        for (name, snake) in [
            ("ForceTls", "force_tls"),
            ("HTTPOnly", "http_only"),
            ("V2", "v2"),
            ("Tls12Only", "tls12_only"),
            ("A_B", "a_b"),
        ] {
            assert_eq!(snake_case(name), snake);
        }
    }

    #[test]
    fn a_slip_has_a_nearest_name_and_a_stranger_has_none() {
        let known = ["default", "nested", "min", "max"];
        assert_eq!(nearest("defualt", known.into_iter()), Some("default"));
        assert_eq!(nearest("mn", known.into_iter()), Some("min"));
        assert_eq!(nearest("validate", known.into_iter()), None);
    }
}
