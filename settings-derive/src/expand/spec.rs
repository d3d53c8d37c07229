//! The constant of one setting: its default and its checks, typed.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Expr, Lit, LitStr, Path, Type};

use super::{at, local, moved, option, text};
use crate::literal::literal;
use crate::model::{Bounds, Check, Default, Demand, Leaf, Reader, Secrecy};
use crate::value::Call;
use crate::written::written;

/// The name of the constant of the field with this index.
pub(super) fn name(index: usize) -> Ident {
    format_ident!("__SETTING_{index}")
}

/// The constant of a field, as its type's: what the compiler has against the type, it says there.
pub(super) fn named(index: usize, ty: &Type) -> TokenStream {
    let (mut name, span) = (name(index), at(ty.span()));
    name.set_span(span);
    quote_spanned!(span=> Self::#name)
}

pub(super) fn expand(index: usize, ty: &Type, leaf: &Leaf, krate: &Path) -> TokenStream {
    let name = name(index);
    let default = leaf.default.as_ref().map(default).map(|value| quote!(.default(|| #value)));
    let (spec, made) = spec(ty, &leaf.reader, &leaf.checks, krate);
    let made = quote!(#made #default);
    let made = probed(made, &leaf.probes, krate);
    let made = secrecy(made, &leaf.secrecy, krate);
    let made = match leaf.default.as_ref().and_then(literal_text) {
        Some(literal) => {
            let ours = moved(krate, literal);
            quote_spanned!(at(literal)=> #ours::private::Spec::literal(#made))
        }
        None => made,
    };
    quote!(const #name: #spec = #made;)
}

/// With the probes; the compiler refuses them for a secret.
fn probed(made: TokenStream, list: &[Call], krate: &Path) -> TokenStream {
    let Some(first) = list.first() else { return made };
    let probes = local("probes");
    let runs = list.iter().map(|call| called(call, &probes));
    let span = first.path.span();
    let ours = moved(krate, span);
    quote_spanned!(at(span)=> #ours::private::Spec::probed(#made.probes(|#probes| { #(#runs)* })))
}

/// The type of a constant, and the expression that makes it, without a default.
pub(super) fn spec(ty: &Type, reader: &Reader, checks: &[Check], krate: &Path) -> (TokenStream, TokenStream) {
    let span = at(ty.span());
    let ours = moved(krate, span);
    let expects = match reader {
        Reader::Serde { expects } => Some(quote!(.expects(#expects))),
        _ => None,
    };
    let reader = self::reader(reader, span);
    let checks = self::checks(checks, krate).map(|closure| quote!(.checks(#closure)));
    // Named by the trait that asks for a leaf: of a type that is none, the compiler then says so, and nothing else.
    let spec = quote_spanned!(span=> <#ours::private::#reader as #ours::private::Reader<#ty>>::Spec);
    // The type is said twice: methods called on what the checks are given need it before the constant's own is known.
    let made = quote_spanned!(span=> <#spec>::new() #expects #checks);
    (spec, made)
}

/// How a type is read, as the engine names it.
pub(super) fn reader(reader: &Reader, span: Span) -> Ident {
    let name = match reader {
        Reader::Native => "Native",
        Reader::Serde { .. } => "Serde",
        Reader::Base64 => "Base64",
        Reader::Hex => "Hex",
    };
    Ident::new(name, span)
}

/// Has the compiler refuse a type that does not keep what is said, or what the name says, of its secrecy.
pub(super) fn secrecy(made: TokenStream, secrecy: &Secrecy, krate: &Path) -> TokenStream {
    let (word, name) = match secrecy {
        Secrecy::Open => return made,
        Secrecy::Secret(word) => (*word, "secret"),
        Secrecy::Public(word) => (*word, "public"),
        Secrecy::Suspect(name, place) => {
            let ours = moved(krate, *place);
            let message = format!(
                "`{name}` sounds like a secret: make it a `SecretString`, or say `secret = false`, if it may be shown"
            );
            let message = LitStr::new(&message, at(*place));
            return quote_spanned!(at(*place)=> #ours::private::Spec::suspect(#made, #message));
        }
    };
    let (ours, name) = (moved(krate, word), Ident::new(name, at(word)));
    quote_spanned!(at(word)=> #ours::private::Spec::#name(#made))
}

/// The place of a literal that is a default, or part of one: a secret has no place in the code. A number alone is a
/// number's default, and numbers hide nothing.
fn literal_text(default: &Default) -> Option<Span> {
    match default {
        Default::Text(text) => Some(text.span()),
        Default::List(elements, _) => {
            let text = elements.iter().find(|element| is_text(element));
            text.or_else(|| elements.first()).map(Spanned::span)
        }
        _ => None,
    }
}

/// The expression that makes the default.
pub(super) fn default(default: &Default) -> TokenStream {
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
    if is_text(element) { into(element, element.span()) } else { element.to_token_stream() }
}

fn is_text(expr: &Expr) -> bool {
    matches!(literal(expr), Some(Lit::Str(_)))
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
    let mut checks = local("checks");
    checks.set_span(span);
    let ours = moved(krate, span);
    let (name, made) = match &check.demand {
        Demand::Each(list) => {
            let closure = self::checks(list, krate);
            return quote_spanned!(span=> #checks.each(#closure););
        }
        Demand::Range(bounds) => ("range", bounded("Range", bounds, span, &ours)),
        Demand::Length(bounds) => ("length", bounded("Length", bounds, span, &ours)),
        Demand::Bytes(bounds) => ("bytes", bounded("Bytes", bounds, span, &ours)),
        Demand::Pattern(pattern) => {
            ("pattern", quote_spanned!(span=> &#ours::private::Pattern::new(#pattern)))
        }
        Demand::NotBlank => ("not_blank", quote_spanned!(span=> &#ours::private::NotBlank)),
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
