#![doc = include_str!("../docs/hardening.md")]

pub mod headers;
pub mod logging;
pub mod permissions;
pub mod secrets;
pub mod uploads;
mod url;

use crate::checklist::Item;

/// All items: permissions, secrets, headers and the proxy in front, uploads and load, logging and errors.
pub fn items() -> Vec<Item> {
    let groups =
        [permissions::items(), secrets::items(), headers::items(), uploads::items(), logging::items()];
    groups.into_iter().flatten().collect()
}
