//! What is wrong with a TOML text, in words of our own: the parser's may quote the text.
//!
//! A look at the text only chooses among these words, and it never goes further than that.

use toml_parser::{Expected, ParseError};

use super::super::fault::{Faults, is_typographic};
use super::tables::{CLOSED, DEFINED, LIST_OF_TABLES, NOT_A_TABLE, STATIC_LIST};

/// The parser's own description of too deep a nesting, for the limits that are kept here.
pub(super) const TOO_DEEP: &str = "cannot recurse further; max recursion depth met";

/// Takes an error of the parser; `list` is where the innermost open value begins, if that is a list. Says whether what
/// follows in an open value is out of step.
pub(super) fn tell(faults: &mut Faults, text: &str, error: &ParseError, list: Option<u32>) -> bool {
    let Words { at, message, help, derails } = words(error, text, list);
    faults.syntax(text, at, message, help);
    derails
}

struct Words {
    at: usize,
    message: &'static str,
    help: &'static str,
    derails: bool,
}

const QUOTE_IT: (&str, &str) = ("a string has to be in quotation marks", "write it as `\"...\"`");
const NO_VALUE: (&str, &str) = ("expected a value behind `=`", "an empty string is `\"\"`");
const NUMBER: &str = "a number is not written as TOML writes it";
const NOT_A_NUMBER: &str = "write a string in quotation marks, and a number as `10`, `0x1f` or `2.5`";

/// Behind these an open list or table is out of step with its text, so the next faults in it are no news.
const DERAILS: &[&str] = &[
    "missing comma between array elements",
    "missing comma between key-value pairs",
    "missing array opening",
    "missing inline table opening",
    "missing assignment between key-value pairs",
    "missing key for inline table element",
    "extra assignment between key-value pairs",
    "extra comma in inline table",
    "invalid inline table element",
    "unexpected `=` in array",
    TOO_DEEP,
];

