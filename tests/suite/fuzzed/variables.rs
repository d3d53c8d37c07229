//! The environment, dotenv files and flags.

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;

use settings::{Environment, Loader, Unknown};

use super::folder::Folder;
use super::input::{Input, Place, wrapped};
use super::judge::{CANARY, Planted, judge, judge_limit};
use super::subject::Subject;

/// Lines of a dotenv file.
const LINES: &[&str] = &[
    "\nFUZZ_AUTH_TOKEN=%\n",
    "\nexport FUZZ_AUTH_MAYBE=\"%\"\n",
    "\nFUZZ_TOKENS__A='%'\n",
    "\nFUZZ_AUTH_LIST=[\"%\",%\n",
    "\nFUZZ_AUTH_PIN=%\nFUZZ_AUTH_INSIDE=%\n",
    "\nFUZZ_AUTH_TOKNE=%\nFUZZ_AUTH_QUOTED_LIST=%,%\n",
    "\nFUZZ_PROVIDERS__X__CLIENT_SECRET=\"%\\n\n%\" # %\n",
    "\nFUZZ_AUTH_TOKEN_FILE=%\n",
];

/// Variables, each on its line.
const VARIABLES: &[&str] = &[
    "\nFUZZ_AUTH_TOKEN=%\n",
    "\nFUZZ_AUTH_MAYBE=\"%\"\n",
    "\nFUZZ_TOKENS__A='%'\n",
    "\nFUZZ_AUTH_LIST=[\"%\",%\n",
    "\nFUZZ_AUTH_PIN=tcp://%\nFUZZ_AUTH_INSIDE=%\n",
    "\nFUZZ_AUTH_TOKNE=%\nFUZZ_AUTH_QUOTED_LIST=%,%\n",
    "\nFUZZ_PROVIDERS__X__CLIENT_SECRET=%\nFUZZ_AUTH=%\nFUZZ_LISTENERS__0__KEY=%\n",
    "\nFUZZ_AUTH_TOKEN_FILE=%\nFUZZ_SETTINGS_UNKNOWN=%\n",
];

/// Arguments, each on its line.
const ARGUMENTS: &[&str] = &[
    "\n--auth.token=%\n",
    "\n--auth.token\n%\n",
    "\n--tokens.a=%\n",
    "\n--auth.tokne\n%\n",
    "\n--auth.list=%,%\n",
    "\n--%\n",
    "\n-%\n",
    "\n--auth=%\n",
];

fn strictness(input: &Input) -> Unknown {
    if input.is_set(0) { Unknown::Warn } else { Unknown::Refuse }
}

/// Loads variables, one on each line of the input.
pub(super) fn environment(data: &[u8]) {
    let Some(input) = Input::of(data) else { return };
    let (bytes, planted) = input.planted(&wrapped(input.picked(VARIABLES)), true);
    let variables = || {
        let lines = bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
        lines.map(|line| {
            let sign = line.iter().position(|byte| *byte == b'=').unwrap_or(line.len());
            let value = line.get(sign + 1..).unwrap_or_default();
            (OsString::from_vec(line[..sign].to_vec()), OsString::from_vec(value.to_vec()))
        })
    };
    judge(planted, || {
        let loader = Loader::<Subject>::new().value("auth.token", CANARY).unknown(strictness(&input));
        loader.value("auth.maybe", CANARY).environment(variables().collect::<Environment>())
    });
}

/// Loads a dotenv file.
pub(super) fn dotenv(data: &[u8]) {
    let Some(input) = Input::of(data) else { return };
    let (bytes, planted) = input.planted(&wrapped(input.picked(LINES)), true);
    let path = Folder::write(".env", &bytes);
    let loader = || {
        let loader = Loader::<Subject>::new().value("auth.token", CANARY).unknown(strictness(&input));
        loader.dotenv(&path).environment(Environment::from([("FUZZ_AUTH_MAYBE", CANARY)]))
    };
    judge(planted, loader);
    judge_limit(bytes.len(), loader);
}

/// Loads flags, one on each line of the input.
pub(super) fn flags(data: &[u8]) {
    let Some(input) = Input::of(data) else { return };
    // A wrong flag is shown only if it resembles a setting's, so the secret in its place is not.
    let (bytes, planted) = input.planted(&wrapped(input.picked(ARGUMENTS)), false);
    let names_are_shown = input.place() == Place::Bare && is_in_map(&bytes);
    let planted = if names_are_shown { Planted::Amid { names_are_shown } } else { planted };
    let arguments = || {
        let lines = bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
        lines.map(|line| OsString::from_vec(line.to_vec())).collect::<Vec<_>>()
    };
    judge(planted, || {
        let loader = Loader::<Subject>::new().value("auth.token", CANARY).unknown(strictness(&input));
        loader.environment(Environment::from([("FUZZ_AUTH_MAYBE", CANARY)])).flags(arguments())
    });
}

/// True if the name of an entry may hold the secret.
fn is_in_map(arguments: &[u8]) -> bool {
    let maps = ["--features.", "--tokens.", "--auth.codes.", "--providers.", "--extra."];
    maps.iter().any(|map| arguments.windows(map.len()).any(|part| part == map.as_bytes()))
}
