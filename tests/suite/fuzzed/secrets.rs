//! Secret files, and overlays by the name of a profile.

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;

use settings::{Environment, Loader, Unknown};

use super::folder::Folder;
use super::input::{Input, Place, wrapped};
use super::judge::{CANARY, Planted, judge, judge_limit};
use super::subject::Subject;

/// Names of secret files.
const NAMES: &[&str] = &[
    "auth.token",
    "auth_token",
    "auth.pin",
    "auth.ratio",
    "auth.inside",
    "auth_list",
    "auth.short",
    "auth.quoted",
    "auth.quoted_list",
    "auth.codes.a",
    "auth_codes__a",
    "tokens.a",
    "tokens__a",
    "providers.x.client_secret",
    "smtp.password",
    "storage.secret_key",
    "auth.tokne",
    "server.port",
];

/// Variables that name a secret file.
const VARIABLES: &[&str] = &["FUZZ_AUTH_TOKEN_FILE", "FUZZ_AUTH_PIN_FILE", "FUZZ_AUTH_LIST_FILE"];

/// Loads a secret file: whatever is in it, it is a secret.
pub(super) fn secret_files(data: &[u8]) {
    let Some(mut input) = Input::of(data) else { return };
    // The first line may be the name.
    let mut name = input.picked(NAMES).to_owned();
    let line = input.body.iter().position(|byte| *byte == b'\n').filter(|_| input.is_set(1));
    if let Some(end) = line {
        name = String::from_utf8_lossy(&input.body[..end]).into_owned();
        input.body.drain(..=end);
    }
    let (bytes, _) = input.planted(CANARY, false);
    let other = ("auth.maybe", CANARY.as_bytes());
    let folder = Folder::holding("secrets", [other, (&name, &bytes)]);
    let path = folder.join(&name);
    let loader = || {
        let loader = Loader::<Subject>::new().value("auth.token", CANARY);
        if input.is_set(0) {
            let variable = (input.picked(VARIABLES), path.clone());
            return loader.environment(Environment::from([variable]));
        }
        loader.secret_files(&folder)
    };
    judge(Planted::Apart, loader);
    if input.is_set(0) && path.is_file() && line.is_none() {
        judge_limit(bytes.len(), loader);
    }
}

/// What the files of an overlay hold, each with the ending that it is in.
const FILES: &[(&str, &str)] = &[
    ("toml", "[auth]\ntoken = \"%\"\npin = \"%\"\n"),
    ("toml", "[auth]\ntoken = \"%\" %\n"),
    ("yaml", "auth: {token: %, pin: %}\n"),
    ("yaml", "auth: {token: %, *\n"),
    ("json", "{\"auth\": {\"token\": \"%\", \"tokne\": \"%\"}}"),
    ("jsonc", "{\"auth\": {\"token\": \"%\", // %\n}}"),
];

/// What only a path that leads elsewhere can bring in.
const OUTSIDE: &str = "outsider";

/// Loads the overlay of a profile: its name, the pattern and the names of files beside it are lines of the input.
pub(super) fn overlay(data: &[u8]) {
    let Some(input) = Input::of(data) else { return };
    let mut lines = input.body.split(|byte| *byte == b'\n');
    let mut line = || lines.next().unwrap_or_default();
    let (profile, pattern, name) = (line(), line(), line());
    let (ending, template) = FILES[usize::from(input.pick) % FILES.len()];
    let content = wrapped(template);
    let file = format!("{}.{ending}", String::from_utf8_lossy(name));
    let names = ["settings.", "", "conf.d-"].map(|start| format!("{start}{file}"));
    let all = names.iter().map(|name| (name.as_str(), content.as_bytes()));
    let folder = Folder::holding("overlays", all);
    let outside = format!("name = '{OUTSIDE}'");
    Folder::holding("outside", [("x.toml", outside.as_bytes()), ("settings.x.toml", outside.as_bytes())]);
    let pattern = match String::from_utf8_lossy(pattern) {
        empty if empty.is_empty() => format!("settings.{{}}.{ending}"),
        // Within the folder: a pattern is the declaration's business, and may name any other.
        pattern => pattern.replace("..", "").trim_start_matches('/').to_owned(),
    };
    let pattern = format!("{}/{pattern}", folder.display());
    let variable = (OsString::from("FUZZ_PROFILE"), OsString::from_vec(profile.to_vec()));
    let loader = || {
        let loader = Loader::<Subject>::new().value("auth.token", CANARY);
        let loader = if input.is_set(0) { loader.unknown(Unknown::Warn) } else { loader };
        match input.place() {
            Place::Elsewhere => loader.overlay(&pattern, String::from_utf8_lossy(profile)),
            Place::First => loader.folder(&folder),
            Place::Within | Place::Bare => {
                let environment = Environment::from([variable.clone()]);
                loader.ignore("FUZZ_PROFILE").overlay_from(&pattern, "FUZZ_PROFILE").environment(environment)
            }
        }
    };
    judge(Planted::Apart, loader);
    let loaded = loader().load();
    assert!(!loaded.is_ok_and(|loaded| loaded.name.as_deref() == Some(OUTSIDE)), "it leads elsewhere");
}
