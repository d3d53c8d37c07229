//! What a report tells: problems, which stop a load, and warnings, which do not.

use std::fmt;

use crate::json::Json;
use crate::key::{printable, sentence};
use crate::origin::Origin;
use crate::review::Reviewed;

/// What kind of problem it is. The text of [`Code::as_str`] is covered by semver.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Code {
    /// A required setting that no source gives.
    Missing,
    /// A variable that is set to the empty text, or a secret that is.
    SetButEmpty,
    /// A value that is not what the setting's type expects.
    InvalidValue,
    /// A value that a check of its setting has something against.
    CheckFailed,
    /// Values that a rule across settings has something against.
    RuleFailed,
    /// A key of a file or of code that no setting has.
    UnknownKey,
    /// A variable under the prefix that no setting has.
    UnknownVariable,
    /// A value where a section's table is expected.
    NotASection,
    /// A key that one file gives twice.
    DuplicateKey,
    /// A text that is not in the format that it should be in.
    Syntax,
    /// A file that does not exist.
    FileNotFound,
    /// A file that cannot be read: permissions, an error of the system.
    FileNotReadable,
    /// A directory, a device, or a pipe that nobody writes to.
    NotAFile,
    /// A file beyond the size limit.
    FileTooLarge,
    /// A file or a variable that is not UTF-8.
    NotUtf8,
    /// A format that is not known, or not built in.
    UnknownFormat,
    /// A bad value that a stronger source overrides.
    ShadowedValue,
    /// Blanks around a value that do not belong to it.
    BlanksTrimmed,
    /// A flag that no setting has.
    UnknownFlag,
    /// A file in a folder that no setting is named as.
    UnknownFile,
    /// A flag without a value.
    NoValue,
    /// An argument that is no flag.
    UnexpectedArgument,
    /// Blanks around a value that are part of it.
    BlanksKept,
    /// A file with a secret that others than its owner may write to.
    WritableByOthers,
    /// Quotation marks that are part of a variable's value.
    QuotationMarks,
    /// Variables that Kubernetes sets in every pod for the services of its namespace.
    ServiceLinks,
    /// Two settings that one variable would be for.
    SharedName,
    /// A setting or a name of one that is not to be used any more.
    Deprecated,
    /// A setting that one source gives under two names, one of them an old one.
    BothNames,
    /// A value from a source that may not give it.
    WrongSource,
    /// A setting of a variant that is not the one chosen.
    OtherVariant,
    /// A setting that matters only where another one is not as it is.
    NoEffect,
    /// What a setting names is not there in the world, or not fit for use.
    ProbeFailed,
}

