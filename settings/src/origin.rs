//! Where a value came from.

use std::fmt;
use std::sync::Arc;

/// The kind of place that a value came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OriginKind {
    /// The declaration's own default.
    Default,
    /// A file of settings, or a text given in its place.
    File,
    /// A variable of a dotenv file.
    Dotenv,
    /// A variable of the environment.
    Variable,
    /// A file that holds one secret: in a folder of them, or named by a variable.
    SecretFile,
    /// A flag of the command line.
    Flag,
    /// Derived from other settings: `default_from`.
    Derived,
    /// A value given in code: [`Loader::value`](crate::Loader::value), [`Checked::of`](crate::Checked::of).
    Code,
    /// Of a [`Rehearsal`](crate::Rehearsal): no source that is at hand says anything of it.
    NotAtHand,
}

impl OriginKind {
    /// The kind's name in JSON; covered by semver.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::File => "file",
            Self::Dotenv => "dotenv",
            Self::Variable => "variable",
            Self::SecretFile => "secret_file",
            Self::Flag => "flag",
            Self::Derived => "derived",
            Self::Code => "code",
            Self::NotAtHand => "not_at_hand",
        }
    }

    /// The kind in words, behind "given by".
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Default => "a default",
            Self::File => "a file",
            Self::Dotenv => "a dotenv file",
            Self::Variable => "a variable",
            Self::SecretFile => "a secret file",
            Self::Flag => "a flag",
            Self::Derived => "other settings",
            Self::Code => "code",
            Self::NotAtHand => "a source that is not at hand",
        }
    }
}

/// Where a value came from: the kind of place, its name, and line and column where it has some.
///
/// ```
/// use settings::{Loader, OriginKind, Settings};
///
/// #[derive(Settings)]
/// #[settings(prefix = "SHOP")]
/// struct Shop {
///     port: u16,
/// }
///
/// let shop = Loader::<Shop>::new().text("toml", "port = 8080").load()?;
/// let origin = shop.origin("port").expect("a declared key");
/// assert_eq!(origin.kind(), OriginKind::File);
/// assert_eq!((origin.line(), origin.column()), (Some(1), Some(8)));
/// # Ok::<(), settings::LoadError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Origin {
    pub(crate) kind: OriginKind,
    pub(crate) name: Option<Arc<str>>,
    /// From 1; 0 where there is none.
    pub(crate) line: u32,
    pub(crate) column: u32,
}

impl Origin {
    pub(crate) const DEFAULT: Self = Self { kind: OriginKind::Default, name: None, line: 0, column: 0 };

    pub(crate) const CODE: Self = Self { kind: OriginKind::Code, name: None, line: 0, column: 0 };

    pub(crate) const DERIVED: Self = Self { kind: OriginKind::Derived, name: None, line: 0, column: 0 };

    pub(crate) const NOT_AT_HAND: Self = Self { kind: OriginKind::NotAtHand, name: None, line: 0, column: 0 };

    pub(crate) fn named(kind: OriginKind, name: &str) -> Self {
        Self { kind, name: Some(Arc::from(name)), line: 0, column: 0 }
    }

    pub(crate) fn at(mut self, (line, column): (u32, u32)) -> Self {
        self.line = line;
        self.column = column;
        self
    }

    /// Of a whole source, what it is in words, and its name if it has one.
    #[cfg(any(feature = "checklist", feature = "page"))]
    pub(crate) fn as_source(&self) -> (&'static str, Option<&str>) {
        match self.kind {
            OriginKind::Variable => ("variables of the environment, and the files that they name", None),
            OriginKind::Dotenv => ("variables in ", self.name()),
            OriginKind::SecretFile => ("secret files in ", self.name()),
            OriginKind::Flag => ("flags", None),
            OriginKind::Code => ("code", None),
            _ => ("", self.name()),
        }
    }

    /// The kind of place.
    pub fn kind(&self) -> OriginKind {
        self.kind
    }

    /// The file as it was named, the variable, the flag, the key that code gave; `None` for a default.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The line in a file, from 1.
    pub fn line(&self) -> Option<u32> {
        (self.line > 0).then_some(self.line)
    }

    /// The column in a file, in characters, from 1.
    pub fn column(&self) -> Option<u32> {
        (self.column > 0).then_some(self.column)
    }
}

/// As a report says it: `default`, `settings.toml:3:8`, `.env:2`, `variable SHOP_PORT`, `secret file /run/secrets/token`,
/// `flag --port`, `code`.
impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = crate::key::printable(self.name().unwrap_or_default());
        match self.kind {
            OriginKind::Default => f.write_str("default"),
            OriginKind::File | OriginKind::Dotenv => match (self.line(), self.column()) {
                (Some(line), Some(column)) => write!(f, "{name}:{line}:{column}"),
                (Some(line), None) => write!(f, "{name}:{line}"),
                (None, _) => f.write_str(&name),
            },
            OriginKind::Variable => write!(f, "variable {name}"),
            OriginKind::SecretFile => write!(f, "secret file {name}"),
            // What is no flag has a number in place of a name.
            OriginKind::Flag if !name.starts_with("--") => f.write_str(&name),
            OriginKind::Flag => write!(f, "flag {name}"),
            OriginKind::Derived => f.write_str("derived"),
            OriginKind::Code => f.write_str("code"),
            OriginKind::NotAtHand => f.write_str("not at hand"),
        }
    }
}

impl fmt::Debug for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Origin({self})")
    }
}
