//! The implementation of an enum whose variants are sections: a tag, and behind it a flat section for each variant.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::Path;
use syn::ext::IdentExt;

use super::doc;
use super::section::{nested, review, section_of};
use super::{implement, local, option, text};
use crate::model::{Subject, Tagged, Variant, Variants};

pub(super) fn expand(subject: &Subject<'_>, tagged: &Tagged<'_>) -> TokenStream {
    let krate = &subject.krate;
    let Variants { all, default } = &tagged.variants;
    let names = all.iter().map(|variant| text(&variant.name));
    let default = option(default.map(Literal::usize_unsuffixed));
    let own = quote! {
        const __TAG: #krate::private::Tag = #krate::private::Tag::new(&[#(#names),*], #default);
    };
    let (table, build, visit) = (table(subject, tagged), build(all, krate), visit(all, krate));
    let settings = implement(subject, Some("Settings"), &quote!(#table #build #visit));
    let settings = doc::of_tagged(subject, tagged, &settings);
    let own = implement(subject, None, &own);
    quote!(#own #settings)
}

fn table(subject: &Subject<'_>, tagged: &Tagged<'_>) -> TokenStream {
    let krate = &subject.krate;
    let name = text(&subject.ident.unraw().to_string());
    let (doc, key, part) = (text(&tagged.doc), text(&tagged.tag.0), text(&tagged.tag.1));
    let Variants { all, default } = &tagged.variants;
    let default = option(default.and_then(|at| all.get(at)).map(|variant| text(&variant.name)));
    let variants = all.iter().map(|Variant { name, doc, section, .. }| {
        let (name, doc) = (text(name), text(doc));
        let made = match section {
            Some(ty) => {
                let made = section_of(&name, &text(""), ty, krate);
                quote!(#made.flat())
            }
            None => quote!(unit(#name)),
        };
        quote!(#krate::private::Field::#made.written(#doc, "", ::core::option::Option::None))
    });
    let review = tagged.review.as_ref().map(|said| review(said, krate));
    let tag_doc = text(&format!("Which of these it is: {}.", names(all)));
    quote! {
        const SECTION: &'static #krate::private::Section = &#krate::private::Section::new(
            #name,
            #doc,
            &[
                #krate::private::Field::tag(#key, #part, &Self::__TAG).written(#tag_doc, #name, #default),
                #(#variants),*
            ],
            &[#krate::private::Name::new(#key, 0)],
            &[#krate::private::Name::new(#part, 0)],
        ).tagged(&Self::__TAG) #review;
    }
}

fn names(variants: &[Variant<'_>]) -> String {
    let names: Vec<_> = variants.iter().map(|variant| format!("`{}`", variant.name)).collect();
    names.join(", ")
}

fn build(variants: &[Variant<'_>], krate: &Path) -> TokenStream {
    let assembly = local("assembly");
    let last = variants.len().saturating_sub(1);
    let arms = variants.iter().enumerate().map(|(at, Variant { ident, section, .. })| {
        let index = Literal::usize_unsuffixed(at);
        let pattern = if at == last { quote!(_) } else { quote!(#index) };
        match section {
            Some(ty) => {
                let nested = nested(ty, krate);
                quote!(#pattern => ::core::option::Option::map(#nested::take(#assembly), Self::#ident),)
            }
            None => quote!(#pattern => ::core::option::Option::Some(Self::#ident),),
        }
    });
    quote! {
        fn build(#assembly: &mut #krate::private::Assembly<'_>) -> ::core::option::Option<Self> {
            match #assembly.variant(&Self::__TAG)? { #(#arms)* }
        }
    }
}

fn visit(variants: &[Variant<'_>], krate: &Path) -> TokenStream {
    let (visitor, section) = (local("visitor"), local("section"));
    let arms = variants.iter().enumerate().map(|(at, variant)| {
        let (index, ident) = (Literal::usize_unsuffixed(at), variant.ident);
        match variant.section {
            Some(ty) => {
                let nested = nested(ty, krate);
                quote! {
                    Self::#ident(#section) => {
                        #visitor.variant(#index);
                        #nested::show(#section, #visitor);
                    }
                }
            }
            None => quote!(Self::#ident => #visitor.variant(#index),),
        }
    });
    quote! {
        fn visit(&self, #visitor: &mut dyn #krate::private::Visit) {
            match self { #(#arms)* }
        }
    }
}