impl Code {
    /// The code as a text.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::SetButEmpty => "set_but_empty",
            Self::InvalidValue => "invalid_value",
            Self::CheckFailed => "check_failed",
            Self::RuleFailed => "rule_failed",
            Self::UnknownKey => "unknown_key",
            Self::UnknownVariable => "unknown_variable",
            Self::NotASection => "not_a_section",
            Self::DuplicateKey => "duplicate_key",
            Self::Syntax => "syntax",
            Self::FileNotFound => "file_not_found",
            Self::FileNotReadable => "file_not_readable",
            Self::NotAFile => "not_a_file",
            Self::FileTooLarge => "file_too_large",
            Self::NotUtf8 => "not_utf8",
            Self::UnknownFormat => "unknown_format",
            Self::ShadowedValue => "shadowed_value",
            Self::BlanksTrimmed => "blanks_trimmed",
            Self::UnknownFlag => "unknown_flag",
            Self::UnknownFile => "unknown_file",
            Self::NoValue => "no_value",
            Self::UnexpectedArgument => "unexpected_argument",
            Self::BlanksKept => "blanks_kept",
            Self::WritableByOthers => "writable_by_others",
            Self::QuotationMarks => "quotation_marks",
            Self::ServiceLinks => "service_links",
            Self::SharedName => "shared_name",
            Self::Deprecated => "deprecated",
            Self::BothNames => "both_names",
            Self::WrongSource => "wrong_source",
            Self::OtherVariant => "other_variant",
            Self::NoEffect => "no_effect",
            Self::ProbeFailed => "probe_failed",
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One thing that is wrong, or worth a warning: what, where it came from, and what to do.
#[derive(Clone, PartialEq, Eq)]
pub struct Problem {
    pub(crate) code: Code,
    pub(crate) origins: Vec<Origin>,
    // The texts may hold names that somebody else chose. Nothing but the methods below sets them: they escape.
    key: Option<String>,
    message: String,
    help: Option<String>,
    suggestion: Option<String>,
    review: Reviewed,
    /// Where it belongs in the report: the number of its setting in the order of the declaration.
    pub(crate) order: u32,
}

/// How many names with the same fault a report tells one by one; more are only counted.
pub(crate) const MOST: usize = 100;

impl Problem {
    pub(crate) fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            key: None,
            origins: Vec::new(),
            message: sentence(&message.into()),
            help: None,
            suggestion: None,
            review: Reviewed::default(),
            order: 0,
        }
    }

    /// The warning of a text that is empty and does not count.
    pub(crate) fn set_but_empty(origin: Origin) -> Self {
        let warning = Self::new(Code::SetButEmpty, "set but empty: it counts as not set");
        warning.from(origin).advise("give it a value, or take it out")
    }

    /// Tells how many more there are of what is told one by one up to [`MOST`].
    pub(crate) fn more(code: Code, message: String) -> Self {
        Self::new(code, message).advise("correct the ones above first")
    }

    pub(crate) fn about(mut self, key: impl Into<String>) -> Self {
        self.key = Some(sentence(&key.into()));
        self
    }

    pub(crate) fn from(mut self, origin: Origin) -> Self {
        self.origins.push(origin);
        self
    }

    pub(crate) fn advise(mut self, help: impl Into<String>) -> Self {
        self.help = Some(sentence(&help.into()));
        self
    }

    pub(crate) fn suggest(mut self, suggestion: impl Into<String>) -> Self {
        self.suggestion = Some(printable(&suggestion.into()));
        self
    }

    /// Says more of what is wrong.
    pub(crate) fn add(&mut self, message: &str) {
        self.message += &sentence(message);
    }

    /// Says more of what to do.
    pub(crate) fn advise_more(mut self, help: &str) -> Self {
        self.help.get_or_insert_default().push_str(&sentence(help));
        self
    }

    /// Says whose setting it is, and how a change of it is undone.
    pub(crate) fn tell_review(&mut self, review: Reviewed) {
        self.review = review;
    }

    pub(crate) fn order(mut self, order: u32) -> Self {
        self.order = order;
        self
    }

    /// The kind of problem.
    pub fn code(&self) -> Code {
        self.code
    }

    /// The setting that it is about.
    pub fn key(&self) -> Option<&str> {
        self.key.as_deref()
    }

    /// Where the values at fault came from; for a missing setting, the places that had it without a value.
    pub fn origins(&self) -> &[Origin] {
        &self.origins
    }

    /// What is wrong.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What to do about it.
    pub fn help(&self) -> Option<&str> {
        self.help.as_deref()
    }

    /// The key, variable or value that was probably meant.
    pub fn suggestion(&self) -> Option<&str> {
        self.suggestion.as_deref()
    }

    /// What the declaration says of the setting for reviewers; nothing, where it is about no setting.
    pub fn review(&self) -> &Reviewed {
        &self.review
    }

    /// The problem as one line of JSON, with the members that [`LoadError::to_json`](crate::LoadError::to_json) tells.
    pub fn to_json(&self) -> String {
        let mut json = Json::new();
        self.write_json(&mut json);
        json.finish()
    }

    pub(crate) fn write_json(&self, json: &mut Json) {
        json.object(|json| {
            json.text_in("code", &self.code);
            if let Some(key) = &self.key {
                json.text_in("key", key);
            }
            match self.origins.as_slice() {
                [] => {}
                [one] => json.object_in("origin", |json| origin_json(json, one)),
                all => {
                    json.array_in("origins", |json| {
                        for one in all {
                            json.object(|json| origin_json(json, one));
                        }
                    });
                }
            }
            json.text_in("message", &self.message);
            if let Some(help) = &self.help {
                json.text_in("help", help);
            }
            if let Some(suggestion) = &self.suggestion {
                json.text_in("suggestion", suggestion);
            }
            self.review.write_json(json);
        });
    }
}

/// The members of an origin's object.
pub(crate) fn origin_json(json: &mut Json, origin: &Origin) {
    json.text_in("kind", &origin.kind().as_str());
    if let Some(name) = origin.name() {
        // A name may be as long as whoever sets the variable likes.
        let cut = name.char_indices().nth(1000).map_or(name, |(cut, _)| &name[..cut]);
        json.text_in("name", &cut);
    }
    if let Some(line) = origin.line() {
        json.number_in("line", line.into());
    }
    if let Some(column) = origin.column() {
        json.number_in("column", column.into());
    }
}

/// One problem over several lines: what is wrong, where, what was meant, what to do, who answers for the setting.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.key {
            Some(key) => write!(f, "`{key}`: {}", self.message)?,
            None => f.write_str(&self.message)?,
        }
        for origin in &self.origins {
            write!(f, "\n  at {origin}")?;
        }
        if let Some(suggestion) = &self.suggestion {
            write!(f, "\n  did you mean `{suggestion}`?")?;
        }
        if let Some(help) = &self.help {
            write!(f, "\n  help: {help}")?;
        }
        if let Some(owner) = self.review.owner() {
            write!(f, "\n  owner: {owner}")?;
        }
        if let Some(rollback) = self.review.rollback() {
            write!(f, "\n  rollback: {rollback}")?;
        }
        Ok(())
    }
}

/// The same as `Display`.
impl fmt::Debug for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
