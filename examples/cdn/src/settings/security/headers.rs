use std::net::SocketAddr;

use settings::Settings;
use settings::hardening::headers::{ContentHeaders, Cors, Csp, Disclosure, Hsts};

/// What browsers are told with every answer of the site, errors included. What is no HTTP is answered before it reaches
/// the site, with a bare 400, 414 or 431.
#[derive(Debug, Settings)]
#[settings(check = nothing_is_internal(disclosure.docs, disclosure.metrics, disclosure.admin))]
#[settings(check = no_nonce(csp.policy))]
pub struct HeaderSettings {
    /// How long browsers insist on TLS.
    #[settings(nested)]
    pub hsts: Hsts,
    /// What a page may load and run, and who may show it in a frame.
    #[settings(nested)]
    pub csp: Csp,
    /// What browsers guess of an answer, and tell of its address.
    #[settings(nested)]
    pub content: ContentHeaders,
    /// Which other sites may read answers.
    #[settings(nested)]
    pub cors: Cors,
    /// What is told of the software. The site has no pages for documents, metrics or administration.
    #[settings(nested)]
    pub disclosure: Disclosure,
}

type Address = Option<SocketAddr>;

/// An address would be listened on by nobody.
fn nothing_is_internal(docs: &Address, metrics: &Address, admin: &Address) -> Result<(), &'static str> {
    if [docs, metrics, admin].into_iter().all(Option::is_none) {
        Ok(())
    } else {
        Err("`docs`, `metrics` and `admin` must not be set: the site has no such pages")
    }
}

/// The network in front keeps pages, and a nonce that is kept is everybody's.
fn no_nonce(policy: &str) -> Result<(), &'static str> {
    if policy.contains("{nonce}") {
        Err("`csp.policy` must have no `{nonce}`: pages are kept, and would all have the same")
    } else {
        Ok(())
    }
}
