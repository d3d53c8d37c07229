//! Numbers and bools.

use std::fmt;
use std::num::NonZero;
use std::str::FromStr;

use zeroize::{Zeroize, Zeroizing};

use crate::input::{Input, Raw, Refusal};
use crate::leaf::{Leaf, Shape};
use crate::output::Output;
use crate::value::Kind;

/// A whole number of any type: one text is read in one way, and then fits a type or does not.
#[derive(Clone, Copy)]
enum Whole {
    Negative(i128),
    Positive(u128),
}

/// A type of whole numbers.
trait Integer: Sized {
    const SIGNED: bool;
    fn of(number: Whole) -> Option<Self>;
}

/// Reads a whole number: of a variable as `FromStr` does, of a file as the format writes it.
fn integer<T: Integer>(input: Input<'_>) -> Result<T, Refusal> {
    let quoted = matches!(input.raw, Raw::Node(node) if matches!(node.kind(), Kind::Text { .. }));
    match whole(input, T::SIGNED).and_then(T::of) {
        // Only its quotation marks are wrong.
        Some(_) if quoted => Err(input.refuse_quoted()),
        Some(number) => Ok(number),
        None => Err(input.refuse()),
    }
}

fn whole(input: Input<'_>, signed: bool) -> Option<Whole> {
    match input.raw {
        Raw::Text(text) => plain(text, signed),
        Raw::Node(node) => match node.kind() {
            Kind::Integer => written(node.raw(), signed),
            Kind::Plain => plain(node.raw(), signed),
            Kind::Text { .. } => plain(input.text().ok()?.trim(), signed),
            _ => None,
        },
        Raw::Entries(_) | Raw::Bytes(_) => None,
    }
}

/// A number in digits alone, with a sign perhaps.
fn plain(text: &str, signed: bool) -> Option<Whole> {
    if text.starts_with('-') {
        return text.parse().ok().filter(|_| signed).map(Whole::Negative);
    }
    // Few are so long that they need the slower one.
    let number = text.parse().map(u64::into).or_else(|_| text.parse());
    number.ok().map(Whole::Positive)
}

/// A number with the underscores and the bases that a format allows.
fn written(raw: &str, signed: bool) -> Option<Whole> {
    if let Some(number) = plain(raw, signed) {
        return Some(number);
    }
    let digits = Zeroizing::new(raw.replace('_', ""));
    let based = ["0x", "0o", "0b"].iter().zip([16, 8, 2]).find_map(|(start, base)| {
        let digits = digits.strip_prefix(start)?;
        u128::from_str_radix(digits, base).ok()
    });
    based.map(Whole::Positive).or_else(|| plain(&digits, signed))
}

fn float<T: FromStr + Copy + Into<f64>>(input: Input<'_>) -> Result<T, Refusal> {
    let parse = |text: &str| text.parse::<T>().ok().filter(|&number| number.into().is_finite());
    let read = match input.raw {
        Raw::Text(text) => parse(text),
        Raw::Node(node) => match node.kind() {
            Kind::Float | Kind::Integer if node.raw().contains('_') => {
                parse(&Zeroizing::new(node.raw().replace('_', "")))
            }
            Kind::Float | Kind::Integer => parse(node.raw()),
            Kind::Plain => parse(node.raw()),
            Kind::Text { .. } => {
                let is_number = input.text().is_ok_and(|text| parse(text.trim()).is_some());
                return Err(if is_number { input.refuse_quoted() } else { input.refuse() });
            }
            _ => None,
        },
        Raw::Entries(_) | Raw::Bytes(_) => None,
    };
    read.ok_or_else(|| input.refuse())
}

/// The words that a variable may say a bool in, without regard to case.
const BOOLS: [(&str, bool); 8] = [
    ("true", true),
    ("false", false),
    ("1", true),
    ("0", false),
    ("yes", true),
    ("no", false),
    ("on", true),
    ("off", false),
];

