//! By hand, as a careful service does without a library of settings: serde reads the file into options, each setting looks for
//! its variable first, and every error says which setting it is about.

use std::fmt::Write;

use super::{FLOOR, Subject, figment, text};
use crate::described::{Described, Kind, Leaf};

const DEPENDENCIES: &str = "serde = { version = \"1.0.229\", features = [\"derive\"] }\n\
    toml = { version = \"1.2.2\", default-features = false, features = [\"parse\", \"serde\", \"std\"] }\n\
    humantime = \"2.3.0\"\nhumantime-serde = \"1.1.1\"\nsecrecy = { version = \"0.10.3\", features = [\"serde\"] }\n";

pub(super) static BY_VARIABLE: Subject = Subject {
    name: FLOOR,
    note: Some("By hand: serde and `toml` for the file, one `std::env::var` for each setting."),
    dependencies: DEPENDENCIES,
    loads: true,
    walks: false,
    main: |described| main(described, &(BY_NAME.to_owned() + LOAD_BY_NAME)),
    files: text::toml,
    environment: |described| text::variables(described, "_"),
};

pub(super) static BY_WALK: Subject = Subject {
    name: "by walk",
    note: Some("By hand, too: the environment is walked once, and put into a map."),
    dependencies: DEPENDENCIES,
    loads: true,
    walks: true,
    main: |described| main(described, &(BY_MAP.to_owned() + LOAD_BY_MAP)),
    files: text::toml,
    environment: |described| text::variables(described, "_"),
};

const BY_NAME: &str = r#"
struct Variables;

impl Variables {
    fn get(&self, name: &str) -> Result<Option<String>, String> {
        match std::env::var(name) {
            Ok(text) => Ok(Some(text)),
            Err(std::env::VarError::NotPresent) => Ok(None),
            Err(error) => Err(format!("{name}: {error}")),
        }
    }
}
"#;

const LOAD_BY_NAME: &str = "\nfn load() -> Result<Service, String> { Service::of(&Variables, file()?) }\n";

const BY_MAP: &str = r#"
struct Variables(std::collections::HashMap<String, String>);

impl Variables {
    fn get(&self, name: &str) -> Result<Option<String>, String> {
        Ok(self.0.get(name).cloned())
    }
}
"#;

const LOAD_BY_MAP: &str = r#"
fn load() -> Result<Service, String> {
    let mut variables = std::collections::HashMap::new();
    for (name, value) in std::env::vars_os() {
        let Ok(name) = name.into_string() else { continue };
        if name.starts_with("BENCH_") {
            let value = value.into_string().map_err(|_| format!("{name}: not UTF-8"))?;
            variables.insert(name, value);
        }
    }
    Service::of(&Variables(variables), file()?)
}
"#;

const READING: &str = r#"
fn file() -> Result<FileOfService, String> {
    let text = std::fs::read_to_string("settings.toml").map_err(|error| format!("settings.toml: {error}"))?;
    toml::from_str(&text).map_err(|error| format!("settings.toml: {error}"))
}

impl Variables {
    fn read<T, E: std::fmt::Display>(
        &self,
        name: &str,
        in_file: Option<T>,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Result<Option<T>, String> {
        match self.get(name)? {
            Some(text) => parse(&text).map(Some).map_err(|error| format!("{name}: {error}")),
            None => Ok(in_file),
        }
    }
}

fn boolean(text: &str) -> Result<bool, &'static str> {
    match text {
        "true" | "1" | "yes" | "on" => Ok(true),
        "false" | "0" | "no" | "off" => Ok(false),
        _ => Err("not a bool"),
    }
}

fn level(text: &str) -> Result<Level, &'static str> {
    match text {
        "error" => Ok(Level::Error),
        "warn" => Ok(Level::Warn),
        "info" => Ok(Level::Info),
        "debug" => Ok(Level::Debug),
        _ => Err("not one of error, warn, info, debug"),
    }
}

fn list(text: &str) -> Result<Vec<String>, &'static str> {
    Ok(text.split(',').map(|part| part.trim().to_owned()).collect())
}

fn secret(text: &str) -> Result<SecretString, &'static str> {
    Ok(SecretString::from(text))
}
"#;

/// How a variable of this kind is read.
fn parse(kind: Kind) -> &'static str {
    match kind {
        Kind::Bool => "boolean",
        Kind::Level => "level",
        Kind::List => "list",
        Kind::Secret => "secret",
        Kind::Span => "humantime::parse_duration",
        _ => "str::parse",
    }
}

fn main(described: &Described, variables: &str) -> String {
    figment::SERDE_HEAD.to_owned()
        + &text::level(figment::SERDE_LEVEL)
        + &text::structs(described, &|_| String::new(), &|_, _| String::new(), "", "")
        + &of_file(described)
        + &reading(described)
        + READING
        + variables
        + &text::main(described)
}

/// What the file holds: everything may be left out.
fn of_file(described: &Described) -> String {
    const HEAD: &str = "#[derive(Default, Deserialize)]\n#[serde(default, deny_unknown_fields)]\n";
    let mut out = String::new();
    for section in &described.sections {
        let _ = writeln!(out, "{HEAD}struct FileOf{} {{", section.type_name);
        for leaf in &section.leaves {
            let inner = leaf.kind.rust();
            let inner =
                inner.strip_prefix("Option<").and_then(|rest| rest.strip_suffix('>')).unwrap_or(inner);
            if leaf.kind == Kind::Span {
                out += "    #[serde(with = \"humantime_serde\")]\n";
            }
            let _ = writeln!(out, "    {}: Option<{inner}>,", leaf.name);
        }
        out += "}\n\n";
    }
    let _ = writeln!(out, "{HEAD}struct FileOfService {{");
    for section in &described.sections {
        let _ = writeln!(out, "    {}: FileOf{},", section.name, section.type_name);
    }
    out + "}\n"
}

/// What makes settings of the file and of variables: a function for each section.
fn reading(described: &Described) -> String {
    let mut out = String::new();
    for section in &described.sections {
        let name = &section.type_name;
        let _ = writeln!(
            out,
            "impl {name} {{\n    fn of(variables: &Variables, file: FileOf{name}) -> Result<Self, String> {{\n        Ok(Self {{"
        );
        for leaf in &section.leaves {
            let _ = writeln!(out, "            {}: {},", leaf.name, setting(&section.name, leaf));
        }
        out += "        })\n    }\n}\n\n";
    }
    out += "impl Service {\n    fn of(variables: &Variables, file: FileOfService) -> Result<Self, String> {\n        Ok(Self {\n";
    for section in &described.sections {
        let _ =
            writeln!(out, "            {0}: {1}::of(variables, file.{0})?,", section.name, section.type_name);
    }
    out + "        })\n    }\n}\n"
}

fn setting(section: &str, leaf: &Leaf) -> String {
    let variable = text::variable(section, leaf.name, "_");
    let read = format!("variables.read(\"{variable}\", file.{}, {})?", leaf.name, parse(leaf.kind));
    match leaf.kind.default().filter(|_| !leaf.required) {
        Some(default) => format!("{read}.unwrap_or_else(|| {default})"),
        None if leaf.kind.is_optional() => read,
        None => format!("{read}.ok_or_else(|| \"{section}.{} is required\".to_owned())?", leaf.name),
    }
}
