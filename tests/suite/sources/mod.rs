//! Sources beside files of settings and the environment: dotenv files, files with one secret, flags, and files that
//! others name.

mod behind_flags;
mod dotenv;
mod flags;
mod named_files;
mod places;
mod secret_files;

use std::collections::BTreeMap;

use settings::{SecretBox, SecretString, Settings};

/// A service with public settings and secrets of several shapes.
#[derive(Debug, Settings)]
#[settings(prefix = "SHOP")]
struct Shop {
    #[settings(default = 8080)]
    port: u16,
    #[settings(default = "corner shop")]
    name: String,
    #[settings(default = false)]
    open: bool,
    #[settings(nested)]
    auth: Auth,
    #[settings(nested, default)]
    providers: BTreeMap<String, Provider>,
    #[settings(default)]
    tokens: BTreeMap<String, SecretString>,
}

#[derive(Debug, Settings)]
struct Auth {
    key: Option<SecretString>,
    pin: Option<SecretBox<u32>>,
    #[settings(env = "MAIL_PASSWORD")]
    password: Option<SecretString>,
}

#[derive(Debug, Settings)]
struct Provider {
    secret: SecretString,
}
