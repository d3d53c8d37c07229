//! What is wrong with a YAML text, in words of our own: the parser's may quote the text.
//!
//! A look at the text only chooses among these words and finds the place, and it never goes further than that.

use std::mem::discriminant;

use granit_parser::{ErrorKind, ScanError};

use super::words::TABLE;
use super::{Reader, places};

/// A message and the help for it.
pub(super) type Words = (&'static str, &'static str);

pub(super) const TOO_DEEP: Words = ("nested too deeply", "64 levels are the most");
pub(super) const SECOND: Words = ("a second document begins here", "keep one document in a file");
pub(super) const TAG: Words = ("a tag has no meaning here", "take it out");
pub(super) const NULL_KEY: Words =
    ("a key is missing, or is null", "write `key: value`, and a key of that name in quotation marks");
pub(super) const COMPLEX_KEY: Words =
    ("a list or a table cannot be a key", "write `key: value`; a text in brackets goes into quotation marks");
pub(super) const ALIAS_KEY: Words = ("a key is an alias", "write the key itself");
pub(super) const NOT_A_MERGE: Words =
    ("`<<` takes the tables that aliases name", "write `<<: *name` or `<<: [*name, *other]`");
pub(super) const CIRCLE: Words = ("an alias stands for something that it is a part of", "take it out");
pub(super) const TOO_MANY: Words =
    ("the aliases stand for too many values", "write fewer of them: 10,000 values are the most");

impl Reader<'_> {
    /// Takes the error that the parser ends with.
    pub(super) fn error(&mut self, error: &ScanError) {
        self.over = true;
        let at = error.marker().byte_offset().unwrap_or_default().min(self.text.len());
        let (at, words) = self.words(error.kind(), at);
        // A scalar in the place of the outermost table was none: it is where the text went wrong.
        self.faults.take_back_no_table();
        self.fault(at as u32, words);
    }

    /// Takes a fault of the grammar.
    pub(super) fn fault(&mut self, at: u32, (message, help): Words) {
        self.faults.syntax(self.text, at as usize, message, help);
    }

    /// Words for an error, and where a report should point.
    fn words(&self, kind: &ErrorKind, at: usize) -> (usize, Words) {
        let text = self.text;
        match kind {
            ErrorKind::UnexpectedCharacter { character } => (at, character_words(*character)),
            ErrorKind::ExpectedDocumentStart if self.begun => (at, BEHIND),
            ErrorKind::UnexpectedEofBlockSequence
            | ErrorKind::UnexpectedEofBlockMapping
            | ErrorKind::UnexpectedEofImplicitFlowMapping
                if text.get(at..).is_some_and(|behind| behind.starts_with(',')) =>
            {
                (at, COMMA)
            }
            ErrorKind::TabInPlainScalar | ErrorKind::TabAtBlockScalarStart => {
                (places::tab(text, at).unwrap_or(at), known(kind))
            }
            ErrorKind::TabInBlockIndentation | ErrorKind::TabNotAllowed => {
                (places::tab(text, places::line(text, at)).unwrap_or(at), known(kind))
            }
            ErrorKind::UnknownQuotedScalarEscape
            | ErrorKind::InvalidQuotedScalarHexEscape
            | ErrorKind::InvalidLowSurrogateHexEscape
            | ErrorKind::InvalidLowSurrogate
            | ErrorKind::MissingLowSurrogate
            | ErrorKind::UnpairedLowSurrogate
            | ErrorKind::InvalidUnicodeEscape => (places::escape(text, at).unwrap_or(at), known(kind)),
            ErrorKind::MismatchedFlowCollectionEnd { open: '{', .. }
            | ErrorKind::UnclosedFlowCollection { open: '{' } => (at, OPEN_TABLE),
            ErrorKind::MismatchedFlowCollectionEnd { .. } | ErrorKind::UnclosedFlowCollection { .. } => {
                (at, OPEN_LIST)
            }
            ErrorKind::InvalidColonPlacement
            | ErrorKind::SimpleKeyExpected
            | ErrorKind::ExpectedFlowSequenceSeparator
            | ErrorKind::ExpectedFlowMappingSeparator => {
                self.unclosed(at).unwrap_or_else(|| (at, known(kind)))
            }
            _ => (at, known(kind)),
        }
    }

    /// Brackets that are open since an earlier line: the fault is that the next key has got into them.
    fn unclosed(&self, at: usize) -> Option<(usize, Words)> {
        let open = self.frames.last()?.at as usize;
        let words = match self.text.as_bytes().get(open)? {
            b'[' => OPEN_LIST,
            b'{' => OPEN_TABLE,
            _ => return None,
        };
        self.text.get(open..at)?.contains('\n').then_some((open, words))
    }
}

pub(super) const COLON: Words = (
    "a `:` where no key can be",
    "let keys begin in the same column; a text with `: ` in it goes into quotation marks",
);
pub(super) const KEY: Words =
    ("expected a key with its `:`", "let keys begin in the same column, each with its `:`");
const OPEN_LIST: Words = ("a list in brackets is not closed", "close it with `]`");
const OPEN_TABLE: Words = ("a table in braces is not closed", "close it with `}`");
const COMMA: Words =
    ("expected a value in front of `,`", "take one `,` out, or write the text in quotation marks");
const BEHIND: Words = (
    "this does not belong to what is above it",
    "let the keys of a table begin in the same column, each with its `:`",
);
pub(super) const UNKNOWN: Words = ("is not valid YAML", "see https://yaml.org");

fn character_words(character: char) -> Words {
    match character {
        '@' | '`' => ("a text cannot begin with `@` or a backtick", "write it in quotation marks"),
        '%' => ("a text cannot begin with `%`", "write it in quotation marks"),
        c if c.is_control() => (
            "a control character",
            "take it out, or write it as an escape sequence in double quotation marks: `\"\\x00\"`",
        ),
        _ => ("a character that cannot stand here", "write the text in quotation marks"),
    }
}

fn known(kind: &ErrorKind) -> Words {
    let found = TABLE.iter().find(|known| discriminant(&known.0) == discriminant(kind));
    found.map_or(UNKNOWN, |&(_, words)| words)
}
