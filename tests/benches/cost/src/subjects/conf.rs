//! conf: arguments, variables and one document, described by a macro that reports all mistakes.

use super::{Subject, figment, text};
use crate::described::{Described, Kind, Leaf, Section};

pub(super) static SUBJECT: Subject = Subject {
    name: "conf",
    note: None,
    dependencies: "conf = { version = \"=0.4.5\", features = [\"serde\"] }\n\
        serde = { version = \"1.0.229\", features = [\"derive\"] }\n\
        toml = { version = \"1.2.2\", default-features = false, features = [\"parse\", \"serde\", \"std\"] }\n\
        humantime = \"2.3.0\"\nsecrecy = { version = \"0.10.3\", features = [\"serde\"] }\n",
    loads: true,
    walks: true,
    main,
    files: text::toml,
    environment: |described| text::variables(described, "_"),
};

fn leaf(section: &Section, leaf: &Leaf) -> String {
    let mut said =
        vec!["parameter".to_owned(), format!("env = \"{}\"", text::variable(&section.name, leaf.name, "_"))];
    if let Some(default) = leaf.kind.default_text().filter(|_| !leaf.required) {
        said.push(format!("default_value = \"{default}\""));
    }
    match leaf.kind {
        Kind::Span => {
            said.push("value_parser = humantime::parse_duration, serde(use_value_parser)".to_owned())
        }
        Kind::List => said.push("value_parser = list".to_owned()),
        Kind::Level => said.push("value_parser = level".to_owned()),
        Kind::Secret => said.push("secret, value_parser = secret".to_owned()),
        _ => {}
    }
    format!("#[conf({})]", said.join(", "))
}

const LOAD: &str = r#"
fn list(text: &str) -> Result<Vec<String>, std::convert::Infallible> {
    Ok(text.split(',').map(|part| part.trim().to_owned()).collect())
}

fn secret(text: &str) -> Result<SecretString, std::convert::Infallible> { Ok(SecretString::from(text)) }

fn level(text: &str) -> Result<Level, serde::de::value::Error> {
    use serde::de::IntoDeserializer;
    Level::deserialize(text.into_deserializer())
}

fn load() -> Result<Service, Box<dyn std::error::Error>> {
    let text = std::fs::read_to_string("settings.toml")?;
    let document: toml::Value = toml::from_str(&text)?;
    let builder = Service::conf_builder().args(["bench"]).env(std::env::vars_os());
    Ok(builder.doc("settings.toml", document).try_parse()?)
}
"#;

fn main(described: &Described) -> String {
    "use conf::Conf;\n".to_owned()
        + figment::SERDE_HEAD
        + &text::level(figment::SERDE_LEVEL)
        + &text::structs(
            described,
            &|_| "#[derive(Conf)]\n#[conf(serde)]".to_owned(),
            &leaf,
            "#[derive(Conf)]\n#[conf(serde)]",
            "#[conf(flatten)]",
        )
        + LOAD
        + &text::main(described)
}
