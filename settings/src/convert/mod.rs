//! From an input to a field: how each type of the standard library, and of this one, is read and shown.

mod duration;
#[cfg(feature = "encoding")]
mod encoding;
mod foreign;
mod list;
mod map;
#[cfg(feature = "hardening")]
mod network;
mod number;
mod secret;
mod text;

#[cfg(feature = "encoding")]
pub use self::encoding::{Base64, Encoded, Hex};
pub use self::foreign::Serde;

use std::fmt;

use crate::demand::Verdict;
use crate::input::{Input, Refusal};
use crate::leaf::{Leaf, Shape};
use crate::output::Output;

/// An option reads what it may hold; no source having the setting means `None`.
impl<T: Leaf> Leaf for Option<T> {
    type Value = T::Value;
    const SHAPE: Shape = T::SHAPE.optional();

    fn expects(f: &mut fmt::Formatter<'_>) -> fmt::Result {
        T::expects(f)
    }

    fn read(input: Input<'_>) -> Result<Self, Refusal> {
        if input.is_null() { Ok(None) } else { T::read(input).map(Some) }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Some(value) => value.show(f),
            None => f.write_str("none"),
        }
    }

    fn write(&self, output: &mut Output) -> fmt::Result {
        match self {
            Some(value) => value.write(output),
            None => output.null(),
        }
    }

    fn value(&self) -> Option<&T::Value> {
        self.as_ref().and_then(Leaf::value)
    }

    fn entries(&self, each: &mut dyn FnMut(&str, &dyn fmt::Display)) {
        if let Some(value) = self {
            value.entries(each);
        }
    }

    fn secrets(&self, each: &mut dyn FnMut(&str, &[u8])) {
        if let Some(value) = self {
            value.secrets(each);
        }
    }

    fn discard(self) {
        if let Some(value) = self {
            value.discard();
        }
    }

    fn own(&self, own: &mut Verdict) {
        if let Some(value) = self {
            value.own(own);
        }
    }

    fn own_demands() -> Verdict {
        T::own_demands()
    }

    fn over(self, weaker: Self) -> Self {
        match (self, weaker) {
            (Some(value), Some(weaker)) => Some(value.over(weaker)),
            (value, _) => value,
        }
    }
}
