//! A small site behind a content delivery network, set up by the crate `settings`.
//!
//! `main` loads the [settings](settings::Site); [`app()`] hands each module its own section. No module reaches for anything
//! else: `clippy.toml`, beside the manifest, names the ways to the environment, the arguments, files and another load, and
//! this library forbids them all, so that no line can allow itself one.
//!
//! | module | its section |
//! |---|---|
//! | [`address`] | [`TrustedProxies`](::settings::hardening::headers::TrustedProxies): whose word on the client's address is taken |
//! | [`cache`] | [`CacheSettings`](settings::CacheSettings): what the network in front may keep |
//! | [`edge`] | [`SecuritySettings`](settings::SecuritySettings): who may ask, and for which names
//! | [`headers`] | [`HeaderSettings`](settings::HeaderSettings): what browsers are told with every answer |
//! | [`log`] | [`LoggingSettings`](settings::LoggingSettings): what the site tells of its work |
//! | [`pages`] | [`TemplateSettings`](settings::TemplateSettings): what visitors read |
//! | [`query`] | [`QuerySettings`](settings::QuerySettings): what of a query reaches the site |
//! | [`server`] | [`HttpSettings`](settings::HttpSettings): where it listens, and how long things may take |
//! | [`sessions`] | the key, and [`SessionCookie`](::settings::hardening::headers::SessionCookie) |
//! | [`uploads`] | [`UploadSettings`](settings::UploadSettings): what visitors may send |
//!
//! All settings, with their names, checks and owners, stand in the [reference](mod@reference).

#![forbid(clippy::disallowed_methods, clippy::disallowed_macros)]

pub mod address;
mod app;
pub mod cache;
mod connections;
pub mod edge;
pub mod headers;
pub mod log;
pub mod pages;
pub mod query;
#[doc = include_str!("../docs/SETTINGS.md")]
pub mod reference {}
pub mod server;
pub mod sessions;
pub mod settings;
mod stop;
mod store;
pub mod uploads;

pub use app::{app, run};
pub use log::Log;
pub use server::End;
