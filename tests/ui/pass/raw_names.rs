//! `r#type` is the key `type`, wherever it is said.
#![allow(non_camel_case_types)]

use settings::Settings;

#[derive(Settings)]
#[settings(check = r#match(r#type, r#fn.r#type))]
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
    r#While,
}

fn r#try(_: &u32) -> Result<(), String> {
    Ok(())
}

fn r#match(_: &u32, _: &u32) -> Result<(), String> {
    Ok(())
}

fn main() {
    let keys: Vec<_> = <r#struct as Settings>::SECTION.fields().iter().map(|field| field.key()).collect();
    assert_eq!(keys, ["type", "fn"]);
}
