//! Runs the site until it is told to stop.

#![expect(clippy::print_stderr, reason = "a service says on its terminal why it ends")]

use std::process::ExitCode;

use ::settings::Settings;
use cdn::settings::Site;

#[expect(clippy::disallowed_methods, reason = "the one place where settings are loaded")]
fn main() -> ExitCode {
    let site = Site::load_or_exit();
    match cdn::run(&site) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
