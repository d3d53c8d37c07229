//! What a leaf is read from, and how it says no without saying what it was given.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use zeroize::Zeroize;

use crate::key;
use crate::value::{Kind, Node};

/// What a leaf is read from: a text (of a variable, of a value given in code), a value of a file, or the entries of
/// a map gathered from all sources.
///
/// An input of a secret hands out its text to the secrecy types only, and what it refuses is never described.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    pub(crate) raw: Raw<'a>,
    secret: bool,
}

/// The text of an input: a `str` that shows nothing in `Debug`, and is wiped if it had to be copied.
pub struct Text<'a>(Cow<'a, str>);

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Drop for Text<'_> {
    fn drop(&mut self) {
        if let Cow::Owned(text) = &mut self.0 {
            text.zeroize();
        }
    }
}

impl fmt::Debug for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Text(..)")
    }
}

/// Where the value stands.
#[derive(Clone, Copy)]
pub(crate) enum Raw<'a> {
    /// All of a variable: text that its type alone decides how to read.
    Text(&'a str),
    /// A value of a document, which has a kind of its own.
    Node(Node<'a>),
    /// The bytes of a file that holds one secret, as they are.
    #[cfg_attr(not(feature = "encoding"), expect(dead_code, reason = "only encodings read them"))]
    Bytes(&'a [u8]),
    /// The entries of a free-keyed map, each from the strongest source that has it.
    Entries(&'a [(&'a str, Self)]),
}

impl fmt::Debug for Input<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Input").field("secret", &self.secret).finish_non_exhaustive()
    }
}

impl<'a> Input<'a> {
    pub(crate) fn new(raw: Raw<'a>, secret: bool) -> Self {
        Self { raw, secret }
    }

    /// The same input, for a type that never shows its value. It reads settings alone that are known to be secret: of
    /// all others the report shows what it finds, and a check what it was given.
    ///
    /// # Errors
    ///
    /// A refusal of the declaration, of which nothing is shown: a leaf holds a secret, and its `SHAPE` says otherwise.
    pub(crate) fn into_secret(self) -> Result<Self, Refusal> {
        if self.secret {
            return Ok(self);
        }
        let refusal = self.refuse_as("a secret in a leaf whose `SHAPE` declares it public");
        Err(refusal.hint("write `.secret()` behind the `SHAPE` of the leaf that holds it"))
    }

    /// A part of this input: an element or an entry. What is part of a secret is secret.
    pub(crate) fn part(self, raw: Raw<'a>) -> Self {
        Self { raw, secret: self.secret }
    }

    /// True for a text without a kind of its own, as a variable is: `"8080"` is then a number as good as any.
    pub fn is_untyped(&self) -> bool {
        matches!(self.raw, Raw::Text(_))
    }

    /// The text, where the input is one.
    ///
    /// # Errors
    ///
    /// A refusal that names the kind found, when this is a list, a table, a number or a bool of a file.
    pub fn text(&self) -> Result<Text<'a>, Refusal> {
        match self.raw {
            Raw::Text(text) => Ok(Text(Cow::Borrowed(text))),
            Raw::Node(node) if node.kind().is_text() => Ok(Text(node.text())),
            Raw::Node(_) | Raw::Entries(_) | Raw::Bytes(_) => Err(self.refuse()),
        }
    }

    /// The text in a string of exactly its length, secret or not; for the types of this crate.
    pub(crate) fn exact_text(&self) -> Result<String, Refusal> {
        match self.raw {
            Raw::Text(text) => Ok(String::from(text)),
            Raw::Node(node) if node.kind().is_text() => Ok(node.secret_text()),
            Raw::Node(_) | Raw::Entries(_) | Raw::Bytes(_) => Err(self.refuse()),
        }
    }

    /// True for the value of a file that says that there is none.
    pub(crate) fn is_null(&self) -> bool {
        matches!(self.raw, Raw::Node(node) if node.kind() == Kind::Null)
    }

    /// True if nothing of the input may be shown or left in memory.
    pub(crate) fn is_secret(&self) -> bool {
        self.secret
    }

    /// True if nothing of the input may be shown: it is a secret, or stands where a secret may stand as well.
    pub(crate) fn is_hidden(&self) -> bool {
        self.secret || matches!(self.raw, Raw::Node(node) if node.is_shared())
    }

    /// Refuses the input: it is not what the leaf expects. A report shows what was found, unless it is a secret.
    pub fn refuse(&self) -> Refusal {
        self.refuse_found(self.found())
    }

    /// Refuses a text that says the right thing, but for its quotation marks.
    pub(crate) fn refuse_quoted(&self) -> Refusal {
        let found = match self.found() {
            Found::Text(text) => Found::Quoted(text),
            found => found,
        };
        self.refuse_found(found).hint("take out the quotation marks")
    }

    /// Refuses the input as a kind of thing, in fixed words.
    pub(crate) fn refuse_as(&self, kind: &'static str) -> Refusal {
        self.refuse_found(Found::Kind(kind))
    }

    /// Refuses the input for what was found in it.
    pub(crate) fn refuse_found(&self, found: Found) -> Refusal {
        Refusal(vec![Reason { found, place: self.place(), ..Reason::default() }])
    }

    pub(crate) fn found(&self) -> Found {
        match self.raw {
            Raw::Text(text) => PublicText::of(self, text).map_or(Found::Nothing, Found::Text),
            Raw::Node(node) => match node.kind() {
                kind @ (Kind::List | Kind::Table | Kind::Null) => Found::Kind(kind.words()),
                kind if kind.is_text() && !self.is_hidden() => {
                    PublicText::of(self, &node.text()).map_or(Found::Nothing, Found::Text)
                }
                kind => PublicText::of(self, node.raw()).map_or(Found::Kind(kind.words()), Found::Text),
            },
            Raw::Entries(_) => Found::Kind("a table"),
            Raw::Bytes(_) => Found::Nothing,
        }
    }

    /// The value, where it is one and public.
    pub(crate) fn public(&self) -> Option<PublicText> {
        match self.found() {
            Found::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn place(&self) -> Option<(u32, u32)> {
        match self.raw {
            Raw::Node(node) => Some(node.value_place()),
            Raw::Text(_) | Raw::Entries(_) | Raw::Bytes(_) => None,
        }
    }
}

/// A piece of a public value, fit for a report: cut, escaped, the user-info of a URL masked.
///
/// Only an [`Input`] that is not hidden makes one, so no message can quote a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PublicText(String);

/// How many characters of a value a message shows.
const SHOWN: usize = 80;

impl PublicText {
    fn of(input: &Input<'_>, text: &str) -> Option<Self> {
        if input.is_hidden() {
            return None;
        }
        let masked = mask_user_info(text);
        let mut shown = String::new();
        for (at, c) in masked.chars().enumerate() {
            if at == SHOWN {
                shown.push('…');
                break;
            }
            if key::is_unprintable(c) {
                shown.extend(c.escape_default());
            } else {
                shown.push(c);
            }
        }
        Some(Self(shown))
    }
}

impl fmt::Display for PublicText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", self.0)
    }
}

