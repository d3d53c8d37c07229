//! Statics, constants and unit structs of the names that generated code might give to its variables.

use settings::Settings;

static input: &str = "data/input.csv";
static each: u8 = 1;
const formatter: u8 = 1;
const field_0: u8 = 1;
struct own;
struct weaker;
use Stage::*;

#[derive(Debug, Settings)]
enum Stage {
    assembly,
    visitor,
    checks,
    section,
}

#[derive(Debug, Settings)]
struct Port(#[settings(range(min = 1))] u16);

#[derive(Debug, Settings)]
#[settings(tag = "kind")]
enum Kind {
    One(One),
}

#[derive(Debug, Settings)]
struct One {
    #[settings(check = even)]
    size: u16,
}

#[derive(Debug, Settings)]
#[settings(prefix = "APP")]
struct App {
    #[settings(default = checks)]
    stage: Stage,
    #[settings(default = field_0, range(min = formatter))]
    size: u8,
    port: Option<Port>,
    #[settings(nested)]
    kind: Kind,
}

fn even(size: &u16) -> Result<(), &'static str> {
    if size % 2 == 0 { Ok(()) } else { Err("is odd") }
}

fn main() {}
