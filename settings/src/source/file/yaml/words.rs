//! The words for each kind of error that the parser has.

use granit_parser::ErrorKind as Kind;

use super::faults::{COLON, KEY, TOO_DEEP, UNKNOWN, Words};

const BACKSLASH: &str = "write a backslash as `\\\\`, or the text in single quotation marks";
const COLUMN: &str = "let the elements of a list begin in the same column, each with its `- `";
const QUOTE: &str = "write the text in quotation marks";
const VALUE: Words = ("expected a value", QUOTE);
const HALF: Words = (
    "an escape sequence names one half of a character",
    "`\\u` takes both halves one behind the other, `\\U` takes the number of the whole",
);
const TAB: Words = ("a tab in the indentation", "indent with spaces");
const DIRECTIVE: Words = ("a line that begins with `%` is no directive", "write `%YAML 1.2`, or take it out");
const VERSION: Words = ("a directive names no version of YAML", "write `%YAML 1.2`, or take it out");
const TAG: Words = ("a tag is not written as YAML writes it", "take it out");
const TAG_DIRECTIVE: Words = ("a directive for tags is not written as YAML writes it", "take it out");
const TRAILING: Words = (
    "characters behind a text in quotation marks",
    "put all of the text into the quotation marks; in brackets and braces, `,` separates the values",
);

