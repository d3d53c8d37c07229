//! Bytes that are written as a text: `encoding = "base64"`, `encoding = "hex"` (RFC 4648).

use std::fmt;

use secrecy::SecretBox;
use zeroize::Zeroizing;

use super::secret::{REDACTED, exposed};
use super::text::text;
use crate::input::{Found, Input, Raw, Refusal};
use crate::leaf::Shape;
use crate::output::Output;
use crate::spec::{Reader, Spec};

/// Reads bytes from base64: the standard alphabet or the one for URLs, with padding or without.
#[derive(Debug)]
pub struct Base64;

/// Reads bytes from hexadecimal digits, in either case.
#[derive(Debug)]
pub struct Hex;

/// Bytes that a text may encode.
#[diagnostic::on_unimplemented(
    message = "`encoding` is for bytes, and `{Self}` is none",
    label = "is not made of bytes",
    note = "make the field a `SecretBox<[u8]>` or a `SecretBox<[u8; 32]>`; or, if it is no secret, a `Vec<u8>` or a `[u8; 32]`",
    note = "a list of them is a list of a type of your own: `struct Key(#[settings(encoding = \"base64\")] SecretBox<[u8]>)`"
)]
pub trait Encoded: Sized + Send + Sync + 'static {
    /// What is known of the type.
    const SHAPE: Shape;
    /// How many bytes there are, if the type says so.
    const LENGTH: Option<usize>;
    /// The value of these bytes, which are as many as `LENGTH` says.
    fn of(bytes: Zeroizing<Vec<u8>>) -> Option<Self>;
    /// The bytes; `None` if there is no value.
    fn bytes(&self) -> Option<&[u8]>;
    /// The value where no source has one.
    fn absent() -> Option<Self> {
        None
    }
}

/// The buffer itself: it has exactly the size of what is in it, so that nothing is copied.
fn taken(mut bytes: Zeroizing<Vec<u8>>) -> Vec<u8> {
    std::mem::take(&mut *bytes)
}

/// Bytes are written without blanks around them, and may well be a secret.
const BYTES: Shape = Shape { words: true, bytes: true, ..Shape::SCALAR };

impl Encoded for Box<[u8]> {
    const SHAPE: Shape = BYTES;
    const LENGTH: Option<usize> = None;

    fn of(bytes: Zeroizing<Vec<u8>>) -> Option<Self> {
        Some(taken(bytes).into_boxed_slice())
    }

    fn bytes(&self) -> Option<&[u8]> {
        Some(self)
    }
}

impl Encoded for Vec<u8> {
    const SHAPE: Shape = BYTES;
    const LENGTH: Option<usize> = None;

    fn of(bytes: Zeroizing<Vec<u8>>) -> Option<Self> {
        Some(taken(bytes))
    }

    fn bytes(&self) -> Option<&[u8]> {
        Some(self)
    }
}

impl<const N: usize> Encoded for [u8; N] {
    const SHAPE: Shape = BYTES;
    const LENGTH: Option<usize> = Some(N);

    fn of(bytes: Zeroizing<Vec<u8>>) -> Option<Self> {
        Self::try_from(bytes.as_slice()).ok()
    }

    fn bytes(&self) -> Option<&[u8]> {
        Some(self)
    }
}

impl Encoded for SecretBox<[u8]> {
    const SHAPE: Shape = BYTES.secret();
    const LENGTH: Option<usize> = None;

    fn of(bytes: Zeroizing<Vec<u8>>) -> Option<Self> {
        Some(Self::new(taken(bytes).into_boxed_slice()))
    }

    fn bytes(&self) -> Option<&[u8]> {
        Some(exposed(self))
    }
}

impl Encoded for SecretBox<Vec<u8>> {
    const SHAPE: Shape = BYTES.secret();
    const LENGTH: Option<usize> = None;

    fn of(bytes: Zeroizing<Vec<u8>>) -> Option<Self> {
        Some(Self::new(Box::new(taken(bytes))))
    }

    fn bytes(&self) -> Option<&[u8]> {
        Some(exposed(self).as_slice())
    }
}

impl<const N: usize> Encoded for SecretBox<[u8; N]> {
    const SHAPE: Shape = BYTES.secret();
    const LENGTH: Option<usize> = Some(N);

    fn of(bytes: Zeroizing<Vec<u8>>) -> Option<Self> {
        // The buffer becomes the array in its place: one that is moved would stay behind on the stack.
        Box::try_from(taken(bytes).into_boxed_slice()).ok().map(Self::new)
    }

    fn bytes(&self) -> Option<&[u8]> {
        Some(exposed(self).as_slice())
    }
}

impl<T: Encoded> Encoded for Option<T> {
    const SHAPE: Shape = T::SHAPE.optional();
    const LENGTH: Option<usize> = T::LENGTH;

    fn of(bytes: Zeroizing<Vec<u8>>) -> Option<Self> {
        T::of(bytes).map(Some)
    }

