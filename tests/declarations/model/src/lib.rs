//! A declaration as data: what the build writes as code, and what the tests know of it.

#![expect(
    missing_docs,
    reason = "this is for the tests beside it alone, and what has no line says what it is"
)]

mod make;
mod names;
pub mod sample;
mod values;
mod words;

pub use self::make::declaration;
pub use self::names::variables;
pub use self::sample::Datum;

/// All settings of a service.
#[derive(Debug)]
pub struct Declaration {
    pub prefix: String,
    pub separator: &'static str,
    pub root: Section,
}

/// A struct; the same name is the same struct, in more than one place.
#[derive(Debug, Clone)]
pub struct Section {
    pub name: String,
    /// The style of its keys, by the name that the derive knows.
    pub style: Option<&'static str>,
    pub review: Review,
    pub fields: Vec<Field>,
}

/// An enum whose variants hold sections, or nothing.
#[derive(Debug, Clone)]
pub struct Tagged {
    pub name: String,
    pub tag: &'static str,
    pub variants: Vec<Variant>,
    /// The variant that is meant where none is given.
    pub default: Option<usize>,
}

#[derive(Debug, Clone)]
pub struct Variant {
    /// The name in the code, and the one in sources.
    pub ident: String,
    pub name: String,
    pub is_renamed: bool,
    pub section: Option<Section>,
}

#[derive(Debug, Clone)]
pub struct Field {
    pub ident: String,
    /// The key in files.
    pub key: String,
    /// True if the key is said, and does not follow from the name and the style.
    pub is_renamed: bool,
    pub aliases: Vec<String>,
    pub deprecated: bool,
    pub review: Review,
    pub kind: Kind,
}

#[derive(Debug, Clone)]
pub enum Kind {
    Leaf(Box<Leaf>),
    /// A section with a name of its own.
    Nested {
        body: Body,
        many: Many,
        /// What stands for its key in variables.
        part: Option<String>,
        /// For a list or a map: that there may be none.
        defaulted: bool,
    },
    /// A section on the level of the field.
    Flat {
        body: Body,
        optional: bool,
    },
    Skipped,
}

#[derive(Debug, Clone)]
pub enum Body {
    Struct(Section),
    Tagged(Tagged),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Many {
    One,
    Optional,
    List,
    Map,
}

#[derive(Debug, Clone)]
pub struct Leaf {
    pub ty: Type,
    pub check: Option<Check>,
    pub default: Option<Datum>,
    pub env: Vec<String>,
    pub only_from: Option<Source>,
    pub allow_empty: bool,
    /// Says `secret`, where the type says so too, or `secret = false`, where the name sounds so.
    pub secret: Option<bool>,
    /// The flag beside it without which it does not matter.
    pub when: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    File,
    Variable,
}

#[derive(Debug, Clone, Default)]
pub struct Review {
    pub owner: Option<String>,
    pub rollback: Option<String>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Type {
    /// With the name of the type, and how many bits it has.
    Signed(&'static str, u32),
    Unsigned(&'static str, u32),
    NonZero(&'static str, u32),
    Float(&'static str),
    Bool,
    Char,
    /// A type that holds a text.
    Text(&'static str),
    Path,
    /// An address, with the name of its type.
    Address(&'static str),
    Duration,
    Size,
    /// An enum of values.
    Words(Words),
    /// A type of its own around another.
    Newtype(String, Box<Self>, Option<Box<Check>>),
    Secret(Box<Self>),
    /// Bytes of a type in an encoding.
    Bytes(&'static str, Encoding),
    /// What serde reads: a pair of numbers.
    Pair,
    Option(Box<Self>),
    /// With the type that holds them.
    List(&'static str, Box<Self>),
    Map(&'static str, Box<Self>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Base64,
    Hex,
}

/// An enum of unit variants: the name of each in the code, in sources, and whether that is said.
#[derive(Debug, Clone, PartialEq)]
pub struct Words {
    pub name: String,
    pub style: Option<&'static str>,
    pub values: Vec<(String, String, bool)>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Check {
    Range(i128, i128),
    Length(usize, usize),
    NotBlank,
    OneOf(Vec<Datum>),
    Pattern,
    Each(Box<Self>),
}

/// What the one pattern is.
pub const PATTERN: &str = "[a-z]+(-[a-z]+)*";

impl Type {
    pub fn is_secret(&self) -> bool {
        match self {
            Self::Secret(_) => true,
            Self::Bytes(ty, _) => ty.starts_with("SecretBox"),
            Self::Option(inner) | Self::List(_, inner) | Self::Map(_, inner) | Self::Newtype(_, inner, _) => {
                inner.is_secret()
            }
            _ => false,
        }
    }

    /// What an option holds, or the type itself.
    pub fn inner(&self) -> &Self {
        match self {
            Self::Option(inner) => inner,
            other => other,
        }
    }
}

impl Field {
    /// What it adds to the names of variables.
    pub fn part(&self) -> String {
        match &self.kind {
            Kind::Nested { part: Some(part), .. } => part.clone(),
            _ => upper(if self.is_renamed { &self.key } else { &self.ident }),
        }
    }
}

/// A name as a part of a variable's.
pub fn upper(name: &str) -> String {
    name.to_ascii_uppercase().replace('-', "_")
}
