//! What the reader says of each fault, and what it takes to make it say so.

use granit_parser::{ErrorKind, Parser};

use super::{faults_of, says};
use crate::source::file::fault::{Fault, What};
use crate::source::file::yaml::faults::UNKNOWN;
use crate::source::file::yaml::words::TABLE;

/// Texts that make the parser say so, one for each kind of error that can be had from a text in memory.
const SAID: &[(&str, &str)] = &[
    ("BlockEntryInFlowCollection", "a: [- b]"),
    ("BlockSequenceEntryNotAllowed", "a: - b"),
    ("BomInsideDocument", "a: b\n\u{feff}c: d"),
    ("CommentInterceptedScalar", "a: b # c\n  d"),
    ("CommentNotSeparated", "a: [#c\n]"),
    ("DirectiveByteLimitExceeded", ""),
    ("DocumentIndicatorInQuotedScalar", "a: 'b\n---\n'"),
    ("DuplicateTagDirective", "%TAG !a! x\n%TAG !a! x\n---\n"),
    ("DuplicateVersionDirective", "%YAML 1.2\n%YAML 1.2\n---\n"),
    ("ExpectedBlockMappingKey", "{}?:"),
    ("ExpectedBlockSequenceEntry", "- a\nb: c"),
    ("ExpectedDocumentStart", "%YAML 1.2\na: b"),
    ("ExpectedFlowMappingSeparator", "a: {b: [] c: d}"),
    ("ExpectedFlowSequenceSeparator", "a: [[] b]"),
    ("ExpectedTagBang", "%TAG a\n---\n"),
    ("ExpectedTagDirectiveBang", "%TAG !a x\n---\n"),
    ("ExpectedWhitespace", "?\0"),
    ("FlowMappingValueAdjacentCollection", "[:["),
    ("InvalidBlockEntryWhitespace", "-\t-"),
    ("InvalidBlockScalarHeader", "a: |x"),
    ("InvalidBlockScalarIndent", "a: |2\n b"),
    ("InvalidColonPlacement", "[\n!\n:"),
    ("InvalidDirectiveName", "%%\u{7f}"),
    ("InvalidDirectiveTerminator", "%- \u{7f}"),
    ("InvalidDocumentEnd", "a: b\n... c"),
    ("InvalidGlobalTagCharacter", "%TAG ! "),
    ("InvalidLowSurrogate", "a: \"\\ud800\\ud800\""),
    ("InvalidLowSurrogateHexEscape", "a: \"\\ud800\\u12\""),
    ("InvalidQuotedScalarHexEscape", "a: \"\\x1\""),
    ("InvalidTagDirectiveTerminator", "%TAG ! ~\\"),
    ("InvalidTagEscape", "a: !%"),
    ("InvalidTagTerminator", "a: !`"),
    ("InvalidTagUtf8LeadingByte", "a: !%ff"),
    ("InvalidTagUtf8TrailingByte", "a: !%c3%28"),
    ("InvalidTrailingDoubleQuotedScalar", "a: \"b\" c"),
    ("InvalidTrailingSingleQuotedScalar", "a: 'b' c"),
    ("InvalidUnicodeEscape", "a: \"\\U00ffffff\""),
    ("MappingKeyNotAllowed", "{}?"),
    ("MappingValueNotAllowed", "a: b: c"),
    ("MismatchedFlowCollectionEnd", "a: [b}"),
    ("MisplacedFlowCollectionEnd", "a: ]"),
    ("MissingAnchorOrAliasName", "a: *"),
    ("MissingDirectiveName", "% a"),
    ("MissingDocumentEndBeforeDirective", "?\n%%"),
    ("MissingLowSurrogate", "a: \"\\ud800\""),
    ("MissingTagUri", "a: !!"),
    ("MissingYamlVersion", "%YAML \n---\n"),
    ("MissingYamlVersionSeparator", "%YAML 1\n---\n"),
    ("PlainScalarStartsWithDashFlowIndicator", "a: [-]"),
    ("SimpleKeyExpected", "a: 1\nb\nc: 2"),
    ("TabAtBlockScalarStart", "a: |\n\tb"),
    ("TabInBlockIndentation", "a:\n\t- b"),
    ("TabInPlainScalar", "a:\n  b: 1\n\tc: 2"),
    ("TabNotAllowed", "?\n\ta"),
    ("UnclosedFlowCollection", "a: {b: c"),
    ("UnclosedQuotedScalar", "a: 'b"),
    ("UnclosedVerbatimTag", "a: !<b"),
    ("UndeclaredTagHandle", "a: !b!c d"),
    ("UnexpectedCharacter", "a: @b"),
    ("UnexpectedEofBlockMapping", "a: ,"),
    ("UnexpectedEofBlockSequence", ","),
    ("UnexpectedEofImplicitFlowMapping", "a: [,]"),
    ("UnknownAnchor", "a: *b"),
    ("UnknownQuotedScalarEscape", "a: \"\\q\""),
    ("UnpairedLowSurrogate", "a: \"\\udc00\""),
    ("UnsupportedYamlMajorVersion", "%YAML 3.1\n---\n"),
    ("YamlVersionTooLong", "%YAML 1234567890.1\n---\n"),
    ("ZeroBlockScalarIndent", "a: |0\n b"),
    ("RecursionLimitExceeded", "["),
];

