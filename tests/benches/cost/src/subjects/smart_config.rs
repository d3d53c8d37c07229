//! smart-config: sources are merged into one tree of values with origins, from which each parameter is read.

use super::{Subject, text};
use crate::described::{Described, Kind, Leaf, Section};

pub(super) static SUBJECT: Subject = Subject {
    name: "smart-config",
    note: Some("It reads no TOML: the same file is JSON."),
    dependencies: "serde = { version = \"1.0.229\", features = [\"derive\"] }\nserde_json = \"1.0.145\"\n\
        smart-config = \"=0.4.0-pre.5\"\n",
    loads: true,
    walks: true,
    main,
    files: |described| vec![("settings.json", described.json())],
    environment: |described| text::variables(described, "_"),
};

const HEAD: &str = "use std::net::SocketAddr;\nuse std::time::Duration;\nuse serde::{Deserialize, Serialize};\n\
    use smart_config::value::{ExposeSecret, SecretString};\n\
    use smart_config::{ConfigRepository, ConfigSchema, DescribeConfig, DeserializeConfig, Environment, Json, de};\n";

const LEVEL: &str =
    "#[derive(Clone, Copy, Debug, Deserialize, Serialize)]\n#[serde(rename_all = \"lowercase\")]";

const CONFIG: &str = "#[derive(Debug, DescribeConfig, DeserializeConfig)]";

const LOAD: &str = r#"
fn load() -> Result<Service, Box<dyn std::error::Error>> {
    let file = std::io::BufReader::new(std::fs::File::open("settings.json")?);
    let json = Json::new("settings.json", serde_json::from_reader(file)?);
    let mut schema = ConfigSchema::default();
    schema.insert(&Service::DESCRIPTION, "")?;
    let repository = ConfigRepository::new(&schema).with(json).with(Environment::prefixed("BENCH_"));
    Ok(repository.single::<Service>()?.parse()?)
}
"#;

fn leaf(_: &Section, leaf: &Leaf) -> String {
    let mut said = Vec::new();
    if let Some(default) = leaf.kind.default().filter(|_| !leaf.required) {
        said.push(format!("default_t = {default}"));
    }
    match leaf.kind {
        Kind::List => said.push("with = de::Delimited::new(\",\")".to_owned()),
        Kind::Level => said.push("with = de::Serde![str]".to_owned()),
        _ => {}
    }
    if said.is_empty() { String::new() } else { format!("#[config({})]", said.join(", ")) }
}

fn main(described: &Described) -> String {
    HEAD.to_owned()
        + &text::level(LEVEL)
        + &text::structs(described, &|_| CONFIG.to_owned(), &leaf, CONFIG, "#[config(nest)]")
        + LOAD
        + &text::main(described)
}
