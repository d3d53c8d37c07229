//! Secrets: what they are read from, and where they do not show.
//!
//! ```text
//! BANK_PASSWORD=hunter2 BANK_SIGNING_KEY=AAECAwQFBgcICQoLDA0ODw== cargo run -p settings-examples --example 03_secrets
//! ```
//!
//! `03_secrets.md` shows what it prints, and that no report shows a secret, whatever is wrong with it.

#![expect(clippy::print_stdout, reason = "an example shows what it has")]

use settings::{ExposeSecret, SecretBox, SecretString, Settings};

/// How the bank is reached.
#[derive(Debug, Settings)]
#[settings(prefix = "BANK")]
struct BankSettings {
    /// Who asks.
    #[settings(default = "shop")]
    user: String,
    /// What it signs in with. It may not stand in a file, since those are in the repository.
    #[settings(length(min = 6), only_from(variable), review(security, owner = "team-security"))]
    password: SecretString,
    /// What orders are signed with: 16 bytes in base64.
    #[settings(encoding = "base64")]
    signing_key: SecretBox<[u8; 16]>,
    /// The keys before, which are still accepted.
    #[settings(default)]
    old_keys: Vec<OldKey>,
    /// What other systems call this one by. It only sounds like a secret.
    #[settings(secret = false, default = "shop-1")]
    client_token: String,
}

/// A key that was in use before.
#[derive(Debug, Settings)]
struct OldKey(#[settings(encoding = "base64")] SecretBox<[u8; 16]>);

/// The only place where a secret is exposed: where it is used.
fn sign(key: &SecretBox<[u8; 16]>, order: &str) -> u32 {
    let key = key.expose_secret().iter().map(|byte| u32::from(*byte)).sum::<u32>();
    order.bytes().fold(key, |sum, byte| sum.rotate_left(5) ^ u32::from(byte))
}

fn main() {
    let bank = BankSettings::load_or_exit();
    println!("{bank:?}");
    print!("{}", bank.explain());
    let accepted = bank.old_keys.iter().map(|OldKey(key)| sign(key, "order")).collect::<Vec<_>>();
    println!("signed {:08x}, accepted as well {accepted:08x?}", sign(&bank.signing_key, "order"));
}
