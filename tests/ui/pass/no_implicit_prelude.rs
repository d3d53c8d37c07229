//! Generated code names nothing that the prelude would have to bring.
#![no_implicit_prelude]

use ::settings::Settings;

#[derive(Settings)]
#[settings(prefix = "APP", check = fits(low, high))]
pub struct App {
    #[settings(default = 1, range(min = 1))]
    pub low: u32,
    #[settings(default, check = even)]
    pub high: u32,
    #[settings(default = "a", one_of("a", "b"))]
    pub name: ::std::string::String,
    #[settings(default = ["a"], each(length(min = 1)))]
    pub names: ::std::vec::Vec<::std::string::String>,
    pub level: Level,
    #[settings(nested)]
    pub http: Http,
    #[settings(nested)]
    pub other: ::std::option::Option<Http>,
}

#[derive(Settings)]
pub struct Http {
    pub port: u16,
}

#[derive(Settings)]
pub enum Level {
    Debug,
    Info,
}

fn even(_: &u32) -> ::std::result::Result<(), &'static str> {
    ::std::result::Result::Ok(())
}

fn fits(_: &u32, _: &u32) -> ::std::result::Result<(), &'static str> {
    ::std::result::Result::Ok(())
}

fn main() {}