fn boolean(input: Input<'_>) -> Result<bool, Refusal> {
    match input.raw {
        Raw::Text(text) => {
            let found = BOOLS.iter().find(|(word, _)| word.eq_ignore_ascii_case(text));
            found.map(|(_, value)| *value).ok_or_else(|| {
                input.refuse().hint("write one of `true`, `false`, `1`, `0`, `yes`, `no`, `on`, `off`")
            })
        }
        Raw::Node(node) if node.kind() == Kind::Bool => Ok(node.raw() == "true"),
        Raw::Node(node) if node.kind() == Kind::Plain => match node.raw() {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(input.refuse().hint("write `true` or `false`")),
        },
        Raw::Node(_) if input.text().is_ok_and(|text| ["true", "false"].contains(&&*text)) => {
            Err(input.refuse_quoted())
        }
        Raw::Node(node) => Err(input.refuse().hint(match node.kind() {
            Kind::Text { .. } => "write `true` or `false`, without quotation marks",
            _ => "write `true` or `false`",
        })),
        Raw::Entries(_) | Raw::Bytes(_) => Err(input.refuse()),
    }
}

/// The bytes of a number, which are wiped after use: it may be a secret.
trait Bytes {
    type Array: Zeroize + AsRef<[u8]>;
    fn bytes(&self) -> Self::Array;
    /// False for what JSON has no number for.
    fn is_number(&self) -> bool {
        true
    }
}

macro_rules! bytes {
    ($($type:ty, |$number:ident| $plain:expr $(, $is_number:expr)?;)*) => {$(
        impl Bytes for $type {
            type Array = [u8; size_of::<Self>()];

            fn bytes(&self) -> Self::Array {
                let $number = *self;
                $plain.to_le_bytes()
            }

            $(fn is_number(&self) -> bool {
                let $number = *self;
                $is_number
            })?
        }
    )*};
}

bytes! {
    f32, |it| it, it.is_finite();
    f64, |it| it, it.is_finite();
    bool, |it| u8::from(it);
}

macro_rules! leaves {
    ($($type:ty, $read:ident, $expects:expr;)*) => {$(
        impl Leaf for $type {
            type Value = Self;
            const SHAPE: Shape = Shape::BARE;

            fn expects(f: &mut fmt::Formatter<'_>) -> fmt::Result {
                $expects(f)
            }

            fn read(input: Input<'_>) -> Result<Self, Refusal> {
                $read(input)
            }

            fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }

            /// As `Debug` has it: a number that may have a fraction is written with a point or an exponent.
            fn write(&self, output: &mut Output) -> fmt::Result {
                if self.is_number() { output.bare(format_args!("{self:?}")) } else { Err(fmt::Error) }
            }

            fn value(&self) -> Option<&Self> {
                Some(self)
            }

            fn plain(&self, each: &mut dyn FnMut(&[u8])) {
                each(Zeroizing::new(self.bytes()).as_ref());
            }
        }
    )*};
}

macro_rules! integers {
    ($($words:literal: $($type:ty)*;)*) => {$($(
        bytes! {
            $type, |it| it;
            NonZero<$type>, |it| it.get();
        }
        impl Integer for $type {
            const SIGNED: bool = <$type>::MIN != 0;

            fn of(number: Whole) -> Option<Self> {
                match number {
                    Whole::Negative(number) => number.try_into().ok(),
                    Whole::Positive(number) => number.try_into().ok(),
                }
            }
        }
        impl Integer for NonZero<$type> {
            const SIGNED: bool = <$type>::SIGNED;

            fn of(number: Whole) -> Option<Self> {
                <$type>::of(number).and_then(Self::new)
            }
        }
        leaves! {
            $type, integer, |f: &mut fmt::Formatter<'_>| write!(f, "{} from {} to {}", $words, <$type>::MIN, <$type>::MAX);
            NonZero<$type>, integer, |f: &mut fmt::Formatter<'_>| {
                // Zero is what an unsigned one excludes at its low end, a signed one in the middle.
                match <$type>::MIN {
                    0 => write!(f, "{} from 1 to {}", $words, <$type>::MAX),
                    min => write!(f, "{} from {min} to {}, but not 0", $words, <$type>::MAX),
                }
            };
        }
    )*)*};
}

integers! {
    "an unsigned integer": u8 u16 u32 u64 u128 usize;
    "an integer": i8 i16 i32 i64 i128 isize;
}

leaves! {
    f32, float, |f: &mut fmt::Formatter<'_>| f.write_str("a finite number");
    f64, float, |f: &mut fmt::Formatter<'_>| f.write_str("a finite number");
    bool, boolean, |f: &mut fmt::Formatter<'_>| f.write_str("a bool, `true` or `false`");
}
