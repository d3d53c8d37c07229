//! Literals, as far as they can be judged before there are types.

use syn::{Expr, ExprLit, Lit, UnOp};

/// The literal that an expression is, through the groups that `macro_rules!` puts around what it passes on.
pub(super) fn literal(expr: &Expr) -> Option<&Lit> {
    match expr {
        Expr::Lit(ExprLit { lit, .. }) => Some(lit),
        Expr::Group(group) => literal(&group.expr),
        _ => None,
    }
}

/// The value of a literal number.
///
/// Rounding never reverses an order, so when of two such values one is greater, its literal is.
pub(super) fn number(expr: &Expr) -> Option<f64> {
    match expr {
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => number(&unary.expr).map(|value| -value),
        Expr::Group(group) => number(&group.expr),
        _ => match literal(expr)? {
            Lit::Int(int) => int.base10_digits().parse().ok(),
            Lit::Float(float) => float.base10_digits().parse().ok(),
            _ => None,
        },
    }
}

/// True for a literal, one with a sign included.
pub(super) fn is_literal(expr: &Expr) -> bool {
    literal(expr).is_some() || number(expr).is_some()
}
