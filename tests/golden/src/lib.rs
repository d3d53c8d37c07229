//! The derive's own source as an ordinary library: only the compiler can call a macro's. For the tests `golden` and
//! `mistakes`.

#[path = "../../../settings-derive/src/attr/mod.rs"]
mod attr;
#[path = "../../../settings-derive/src/bag.rs"]
mod bag;
#[path = "../../../settings-derive/src/check/mod.rs"]
mod check;
#[path = "../../../settings-derive/src/errors.rs"]
mod errors;
#[path = "../../../settings-derive/src/expand/mod.rs"]
mod expand;
#[path = "../../../settings-derive/src/literal.rs"]
mod literal;
#[path = "../../../settings-derive/src/model.rs"]
mod model;
#[path = "../../../settings-derive/src/spelling.rs"]
mod spelling;
#[path = "../../../settings-derive/src/value.rs"]
mod value;
#[path = "../../../settings-derive/src/written.rs"]
mod written;

use proc_macro2::TokenTree;
use syn::{DeriveInput, LitStr};

/// What the derive makes of a declaration.
///
/// # Errors
///
/// The text is no struct, enum or union of Rust.
pub fn expand(declaration: &str) -> syn::Result<String> {
    syn::parse_str(declaration).map(|input| expand::derive(&input).to_string())
}

/// The texts of the mistakes that the derive finds in a declaration.
///
/// # Errors
///
/// The derive wrote a mistake that is no text.
pub fn mistakes(declaration: &DeriveInput) -> syn::Result<Vec<String>> {
    let code: Vec<TokenTree> = expand::derive(declaration).into_iter().collect();
    let texts = code.windows(3).filter_map(|three| match three {
        [TokenTree::Ident(name), TokenTree::Punct(_), TokenTree::Group(text)] if name == "compile_error" => {
            Some(syn::parse2::<LitStr>(text.stream()))
        }
        _ => None,
    });
    texts.map(|text| Ok(text?.value())).collect()
}
