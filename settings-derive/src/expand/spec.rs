//! The constant of one setting: its default and its checks, typed.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Expr, Lit, Path, Type};

use super::{at, local, moved, option, text};
use crate::model::{Bounds, Check, Default, Demand, Leaf, Reader};
use crate::value::Call;
use crate::written::written;

/// The name of the constant of the field with this index.
pub(super) fn name(index: usize) -> Ident {
    format_ident!("__SETTING_{index}")
}

/// The constant of a field, as its type's: what the compiler has against the type, it says there.
pub(super) fn named(index: usize, ty: &Type) -> TokenStream {
    let name = name(index);
    quote_spanned!(at(ty.span())=> Self::#name)
}

pub(super) fn expand(index: usize, ty: &Type, leaf: &Leaf, krate: &Path) -> TokenStream {
    let (name, span) = (name(index), at(ty.span()));
    let ours = moved(krate, span);
    let (reader, expects) = match &leaf.reader {
        Reader::Native => ("Native", None),
        Reader::Serde { expects } => ("Serde", Some(quote!(.expects(#expects)))),
    };
    let reader = Ident::new(reader, span);
    let default = leaf.default.as_ref().map(default).map(|value| quote!(.default(|| #value)));
    let checks = checks(&leaf.checks, krate).map(|closure| quote!(.checks(#closure)));
    // Named by the trait that asks for a leaf: of a type that is none, the compiler then says so, and nothing else.
    let spec = quote_spanned!(span=> <#ours::private::#reader as #ours::private::Reader<#ty>>::Spec);
    // The type is said twice: methods called on what the checks are given need it before the constant's own is known.
    let made = quote_spanned!(span=> <#spec>::new() #expects #default #checks);
    let made = match leaf.secret {
        Some(word) => secret(&made, word, krate),
        None => made,
    };
    quote!(const #name: #spec = #made;)
}

/// Has the compiler refuse a type that shows its value, at the word `secret`.
fn secret(made: &TokenStream, word: Span, krate: &Path) -> TokenStream {
    let ours = moved(krate, word);
    quote_spanned!(at(word)=> #ours::private::Spec::secret(#made))
}

/// The expression that makes the default.
fn default(default: &Default) -> TokenStream {
    match default {
        Default::OfType(word) => quote_spanned!(at(*word)=> ::core::default::Default::default()),
        Default::Text(text) => into(text, text.span()),
        Default::List(elements, brackets) => {
            let elements = elements.iter().map(element);
            quote_spanned!(at(*brackets)=> ::core::iter::FromIterator::from_iter([#(#elements),*]))
        }
        Default::Expr(expr) => expr.to_token_stream(),
    }
}

/// An element of a list: a text becomes what the list holds, as a text alone does.
fn element(element: &Expr) -> TokenStream {
    match element {
        Expr::Lit(literal) if matches!(literal.lit, Lit::Str(_)) => into(element, literal.span()),
        _ => element.to_token_stream(),
    }
}

fn into(text: &impl ToTokens, span: Span) -> TokenStream {
    quote_spanned!(at(span)=> ::core::convert::Into::into(#text))
}

/// The default as the author wrote it.
pub(super) fn default_as_written(default: &Default) -> String {
    match default {
        Default::OfType(_) => String::from("Default::default()"),
        Default::Text(text) => written(text.to_token_stream()),
        Default::List(elements, _) => written(quote!([#(#elements),*])),
        Default::Expr(expr) => written(expr.to_token_stream()),
    }
}

/// The closure that runs the checks in their order.
fn checks(list: &[Check], krate: &Path) -> Option<TokenStream> {
    let checks = local("checks");
    let runs: Vec<_> = list.iter().map(|check| run(check, krate)).collect();
    (!runs.is_empty()).then(|| quote!(|#checks| { #(#runs)* }))
}

fn run(check: &Check, krate: &Path) -> TokenStream {
    let span = at(check.span);
    let (checks, ours) = (Ident::new("checks", span), moved(krate, span));
    let (name, made) = match &check.demand {
        Demand::Each(list) => {
            let closure = self::checks(list, krate);
            return quote_spanned!(span=> #checks.each(#closure););
        }
        Demand::Range(bounds) => ("range", bounded("Range", bounds, span, &ours)),
        Demand::Length(bounds) => ("length", bounded("Length", bounds, span, &ours)),
        Demand::OneOf(values) => {
            ("one_of", quote_spanned!(span=> &#ours::private::OneOf::new([#(#values),*])))
        }
        Demand::Call(call) => return called(call, &checks),
    };
    let name = text(name);
    quote_spanned!(span=> #checks.run(#name, #made);)
}

fn bounded(check: &str, Bounds { min, max }: &Bounds, span: Span, krate: &TokenStream) -> TokenStream {
    let check = Ident::new(check, span);
    let (min, max) = (option(min.as_ref()), option(max.as_ref()));
    quote_spanned!(span=> &#krate::private::#check::new(#min, #max))
}

/// A check of the author's own: what the compiler has against it, it says at the path.
fn called(Call { path, args }: &Call, checks: &Ident) -> TokenStream {
    let name = path.path.segments.last().map(|last| last.ident.unraw().to_string());
    let name = text(&name.unwrap_or_default());
    quote_spanned!(at(path.span())=> #checks.run(#name, &#path #args);)
}
