//! What a value has to be is said where it is declared: by its type, by checks, by rules across settings.
//!
//! ```text
//! cargo run -p settings-examples --example 02_checks
//! ```
//!
//! `02_checks.md` shows what it prints, and what it has against wrong values.

#![expect(clippy::print_stdout, reason = "an example shows what it has")]

use std::time::Duration;

use settings::{Settings, checks};

/// How mail is sent.
#[derive(Settings)]
#[settings(prefix = "MAIL", check = starts_before_it_ends(quiet_from, quiet_until))]
#[settings(both_or_none(user, password_file))]
struct MailSettings {
    /// Where mail is handed in.
    #[settings(default = "smtps://mail.example.org", check = checks::url_schemes(["smtp", "smtps"]))]
    server: String,
    /// Who sends.
    #[settings(default = Address("shop@example.org".to_owned()))]
    sender: Address,
    /// How the connection is secured.
    #[settings(default = Security::Tls)]
    security: Security,
    /// Port of the server; as its way of being secured has it, if none is given.
    #[settings(default_from = usual_port(security), range(min = 1))]
    port: u16,
    /// How long to wait for the server.
    #[settings(default = Duration::from_secs(10), range(min = Duration::from_secs(1), max = Duration::from_secs(60)))]
    timeout: Duration,
    /// Domains to which nothing is sent.
    #[settings(default = ["example.com"], each(pattern = "[a-z0-9.-]+"), length(max = 100))]
    blocked: Vec<String>,
    /// The hour from which nothing is sent, until `quiet_until`.
    #[settings(default = 0, range(max = 23))]
    quiet_from: u8,
    /// The hour from which mail is sent again.
    #[settings(default = 6, range(max = 24))]
    quiet_until: u8,
    /// Who signs in at the server.
    #[settings(not_blank)]
    user: Option<String>,
    /// The file with the password.
    password_file: Option<std::path::PathBuf>,
}

/// An address of mail. What holds for one holds wherever one is a setting.
#[derive(Debug, Settings)]
struct Address(#[settings(check = has_two_parts)] String);

/// How a connection is secured.
#[derive(Debug, Settings)]
enum Security {
    /// Not at all.
    None,
    /// Once the server offers it.
    StartTls,
    /// From the first byte.
    Tls,
}

fn has_two_parts(address: &str) -> Result<(), &'static str> {
    match address.split_once('@') {
        Some((name, domain)) if !name.is_empty() && domain.contains('.') => Ok(()),
        _ => Err("must be an address such as `name@example.org`"),
    }
}

fn usual_port(security: &Security) -> u16 {
    match security {
        Security::None => 25,
        Security::StartTls => 587,
        Security::Tls => 465,
    }
}

fn starts_before_it_ends(from: &u8, until: &u8) -> Result<(), &'static str> {
    if from < until { Ok(()) } else { Err("`quiet_from` must be before `quiet_until`") }
}

fn main() {
    let mail = MailSettings::load_or_exit();
    let MailSettings { server, sender: Address(sender), security, port, timeout, .. } = &*mail;
    println!("{sender} sends by {server}, port {port}, {security:?}, within {timeout:?}");
    print!("{}", mail.explain());
}
