//! Makes declarations up and writes them as code.

#![expect(clippy::print_stdout, clippy::disallowed_methods, reason = "a build asks cargo, and tells it")]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "what has been made up is of the form that it was given"
)]

mod attributes;
mod code;

use std::error::Error;
use std::path::PathBuf;

use settings_declarations_model as model;

fn main() -> Result<(), Box<dyn Error>> {
    for asked in ["DECLARATIONS", "DECLARATIONS_FROM"] {
        println!("cargo::rerun-if-env-changed={asked}");
    }
    println!("cargo::rerun-if-changed=build");
    let number = |name: &str, usual: u64| std::env::var(name).map_or(Ok(usual), |text| text.parse());
    let from = number("DECLARATIONS_FROM", 1)?;
    let seeds = from..from + number("DECLARATIONS", 24)?;
    let code: String = seeds.clone().map(|seed| code::module(seed, &model::declaration(seed))).collect();
    let folder = PathBuf::from(std::env::var("OUT_DIR")?);
    std::fs::write(folder.join("declared.rs"), code + &code::list(seeds))?;
    Ok(())
}
