//! What is wrong with a JSON text, in words of our own: each with what to write.

/// What is wrong, and what to write.
pub(super) type Words = (&'static str, &'static str);

pub(super) const EMPTY: Words = ("the file is empty", "write `{}` if there is nothing to set");
pub(super) const START: Words = (
    "expected `{` at the start of the file",
    "put all settings into one pair of braces: `{ \"key\": value }`",
);
pub(super) const BEHIND: Words = ("extra characters behind the closing `}`", "take them out");
pub(super) const TOO_DEEP: Words = ("values nest too deep", "64 levels are the most");

pub(super) const KEY: Words = ("expected a key in quotation marks", "write `\"key\": value`");
pub(super) const BARE_KEY: Words = ("a key has to be in quotation marks", "write it as `\"...\"`");
pub(super) const NO_KEY: Words = ("expected a key in front of `:`", "write `\"key\": value`");
pub(super) const COLON: Words = ("expected `:` behind a key", "write `\"key\": value`");
pub(super) const NO_VALUE: Words =
    ("expected a value behind `:`", "an empty string is `\"\"`, and no value is `null`");
pub(super) const TWO_COLONS: Words =
    ("expected a value behind `:`, not another `:`", "write `\"key\": value`");
pub(super) const NO_ENTRY: Words = ("expected a key and its value in front of `,`", "take one `,` out");
pub(super) const NO_ELEMENT: Words = ("expected a value in front of `,`", "take one `,` out");
pub(super) const VALUE: Words = ("a value begins with a character that none has", STRING);
pub(super) const COMMA_IN_TABLE: Words =
    ("expected `,` or `}` behind a value", "separate the entries with `,`, or close the table with `}`");
pub(super) const COMMA_IN_LIST: Words =
    ("expected `,` or `]` behind a value", "separate the values with `,`, or close the list with `]`");
pub(super) const KEY_IN_LIST: Words = (
    "a list holds values, not keys",
    "close the list with `]`, or put the key into braces: `{ \"key\": value }`",
);
pub(super) const LAST_COMMA: Words =
    ("a `,` behind the last value", "take it out; the format `jsonc` allows it");
pub(super) const OPEN_TABLE: Words = ("a `{` is not closed", "close it with `}`");
pub(super) const OPEN_LIST: Words = ("a `[` is not closed", "close it with `]`");
pub(super) const NOT_A_LIST: Words = ("a `{` is closed with `]`", "close it with `}`");
pub(super) const NOT_A_TABLE: Words = ("a `[` is closed with `}`", "close it with `]`");

pub(super) const COMMENT: Words = ("JSON has no comments", "take it out; the format `jsonc` allows it");
pub(super) const HASH: Words =
    ("a `#` begins no comment", "take it out; the format `jsonc` has comments behind `//`");
pub(super) const OPEN_COMMENT: Words = ("a comment is not closed", "close it with `*/`");
pub(super) const BLANK: Words =
    ("a blank that is none of JSON's", "write a space, a tab or a line break in its place");
pub(super) const CONTROL: Words = ("a control character between the values", "take it out");

const STRING: &str = "write a string as `\"...\"`, and a number as `10` or `2.5`";
const QUOTE: &str = "a string has to be in quotation marks";
pub(super) const BARE_STRING: Words = (QUOTE, "write it as `\"...\"`");
pub(super) const YES_OR_NO: Words = (QUOTE, "write it as `\"...\"`; a bool is `true` or `false`");
pub(super) const BOOL: Words = ("a bool is not in small letters", "write `true` or `false`");
pub(super) const NULL: Words =
    ("JSON has another word for no value", "write `null`, or a string in quotation marks");
pub(super) const INFINITE: Words = ("JSON has no such number", "write one in digits");
pub(super) const TYPOGRAPHIC: Words =
    ("a typographic quotation mark is none of JSON's", "write a straight one: `\"`");
pub(super) const SINGLE: Words = ("a single quotation mark is none of JSON's", "write a double one: `\"`");
pub(super) const OPEN_STRING: Words = (
    "a string is not closed before the end of its line",
    "close it with `\"`; a line break in it is written `\\n`",
);
pub(super) const CONTROL_IN_STRING: Words =
    ("a control character in a string", "write it as an escape sequence, such as `\\t` or `\\u0000`");
pub(super) const ESCAPE: Words =
    ("an escape sequence is not one that JSON knows", "write a backslash as `\\\\`");
pub(super) const DIGITS: Words =
    ("an escape sequence has too few digits", "`\\u` takes 4; write a backslash as `\\\\`");
pub(super) const HALF: Words = (
    "an escape sequence is half a character",
    "write both halves, as in `\\ud83d\\ude00`, or the character itself",
);

const NUMBER: &str = "a number is not written as JSON writes it";
pub(super) const OTHER_NUMBER: Words = (NUMBER, STRING);
pub(super) const BASE: Words = (NUMBER, "write it in decimal digits");
pub(super) const PLUS: Words = (NUMBER, "leave the `+` out");
pub(super) const POINT: Words = (NUMBER, "write digits on either side of the `.`, as in `0.5`");
pub(super) const EXPONENT: Words = (NUMBER, "write digits behind the `e`, as in `1e5`");
pub(super) const ZERO: Words =
    ("a number begins with a `0` too many", "leave the `0` out, or write a string in quotation marks");
