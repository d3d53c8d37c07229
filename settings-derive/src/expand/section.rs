//! The implementation of a struct: its table, and two functions that go through its fields.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Path, Type};

use super::{at, implement, local, moved, option, spec, text};
use crate::model::{Field, Kind, Read, Review, Root, Rule, Section, Subject};
use crate::written::written;

pub(super) fn expand(subject: &Subject<'_>, section: &Section<'_>) -> TokenStream {
    let krate = &subject.krate;
    let (table, build, visit) = (table(subject, section), build(section, krate), visit(section, krate));
    let specs = specs(section, krate).map(|specs| implement(subject, None, &specs));
    let settings = implement(subject, Some("Settings"), &quote!(#table #build #visit));
    let root = section.root.as_ref().map(|root| implement(subject, Some("Root"), &self::root(root)));
    quote!(#specs #settings #root)
}

/// The constants of the settings.
fn specs(section: &Section<'_>, krate: &Path) -> Option<TokenStream> {
    let specs = section.fields.iter().enumerate().filter_map(|(index, field)| match &field.kind {
        Kind::Leaf(leaf) => Some(spec::expand(index, field.ty, leaf, krate)),
        Kind::Section => None,
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
    let fields = section.fields.iter().enumerate().map(|(index, field)| entry(index, field, krate));
    let by_key = order(&section.fields, |field| Some(&field.key));
    let by_variable = order(&section.fields, |field| field.absolute().is_empty().then_some(&field.variable));
    let rules = rules(&section.rules, krate);
    let review = section.review.as_ref().map(|said| review(said, krate));
    quote! {
        const SECTION: &'static #krate::private::Section =
            &#krate::private::Section::new(#name, #doc, &[#(#fields),*], &[#(#by_key),*], &[#(#by_variable),*])
            #rules #review;
    }
}

/// The indices of the fields that have such a name, in the order of the names.
fn order<'a>(fields: &'a [Field<'_>], name: impl Fn(&'a Field<'_>) -> Option<&'a String>) -> Vec<Literal> {
    let named = fields.iter().enumerate().filter_map(|(at, field)| Some((name(field)?, at)));
    let mut named: Vec<_> = named.collect();
    named.sort_unstable();
    named.into_iter().map(|(_, at)| Literal::usize_unsuffixed(at)).collect()
}

/// A field's line of the table.
fn entry(index: usize, field: &Field<'_>, krate: &Path) -> TokenStream {
    let (key, variable, doc) = (text(&field.key), text(&field.variable), text(&field.doc));
    let type_name = text(&written(field.ty.to_token_stream()));
    let review = field.review.as_ref().map(|said| review(said, krate));
    let (made, default) = match &field.kind {
        Kind::Section => {
            let nested = nested(field.ty, krate);
            (quote!(section(#key, #variable, #nested::SECTION, #nested::OPTIONAL)), None)
        }
        Kind::Leaf(leaf) => {
            let spec = spec::named(index, field.ty);
            let env = Some(&leaf.env).filter(|env| !env.is_empty());
            let absolute = env.map(|names| quote!(.absolute(&[#(#names),*])));
            let default = leaf.default.as_ref().map(spec::default_as_written);
            let made = quote_spanned!(at(field.ty.span())=> leaf(#key, #variable, &#spec));
            (quote!(#made #absolute), default)
        }
    };
    let default = option(default.as_deref().map(text));
    let ident = field.ident.unraw().to_string();
    let renamed = (ident != field.key).then(|| text(&ident)).map(|ident| quote!(.ident(#ident)));
    quote!(#krate::private::Field::#made #renamed.written(#doc, #type_name, #default) #review)
}

/// The type of a field as a section. Said in one way wherever it is said: the compiler reports the same mistake once.
fn nested(ty: &Type, krate: &Path) -> TokenStream {
    let (span, krate) = (at(ty.span()), moved(krate, ty.span()));
    quote_spanned!(span=> <#ty as #krate::private::Nested>)
}

fn rules(rules: &[Rule], krate: &Path) -> Option<TokenStream> {
    let rules = rules.iter().map(|Rule { name, reads, .. }| {
        let keys = reads.iter().map(|read| text(&read.key));
        let name = text(name);
        quote!(#krate::private::Rule::new(#name, &[#(#keys),*]))
    });
    let rules = rules.reduce(|rules, rule| quote!(#rules, #rule))?;
    Some(quote!(.rules(&[#rules])))
}

/// What is said for reviewers, and nothing for the rest.
fn review(said: &Review, krate: &Path) -> TokenStream {
    let Review { owner, expect, rollback, since, security } = said;
    let texts = [("owner", owner), ("expect", expect), ("rollback", rollback), ("since", since)];
    let texts = texts.into_iter().filter_map(|(name, text)| {
        let (name, text) = (format_ident!("{name}"), option(Some(text.as_ref()?)));
        Some(quote!(#name: #text,))
    });
    let security = security.then(|| quote!(security: true,));
    quote!(.review(#krate::private::Review { #(#texts)* #security ..#krate::private::Review::NONE }))
}

/// Builds the struct: every field is visited before the first that is missing ends it.
fn build(section: &Section<'_>, krate: &Path) -> TokenStream {
    let assembly = local("assembly");
    let taken = section.fields.iter().enumerate().map(|(index, Field { ty, kind, .. })| {
        let (value, spec, nested) = (value(index), spec::named(index, ty), nested(ty, krate));
        match kind {
            Kind::Section => quote!(let #value = #nested::assemble(#assembly);),
            Kind::Leaf(_) => quote_spanned!(at(ty.span())=> let #value = #assembly.leaf(&#spec);),
        }
    });
    // A rule runs when all that it reads is good.
    let rules = section.rules.iter().map(|rule| {
        let outcome = outcome(
            rule,
            krate,
            |value, span| quote_spanned!(span=> ::core::option::Option::as_ref(&#value)?),
        );
        quote!(#assembly.rule((|| ::core::option::Option::Some(#outcome))());)
    });
    let fields = section.fields.iter().enumerate().map(|(index, Field { ident, .. })| {
        let value = value(index);
        quote!(#ident: #value?)
    });
    quote! {
        fn build(#assembly: &mut #krate::private::Assembly<'_>) -> ::core::option::Option<Self> {
            #(#taken)*
            #(#rules)*
            ::core::option::Option::Some(Self { #(#fields),* })
        }
    }
}

/// Shows every field, and the outcome of every rule, to a visitor.
fn visit(section: &Section<'_>, krate: &Path) -> TokenStream {
    let visitor = local("visitor");
    let fields = section.fields.iter().enumerate().map(|(index, Field { ident, .. })| {
        let value = value(index);
        quote!(#ident: #value)
    });
    let shown = section.fields.iter().enumerate().map(|(index, Field { ty, kind, .. })| {
        let (value, spec, nested) = (value(index), spec::named(index, ty), nested(ty, krate));
        match kind {
            Kind::Section => quote!(#visitor.section(#nested::section(#value));),
            Kind::Leaf(_) => quote_spanned!(at(ty.span())=> #visitor.leaf(&#spec.of(#value));),
        }
    });
    let rules = section.rules.iter().map(|rule| {
        let outcome = outcome(rule, krate, |value, _| value);
        quote!(#visitor.rule(#outcome);)
    });
    quote! {
        fn visit(&self, #visitor: &mut dyn #krate::private::Visit) {
            let Self { #(#fields),* } = self;
            #(#shown)*
            #(#rules)*
        }
    }
}

/// A call of a rule; `given` turns the variable of a field that it reads into a reference to the field. What the
/// compiler has against an argument, it says at its name; against what comes out, at the path.
fn outcome(rule: &Rule, krate: &Path, given: impl Fn(TokenStream, Span) -> TokenStream) -> TokenStream {
    let (path, span) = (&rule.path, at(rule.path.span()));
    let arguments = rule.reads.iter().map(|Read { field, span, rest, .. }| {
        let span = at(*span);
        let given = given(moved(&value(*field), span), span);
        if rest.is_empty() { given } else { quote_spanned!(span=> &#given #(.#rest)*) }
    });
    let ours = moved(krate, span);
    quote_spanned!(span=> #ours::private::outcome(#path(#(#arguments),*)))
}

/// The variable that holds a field until all are there.
fn value(index: usize) -> Ident {
    local(&format!("field_{index}"))
}
