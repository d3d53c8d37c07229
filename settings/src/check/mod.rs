//! The checks that come ready, one a file. A check of a service's own is an ordinary function.

mod bytes;
mod count;
mod each;
mod length;
mod not_blank;
mod one_of;
#[cfg(feature = "pattern")]
mod pattern;
mod range;
mod url_scheme;

pub use self::bytes::{Bytes, InBytes};
pub use self::each::Elements;
pub use self::length::{Length, Measured};
pub use self::not_blank::NotBlank;
pub use self::one_of::OneOf;
#[cfg(feature = "pattern")]
pub use self::pattern::Pattern;
pub use self::range::{Range, Ranged};
pub use self::url_scheme::{UrlScheme, url_scheme, url_schemes};
