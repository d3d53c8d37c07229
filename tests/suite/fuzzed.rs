//! Inputs that fuzzing found worth keeping, and the checks that it makes: `fuzz/` runs the same on inputs of its own.

mod files;
mod folder;
mod input;
mod inputs;
mod judge;
mod secrets;
mod subject;
mod variables;

use std::time::{Duration, Instant};

use settings::{ExposeSecret, Loader, Settings};

use self::judge::{CANARY, Planted, judge};
use self::subject::Subject;

/// Generous for a build without optimization on a busy machine, and for several loads.
const PATIENCE: Duration = Duration::from_secs(10);

/// What a target does with an input.
fn target(name: &str) -> fn(&[u8]) {
    match name {
        "toml" => |data| files::load("toml", data),
        "yaml" => |data| files::load("yaml", data),
        "json" => |data| files::load("json", data),
        "jsonc" => |data| files::load("jsonc", data),
        "dotenv" => variables::dotenv,
        "environment" => variables::environment,
        "flags" => variables::flags,
        "secret_files" => secrets::secret_files,
        "overlay" => secrets::overlay,
        _ => panic!("there is no target `{name}`"),
    }
}

#[test]
fn what_was_found_stays_as_it_should_be() {
    for (name, data) in inputs::INPUTS {
        let started = Instant::now();
        target(name)(data);
        let taken = started.elapsed();
        assert!(taken < PATIENCE, "{name}: {taken:?} for {:?}", String::from_utf8_lossy(data));
    }
}

#[test]
fn each_target_has_inputs_and_a_program() {
    let folder = programs();
    for name in &folder {
        assert!(inputs::INPUTS.iter().any(|(of, _)| of == name), "no input of `{name}` is kept");
        target(name);
    }
    assert_eq!(folder.len(), 9, "{folder:?}");
}

/// The names of the targets in `fuzz/`.
fn programs() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../fuzz/fuzz_targets");
    let entries = std::fs::read_dir(folder).expect("the folder of the targets");
    let names = entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"));
    names.filter_map(|name| name.strip_suffix(".rs").map(str::to_owned)).collect()
}

#[test]
fn what_is_planted_arrives() {
    let token = |format, text: &str| {
        let loaded = Loader::<Subject>::new().text(format, text).load().expect("it loads");
        loaded.auth.token.expose_secret().to_owned()
    };
    assert_eq!(token("toml", &input::wrapped("[auth]\ntoken = \"%\"\n")), CANARY);
    assert_eq!(token("yaml", &input::wrapped("auth:\n  token: %\n")), CANARY);
}

#[test]
fn a_leak_is_told() {
    for leak in [CANARY, &CANARY[5..13], &CANARY.to_lowercase()[16..], &format!("ü{}z", &CANARY[3..12])] {
        assert!(judge::leaks(leak.as_bytes()), "{leak}");
    }
    for fine in [&CANARY[..7], "[REDACTED]", "no setting has this variable"] {
        assert!(!judge::leaks(fine.as_bytes()), "{fine}");
    }
    let public = || Loader::new().value("auth.token", "x").value("name", CANARY);
    judge(Planted::Amid { names_are_shown: false }, public);
    let told = std::panic::catch_unwind(|| judge(Planted::Apart, public));
    assert!(told.is_err(), "a secret in a public setting is to be told");
    let unknown = || Loader::new().value("auth.token", "x").text("toml", format!("{CANARY} = 1"));
    judge(Planted::Amid { names_are_shown: true }, unknown);
    let told = std::panic::catch_unwind(|| judge(Planted::Amid { names_are_shown: false }, unknown));
    assert!(told.is_err(), "a secret in a name is to be told");
}

#[test]
fn the_declaration_of_the_targets_is_sound() {
    settings::testing::declaration::<Subject>().assert_sound();
    assert!(Subject::for_test([("auth.token", "x")]).name.is_none());
}
