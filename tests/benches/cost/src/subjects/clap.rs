//! clap: arguments, which may come from variables. It has no files.

use super::{Subject, text};
use crate::described::{Described, Kind, Leaf, Section};

pub(super) static SUBJECT: Subject = Subject {
    name: "clap",
    note: Some(
        "The environment alone: it gives what the file gives the others. One struct without sections.",
    ),
    dependencies: "clap = { version = \"=4.6.9\", features = [\"derive\", \"env\"] }\nhumantime = \"2.3.0\"\n\
        secrecy = \"0.10.3\"\n",
    loads: true,
    walks: false,
    main,
    files: |_| Vec::new(),
    environment: text::all_variables,
};

fn leaf(section: &Section, leaf: &Leaf) -> String {
    let variable = text::variable(&section.name, leaf.name, "_");
    let mut said = vec!["long".to_owned(), format!("env = \"{variable}\"")];
    if let Some(default) = leaf.kind.default_text().filter(|_| !leaf.required) {
        said.push(format!("default_value = \"{default}\""));
    }
    match leaf.kind {
        Kind::Bool => said.push("action = clap::ArgAction::Set".to_owned()),
        Kind::Span => said.push("value_parser = humantime::parse_duration".to_owned()),
        Kind::List => said.push("value_delimiter = ','".to_owned()),
        Kind::Level => said.push("value_enum".to_owned()),
        Kind::Secret => said.push("hide_env_values = true, value_parser = secret".to_owned()),
        _ => {}
    }
    format!("#[arg({})]", said.join(", "))
}

const LOAD: &str = r#"
fn secret(text: &str) -> Result<SecretString, std::convert::Infallible> { Ok(SecretString::from(text)) }

fn load() -> Result<Service, clap::Error> { Service::try_parse_from(["bench"]) }
"#;

fn main(described: &Described) -> String {
    let head = "use std::net::SocketAddr;\nuse std::time::Duration;\nuse clap::{Parser, ValueEnum};\n\
                use secrecy::{ExposeSecret, SecretString};\n";
    head.to_owned()
        + &text::level("#[derive(Clone, Copy, Debug, ValueEnum)]")
        + &text::flat(described, "#[derive(Parser)]", &leaf)
        + LOAD
        + &text::printing(described, "_")
}
