//! How a type is read, and what else depends on it.

use std::fmt;

use super::Spec;
use crate::demand::Verdict;
use crate::input::{Input, Refusal};
use crate::leaf::{Leaf, Shape};
use crate::output::Output;

/// How the fields of a type are read: by [`Leaf`], or by serde. The derive picks it from the attribute alone.
pub trait Reader<T>: Sized + 'static {
    /// The declaration of a field that is read so. Generated code names the type by this path alone: of a type that is
    /// no leaf, the compiler then says so once.
    type Spec;
    /// What checks are given.
    type Value: ?Sized;
    /// See [`Leaf::SHAPE`].
    const SHAPE: Shape;
    /// See [`Leaf::expects`].
    fn expects(f: &mut fmt::Formatter<'_>) -> fmt::Result;
    /// See [`Leaf::read`].
    fn read(input: Input<'_>) -> Result<T, Refusal>;
    /// See [`Leaf::absent`].
    fn absent() -> Option<T>;
    /// See [`Leaf::placeholder`].
    fn placeholder() -> Option<T> {
        None
    }
    /// See [`Leaf::show`].
    fn show(value: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result;
    /// See [`Leaf::write`].
    fn write(value: &T, output: &mut Output) -> fmt::Result;
    /// See [`Leaf::value`].
    fn value(value: &T) -> Option<&Self::Value>;
    /// See [`Leaf::entries`].
    fn entries(value: &T, each: &mut dyn FnMut(&str, &dyn fmt::Display));
    /// See [`Leaf::secrets`].
    fn secrets(_: &T, _: &mut dyn FnMut(&str, &[u8])) {}
    /// See [`Leaf::over`].
    fn over(value: T, weaker: T) -> T;
    /// See [`Leaf::discard`].
    fn discard(_: T) {}
    /// See [`Leaf::own`].
    fn own(_: &T, _: &mut Verdict) {}
    /// See [`Leaf::own_demands`].
    fn own_demands() -> Verdict {
        Verdict::default()
    }
}

/// The reader of every type that is a [`Leaf`].
#[derive(Debug)]
pub struct Native;

impl<T: Leaf> Reader<T> for Native {
    type Spec = Spec<T, Self, T::Value>;
    type Value = T::Value;
    const SHAPE: Shape = T::SHAPE;

    fn expects(f: &mut fmt::Formatter<'_>) -> fmt::Result {
        T::expects(f)
    }

    fn read(input: Input<'_>) -> Result<T, Refusal> {
        T::read(input)
    }

    fn absent() -> Option<T> {
        T::absent()
    }

    fn placeholder() -> Option<T> {
        T::placeholder()
    }

    fn show(value: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        value.show(f)
    }

    fn write(value: &T, output: &mut Output) -> fmt::Result {
        value.write(output)
    }

    fn value(value: &T) -> Option<&T::Value> {
        value.value()
    }

    fn entries(value: &T, each: &mut dyn FnMut(&str, &dyn fmt::Display)) {
        value.entries(each);
    }

    fn secrets(value: &T, each: &mut dyn FnMut(&str, &[u8])) {
        value.secrets(each);
    }

    fn over(value: T, weaker: T) -> T {
        value.over(weaker)
    }

    fn discard(value: T) {
        value.discard();
    }

    fn own(value: &T, own: &mut Verdict) {
        value.own(own);
    }

    fn own_demands() -> Verdict {
        T::own_demands()
    }
}
