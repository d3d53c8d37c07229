//! Generated code does not mean what a service calls by a name of std's, a primitive's or one of its own variables'.
#![allow(dead_code, non_camel_case_types, non_snake_case, reason = "the names are those of others")]

use settings::Settings as Declared;

struct Option;
struct Result;
struct String;
struct Some;
struct None;
struct Ok;
struct Err;
struct Default;
struct Settings;
struct Root;
struct Leaf;
struct str;
struct bool;
mod core {}
mod std {}

#[derive(Declared)]
#[settings(prefix = "APP", check = assembly(field_0, visitor))]
struct App {
    #[settings(default, check = checks, range(max = 9))]
    field_0: u32,
    #[settings(default = 1)]
    visitor: u32,
    #[settings(nested)]
    section: Section,
    level: Level,
}

#[derive(Declared)]
struct Section {
    value: u16,
}

#[derive(Declared)]
enum Level {
    Ok,
    None,
    formatter,
    input,
}

fn checks(_: &u32) -> ::std::result::Result<(), &'static ::std::primitive::str> {
    ::std::result::Result::Ok(())
}

fn assembly(_: &u32, _: &u32) -> ::std::result::Result<(), &'static ::std::primitive::str> {
    ::std::result::Result::Ok(())
}

fn main() {}
