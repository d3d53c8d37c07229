//! Settings that are no sections: of which type, with which check and default.

use fastrand::Rng;

use super::words::{STYLES, once_in, pick, styled};
use super::{Check, Datum, Encoding, Leaf, Type, Words, sample::sample};

/// What is said of a setting but for its names. `count` numbers the types that are made for it.
pub(super) fn leaf(rng: &mut Rng, count: &mut usize) -> Leaf {
    let ty = ty(rng, count);
    let is_bare = matches!(ty.inner(), Type::Bytes(..) | Type::Pair | Type::Newtype(..));
    let check = if is_bare { None } else { check(rng, ty.inner()) };
    let is_defaulted = !ty.is_secret() && !matches!(ty, Type::Option(_)) && once_in(rng, 2);
    let default = is_defaulted.then(|| sample(rng, &ty, check.as_ref()));
    let takes_empty = matches!(ty.inner(), Type::Text(_)) && check.is_none();
    Leaf {
        default,
        env: Vec::new(),
        only_from: None,
        allow_empty: takes_empty && once_in(rng, 4),
        secret: ty.is_secret().then_some(true).filter(|_| once_in(rng, 3)),
        when: None,
        ty,
        check,
    }
}

fn ty(rng: &mut Rng, count: &mut usize) -> Type {
    match rng.u8(..20) {
        0..=8 => single(rng, count),
        9 | 10 => Type::Option(Box::new(single(rng, count))),
        11 | 12 => secret(rng),
        13 => Type::Option(Box::new(secret(rng))),
        14 => Type::List("Vec", Box::new(element(rng, count))),
        15 => Type::List(pick(rng, &["BTreeSet", "HashSet"]), Box::new(ordered(rng))),
        16 => Type::Map(pick(rng, &["BTreeMap", "HashMap"]), Box::new(element(rng, count))),
        17 => Type::Map("BTreeMap", Box::new(Type::Secret(Box::new(Type::Text("String"))))),
        18 => bytes(rng),
        _ => Type::Pair,
    }
}

fn single(rng: &mut Rng, count: &mut usize) -> Type {
    match rng.u8(..14) {
        0 => Type::Signed("i8", 8),
        1 => Type::Signed("i64", 64),
        2 => Type::Unsigned("u16", 16),
        3 => pick(rng, &[Type::Unsigned("u32", 32), Type::Unsigned("u8", 8), Type::NonZero("u16", 16)]),
        4 => Type::Float(pick(rng, &["f32", "f64"])),
        5 => Type::Bool,
        6 => Type::Char,
        7 | 8 => Type::Text(pick(rng, &["String", "Box<str>", "Arc<str>"])),
        9 => Type::Path,
        10 => Type::Address(pick(rng, &["IpAddr", "Ipv4Addr", "Ipv6Addr", "SocketAddr"])),
        11 => Type::Duration,
        12 => Type::Size,
        _ => element(rng, count),
    }
}

fn element(rng: &mut Rng, count: &mut usize) -> Type {
    *count += 1;
    match rng.u8(..6) {
        0 => Type::Words(words(rng, *count)),
        1 => {
            let inner = ordered(rng);
            let check = check(rng, &inner).map(Box::new);
            Type::Newtype(format!("Newtype{count}"), Box::new(inner), check)
        }
        2 => Type::Duration,
        3 => Type::Bool,
        _ => ordered(rng),
    }
}

fn ordered(rng: &mut Rng) -> Type {
    match rng.u8(..3) {
        0 => Type::Unsigned("u16", 16),
        1 => Type::Signed("i64", 64),
        _ => Type::Text("String"),
    }
}

fn secret(rng: &mut Rng) -> Type {
    match rng.u8(..5) {
        0 => Type::Secret(Box::new(Type::Unsigned("u64", 64))),
        1 => Type::Bytes("SecretBox<[u8]>", Encoding::Base64),
        _ => Type::Secret(Box::new(Type::Text("String"))),
    }
}

fn bytes(rng: &mut Rng) -> Type {
    let encoding = if rng.bool() { Encoding::Base64 } else { Encoding::Hex };
    Type::Bytes(pick(rng, &["Vec<u8>", "[u8; 4]", "SecretBox<[u8; 4]>"]), encoding)
}

fn words(rng: &mut Rng, count: usize) -> Words {
    let style = once_in(rng, 3).then(|| pick(rng, STYLES));
    let idents = [("Off", "off"), ("ForceTls", "force_tls"), ("On", "on"), ("Level2", "level2")];
    let renamed = rng.usize(..8);
    let value = |(at, (ident, snake)): (usize, &(&str, &str))| {
        let name = if at == renamed { "1.3".to_owned() } else { styled(style.unwrap_or_default(), snake) };
        ((*ident).to_owned(), name, at == renamed)
    };
    Words { name: format!("Words{count}"), style, values: idents.iter().enumerate().map(value).collect() }
}

fn check(rng: &mut Rng, ty: &Type) -> Option<Check> {
    let wanted = once_in(rng, 2);
    let check = match ty {
        Type::Unsigned(_, bits) => match rng.u8(..3) {
            0 => Check::OneOf([1, 2, 4, 8].map(Datum::Int).to_vec()),
            _ => Check::Range(rng.i128(0..100), rng.i128(100..(1 << bits))),
        },
        Type::Signed(..) => Check::Range(rng.i128(-100..0), rng.i128(0..100)),
        Type::Duration => Check::Range(rng.i128(0..1000), rng.i128(1000..5_000_000)),
        Type::Text("String") => match rng.u8(..4) {
            0 => Check::Length(rng.usize(1..4), rng.usize(4..9)),
            1 => Check::NotBlank,
            2 => Check::OneOf(["eu", "us", "ap-1"].map(|text| Datum::Text(text.to_owned())).to_vec()),
            _ => Check::Pattern,
        },
        Type::Secret(inner) if **inner == Type::Text("String") => {
            Check::Length(rng.usize(7..10), rng.usize(10..30))
        }
        Type::List(_, element) | Type::Map(_, element) => match self::check(rng, element) {
            Some(check) if !matches!(**element, Type::Newtype(..)) && rng.bool() => {
                Check::Each(Box::new(check))
            }
            _ => Check::Length(rng.usize(0..2), rng.usize(2..4)),
        },
        _ => return None,
    };
    wanted.then_some(check)
}
