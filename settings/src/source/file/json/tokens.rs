//! The tokens of a JSON text, and what is wrong with each by itself.
//!
//! They are found here, and by no scanner from elsewhere: `jsonc-parser`'s unfolds strings into buffers that nobody
//! wipes, of which one copy stayed in memory, and takes more than JSON, so that every token had to be judged anew.

use super::words::{self, Words};
use crate::source::file::fault::is_typographic;
use crate::value::Kind;

/// What stands between two blanks or signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// `[` or `{`.
    Open(Kind),
    /// `]` or `}`.
    Close(Kind),
    Comma,
    Colon,
    /// A string, a number, a bool or null.
    Scalar(Kind),
    /// Letters or digits that are none of these.
    Word,
    Comment,
    /// What could be left out: a blank or a comment that JSON does not know.
    Nothing,
    /// What nothing begins with, or what has no end: nobody knows where the text goes on.
    Strange,
    /// The end of the text.
    End,
}

/// A token with its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) token: Token,
    pub(super) at: usize,
    pub(super) end: usize,
    /// What is wrong with it, and at which byte.
    pub(super) wrong: Option<(usize, Words)>,
}

/// The next token of a text at or behind a byte.
pub(super) fn next(text: &str, from: usize) -> Found {
    let rest = text.get(from..).unwrap_or_default();
    let rest = rest.trim_start_matches([' ', '\t', '\n', '\r']);
    let at = text.len() - rest.len();
    let found = |token, length: usize| Found { token, at, end: at + length, wrong: None };
    let faulty = |token, length: usize, words| Found { wrong: Some((at, words)), ..found(token, length) };
    let Some(first) = rest.chars().next() else { return found(Token::End, 0) };
    match first {
        '"' => return string(rest, at),
        '\'' => {
            // One that is closed on its line is a string to who wrote it.
            let behind = rest.split_inclusive(['\'', '\n']).nth(1).filter(|behind| behind.ends_with('\''));
            let token = behind.map_or(Token::Strange, |_| Token::Scalar(Kind::Text { escaped: false }));
            return faulty(token, 1 + behind.map_or(0, str::len), words::SINGLE);
        }
        '#' => {
            let line = rest.find(['\n', '\r']).unwrap_or(rest.len());
            return faulty(Token::Nothing, line, words::HASH);
        }
        '\u{feff}' => return faulty(Token::Nothing, first.len_utf8(), words::BLANK),
        _ if first.is_whitespace() => return faulty(Token::Nothing, first.len_utf8(), words::BLANK),
        _ if first.is_control() => return faulty(Token::Nothing, first.len_utf8(), words::CONTROL),
        _ if is_typographic(rest) => return faulty(Token::Strange, first.len_utf8(), words::TYPOGRAPHIC),
        _ => {}
    }
    let sign = match first {
        '{' => Token::Open(Kind::Table),
        '}' => Token::Close(Kind::Table),
        '[' => Token::Open(Kind::List),
        ']' => Token::Close(Kind::List),
        ',' => Token::Comma,
        ':' => Token::Colon,
        '/' => return comment(rest, at),
        _ if is_part(first) => {
            let length = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
            let word = rest.get(..length).unwrap_or_default();
            return match scalar(word) {
                Ok(kind) => found(Token::Scalar(kind), length),
                Err(words) => faulty(Token::Word, length, words),
            };
        }
        _ => Token::Strange,
    };
    found(sign, first.len_utf8())
}

/// A comment: behind `//` to the end of its line, or between `/*` and `*/`.
fn comment(rest: &str, at: usize) -> Found {
    let found = |token, length: usize| Found { token, at, end: at + length, wrong: None };
    if rest.starts_with("//") {
        return found(Token::Comment, rest.find(['\n', '\r']).unwrap_or(rest.len()));
    }
    let Some(inside) = rest.strip_prefix("/*") else { return found(Token::Strange, 1) };
    match inside.find("*/") {
        Some(length) => found(Token::Comment, length + 4),
        None => Found { wrong: Some((at, words::OPEN_COMMENT)), ..found(Token::Strange, rest.len()) },
    }
}

/// Whether a character goes on with a number or a word, right or wrong.
fn is_part(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '+' | '.' | '$')
}

/// The kind of a value without quotation marks.
fn scalar(word: &str) -> Result<Kind, Words> {
    match word {
        "true" | "false" => return Ok(Kind::Bool),
        "null" => return Ok(Kind::Null),
        _ => {}
    }
    let is = |all: &[&str]| all.iter().any(|one| one.eq_ignore_ascii_case(word));
    Err(match word.as_bytes() {
        _ if is(&["infinity", "-infinity", "+infinity", "inf", "-inf", "+inf", "nan", "-nan", "+nan"]) => {
            words::INFINITE
        }
        [b'0'..=b'9' | b'-' | b'+' | b'.', ..] => return number(word.as_bytes()),
        _ if is(&["true", "false"]) => words::BOOL,
        _ if is(&["yes", "no", "on", "off"]) => words::YES_OR_NO,
        _ if is(&["null", "nil", "none", "undefined"]) => words::NULL,
        _ => words::BARE_STRING,
    })
}

