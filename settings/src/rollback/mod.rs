//! How to get back: what to do so that a setting has a value that it had, from the place where the value stands.

mod standing;
mod step;
mod without;

pub(crate) use self::standing::Standing;
#[cfg(feature = "changes")]
pub(crate) use self::standing::shape;
pub use self::step::Step;
pub(crate) use self::without::not_there;
