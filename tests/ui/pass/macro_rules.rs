//! A declaration may be made by a macro, piece by piece.

use settings::{Environment, LoadError, Loader, Settings};

macro_rules! section {
    ($name:ident, $field:ident: $type:ty = $default:expr, $key:literal, $min:literal, $check:path, $variable:literal) => {
        #[derive(Settings)]
        #[settings(prefix = "APP", check = fits($field, other))]
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

fn main() -> Result<(), LoadError> {
    let defaults = Loader::<Http>::new().load()?;
    assert_eq!((defaults.port, defaults.other), (8080, 1));
    let named = Loader::<Http>::new().value("http-port", 9);
    assert_eq!(named.load()?.port, 9);
    let variable = Loader::<Http>::new().environment(Environment::from([("PORT", "10")]));
    assert_eq!(variable.load()?.port, 10);
    Ok(())
}
