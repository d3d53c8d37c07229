//! The derive macro of the crate `settings`: a declaration in, data out. It is documented there, on the re-export.

mod attr;
mod bag;
mod check;
mod errors;
mod expand;
mod literal;
mod model;
mod spelling;
mod value;
mod written;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

// What is said here would stand behind the documentation of the re-export.
#[cfg_attr(doc, doc = "See `settings::Settings`.")]
#[cfg_attr(not(doc), expect(missing_docs, reason = "documented on the re-export"))]
#[proc_macro_derive(Settings, attributes(settings))]
pub fn derive(input: TokenStream) -> TokenStream {
    expand::derive(&parse_macro_input!(input as DeriveInput)).into()
}
