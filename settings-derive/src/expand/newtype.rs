//! The implementation of a struct that is one value: what it holds, with checks of its own.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::parse_quote;
use syn::spanned::Spanned;

use super::{at, doc, implement, local, moved, spec};
use crate::model::{Newtype, Subject};

pub(super) fn expand(subject: &Subject<'_>, newtype: &Newtype<'_>) -> TokenStream {
    let (krate, ty) = (&subject.krate, newtype.ty);
    let span = at(ty.span());
    let ours = moved(krate, span);
    let (formatter, input, each) = (local("formatter"), local("input"), local("each"));
    let (own, weaker, output) = (local("own"), local("weaker"), local("output"));
    let (of_spec, made) = spec::spec(ty, &newtype.reader, &newtype.checks, krate);
    let made = spec::secrecy(made, &newtype.secrecy, krate);
    let reader = spec::reader(&newtype.reader, span);
    let reader = quote_spanned!(span=> <#ours::private::#reader as #ours::private::Reader<#ty>>);
    let held = quote_spanned! {span=> const __VALUE: #of_spec = #made; };
    let leaf = quote_spanned! {span=>
        type Value = #reader::Value;
        const SHAPE: #krate::Shape = #reader::SHAPE;
        fn expects(#formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            #ours::private::LeafSpec::expects(&Self::__VALUE, #formatter)
        }
        fn read(#input: #krate::Input<'_>) -> ::core::result::Result<Self, #krate::Refusal> {
            ::core::result::Result::map(#reader::read(#input), Self)
        }
        fn absent() -> ::core::option::Option<Self> {
            ::core::option::Option::map(#reader::absent(), Self)
        }
        fn placeholder() -> ::core::option::Option<Self> {
            ::core::option::Option::map(#reader::placeholder(), Self)
        }
        fn show(&self, #formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            #reader::show(&self.0, #formatter)
        }
        fn write(&self, #output: &mut #krate::Output) -> ::core::fmt::Result {
            #reader::write(&self.0, #output)
        }
        fn value(&self) -> ::core::option::Option<&Self::Value> {
            #reader::value(&self.0)
        }
        fn entries(&self, #each: &mut dyn ::core::ops::FnMut(&::core::primitive::str, &dyn ::core::fmt::Display)) {
            #reader::entries(&self.0, #each);
        }
        fn secrets(&self, #each: &mut dyn ::core::ops::FnMut(&::core::primitive::str, &[::core::primitive::u8])) {
            #reader::secrets(&self.0, #each);
        }
        fn discard(self) {
            #reader::discard(self.0);
        }
        fn over(self, #weaker: Self) -> Self {
            Self(#reader::over(self.0, #weaker.0))
        }
        fn own(&self, #own: &mut #krate::private::Verdict) {
            #ours::private::Verdict::add(#own, &Self::__VALUE, &self.0);
        }
        fn own_demands() -> #krate::private::Verdict {
            #ours::private::Verdict::demands(&Self::__VALUE)
        }
    };
    let secret = secret(subject, ty);
    let held = implement(subject, None, &held);
    let leaf = doc::of_newtype(newtype, &implement(subject, Some("Leaf"), &leaf));
    quote!(#held #leaf #secret)
}

/// It is a secret if what it holds is one.
fn secret(subject: &Subject<'_>, ty: &syn::Type) -> TokenStream {
    let krate = &subject.krate;
    let span = at(ty.span());
    let ours = moved(krate, span);
    // With a lifetime in it, the compiler judges the bound where a secret is asked for, and not here.
    let mut secret = subject.generics.clone();
    secret.make_where_clause().predicates.push(syn::parse_quote_spanned! {span=>
        for<'__any> #ty: #ours::private::Secret
    });
    let secret =
        Subject { generics: &secret, krate: parse_quote!(#krate::private), ident: subject.ident, ..*subject };
    implement(&secret, Some("Secret"), &TokenStream::new())
}
