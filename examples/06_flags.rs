//! Flags: a service with a command of its own, which hands what stands behind `--` to its settings; and sources beside
//! the usual ones.
//!
//! ```text
//! cargo run -p settings-examples --example 06_flags -- --explain -- --oven.loaves=50
//! ```
//!
//! `06_flags.md` shows its help, what each source gives, and what becomes of a flag that is wrong.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "an example shows what it has")]

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;
use settings::{Checked, Environment, LoadError, Loader, SecretString, Settings};

/// Sells bread.
#[derive(Parser)]
#[command(name = "bakery", after_help = settings_help())]
struct Command {
    /// Shows each setting with its value and where it came from, and ends.
    #[arg(long)]
    explain: bool,
    /// A folder with a file for each secret.
    #[arg(long, value_name = "FOLDER")]
    secrets: Option<PathBuf>,
    /// Settings, each as `--key=value`.
    #[arg(last = true, value_name = "SETTING")]
    settings: Vec<OsString>,
}

/// What stands in the help of the command about settings.
fn settings_help() -> String {
    format!("Settings, behind `--`:\n\n{}", Loader::<BakerySettings>::flags_help())
}

/// Everything that the bakery can be told from outside.
#[derive(Settings)]
#[settings(prefix = "BAKERY")]
struct BakerySettings {
    #[settings(nested)]
    oven: OvenSettings,
    /// What the orders are fetched with.
    api_key: SecretString,
}

/// What is baked.
#[derive(Settings)]
struct OvenSettings {
    /// Loaves in one go.
    #[settings(default = 20, range(min = 1, max = 60))]
    loaves: u32,
    /// How long they stay in.
    #[settings(default = Duration::from_secs(45 * 60))]
    time: Duration,
    /// Kinds of bread.
    #[settings(default = ["rye"])]
    kinds: Vec<String>,
}

/// Each source over the ones before it: a file for work on one machine, the environment, files with one secret, and what
/// was said for this start alone.
fn load(command: Command) -> Result<Checked<BakerySettings>, LoadError> {
    let loader = Loader::new()
        .optional_dotenv("bakery.env")
        .environment(Environment::of_process())
        .secret_files_from("CREDENTIALS_DIRECTORY");
    let loader = match command.secrets {
        Some(folder) => loader.secret_files(folder),
        None => loader,
    };
    loader.flags(command.settings).load()
}

fn main() -> ExitCode {
    let command = Command::parse();
    let explain = command.explain;
    let bakery = match load(command) {
        Ok(bakery) => bakery,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::from(78);
        }
    };
    for warning in bakery.warnings() {
        eprintln!("warning: {warning}");
    }
    if explain {
        print!("{}", bakery.explain());
    } else {
        println!("{}", bakery.summary());
        println!("baking {} loaves of {}", bakery.oven.loaves, bakery.oven.kinds.join(" and "));
    }
    ExitCode::SUCCESS
}
