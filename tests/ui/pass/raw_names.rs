//! `r#type` is the key `type`, wherever it is said.
#![allow(non_camel_case_types, reason = "raw names are lower case")]

use settings::{LoadError, Loader, Settings};

#[derive(Settings)]
#[settings(prefix = "APP", check = r#match(r#type, r#fn.r#type))]
pub struct r#struct {
    #[settings(default = 1, check = r#try)]
    pub r#type: u32,
    #[settings(nested)]
    pub r#fn: r#enum,
}

#[derive(Settings)]
pub struct r#enum {
    #[settings(default = 1)]
    pub r#type: u32,
    #[settings(default = Kind::r#loop)]
    pub kind: Kind,
}

#[derive(Settings)]
pub enum Kind {
    r#loop,
    While,
}

fn r#try(_: &u32) -> Result<(), String> {
    Ok(())
}

fn r#match(_: &u32, _: &u32) -> Result<(), String> {
    Ok(())
}

fn main() -> Result<(), LoadError> {
    let loader = Loader::<r#struct>::new().value("type", 2).value("fn.type", 3).value("fn.kind", "while");
    let settings = loader.load()?;
    assert_eq!((settings.r#type, settings.r#fn.r#type), (2, 3));
    assert!(matches!(settings.r#fn.kind, Kind::While));
    Ok(())
}
