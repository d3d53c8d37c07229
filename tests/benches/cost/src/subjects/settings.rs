//! This library.

use super::{Subject, text};
use crate::described::{Described, Leaf};

pub(super) static SUBJECT: Subject = Subject {
    name: "settings",
    note: None,
    dependencies: "settings = { path = \"{library}\" }\n",
    loads: true,
    walks: true,
    main,
    files: text::toml,
    environment: |described| text::variables(described, "_"),
};

fn main(described: &Described) -> String {
    let leaf = |leaf: &Leaf| match leaf.kind.default().filter(|_| !leaf.required) {
        Some(default) => format!("#[settings(default = {default})]"),
        None => String::new(),
    };
    let head = "use std::net::SocketAddr;\nuse std::time::Duration;\n\
                use settings::{Checked, ExposeSecret, LoadError, SecretString, Settings};\n";
    head.to_owned()
        + &text::level("#[derive(Clone, Copy, Debug, Settings)]")
        + &text::structs(
            described,
            &|_| "#[derive(Settings)]".to_owned(),
            &|_, one| leaf(one),
            "#[derive(Settings)]\n#[settings(prefix = \"BENCH\")]",
            "#[settings(nested)]",
        )
        + "fn load() -> Result<Checked<Service>, LoadError> { Service::load() }\n"
        + &text::main(described)
}
