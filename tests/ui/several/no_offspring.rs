//! A declaration with a mistake is still a section, a leaf and a root: what uses it adds no errors.
use settings::{Checked, Leaf, LoadError, Root, Settings};

#[derive(Settings)]
#[settings(prefx = "SHOP", check = fits(http))]
struct App {
    #[settings(nested)]
    http: Http,
    level: Level,
    port: Port,
}

#[derive(Settings)]
struct Http {
    #[settings(defualt)]
    port: u16,
    level: Level,
}

#[derive(Settings)]
enum Level {
    #[settings(rename)]
    Debug,
    Info,
}

#[derive(Settings)]
struct Port(u16);

fn fits(_: &Http) -> Result<(), &'static str> {
    Ok(())
}

fn load() -> Result<Checked<App>, LoadError> {
    App::load()
}

fn uses<R: Root, L: Leaf>() {}

fn main() {
    uses::<App, Level>();
    let _ = load();
}
