//! Literals, as far as they can be judged before there are types.

use std::cmp::Ordering;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Expr, ExprLit, Lit, UnOp};

use crate::written::written;

/// The literal that an expression is, through parentheses and the groups that `macro_rules!` puts around what it passes
/// on.
pub(crate) fn literal(expr: &Expr) -> Option<&Lit> {
    match expr {
        Expr::Lit(ExprLit { lit, .. }) => Some(lit),
        Expr::Group(group) => literal(&group.expr),
        Expr::Paren(paren) => literal(&paren.expr),
        _ => None,
    }
}

/// The value of a literal that is a number or has the order of one.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Number {
    /// Whether it is below zero, and how far from it: no float could tell all of them apart.
    Int(bool, u128),
    Float(f64),
}

impl Number {
    /// How many of something there are.
    pub(crate) fn count(of: usize) -> Self {
        Self::Int(false, of as u128)
    }

    fn negative(self) -> Self {
        match self {
            Self::Int(below, size) => Self::Int(!below && size > 0, size),
            Self::Float(value) => Self::Float(-value),
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "rounding reverses no order")]
    fn float(self) -> f64 {
        match self {
            Self::Int(below, size) => {
                if below {
                    -(size as f64)
                } else {
                    size as f64
                }
            }
            Self::Float(value) => value,
        }
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.partial_cmp(other) == Some(Ordering::Equal)
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        match (*self, *other) {
            (Self::Int(false, one), Self::Int(false, other)) => Some(one.cmp(&other)),
            (Self::Int(true, one), Self::Int(true, other)) => Some(other.cmp(&one)),
            (Self::Int(one, _), Self::Int(other, _)) => Some(other.cmp(&one)),
            (one, other) => one.float().partial_cmp(&other.float()),
        }
    }
}

/// The value of a literal number, byte or character.
pub(crate) fn number(expr: &Expr) -> Option<Number> {
    match expr {
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => number(&unary.expr).map(Number::negative),
        Expr::Group(group) => number(&group.expr),
        Expr::Paren(paren) => number(&paren.expr),
        _ => match literal(expr)? {
            Lit::Int(int) => int.base10_digits().parse().ok().map(|size| Number::Int(false, size)),
            Lit::Float(float) => float.base10_digits().parse().ok().map(Number::Float),
            Lit::Byte(byte) => Some(Number::Int(false, u128::from(byte.value()))),
            Lit::Char(char) => Some(Number::Int(false, u128::from(u32::from(char.value())))),
            _ => None,
        },
    }
}

/// What a literal says, however it is written.
#[derive(PartialEq, Eq, Hash)]
pub(crate) enum Said {
    Text(String),
    Int(bool, u128),
    /// The bits of a float.
    Float(u64),
    /// As it is written.
    Other(String),
}

/// What a literal says; nothing for what is none.
pub(crate) fn said(expr: &Expr) -> Option<Said> {
    match (number(expr), literal(expr)) {
        (Some(Number::Int(below, size)), _) => Some(Said::Int(below, size)),
        (Some(Number::Float(value)), _) => Some(Said::Float(value.to_bits())),
        (None, Some(Lit::Str(text))) => Some(Said::Text(text.value())),
        (None, Some(other)) => Some(Said::Other(written(other.to_token_stream()))),
        (None, None) => None,
    }
}

/// True for a literal, one with a sign included.
pub(crate) fn is_literal(expr: &Expr) -> bool {
    literal(expr).is_some() || number(expr).is_some()
}

/// True for code in which a literal stands.
pub(crate) fn has_literal(code: TokenStream) -> bool {
    code.into_iter().any(|token| match token {
        TokenTree::Literal(_) => true,
        TokenTree::Group(group) => has_literal(group.stream()),
        TokenTree::Ident(_) | TokenTree::Punct(_) => false,
    })
}
