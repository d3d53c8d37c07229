//! What a setting's value is: how it is read, what may be said of it, and how it is shown.

use std::fmt;
use std::marker::PhantomData;

use crate::demand::{Checks, Finding};
use crate::input::{Input, Refusal};

/// A type that one setting can have.
///
/// The numbers, `bool`, `char`, `String`, `PathBuf`, the addresses of [`std::net`], [`Duration`](std::time::Duration),
/// [`ByteSize`](crate::ByteSize), the secrecy types, and options, lists, sets and maps of leaves are leaves.
/// `#[derive(Settings)]` makes one of an enum of unit variants. For a type of somebody else's that serde can read,
/// write `#[settings(serde, expects = "…")]` on the field.
///
/// ```
/// use settings::{Input, Leaf, Refusal, Shape};
/// use std::fmt;
///
/// /// A percentage, written with its sign.
/// #[derive(Debug)]
/// struct Percent(u8);
///
/// impl Leaf for Percent {
///     type Value = u8;
///     const SHAPE: Shape = Shape::SCALAR;
///
///     fn expects(f: &mut fmt::Formatter<'_>) -> fmt::Result {
///         f.write_str("a percentage such as `15%`")
///     }
///
///     fn read(input: Input<'_>) -> Result<Self, Refusal> {
///         let text = input.text()?;
///         let number = text.strip_suffix('%').and_then(|digits| digits.parse().ok());
///         number.filter(|n| *n <= 100).map(Self).ok_or_else(|| input.refuse())
///     }
///
///     fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
///         write!(f, "{}%", self.0)
///     }
///
///     fn value(&self) -> Option<&u8> {
///         Some(&self.0)
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "a setting cannot be of the type `{Self}`",
    label = "is no leaf",
    note = "if it is a section, write `#[settings(nested)]` on the field",
    note = "if serde can read it, write `#[settings(serde, expects = \"what it expects, in words\")]` on the field",
    note = "if it is an enum of yours, write `#[derive(Settings)]` on it"
)]
pub trait Leaf: Sized + Send + Sync + 'static {
    /// What checks are given: `str` for a `String`, `u16` for an `Option<u16>`.
    type Value: ?Sized;

    /// What is known of the type at compile time.
    const SHAPE: Shape;

    /// Writes what the type expects, with its article: `an unsigned integer from 0 to 65535`.
    ///
    /// # Errors
    ///
    /// Those of the formatter.
    fn expects(f: &mut fmt::Formatter<'_>) -> fmt::Result;

    /// Reads the value.
    ///
    /// # Errors
    ///
    /// A refusal, made by [`Input::refuse`], when the input is not what the type expects.
    fn read(input: Input<'_>) -> Result<Self, Refusal>;

    /// The value when no source has the setting and it declares no default: nothing, but for optional types.
    fn absent() -> Option<Self> {
        None
    }

    /// Shows the value in an explanation. A secret type shows nothing of it.
    ///
    /// # Errors
    ///
    /// Those of the formatter.
    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;

    /// The value that checks are run on; `None` where there is none to check.
    fn value(&self) -> Option<&Self::Value>;

    /// Calls `each` with the entries of a map: an explanation lists them one by one.
    #[doc(hidden)]
    fn entries(&self, _each: &mut dyn FnMut(&str, &dyn fmt::Display)) {}

    /// This value over a weaker one: of maps, the entries of both.
    #[doc(hidden)]
    #[must_use]
    fn over(self, _weaker: Self) -> Self {
        self
    }
}

/// What is known of a leaf at compile time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    pub(crate) secret: bool,
    pub(crate) optional: bool,
    pub(crate) textual: bool,
    pub(crate) map: bool,
    /// A number or bool, which JSON and TOML write without quotation marks.
    pub(crate) bare: bool,
}

impl Shape {
    /// A value with a notation of its own: blanks around it in a variable are no part of it.
    pub const SCALAR: Self = Self { secret: false, optional: false, textual: false, map: false, bare: false };
    /// A number or bool: lists write it without quotation marks.
    pub const BARE: Self = Self { bare: true, ..Self::SCALAR };
    /// A text, taken as it is, blanks and all.
    pub const TEXT: Self = Self { textual: true, ..Self::SCALAR };

    /// The shape of a type that never shows its value.
    #[must_use]
    pub const fn secret(self) -> Self {
        Self { secret: true, ..self }
    }

    /// The shape of a type that may be absent.
    #[must_use]
    pub const fn optional(self) -> Self {
        Self { optional: true, ..self }
    }

    /// The shape of a free-keyed map of such values.
    #[must_use]
    pub(crate) const fn map(self) -> Self {
        Self { map: true, ..self }
    }

    /// True if the value is never shown.
    pub const fn is_secret(self) -> bool {
        self.secret
    }

