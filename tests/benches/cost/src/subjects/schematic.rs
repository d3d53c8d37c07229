//! schematic: a partial of options for each source, the partials merged.

use std::fmt::Write;

use super::{Subject, text};
use crate::described::{Described, Kind, Leaf, Section};

pub(super) static SUBJECT: Subject = Subject {
    name: "schematic",
    note: Some(
        "It wants a `Default` of every type: required settings and addresses are options, which whoever reads them unwraps.",
    ),
    dependencies: "humantime = \"2.3.0\"\nhumantime-serde = \"1.1.1\"\n\
        schematic = { version = \"=0.20.12\", default-features = false, features = [\"config\", \"env\", \"toml\"] }\n\
        secrecy = { version = \"0.10.3\", features = [\"serde\"] }\n\
        serde = { version = \"1.0.229\", features = [\"derive\"] }\n",
    loads: true,
    walks: false,
    main,
    files: text::toml,
    environment: |described| text::variables(described, "_"),
};

/// A partial is compared, and read and written with serde; types that cannot be are wrapped.
const HEAD: &str = r#"
use std::net::SocketAddr;
use std::time::Duration;
use schematic::{Config, ConfigEnum, ConfigError, ConfigLoader, Schematic};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize, Serializer};

#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Span(#[serde(with = "humantime_serde")] Duration);

impl Schematic for Span {}

impl std::str::FromStr for Span {
    type Err = humantime::DurationError;

    fn from_str(text: &str) -> Result<Self, Self::Err> { humantime::parse_duration(text).map(Self) }
}

#[derive(Clone, Debug, Deserialize)]
#[serde(transparent)]
pub struct Secret(SecretString);

impl Schematic for Secret {}

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool { self.0.expose_secret() == other.0.expose_secret() }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str("[REDACTED]")
    }
}

impl std::str::FromStr for Secret {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> { Ok(Self(text.into())) }
}

impl Default for Level {
    fn default() -> Self { Self::Info }
}

fn there<T>(value: &Option<T>) -> &T { value.as_ref().expect("it is required, or has a default") }

fn load() -> Result<Service, ConfigError> {
    Ok(ConfigLoader::<Service>::new().file("settings.toml")?.load()?.config)
}
"#;

const LEVEL: &str = "#[derive(Clone, Copy, ConfigEnum, Debug, Deserialize, PartialEq, Serialize)]\n\
    #[serde(rename_all = \"lowercase\")]";

const CONFIG: &str = "#[derive(Config)]\n#[config(rename_all = \"snake_case\")]";

/// It has no default of its type.
fn is_wrapped(leaf: &Leaf) -> bool {
    leaf.required || leaf.kind == Kind::Address
}

fn field(section: &Section, leaf: &Leaf) -> String {
    let mut said = vec![format!("env = \"{}\"", text::variable(&section.name, leaf.name, "_"))];
    match (leaf.kind, leaf.kind.default()) {
        _ if leaf.required => said.push("required".to_owned()),
        (Kind::Span, Some(default)) => said.push(format!("default = Span({default})")),
        (Kind::Text, _) => said.extend(leaf.kind.default_in_file().map(|text| format!("default = {text}"))),
        (_, default) => said.extend(default.map(|default| format!("default = {default}"))),
    }
    if leaf.kind == Kind::List {
        said.push("parse_env = schematic::env::split_comma".to_owned());
    }
    let kind = match leaf.kind {
        Kind::Span => "Span",
        Kind::Secret => "Secret",
        kind => kind.rust(),
    };
    let kind = if is_wrapped(leaf) { format!("Option<{kind}>") } else { kind.to_owned() };
    format!("    #[setting({})]\n    pub {}: {kind},\n", said.join(", "), leaf.name)
}

/// The value within what it is wrapped in.
fn place(section: &Section, leaf: &Leaf) -> String {
    let field = format!("service.{}.{}", section.name, leaf.name);
    let value = if is_wrapped(leaf) { format!("there(&{field})") } else { field };
    if matches!(leaf.kind, Kind::Span | Kind::Secret) { format!("{value}.0") } else { value }
}

fn main(described: &Described) -> String {
    let mut out = HEAD.to_owned() + &text::level(LEVEL);
    for section in &described.sections {
        let fields: String = section.leaves.iter().map(|leaf| field(section, leaf)).collect();
        let _ = writeln!(out, "{CONFIG}\npub struct {} {{\n{fields}}}\n", section.type_name);
    }
    let _ = writeln!(out, "{CONFIG}\npub struct Service {{");
    for section in &described.sections {
        let _ = writeln!(out, "    #[setting(nested)]\n    pub {}: {},", section.name, section.type_name);
    }
    out + "}\n" + &text::printing_at(described, &place)
}
