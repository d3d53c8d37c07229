//! A type that is not to be used any more is derived without a warning of its own.
#![deny(warnings)]

use settings::Settings;

#[deprecated = "use `Port`"]
#[derive(Settings)]
pub struct OldPort(#[settings(range(min = 1))] u16);

fn main() {}
