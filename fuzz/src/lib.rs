//! The targets, as functions of their input. What they do and check lies with the tests, which replay what was found.

#![expect(clippy::expect_used, reason = "what goes wrong here ends the run")]

#[path = "../../tests/suite/fuzzed/files.rs"]
mod files;
#[path = "../../tests/suite/fuzzed/folder.rs"]
mod folder;
#[path = "../../tests/suite/fuzzed/input.rs"]
mod input;
#[path = "../../tests/suite/fuzzed/judge.rs"]
mod judge;
#[path = "../../tests/suite/fuzzed/secrets.rs"]
mod secrets;
#[path = "../../tests/suite/fuzzed/subject.rs"]
mod subject;
#[path = "../../tests/suite/fuzzed/variables.rs"]
mod variables;

/// A text or file in TOML.
pub fn toml(data: &[u8]) {
    files::load("toml", data);
}

/// A text or file in YAML.
pub fn yaml(data: &[u8]) {
    files::load("yaml", data);
}

/// A text or file in JSON.
pub fn json(data: &[u8]) {
    files::load("json", data);
}

/// A text or file in JSON with comments.
pub fn jsonc(data: &[u8]) {
    files::load("jsonc", data);
}

/// A dotenv file.
pub fn dotenv(data: &[u8]) {
    variables::dotenv(data);
}

/// Variables, their names and values as bytes.
pub fn environment(data: &[u8]) {
    variables::environment(data);
}

/// Arguments of the program.
pub fn flags(data: &[u8]) {
    variables::flags(data);
}

/// A secret file in a folder, or one that a variable names.
pub fn secret_files(data: &[u8]) {
    secrets::secret_files(data);
}

/// The name of a profile, and those of files beside it.
pub fn overlay(data: &[u8]) {
    secrets::overlay(data);
}
