//! Uploads, and how much load is taken.
//!
//! What stands in front of a service has limits of its own, in files of its own. A section has them as settings, so that
//! they can be held against the service's: they change nothing there, and are to be kept as they are there.

mod body;
mod keep_alive;
mod limits;
mod load;
mod media_type;
mod path;
mod timeouts;
mod types;

pub use self::body::{BodyLimits, RouteLimit};
pub use self::keep_alive::KeepAlive;
pub use self::limits::LoadLimits;
pub use self::load::Load;
pub use self::timeouts::Timeouts;
pub use self::types::UploadTypes;
use crate::checklist::Item;

/// The items of this group, in the order of the list.
pub fn items() -> Vec<Item> {
    vec![body::item(), types::item(), load::item()]
}
