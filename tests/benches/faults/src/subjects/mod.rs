//! The same settings, declared with each library as its documentation tells, with whatever it has to be strict.

mod by_hand;
mod clap;
#[expect(dead_code, reason = "the fields are read for debugging")]
mod conf;
mod config;
#[expect(dead_code, reason = "the fields are read for debugging")]
mod confique;
#[expect(dead_code, reason = "the fields are read for debugging")]
mod envy;
mod figment;
mod ours;
#[expect(dead_code, reason = "the fields are read for debugging")]
mod schematic;
#[expect(dead_code, reason = "the fields are read for debugging")]
mod serde_types;
mod smart_config;

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::service::PREFIX;
use crate::value::{Format, Lists};

/// What came of a load.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Outcome {
    /// All values, in any form that is the same for the same settings, secrets too; none if the load was refused.
    pub(crate) loaded: Option<String>,
    /// What the service is told: the error as whoever starts it reads it, or the warnings that it gets.
    pub(crate) told: String,
    /// What a service may write to its log besides: the error and the settings, for debugging.
    pub(crate) logged: String,
}

impl Outcome {
    /// `settings` as a service may log them, and all of them with their secrets.
    pub(crate) fn loaded(settings: &impl std::fmt::Debug, secrets: &[String; 4]) -> Self {
        let logged = format!("{settings:?}\n{settings:#?}");
        Self { loaded: Some(format!("{settings:?} {secrets:?}")), told: String::new(), logged }
    }

    /// An error with its sources, as most services write it.
    pub(crate) fn refused(error: &dyn std::error::Error) -> Self {
        let mut told = error.to_string();
        let mut source = error.source();
        while let Some(of) = source {
            told += &format!("\ncaused by: {of}");
            source = of.source();
        }
        Self { loaded: None, told, logged: format!("{error:#}\n{error:?}\n{error:#?}") }
    }
}

/// What a subject reads besides variables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reads {
    File(Format),
    Variables,
}

/// A library, or code by hand.
#[derive(Debug)]
pub(crate) struct Subject {
    pub(crate) name: &'static str,
    /// The package, to tell its version.
    pub(crate) package: &'static str,
    pub(crate) reads: Reads,
    /// What stands between the parts of a variable's name.
    pub(crate) joint: &'static str,
    pub(crate) lists: Lists,
    /// True if there are sections under free keys.
    pub(crate) tenants: bool,
    /// How it is declared, for whoever reads the results.
    pub(crate) how: &'static str,
    pub(crate) load: fn(&Path) -> Outcome,
}

impl Subject {
    pub(crate) fn file(&self) -> &'static str {
        match self.reads {
            Reads::File(Format::Json) => "depot.json",
            Reads::File(Format::Toml) | Reads::Variables => "depot.toml",
        }
    }

    pub(crate) fn variable(&self, key: &str) -> String {
        format!("{PREFIX}_{}", key.replace('.', self.joint).to_uppercase())
    }
}

pub(crate) const SUBJECTS: &[Subject] = &[
    ours::SUBJECT,
    by_hand::SUBJECT,
    figment::SUBJECT,
    config::SUBJECT,
    confique::SUBJECT,
    conf::SUBJECT,
    schematic::SUBJECT,
    smart_config::SUBJECT,
    envy::SUBJECT,
    clap::SUBJECT,
];
