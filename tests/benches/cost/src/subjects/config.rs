//! config: sources are merged into one tree of values, which serde reads.

use std::fmt::Write;

use super::{Subject, figment, text};
use crate::described::{Described, Kind};

pub(super) static SUBJECT: Subject = Subject {
    name: "config",
    note: None,
    dependencies: "config = { version = \"=0.15.27\", default-features = false, features = [\"toml\"] }\n\
        serde = { version = \"1.0.229\", features = [\"derive\"] }\nhumantime-serde = \"1.1.1\"\n\
        secrecy = { version = \"0.10.3\", features = [\"serde\"] }\n",
    loads: true,
    walks: true,
    main,
    files: text::toml,
    environment: |described| text::variables(described, "__"),
};

fn main(described: &Described) -> String {
    let mut lists = String::new();
    for (section, leaf) in described.all().filter(|(_, leaf)| leaf.kind == Kind::List) {
        let _ = write!(lists, "\n        .with_list_parse_key(\"{}.{}\")", section.name, leaf.name);
    }
    let load = format!(
        r#"
fn load() -> Result<Service, config::ConfigError> {{
    let environment = config::Environment::with_prefix("BENCH")
        .prefix_separator("_")
        .separator("__")
        .try_parsing(true)
        .list_separator(","){lists};
    let file = config::File::new("settings.toml", config::FileFormat::Toml);
    config::Config::builder().add_source(file).add_source(environment).build()?.try_deserialize()
}}
"#
    );
    figment::serde_structs(described) + &load + &text::main(described)
}
