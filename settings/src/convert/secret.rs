//! Secrets: the one place where the text of a secret becomes a field, and where checks and items are given it.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt;
use std::path::Path;

use secrecy::{ExposeSecret, SecretBox};
use zeroize::Zeroize;

use crate::demand::Verdict;
use crate::input::{Input, Refusal};
use crate::leaf::{Leaf, NOT_AT_HAND, Secret, Shape};
#[cfg(feature = "run")]
use crate::output::Output;

/// What is shown in the place of a secret.
pub(crate) const REDACTED: &str = "[REDACTED]";

/// A secret text: one copy on the heap, wiped when it is dropped.
impl Leaf for SecretBox<str> {
    type Value = str;
    const SHAPE: Shape = Shape::TEXT.secret();

    fn expects(f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn read(input: Input<'_>) -> Result<Self, Refusal> {
        // The string has exactly the length of the text: to make a box of it moves nothing.
        let text = input.into_secret()?.exact_text()?;
        Ok(Self::new(text.into_boxed_str()))
    }

    fn placeholder() -> Option<Self> {
        Some(Self::new(NOT_AT_HAND.into()))
    }

    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(REDACTED)
    }

    #[cfg(feature = "run")]
    fn write(&self, output: &mut Output) -> fmt::Result {
        output.text(&self.expose_secret())
    }

    fn value(&self) -> Option<&str> {
        Some(self.expose_secret())
    }

    fn secrets(&self, each: &mut dyn FnMut(&str, &[u8])) {
        each("", self.expose_secret().as_bytes());
    }
}

/// What one secret may be. Of bytes it could not be told whether they are a list of numbers or a text that encodes
/// them; and the elements of another list are better secrets one by one, with a place each.
#[diagnostic::on_unimplemented(
    message = "a secret is one value, and `{Self}` is a list",
    label = "holds a list",
    note = "if it is bytes, write `#[settings(encoding = \"base64\")]`, or `\"hex\"`, on the field",
    note = "if each element is a secret, make it a list of secrets: `Vec<SecretBox<u32>>`"
)]
pub trait Single {}

// Every type but the unsized ones, and of those the texts: what is left are the lists.
impl<T> Single for T {}
impl Single for str {}
impl Single for Path {}

/// A secret of another type, such as a number. What it is read from is a secret too.
impl<T: Leaf<Value: Single> + Zeroize> Leaf for SecretBox<T> {
    type Value = T::Value;
    const SHAPE: Shape = T::SHAPE.secret();

    fn expects(f: &mut fmt::Formatter<'_>) -> fmt::Result {
        T::expects(f)
    }

    fn read(input: Input<'_>) -> Result<Self, Refusal> {
        T::read(input.into_secret()?).map(|value| Self::new(Box::new(value)))
    }

    fn placeholder() -> Option<Self> {
        T::placeholder().map(|value| Self::new(Box::new(value)))
    }

    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(REDACTED)
    }

    /// As a text, whatever it is: what takes it over has a type that never shows a text, and none for numbers.
    #[cfg(feature = "run")]
    fn write(&self, output: &mut Output) -> fmt::Result {
        output.as_text(|output| self.expose_secret().write(output))
    }

    fn value(&self) -> Option<&T::Value> {
        self.expose_secret().value()
    }

    fn secrets(&self, each: &mut dyn FnMut(&str, &[u8])) {
        self.expose_secret().plain(&mut |bytes| each("", bytes));
    }

    fn own(&self, own: &mut Verdict) {
        self.expose_secret().own(own);
    }

    fn own_demands() -> Verdict {
        T::own_demands()
    }
}

impl<T: Zeroize + ?Sized> Secret for SecretBox<T> {}
impl<T: Secret> Secret for Option<T> {}
impl<T: Secret> Secret for Vec<T> {}
impl<T: Secret> Secret for BTreeSet<T> {}
impl<T: Secret> Secret for HashSet<T> {}
impl<T: Secret> Secret for BTreeMap<String, T> {}
impl<T: Secret> Secret for HashMap<String, T> {}

/// What a secret holds, for the types that are read in another way than a text.
#[cfg(feature = "encoding")]
pub(super) fn exposed<T: Zeroize + ?Sized>(secret: &SecretBox<T>) -> &T {
    secret.expose_secret()
}