/// The kinds of error that have no text: the parser keeps them for other inputs and options, or for what its scanner
/// never lets through.
const UNSAID: &[&str] = &[
    "AnchorCountOverflow",
    "Custom",
    "DirectiveDisallowed",
    "ExpectedNodeContent",
    "ExpectedStreamStart",
    "InputByteLimitExceeded",
    "InputDecoding",
    "InputOffsetsWithoutSlice",
    "InputSlicingUnavailable",
    "InvalidFlowScalarIndent",
    "InvalidIndentation",
    "InvalidMappingValueWhitespace",
    "InvalidQuotedScalarIndent",
    "InvalidSimpleKey",
    "InvalidTagUtf8",
    "MissingIncludeResolver",
    "MultipleDocumentsUnsupported",
    "TabInIndentation",
    "TooManyReservedDirectiveParams",
    "UnexpectedEndOfPlainScalar",
    "UnexpectedEof",
    "UnexpectedEofFlowMapping",
    "UnexpectedEofFlowSequence",
];

fn name(kind: &ErrorKind) -> String {
    let name = format!("{kind:?}");
    name.split([' ', '(']).next().unwrap_or_default().to_owned()
}

#[test]
fn each_kind_of_error_of_the_parser_has_words_of_ours() {
    for &(kind, text) in SAID {
        let (deep, long) = ("[".repeat(300), format!("%A {}\n---\n", "a".repeat(2000)));
        let text = match kind {
            "RecursionLimitExceeded" => &deep,
            "DirectiveByteLimitExceeded" => &long,
            _ => text,
        };
        let said = Parser::new_from_str(text).find_map(Result::err);
        assert_eq!(said.map(|error| name(error.kind())).as_deref(), Some(kind), "{text:?}");
        let faults = faults_of(text);
        let last = faults.last();
        assert!(
            matches!(last, Some(Fault { what: What::Syntax { message, .. } | What::NoTable(message), .. }) if *message != UNKNOWN.0),
            "{text:?}: {faults:?}"
        );
    }
}

#[test]
fn the_table_of_words_has_each_kind_of_error_once() {
    let mut all: Vec<String> = TABLE.iter().map(|(kind, _)| name(kind)).collect();
    all.sort();
    let mut known: Vec<&str> = SAID.iter().map(|(kind, _)| *kind).chain(UNSAID.iter().copied()).collect();
    known.sort_unstable();
    assert_eq!(all, known);
}

/// The compiler lets nobody ask for all kinds of a list that may grow. So a version of the parser whose list nobody has
/// looked at shows here: compare its `ErrorKind` with the table of words, and then write its number.
#[test]
fn a_newer_version_of_the_parser_may_have_more_kinds_of_error() {
    let lock = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.lock"));
    let version =
        lock.split("name = \"granit-parser\"\nversion = ").nth(1).and_then(|rest| rest.lines().next());
    assert_eq!(version, Some("\"2.2.0\""));
}

