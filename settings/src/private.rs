//! For generated code only: none of this is covered by semver.

pub use crate::Nested;
pub use crate::assembly::Assembly;
pub use crate::check::{Length, OneOf, Range};
pub use crate::convert::{Serde, expects_variant, variant};
pub use crate::demand::{Checks, Complaint, Outcome};
pub use crate::leaf::Secret;
pub use crate::schema::{Field, Review, Rule, Section};
pub use crate::spec::{AnyLeaf, Held, LeafSpec, Native, Reader, Spec};
pub use crate::visit::{AnySection, Visit};

/// What a rule across settings says, in the engine's words.
///
/// # Errors
///
/// The rule's complaint.
pub fn outcome<M: Into<Complaint>>(result: Result<(), M>) -> Outcome {
    result.map_err(Into::into)
}
