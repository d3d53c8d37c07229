//! envy: the environment, as serde reads it. It has no files and no sections.

use super::{Subject, figment, text};
use crate::described::Described;

pub(super) static SUBJECT: Subject = Subject {
    name: "envy",
    note: Some(
        "The environment alone: it gives what the file gives the others. One struct without sections.",
    ),
    dependencies: "envy = \"=0.4.2\"\nserde = { version = \"1.0.229\", features = [\"derive\"] }\n\
        humantime-serde = \"1.1.1\"\nsecrecy = { version = \"0.10.3\", features = [\"serde\"] }\n",
    loads: true,
    walks: true,
    main,
    files: |_| Vec::new(),
    environment: text::all_variables,
};

fn main(described: &Described) -> String {
    figment::SERDE_HEAD.to_owned()
        + &text::level(figment::SERDE_LEVEL)
        + &text::flat(described, "#[derive(Deserialize)]", &figment::serde_leaf)
        + &text::default_functions(described)
        + "fn load() -> Result<Service, envy::Error> { envy::prefixed(\"BENCH_\").from_env() }\n"
        + &text::printing(described, "_")
}
