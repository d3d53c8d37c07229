//! A small service's settings, loaded from one named file and the environment, with everything that came of it
//! printed: the subject of the tests on what the library says and on what it leaves in memory.
//!
//! ```text
//! shop CONFIG.toml               load; print the settings, or the report and exit with 1
//! shop --debug CONFIG.toml       print a failure with the `Debug` of the error
//! shop --residue HEX CONFIG.toml count the copies of a text in this process's memory
//! shop --hand-over HEX CONFIG.toml the same, where a program that is not there is to take the settings over
//! shop --repeat COUNT CONFIG.toml load so many times and print nothing
//! ```

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "printing is what this program is for")]

mod declaration;
mod residue;

use std::process::ExitCode;

use declaration::Shop;
use settings::{Checked, Environment, LoadError, Loader};

fn load(config: &str) -> Result<Checked<Shop>, LoadError> {
    loader(config).load()
}

fn loader(config: &str) -> Loader<Shop> {
    Loader::new().file(config).environment(Environment::of_process())
}

fn main() -> ExitCode {
    #[expect(clippy::disallowed_methods, reason = "a program reads its own arguments")]
    let arguments: Vec<String> =
        std::env::args_os().skip(1).map(|one| one.to_string_lossy().into()).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        [config] => show(config, false),
        ["--debug", config] => show(config, true),
        ["--residue", needle, config] => residue::measure(needle, config),
        ["--hand-over", needle, config] => residue::hand_over(needle, config),
        ["--repeat", count, config] => repeat(count, config),
        _ => {
            eprintln!("usage: shop [--debug | --residue HEX | --hand-over HEX | --repeat COUNT] CONFIG.toml");
            ExitCode::from(2)
        }
    }
}

fn show(config: &str, debug: bool) -> ExitCode {
    match load(config) {
        Ok(shop) => {
            for warning in shop.warnings() {
                eprintln!("warning: {warning}");
            }
            println!("OK\n{:?}", &*shop);
            ExitCode::SUCCESS
        }
        Err(error) if debug => {
            eprintln!("{error:?}");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn repeat(count: &str, config: &str) -> ExitCode {
    let count: u32 = count.parse().unwrap_or(0);
    let good = (0..count).all(|_| load(config).is_ok());
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