/// The parser's descriptions, and of the rules on tables, each with the words and the help for it.
#[rustfmt::skip]
const TABLE: &[(&str, &str, &str)] = &[
    ("`_` may only go between digits", NUMBER, "a `_` goes between two digits"),
    ("invalid fraction", NUMBER, NOT_A_NUMBER),
    ("invalid mantissa", NUMBER, NOT_A_NUMBER),
    ("invalid exponent", NUMBER, NOT_A_NUMBER),
    ("invalid float", NUMBER, NOT_A_NUMBER),
    ("invalid integer number", NUMBER, NOT_A_NUMBER),
    ("invalid hexadecimal number", NUMBER, "the digits behind `0x` are `0` to `9` and `a` to `f`"),
    ("invalid octal number", NUMBER, "the digits behind `0o` are `0` to `7`"),
    ("invalid binary number", NUMBER, "the digits behind `0b` are `0` and `1`"),
    ("integers with a radix cannot be signed", NUMBER, "a number with `0x`, `0o` or `0b` has no sign"),
    ("radix must be lowercase", NUMBER, "write `0x`, `0o` and `0b` in small letters"),
    ("redundant integer number prefix", NUMBER, "leave the `0d` out"),
    ("redundant numeric sign", NUMBER, "write one sign"),
    ("unexpected leading zero", "a number begins with a `0` too many", "leave the `0` out, or write a string in quotation marks"),
    ("unexpected sign", NUMBER, "a number with `0x`, `0o` or `0b` has no sign"),
    ("invalid boolean", QUOTE_IT.0, QUOTE_IT.1),
    ("invalid date-time", "a date or time is not one", "write `2024-12-31`, `23:59:59` or `2024-12-31T23:59:59Z`, or a string in quotation marks"),
    ("string values must be quoted", QUOTE_IT.0, QUOTE_IT.1),
    ("missing opening quote", "the quotation mark at the start of a string is missing", "write it as `\"...\"`"),
    ("missing escaped value", "an escape sequence is not one that TOML knows", "write a backslash as `\\\\`, or the string as `'...'`"),
    ("too few unicode value digits", "an escape sequence has too few digits", "`\\x` takes 2, `\\u` 4, `\\U` 8; write a backslash as `\\\\`, or the string as `'...'`"),
    ("invalid value", "an escape sequence names no character", "`\\u` and `\\U` take the number of a Unicode character"),
    ("carriage return must be followed by newline", "a carriage return without a line feed", "end the line with a line feed, or write `\\r` in a string"),
    ("invalid comment character", "a control character in a comment", "take it out"),
    ("missing comment start", "expected a comment", "a comment begins with `#`"),
    ("unexpected content between comment and newline", "extra characters behind a comment", "put them on a line of their own"),
    ("unexpected content", "extra characters at the end", "take them out"),
    ("unexpected key or value", "extra characters behind the end of a value or header", "put each key on a line of its own; a comment begins with `#`"),
    ("could not allocate for string", "a string is too long", "shorten it"),
    ("missing value", NO_VALUE.0, NO_VALUE.1),
    ("extra `=`", "expected a value behind `=`, not another `=`", "write `key = value`"),
    ("key with no value", "expected `=` behind a key", "write `key = value`"),
    ("missing value for key", "expected `=` behind a key", "write `key = value`"),
    ("invalid key-value pair", "expected a key at the start of a line", "write `key = value`, without braces or commas around it"),
    ("invalid unquoted key", "a key has a character that needs quotation marks", "write the key as `\"...\"`; letters, digits, `-` and `_` need none"),
    ("invalid key", "expected a key", "write `key = value`"),
    ("invalid table", "expected a table's name", "write `[name]`"),
    ("unquoted keys cannot be empty", "expected a key", "write `key = value`"),
    ("keys cannot be multi-line basic strings", "a key is in three quotation marks", "write it as `\"...\"`"),
    ("keys cannot be multi-line literal strings", "a key is in three quotation marks", "write it as `\"...\"`"),
    ("missing table open", "a table's name lacks its `[`", "write `[name]`"),
    ("unclosed table", "a table's name is not closed", "close it with `]`"),
    ("unclosed array table", "the name of a list of tables is not closed", "close it with `]]`"),
    ("unclosed array", "a list is not closed", "close it with `]`"),
    ("unclosed inline table", "a table in braces is not closed", "close it with `}`"),
    ("extra comma in array", "expected a value in front of `,`", "take one `,` out"),
    ("unexpected `=` in array", "a list holds values, not keys", "close the list with `]`, or put the key into braces: `{ key = value }`"),
    ("missing comma between array elements", "expected `,` or `]` in a list", "separate the values with `,`, or close the list with `]`"),
    ("missing array opening", "a `]` without a `[`", "write a list as `[1, 2]`"),
    ("missing inline table opening", "a `}` without a `{`", "write a table as `{ key = value }`"),
    ("extra comma in inline table", "expected `key = value` in front of `,`", "take one `,` out"),
    ("extra assignment between key-value pairs", "expected a value or `,`, not another `=`", "separate the entries with `,`"),
    ("missing key for inline table element", "expected a key in a table in braces", "write `{ key = value }`"),
    ("missing assignment between key-value pairs", "expected `=` behind a key", "write `{ key = value }`"),
    ("invalid inline table element", "a `]` in a table in braces", "close the table with `}`"),
    ("missing comma between key-value pairs", "expected `,` or `}` in a table in braces", "separate the entries with `,`, or close the table with `}`"),
    (TOO_DEEP, "nested too deeply", "64 levels are the most"),
    (NOT_A_TABLE, "this key holds a value, so nothing can be put below it", "rename one of the two"),
    (CLOSED, "a table in braces is complete: nothing can be added to it from outside", "put the key into the braces"),
    (DEFINED, "a dotted key cannot add to a table that is defined elsewhere", "put the key below that table's header, or into its braces"),
    (STATIC_LIST, "a list in brackets is complete: nothing can be added to it from outside", "put the element into the brackets"),
    (LIST_OF_TABLES, "a dotted key cannot add to a list of tables", "put the key below a `[[header]]` of the list"),
];

/// Words for an error, and where a report should point.
fn words(error: &ParseError, text: &str, list: Option<u32>) -> Words {
    let description = error.description();
    let context = error.context().map(|span| (span.start(), span.end()));
    let at = error.unexpected().map(|span| span.start()).or(context.map(|(start, _)| start)).unwrap_or(0);
    let (start, end) = context.unwrap_or((at, at));
    let behind = text.get(at..).unwrap_or_default();
    let derails = DERAILS.contains(&description);
    let (at, (message, help)) = match description {
        "missing comma between array elements" | "string values must be quoted"
            if list.is_some() && is_header_or_key(behind) =>
        {
            // The next line has got into a list: what is wrong is that it is still open.
            let at = list.map_or(at, |list| list as usize);
            return Words { derails: true, at, ..words(&ParseError::new("unclosed array"), text, None) };
        }
        "invalid basic string"
        | "invalid literal string"
        | "invalid multi-line basic string"
        | "invalid multi-line literal string" => string(error, at, (start, end)),
        "string values must be quoted" | "invalid float" | "invalid boolean" => {
            (start, scalar(error, text.get(start..end).unwrap_or_default()))
        }
        "invalid unquoted key" | "key with no value" => (at, key(description, behind)),
        "unquoted keys cannot be empty" => (at, nameless(text.get(..at).unwrap_or_default(), behind)),
        "unexpected key or value" if behind.starts_with([',', ';']) => {
            (at, ("extra characters behind a value", "no `,` or `;` ends a line"))
        }
        "unexpected key or value" if behind.starts_with("//") => {
            (at, ("extra characters behind a value", "a comment begins with `#`"))
        }
        "unclosed array" | "unclosed inline table" => (start, known(description)),
        _ => (at, known(description)),
    };
    // A string that is not closed may have swallowed what closes the list or table around it.
    let swallows = at == start && description.starts_with("invalid") && description.ends_with("string");
    Words { at, message, help, derails: derails || swallows }
}

