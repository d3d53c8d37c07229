//! What a declaration with mistakes becomes: implementations that do nothing, so that the compiler reports the
//! mistakes and not every use of the type besides.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::{GenericParam, Generics, Type, WherePredicate};

use super::{implement, local, newtype};
use crate::model::{Declaration, Newtype, Secrecy, Subject};

pub(super) fn expand(subject: &Subject<'_>, declaration: Option<Declaration<'_>>) -> TokenStream {
    let borrows = subject.generics.lifetimes().next().is_some();
    match declaration {
        // What it holds is known: with no checks of its own, whoever uses it is judged by that.
        Some(Declaration::Newtype(held)) if !borrows && !matches!(held.ty, Type::Reference(_)) => {
            newtype::expand(subject, &Newtype { checks: Vec::new(), secrecy: Secrecy::Open, ..held })
        }
        _ => stub(subject, borrows),
    }
}

fn stub(subject: &Subject<'_>, borrows: bool) -> TokenStream {
    let (krate, input) = (&subject.krate, local("input"));
    let section = quote! {
        const SECTION: &'static #krate::private::Section = &#krate::private::Section::new("", "", &[], &[], &[]);
        fn build(_: &mut #krate::private::Assembly<'_>) -> ::core::option::Option<Self> {
            ::core::option::Option::None
        }
        fn visit(&self, _: &mut dyn #krate::private::Visit) {}
    };
    let root = quote! {
        const PREFIX: &'static ::core::primitive::str = "";
        const SEPARATOR: &'static ::core::primitive::str = "_";
    };
    let leaf = quote! {
        type Value = Self;
        const SHAPE: #krate::Shape = #krate::Shape::SCALAR;
        fn expects(_: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::core::result::Result::Ok(())
        }
        fn read(#input: #krate::Input<'_>) -> ::core::result::Result<Self, #krate::Refusal> {
            ::core::result::Result::Err(#input.refuse())
        }
        fn show(&self, _: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::core::result::Result::Ok(())
        }
        fn value(&self) -> ::core::option::Option<&Self> {
            ::core::option::Option::Some(self)
        }
    };
    // The type may be used as any of these; which of them it was meant to be, its mistakes may hide.
    [("Settings", section), ("Root", root), ("Leaf", leaf)]
        .iter()
        .map(|(name, items)| {
            if borrows {
                implement_for_ever(subject, name, items)
            } else {
                implement(subject, Some(name), items)
            }
        })
        .collect()
}

/// Of a type that borrows, a trait of ours can be implemented only where it borrows for ever.
fn implement_for_ever(
    Subject { ident, generics, krate, .. }: &Subject<'_>,
    name: &str,
    items: &TokenStream,
) -> TokenStream {
    let arguments = generics.params.iter().map(|parameter| match parameter {
        GenericParam::Lifetime(_) => quote!('static),
        GenericParam::Type(parameter) => parameter.ident.to_token_stream(),
        GenericParam::Const(parameter) => parameter.ident.to_token_stream(),
    });
    let lifetimes: Vec<&Ident> = generics.lifetimes().map(|declared| &declared.lifetime.ident).collect();
    let owned = |parameter: &&GenericParam| !matches!(parameter, GenericParam::Lifetime(_));
    let params = generics.params.iter().filter(owned).cloned().collect();
    let mut rest = Generics { params, ..(*generics).clone() };
    if let Some(bounds) = &mut rest.where_clause {
        let owned = |bound: &WherePredicate| !matches!(bound, WherePredicate::Lifetime(_));
        bounds.predicates = bounds.predicates.iter().filter(|bound| owned(bound)).cloned().collect();
    }
    let (parameters, _, bounds) = rest.split_for_impl();
    let parameters = for_ever(parameters.to_token_stream(), &lifetimes);
    let bounds = for_ever(bounds.to_token_stream(), &lifetimes);
    let name = format_ident!("{name}");
    quote! {
        #[automatically_derived]
        impl #parameters #krate::#name for #ident<#(#arguments),*> #bounds {
            #items
        }
    }
}

/// Code with `'static` for each of these lifetimes.
fn for_ever(code: TokenStream, lifetimes: &[&Ident]) -> TokenStream {
    let mut behind_tick = false;
    let lasting = code.into_iter().map(|token| {
        let is_lifetime = std::mem::take(&mut behind_tick);
        match token {
            TokenTree::Ident(ident) if is_lifetime && lifetimes.contains(&&ident) => {
                TokenTree::Ident(Ident::new("static", ident.span()))
            }
            TokenTree::Punct(punct) => {
                behind_tick = punct.as_char() == '\'';
                TokenTree::Punct(punct)
            }
            other => other,
        }
    });
    lasting.collect()
}
