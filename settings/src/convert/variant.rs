//! Enums of unit variants: one of a few names.

use std::fmt;

use crate::input::{Input, Refusal};
use crate::key;

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
    let text = zeroize::Zeroizing::new(input.exact_text()?);
    let found = names.iter().position(|name| *name == text.as_str());
    found.ok_or_else(|| {
        let near = names.iter().copied().find(|name| {
            key::nearest(&text, std::iter::once(*name)).is_some() || name.eq_ignore_ascii_case(text.trim())
        });
        input.refuse().suggest(near.filter(|_| !input.is_secret()))
    })
}
