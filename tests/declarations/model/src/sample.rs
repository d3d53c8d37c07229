//! Values of a type that pass its check.

use fastrand::Rng;

use super::words::{once_in, pick};
use super::{Check, Type};

/// A value, apart from how it is written anywhere.
#[derive(Clone, PartialEq, Debug)]
pub enum Datum {
    Int(i128),
    Float(f64),
    Bool(bool),
    Text(String),
    /// Of a duration.
    Millis(u64),
    Bytes(Vec<u8>),
    Pair(f64, f64),
    List(Vec<Self>),
    Map(Vec<(String, Self)>),
}

/// Every text that is a secret begins so.
pub const CANARY: &str = "cAnArY";

/// A value of the type that passes the check.
pub fn sample(rng: &mut Rng, ty: &Type, check: Option<&Check>) -> Datum {
    match ty {
        Type::Option(inner) => sample(rng, inner, check),
        Type::Newtype(_, inner, own) => sample(rng, inner, own.as_deref()),
        Type::Secret(inner) => secret(rng, inner, check),
        Type::List(kind, element) => {
            let (least, most) = length(check).unwrap_or((0, 4));
            let each = each(check);
            let mut all: Vec<Datum> = Vec::new();
            let count = rng.usize(least..=most);
            for _ in 0..40 * count {
                let one = sample(rng, element, each);
                if all.len() < count && (*kind == "Vec" || !all.contains(&one)) {
                    all.push(one);
                }
            }
            Datum::List(all)
        }
        Type::Map(_, value) => {
            let (least, most) = length(check).unwrap_or((0, 3));
            let mut names = entry_names(rng);
            names.truncate(rng.usize(least..=most));
            Datum::Map(names.into_iter().map(|name| (name, sample(rng, value, each(check)))).collect())
        }
        plain => self::plain(rng, plain, check),
    }
}

fn plain(rng: &mut Rng, ty: &Type, check: Option<&Check>) -> Datum {
    if let Some(Check::OneOf(all)) = check {
        return pick(rng, all);
    }
    match ty {
        Type::Signed(_, bits) => {
            let (least, most) = range(check).unwrap_or((-(1 << (bits - 1)), (1 << (bits - 1)) - 1));
            Datum::Int(rng.i128(least..=most))
        }
        Type::Unsigned(_, bits) => {
            let (least, most) = range(check).unwrap_or((0, (1 << bits) - 1));
            Datum::Int(rng.i128(least..=most))
        }
        Type::NonZero(_, bits) => Datum::Int(rng.i128(1..1 << bits)),
        Type::Float(_) => Datum::Float(float(rng)),
        Type::Bool => Datum::Bool(rng.bool()),
        Type::Char => Datum::Text(pick(rng, &['a', 'Z', '7', 'ß', '🛒', '#', ':']).to_string()),
        Type::Text(_) | Type::Path => Datum::Text(text(rng, check)),
        Type::Address(kind) => Datum::Text(address(rng, kind)),
        Type::Duration => {
            let (least, most) = range(check).unwrap_or((0, 100_000_000));
            Datum::Millis(rng.u64(least as u64..=most as u64))
        }
        Type::Size => Datum::Int(rng.i128(0..1 << 40)),
        Type::Words(words) => Datum::Text(pick(rng, &words.values).1),
        Type::Bytes(ty, _) => {
            let count = if ty.contains("; 4]") { 4 } else { rng.usize(1..20) };
            Datum::Bytes(std::iter::repeat_with(|| rng.u8(..)).take(count).collect())
        }
        Type::Pair => Datum::Pair(float(rng), float(rng)),
        Type::Newtype(..) | Type::Secret(_) | Type::Option(_) | Type::List(..) | Type::Map(..) => {
            sample(rng, ty, check)
        }
    }
}

/// A value that can be told from all others wherever it turns up.
fn secret(rng: &mut Rng, inner: &Type, check: Option<&Check>) -> Datum {
    let (least, most) = length(check).unwrap_or((12, 30));
    match inner {
        Type::Unsigned(..) => Datum::Int(rng.i128(7_700_000_000_000_000_000..7_800_000_000_000_000_000)),
        _ => {
            let more = rng.usize(least.saturating_sub(CANARY.len())..=most - CANARY.len());
            Datum::Text(
                std::iter::repeat_with(|| rng.alphanumeric())
                    .take(more)
                    .fold(CANARY.to_owned(), |text, c| text + &String::from(c)),
            )
        }
    }
}

fn float(rng: &mut Rng) -> f64 {
    // A fraction that both widths hold as it is.
    f64::from(rng.i16(..)) / 8.0
}

fn text(rng: &mut Rng, check: Option<&Check>) -> String {
    if matches!(check, Some(Check::Pattern)) {
        return (pick(rng, &["a", "corner-shop", "x-y-z", "long"])).to_owned();
    }
    let (least, most) = length(check).unwrap_or((1, 12));
    let count = rng.usize(least..=most);
    let inner = [
        'a', 'b', 'Q', '0', '9', ' ', '-', '_', '.', '/', ':', ',', '#', '=', '"', '\'', '\\', 'ä', '🦀',
        '{', '$', '%',
    ];
    let edge = ['a', 'b', 'Q', '0', '9', '-', '.', '/', 'ä', '🦀'];
    let is_edge = |at| at == 0 || at + 1 == count;
    (0..count).map(|at| if is_edge(at) { pick(rng, &edge) } else { pick(rng, &inner) }).collect()
}

fn address(rng: &mut Rng, kind: &str) -> String {
    let ip = std::net::Ipv4Addr::from(rng.u32(..));
    let six = std::net::Ipv6Addr::from(rng.u128(..));
    match kind {
        "SocketAddr" if once_in(rng, 3) => format!("[{six}]:{}", rng.u16(..)),
        "SocketAddr" => format!("{ip}:{}", rng.u16(..)),
        "Ipv6Addr" => six.to_string(),
        "IpAddr" if once_in(rng, 3) => six.to_string(),
        _ => ip.to_string(),
    }
}

/// Names of entries, all different but for case.
pub fn entry_names(rng: &mut Rng) -> Vec<String> {
    let mut names: Vec<String> =
        ["beta", "github", "a", "b_c", "x1", "port", "name", "eu_west_1", "url"].map(str::to_owned).to_vec();
    rng.shuffle(&mut names);
    names
}

fn range(check: Option<&Check>) -> Option<(i128, i128)> {
    match check {
        Some(Check::Range(least, most)) => Some((*least, *most)),
        _ => None,
    }
}

fn length(check: Option<&Check>) -> Option<(usize, usize)> {
    match check {
        Some(Check::Length(least, most)) => Some((*least, *most)),
        _ => None,
    }
}

fn each(check: Option<&Check>) -> Option<&Check> {
    match check {
        Some(Check::Each(check)) => Some(check),
        _ => None,
    }
}
