//! The functions that go through the fields of a struct: one builds it, one shows it.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::Path;
use syn::spanned::Spanned;

use super::section::nested;
use super::{at, local, moved, spec};
use crate::model::{Condition, Field, Kind, Read, Reader, Rule, RuleCall, Section};

/// Builds the struct: every field is visited before the first that is missing ends it.
pub(super) fn build(section: &Section<'_>, krate: &Path) -> TokenStream {
    let (assembly, runs) = (local("assembly"), local("runs"));
    let taken = section.fields.iter().enumerate().map(|(index, field)| taken(index, field, &assembly, krate));
    let derived = in_order(section).into_iter().map(|index| derived(index, section, &assembly, krate));
    let effects = effects(section, &assembly);
    // A rule runs when all that it reads is good.
    let rules = section.rules.iter().map(|rule| {
        let outcome = under_condition(rule, section, krate, if_there);
        quote! {
            let #runs = #assembly.runs();
            #assembly.rule((|| if #runs { ::core::option::Option::Some(#outcome) } else { ::core::option::Option::None })());
        }
    });
    let fields = section.fields.iter().enumerate().map(|(index, Field { ident, .. })| {
        let value = value(index);
        quote!(#ident: #value?)
    });
    quote! {
        fn build(#assembly: &mut #krate::private::Assembly<'_>) -> ::core::option::Option<Self> {
            #(#taken)*
            #(#derived)*
            #effects
            #(#rules)*
            ::core::option::Option::Some(Self { #(#fields),* })
        }
    }
}

/// Takes what the engine has for a field.
fn taken(index: usize, Field { ty, kind, .. }: &Field<'_>, assembly: &Ident, krate: &Path) -> TokenStream {
    let (value, spec, span) = (value(index), spec::named(index, ty), at(ty.span()));
    match kind {
        Kind::Skipped(default) => {
            let default = spec::default(default);
            quote_spanned!(span=> let #value: ::core::option::Option<#ty> = ::core::option::Option::Some(#default);)
        }
        Kind::Section { default: None, .. } => {
            let nested = nested(ty, krate);
            quote!(let #value = #nested::take(#assembly);)
        }
        Kind::Section { default: Some(default), .. } => {
            let (nested, default) = (nested(ty, krate), spec::default(default));
            quote!(let #value = #nested::take_or(#assembly, || #default);)
        }
        Kind::Leaf(leaf) => {
            let take = if leaf.from.is_some() { "leaf_or_derive" } else { "leaf" };
            let take = Ident::new(take, span);
            quote_spanned!(span=> let #value = #assembly.#take(&#spec);)
        }
    }
}

/// The fields that are made of others, each behind those that it is made of.
fn in_order(section: &Section<'_>) -> Vec<usize> {
    fn add(at: usize, section: &Section<'_>, order: &mut Vec<usize>) {
        let Some(rule) = rule_of(&section.fields[at]) else { return };
        // There is no circle: that has been judged.
        if !order.contains(&at) {
            rule.reads
                .iter()
                .filter(|read| read.field != at)
                .for_each(|read| add(read.field, section, order));
            order.push(at);
        }
    }
    let mut order = Vec::new();
    (0..section.fields.len()).for_each(|at| add(at, section, &mut order));
    order
}

fn rule_of<'a>(field: &'a Field<'_>) -> Option<&'a Rule> {
    match &field.kind {
        Kind::Leaf(leaf) => leaf.from.as_ref(),
        _ => None,
    }
}

/// Makes a field of others, where no source has given it.
fn derived(index: usize, section: &Section<'_>, assembly: &Ident, krate: &Path) -> TokenStream {
    let field = &section.fields[index];
    let Some(Rule { call: RuleCall::Own(path, _), reads, .. }) = rule_of(field) else {
        return TokenStream::new();
    };
    let (value, spec, span) = (value(index), spec::named(index, field.ty), at(path.span()));
    let arguments = arguments(reads, if_there);
    let ours = moved(krate, span);
    let made = quote_spanned!(span=> #ours::private::derived(#path(#(#arguments),*)));
    quote! {
        let #value = #assembly.derive(&#spec, #value, || ::core::option::Option::Some(#made));
    }
}

/// Shows every field, and the outcome of every rule, to a visitor.
pub(super) fn visit(section: &Section<'_>, krate: &Path) -> TokenStream {
    let visitor = local("visitor");
    let fields = section.fields.iter().enumerate().map(|(index, Field { ident, kind, .. })| match kind {
        Kind::Skipped(_) => quote!(#ident: _),
        _ => {
            let value = value(index);
            quote!(#ident: #value)
        }
    });
    let shown = section.fields.iter().enumerate().map(|(index, Field { ty, kind, .. })| {
        let (value, spec, nested) = (value(index), spec::named(index, ty), nested(ty, krate));
        match kind {
            Kind::Skipped(_) => TokenStream::new(),
            Kind::Section { .. } => quote!(#nested::show(#value, #visitor);),
            Kind::Leaf(_) => quote_spanned!(at(ty.span())=> #visitor.leaf(&#spec.of(#value));),
        }
    });
    let rules = section.rules.iter().map(|rule| {
        let outcome = under_condition(rule, section, krate, |value, _| quote!(#value));
        quote! {
            if #visitor.judges() {
                #visitor.rule(#outcome);
            }
        }
    });
    quote! {
        fn visit(&self, #visitor: &mut dyn #krate::private::Visit) {
            let Self { #(#fields),* } = self;
            #(#shown)*
            #(#rules)*
        }
    }
}

/// A field that may be broken: nothing is called with it then.
fn if_there(value: &Ident, span: Span) -> TokenStream {
    quote_spanned!(span=> ::core::option::Option::as_ref(&#value)?)
}

/// A call of a rule where its condition holds; where it does not, what the rule reads is all one.
fn under_condition(
    rule: &Rule,
    section: &Section<'_>,
    krate: &Path,
    given: impl Fn(&Ident, Span) -> TokenStream + Copy,
) -> TokenStream {
    let outcome = outcome(rule, section, krate, given);
    match &rule.when {
        None => outcome,
        Some(condition) => {
            let holds = holds(condition, given);
            quote!(if #holds { #outcome } else { ::core::result::Result::Ok(()) })
        }
    }
}

/// Whether a setting matches a pattern, which is the author's in all its parts.
fn holds(
    Condition { read, pattern }: &Condition,
    given: impl Fn(&Ident, Span) -> TokenStream,
) -> TokenStream {
    let value = arguments(std::slice::from_ref(read), given);
    quote!(::core::matches!(#(#value),*, #pattern))
}

/// Tells the engine of each field that matters only under a condition whether it holds.
fn effects(section: &Section<'_>, assembly: &Ident) -> TokenStream {
    let listed = section.fields.iter().filter(|field| !matches!(field.kind, Kind::Skipped(_)));
    let effects = listed.enumerate().filter_map(|(at, field)| {
        let holds = holds(field.when.as_ref()?, if_there);
        let at = Literal::usize_unsuffixed(at);
        Some(quote!(#assembly.effect(#at, (|| ::core::option::Option::Some(#holds))());))
    });
    effects.collect()
}

/// A call of a rule; `given` turns the variable of a field that it reads into a reference to the field. What the
/// compiler has against an argument, it says at its name; against what comes out, at the path.
fn outcome(
    rule: &Rule,
    section: &Section<'_>,
    krate: &Path,
    given: impl Fn(&Ident, Span) -> TokenStream,
) -> TokenStream {
    match &rule.call {
        RuleCall::Own(path, _) => {
            let (span, arguments) = (at(path.span()), arguments(&rule.reads, given));
            let ours = moved(krate, span);
            quote_spanned!(span=> #ours::private::outcome(#path(#(#arguments),*)))
        }
        RuleCall::Presence(name, word) => {
            let (span, name) = (at(*word), format_ident!("{name}"));
            let ours = moved(krate, span);
            let present = rule.reads.iter().zip(arguments(&rule.reads, given)).map(|(read, argument)| {
                let ours = moved(krate, at(read.span));
                quote_spanned!(at(read.span)=> #ours::private::Presence::is_present(#argument))
            });
            quote_spanned!(span=> #ours::private::#name(&[#(#present),*]))
        }
        RuleCall::Ascending(word) => {
            let span = at(*word);
            let ours = moved(krate, span);
            let values = rule.reads.iter().zip(arguments(&rule.reads, given)).map(|(read, argument)| {
                let ours = moved(krate, at(read.span));
                let reader = reader(read, section);
                quote_spanned!(at(read.span)=> #ours::private::comparable::<_, #ours::private::#reader>(#argument))
            });
            quote_spanned!(span=> #ours::private::ascending(&[#(#values),*]))
        }
    }
}

/// How a setting that a rule reads is read itself: only of the struct's own it is known to be in another way than most.
fn reader(read: &Read, section: &Section<'_>) -> Ident {
    let span = at(read.span);
    match &section.fields[read.field].kind {
        Kind::Leaf(leaf) if read.rest.is_empty() => spec::reader(&leaf.reader, span),
        _ => spec::reader(&Reader::Native, span),
    }
}

fn arguments(reads: &[Read], given: impl Fn(&Ident, Span) -> TokenStream) -> Vec<TokenStream> {
    let arguments = reads.iter().map(|Read { field, span, rest, .. }| {
        let span = at(*span);
        let mut value = value(*field);
        value.set_span(value.span().located_at(span));
        let given = given(&value, span);
        if rest.is_empty() { given } else { quote_spanned!(span=> &#given #(.#rest)*) }
    });
    arguments.collect()
}

/// The variable that holds a field until all are there.
fn value(index: usize) -> Ident {
    local(&format!("field_{index}"))
}
