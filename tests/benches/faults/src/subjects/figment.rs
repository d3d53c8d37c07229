//! figment, with the declaration that serde derives.

use std::path::Path;

use figment::Figment;
use figment::providers::{Env, Format as _, Toml};

use super::serde_types::Depot;
use super::{Outcome, Reads, Subject};
use crate::value::{Format, Lists};

pub(super) const SUBJECT: Subject = Subject {
    name: "figment",
    package: "figment",
    reads: Reads::File(Format::Toml),
    joint: "__",
    lists: Lists::Brackets,
    tenants: true,
    how: "`Toml::file_exact`, `Env::prefixed` with `split(\"__\")`, `deny_unknown_fields`; ranges in a function behind it",
    load,
};

fn load(file: &Path) -> Outcome {
    let figment = Figment::from(Toml::file_exact(file)).merge(Env::prefixed("DEPOT_").split("__"));
    match figment.extract::<Depot>() {
        Ok(depot) => depot.outcome(),
        Err(error) => {
            // One error may carry others.
            let told: Vec<_> = error.clone().into_iter().map(|one| one.to_string()).collect();
            Outcome { told: told.join("\n"), ..Outcome::refused(&error) }
        }
    }
}
