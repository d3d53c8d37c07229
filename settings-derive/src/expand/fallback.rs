//! What a declaration with mistakes becomes: implementations that do nothing, so that the compiler reports the
//! mistakes and not every use of the type besides.

use proc_macro2::TokenStream;
use quote::quote;

use super::implement;
use crate::model::Subject;

pub(super) fn expand(subject: &Subject<'_>) -> TokenStream {
    // Of a type that borrows, no trait of ours can be implemented.
    if subject.generics.lifetimes().next().is_some() {
        return TokenStream::new();
    }
    let krate = &subject.krate;
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
        fn read(input: #krate::Input<'_>) -> ::core::result::Result<Self, #krate::Refusal> {
            ::core::result::Result::Err(input.refuse())
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
        .map(|(name, items)| implement(subject, Some(name), items))
        .collect()
}
