//! For generated code only: none of this is covered by semver.

pub use crate::Nested;
pub use crate::assembly::{Assembly, Derived};
#[cfg(feature = "pattern")]
pub use crate::check::Pattern;
pub use crate::check::{Bytes, Elements, InBytes, Length, Measured, NotBlank, OneOf, Range, Ranged};
pub use crate::convert::Serde;
#[cfg(feature = "encoding")]
pub use crate::convert::{Base64, Encoded, Hex};
pub use crate::demand::{Checks, Complaint, Outcome, Verdict};
pub use crate::leaf::Secret;
pub use crate::names::{differ as names_differ, room as room_for_names};
pub use crate::order::{ascending, comparable};
pub use crate::origin::OriginKind;
pub use crate::presence::{Presence, at_most_one, both_or_none, exactly_one, requires};
pub use crate::probe::Probes;
pub use crate::schema::{Field, Many, Name, Review, Rule, Section};
pub use crate::spec::{AnyLeaf, Held};
pub use crate::spec::{LeafSpec, Native, Reader, Spec};
pub use crate::variant::{Tag, expects_variant, variant};
pub use crate::visit::{AnySection, Id, Visit};

/// What a rule across settings says, in the engine's words.
///
/// # Errors
///
/// The rule's complaint.
pub fn outcome<M: Into<Complaint>>(result: Result<(), M>) -> Outcome {
    result.map_err(Into::into)
}

/// What a function derives a setting as: a value, or one unless it complains.
pub trait IntoDerived<T> {
    /// The value, in the engine's words.
    ///
    /// # Errors
    ///
    /// The function's complaint.
    fn into_derived(self) -> Result<T, Complaint>;
}

impl<T> IntoDerived<T> for T {
    fn into_derived(self) -> Result<T, Complaint> {
        Ok(self)
    }
}

impl<T, M: Into<Complaint>> IntoDerived<T> for Result<T, M> {
    fn into_derived(self) -> Result<T, Complaint> {
        self.map_err(Into::into)
    }
}

/// What a function derives, in the engine's words.
///
/// # Errors
///
/// The function's complaint.
pub fn derived<T>(value: impl IntoDerived<T>) -> Result<T, Complaint> {
    value.into_derived()
}
