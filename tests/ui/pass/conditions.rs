#![deny(warnings)]
#![no_implicit_prelude]

// Names that the generated code uses itself.
#[allow(unused_macros, reason = "it is there to be in the way")]
macro_rules! matches {
    () => {};
}

#[derive(::settings::Settings)]
#[settings(
    prefix = "APP",
    when(r#type = Mode::A | Mode::B, ascending(low, part.high), requires(user, part.token)),
    when(low = 1..=9, check = fits(low)),
    when(part.high = high if *high > 3, check = fits(low)),
    when(user = ::core::option::Option::Some(_), at_most_one(user, other))
)]
struct App {
    r#type: Mode,
    #[settings(default = 1)]
    low: u8,
    #[settings(nested)]
    part: Part,
    #[settings(when(r#type = Mode::A))]
    user: ::core::option::Option<::std::string::String>,
    #[settings(nested, when(part.high = 2 | 3))]
    other: ::core::option::Option<Part>,
}

#[derive(::settings::Settings)]
struct Part {
    high: u8,
    token: ::core::option::Option<::settings::SecretString>,
}

#[derive(::settings::Settings)]
enum Mode {
    A,
    B,
    C,
}

fn fits(low: &u8) -> ::core::result::Result<(), &'static ::core::primitive::str> {
    if *low < 9 { ::core::result::Result::Ok(()) } else { ::core::result::Result::Err("too much") }
}

fn main() {
    let loader = ::settings::Loader::<App>::new();
    let app = ::core::result::Result::unwrap(
        ::settings::Loader::load(loader.value("type", "a").value("part.high", 3)),
    );
    let _ = (&app.r#type, &app.low, &app.part.high, &app.part.token, &app.user, &app.other, Mode::C);
}