    /// True if the setting may be absent.
    pub const fn is_optional(self) -> bool {
        self.optional
    }
}

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
    /// See [`Leaf::show`].
    fn show(value: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result;
    /// See [`Leaf::value`].
    fn value(value: &T) -> Option<&Self::Value>;
    /// See [`Leaf::entries`].
    fn entries(value: &T, each: &mut dyn FnMut(&str, &dyn fmt::Display));
    /// See [`Leaf::over`].
    fn over(value: T, weaker: T) -> T;
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

    fn show(value: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        value.show(f)
    }

    fn value(value: &T) -> Option<&T::Value> {
        value.value()
    }

    fn entries(value: &T, each: &mut dyn FnMut(&str, &dyn fmt::Display)) {
        value.entries(each);
    }

    fn over(value: T, weaker: T) -> T {
        value.over(weaker)
    }
}

/// What a field's declaration says of its value: the default and the checks, typed.
///
/// Without bounds, so that a type that is no leaf is reported where it is named, and not once for each method.
pub struct Spec<T, R, V: ?Sized> {
    pub(crate) default: Option<fn() -> T>,
    pub(crate) checks: Option<fn(&mut Checks<'_, V>)>,
    expects: Option<&'static str>,
    reader: PhantomData<fn() -> R>,
}

impl<T, R, V: ?Sized> Spec<T, R, V> {
    /// A required setting without checks.
    pub const fn new() -> Self {
        Self { default: None, checks: None, expects: None, reader: PhantomData }
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

    /// With what the value is, in words, where the type cannot say it.
    #[must_use]
    pub const fn expects(mut self, words: &'static str) -> Self {
        self.expects = Some(words);
        self
    }

    /// A value of the field together with its declaration.
    pub const fn of<'a>(&'a self, value: &'a T) -> Held<'a, T, R, V> {
        Held { spec: self, value }
    }
}

impl<T, R: Reader<T>> Spec<T, R, R::Value> {
    /// Stops the build of a field that says `secret` and is of a type that shows its value.
    #[must_use]
    pub const fn secret(self) -> Self {
        assert!(
            R::SHAPE.secret,
            "a secret setting is of a secrecy type, which never shows its value: SecretString, SecretBox<u32>, or an Option of one"
        );
        self
    }

    /// Runs the checks on a value: what those that complain have found.
    pub(crate) fn check(&self, value: &T) -> Vec<Finding> {
        match (self.checks, R::value(value)) {
            (Some(checks), Some(value)) => Checks::run_on(value, checks),
            _ => Vec::new(),
        }
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
    /// True if the default is a map that has an entry of this name.
    fn default_has(&self, name: &str) -> bool;
    /// What every check demands.
    fn demands(&self) -> Vec<Demanded>;
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

    fn default_has(&self, name: &str) -> bool {
        let mut found = false;
        if let Some(default) = self.default {
            R::entries(&default(), &mut |entry, _| found |= entry == name);
        }
        found
    }

    fn demands(&self) -> Vec<Demanded> {
        self.checks.map(Checks::ask).unwrap_or_default().into_iter().map(Demanded).collect()
    }
}

/// What a field expects, as an argument of a format string.
pub(crate) struct Expects<'a>(pub(crate) &'a dyn LeafSpec);

impl fmt::Display for Expects<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expects(f)
    }
}

/// What a leaf's type expects, as an argument of a format string.
pub(crate) struct ExpectsOf<T>(pub(crate) PhantomData<T>);

impl<T: Leaf> fmt::Display for ExpectsOf<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        T::expects(f)
    }
}

/// A value of a field, and its declaration.
pub struct Held<'a, T, R, V: ?Sized> {
    spec: &'a Spec<T, R, V>,
    value: &'a T,
}

impl<T, R, V: ?Sized> fmt::Debug for Held<'_, T, R, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Held").finish_non_exhaustive()
    }
}

/// A value of a field with its type forgotten.
pub trait AnyLeaf {
    /// Shows the value, as [`Leaf::show`] does.
    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
    /// Calls `each` with the entries of a map.
    fn entries(&self, each: &mut dyn FnMut(&str, &dyn fmt::Display));
    /// What the checks have against the value.
    fn check(&self) -> Vec<Demanded>;
}

impl<T, R: Reader<T>> AnyLeaf for Held<'_, T, R, R::Value> {
    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        R::show(self.value, f)
    }

    fn entries(&self, each: &mut dyn FnMut(&str, &dyn fmt::Display)) {
        R::entries(self.value, each);
    }

    fn check(&self) -> Vec<Demanded> {
        self.spec.check(self.value).into_iter().map(Demanded).collect()
    }
}

/// A leaf's value as an argument of a format string.
pub(crate) struct Shown<'a>(pub(crate) &'a dyn AnyLeaf);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.show(f)
    }
}
