//! Shapes beyond a plain section: lists and maps of sections, a choice between sections, a section that may be absent, one
//! that is used twice, and old names.
//!
//! ```text
//! cargo run -p settings-examples --example 04_shapes
//! ```
//!
//! `04_shapes.md` shows what it prints, also with variables over the file, and what it has against mistakes.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "an example shows what it has, and what it has against it"
)]

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use settings::{Environment, Loader, Settings};

/// A gateway in front of other services.
#[derive(Settings)]
#[settings(prefix = "GATE", separator = "__")]
struct Gateway {
    /// What is behind it, in the order in which it is asked.
    #[settings(nested)]
    routes: Vec<Route>,
    /// How many requests clients may make, by the name of their plan.
    #[settings(nested)]
    limits: BTreeMap<String, Limit>,
    /// Where answers are kept.
    #[settings(nested, alias = "cache")]
    store: Store,
    /// Where traces are sent; nowhere, if it is absent.
    #[settings(nested)]
    tracing: Option<Tracing>,
    /// How the gateway retries. These stand on the outermost level.
    #[settings(flatten)]
    retry: Retry,
}

/// A service behind the gateway.
#[derive(Settings)]
struct Route {
    /// The beginning of the paths that it answers.
    #[settings(pattern = "/[a-z/]*")]
    path: String,
    /// Its address.
    to: String,
    /// What clients may do.
    #[settings(default = ["GET"], each(one_of("GET", "POST", "PUT", "DELETE")))]
    methods: Vec<String>,
}

/// How many requests a client may make.
#[derive(Settings)]
struct Limit {
    /// In a second.
    #[settings(range(min = 1))]
    per_second: u32,
    /// At once, over that.
    #[settings(default = 0)]
    burst: u32,
}

/// Where answers are kept.
#[derive(Settings)]
#[settings(tag = "kind")]
enum Store {
    /// Nowhere.
    #[settings(default)]
    None,
    /// In memory.
    Memory(Memory),
    /// On a disk.
    Disk(Disk),
}

/// Kept in memory.
#[derive(Settings)]
struct Memory {
    /// How many answers there may be.
    #[settings(default = 1000)]
    entries: usize,
}

/// Kept on a disk.
#[derive(Settings)]
struct Disk {
    /// The folder.
    folder: PathBuf,
    /// How long an answer is kept.
    #[settings(default = Duration::from_secs(3600))]
    keep: Duration,
}

/// Where traces are sent.
#[derive(Settings)]
struct Tracing {
    /// Address of the collector.
    collector: String,
    /// The part of all requests that is traced.
    #[settings(default = 0.01, range(min = 0.0, max = 1.0))]
    part: f64,
}

/// How the gateway retries.
#[derive(Settings)]
struct Retry {
    /// How often, before it gives up.
    #[settings(default = 2, range(max = 10), alias = "retries")]
    attempts: u8,
}

/// What would stand in a file.
const FILE: &str = r#"
retries = 3
routes = [
    { path = "/shop", to = "http://shop:8080", methods = ["GET", "POST"] },
    { path = "/", to = "http://pages:8080" },
]

[limits]
free = { per_second = 1 }
paid = { per_second = 100, burst = 50 }

[store]
kind = "memory"
entries = 500
"#;

fn main() -> ExitCode {
    let loader = Loader::<Gateway>::new().text("toml", FILE).environment(Environment::of_process());
    match loader.load() {
        Ok(gateway) => {
            for warning in gateway.warnings() {
                eprintln!("warning: {warning}\n");
            }
            print!("{}", gateway.explain());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