#[test]
fn the_mistakes_that_people_make_are_told_in_their_words() {
    says("a:\n\t- b\n", 3, "a tab in the indentation", "spaces");
    says("a:\n  b: 1\n\tc: 2\n", 10, "a tab in the indentation", "spaces");
    says("a:\n  b: x\n\t\n \ty: z\n", 13, "a tab in the indentation", "spaces");
    says("a: |\n\tb\n", 5, "a tab in the indentation", "spaces");
    says("a:\n  ? \n\tb", 8, "a tab in the indentation", "spaces");
    says("a: \"b\\\\c \\d\"\n", 9, "escape sequence", "single quotation marks");
    says("a: \"\\u12\"\n", 4, "too few digits", "`\\u` 4");
    says("a: \"\\ud83d\\ude00 \\ud83d\"\n", 17, "one half", "\\U");
    says("a: \"\\U00110000\"\n", 4, "names no character", "Unicode");
    says("a: 'b\nc: d\n", 3, "not closed", "quotation mark");
    says("a: [b, c\nd: e\n", 3, "a list in brackets is not closed", "`]`");
    says("a: {b: c\nd: e\n", 3, "a table in braces is not closed", "`}`");
    says("a: [b}\n", 3, "a list in brackets is not closed", "`]`");
    says("a: [b, [c] d]\n", 11, "expected `,` or `]`", "separate");
    says("a: ['b' c]\n", 8, "behind a text in quotation marks", "`,`");
    says("a: [b,, c]\n", 6, "expected a value in front of `,`", "take one");
    says("a: b: c\n", 4, "a `:` where no key can be", "quotation marks");
    says("a: b\n c: d\n", 7, "a `:` where no key can be", "same column");
    says(" a: b\nc: d\n", 6, "does not belong to what is above it", "same column");
    says("a:\n  b: 1\n c: 2\n", 11, "expected a key with its `:`", "same column");
    says("a: 1\nb\nc: 2\n", 5, "expected a key with its `:`", "same column");
    says("a: @b\n", 3, "`@`", "quotation marks");
    says("a: %b\n", 3, "`%`", "quotation marks");
    says("a: \"\u{1}\"\n", 4, "a control character", "escape sequence");
    says("a: *.example.com\n", 3, "anchor that is not there", "quotation marks");
    says("a: 'b' c\n", 7, "behind a text in quotation marks", "all of the text");
    says("a: b #c\n  d\n", 5, "a comment in the middle of a text", "quotation marks");
    says("a: - b\n", 3, "`- `", "next line");
}

#[test]
fn a_line_has_one_fault_and_a_text_twenty() {
    says("a: [!x 1, !y 2, *z]\n", 4, "a tag", "take it out");
    let faults = faults_of(&"- !x 1\n".repeat(100).replacen("- ", "a:\n- ", 1));
    assert_eq!(faults.len(), 21);
    assert!(matches!(faults.last(), Some(Fault { at: 698, what: What::More(80) })), "{faults:?}");
    let faults = faults_of("a: !x 1\na: 2\nb: ]\n");
    // Behind a fault nobody knows what is a key.
    assert_eq!(faults.iter().map(|fault| fault.at).collect::<Vec<_>>(), [3, 16]);
}

#[test]
fn nothing_of_the_text_but_keys_gets_into_a_fault() {
    for line in [
        "a: @hunter2",
        "a: \"hunter2",
        "a: \"hunter2\\q\"",
        "a: 'x' hunter2",
        "a: *hunter2",
        "a: &hunter2 [*hunter2]",
        "a: !hunter2 hunter2",
        "a: !<hunter2> x",
        "a: !hunter2!x y",
        "a: [hunter2",
        "a: b: hunter2",
        "a: |\n  hunter2\nhunter2",
        "? [hunter2]\n: x",
        "%hunter2",
        "--- hunter2",
        "<<: hunter2",
    ] {
        let faults = format!("{:?}", faults_of(&format!("b: 1\nb: hunter2\n{line}")));
        assert!(!faults.contains("hunter2") && faults.contains("\"b\""), "{faults}");
    }
}

#[test]
fn the_escape_that_is_none_is_found_behind_others() {
    says(r#"a: "\x41\q""#, 8, "not one that YAML knows", "");
    says(r#"a: "\u00e9\q""#, 10, "not one that YAML knows", "");
    says(r#"a: "\U0001F600\q""#, 14, "not one that YAML knows", "");
    says(r#"a: "\x+1""#, 4, "too few digits", "");
    says(r#"a: "\x41\x+1""#, 8, "too few digits", "");
}

#[test]
fn what_is_not_closed_is_a_table_or_a_list() {
    says("a: {b: 1]", 3, "a table in braces is not closed", "`}`");
    says("a: [1, {b: 1", 7, "a table in braces is not closed", "`}`");
}
