//! What follows a word: read in the form that the table says.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::{Expr, ExprPath, LitBool, LitStr, Path, Token, bracketed, parenthesized, token};

use crate::attr::{Form, Place, Row};
use crate::bag::Bag;
use crate::errors::Errors;

/// What an author said with a word, one variant a form.
pub(crate) enum Value {
    Flag,
    /// `= false`
    False,
    Expr(Expr),
    Text(LitStr),
    Texts(Vec<LitStr>),
    Path(Path),
    Call(Call),
    Rule(Rule),
    /// Each as a path of names.
    Fields(Vec<Vec<Ident>>),
    Exprs(Vec<Expr>),
    Words(Bag),
    When(Condition, Bag),
}

/// `field = pattern`, or `section.field = pattern`
pub(crate) struct Condition {
    pub(crate) path: Vec<Ident>,
    pub(crate) pattern: TokenStream,
}

/// `path` or `path(args)`
#[derive(Clone)]
pub(crate) struct Call {
    pub(crate) path: ExprPath,
    /// The parentheses and all in them.
    pub(crate) args: Option<TokenTree>,
}

/// `path(field, section.field)`
pub(crate) struct Rule {
    pub(crate) path: ExprPath,
    /// Each as a path of names.
    pub(crate) reads: Vec<Vec<Ident>>,
}

/// Reads what follows a word, up to the next comma.
pub(crate) fn read(row: &Row, word: Span, input: ParseStream<'_>, errors: &Errors) -> syn::Result<Value> {
    let value = match row.form {
        Form::Flag => Value::Flag,
        Form::FlagOrExpr | Form::FlagOrFalse | Form::FlagOrWords(_) if ends(input) => Value::Flag,
        Form::Words(place) | Form::FlagOrWords(place) => {
            Value::Words(words(row, word, place, input, errors)?)
        }
        Form::Exprs => Value::Exprs(exprs(row, word, input)?),
        Form::Fields => Value::Fields(fields(row, word, input)?),
        Form::When(place) => when(row, word, Some(place), input, errors)?,
        Form::Condition => when(row, word, None, input, errors)?,
        form => {
            equals(row, word, input)?;
            assigned(form, input).map_err(|error| row.misread(error.span()))?
        }
    };
    if ends(input) { Ok(value) } else { Err(excess(row, word, input)) }
}

/// Skips what is left of an item that could not be read: up to a comma that has a word behind it, since a comma may
/// as well be part of what was written by mistake.
pub(crate) fn skip(input: ParseStream<'_>) {
    while !begins_next(&input.fork()) && input.parse::<TokenTree>().is_ok() {}
}

fn begins_next(ahead: ParseStream<'_>) -> bool {
    let comma = ahead.parse::<Token![,]>().is_ok();
    comma
        && ahead.call(Ident::parse_any).is_ok()
        && (ends(ahead) || ahead.peek(Token![=]) || ahead.peek(token::Paren))
}

fn ends(input: ParseStream<'_>) -> bool {
    input.is_empty() || input.peek(Token![,])
}

/// Something stands between a value and the next comma.
fn excess(row: &Row, word: Span, input: ParseStream<'_>) -> syn::Error {
    match input.fork().call(Ident::parse_any) {
        Ok(next) => syn::Error::new(next.span(), format!("a comma is missing before `{next}`")),
        // `nested = true`: it is the word that is written in a wrong way, not what follows.
        Err(_) if matches!(row.form, Form::Flag) => row.misread(word),
        Err(_) => row.misread(input.span()),
    }
}

fn equals(row: &Row, word: Span, input: ParseStream<'_>) -> syn::Result<()> {
    if input.peek(Token![==]) || input.parse::<Token![=]>().is_err() || ends(input) {
        return Err(row.misread(word));
    }
    Ok(())
}

/// What follows the sign `=`.
fn assigned(form: Form, input: ParseStream<'_>) -> syn::Result<Value> {
    match form {
        Form::Text => input.parse().map(Value::Text),
        Form::Texts if input.peek(token::Bracket) => texts(input).map(Value::Texts),
        Form::Texts => input.parse().map(|text| Value::Texts(vec![text])),
        Form::Path => input.call(Path::parse_mod_style).map(Value::Path),
        Form::Call => call(input).map(Value::Call),
        Form::Rule => rule(input).map(Value::Rule),
        Form::FlagOrFalse => no(input).map(|()| Value::False),
        _ => expr(input).map(Value::Expr),
    }
}

/// An expression. syn without `full` reads paths, calls, literals and the like, which is what settings are made of;
/// anything else is taken as it is, up to the next comma, and the compiler judges it.
fn expr(input: ParseStream<'_>) -> syn::Result<Expr> {
    let ahead = input.fork();
    let read = ahead.parse::<Expr>().is_ok();
    // What syn read may be the beginning of something longer, such as a range; anything else behind it is a mistake.
    if read && !ahead.peek(Token![..]) && !ahead.peek(Token![?]) {
        return input.parse();
    }
    let mut tokens = TokenStream::new();
    // A comma between the generics of a path, as in `from_fn::<u8, 3, _>`, ends nothing.
    let mut generics = 0_usize;
    while !input.is_empty() && (generics > 0 || !ends(input)) {
        let opens = input.peek(Token![::]) && input.peek3(Token![<]);
        if opens {
            tokens.extend([input.parse::<TokenTree>()?, input.parse::<TokenTree>()?]);
        }
        let nested = generics > 0 && input.peek(Token![<]);
        let closes = generics > 0 && input.peek(Token![>]);
        tokens.extend([input.parse::<TokenTree>()?]);
        generics = generics + usize::from(opens || nested) - usize::from(closes);
    }
    Ok(Expr::Verbatim(tokens))
}

