//! figment: providers are merged into one tree of values, which serde reads.

use std::fmt::Write;

use super::{Subject, text};
use crate::described::{Described, From, Kind, Leaf};

pub(super) static SUBJECT: Subject = Subject {
    name: "figment",
    note: None,
    dependencies: "figment = { version = \"=0.10.19\", features = [\"env\", \"toml\"] }\n\
        serde = { version = \"1.0.229\", features = [\"derive\"] }\nhumantime-serde = \"1.1.1\"\n\
        secrecy = { version = \"0.10.3\", features = [\"serde\"] }\n",
    loads: true,
    walks: true,
    main,
    files: text::toml,
    environment,
};

/// A list in a variable is written as in TOML, and so is a text that looks like something else.
fn environment(described: &Described) -> Vec<(String, String)> {
    let value = |leaf: &Leaf| match leaf.kind {
        Kind::List => leaf.in_file(),
        _ => leaf.in_variable(),
    };
    let name = |section: &str, leaf: &str| text::variable(section, leaf, "__");
    described.variables(|leaf| leaf.from == From::Environment, name, value)
}

/// What serde is told of a setting, here and for other libraries that leave all to it.
pub(super) fn serde_leaf(section: &crate::described::Section, leaf: &Leaf) -> String {
    let mut out = String::new();
    if leaf.kind == Kind::Span {
        out += "#[serde(with = \"humantime_serde\")]";
    }
    if leaf.kind.default().is_some() && !leaf.required {
        let _ = write!(out, "#[serde(default = \"{}\")]", text::default_function(section, leaf));
    }
    out
}

/// What a program with serde uses.
pub(super) const SERDE_HEAD: &str = "use std::net::SocketAddr;\nuse std::time::Duration;\n\
    use secrecy::{ExposeSecret, SecretString};\nuse serde::Deserialize;\n";

/// The attributes of an enum that serde reads.
pub(super) const SERDE_LEVEL: &str =
    "#[derive(Clone, Copy, Debug, Deserialize)]\n#[serde(rename_all = \"lowercase\")]";

/// The settings as serde reads them.
pub(super) fn serde_structs(described: &Described) -> String {
    const HEAD: &str = "#[derive(Deserialize)]\n#[serde(deny_unknown_fields)]";
    SERDE_HEAD.to_owned()
        + &text::level(SERDE_LEVEL)
        + &text::structs(described, &|_| HEAD.to_owned(), &serde_leaf, HEAD, "")
        + &text::default_functions(described)
}

const LOAD: &str = r#"
use figment::Figment;
use figment::providers::{Env, Format, Toml};

fn load() -> Result<Service, figment::Error> {
    Figment::new()
        .merge(Toml::file_exact("settings.toml"))
        .merge(Env::prefixed("BENCH_").split("__"))
        .extract()
}
"#;

fn main(described: &Described) -> String {
    serde_structs(described) + LOAD + &text::main(described)
}
