//! A setting is changed safely: a service with a command that looks at its settings, compares them and notes changes.
//!
//! ```text
//! cargo run -p settings-examples --example 07_changes -- config check
//! ```
//!
//! The page of the module `settings::command` shows all of it at work.

#![expect(clippy::print_stdout, reason = "an example shows what it has")]

use std::net::SocketAddr;
use std::process::ExitCode;
use std::time::Duration;

use settings::checklist::{Checklist, Item, Profile};
use settings::command::Command;
use settings::{ByteSize, Loader, SecretString, Settings};

/// Everything that the gazette can be told from outside.
#[derive(Settings)]
#[settings(prefix = "GAZETTE", review(owner = "team-gazette", rollback = "back to {default}"))]
struct Gazette {
    /// Where it listens.
    #[settings(default = SocketAddr::from(([127, 0, 0, 1], 8080)))]
    listen: SocketAddr,
    /// Signs the sessions of readers.
    #[settings(length(min = 32))]
    #[settings(review(
        security,
        owner = "team-security",
        expect = "who was signed in before a restart is so after it",
        rollback = "the key before, out of the vault"
    ))]
    session_key: SecretString,
    #[settings(nested)]
    cache: Cache,
    #[settings(nested)]
    letters: Letters,
    #[settings(nested)]
    log: Log,
}

/// What the network in front may keep.
#[derive(Settings)]
#[settings(review(owner = "team-edge"))]
struct Cache {
    /// How long a page is fresh.
    #[settings(default = Duration::from_secs(60), range(max = Duration::from_secs(24 * 60 * 60)))]
    #[settings(review(expect = "`max-age` of so many seconds in the answer to `/`"))]
    max_age: Duration,
    /// Headers of a request that change the answer.
    #[settings(default = ["accept-encoding"])]
    vary: Vec<String>,
}

/// Letters to the editor.
#[derive(Settings)]
#[settings(review(security))]
struct Letters {
    /// The longest that is taken.
    #[settings(default = ByteSize::kib(64))]
    #[settings(review(expect = "413 above it"))]
    size: ByteSize,
    /// How many one reader may send in a day.
    #[settings(default = 5)]
    #[settings(review(expect = "429 above it"))]
    a_day: u32,
}

/// What it tells of its work.
#[derive(Settings)]
#[settings(review(security))]
struct Log {
    /// Whether lines name the addresses of readers.
    #[settings(default = false)]
    #[settings(review(owner = "team-privacy", expect = "no line has the address of a known reader"))]
    addresses: bool,
}

/// What is confirmed before a release.
pub(crate) fn checklist() -> Checklist {
    let size = Item::on::<Letters>("letters.size", "a letter has a limit that fits into memory")
        .why("whoever sends without end fills the memory")
        .source("OWASP ASVS 5.0.0, 5.2.1")
        .mend("let `size` be at most 1MiB")
        .reads(&["size"])
        .examples(&[("size", "64KiB")], &[("size", "1GiB")])
        .judge(|letters: &Letters, found| {
            if letters.size > ByteSize::mib(1) {
                found.fail("size", "must be at most 1MiB");
            }
        });
    let addresses = Item::on::<Log>("log.addresses", "the log has no addresses of readers")
        .why("they are personal data, and a log is read by many")
        .source("Regulation (EU) 2016/679, article 5 (1) (c)")
        .mend("let `addresses` be `false`, or waive it for as long as somebody needs them")
        .reads(&["addresses"])
        .examples(&[("addresses", "false")], &[("addresses", "true")])
        .judge(|log: &Log, found| {
            if log.addresses {
                found.fail("addresses", "must be `false`");
            }
        });
    Checklist::new(Profile::Production).items([size, addresses])
}

/// The command, which loads as the service does.
fn command() -> Command<Gazette> {
    Command::new(|given| Loader::standard(given.environment()))
        .checklist(|_| checklist())
        .waivers("waivers.toml")
}

fn main() -> ExitCode {
    if let Some(status) = command().run_if_asked("config") {
        return status;
    }
    let gazette = Gazette::load_or_exit();
    println!("{}", gazette.summary());
    serve(&gazette);
    ExitCode::SUCCESS
}

/// Here the service itself would start.
fn serve(gazette: &Gazette) {
    println!("a page is fresh for {} s", gazette.cache.max_age.as_secs());
}