fn texts(input: ParseStream<'_>) -> syn::Result<Vec<LitStr>> {
    let content;
    bracketed!(content in input);
    all(&content, Punctuated::<LitStr, Token![,]>::parse_terminated).map(|texts| texts.into_iter().collect())
}

fn call(input: ParseStream<'_>) -> syn::Result<Call> {
    let path = input.parse()?;
    let args = if input.peek(token::Paren) { Some(input.parse()?) } else { None };
    Ok(Call { path, args })
}

fn rule(input: ParseStream<'_>) -> syn::Result<Rule> {
    let path = input.parse()?;
    // A check that names no fields is judged with the struct in view.
    if !input.peek(token::Paren) {
        return Ok(Rule { path, reads: Vec::new() });
    }
    let reads = parenthesised(input, |input| input.parse_terminated(names, Token![,]))?;
    Ok(Rule { path, reads: reads.into_iter().collect() })
}

/// `false`; what is true says so without a value.
fn no(input: ParseStream<'_>) -> syn::Result<()> {
    let said: LitBool = input.parse()?;
    if said.value { Err(syn::Error::new(said.span(), "")) } else { Ok(()) }
}

fn fields(row: &Row, word: Span, input: ParseStream<'_>) -> syn::Result<Vec<Vec<Ident>>> {
    if !input.peek(token::Paren) {
        return Err(row.misread(word));
    }
    let fields = parenthesised(input, |input| input.parse_terminated(names, Token![,]))
        .map_err(|error| row.misread(error.span()))?;
    if fields.is_empty() { Err(row.empty(word)) } else { Ok(fields.into_iter().collect()) }
}

fn names(input: ParseStream<'_>) -> syn::Result<Vec<Ident>> {
    let names: Punctuated<_, Token![.]> = Punctuated::parse_separated_nonempty_with(input, Ident::parse_any)?;
    Ok(names.into_iter().collect())
}

fn exprs(row: &Row, word: Span, input: ParseStream<'_>) -> syn::Result<Vec<Expr>> {
    if !input.peek(token::Paren) {
        return Err(row.misread(word));
    }
    let exprs = parenthesised(input, |input| input.parse_terminated(expr, Token![,]))?;
    if exprs.is_empty() { Err(row.empty(word)) } else { Ok(exprs.into_iter().collect()) }
}

fn words(row: &Row, word: Span, place: Place, input: ParseStream<'_>, errors: &Errors) -> syn::Result<Bag> {
    if !input.peek(token::Paren) {
        return Err(row.misread(word));
    }
    parenthesised(input, |input| {
        if input.is_empty() { Err(row.empty(word)) } else { Ok(Bag::of_words(input, place, errors)) }
    })
}

/// A condition, and the words that may stand behind it.
fn when(
    row: &Row,
    word: Span,
    place: Option<Place>,
    input: ParseStream<'_>,
    errors: &Errors,
) -> syn::Result<Value> {
    if !input.peek(token::Paren) {
        return Err(row.misread(word));
    }
    parenthesised(input, |input| {
        if input.is_empty() {
            return Err(row.empty(word));
        }
        let condition = condition(input).map_err(|error| row.misread(error.span()))?;
        let comma: Option<Token![,]> = input.parse()?;
        let words = match (place, comma) {
            (Some(place), Some(_)) => Bag::of_words(input, place, errors),
            (None, Some(comma)) if !input.is_empty() => return Err(row.misread(comma.span)),
            _ => Bag::default(),
        };
        Ok(Value::When(condition, words))
    })
}

/// The pattern is taken as it is: the compiler judges it.
fn condition(input: ParseStream<'_>) -> syn::Result<Condition> {
    let path = names(input)?;
    let sign: Token![=] = input.parse()?;
    if input.peek(Token![=]) || ends(input) {
        return Err(syn::Error::new(sign.span, ""));
    }
    let mut pattern = TokenStream::new();
    while !ends(input) {
        pattern.extend([input.parse::<TokenTree>()?]);
    }
    Ok(Condition { path, pattern })
}

fn parenthesised<T>(
    input: ParseStream<'_>,
    read: impl FnOnce(ParseStream<'_>) -> syn::Result<T>,
) -> syn::Result<T> {
    let content;
    parenthesized!(content in input);
    all(&content, read)
}

/// Reads all of a group's content: what a failed read leaves behind, syn would report as a second error.
fn all<T>(content: ParseStream<'_>, read: impl FnOnce(ParseStream<'_>) -> syn::Result<T>) -> syn::Result<T> {
    let read = read(content);
    if read.is_err() {
        while content.parse::<TokenTree>().is_ok() {}
    }
    read
}
