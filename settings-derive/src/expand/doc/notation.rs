//! Values as an operator writes them: `30s`, where the code says `Duration::from_secs(30)`.
//!
//! Types are known by their names here. What has another one is shown as its author wrote it, which is never wrong.

use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{BinOp, Expr, ExprCall, ExprMacro, Lit, Path, Token, Type, UnOp};

use super::markdown;
use super::types::{Form, form, name, names};
use crate::model::Default;
use crate::written::written;

/// The units of a duration, from the largest, with their lengths in nanoseconds.
const DURATIONS: [(&str, u128); 7] = [
    ("d", 86_400_000_000_000),
    ("h", 3_600_000_000_000),
    ("m", 60_000_000_000),
    ("s", 1_000_000_000),
    ("ms", 1_000_000),
    ("us", 1_000),
    ("ns", 1),
];

/// The units of a size, from the largest.
const SIZES: [(&str, u128); 4] = [("TiB", 1 << 40), ("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)];

/// What stands where no source gives a value.
pub(super) enum Absent {
    /// A value, as code.
    Code(String),
    /// In words, as Markdown.
    Words(String),
}

impl Absent {
    fn code(text: impl Into<String>) -> Self {
        Self::Code(text.into())
    }

    pub(super) fn words(text: impl Into<String>) -> Self {
        Self::Words(text.into())
    }

    /// A cell of the table.
    pub(super) fn cell(self) -> String {
        match self {
            Self::Code(text) => markdown::cell(&text),
            Self::Words(words) => words,
        }
    }
}

/// A default.
pub(super) fn default(default: &Default, ty: &Type) -> Absent {
    match default {
        Default::OfType(_) => of_type(ty),
        Default::Text(text) => Absent::code(written(text.to_token_stream())),
        Default::List(elements, _) => Absent::code(list(elements.iter())),
        Default::Expr(expr) => match called(expr) {
            Some(path) if path.segments.len() == 2 && ends(path, "Default", "default") => of_type(ty),
            _ => Absent::code(value(expr)),
        },
    }
}

/// The default that a type has by itself.
fn of_type(ty: &Type) -> Absent {
    let known = match name(ty).as_deref() {
        Some("Option") => return Absent::words("none"),
        Some("bool") => "false",
        Some("String") => "\"\"",
        Some(name) if is_integer(name) => "0",
        Some("BTreeMap" | "HashMap") => "{}",
        _ if form(ty) == Form::List => "[]",
        _ => return Absent::words("the type's default"),
    };
    Absent::code(known)
}

fn is_integer(name: &str) -> bool {
    name.strip_prefix(['u', 'i'])
        .is_some_and(|bits| matches!(bits, "8" | "16" | "32" | "64" | "128" | "size"))
}

/// A value of the code, as it is written in a source.
pub(super) fn value(expr: &Expr) -> String {
    known(expr).unwrap_or_else(|| written(expr.to_token_stream()))
}

fn known(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Group(group) => known(&group.expr),
        Expr::Paren(paren) => known(&paren.expr),
        Expr::Lit(literal) => match &literal.lit {
            Lit::Int(number) => Some(number.base10_digits().to_owned()),
            Lit::Float(number) => Some(number.base10_digits().to_owned()),
            _ => None,
        },
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => Some(format!("-{}", known(&unary.expr)?)),
        Expr::Binary(_) => number(expr).map(|number| number.to_string()),
        Expr::Path(path) if ends(&path.path, "Duration", "ZERO") => Some(String::from("0s")),
        Expr::Macro(made) => vec(made),
        // A text that becomes an owned one.
        Expr::MethodCall(call) => {
            let owned = matches!(&*call.method.to_string(), "to_owned" | "to_string" | "into" | "to_vec");
            let text = matches!(&*call.receiver, Expr::Lit(literal) if matches!(literal.lit, Lit::Str(_)));
            (owned && text).then(|| value(&call.receiver))
        }
        Expr::Call(call) => made(call).or_else(|| address(&written(expr.to_token_stream()))),
        // Brackets, among others, are not taken apart, unless another crate in the build has syn do so.
        Expr::Verbatim(tokens) => address(&written(tokens.clone())),
        _ => None,
    }
}

/// The number that literals, and products and sums of them, make.
fn number(expr: &Expr) -> Option<u128> {
    match expr {
        Expr::Group(group) => number(&group.expr),
        Expr::Paren(paren) => number(&paren.expr),
        Expr::Lit(literal) => match &literal.lit {
            Lit::Int(number) => number.base10_parse().ok(),
            _ => None,
        },
        Expr::Binary(binary) => {
            let (left, right) = (number(&binary.left)?, number(&binary.right)?);
            match binary.op {
                BinOp::Mul(_) => left.checked_mul(right),
                BinOp::Add(_) => left.checked_add(right),
                _ => None,
            }
        }
        _ => None,
    }
}

/// What the functions make that are known by their names.
fn made(call: &ExprCall) -> Option<String> {
    let Expr::Path(path) = &*call.func else { return None };
    let mut last = path.path.segments.iter().rev().map(|segment| segment.ident.to_string());
    let (function, of) = (last.next()?, last.next().unwrap_or_default());
    let argument = call.args.first();
    match (&*of, &*function, argument) {
        ("", "Some", Some(inner)) => Some(value(inner)),
        ("String", "from", Some(text)) => matches!(text, Expr::Lit(_)).then(|| value(text)),
        ("String", "new", None) => Some(String::from("\"\"")),
        ("Vec" | "BTreeSet" | "HashSet", "new", None) => Some(String::from("[]")),
        ("BTreeMap" | "HashMap", "new", None) => Some(String::from("{}")),
        ("Duration", _, Some(count)) => {
            let (_, unit) = DURATIONS.iter().find(|(name, _)| *name == duration(&function))?;
            number(count)?.checked_mul(*unit).map(time)
        }
        ("ByteSize", "new", Some(count)) => number(count).map(size),
        ("ByteSize", _, Some(count)) => {
            let (_, unit) = SIZES.iter().find(|(name, _)| name.eq_ignore_ascii_case(&function))?;
            number(count)?.checked_mul(*unit).map(size)
        }
        _ => None,
    }
}

/// The unit of a function that makes a duration.
fn duration(function: &str) -> &'static str {
    match function {
        "from_days" => "d",
        "from_hours" => "h",
        "from_mins" => "m",
        "from_secs" => "s",
        "from_millis" => "ms",
        "from_micros" => "us",
        "from_nanos" => "ns",
        _ => "",
    }
}

