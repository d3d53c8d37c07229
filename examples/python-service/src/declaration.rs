//! What the site can be told from outside.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::time::Duration;

use settings::hardening::headers::{ContentHeaders, Hsts};
use settings::hardening::uploads::BodyLimits;
use settings::{SecretString, Settings};

/// What the site can be told from outside.
#[derive(Settings)]
#[settings(
    prefix = "SITE",
    review(owner = "team-site", rollback = "undo the change where it was made, then restart the site")
)]
pub(crate) struct Site {
    /// The address to listen on: the delivery network reaches the site through a proxy on this machine.
    #[settings(default = IpAddr::from([127, 0, 0, 1]), review(expect = "`ss -ltn` shows it"))]
    pub(crate) host: IpAddr,
    /// The TCP port to listen on.
    #[settings(default = 8000, range(min = 1024), review(expect = "`ss -ltn` shows it"))]
    pub(crate) port: u16,
    /// Signs the receipts of uploads.
    #[settings(length(min = 32))]
    #[settings(review(security, expect = "a receipt from before a restart is good after it"))]
    pub(crate) receipt_key: SecretString,
    /// Who may upload, each with a token.
    #[settings(default, each(length(min = 16)))]
    #[settings(review(security, expect = "201 with the token of each, 401 with any other"))]
    pub(crate) uploaders: BTreeMap<String, SecretString>,
    /// What the delivery network may keep.
    #[settings(nested)]
    pub(crate) cache: Cache,
    /// How large an upload may be.
    #[settings(nested)]
    pub(crate) body: BodyLimits,
    /// What browsers are told with every answer.
    #[settings(nested)]
    pub(crate) headers: Headers,
}

/// What the delivery network may keep.
#[derive(Settings)]
pub(crate) struct Cache {
    /// How long a page is fresh.
    #[settings(default = Duration::from_secs(60), range(max = Duration::from_secs(86_400)))]
    #[settings(review(expect = "`max-age` of so many seconds in the answer to `/`"))]
    pub(crate) max_age: Duration,
}

/// What browsers are told with every answer.
#[derive(Settings)]
pub(crate) struct Headers {
    /// How long they insist on TLS.
    #[settings(nested)]
    pub(crate) hsts: Hsts,
    /// What they guess of an answer, and tell of its address.
    #[settings(nested)]
    pub(crate) content: ContentHeaders,
}
