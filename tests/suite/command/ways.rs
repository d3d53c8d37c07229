//! What is said of a setting, held against the loader: by every name that is told, a good value loads.

use settings::command::Command;
use settings::{Checked, Environment, LoadError, Loader};

use super::declaration::Keep;
use super::{KEY, document};
use crate::support::Folder;

/// What stands for names that may be any.
fn filled(name: &str) -> String {
    let upper = name.starts_with("KEEP_");
    name.replace("<NAME>", if upper { "SOME" } else { "some" }).replace("<N>", "0")
}

/// A good value of each setting.
fn good(key: &str) -> &'static str {
    match key {
        "http.port" => "9000",
        "admin_port" => "9001",
        "http.max-workers" | "threads" | "limits.some" => "3",
        "http.hosts" => "c.example",
        "auth.key" => "another key of it",
        _ => "something",
    }
}

/// Loads with one value that is given in this way, and all else that has to be there.
fn load(folder: &Folder, kind: &str, name: &str, key: &str) -> Result<Checked<Keep>, LoadError> {
    let value = good(key);
    let mut variables = Vec::new();
    if key != "auth.key" {
        variables.push(("KEEP_AUTH_KEY".to_owned(), KEY.to_owned()));
    }
    // What stands beside it has to come from the same source, where that gives a list.
    let beside = |of: &str| key.replace(".secret", of);
    let (mut file, mut flags) = (String::new(), Vec::new());
    let is_one_of_many = key.ends_with(".secret");
    match kind {
        "variable" => variables.push((name.to_owned(), value.to_owned())),
        "variable_that_names_a_file" => {
            let path = folder.write("secret", value);
            variables.push((name.to_owned(), path.to_str().unwrap().to_owned()));
        }
        "secret_file" => drop(folder.write(&format!("secrets/{name}"), value)),
        "flag" => flags.push(name.replace("<VALUE>", value)),
        "file" => {
            let text = if value.parse::<u32>().is_ok() { value.to_owned() } else { format!("'{value}'") };
            let text = if key == "http.hosts" { format!("[{text}]") } else { text };
            let host = if is_one_of_many { "host = 'h', secret = " } else { "host = " };
            file = match key.split_once("[0].") {
                Some((list, _)) => format!("{list} = [{{ {host}{text} }}]"),
                None if is_one_of_many => format!("{name} = {text}\n{} = 'h'", beside(".host")),
                None => format!("{name} = {text}"),
            };
        }
        _ => panic!("a kind of its own: {kind}"),
    }
    if is_one_of_many && kind != "file" {
        let name = if key.starts_with("peers") { "KEEP_PEERS__0__HOST" } else { "KEEP_STORES__SOME__HOST" };
        variables.push((name.to_owned(), "h".to_owned()));
    }
    Loader::new()
        .text("toml", file)
        .environment(variables.into_iter().collect::<Environment>())
        .secret_files(folder.path("secrets"))
        .flags(flags)
        .load()
}

#[test]
fn by_every_way_that_is_told_a_good_value_loads() {
    let command = Command::<Keep>::new(|given| {
        Loader::standard(given.environment()).secret_files("secrets").flags(given.flags())
    });
    let listed = document(&command.answer(["list", "--format", "json"]));
    let mut ways = 0;
    for one in listed["settings"].as_array().unwrap() {
        let key = filled(one["key"].as_str().unwrap());
        for (kind, name) in one["ways"].as_object().unwrap() {
            let name = filled(name.as_str().unwrap());
            let folder = Folder::new();
            std::fs::create_dir(folder.path("secrets")).unwrap();
            let loaded =
                load(&folder, kind, &name, &key).unwrap_or_else(|error| panic!("{kind} {name}:\n{error}"));
            let explanation = loaded.explain();
            let setting = explanation.setting(&key).unwrap_or_else(|| panic!("{key}:\n{explanation}"));
            assert_ne!(setting.origin().kind().as_str(), "default", "{kind} {name}");
            ways += 1;
        }
        if let Some(name) = one["ways"]["variable"].as_str() {
            assert!(name.starts_with("KEEP_") || name == "PAGES_OF_KEEP", "{name}");
        }
    }
    assert!(ways >= 45, "{ways} ways");
}

#[test]
fn a_default_that_is_told_is_the_one_that_holds() {
    let command = Command::<Keep>::new(|given| Loader::standard(given.environment()));
    let listed = document(&command.answer(["list", "--format", "json"]));
    let load = Loader::<Keep>::new().value("auth.key", "something long").load().unwrap();
    let explanation = load.explain();
    for one in listed["settings"].as_array().unwrap() {
        let key = one["key"].as_str().unwrap();
        let Some(setting) = explanation.setting(key.trim_end_matches(".<NAME>")) else {
            assert!(key.contains('<'), "{key}");
            continue;
        };
        if !setting.is_secret() {
            assert_eq!(one["default"], setting.value(), "{key}");
        }
    }
}