fn time(mut nanoseconds: u128) -> String {
    if nanoseconds == 0 {
        return String::from("0s");
    }
    let mut text = String::new();
    for (name, length) in DURATIONS {
        if nanoseconds >= length {
            text += &format!("{}{name}", nanoseconds / length);
            nanoseconds %= length;
        }
    }
    text
}

fn size(bytes: u128) -> String {
    match SIZES.iter().find(|(_, size)| bytes > 0 && bytes % size == 0) {
        Some((name, size)) => format!("{}{name}", bytes / size),
        None => bytes.to_string(),
    }
}

/// The address that is made by `IpAddr::from([127, 0, 0, 1])`, or with a port by `SocketAddr::from(([127, 0, 0, 1], 80))`.
fn address(code: &str) -> Option<String> {
    let (path, parts) = code.strip_suffix(')')?.split_once("::from(")?;
    let of = path.rsplit("::").next()?;
    let pair = parts.strip_prefix('(').and_then(|parts| parts.strip_suffix(')'));
    let (parts, port) = match (of, pair) {
        ("SocketAddr" | "SocketAddrV4", Some(pair)) => {
            let (parts, port) = pair.rsplit_once(", ")?;
            (parts, format!(":{}", port.parse::<u16>().ok()?))
        }
        ("IpAddr" | "Ipv4Addr", None) => (parts, String::new()),
        _ => return None,
    };
    let parts = parts.strip_prefix('[')?.strip_suffix(']')?.split(", ");
    let parts: Option<Vec<String>> = parts.map(|part| Some(part.parse::<u8>().ok()?.to_string())).collect();
    let parts = parts.filter(|parts| parts.len() == 4)?;
    Some(format!("{}{port}", parts.join(".")))
}

