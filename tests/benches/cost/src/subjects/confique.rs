//! confique: a layer of options for each source, merged into one.

use super::{Subject, figment, text};
use crate::described::{Described, Kind, Leaf, Section};

pub(super) static SUBJECT: Subject = Subject {
    name: "confique",
    note: None,
    dependencies: "confique = { version = \"=0.4.0\", default-features = false, features = [\"toml\"] }\n\
        serde = { version = \"1.0.229\", features = [\"derive\"] }\nhumantime-serde = \"1.1.1\"\n\
        secrecy = { version = \"0.10.3\", features = [\"serde\"] }\n",
    loads: true,
    walks: false,
    main,
    files: text::toml,
    environment: |described| text::variables(described, "_"),
};

fn leaf(section: &Section, leaf: &Leaf) -> String {
    let mut said = vec![format!("env = \"{}\"", text::variable(&section.name, leaf.name, "_"))];
    if let Some(default) = leaf.kind.default_in_file().filter(|_| !leaf.required) {
        said.push(format!("default = {default}"));
    }
    match leaf.kind {
        Kind::Span => said.push("deserialize_with = humantime_serde::deserialize".to_owned()),
        Kind::List => said.push("parse_env = confique::env::parse::list_by_comma".to_owned()),
        _ => {}
    }
    format!("#[config({})]", said.join(", "))
}

const LOAD: &str = r#"
fn load() -> Result<Service, confique::Error> {
    Service::builder().env().file("settings.toml").load()
}
"#;

fn main(described: &Described) -> String {
    "use confique::Config;\n".to_owned()
        + figment::SERDE_HEAD
        + &text::level(figment::SERDE_LEVEL)
        + &text::structs(
            described,
            &|_| "#[derive(Config)]\n#[config(layer_attr(serde(deny_unknown_fields)))]".to_owned(),
            &leaf,
            "#[derive(Config)]\n#[config(layer_attr(serde(deny_unknown_fields)))]",
            "#[config(nested)]",
        )
        + LOAD
        + &text::main(described)
}