    fn bytes(&self) -> Option<&[u8]> {
        self.as_ref().and_then(Encoded::bytes)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

/// A way to write bytes as a text.
trait Encoding {
    /// Its name, behind "bytes in".
    const NAME: &'static str;
    /// The bytes of a text, in a buffer of exactly their size; else what to do about it.
    fn decode(text: &str) -> Result<Zeroizing<Vec<u8>>, &'static str>;
    /// The text of bytes that may be shown.
    fn encode(bytes: &[u8]) -> String;
}

impl Encoding for Base64 {
    const NAME: &'static str = "base64";

    fn decode(text: &str) -> Result<Zeroizing<Vec<u8>>, &'static str> {
        use base64ct::{Base64Unpadded, Base64UrlUnpadded, Encoding as _};

        let digits = text.trim_end_matches('=');
        let padding = text.len() - digits.len();
        if padding > 2 || padding > 0 && text.len() % 4 != 0 || digits.len() % 4 == 1 {
            return Err("no base64 is so long: a part may be missing");
        }
        let (standard, for_urls) = (digits.contains(['+', '/']), digits.contains(['-', '_']));
        if standard && for_urls {
            return Err("write `+` and `/`, or `-` and `_`, but not of both");
        }
        let mut bytes = Zeroizing::new(vec![0; digits.len() * 3 / 4]);
        let decode = if for_urls { Base64UrlUnpadded::decode } else { Base64Unpadded::decode };
        match decode(digits, &mut bytes) {
            Ok(_) => Ok(bytes),
            Err(_) => Err("write letters, digits, `+` and `/`, as an encoder does: a part may be missing"),
        }
    }

    fn encode(bytes: &[u8]) -> String {
        <base64ct::Base64 as base64ct::Encoding>::encode_string(bytes)
    }
}

impl Encoding for Hex {
    const NAME: &'static str = "hexadecimal digits";

    fn decode(text: &str) -> Result<Zeroizing<Vec<u8>>, &'static str> {
        if text.starts_with("0x") || text.starts_with("0X") {
            return Err("take out the `0x`");
        }
        let mut bytes = Zeroizing::new(vec![0; text.len() / 2]);
        match base16ct::mixed::decode(text, &mut bytes) {
            Ok(_) => Ok(bytes),
            Err(base16ct::Error::InvalidLength) => Err("write two digits for each byte: one is missing"),
            Err(base16ct::Error::InvalidEncoding) => Err("write the digits `0` to `9` and `a` to `f` alone"),
        }
    }

    fn encode(bytes: &[u8]) -> String {
        base16ct::lower::encode_string(bytes)
    }
}

fn read<T: Encoded, E: Encoding>(input: Input<'_>) -> Result<T, Refusal> {
    let input = if T::SHAPE.is_secret() { input.into_secret()? } else { input };
    if let Raw::Bytes(bytes) = input.raw {
        return of_file::<T>(input, bytes);
    }
    let text = Zeroizing::new(text(input)?);
    if text.contains(char::is_whitespace) {
        return Err(input.refuse().hint("take the blanks and line breaks out of it"));
    }
    let bytes = E::decode(&text).map_err(|hint| input.refuse().hint(hint))?;
    let count = bytes.len();
    let value = if T::LENGTH.is_none_or(|length| length == count) { T::of(bytes) } else { None };
    value.ok_or_else(|| input.refuse_found(Found::Bytes(count)))
}

/// The bytes of a file, as they are: to guess at an encoding would spoil a key that happens to look like a text.
fn of_file<T: Encoded>(input: Input<'_>, bytes: &[u8]) -> Result<T, Refusal> {
    let count = bytes.len();
    let value = if T::LENGTH.is_none_or(|length| length == count) {
        T::of(Zeroizing::new(bytes.to_vec()))
    } else {
        None
    };
    value.ok_or_else(|| {
        let hint = "have the file hold the bytes as they are, neither encoded nor with a newline behind them";
        input.refuse_found(Found::Bytes(count)).hint(hint)
    })
}

fn expects<T: Encoded, E: Encoding>(f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match T::LENGTH {
        Some(length) => write!(f, "{length} bytes in {}", E::NAME),
        None => write!(f, "bytes in {}", E::NAME),
    }
}

fn show<T: Encoded, E: Encoding>(value: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match value.bytes() {
        None => f.write_str("none"),
        Some(_) if T::SHAPE.is_secret() => f.write_str(REDACTED),
        Some(bytes) => f.write_str(&E::encode(bytes)),
    }
}

/// The bytes of a secret are written where it is handed over, and nowhere else.
fn write<T: Encoded, E: Encoding>(value: &T, output: &mut Output) -> fmt::Result {
    match value.bytes() {
        None => output.null(),
        Some(_) if T::SHAPE.is_secret() && !cfg!(feature = "run") => Err(fmt::Error),
        Some(bytes) => output.text(&Zeroizing::new(E::encode(bytes)).as_str()),
    }
}

macro_rules! readers {
    ($($encoding:ident)*) => {$(
        impl<T: Encoded> Reader<T> for $encoding {
            type Spec = Spec<T, Self, [u8]>;
            type Value = [u8];
            const SHAPE: Shape = T::SHAPE;

            fn expects(f: &mut fmt::Formatter<'_>) -> fmt::Result {
                expects::<T, Self>(f)
            }

            fn read(input: Input<'_>) -> Result<T, Refusal> {
                read::<T, Self>(input)
            }

            fn absent() -> Option<T> {
                T::absent()
            }

            fn placeholder() -> Option<T> {
                let secret = T::SHAPE.is_secret().then_some(T::LENGTH.unwrap_or_default());
                secret.and_then(|length| T::of(Zeroizing::new(vec![0; length])))
            }

            fn show(value: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                show::<T, Self>(value, f)
            }

            fn write(value: &T, output: &mut Output) -> fmt::Result {
                write::<T, Self>(value, output)
            }

            fn value(value: &T) -> Option<&[u8]> {
                value.bytes()
            }

            fn entries(_: &T, _: &mut dyn FnMut(&str, &dyn fmt::Display)) {}

            fn secrets(value: &T, each: &mut dyn FnMut(&str, &[u8])) {
                value.bytes().filter(|_| T::SHAPE.is_secret()).into_iter().for_each(|bytes| each("", bytes));
            }

            fn over(value: T, _: T) -> T {
                value
            }
        }
    )*};
}

readers! { Base64 Hex }
