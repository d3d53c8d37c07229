//! What is measured, each by counting where that is possible.

pub mod build;
pub mod run;
pub mod size;

use std::io;
use std::process::{Command, Output};

/// What kept something from being measured.
pub type Measured<T> = Result<T, Box<dyn std::error::Error>>;

/// Runs a command to its end; an error, if it fails.
fn output(command: &mut Command) -> Measured<Output> {
    let output =
        command.output().map_err(|error| io::Error::new(error.kind(), format!("{command:?}: {error}")))?;
    if output.status.success() {
        return Ok(output);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let last: Vec<&str> = said.lines().rev().take(40).collect();
    let last: Vec<&str> = last.into_iter().rev().collect();
    Err(format!("{command:?}: {}\n{}", output.status, last.join("\n")).into())
}

/// A number as tools write it, with commas.
fn number(text: &str) -> Option<u64> {
    text.replace(',', "").parse().ok()
}

/// The middle of some figures.
pub fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or(f64::NAN)
}
