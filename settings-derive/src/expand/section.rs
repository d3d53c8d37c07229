//! The implementation of a struct: its table. The functions that go through its fields are written in `fields`.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{LitStr, Path, Type};

use super::doc;
use super::{at, fields, implement, moved, option, public, spec, text};
use crate::check::part;
use crate::model::{Condition, Field, Kind, Leaf, Review, Root, Rule, RuleCall, Section, Subject};
use crate::written::written;

pub(super) fn expand(subject: &Subject<'_>, section: &Section<'_>) -> TokenStream {
    let krate = &subject.krate;
    let (table, build, visit) =
        (table(subject, section), fields::build(section, krate), fields::visit(section, krate));
    let specs = specs(section, krate).map(|specs| implement(subject, None, &specs));
    let settings = implement(subject, Some("Settings"), &quote!(#table #build #visit));
    let settings = doc::of_section(subject, section, &settings);
    let root = section.root.as_ref().map(|root| implement(subject, Some("Root"), &self::root(root)));
    let names = section.root.as_ref().and_then(|root| names_differ(subject, root));
    quote!(#specs #settings #root #names)
}

/// Has the compiler look for two settings of one name, in all sections. What is generic has names of its own for every
/// use, so there the first load looks.
fn names_differ(subject: &Subject<'_>, root: &Root) -> Option<TokenStream> {
    let (krate, ident) = (&subject.krate, subject.ident);
    let (prefix, separator) = (text(&root.prefix), text(root.separator));
    let concrete = subject.generics.params.is_empty();
    concrete.then(|| {
        let span = at(ident.span());
        let ours = moved(krate, ident.span());
        let section = quote_spanned!(span=> <#ident as #ours::Settings>::SECTION);
        let room = quote_spanned!(span=> { #ours::private::room_for_names(#section) });
        quote_spanned! {span=>
            const _: () = #ours::private::names_differ::<#room>(#section, #prefix, #separator);
        }
    })
}

/// The constants of the settings.
fn specs(section: &Section<'_>, krate: &Path) -> Option<TokenStream> {
    let specs = section.fields.iter().enumerate().filter_map(|(index, field)| match &field.kind {
        Kind::Leaf(leaf) => Some(spec::expand(index, field.ty, leaf, krate)),
        Kind::Section { .. } | Kind::Skipped(_) => None,
    });
    specs.reduce(|specs, spec| quote!(#specs #spec))
}

fn root(root: &Root) -> TokenStream {
    let (prefix, separator) = (text(&root.prefix), text(root.separator));
    quote! {
        const PREFIX: &'static ::core::primitive::str = #prefix;
        const SEPARATOR: &'static ::core::primitive::str = #separator;
    }
}

/// What the engine knows of the struct.
fn table(subject: &Subject<'_>, section: &Section<'_>) -> TokenStream {
    let krate = &subject.krate;
    let name = text(&subject.ident.unraw().to_string());
    let doc = text(&section.doc);
    // What is skipped is no setting: it has no line, and no number.
    let listed: Vec<_> = section
        .fields
        .iter()
        .enumerate()
        .filter(|(_, field)| !matches!(field.kind, Kind::Skipped(_)))
        .collect();
    let fields = listed.iter().map(|(index, field)| entry(*index, field, krate));
    let keys = sorted(listed.iter().enumerate().flat_map(|(at, (_, field))| keys(at, field)), krate);
    let parts = sorted(listed.iter().enumerate().flat_map(|(at, (_, field))| parts(at, field)), krate);
    let rules = rules(&section.rules, krate);
    let review = section.review.as_ref().map(|said| review(said, krate));
    quote! {
        const SECTION: &'static #krate::private::Section =
            &#krate::private::Section::new(#name, #doc, &[#(#fields),*], &[#(#keys),*], &[#(#parts),*])
            #rules #review;
    }
}

/// A name of the field with this number; `true` for one that it had before.
type Named = (String, usize, bool);

fn keys(at: usize, field: &Field<'_>) -> Vec<Named> {
    let old = field.aliases.iter().map(|alias| (alias.value(), at, true));
    let all = std::iter::once((field.key.clone(), at, false)).chain(old);
    all.filter(|_| field.is_named()).collect()
}

fn parts(at: usize, field: &Field<'_>) -> Vec<Named> {
    let old = field.aliases.iter().map(|alias| (part(&alias.value()), at, true));
    let own = field.has_variable().then(|| (field.variable.clone(), at, false));
    // Before it had a variable with a name of its own, its old keys named the ones that it had.
    own.into_iter().chain(old).filter(|_| field.is_named()).collect()
}

/// The names, sorted.
fn sorted(names: impl Iterator<Item = Named>, krate: &Path) -> Vec<TokenStream> {
    let mut names: Vec<_> = names.collect();
    names.sort_unstable();
    let name = |(name, at, alias): &Named| {
        let (name, at) = (text(name), Literal::usize_unsuffixed(*at));
        let new = format_ident!("{}", if *alias { "alias" } else { "new" });
        quote!(#krate::private::Name::#new(#name, #at))
    };
    names.iter().map(name).collect()
}

/// A field's line of the table.
fn entry(index: usize, field: &Field<'_>, krate: &Path) -> TokenStream {
    let (key, variable, doc) = (text(&field.key), text(&field.variable), text(&field.doc));
    let type_name = text(&written(field.ty.to_token_stream()));
    let review = field.review.as_ref().map(|said| review(said, krate));
    let (made, default) = match &field.kind {
        Kind::Section { flat, default } => {
            let flat = flat.map(|word| quote_spanned!(at(word)=> .flat()));
            let defaulted = default.as_ref().map(|_| quote!(.defaulted()));
            let made = section_of(&key, &variable, field.ty, krate);
            let written = default.as_ref().map(|default| {
                public::default_as_written(default, field.ty, None).unwrap_or_else(|| String::from("…"))
            });
            (quote!(#krate::private::Field::#made #flat #defaulted), written)
        }
        Kind::Leaf(leaf) => {
            let spec = spec::named(index, field.ty);
            let (span, ours) = (at(field.ty.span()), moved(krate, field.ty.span()));
            // All of it at the type: the compiler reports the same mistake once.
            let made = quote_spanned!(span=> #ours::private::Field::leaf(#key, #variable, &#spec));
            let said = said(leaf, krate);
            // Of a secret, the table keeps none of it.
            (quote!(#made #said), leaf.default.as_ref().map(spec::default_as_written))
        }
        Kind::Skipped(_) => (TokenStream::new(), None),
    };
    let default = option(default.as_deref().map(text));
    let ident = field.ident.unraw().to_string();
    let renamed = (ident != field.key).then(|| text(&ident)).map(|ident| quote!(.ident(#ident)));
    let deprecated = field.deprecated.as_ref().map(|advice| quote!(.deprecated(#advice)));
    let made = quote!(#made #renamed #deprecated);
    let made = match &field.when {
        None => made,
        Some(condition) => under_condition(&made, condition, krate),
    };
    quote!(#made.written(#doc, #type_name, #default) #review)
}

/// A field that matters only under a condition: what the compiler has against that, it says at the condition.
fn under_condition(made: &TokenStream, Condition { read, .. }: &Condition, krate: &Path) -> TokenStream {
    let (ours, path) = (moved(krate, at(read.span)), text(&read.path));
    quote_spanned!(at(read.span)=> #ours::private::Field::when(#made, #path))
}

/// A field that is a section, or many, as its type says.
pub(super) fn section_of(key: &LitStr, variable: &LitStr, ty: &Type, krate: &Path) -> TokenStream {
    let nested = nested(ty, krate);
    quote!(section(#key, #variable, #nested::SECTION, #nested::OPTIONAL, #nested::MANY))
}

/// What is said of a setting beside its value.
fn said(leaf: &Leaf, krate: &Path) -> TokenStream {
    let env = Some(&leaf.env).filter(|env| !env.is_empty());
    let absolute = env.map(|names| quote!(.absolute(&[#(#names),*])));
    let kinds = leaf.only_from.iter().map(|kind| {
        let kind = format_ident!("{kind}");
        quote!(#krate::private::OriginKind::#kind)
    });
    let only_from = (!leaf.only_from.is_empty()).then(|| quote!(.only_from(&[#(#kinds),*])));
    let allow_empty = leaf.allow_empty.then(|| quote!(.allow_empty()));
    let derived = leaf.from.as_ref().map(|rule| {
        let reads = rule.reads.iter().map(|read| text(&read.path));
        quote!(.derived(&[#(#reads),*]))
    });
    quote!(#absolute #only_from #allow_empty #derived)
}

/// The type of a field as a section. Said in one way wherever it is said: the compiler reports the same mistake once.
pub(super) fn nested(ty: &Type, krate: &Path) -> TokenStream {
    let (span, krate) = (at(ty.span()), moved(krate, ty.span()));
    quote_spanned!(span=> <#ty as #krate::private::Nested>)
}

fn rules(rules: &[Rule], krate: &Path) -> Option<TokenStream> {
    let rules = rules.iter().map(|Rule { call, reads, when }| {
        let reads = reads.iter().map(|read| text(&read.path));
        let when = when.as_ref().map(|condition| text(&condition.read.path)).map(|path| quote!(.when(#path)));
        let rule = match call {
            RuleCall::Own(_, name) => {
                let name = text(name);
                quote!(#krate::private::Rule::new(#name, &[#(#reads),*]))
            }
            RuleCall::Presence(name, word) => {
                let name = Ident::new(name, at(*word));
                quote!(#krate::private::Rule::#name(&[#(#reads),*]))
            }
            RuleCall::Ascending(word) => {
                let name = Ident::new("ascending", at(*word));
                quote!(#krate::private::Rule::#name(&[#(#reads),*]))
            }
        };
        quote!(#rule #when)
    });
    let rules = rules.reduce(|rules, rule| quote!(#rules, #rule))?;
    Some(quote!(.rules(&[#rules])))
}

/// What is said for reviewers, and nothing for the rest.
pub(super) fn review(said: &Review, krate: &Path) -> TokenStream {
    let Review { owner, expect, rollback, since, security } = said;
    let texts = [("owner", owner), ("expect", expect), ("rollback", rollback), ("since", since)];
    let texts = texts.into_iter().filter_map(|(name, text)| {
        let (name, text) = (format_ident!("{name}"), option(Some(text.as_ref()?)));
        Some(quote!(#name: #text,))
    });
    let security = security.then(|| quote!(security: true,));
    let said: Vec<TokenStream> = texts.chain(security).collect();
    // Where all is said, lints have something against a rest.
    let rest = (said.len() < 5).then(|| quote!(..#krate::private::Review::NONE));
    quote!(.review(#krate::private::Review { #(#said)* #rest }))
}
