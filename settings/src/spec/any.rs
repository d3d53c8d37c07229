//! A field's declaration, and a value of it, with the type forgotten.

use std::fmt;

use super::{Reader, Spec};
use crate::demand::Verdict;
use crate::input::{Input, Raw};
use crate::leaf::Shape;
#[cfg(feature = "run")]
use crate::output::Output;
use crate::probe::Prepared;
#[cfg(feature = "probes")]
use crate::probe::Probes;
#[cfg(any(feature = "checklist", feature = "documents"))]
use crate::value::Document;

/// Texts of which most types read one: numbers, spans of time, addresses, networks, days, URLs.
const TAKEN: [&str; 7] =
    ["1", "1s", "127.0.0.1", "127.0.0.1:1", "127.0.0.0/8", "2000-01-01", "https://localhost/"];

/// A field's declaration with its type forgotten: what the engine and the documents ask of every setting alike.
pub trait LeafSpec: Sync {
    /// What is known of the type.
    fn shape(&self) -> Shape;
    /// Writes what the value is.
    fn expects(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
    /// True if the field has a default.
    fn has_default(&self) -> bool;
    /// Hands out what there is where no source gives a value: the default, or what the type has then. Nothing, of a setting
    /// that is required.
    fn without(&self, see: &mut dyn FnMut(&dyn AnyLeaf));
    /// True if the type would not take a value.
    fn refuses(&self, input: Input<'_>) -> bool;
    /// True if the type takes a value, and no check has anything against it.
    #[cfg(feature = "documents")]
    fn takes(&self, input: Input<'_>) -> bool;
    /// What every check demands.
    fn demands(&self) -> Verdict;
}

impl<T, R: Reader<T>> LeafSpec for Spec<T, R, R::Value> {
    fn shape(&self) -> Shape {
        R::SHAPE
    }

    fn expects(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.expects {
            Some(words) => f.write_str(words),
            None => R::expects(f),
        }
    }

    fn has_default(&self) -> bool {
        self.default.is_some()
    }

    fn without(&self, see: &mut dyn FnMut(&dyn AnyLeaf)) {
        if let Some(value) = self.absent() {
            see(&self.of(&value));
        }
    }

    fn refuses(&self, input: Input<'_>) -> bool {
        R::read(input).is_err()
    }

    #[cfg(feature = "documents")]
    fn takes(&self, input: Input<'_>) -> bool {
        R::read(input).is_ok_and(|value| self.check(&value).found.is_empty())
    }

    fn demands(&self) -> Verdict {
        let mut demands = R::own_demands();
        self.ask(None, &mut demands);
        demands
    }
}

impl dyn LeafSpec + '_ {
    /// Says whether there is a value where no source gives one: a default, or none at all.
    pub(crate) fn is_optional(&self) -> bool {
        let mut found = self.has_default();
        if !found {
            self.without(&mut |_| found = true);
        }
        found
    }

    /// True if the default is a map that has an entry of this name.
    pub(crate) fn default_has(&self, name: &str) -> bool {
        let mut found = false;
        self.default(&mut |default| default.entries(&mut |entry, _| found |= entry == name));
        found
    }

    /// What the checks have against the default.
    pub(crate) fn against_default(&self) -> Verdict {
        let mut verdict = Verdict::default();
        self.default(&mut |default| verdict = default.check());
        verdict
    }

    /// Hands out the default, if there is one.
    fn default(&self, see: &mut dyn FnMut(&dyn AnyLeaf)) {
        if self.has_default() {
            self.without(see);
        }
    }

    /// True if the type takes a text that stands between quotation marks in a file.
    #[cfg(any(feature = "checklist", feature = "documents"))]
    pub(crate) fn takes_quoted(&self, text: &str) -> bool {
        let (document, node) = Document::of_text(text);
        !self.refuses(Input::new(Raw::Node(document.node(node)), true))
    }

    /// The first of the texts of which most types read one that this type reads.
    pub(super) fn taken(&self) -> Option<Input<'static>> {
        TAKEN.iter().map(|text| Input::new(Raw::Text(text), true)).find(|input| !self.refuses(*input))
    }
}

/// What a field expects, as an argument of a format string.
pub(crate) struct Expects<'a>(pub(crate) &'a dyn LeafSpec);

impl fmt::Display for Expects<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expects(f)
    }
}

/// The default of a field as an argument of a format string: nothing if there is none.
pub(crate) struct ShownDefault<'a>(pub(crate) &'a dyn LeafSpec);

impl fmt::Display for ShownDefault<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.has_default() { ShownWithout(self.0).fmt(f) } else { Ok(()) }
    }
}

/// What there is where nothing is given, as an argument of a format string: nothing, of a setting that is required.
pub(crate) struct ShownWithout<'a>(pub(crate) &'a dyn LeafSpec);

impl fmt::Display for ShownWithout<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut written = Ok(());
        self.0.without(&mut |value| written = value.show(f));
        written
    }
}

/// A value of a field, and its declaration.
pub struct Held<'a, T, R, V: ?Sized> {
    spec: &'a Spec<T, R, V>,
    value: &'a T,
}

impl<T, R, V: ?Sized> Spec<T, R, V> {
    /// A value of the field together with its declaration.
    pub const fn of<'a>(&'a self, value: &'a T) -> Held<'a, T, R, V> {
        Held { spec: self, value }
    }
}

impl<T, R, V: ?Sized> fmt::Debug for Held<'_, T, R, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Held").finish_non_exhaustive()
    }
}

/// A value of a field with its type forgotten.
pub trait AnyLeaf {
    /// Shows the value, as [`Leaf::show`](crate::Leaf::show) does.
    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
    /// Writes the value, as [`Leaf::write`](crate::Leaf::write) does.
    #[cfg(feature = "run")]
    fn write(&self, output: &mut Output) -> fmt::Result;
    /// True if there is no value to check: an option that is empty.
    fn is_absent(&self) -> bool;
    /// Calls `each` with the entries of a map.
    fn entries(&self, _each: &mut dyn FnMut(&str, &dyn fmt::Display)) {}
    /// Calls `each` with the bytes of each secret in the value.
    fn secrets(&self, _each: &mut dyn FnMut(&str, &[u8])) {}
    /// The probes of the value.
    fn probes(&self) -> Vec<Prepared> {
        Vec::new()
    }
    /// What the checks have against the value.
    fn check(&self) -> Verdict {
        Verdict::default()
    }
}

impl<T, R: Reader<T>> AnyLeaf for Held<'_, T, R, R::Value> {
    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        R::show(self.value, f)
    }

    #[cfg(feature = "run")]
    fn write(&self, output: &mut Output) -> fmt::Result {
        R::write(self.value, output)
    }

    fn is_absent(&self) -> bool {
        R::value(self.value).is_none()
    }

    fn entries(&self, each: &mut dyn FnMut(&str, &dyn fmt::Display)) {
        R::entries(self.value, each);
    }

    fn secrets(&self, each: &mut dyn FnMut(&str, &[u8])) {
        R::secrets(self.value, each);
    }

    #[cfg(feature = "probes")]
    fn probes(&self) -> Vec<Prepared> {
        match (self.spec.probes, R::value(self.value)) {
            (Some(probes), Some(value)) => Probes::prepare(value, probes),
            _ => Vec::new(),
        }
    }

    fn check(&self) -> Verdict {
        self.spec.check(self.value)
    }
}

/// A leaf's value as an argument of a format string.
pub(crate) struct Shown<'a>(pub(crate) &'a dyn AnyLeaf);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.show(f)
    }
}
