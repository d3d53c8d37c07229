//! A value as it is written in a source, and as it is shown of the object.

use crate::text::Value;
use settings_declarations_model::{Datum, Encoding, Type};

/// In a file.
pub(crate) fn in_file(ty: &Type, datum: &Datum) -> Value {
    match (ty, datum) {
        (Type::Option(inner) | Type::Secret(inner) | Type::Newtype(_, inner, _), datum) => {
            in_file(inner, datum)
        }
        (Type::List(_, element), Datum::List(all)) => {
            Value::List(all.iter().map(|one| in_file(element, one)).collect())
        }
        (Type::Map(_, value), Datum::Map(all)) => {
            Value::Table(all.iter().map(|(name, one)| (name.clone(), in_file(value, one))).collect())
        }
        (_, Datum::Pair(one, other)) => {
            Value::List([one, other].map(|number| Value::Plain(format!("{number:?}"))).to_vec())
        }
        // YAML and JSON have larger numbers than TOML, and none of them has all of ours.
        (_, Datum::Int(_) | Datum::Float(_) | Datum::Bool(_)) => Value::Plain(in_variable(ty, datum)),
        _ => Value::Text(in_variable(ty, datum)),
    }
}

/// In a variable, or in any other place that holds a text.
pub(crate) fn in_variable(ty: &Type, datum: &Datum) -> String {
    match (ty, datum) {
        (Type::Option(inner) | Type::Secret(inner) | Type::Newtype(_, inner, _), datum) => {
            in_variable(inner, datum)
        }
        (_, Datum::Int(number)) => number.to_string(),
        (_, Datum::Float(number)) => format!("{number:?}"),
        (_, Datum::Bool(is)) => is.to_string(),
        (_, Datum::Text(text)) => text.clone(),
        (_, Datum::Millis(millis)) => match (millis / 1000, millis % 1000) {
            (seconds, 0) => format!("{seconds}s"),
            (seconds, millis) => format!("{seconds}s{millis}ms"),
        },
        (Type::Bytes(_, Encoding::Hex), Datum::Bytes(bytes)) => {
            bytes.iter().map(|byte| format!("{byte:02x}")).collect()
        }
        (_, Datum::Bytes(bytes)) => base64(bytes),
        (Type::List(_, element), Datum::List(all)) => list(element, all),
        (_, other) => panic!("no text: {other:?}"),
    }
}

/// Between commas where that can be; else as JSON.
fn list(element: &Type, all: &[Datum]) -> String {
    let texts: Vec<String> = all.iter().map(|one| in_variable(element, one)).collect();
    let is_plain = |text: &String| text.chars().all(|c| c.is_ascii_alphanumeric() || "-_.:/".contains(c));
    if !texts.is_empty() && texts.iter().all(is_plain) {
        return texts.join(", ");
    }
    serde_json::to_string(&texts).unwrap()
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let bits =
            three.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        let digit = |at: usize| char::from(DIGITS[(bits >> (18 - 6 * at)) as usize & 63]);
        out.extend((0..=three.len()).map(digit));
        out.extend((three.len()..3).map(|_| '='));
    }
    out
}

/// Of the object, as `Shown` shows it.
pub(crate) fn shown(ty: &Type, datum: &Datum) -> String {
    match (ty, datum) {
        (Type::Option(inner) | Type::Secret(inner) | Type::Newtype(_, inner, _), datum) => {
            shown(inner, datum)
        }
        (Type::Words(words), Datum::Text(value)) => {
            let named = words.values.iter().find(|(_, name, _)| name == value);
            named.map(|(ident, ..)| ident.clone()).unwrap()
        }
        (Type::Char, Datum::Text(text)) => format!("{:?}", text.chars().next().unwrap()),
        (Type::Address(_), Datum::Text(text)) => text.clone(),
        (Type::Size, Datum::Int(bytes)) => format!("{bytes}B"),
        (_, Datum::Text(text)) => format!("{text:?}"),
        (_, Datum::Int(number)) => number.to_string(),
        (_, Datum::Float(number)) => format!("{number:?}"),
        (_, Datum::Bool(is)) => is.to_string(),
        (_, Datum::Millis(millis)) => format!("{}ns", u128::from(*millis) * 1_000_000),
        (_, Datum::Bytes(bytes)) => format!("{bytes:?}"),
        (_, Datum::Pair(one, other)) => format!("{:?}", (one, other)),
        (Type::List(kind, element), Datum::List(all)) => {
            let mut all: Vec<String> = all.iter().map(|one| shown(element, one)).collect();
            if *kind != "Vec" {
                all.sort();
            }
            format!("[{}]", all.join(", "))
        }
        (Type::Map(_, value), Datum::Map(all)) => {
            map(all.iter().map(|(name, one)| (name.clone(), shown(value, one))).collect())
        }
        (_, other) => panic!("not shown: {other:?}"),
    }
}

/// A map of what is shown.
pub(crate) fn map(all: Vec<(String, String)>) -> String {
    let mut all: Vec<String> = all.into_iter().map(|(name, shown)| format!("{name:?}: {shown}")).collect();
    all.sort();
    format!("[{}]", all.join(", "))
}
