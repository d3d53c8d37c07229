//! Files of settings, and texts in their place.

use settings::{Environment, Loader, Unknown};

use super::folder::Folder;
use super::input::{Input, Place, wrapped};
use super::judge::{CANARY, Planted, judge, judge_limit};
use super::subject::Subject;

const TOML: &[&str] = &[
    "\n[auth]\ntoken = \"%\"\n",
    "\n[tokens]\na = '%'\n",
    "\nauth.list = [\"%\", 5, \"%\"]\n",
    "\n[auth]\npin = %\nratio = \"%\"\n",
    "\n[providers.x]\nclient_secret = \"\"\"%\"\"\"\nclient_id = \"\"\n",
    "\n[zoo]\nlions = { a = \"%\", b = [\"%\"] }\n",
    "\n[auth]\ntokne = \"%\"\nquoted = \"%\"\ninside = \"%\"\npin = '%'\n",
    "\nauth = \"%\"\n",
];

const YAML: &[&str] = &[
    "\nauth:\n  token: %\n",
    "\ntokens: {a: '%'}\n",
    "\nauth: {list: [%, 5, \"%\"]}\n",
    "\nauth:\n  pin: %\n  ratio: |\n    %\n",
    "\nproviders:\n  x:\n    client_secret: >-\n      %\n",
    "\nzoo:\n  lions: {a: %, b: [%]}\n",
    "\nauth:\n  tokne: %\n  quoted: \"%\"\n  inside: %\n",
    "\nauth: %\n",
];

const JSON: &[&str] = &[
    "\"auth\": {\"token\": \"%\"},",
    "\"tokens\": {\"a\": \"%\"},",
    "\"auth\": {\"list\": [\"%\", 5, \"%\"]},",
    "\"auth\": {\"pin\": %},",
    "\"providers\": {\"x\": {\"client_secret\": \"%\"}},",
    "\"zoo\": {\"lions\": [\"%\", {\"a\": \"%\"}]},",
    "\"auth\": {\"tokne\": \"%\", \"quoted\": \"%\", \"pin\": \"%\"},",
    "\"auth\": \"%\",",
];

/// The body with the secret in it.
fn planted(input: &mut Input, format: &str) -> (Vec<u8>, Planted) {
    match format {
        "toml" => input.planted(&wrapped(input.picked(TOML)), true),
        "yaml" => input.planted(&wrapped(input.picked(YAML)), true),
        _ => {
            // Only within the braces is the secret a member of the whole.
            if input.place() == Place::First && input.body.starts_with(b"{") {
                input.body.remove(0);
            }
            let brace = if input.place() == Place::First { "{" } else { "" };
            input.planted(&format!("{brace}{}", wrapped(input.picked(JSON))), true)
        }
    }
}

/// Loads a text in a format, or a file with the same bytes where they are no text.
pub(super) fn load(format: &str, data: &[u8]) {
    let Some(mut input) = Input::of(data) else { return };
    let (bytes, planted) = planted(&mut input, format);
    let strict = if input.is_set(0) { Unknown::Warn } else { Unknown::Refuse };
    let base = || {
        let above = Environment::from([("FUZZ_AUTH_MAYBE", CANARY)]);
        (Loader::<Subject>::new().value("auth.token", CANARY).unknown(strict), above)
    };
    let length = bytes.len();
    match String::from_utf8(bytes) {
        Ok(text) if !input.is_set(1) => judge(planted, || {
            let (loader, above) = base();
            loader.text(format, text.as_str()).environment(above)
        }),
        bytes => {
            let bytes = bytes.map_or_else(std::string::FromUtf8Error::into_bytes, String::into_bytes);
            let path = Folder::write(&format!("fuzz.{format}"), &bytes);
            let loader = || {
                let (loader, above) = base();
                loader.file(&path).environment(above).paths_beside_files()
            };
            judge(planted, loader);
            judge_limit(length, loader);
        }
    }
}
