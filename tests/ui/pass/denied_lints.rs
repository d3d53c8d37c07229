//! Generated code is clean under the lints that a strict service sets.
#![deny(warnings, missing_docs, unreachable_pub, unused_qualifications, unused_results, missing_debug_implementations)]
#![deny(non_local_definitions, single_use_lifetimes, unused_lifetimes, trivial_casts, trivial_numeric_casts)]
#![deny(let_underscore_drop, variant_size_differences, explicit_outlives_requirements, elided_lifetimes_in_paths)]
#![deny(absolute_paths_not_starting_with_crate, non_ascii_idents, unit_bindings, unnameable_types)]
#![deny(clippy::all, clippy::pedantic, clippy::nursery, clippy::unwrap_used, clippy::allow_attributes)]
#![deny(clippy::allow_attributes_without_reason, clippy::absolute_paths, clippy::missing_trait_methods)]
#![forbid(unsafe_code)]

use settings::{SecretString, Settings, checks};

/// All of it.
#[derive(Debug, Settings)]
#[settings(prefix = "APP", check = fits(low, http.port), review(owner = "team"))]
pub struct App {
    /// The least.
    #[settings(default = 1, range(min = 1), check = small)]
    pub low: u32,
    /// No longer of use.
    #[deprecated = "use `low`"]
    #[settings(default, review(since = "1.0", rollback = "unset {variable}"))]
    pub old: bool,
    /// The mirrors.
    #[settings(default = [], each(check = checks::url_scheme("https")))]
    pub mirrors: Vec<String>,
    /// How much is said.
    #[settings(default = Level::Only)]
    pub level: Level,
    /// What it is known by.
    #[settings(secret)]
    pub token: Option<SecretString>,
    /// What it listens on.
    #[settings(nested)]
    pub http: Http,
}

/// What it listens on.
#[derive(Debug, Settings)]
pub struct Http {
    /// The port.
    pub port: u16,
}

/// How much is said.
#[derive(Debug, Settings)]
pub enum Level {
    /// All there is.
    Only,
}

/// Nothing that this system has.
#[derive(Debug, Settings)]
pub struct Absent {
    #[cfg(any())]
    pub gone: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "a check is given a reference, whatever the type")]
const fn small(value: &u32) -> Result<(), &'static str> {
    if *value < 10 { Ok(()) } else { Err("must be small") }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "a check is given a reference, whatever the type")]
fn fits(low: &u32, port: &u16) -> Result<(), &'static str> {
    if *low < u32::from(*port) { Ok(()) } else { Err("`low` must be below `http.port`") }
}

fn main() {}
