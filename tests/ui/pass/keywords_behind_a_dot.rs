//! A field whose name is a keyword is named behind a dot with or without its `r#`.

use settings::Settings;

#[derive(Settings)]
#[settings(prefix = "APP", check = known(http.type), check = set(http.r#match), both_or_none(http.match, http.r#fn))]
struct App {
    #[settings(nested)]
    http: Http,
    #[settings(default_from = next(http.type))]
    next: u8,
}

#[derive(Settings)]
struct Http {
    r#type: u8,
    r#match: Option<u8>,
    r#fn: Option<u8>,
}

fn known(kind: &u8) -> Result<(), &'static str> {
    if *kind < 9 { Ok(()) } else { Err("is unknown") }
}

fn set(kind: &Option<u8>) -> Result<(), &'static str> {
    known(&kind.unwrap_or_default())
}

fn next(kind: &u8) -> u8 {
    kind + 1
}

fn main() {
    let app = settings::Loader::<App>::new().value("http.type", "3").load().expect("good settings");
    assert_eq!((app.http.r#type, app.http.r#match, app.http.r#fn, app.next), (3, None, None, 4));
}