fn vec(made: &ExprMacro) -> Option<String> {
    let elements = made
        .mac
        .path
        .is_ident("vec")
        .then(|| made.mac.parse_body_with(Punctuated::<Expr, Token![,]>::parse_terminated).ok());
    elements.flatten().map(|elements| list(elements.iter()))
}

fn list<'a>(elements: impl Iterator<Item = &'a Expr>) -> String {
    let elements: Vec<String> = elements.map(value).collect();
    format!("[{}]", elements.join(", "))
}

/// The function of a call without arguments.
fn called(expr: &Expr) -> Option<&Path> {
    match expr {
        Expr::Call(call) if call.args.is_empty() => match &*call.func {
            Expr::Path(path) => Some(&path.path),
            _ => None,
        },
        _ => None,
    }
}

/// True if the path ends in these two names.
fn ends(path: &Path, of: &str, name: &str) -> bool {
    let mut last = path.segments.iter().rev().map(|segment| &segment.ident);
    last.next().is_some_and(|last| last == name) && last.next().is_some_and(|last| last == of)
}

/// How the values of these types are written, where that does not go without saying.
pub(super) fn legend<'a>(types: impl Iterator<Item = &'a Type>) -> String {
    const KINDS: [(&[&str], &str); 5] = [
        (&["Duration"], "a `Duration` as `1h30m`, in `d h m s ms us ns`"),
        (&["ByteSize"], "a `ByteSize` as `10MiB`, `64kB` or a number of bytes"),
        (&["bool"], "a `bool` as `true` or `false`, in a variable also as `1 0 yes no on off`"),
        (&["Vec", "BTreeSet", "HashSet"], "a list in a variable as `a,b`, or in JSON"),
        (&["BTreeMap", "HashMap"], "a map in variables as one for each entry, whose name stands behind `__`"),
    ];
    let named: Vec<String> = types.flat_map(names).collect();
    let used = KINDS.iter().filter(|(kinds, _)| named.iter().any(|name| kinds.contains(&&**name)));
    let used: Vec<&str> = used.map(|(_, text)| *text).collect();
    if used.is_empty() { String::new() } else { format!("\nWritten: {}.\n", used.join("; ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[expect(clippy::expect_used, reason = "the texts are Rust")]
    fn shown(code: &str) -> String {
        let tokens = code.parse().expect("is made of tokens");
        value(&syn::parse_str(code).unwrap_or(Expr::Verbatim(tokens)))
    }

    #[test]
    fn a_value_is_written_as_in_a_source() {
        for (code, text) in [
            ("Duration::from_secs(90)", "1m30s"),
            ("std::time::Duration::from_secs(180 * 24 * 60 * 60)", "180d"),
            ("Duration::from_millis(1)", "1ms"),
            ("Duration::from_hours(1 + 1)", "2h"),
            ("Duration::ZERO", "0s"),
            ("ByteSize::mib(10)", "10MiB"),
            ("ByteSize::new(65_536)", "64KiB"),
            ("ByteSize::new(1)", "1"),
            ("65_000u16", "65000"),
            ("-0x10", "-16"),
            ("60 * 60", "3600"),
            ("1.5", "1.5"),
            ("\"a\".to_owned()", "\"a\""),
            ("String::from(\"a\")", "\"a\""),
            ("Some(1_000)", "1000"),
            ("Vec::new()", "[]"),
            ("vec![]", "[]"),
            ("vec![Duration::from_secs(1), LONG]", "[1s, LONG]"),
            ("IpAddr::from([127, 0, 0, 1])", "127.0.0.1"),
            ("SocketAddr::from(([0, 0, 0, 0], 8080))", "0.0.0.0:8080"),
        ] {
            assert_eq!(shown(code), text);
        }
    }

    #[test]
    fn what_is_not_known_is_shown_as_it_is() {
        for code in [
            "Duration::from_secs(SECONDS)",
            "Duration::from_secs_f32(1.5)",
            "Duration::new(1, 2)",
            "ByteSize::mib(10 - 1)",
            "Level::Info",
            "A - 1",
            "IpAddr::from([0, 0])",
            "SocketAddr::from((ADDRESS, 80))",
            "name.to_owned()",
        ] {
            assert_eq!(shown(code), code);
        }
    }
}
