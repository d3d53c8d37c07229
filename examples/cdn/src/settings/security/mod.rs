//! Whom the site believes, what it takes, what it has browsers keep to, and what it tells.

mod headers;
mod logging;
mod uploads;

use ipnet::IpNet;
use settings::Settings;
use settings::hardening::headers::{AllowedHosts, PrivateCache, SessionCookie, Tls, TrustedProxies};
use settings::hardening::permissions::{Account, OutboundHosts};
use settings::hardening::secrets::{Delivery, Rotation};

pub use self::headers::HeaderSettings;
pub use self::logging::LoggingSettings;
pub use self::uploads::UploadSettings;

/// Whom the site believes, what it takes, what it has browsers keep to, and what it tells.
#[derive(Debug, Settings)]
#[settings(review(owner = "team-security", security))]
#[settings(check = nobody_believes_everybody(forwarding.networks))]
pub struct SecuritySettings {
    /// Whose word on a client's address is taken: the networks of the content delivery network, and nobody else's. The
    /// header `Forwarded` is ignored, whoever sends it. An empty variable never leaves standing what a file says.
    #[settings(nested, review(owner = "team-edge"))]
    pub forwarding: TrustedProxies,
    /// The account by which the network in front gets into the site. Without it, whoever reaches the site is answered.
    #[settings(nested, review(owner = "team-edge"))]
    pub edge: Option<Account>,
    /// The names that the site answers to. Without it, any.
    #[settings(nested, review(owner = "team-edge"))]
    pub hosts: Option<AllowedHosts>,
    /// What the proxy in front speaks, where TLS ends, as it is set there. The site itself speaks plain HTTP.
    #[settings(nested, review(owner = "team-edge"))]
    pub tls: Tls,
    /// What browsers are told with every answer.
    #[settings(nested)]
    pub headers: HeaderSettings,
    /// The cookie of a session.
    #[settings(nested)]
    pub cookie: SessionCookie,
    /// What is one visitor's own, and kept by nobody.
    #[settings(nested, default = of_one_visitor())]
    pub private: PrivateCache,
    /// What visitors may send.
    #[settings(nested)]
    pub uploads: UploadSettings,
    /// What the site tells of its work.
    #[settings(nested)]
    pub logging: LoggingSettings,
    /// Whom the site may talk to; it talks to nobody by itself.
    #[settings(nested)]
    pub outbound: Option<OutboundHosts>,
    /// When the secrets are to be changed.
    #[settings(nested)]
    pub rotation: Rotation,
    /// How the secrets get to the site.
    #[settings(nested)]
    pub delivery: Delivery,
}

fn of_one_visitor() -> PrivateCache {
    PrivateCache {
        cache_control: "no-store".to_owned(),
        authenticated: ["/session", "/uploads"].map(str::to_owned).into(),
        cached: Vec::new(),
    }
}

/// A site that believes everybody does not start, in any mode. Which networks are too wide for their kind, or together, the
/// checklist says.
fn nobody_believes_everybody(networks: &[IpNet]) -> Result<(), &'static str> {
    if networks.iter().any(|network| network.prefix_len() < 8) {
        Err(
            "`forwarding.networks` must not be everybody: any client could choose its own address; at least `/8`",
        )
    } else {
        Ok(())
    }
}
