//! A declaration without mistakes. What these types cannot say cannot be expanded: a section with a range, a review
//! without a word, a range without bounds.

use proc_macro2::{Span, TokenStream};
use syn::{Expr, Generics, Ident, LitStr, Path, Type};

use crate::value::Call;

/// The type that is declared, and where it finds the crate `settings`.
pub(crate) struct Subject<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) generics: &'a Generics,
    pub(crate) krate: Path,
    /// True if it, or a part of it, is deprecated or may be made of what is.
    pub(crate) deprecated: bool,
}

/// What it is declared to be.
pub(crate) enum Declaration<'a> {
    Section(Section<'a>),
    Variants(Variants<'a>),
    Tagged(Tagged<'a>),
    Newtype(Newtype<'a>),
}

/// A struct.
pub(crate) struct Section<'a> {
    pub(crate) doc: String,
    pub(crate) root: Option<Root>,
    pub(crate) fields: Vec<Field<'a>>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) review: Option<Review>,
}

/// How the outermost struct names variables.
pub(crate) struct Root {
    pub(crate) prefix: String,
    pub(crate) separator: &'static str,
}

pub(crate) struct Field<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) ty: &'a Type,
    pub(crate) key: String,
    /// The place of the word that gave the key.
    pub(crate) named_at: Span,
    /// The part that it adds to a variable's name.
    pub(crate) variable: String,
    pub(crate) doc: String,
    /// True if it is documented wherever the type is.
    pub(crate) public: bool,
    pub(crate) review: Option<Review>,
    /// The keys that it had before.
    pub(crate) aliases: Vec<LitStr>,
    /// What to do in place of giving it.
    pub(crate) deprecated: Option<LitStr>,
    /// Where alone it matters.
    pub(crate) when: Option<Condition>,
    pub(crate) kind: Kind,
}

impl Field<'_> {
    /// The variables that it has in place of the one that the path names.
    pub(crate) fn absolute(&self) -> &[LitStr] {
        match &self.kind {
            Kind::Section { .. } | Kind::Skipped(_) => &[],
            Kind::Leaf(leaf) => &leaf.env,
        }
    }

    /// True if it has a key.
    pub(crate) fn is_named(&self) -> bool {
        !matches!(self.kind, Kind::Skipped(_) | Kind::Section { flat: Some(_), .. })
    }

    /// True if its variables are named by its path.
    pub(crate) fn has_variable(&self) -> bool {
        self.is_named() && self.absolute().is_empty()
    }
}

pub(crate) enum Kind {
    /// No setting at all: its value.
    Skipped(Default),
    /// A section; with the place of `flatten`, if its settings stand on the level of the field.
    Section {
        flat: Option<Span>,
        default: Option<Default>,
    },
    Leaf(Box<Leaf>),
}

/// One setting.
pub(crate) struct Leaf {
    pub(crate) reader: Reader,
    pub(crate) default: Option<Default>,
    /// The function that makes it of other settings, if no source gives it.
    pub(crate) from: Option<Rule>,
    pub(crate) checks: Vec<Check>,
    pub(crate) secrecy: Secrecy,
    /// The variables that take the place of the one that the path names.
    pub(crate) env: Vec<LitStr>,
    /// The kinds of sources that may give it, as the engine names them; all, if there are none here.
    pub(crate) only_from: Vec<&'static str>,
    pub(crate) allow_empty: bool,
    pub(crate) probes: Vec<Call>,
}

pub(crate) enum Reader {
    Native,
    Serde { expects: LitStr },
    Base64,
    Hex,
}

/// What is said, or has to be asked, of whether the value may be shown.
pub(crate) enum Secrecy {
    /// The type knows.
    Open,
    /// The place of `secret`.
    Secret(Span),
    /// The place of `secret = false`.
    Public(Span),
    /// The name sounds like a secret's; where it stands.
    Suspect(String, Span),
}

pub(crate) enum Default {
    /// The type's own.
    OfType(Span),
    Text(LitStr),
    /// A bracketed list of literals, with the place of the brackets.
    List(Vec<Expr>, Span),
    Expr(Expr),
}

/// A check of one value, with the place of its word.
pub(crate) struct Check {
    pub(crate) span: Span,
    pub(crate) demand: Demand,
}

pub(crate) enum Demand {
    Range(Bounds),
    Length(Bounds),
    Bytes(Bounds),
    Pattern(LitStr),
    NotBlank,
    OneOf(Vec<Expr>),
    Each(Vec<Check>),
    Call(Call),
}

/// At least one of the two is there.
pub(crate) struct Bounds {
    pub(crate) min: Option<Expr>,
    pub(crate) max: Option<Expr>,
}

/// A check across fields, or a function that makes one of others.
pub(crate) struct Rule {
    pub(crate) call: RuleCall,
    pub(crate) reads: Vec<Read>,
    /// Where alone it holds.
    pub(crate) when: Option<Condition>,
}

/// A setting, and the pattern that its value has to match.
#[derive(Clone)]
pub(crate) struct Condition {
    pub(crate) read: Read,
    pub(crate) pattern: TokenStream,
}

pub(crate) enum RuleCall {
    /// A function of the author's, with its name.
    Own(TokenStream, String),
    /// A rule of the library on which settings are given, with the place of its word.
    Presence(&'static str, Span),
    /// The rule of the library on their order, with the place of its word.
    Ascending(Span),
}

/// A field that a rule reads: one of the struct, and the way on into a section.
#[derive(Clone)]
pub(crate) struct Read {
    /// The index of the field.
    pub(crate) field: usize,
    /// The place of its name.
    pub(crate) span: Span,
    pub(crate) rest: Vec<Ident>,
    /// The names in code that lead to it, joined by dots.
    pub(crate) path: String,
}

/// What a reviewer needs to know: one of these at least is there.
#[derive(Clone)]
pub(crate) struct Review {
    pub(crate) owner: Option<LitStr>,
    pub(crate) expect: Option<LitStr>,
    pub(crate) rollback: Option<LitStr>,
    pub(crate) since: Option<LitStr>,
    pub(crate) security: bool,
}

/// An enum whose variants are values.
pub(crate) struct Variants<'a> {
    pub(crate) all: Vec<Variant<'a>>,
    /// The index of the one that is meant where no source says.
    pub(crate) default: Option<usize>,
}

pub(crate) struct Variant<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) name: String,
    pub(crate) doc: String,
    /// The section that it holds, where the enum is a tagged section.
    pub(crate) section: Option<&'a Type>,
}

/// An enum whose variants are sections.
pub(crate) struct Tagged<'a> {
    pub(crate) doc: String,
    /// The key of the tag, and the part that it adds to a variable's name.
    pub(crate) tag: (String, String),
    pub(crate) variants: Variants<'a>,
    pub(crate) review: Option<Review>,
}

/// A tuple struct of one field: a value with checks of its own.
pub(crate) struct Newtype<'a> {
    pub(crate) ty: &'a Type,
    pub(crate) reader: Reader,
    pub(crate) checks: Vec<Check>,
    pub(crate) secrecy: Secrecy,
}
