//! The command: what each verb says in each format, and with which status it ends, without a terminal and with one.

mod canaries;
mod compared;
mod cost;
#[path = "../../subjects/keep/declaration.rs"]
mod declaration;
mod docs;
mod explained;
mod folders;
mod mounted;
mod noted;
mod placeholders;
mod process;
mod statuses;
mod waived;
mod ways;

use std::ffi::OsString;
use std::path::Path;
use std::process::Output;

use serde_json::Value;
use settings::Loader;
use settings::command::{Answer, Command};

use self::declaration::{Keep, checklist};
use crate::support::Folder;

/// The key of all good loads.
const KEY: &str = "KEEP_AUTH_KEY=CANARY-of-auth-key\n";

/// A folder with these variables in the file `env`.
fn given(variables: &str) -> Folder {
    let folder = Folder::new();
    folder.write("env", variables);
    folder
}

/// The service, with secret files in a folder that may be there.
fn keep(folder: &Folder) -> Command<Keep> {
    let secrets = folder.path("secrets");
    Command::new(move |given| {
        Loader::standard(given.environment()).optional_secret_files(&secrets).flags(given.flags())
    })
}

/// The arguments, of which the first line is split at blanks, with the file of variables.
fn arguments(folder: &Folder, line: &str) -> Vec<OsString> {
    let here = folder.path("");
    let here = here.to_str().unwrap().trim_end_matches('/');
    let mut all: Vec<OsString> = Vec::new();
    for word in line.split(' ') {
        if word == "--" {
            all.extend(["--env-file".into(), folder.path("env").into()]);
        }
        all.push(word.replace("DIR", here).into());
    }
    if !line.split(' ').any(|word| word == "--" || word == "--env-file" || word == "list") {
        all.extend(["--env-file".into(), folder.path("env").into()]);
    }
    all
}

/// Asks the service with its checklist.
fn ask(folder: &Folder, line: &str) -> Answer {
    keep(folder).checklist(|_| checklist()).answer(arguments(folder, line))
}

/// The status, and all that is said.
fn said(folder: &Folder, line: &str) -> (u8, String) {
    let answer = ask(folder, line);
    (answer.status(), folder.hide(&format!("{}{}", answer.out(), answer.err())))
}

/// The one document on standard output.
#[track_caller]
fn document(answer: &Answer) -> Value {
    assert_eq!(answer.out().matches('\n').count(), 1, "one line: {}", answer.out());
    serde_json::from_str(answer.out()).unwrap_or_else(|error| panic!("{error}: {}", answer.out()))
}

/// The program, started in a folder with no variables but these.
fn program(folder: &Path, variables: &[(&str, &str)]) -> std::process::Command {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_keep"));
    command.current_dir(folder).env_clear().envs(variables.iter().copied());
    command
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A folder in which the service is well.
fn well() -> Folder {
    let folder = Folder::new();
    folder.write("waivers.toml", "");
    folder.write("env", KEY);
    folder
}

fn run(folder: &Folder, variables: &[(&str, &str)], arguments: &[&str]) -> (Option<i32>, String, String) {
    ended(&program(&folder.path(""), variables).args(arguments).output().unwrap())
}

/// The status of a process, and what it wrote to both streams.
fn ended(output: &Output) -> (Option<i32>, String, String) {
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}
