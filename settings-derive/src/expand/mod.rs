//! From a declaration without mistakes to code.
//!
//! The code names everything by absolute paths, so that nothing a service calls `Option`, `settings` or `core` gets in
//! its way, and its variables are hygienic, so that no path the author wrote can mean one of them.

mod doc;
mod fallback;
mod fields;
mod newtype;
mod public;
mod section;
mod spec;
mod tagged;
mod variants;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::{DeriveInput, LitStr};

use crate::check;
use crate::errors::Errors;
use crate::model::{Declaration, Subject};

/// The code for a declaration: its implementation, or its mistakes and a stub that keeps them from having offspring.
pub(crate) fn derive(input: &DeriveInput) -> TokenStream {
    let errors = Errors::new();
    let (subject, declaration) = check::declaration(input, &errors);
    match (declaration, errors.finish()) {
        (Some(Declaration::Section(section)), Ok(())) => section::expand(&subject, &section),
        (Some(Declaration::Variants(variants)), Ok(())) => variants::expand(&subject, &variants),
        (Some(Declaration::Tagged(tagged)), Ok(())) => tagged::expand(&subject, &tagged),
        (Some(Declaration::Newtype(newtype)), Ok(())) => newtype::expand(&subject, &newtype),
        (declaration, mistakes) => {
            let mistakes = mistakes.err().map(syn::Error::into_compile_error);
            let stub = fallback::expand(&subject, declaration);
            quote! { #mistakes #stub }
        }
    }
}

/// An `impl` for the type, of a trait of the crate or of its own.
fn implement(subject: &Subject<'_>, of: Option<&str>, items: &TokenStream) -> TokenStream {
    let Subject { ident, generics, krate, deprecated } = subject;
    let (parameters, arguments, bounds) = generics.split_for_impl();
    let of = of.map(|name| format_ident!("{name}")).map(|name| quote!(#krate::#name for));
    let allow = deprecated.then(|| quote!(#[allow(deprecated, reason = "the declaration says so itself")]));
    quote! {
        #[automatically_derived]
        #allow
        impl #parameters #of #ident #arguments #bounds {
            #items
        }
    }
}

/// The name of a variable in generated code, which no code of the author's can see. In a pattern, a static or a constant
/// of the author's would still be meant by a name that they might use.
fn local(name: &str) -> Ident {
    format_ident!("__{name}", span = Span::mixed_site())
}

/// The place of a word, for code that is ours: a lint does not take it for the author's.
fn at(word: Span) -> Span {
    word.resolved_at(Span::mixed_site())
}

/// A path moved to the place of a word: what the compiler has against it, it says there.
fn moved(path: &impl ToTokens, to: Span) -> TokenStream {
    let tokens = path.to_token_stream().into_iter();
    let moved = tokens.map(|mut token| {
        token.set_span(token.span().located_at(to));
        token
    });
    moved.collect()
}

/// A text of ours.
fn text(text: &str) -> LitStr {
    LitStr::new(text, Span::mixed_site())
}

/// `Some(..)` or `None`.
fn option(value: Option<impl ToTokens>) -> TokenStream {
    match value {
        Some(value) => quote!(::core::option::Option::Some(#value)),
        None => quote!(::core::option::Option::None),
    }
}
