//! What of a declaration may be shown in documents: a secret that stands in the code is none of a reader's business.
//!
//! Whether a type hides its value, only the compiler knows. What it would refuse as the default of a secret is public;
//! of the rest, code without a literal names things and says no value.

use proc_macro2::TokenTree;
use quote::ToTokens;
use syn::{Expr, Lit, Type};

use super::spec;
use crate::literal::{has_literal, literal, number};
use crate::model::{Default, Secrecy};
use crate::spelling;

/// The default as its author wrote it; `None` if it might tell a secret.
pub(super) fn default_as_written(default: &Default, ty: &Type, secrecy: Option<&Secrecy>) -> Option<String> {
    let shown = match default {
        // Of a secret, the compiler takes none of these.
        Default::OfType(_) | Default::Text(_) | Default::List(..) => true,
        Default::Expr(expr) => {
            let bare = number(expr).is_some() || matches!(literal(expr), Some(Lit::Bool(_)));
            bare || !has_literal(expr.to_token_stream()) || secrecy.is_some_and(|said| is_public(ty, said))
        }
    };
    shown.then(|| spec::default_as_written(default))
}

/// True if these values, of which one is the setting's, tell no secret.
pub(super) fn are_public(values: &[Expr], ty: &Type, secrecy: &Secrecy) -> bool {
    let named = || !values.iter().any(|value| has_literal(value.to_token_stream()));
    is_public(ty, secrecy) || !is_secret(ty, secrecy) && named()
}

/// True if everybody may see the value: the declaration says so, and the compiler has seen to it, or the type is a
/// well-known one.
fn is_public(ty: &Type, secrecy: &Secrecy) -> bool {
    matches!(secrecy, Secrecy::Public(_)) || !is_secret(ty, secrecy) && spelling::is_public(ty)
}

/// True if it surely is a secret: the declaration says so, or the type is one of secrecy's by its name.
pub(super) fn is_secret(ty: &Type, secrecy: &Secrecy) -> bool {
    let by_name = |token: TokenTree| match token {
        TokenTree::Ident(ident) => spelling::is_secrecys(&ident.to_string()),
        _ => false,
    };
    match secrecy {
        Secrecy::Secret(_) | Secrecy::Suspect(..) => true,
        Secrecy::Public(_) => false,
        Secrecy::Open => ty.to_token_stream().into_iter().any(by_name),
    }
}

#[cfg(test)]
mod tests {
    use proc_macro2::Span;

    use super::*;

    #[expect(clippy::expect_used, reason = "the texts are Rust")]
    fn parsed<T: syn::parse::Parse>(code: &str) -> T {
        syn::parse_str(code).expect("is Rust")
    }

    fn shown(default: &str, ty: &str, secrecy: &Secrecy) -> bool {
        default_as_written(&Default::Expr(parsed(default)), &parsed(ty), Some(secrecy)).is_some()
    }

    #[test]
    fn a_default_is_shown_where_it_surely_is_no_secret() {
        for (default, ty) in [
            ("8080", "Port"),
            ("-1", "Level"),
            ("true", "Flag"),
            ("Level::Info", "Level"),
            ("made()", "SecretString"),
            ("Duration::from_secs(5)", "Duration"),
            ("Some(String::from(\"a\"))", "Option<String>"),
            ("BTreeMap::from(labels(\"a\"))", "std::collections::BTreeMap<String, u8>"),
        ] {
            assert!(shown(default, ty, &Secrecy::Open), "{default}: {ty}");
        }
        for (default, ty) in [
            ("SecretString::from(\"hunter2\")", "SecretString"),
            ("\"hunter2\".into()", "Token"),
            ("Key(Token::from(\"hunter2\"))", "Key"),
            ("SecretBox::new(Box::new(4711))", "Pin"),
            ("vec![made(\"hunter2\")]", "Vec<Token>"),
        ] {
            assert!(!shown(default, ty, &Secrecy::Open), "{default}: {ty}");
        }
        assert!(shown("Key(\"a\")", "Key", &Secrecy::Public(Span::call_site())));
        assert!(!shown("Key(\"a\")", "String", &Secrecy::Secret(Span::call_site())));
    }

    #[test]
    fn allowed_values_are_shown_where_none_can_be_a_secret() {
        let shown = |values: &[&str], ty: &str| {
            let values: Vec<Expr> = values.iter().map(|value| parsed(value)).collect();
            are_public(&values, &parsed(ty), &Secrecy::Open)
        };
        assert!(shown(&["\"a\"", "\"b\""], "String") && shown(&["1"], "Option<u8>"));
        assert!(shown(&["Level::Info"], "Level"));
        assert!(!shown(&["\"hunter2\""], "Token") && !shown(&["FIRST"], "SecretString"));
    }
}
