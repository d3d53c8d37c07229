//! A user who calls the library `cfg`, knows neither serde nor secrecy, and lets no lint pass: what the derive writes
//! has to hold in such a crate too.

#![forbid(unsafe_code)]
#![deny(
    warnings,
    missing_docs,
    missing_debug_implementations,
    unreachable_pub,
    unused_qualifications,
    unused_results,
    single_use_lifetimes,
    variant_size_differences,
    let_underscore_drop,
    rust_2018_idioms
)]
#![deny(
    clippy::all,
    clippy::pedantic,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]
#![deny(clippy::arithmetic_side_effects, clippy::missing_const_for_fn, clippy::use_self)]
#![deny(
    clippy::allow_attributes,
    clippy::allow_attributes_without_reason,
    clippy::missing_docs_in_private_items
)]

use std::collections::BTreeMap;

use cfg::{ByteSize, SecretString, Settings, checks};

/// All settings.
#[derive(Debug, Settings)]
#[settings(crate = cfg, prefix = "SHOP", separator = "__", review(owner = "team-shop"))]
#[settings(check = fits(least, http.port))]
pub struct Shop {
    /// The web server.
    #[settings(nested)]
    pub http: Http,
    /// The mail server.
    #[settings(nested)]
    pub smtp: Option<Http>,
    /// A section without the usual names.
    #[settings(nested)]
    pub bare: bare::Bare,
    /// The least port.
    #[settings(default = 1)]
    pub least: u16,
    /// How much is logged.
    #[settings(default = Level::Warn, env = "SHOP_LEVEL")]
    pub level: Level,
}

/// A server.
#[derive(Debug, Settings)]
#[settings(crate = cfg)]
pub struct Http {
    /// The port.
    #[settings(default = 8080, range(min = 1024, max = 65000))]
    pub port: u16,
    /// The largest body.
    #[settings(default = ByteSize::mib(10), review(security, owner = "edge"))]
    pub max_body: ByteSize,
    /// The key.
    #[settings(secret, length(min = 4), check = checks::url_scheme("https"))]
    pub key: Option<SecretString>,
    /// Hosts.
    #[settings(default = ["a", "b"], each(length(min = 1), check = is_name))]
    pub hosts: Vec<String>,
    /// What is switched on.
    #[settings(default, rename = "on")]
    pub features: BTreeMap<String, bool>,
    /// A format.
    #[settings(default = "json", one_of("json", "pretty"))]
    pub format: String,
}

/// How much is logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Settings)]
#[settings(crate = cfg)]
pub enum Level {
    /// A little.
    Warn,
    /// More.
    #[settings(rename = "information")]
    Info,
}

/// The least port is not above the port.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "a rule is given references")]
fn fits(least: &u16, port: &u16) -> Result<(), &'static str> {
    if least <= port { Ok(()) } else { Err("`least` must not exceed `http.port`") }
}

/// A name has no blanks.
fn is_name(name: &str) -> Result<(), &'static str> {
    if name.contains(' ') { Err("must have no blanks") } else { Ok(()) }
}

/// A module without the names that every other module has.
pub mod bare {
    #![no_implicit_prelude]

    /// A section there.
    #[derive(::core::fmt::Debug, ::cfg::Settings)]
    #[settings(crate = ::cfg)]
    pub struct Bare {
        /// A name.
        #[settings(default = "bare", length(min = 1))]
        pub name: ::std::string::String,
        /// Whether it is on.
        #[settings(default)]
        pub on: bool,
    }
}

#[cfg(test)]
mod tests {
    use cfg::{Environment, Loader};

    use super::{Level, Shop};

    #[test]
    fn it_loads_under_another_name() -> Result<(), cfg::LoadError> {
        let environment = Environment::from([("SHOP_HTTP__PORT", "9000"), ("SHOP_LEVEL", "information")]);
        let shop = Loader::<Shop>::new().environment(environment).load()?;
        assert_eq!((shop.http.port, shop.level, shop.bare.name.as_str()), (9000, Level::Info, "bare"));
        assert_eq!(shop.http.hosts, ["a", "b"]);
        let refused = Loader::<Shop>::new().value("http.port", 80).load();
        assert_eq!(refused.map(|_| ()).map_err(|error| error.problems().len()), Err(1));
        Ok(())
    }
}
