//! The implementation of an enum whose variants are values.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{doc, implement, local, text};
use crate::model::{Subject, Variant, Variants};

pub(super) fn expand(subject: &Subject<'_>, declared: &Variants<'_>) -> TokenStream {
    let Variants { all: variants, default } = declared;
    let krate = &subject.krate;
    let (formatter, input) = (local("formatter"), local("input"));
    let names = variants.iter().map(|variant| text(&variant.name));
    let (read, shown) = (read(variants), shown(variants));
    let absent = default.and_then(|at| variants.get(at)).map(|Variant { ident, .. }| {
        quote! {
            fn absent() -> ::core::option::Option<Self> {
                ::core::option::Option::Some(Self::#ident)
            }
        }
    });
    let own = quote! {
        const __NAMES: &'static [&'static ::core::primitive::str] = &[#(#names),*];
    };
    let leaf = quote! {
        type Value = Self;
        const SHAPE: #krate::Shape = #krate::Shape::SCALAR;
        fn expects(#formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            #krate::private::expects_variant(#formatter, Self::__NAMES)
        }
        fn read(#input: #krate::Input<'_>) -> ::core::result::Result<Self, #krate::Refusal> {
            ::core::result::Result::Ok(match #krate::private::variant(#input, Self::__NAMES)? { #read })
        }
        #absent
        fn show(&self, #formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            #formatter.write_str(match self { #shown })
        }
        fn value(&self) -> ::core::option::Option<&Self> {
            ::core::option::Option::Some(self)
        }
    };
    let own = implement(subject, None, &own);
    let leaf = doc::of_variants(declared, &implement(subject, Some("Leaf"), &leaf));
    quote!(#own #leaf)
}

/// The arms from a name's index to its variant. The last one takes what is left, so that there is nothing to panic about.
fn read(variants: &[Variant<'_>]) -> TokenStream {
    let last = variants.len().saturating_sub(1);
    let arms = variants.iter().enumerate().map(|(at, Variant { ident, .. })| {
        let index = Literal::usize_unsuffixed(at);
        let pattern = if at == last { quote!(_) } else { quote!(#index) };
        quote!(#pattern => Self::#ident,)
    });
    arms.collect()
}

/// The arms from a variant to its name.
fn shown(variants: &[Variant<'_>]) -> TokenStream {
    let arms = variants.iter().map(|Variant { ident, name, .. }| {
        let name = text(name);
        quote!(Self::#ident => #name,)
    });
    arms.collect()
}
