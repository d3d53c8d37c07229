//! One of a few names: the variants of an enum, as values and as the tag of a section.

use std::fmt;

use crate::demand::Verdict;
use crate::input::{Input, Raw, Refusal};
use crate::key;
use crate::leaf::Shape;
#[cfg(feature = "run")]
use crate::output::Output;
use crate::spec::AnyLeaf;
use crate::spec::LeafSpec;

/// Writes which names there are. For generated code.
///
/// # Errors
///
/// Those of the formatter.
pub fn expects_variant(f: &mut fmt::Formatter<'_>, names: &[&str]) -> fmt::Result {
    if let [only] = names {
        return write!(f, "`{only}`");
    }
    write!(f, "one of `{}`", names.join("`, `"))
}

/// Finds the variant of this name. For generated code.
///
/// # Errors
///
/// A refusal with the name that was probably meant: another case is a slip, not a spelling.
pub fn variant(input: Input<'_>, names: &[&'static str]) -> Result<usize, Refusal> {
    let text = input.text()?;
    let found = names.iter().position(|name| **name == *text);
    found.ok_or_else(|| {
        let near = names.iter().copied().find(|name| {
            key::nearest(&text, std::iter::once(*name)).is_some() || name.eq_ignore_ascii_case(text.trim())
        });
        input.refuse().suggest(near.filter(|_| !input.is_hidden()))
    })
}

/// The setting that says which variant of a tagged section is meant.
#[derive(Debug)]
pub struct Tag {
    names: &'static [&'static str],
    default: Option<u16>,
}

impl Tag {
    /// The tag of these variants; `default` is the one that is meant where no source says.
    pub const fn new(names: &'static [&'static str], default: Option<u16>) -> Self {
        Self { names, default }
    }

    pub(crate) fn name(&self, variant: u16) -> &'static str {
        self.names.get(usize::from(variant)).copied().unwrap_or_default()
    }

    pub(crate) fn default(&self) -> Option<u16> {
        self.default
    }

    /// The variant that an input names.
    pub(crate) fn read(&self, input: Input<'_>) -> Result<u16, Refusal> {
        variant(input, self.names).map(|at| at as u16)
    }
}

impl LeafSpec for Tag {
    fn shape(&self) -> Shape {
        Shape::SCALAR
    }

    fn expects(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        expects_variant(f, self.names)
    }

    fn has_default(&self) -> bool {
        self.default.is_some()
    }

    fn without(&self, see: &mut dyn FnMut(&dyn AnyLeaf)) {
        if let Some(variant) = self.default {
            see(&Variant(self.name(variant)));
        }
    }

    fn refuses(&self, input: Input<'_>) -> bool {
        match input.raw {
            Raw::Text(_) | Raw::Node(_) => self.read(input).is_err(),
            Raw::Entries(_) | Raw::Bytes(_) => false,
        }
    }

    #[cfg(feature = "documents")]
    fn takes(&self, input: Input<'_>) -> bool {
        !self.refuses(input)
    }

    fn demands(&self) -> Verdict {
        Verdict::default()
    }
}

/// A variant as the value of a tag.
struct Variant(&'static str);

impl AnyLeaf for Variant {
    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }

    #[cfg(feature = "run")]
    fn write(&self, output: &mut Output) -> fmt::Result {
        output.text(&self.0)
    }

    fn is_absent(&self) -> bool {
        false
    }
}
