//! The subjects: programs that load the same settings, each written as the library's own pages tell.

mod by_hand;
mod clap;
mod conf;
mod config;
mod confique;
mod envy;
mod figment;
mod nothing;
mod schematic;
mod settings;
mod smart_config;
mod text;

use crate::described::Described;

/// A way to load settings.
pub struct Subject {
    /// Its name in the tables.
    pub name: &'static str,
    /// What is worth saying of it below a table.
    pub note: Option<&'static str>,
    /// The crates that it is made of, as lines of a manifest; `{library}` is the folder of this library.
    pub dependencies: &'static str,
    /// Whether it loads settings, which are compared, or is there to be subtracted.
    pub loads: bool,
    /// Whether it has std walk the environment, in place of asking for each variable by its name.
    pub walks: bool,
    main: fn(&Described) -> String,
    files: fn(&Described) -> Vec<(&'static str, String)>,
    environment: fn(&Described) -> Vec<(String, String)>,
}

/// By hand, with one `std::env::var` a setting: what all others are measured by.
pub const FLOOR: &str = "by variable";

/// All, in the order of the tables.
pub static ALL: [&Subject; 13] = [
    &settings::SUBJECT,
    &by_hand::BY_VARIABLE,
    &by_hand::BY_WALK,
    &figment::SUBJECT,
    &config::SUBJECT,
    &confique::SUBJECT,
    &conf::SUBJECT,
    &schematic::SUBJECT,
    &smart_config::SUBJECT,
    &envy::SUBJECT,
    &clap::SUBJECT,
    &nothing::EMPTY,
    &nothing::WALK,
];

impl Subject {
    /// The subject of this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        ALL.into_iter().find(|subject| subject.name == name)
    }

    /// The text of its program.
    pub fn main(&self, described: &Described) -> String {
        (self.main)(described)
    }

    /// The files of the folder that it is run in.
    pub fn files(&self, described: &Described) -> Vec<(&'static str, String)> {
        (self.files)(described)
    }

    /// The whole environment that it is run in.
    pub fn environment(&self, described: &Described) -> Vec<(String, String)> {
        (self.environment)(described)
    }

    /// Its name as part of the name of a package.
    pub fn slug(&self) -> String {
        self.name.replace([' ', '_'], "-")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_found_by_its_name() {
        for subject in ALL {
            assert!(std::ptr::eq(Subject::named(subject.name).unwrap(), subject));
        }
        assert!(Subject::named(FLOOR).is_some_and(|floor| floor.loads));
        assert!(Subject::named("nobody").is_none());
    }
}