fn known(description: &str) -> (&'static str, &'static str) {
    let known = TABLE.iter().find(|known| known.0 == description);
    known.map_or(("is not valid TOML", "see https://toml.io"), |&(_, message, help)| (message, help))
}

/// Whether a line of its own begins here: a header, or a key and its `=`.
fn is_header_or_key(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default();
    let key = line.split('=').next().unwrap_or_default();
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ' | '\t' | '"' | '\'');
    (key.len() < line.len() && key.chars().all(plain))
        || (line.starts_with('[') && line.trim_end().ends_with(']'))
}

fn string(
    error: &ParseError,
    at: usize,
    (start, end): (usize, usize),
) -> (usize, (&'static str, &'static str)) {
    if start == end {
        return (at, NO_VALUE);
    }
    let long = error.description().starts_with("invalid multi-line");
    let words = match error.expected().and_then(|expected| expected.first()) {
        Some(Expected::Literal("\"")) if long => {
            ("a string in three quotation marks is not closed", "close it with `\"\"\"`")
        }
        Some(Expected::Literal("'")) if long => {
            ("a string in three single quotation marks is not closed", "close it with `'''`")
        }
        Some(Expected::Literal("\"")) => {
            ("a string in quotation marks is not closed before the end of its line", "close it with `\"`")
        }
        Some(Expected::Literal("'")) => (
            "a string in single quotation marks is not closed before the end of its line",
            "close it with `'`",
        ),
        Some(Expected::Literal("\n")) => {
            return (
                at,
                ("a `\\` in front of white space does not end its line", "write a backslash as `\\\\`"),
            );
        }
        _ => {
            return (
                at,
                ("a control character in a string", "write it as an escape sequence, such as `\\u0000`"),
            );
        }
    };
    (start, words)
}

/// A value without quotation marks that is none of TOML's.
fn scalar(error: &ParseError, value: &str) -> (&'static str, &'static str) {
    if value.is_empty() {
        return NO_VALUE;
    }
    if is_typographic(value) {
        return ("a typographic quotation mark is none of TOML's", "write a straight one: `\"`");
    }
    let is = |word: &str| value.eq_ignore_ascii_case(word);
    if is("true") || is("false") {
        return ("a bool is not in small letters", "write `true` or `false`");
    }
    if is("yes") || is("no") || is("on") || is("off") {
        return (QUOTE_IT.0, "write it as `\"...\"`; a bool is `true` or `false`");
    }
    if is("null") || is("nil") || is("none") {
        return (
            "TOML has no value that says that there is none",
            "leave the key out, or write a string as `\"...\"`",
        );
    }
    if value.contains(' ') && value.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-')) {
        return (
            "extra characters behind a value",
            "write a string in quotation marks; a comment begins with `#`",
        );
    }
    if value.ends_with(';') {
        return ("a string has to be in quotation marks", "write it as `\"...\"`; no `;` ends a line");
    }
    // `inf` and `nan` are what the parser takes any word for that begins as they do.
    let word = matches!(error.expected(), Some([Expected::Literal("inf" | "nan")]));
    if word { QUOTE_IT } else { known(error.description()) }
}

/// A key that is not one, or nothing behind it that goes behind a key; `behind` begins where it went wrong.
fn key(description: &str, behind: &str) -> (&'static str, &'static str) {
    if behind.starts_with(':') {
        return ("expected `=` between a key and its value, not `:`", "write `key = value`");
    }
    if is_typographic(behind) {
        return ("a typographic quotation mark is none of TOML's", "write a straight one: `\"`");
    }
    if behind.starts_with("//") || behind.starts_with(';') {
        return (known(description).0, "a comment begins with `#`");
    }
    if description == "key with no value" && behind.trim_start_matches([' ', '\t']).starts_with(['\r', '\n'])
    {
        return ("expected `=` and a value behind a key", "write `key = value`");
    }
    known(description)
}

/// A key without a name, between what is before and what is behind it.
fn nameless(before: &str, behind: &str) -> (&'static str, &'static str) {
    if behind.starts_with('.') || before.trim_end_matches([' ', '\t']).ends_with('.') {
        return ("expected a name on either side of `.`", "write `table.key = value` or `[table.name]`");
    }
    if behind.starts_with('=') {
        return ("expected a key in front of `=`", "write `key = value`");
    }
    known("invalid table")
}

#[cfg(test)]
pub(super) fn knows(description: &str) -> bool {
    description.starts_with("invalid basic")
        || description.starts_with("invalid literal")
        || description.starts_with("invalid multi-line")
        || TABLE.iter().any(|known| known.0 == description)
}