/// Puts `***` in the place of what stands between `://` and the last `@` before the path (RFC 3986, 3.2.1).
///
/// A password is often written with a `/` in it as it is: where a `:` and later an `@` follow, all before that goes.
pub(crate) fn mask_user_info(text: &str) -> Cow<'_, str> {
    if !text.contains("://") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(scheme) = rest.find("://") {
        let (head, tail) = rest.split_at(scheme + 3);
        // As far as the next URL, or the next blank: what lies beyond is looked at by itself.
        let next = tail.find("://").unwrap_or(tail.len());
        let end = tail[..next].find([' ', '\t', '\n']).unwrap_or(next);
        let (url, behind) = tail.split_at(end);
        let authority = &url[..url.find(['/', '?', '#']).unwrap_or(url.len())];
        let whole = if authority.contains(':') && !authority.starts_with('[') { url } else { authority };
        let host = authority.rfind('@').or_else(|| whole.rfind('@'));
        out.push_str(head);
        out.push_str(if host.is_some() { "***" } else { "" });
        out.push_str(&url[host.unwrap_or(0)..]);
        rest = behind;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Why a leaf did not take what it was given: one reason, or one for each bad element of a list or entry of a map.
///
/// A refusal holds no text of its own making: what was found is kept only where it is public, and hints are fixed.
#[derive(Debug, Default)]
pub struct Refusal(pub(crate) Vec<Reason>);

/// One thing that is wrong.
#[derive(Debug, Default)]
pub(crate) struct Reason {
    /// The element or entry at fault, as a suffix of the key: `[1]`, `.beta`.
    pub(crate) step: String,
    pub(crate) found: Found,
    /// What the element expects, where it is not the whole value that is at fault.
    pub(crate) expects: Option<String>,
    pub(crate) hint: Option<&'static str>,
    pub(crate) suggestion: Option<&'static str>,
    pub(crate) place: Option<(u32, u32)>,
}

/// What may be said of the thing that was found.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) enum Found {
    #[default]
    Nothing,
    Kind(&'static str),
    Text(PublicText),
    /// A text that would have been right without its quotation marks.
    Quoted(PublicText),
    /// What a text encodes, if only the number of bytes is wrong. Of a secret as well: the bytes are no secret then.
    #[cfg(feature = "encoding")]
    Bytes(usize),
}

/// Behind what is expected: nothing, or a comma and what was found in its place.
impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => Ok(()),
            Self::Kind(kind) => write!(f, ", found {kind}"),
            Self::Text(text) => write!(f, ", found {text}"),
            Self::Quoted(text) => write!(f, ", found the string {text}"),
            #[cfg(feature = "encoding")]
            Self::Bytes(1) => f.write_str(", found 1 byte"),
            #[cfg(feature = "encoding")]
            Self::Bytes(count) => write!(f, ", found {count} bytes"),
        }
    }
}

impl Refusal {
    /// Adds what to do: a fixed text, so that it can say nothing of the value.
    #[must_use]
    pub fn hint(mut self, hint: &'static str) -> Self {
        for reason in &mut self.0 {
            reason.hint.get_or_insert(hint);
        }
        self
    }

    /// Adds what was probably meant.
    #[must_use]
    pub fn suggest(mut self, value: Option<&'static str>) -> Self {
        for reason in &mut self.0 {
            reason.suggestion = reason.suggestion.or(value);
        }
        self
    }

    /// Says that these are the reasons of an element, which expects something of its own.
    pub(crate) fn within(mut self, step: &str, expects: &dyn fmt::Display) -> Self {
        for reason in &mut self.0 {
            reason.step.insert_str(0, step);
            reason.expects.get_or_insert_with(|| expects.to_string());
        }
        self
    }

    pub(crate) fn join(&mut self, other: Self) {
        self.0.extend(other.0);
    }
}
