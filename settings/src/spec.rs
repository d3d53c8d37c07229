//! What a declaration says of one field: its default and its checks, typed, and with the type forgotten.

use std::fmt;
use std::marker::PhantomData;

use crate::demand::{Checks, Finding, Own};
use crate::input::{Input, Raw, Refusal};
use crate::leaf::{Leaf, Secret, Shape};
use crate::probe::Probes;

/// Texts of which most types read one: numbers, spans of time, addresses, networks, days, URLs.
const TAKEN: [&str; 7] =
    ["1", "1s", "127.0.0.1", "127.0.0.1:1", "127.0.0.0/8", "2000-01-01", "https://localhost/"];

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
    fn own(_: &T, _: &mut Own) {}
    /// See [`Leaf::own_demands`].
    fn own_demands() -> Own {
        Own::default()
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

    fn own(value: &T, own: &mut Own) {
        value.own(own);
    }

    fn own_demands() -> Own {
        T::own_demands()
    }
}

/// What a field's declaration says of its value: the default and the checks, typed.
///
/// Without bounds, so that a type that is no leaf is reported where it is named, and not once for each method.
pub struct Spec<T, R, V: ?Sized> {
    pub(crate) default: Option<fn() -> T>,
    pub(crate) checks: Option<fn(&mut Checks<'_, V>)>,
    pub(crate) probes: Option<fn(&mut Probes<'_, V>)>,
    expects: Option<&'static str>,
    reader: PhantomData<fn() -> R>,
}

impl<T, R, V: ?Sized> Spec<T, R, V> {
    /// A required setting without checks.
    pub const fn new() -> Self {
        Self { default: None, checks: None, probes: None, expects: None, reader: PhantomData }
    }

    /// With a default.
    #[must_use]
    pub const fn default(mut self, default: fn() -> T) -> Self {
        self.default = Some(default);
        self
    }

    /// With checks.
    #[must_use]
    pub const fn checks(mut self, checks: fn(&mut Checks<'_, V>)) -> Self {
        self.checks = Some(checks);
        self
    }

    /// With probes.
    #[must_use]
    pub const fn probes(mut self, probes: fn(&mut Probes<'_, V>)) -> Self {
        self.probes = Some(probes);
        self
    }

    /// With what the value is, in words, where the type cannot say it.
    #[must_use]
    pub const fn expects(mut self, words: &'static str) -> Self {
        self.expects = Some(words);
        self
    }
}

impl<T: Secret, R, V: ?Sized> Spec<T, R, V> {
    /// Of a field that says `secret`: does not compile for a type that shows its value.
    #[must_use]
    pub const fn secret(self) -> Self {
        self
    }
}

impl<T, R: Reader<T>> Spec<T, R, R::Value> {
    /// What stands for a value that is not at hand.
    pub(crate) fn stand_in(&self) -> Option<T> {
        let read = || TAKEN.iter().find_map(|text| R::read(Input::new(Raw::Text(text), true)).ok());
        let made = self.default.map(|default| default()).or_else(R::absent).or_else(R::placeholder);
        made.or_else(read)
    }

    /// Runs the checks on a value: what those that complain have found.
    pub(crate) fn check(&self, value: &T) -> Vec<Finding> {
        let mut own = Own::default();
        R::own(value, &mut own);
        if let (Some(checks), Some(value)) = (self.checks, R::value(value)) {
            own.found.extend(Checks::run_on(value, checks));
        }
        own.found
    }

    /// Of a field that has probes.
    ///
    /// # Panics
    ///
    /// While compiling, for a secret: what a probe says of the world may quote what it was given.
    #[must_use]
    pub const fn probed(self) -> Self {
        assert!(
            !R::SHAPE.is_secret(),
            "a secret has no probe: probe the file that it stands in, or take it out"
        );
        self
    }

    /// Of a field that says `secret = false`.
    ///
    /// # Panics
    ///
    /// While compiling, for a type that never shows its value.
    #[must_use]
    pub const fn public(self) -> Self {
        assert!(!R::SHAPE.is_secret(), "this type never shows its value: take `secret = false` out");
        self
    }

    /// Of a field whose name sounds like a secret's.
    ///
    /// # Panics
    ///
    /// While compiling, with the message, for a text that would be shown.
    #[must_use]
    pub const fn suspect(self, message: &'static str) -> Self {
        assert!(R::SHAPE.is_secret() || !R::SHAPE.words, "{}", message);
        self
    }

    /// Of a field that has a default which stands in the code as a text.
    ///
    /// # Panics
    ///
    /// While compiling, for a secret.
    #[must_use]
    pub const fn literal(self) -> Self {
        assert!(
            !R::SHAPE.is_secret(),
            "a secret that stands in the code is none: take the default out, or have a function make one"
        );
        self
    }
}

impl Own {
    /// Adds what a newtype's declaration finds in what it holds.
    pub fn add<T, R: Reader<T>>(&mut self, spec: &Spec<T, R, R::Value>, value: &T) {
        self.found.extend(spec.check(value));
    }

    /// What a newtype's declaration demands.
    pub fn demands<T, R: Reader<T>>(spec: &Spec<T, R, R::Value>) -> Self {
        Self { found: LeafSpec::demands(spec).into_iter().map(|demanded| demanded.0).collect() }
    }
}

impl<T, R, V: ?Sized> Default for Spec<T, R, V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T, R, V: ?Sized> fmt::Debug for Spec<T, R, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Spec").field("default", &self.default.is_some()).finish_non_exhaustive()
    }
}

/// A field's declaration with its type forgotten: what the engine and the documents ask of every setting alike.
pub trait LeafSpec: Sync {
    /// What is known of the type.
    fn shape(&self) -> Shape;
    /// Writes what the value is.
    fn expects(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
    /// Says whether there is a value where no source gives one: a default, or none at all.
    fn is_optional(&self) -> bool;
    /// Shows the default; nothing if there is none.
    fn show_default(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
    /// Shows what there is where nothing is given: the default, or what the type has then; nothing if there is none.
    fn show_without(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.show_default(f)
    }
    /// True if the default is a map that has an entry of this name.
    fn default_has(&self, name: &str) -> bool;
    /// What every check demands.
    fn demands(&self) -> Vec<Demanded>;
    /// What the checks have against the default, as far as the setting may show it.
    fn against_default(&self, _secret: bool) -> Vec<String> {
        Vec::new()
    }
}

/// What a check demands, opaque to generated code.
#[derive(Debug)]
pub struct Demanded(pub(crate) Finding);

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

    fn is_optional(&self) -> bool {
        self.default.is_some() || R::absent().is_some()
    }

    fn show_default(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.default.map_or(Ok(()), |default| R::show(&default(), f))
    }

    fn show_without(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let without = self.default.map_or_else(R::absent, |default| Some(default()));
        without.map_or(Ok(()), |value| R::show(&value, f))
    }

    fn default_has(&self, name: &str) -> bool {
        let mut found = false;
        if let Some(default) = self.default {
            R::entries(&default(), &mut |entry, _| found |= entry == name);
        }
        found
    }

    fn against_default(&self, secret: bool) -> Vec<String> {
        let found = self.default.map(|default| self.check(&default())).unwrap_or_default();
        let said = |finding: &Finding| {
            finding.complaint.as_ref().map(|complaint| finding.against(complaint, secret))
        };
        found.iter().filter_map(said).collect()
    }

    fn demands(&self) -> Vec<Demanded> {
        let asked = self.checks.map(Checks::ask).unwrap_or_default();
        R::own_demands().found.into_iter().chain(asked).map(Demanded).collect()
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
        self.0.show_default(f)
    }
}
