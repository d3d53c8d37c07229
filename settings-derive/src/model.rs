//! A declaration without mistakes. What these types cannot say cannot be expanded: a section with a default, a
//! review without a word, a range without bounds.

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
    Variants(Vec<Variant<'a>>),
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
    pub(crate) review: Option<Review>,
    pub(crate) kind: Kind,
}

impl Field<'_> {
    /// The variables that it has in place of the one that the path names.
    pub(crate) fn absolute(&self) -> &[LitStr] {
        match &self.kind {
            Kind::Section => &[],
            Kind::Leaf(leaf) => &leaf.env,
        }
    }
}

pub(crate) enum Kind {
    Section,
    Leaf(Box<Leaf>),
}

/// One setting.
pub(crate) struct Leaf {
    pub(crate) reader: Reader,
    pub(crate) default: Option<Default>,
    pub(crate) checks: Vec<Check>,
    /// The place of the word `secret`.
    pub(crate) secret: Option<Span>,
    /// The variables that take the place of the one that the path names.
    pub(crate) env: Vec<LitStr>,
}

pub(crate) enum Reader {
    Native,
    Serde { expects: LitStr },
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
    OneOf(Vec<Expr>),
    Each(Vec<Check>),
    Call(Call),
}

/// At least one of the two is there.
pub(crate) struct Bounds {
    pub(crate) min: Option<Expr>,
    pub(crate) max: Option<Expr>,
}

/// A check across fields.
pub(crate) struct Rule {
    pub(crate) path: TokenStream,
    pub(crate) name: String,
    pub(crate) reads: Vec<Read>,
}

/// A field that a rule reads: one of the struct, and the way on into a section.
pub(crate) struct Read {
    /// The index of the field.
    pub(crate) field: usize,
    /// The place of its name.
    pub(crate) span: Span,
    pub(crate) rest: Vec<Ident>,
    /// The key of what is read, relative to the struct.
    pub(crate) key: String,
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

/// A variant of an enum whose variants are values.
pub(crate) struct Variant<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) name: String,
}
