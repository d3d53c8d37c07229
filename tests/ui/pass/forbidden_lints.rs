//! Generated code allows nothing that a service forbids: the compiler would not take it.
#![forbid(warnings, deprecated, missing_docs, unused, unsafe_code, clippy::all, clippy::pedantic)]

use settings::Settings;

/// All of it.
#[derive(Settings)]
#[settings(prefix = "APP")]
pub struct App {
    /// How much is said.
    #[settings(default = Level::Info)]
    pub level: Level,
}

/// How much is said.
#[derive(Settings)]
pub enum Level {
    /// All.
    Debug,
    /// What matters.
    Info,
}

fn main() {}
