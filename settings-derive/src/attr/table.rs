//! The rows of the table, those of a field first.

use super::{Form, Place, Row, Word, row};

const FIELD: &[Place] = &[Place::Field];
const STRUCT: &[Place] = &[Place::Struct];
/// Where a rule across fields stands.
const RULE: &[Place] = &[Place::Struct, Place::When];
/// Where a check of one value stands.
const CHECK: &[Place] = &[Place::Field, Place::Newtype, Place::Each];
/// Where stands what is true of a whole type.
const TYPE: &[Place] = &[Place::Field, Place::Newtype];
const REVIEW: &[Place] = &[Place::Review];
const BOUNDS: &[Place] = &[Place::Bounds];
const SOURCES: &[Place] = &[Place::Sources];

/// What is said of a setting apart from its value.
const APART: &[Word] = &[
    Word::Default,
    Word::DefaultFrom,
    Word::Env,
    Word::Rename,
    Word::Alias,
    Word::Deprecated,
    Word::OnlyFrom,
    Word::AllowEmpty,
    Word::MattersWhen,
    Word::Review,
];

/// All words.
pub(super) const TABLE: &[Row] = &[
    row(
        Word::Default,
        "default",
        &[Place::Field, Place::Variant],
        Form::FlagOrExpr,
        "`default = 8080`",
        "the value where no source gives one",
    ),
    row(
        Word::Nested,
        "nested",
        FIELD,
        Form::FlagOrWords(Place::Nested),
        "`nested(prefix = \"REPLICA\")`",
        "the field is a section, many of them, or a map to them",
    )
    .only(
        &[
            Word::Flatten,
            Word::Default,
            Word::Rename,
            Word::Alias,
            Word::Deprecated,
            Word::MattersWhen,
            Word::Review,
        ],
        "a section is read field by field, so write it on the fields of the section",
    ),
    row(
        Word::Flatten,
        "flatten",
        FIELD,
        Form::Flag,
        "`flatten`",
        "the field is a section, whose settings stand beside the field",
    )
    .only(
        &[Word::Nested, Word::Default, Word::Review],
        "a flattened section has no name and no value of its own, so write it on the fields of the section",
    ),
    row(Word::Skip, "skip", FIELD, Form::Flag, "`skip`", "the field is no setting, and has its default")
        .only(&[Word::Default], "a skipped field is read from nowhere, so take one of the two out"),
    row(
        Word::Secret,
        "secret",
        TYPE,
        Form::FlagOrFalse,
        "`secret = false`",
        "the value is never shown, or may be, whatever its name says",
    ),
    row(
        Word::Range,
        "range",
        CHECK,
        Form::Words(Place::Bounds),
        "`range(min = 1, max = 9)`",
        "the bounds of the value",
    ),
    row(
        Word::Length,
        "length",
        CHECK,
        Form::Words(Place::Bounds),
        "`length(min = 1, max = 9)`",
        "how many characters a text has, or elements a list",
    ),
    row(
        Word::Bytes,
        "bytes",
        CHECK,
        Form::Words(Place::Bounds),
        "`bytes(min = 1, max = 9)`",
        "how many bytes a text has",
    ),
    row(
        Word::Pattern,
        "pattern",
        CHECK,
        Form::Text,
        "`pattern = \"[a-z]+\"`",
        "a regular expression that the whole text has to match",
    ),
    row(Word::NotBlank, "not_blank", CHECK, Form::Flag, "`not_blank`", "a text of more than white space"),
    row(Word::OneOf, "one_of", CHECK, Form::Exprs, "`one_of(\"a\", \"b\")`", "the values that are allowed"),
    row(
        Word::Each,
        "each",
        TYPE,
        Form::Words(Place::Each),
        "`each(length(min = 1))`",
        "the checks of every element of a list",
    ),
    row(
        Word::Check,
        "check",
        CHECK,
        Form::Call,
        "`check = path` or `check = path(args)`",
        "a function or a named check that the value has to pass",
    )
    .repeats(),
    row(
        Word::Probe,
        "probe",
        FIELD,
        Form::Call,
        "`probe = path` or `probe = path(args)`",
        "a look at what the value names in the world, taken when it is asked for",
    )
    .repeats(),
    row(Word::Serde, "serde", TYPE, Form::Flag, "`serde`", "the value is read by serde")
        .only(
            &[Word::Secret, Word::Expects, Word::Check, Word::Probe],
            "what serde reads is public, and only checks of your own know it, as in `check = path`",
        )
        .and(APART)
        .needs(
            Word::Expects,
            "say in words what the value is, for reports and documents: `expects = \"an e-mail address\"`",
        ),
    row(
        Word::Expects,
        "expects",
        TYPE,
        Form::Text,
        "`expects = \"an e-mail address\"`",
        "what a value read by serde is, in words",
    )
    .needs(
        Word::Serde,
        "other types say themselves what they expect, so take it out or write `serde` beside it",
    ),
    row(
        Word::Encoding,
        "encoding",
        TYPE,
        Form::Text,
        "`encoding = \"base64\"` or `encoding = \"hex\"`",
        "how bytes are written as a text",
    )
    .only(
        &[Word::Secret, Word::Bytes, Word::Check, Word::Probe],
        "what is encoded are bytes, and only `bytes(..)` and checks of your own know them",
    )
    .and(APART),
    row(
        Word::DefaultFrom,
        "default_from",
        FIELD,
        Form::Rule,
        "`default_from = path(field, section.field)`",
        "a function that makes the value of other settings, where no source gives it",
    ),
    row(
        Word::OnlyFrom,
        "only_from",
        FIELD,
        Form::Words(Place::Sources),
        "`only_from(variable)`",
        "the kinds of sources that may give the value",
    ),
    row(
        Word::AllowEmpty,
        "allow_empty",
        FIELD,
        Form::Flag,
        "`allow_empty`",
        "an empty text is a value, and not the same as none",
    ),
    row(
        Word::Env,
        "env",
        FIELD,
        Form::Texts,
        "`env = \"DATABASE_URL\"` or `env = [\"FIRST\", \"SECOND\"]`",
        "the variables that are read in place of the one named by the path",
    ),
    row(
        Word::Rename,
        "rename",
        &[Place::Field, Place::Variant],
        Form::Text,
        "`rename = \"name\"`",
        "the name that is read in place of the one in the code",
    ),
    row(
        Word::Alias,
        "alias",
        FIELD,
        Form::Texts,
        "`alias = \"old\"` or `alias = [\"older\", \"oldest\"]`",
        "the names that the field had before",
    ),
    row(
        Word::Deprecated,
        "deprecated",
        FIELD,
        Form::Text,
        "`deprecated = \"use http.port\"`",
        "the setting is not to be given any more, and what to do in place of it",
    ),
    row(
        Word::MattersWhen,
        "when",
        FIELD,
        Form::Condition,
        "`when(mode = Mode::Production)`",
        "the field matters only where the other setting is so",
    ),
    row(
        Word::Review,
        "review",
        &[Place::Field, Place::Struct, Place::Enum],
        Form::Words(Place::Review),
        "`review(owner = \"team-shop\", security)`",
        "what a reviewer needs to know",
    ),
    // On a struct or an enum.
    row(
        Word::Prefix,
        "prefix",
        STRUCT,
        Form::Text,
        "`prefix = \"SHOP\"`",
        "the struct is all that a service can be told, and its variables begin so",
    ),
    row(
        Word::Separator,
        "separator",
        STRUCT,
        Form::Text,
        "`separator = \"__\"`",
        "what stands between the parts of a variable's name",
    )
    .needs(Word::Prefix, "only the outermost struct names variables, so move it there, beside its `prefix`"),
    row(
        Word::RenameAll,
        "rename_all",
        &[Place::Struct, Place::Enum],
        Form::Text,
        "`rename_all = \"kebab-case\"`",
        "how the names in the code are written as keys, or as values",
    ),
    row(
        Word::Tag,
        "tag",
        &[Place::Enum],
        Form::Text,
        "`tag = \"kind\"`",
        "the key of the setting that says which variant is meant",
    ),
    row(
        Word::BothOrNone,
        "both_or_none",
        RULE,
        Form::Fields,
        "`both_or_none(user, password)`",
        "the settings of which all are given, or none",
    )
    .repeats(),
    row(
        Word::AtMostOne,
        "at_most_one",
        RULE,
        Form::Fields,
        "`at_most_one(file, url)`",
        "the settings of which no more than one is given",
    )
    .repeats(),
    row(
        Word::ExactlyOne,
        "exactly_one",
        RULE,
        Form::Fields,
        "`exactly_one(file, url)`",
        "the settings of which one is given, and no other",
    )
    .repeats(),
    row(
        Word::Requires,
        "requires",
        RULE,
        Form::Fields,
        "`requires(certificate, key)`",
        "a setting, and those that have to be given where it is",
    )
    .repeats(),
    row(
        Word::Ascending,
        "ascending",
        RULE,
        Form::Fields,
        "`ascending(pool_min, pool_max)`",
        "the settings of which none may exceed the next",
    )
    .repeats(),
    row(
        Word::Rule,
        "check",
        RULE,
        Form::Rule,
        "`check = path(field, section.field)`",
        "a function that is given the fields named",
    )
    .repeats(),
    row(
        Word::When,
        "when",
        STRUCT,
        Form::When(Place::When),
        "`when(mode = Mode::Production, check = path(field))`",
        "rules that hold only where the setting is so",
    )
    .repeats(),
    row(
        Word::Crate,
        "crate",
        &[Place::Struct, Place::Enum],
        Form::Path,
        "`crate = path`",
        "where the crate `settings` is found",
    ),
    // In the parentheses of another word.
    row(
        Word::Part,
        "prefix",
        &[Place::Nested],
        Form::Text,
        "`prefix = \"REPLICA\"`",
        "what the section adds to the names of its variables, in place of its key",
    ),
    row(Word::File, "file", SOURCES, Form::Flag, "`file`", "a file of settings may give it"),
    row(Word::Dotenv, "dotenv", SOURCES, Form::Flag, "`dotenv`", "a dotenv file may give it"),
    row(Word::Variable, "variable", SOURCES, Form::Flag, "`variable`", "a variable may give it"),
    row(Word::SecretFile, "secret_file", SOURCES, Form::Flag, "`secret_file`", "a secret file may give it"),
    row(Word::Flag, "flag", SOURCES, Form::Flag, "`flag`", "a flag may give it"),
    row(Word::Min, "min", BOUNDS, Form::Expr, "`min = 1`", "the least that is allowed"),
    row(Word::Max, "max", BOUNDS, Form::Expr, "`max = 9`", "the most that is allowed"),
    row(Word::Owner, "owner", REVIEW, Form::Text, "`owner = \"team-shop\"`", "who answers for it"),
    row(
        Word::Expect,
        "expect",
        REVIEW,
        Form::Text,
        "`expect = \"413 above it\"`",
        "what shows that it works",
    ),
    row(
        Word::Rollback,
        "rollback",
        REVIEW,
        Form::Text,
        "`rollback = \"unset {variable}\"`",
        "how to undo a change",
    ),
    row(Word::Since, "since", REVIEW, Form::Text, "`since = \"1.4\"`", "the version that brought it"),
    row(Word::Security, "security", REVIEW, Form::Flag, "`security`", "a security review goes through it"),
];