/// The kind of a number: RFC 8259, section 6.
fn number(text: &[u8]) -> Result<Kind, Words> {
    let digits = |text: &[u8]| text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let unsigned = text.strip_prefix(b"-").unwrap_or(text);
    let whole = digits(unsigned);
    let mut rest = unsigned.get(whole..).unwrap_or_default();
    match (unsigned, rest) {
        ([b'+', ..], _) => return Err(words::PLUS),
        ([b'0', b'x' | b'X' | b'o' | b'O' | b'b' | b'B', ..], _) => return Err(words::BASE),
        ([b'.', b'0'..=b'9', ..], _) => return Err(words::POINT),
        // What goes on with other letters was not meant as a number with a zero too many: a date, a time, an address.
        ([b'0', b'0'..=b'9', ..], [] | [b'.' | b'e' | b'E', ..]) => return Err(words::ZERO),
        ([b'0', b'0'..=b'9', ..], _) => return Err(words::OTHER_NUMBER),
        _ if whole == 0 => return Err(words::OTHER_NUMBER),
        _ => {}
    }
    let mut kind = Kind::Integer;
    if let [b'.', behind @ ..] = rest {
        let fraction = digits(behind);
        if fraction == 0 {
            return Err(words::POINT);
        }
        (kind, rest) = (Kind::Float, behind.get(fraction..).unwrap_or_default());
    }
    if let [b'e' | b'E', b'+' | b'-', behind @ ..] | [b'e' | b'E', behind @ ..] = rest {
        let exponent = digits(behind);
        if exponent == 0 {
            return Err(words::EXPONENT);
        }
        (kind, rest) = (Kind::Float, behind.get(exponent..).unwrap_or_default());
    }
    if rest.is_empty() { Ok(kind) } else { Err(words::OTHER_NUMBER) }
}

/// A string, delimiters included.
fn string(rest: &str, at: usize) -> Found {
    let bytes = rest.as_bytes();
    let (mut end, mut escaped, mut wrong) = (1, false, None);
    loop {
        match bytes.get(end) {
            Some(b'"') => break,
            None | Some(b'\n' | b'\r') => {
                // It has swallowed what stands behind it, so that is not judged.
                return Found {
                    token: Token::Strange,
                    at,
                    end: at + end,
                    wrong: Some((at, words::OPEN_STRING)),
                };
            }
            Some(b'\\') => {
                escaped = true;
                match escape(bytes.get(end + 1..).unwrap_or_default()) {
                    Ok((_, length)) => end += length,
                    Err(words) => {
                        wrong.get_or_insert((at + end, words));
                    }
                }
            }
            Some(..=0x1F) => {
                wrong.get_or_insert((at + end, words::CONTROL_IN_STRING));
            }
            Some(_) => {}
        }
        end += 1;
    }
    Found { token: Token::Scalar(Kind::Text { escaped }), at, end: at + end + 1, wrong }
}

/// Reads an escape sequence behind its backslash: the character, and how many bytes name it.
fn escape(behind: &[u8]) -> Result<(char, usize), Words> {
    let c = match behind.first() {
        Some(&c @ (b'"' | b'\\' | b'/')) => char::from(c),
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'u') => return number_of_character(behind),
        _ => return Err(words::ESCAPE),
    };
    Ok((c, 1))
}

/// Reads `uXXXX`, or `uXXXX\uXXXX` for a character outside of the first plane.
fn number_of_character(behind: &[u8]) -> Result<(char, usize), Words> {
    let unit = |at: usize| {
        let digits = behind.get(at..at + 4)?;
        digits.iter().try_fold(0_u16, |sum, &digit| Some(sum << 4 | char::from(digit).to_digit(16)? as u16))
    };
    let first = unit(1).ok_or(words::DIGITS)?;
    let second = behind.get(5..7).filter(|start| start == b"\\u").and_then(|_| unit(7));
    match char::decode_utf16(std::iter::once(first).chain(second)).next() {
        Some(Ok(c)) => Ok((c, if c.len_utf16() == 2 { 11 } else { 5 })),
        _ => Err(words::HALF),
    }
}

/// Unfolds a text that holds escapes, delimiters included. It was found to be right when it was read.
pub(super) fn decode(raw: &str, out: &mut String) {
    let mut rest = raw.get(1..raw.len().saturating_sub(1)).unwrap_or_default();
    while let Some((before, behind)) = rest.split_once('\\') {
        out.push_str(before);
        let Ok((c, length)) = escape(behind.as_bytes()) else { return };
        out.push(c);
        rest = behind.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
}
