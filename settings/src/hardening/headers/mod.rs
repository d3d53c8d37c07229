//! Headers of responses, and the proxy in front.
//!
//! Each item has a section of its own. Where that stands for a header, the section writes it, so that what is confirmed is what
//! is sent.

mod cache;
mod content;
mod cookie;
mod cors;
mod csp;
mod disclosure;
mod host;
mod hosts;
mod hsts;
mod policy;
mod proxies;
mod tls;

pub use self::cache::PrivateCache;
pub use self::content::{ContentHeaders, ReferrerPolicy};
pub use self::cookie::{SameSite, SessionCookie};
pub use self::cors::Cors;
pub use self::csp::Csp;
pub use self::disclosure::Disclosure;
pub use self::hosts::AllowedHosts;
pub use self::hsts::Hsts;
pub use self::proxies::TrustedProxies;
pub use self::tls::{Certificate, ReadCertificate, Tls, TlsVersion, tls_read_by};
use crate::checklist::Item;

/// The items of this group, in the order of the list.
pub fn items() -> Vec<Item> {
    vec![
        hsts::item(),
        csp::item(),
        content::item(),
        cors::item(),
        cookie::item(),
        proxies::item(),
        hosts::item(),
        disclosure::item(),
        tls::item(None),
        cache::item(),
    ]
}
