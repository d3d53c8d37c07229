//! A declaration may be made by a macro, piece by piece.

use settings::Settings;

macro_rules! section {
    ($name:ident, $field:ident: $type:ty = $default:expr, $key:literal, $min:literal, $check:path, $variable:literal) => {
        #[derive(Settings)]
        #[settings(check = fits($field, other))]
        pub struct $name {
            #[settings(default = $default, rename = $key, range(min = $min), check = $check, env = $variable)]
            pub $field: $type,
            #[settings(default = $min, one_of($min, 2))]
            pub other: $type,
        }
    };
}

macro_rules! level {
    ($($variant:ident = $name:literal),*) => {
        #[derive(Settings)]
        pub enum Level { $(#[settings(rename = $name)] $variant),* }
    };
}

section!(Http, port: u16 = 8000 + 80, "http-port", 1, checks::even, "PORT");
level!(Debug = "verbose", Info = "normal");

mod checks {
    pub fn even(_: &u16) -> Result<(), &'static str> {
        Ok(())
    }
}

fn fits(_: &u16, _: &u16) -> Result<(), &'static str> {
    Ok(())
}

fn main() {
    let port = &Http::SECTION.fields()[0];
    assert_eq!((port.key(), port.default_as_written()), ("http-port", Some("8000 + 80")));
    assert_eq!(port.type_as_written(), "u16");
}
