//! The reader against crate `toml`, and what it says of texts that are no TOML.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

mod oracle;
mod places;
mod words;

use zeroize::Zeroizing;

use super::{Fault, read};

fn faults_of(text: &str) -> Vec<Fault> {
    read(Zeroizing::new(text.to_owned())).1
}
