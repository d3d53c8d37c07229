//! The verb `run`: what a program is handed, by which way alone, and that no program is started with settings that will not
//! do.

#![cfg(unix)]

mod environment;
mod refused;
mod values;

use std::process::{Command, Output};

use serde_json::Value;

use crate::support::Folder;

/// What the service cannot do without.
const NEEDED: [(&str, &str); 2] =
    [("DATABASE_URL", "postgres://CANARY-of-url"), ("HANDED_SECRETS_PIN", "424242")];

/// Prints what the descriptor has.
const READ: &str = "cat /dev/fd/$SETTINGS_FD";

/// The command, with the variables that it needs, and `PATH`.
fn handed(folder: &Folder) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_handed"));
    command.current_dir(folder.path("")).env_clear().envs(NEEDED).env("PATH", "/usr/bin:/bin");
    command
}

/// Runs a script of the shell with the settings.
fn script(command: &mut Command, script: &str) -> Output {
    command.args(["run", "--", "sh", "-c", script]).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// What the program reads.
#[track_caller]
fn values(output: &Output) -> Value {
    assert_eq!((output.status.code(), text(&output.stderr).as_str()), (Some(0), ""));
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {}", text(&output.stdout)))
}
