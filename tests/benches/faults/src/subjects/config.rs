//! config, with the declaration that serde derives.

use std::path::Path;

use config::{Config, ConfigError, Environment, File};

use super::serde_types::Depot;
use super::{Outcome, Reads, Subject};
use crate::value::{Format, Lists};

pub(super) const SUBJECT: Subject = Subject {
    name: "config",
    package: "config",
    reads: Reads::File(Format::Toml),
    joint: "__",
    lists: Lists::Commas,
    tenants: true,
    how: "a required `File`, `Environment` with `separator(\"__\")` and `try_parsing`, `deny_unknown_fields`; ranges in a function \
          behind it",
    load,
};

fn load(file: &Path) -> Outcome {
    match read(file) {
        Ok(depot) => depot.outcome(),
        Err(error) => Outcome::refused(&error),
    }
}

fn read(file: &Path) -> Result<Depot, ConfigError> {
    let variables = Environment::with_prefix("DEPOT").prefix_separator("_").separator("__");
    let variables = variables.try_parsing(true).list_separator(",").with_list_parse_key("web.origins");
    Config::builder().add_source(File::from(file)).add_source(variables).build()?.try_deserialize()
}