/// The parser's kinds of error, each with the words and the help for it. Those that cannot be had from a text that is
/// in memory are here as well, so that it shows when a newer version of the parser has more.
#[rustfmt::skip]
pub(super) const TABLE: &[(Kind, Words)] = &[
    (Kind::InputDecoding { message: String::new() }, UNKNOWN),
    (Kind::InputByteLimitExceeded { limit: 0 }, UNKNOWN),
    (Kind::UnexpectedEofFlowSequence, VALUE),
    (Kind::UnexpectedEofFlowMapping, VALUE),
    (Kind::UnexpectedEofImplicitFlowMapping, VALUE),
    (Kind::UnexpectedEofBlockSequence, VALUE),
    (Kind::UnexpectedEofBlockMapping, VALUE),
    (Kind::UnexpectedEof, VALUE),
    (Kind::ExpectedStreamStart, UNKNOWN),
    (Kind::DuplicateVersionDirective, ("a second directive names the version", "keep one of the two")),
    (Kind::UnsupportedYamlMajorVersion, ("a directive names another version of YAML than 1", "write `%YAML 1.2`, or take it out")),
    (Kind::DuplicateTagDirective, ("a second directive for the same tags", "take it out")),
    (Kind::ExpectedDocumentStart, ("expected `---` behind the directives", "write `---` on a line of its own, or take the directives out")),
    (Kind::MissingDocumentEndBeforeDirective, ("a directive in the middle of a document", "take it out, or write the text in quotation marks")),
    (Kind::AnchorCountOverflow, UNKNOWN),
    (Kind::UnknownAnchor, ("an alias names an anchor that is not there", "write `&name` in front of the value, further up; a text that begins with `*` goes into quotation marks")),
    (Kind::ExpectedNodeContent, VALUE),
    (Kind::ExpectedBlockMappingKey, KEY),
    (Kind::ExpectedFlowMappingSeparator, ("expected `,` or `}` in a table in braces", "separate the entries with `,`, or close the table with `}`")),
    (Kind::ExpectedFlowSequenceSeparator, ("expected `,` or `]` in a list in brackets", "separate the values with `,`, or close the list with `]`")),
    (Kind::ExpectedBlockSequenceEntry, ("expected `- ` in front of an element", COLUMN)),
    (Kind::UndeclaredTagHandle, TAG),
    (Kind::MissingIncludeResolver, UNKNOWN),
    (Kind::Custom(String::new()), UNKNOWN),
    (Kind::MultipleDocumentsUnsupported, UNKNOWN),
    (Kind::InputOffsetsWithoutSlice, UNKNOWN),
    (Kind::InputSlicingUnavailable, UNKNOWN),
    (Kind::ExpectedTagBang, TAG_DIRECTIVE),
    (Kind::ExpectedTagDirectiveBang, TAG_DIRECTIVE),
    (Kind::InvalidGlobalTagCharacter, TAG_DIRECTIVE),
    (Kind::SimpleKeyExpected, KEY),
    (Kind::InvalidSimpleKey, KEY),
    (Kind::InvalidDocumentEnd, ("characters behind `...`", "take them out")),
    (Kind::InvalidIndentation, ("a line is indented too little or too much", "let keys begin in the same column")),
    (Kind::BomInsideDocument, ("a byte order mark in the middle of the text", "take it out")),
    (Kind::UnexpectedCharacter { character: ' ' }, ("a character that cannot stand here", QUOTE)),
    (Kind::TabNotAllowed, TAB),
    (Kind::TabInBlockIndentation, TAB),
    (Kind::CommentInterceptedScalar, ("a comment in the middle of a text", "put it on a line in front of the text, or write the text in quotation marks")),
    (Kind::ExpectedWhitespace, ("expected a blank behind an indicator", QUOTE)),
    (Kind::CommentNotSeparated, ("expected a blank in front of `#`", "put a blank in front of a comment, and a text with `#` into quotation marks")),
    (Kind::InvalidDirectiveTerminator, DIRECTIVE),
    (Kind::DirectiveDisallowed, DIRECTIVE),
    (Kind::MissingYamlVersionSeparator, VERSION),
    (Kind::MissingDirectiveName, DIRECTIVE),
    (Kind::InvalidDirectiveName, DIRECTIVE),
    (Kind::DirectiveByteLimitExceeded { limit: 0 }, ("a directive is too long", "take it out")),
    (Kind::TooManyReservedDirectiveParams { limit: 0 }, ("a directive is too long", "take it out")),
    (Kind::YamlVersionTooLong, VERSION),
    (Kind::MissingYamlVersion, VERSION),
    (Kind::InvalidTagDirectiveTerminator, TAG_DIRECTIVE),
    (Kind::InvalidTagTerminator, TAG),
    (Kind::MissingTagUri, TAG),
    (Kind::UnclosedVerbatimTag, TAG),
    (Kind::InvalidTagEscape, TAG),
    (Kind::InvalidTagUtf8LeadingByte, TAG),
    (Kind::InvalidTagUtf8TrailingByte, TAG),
    (Kind::InvalidTagUtf8, TAG),
    (Kind::MissingAnchorOrAliasName, ("an anchor or an alias has no name", "write `&name` or `*name`; a text that begins with `&` or `*` goes into quotation marks")),
    (Kind::MisplacedFlowCollectionEnd, ("a closing bracket or brace without its opening one", "take it out, or write the text in quotation marks")),
    (Kind::MismatchedFlowCollectionEnd { open: '[', close: ']' }, UNKNOWN),
    (Kind::UnclosedFlowCollection { open: '[' }, UNKNOWN),
    (Kind::RecursionLimitExceeded, TOO_DEEP),
    (Kind::BlockEntryInFlowCollection, ("a `- ` in brackets or braces", "separate the values with `,`, without `- `")),
    (Kind::BlockSequenceEntryNotAllowed, ("a `- ` where no list can begin", "put the list on the next line, each element with its `- `")),
    (Kind::InvalidBlockEntryWhitespace, ("a tab behind `-`", "write a blank")),
    (Kind::ZeroBlockScalarIndent, ("a block of text cannot be indented by 0", "take the digit out")),
    (Kind::InvalidBlockScalarHeader, ("characters behind `|` or `>`", "put the text on the next line")),
    (Kind::TabAtBlockScalarStart, TAB),
    (Kind::InvalidBlockScalarIndent, ("a line of a block of text is indented too little", "indent all of its lines by at least as much as the first")),
    (Kind::DocumentIndicatorInQuotedScalar, ("a text in quotation marks is not closed before `---` or `...`", "close it with the quotation mark that it begins with")),
    (Kind::UnclosedQuotedScalar, ("a text in quotation marks is not closed", "close it with the quotation mark that it begins with")),
    (Kind::TabInIndentation, TAB),
    (Kind::InvalidQuotedScalarIndent, ("a line of a text in quotation marks is indented too little", "indent it further than its key")),
    (Kind::InvalidTrailingSingleQuotedScalar, TRAILING),
    (Kind::InvalidTrailingDoubleQuotedScalar, TRAILING),
    (Kind::UnknownQuotedScalarEscape, ("an escape sequence is not one that YAML knows", BACKSLASH)),
    (Kind::InvalidQuotedScalarHexEscape, ("an escape sequence has too few digits", "`\\x` takes 2, `\\u` 4, `\\U` 8; write a backslash as `\\\\`")),
    (Kind::InvalidLowSurrogateHexEscape, HALF),
    (Kind::InvalidLowSurrogate, HALF),
    (Kind::MissingLowSurrogate, HALF),
    (Kind::UnpairedLowSurrogate, HALF),
    (Kind::InvalidUnicodeEscape, ("an escape sequence names no character", "`\\u` and `\\U` take the number of a Unicode character")),
    (Kind::InvalidFlowScalarIndent, ("a line in brackets or braces is indented too little", "indent it further than its key")),
    (Kind::PlainScalarStartsWithDashFlowIndicator, ("a `-` alone in brackets or braces", QUOTE)),
    (Kind::TabInPlainScalar, TAB),
    (Kind::UnexpectedEndOfPlainScalar, VALUE),
    (Kind::MappingKeyNotAllowed, ("a `?` where no key can be", QUOTE)),
    (Kind::FlowMappingValueAdjacentCollection, ("expected a blank behind `:`", "write `{ key: [1, 2] }`")),
    (Kind::InvalidMappingValueWhitespace, ("expected a blank behind `:`", "write `key: value`")),
    (Kind::InvalidColonPlacement, COLON),
    (Kind::MappingValueNotAllowed, COLON),
];
