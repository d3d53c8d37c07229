//! Every secret has a variable that names a file.

use settings::{SecretString, Settings};

#[derive(Settings)]
#[settings(prefix = "SHOP")]
struct Shop {
    token: SecretString,
    token_file: String,
    #[settings(nested)]
    auth: Auth,
    #[settings(env = "MAIL_PASSWORD")]
    password: SecretString,
    #[settings(env = "MAIL_PASSWORD_FILE")]
    path: String,
    port: u16,
    port_file: String,
}

#[derive(Settings)]
struct Auth {
    key: SecretString,
    key_file: Option<String>,
}

fn main() {}
