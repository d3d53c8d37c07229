//! The checks that come ready, one a file. A check of a service's own is an ordinary function.

mod each;
mod length;
mod one_of;
mod range;
mod url_scheme;

pub use self::length::Length;
pub use self::one_of::OneOf;
pub use self::range::Range;
pub use self::url_scheme::{UrlScheme, url_scheme};
