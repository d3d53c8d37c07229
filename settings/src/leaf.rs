//! What a setting's value is: how it is read, what may be said of it, and how it is shown.

use std::fmt;
use std::marker::PhantomData;

use crate::demand::Verdict;
use crate::input::{Input, Refusal};
use crate::output::Output;

/// What is shown in the place of a value that is not at hand, and what a secret text is meanwhile.
pub(crate) const NOT_AT_HAND: &str = "[NOT AT HAND]";

/// How what a map expects begins, before what each of its values is.
pub(crate) const EACH_VALUE: &str = "a table, each value ";

/// A type that one setting can have.
///
/// Which types are leaves already, and how their values are written, is told with the macro, under [which types are
/// leaves](derive@crate::Settings#which-types-are-leaves). `#[derive(Settings)]` makes one of an enum of unit variants and
/// of a tuple struct of one field. For a type of another crate that serde can read, write
/// `#[settings(serde, expects = "…")]` on the field.
///
/// ```
/// use settings::{Input, Leaf, Loader, Refusal, Settings, Shape};
/// use std::fmt;
///
/// /// A percentage, written with its sign.
/// #[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
/// struct Percent(u8);
///
/// impl Leaf for Percent {
///     type Value = Self;
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
///     fn value(&self) -> Option<&Self> {
///         Some(self)
///     }
/// }
///
/// #[derive(Debug, Settings)]
/// #[settings(prefix = "SHOP")]
/// struct Shop {
///     #[settings(default = Percent(10), range(max = Percent(50)))]
///     discount: Percent,
/// }
///
/// let error = Loader::<Shop>::new().value("discount", "90%").load().unwrap_err();
/// assert_eq!(error.problems()[0].message(), "must be at most 50%, found `90%`");
/// let error = Loader::<Shop>::new().value("discount", "much").load().unwrap_err();
/// let message = error.problems()[0].message();
/// assert_eq!(message, "expected a percentage such as `15%`, found `much`");
/// ```
#[diagnostic::on_unimplemented(
    message = "a setting cannot be of the type `{Self}`",
    label = "is no leaf",
    note = "if it is a section, write `#[settings(nested)]` on the field",
    note = "if serde can read it, write `#[settings(serde, expects = \"what it expects, in words\")]` on the field",
    note = "if it is an enum of yours, write `#[derive(Settings)]` on it",
    note = "if it is made of bytes, write `#[settings(encoding = \"base64\")]`, or `\"hex\"`, on the field"
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

    /// What stands for a value that is not at hand, in a [`Rehearsal`](crate::Rehearsal): any value of the type. Nothing is
    /// judged by it. A type needs one only if it reads none of the usual texts (`1`, `1s`, an address, a URL).
    fn placeholder() -> Option<Self> {
        None
    }

    /// Shows the value in an explanation. A secret type shows nothing of it.
    ///
    /// # Errors
    ///
    /// Those of the formatter.
    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;

    /// Writes the value for a program in another language, as the command `run` hands it over: as the
    /// text that [`show`](Self::show) shows. A type that another one stands for has that one write it:
    /// `self.0.write(output)`.
    ///
    /// # Errors
    ///
    /// If JSON has no way to write it: a number that is none, a path that is not UTF-8. A secret type shows nothing, so it has
    /// to say how it is written.
    fn write(&self, output: &mut Output) -> fmt::Result {
        if Self::SHAPE.is_secret() { Err(fmt::Error) } else { output.text(&Showing(self)) }
    }

    /// The value that checks are run on; `None` where there is none to check.
    fn value(&self) -> Option<&Self::Value>;

    /// Calls `each` with the entries of a map: an explanation lists them one by one.
    #[doc(hidden)]
    fn entries(&self, _each: &mut dyn FnMut(&str, &dyn fmt::Display)) {}

    /// Calls `each` with the bytes of each secret in the value, and the suffix of its key.
    #[doc(hidden)]
    fn secrets(&self, _each: &mut dyn FnMut(&str, &[u8])) {}

    /// Calls `each` with the bytes of a value that is one text or number: two such values are the same if their bytes
    /// are. Other types have none, and are not compared where they are secret.
    #[doc(hidden)]
    fn plain(&self, _each: &mut dyn FnMut(&[u8])) {}

    /// Wipes what is left of a secret that could not be read whole.
    #[doc(hidden)]
    fn discard(self) {}

    /// What the checks that come with the type have against the value: those of a newtype, wherever it is used.
    #[doc(hidden)]
    fn own(&self, _own: &mut Verdict) {}

    /// What the checks that come with the type demand.
    #[doc(hidden)]
    fn own_demands() -> Verdict {
        Verdict::default()
    }

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
    /// A text of anybody's words, or what holds such texts: a secret might be one.
    pub(crate) words: bool,
    pub(crate) map: bool,
    /// A number or bool, which JSON and TOML write without quotation marks.
    pub(crate) bare: bool,
    /// Bytes, which a file that holds one secret has as they are.
    pub(crate) bytes: bool,
    /// A list: blanks around its elements go without saying.
    pub(crate) list: bool,
}

impl Shape {
    /// A value with a notation of its own: blanks around it in a variable are no part of it.
    pub const SCALAR: Self = Self {
        secret: false,
        optional: false,
        textual: false,
        words: false,
        map: false,
        bare: false,
        bytes: false,
        list: false,
    };
    /// A number or bool: lists write it without quotation marks.
    pub const BARE: Self = Self { bare: true, ..Self::SCALAR };
    /// A text, taken as it is, blanks and all. A field of such a type whose name is a secret's does not compile, unless
    /// it says `secret = false`.
    pub const TEXT: Self = Self { textual: true, words: true, ..Self::SCALAR };
    /// A text that names something, as a path does: taken as it is, and no secret whatever it is called.
    pub const NAME: Self = Self { textual: true, ..Self::SCALAR };

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

/// What a leaf's type expects, as an argument of a format string.
pub(crate) struct ExpectsOf<T>(pub(crate) PhantomData<T>);

impl<T: Leaf> fmt::Display for ExpectsOf<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        T::expects(f)
    }
}

/// A leaf as an argument of a format string.
pub(crate) struct Showing<'a, T>(pub(crate) &'a T);

impl<T: Leaf> fmt::Display for Showing<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.show(f)
    }
}

/// A type that never shows its value: what the word `secret` demands of a field's.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a secret setting cannot be of the type `{Self}`, which shows its value",
    label = "says that the value is never shown",
    note = "make the field a `SecretString`, a `SecretBox<u32>`, or an `Option`, a list or a map of one"
)]
pub trait Secret {}
