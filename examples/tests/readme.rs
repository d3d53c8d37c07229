//! The README's first screen is true: its declaration is the one below, and its report is what comes of it.

#![expect(dead_code, reason = "what is declared here is loaded, and no business code uses it")]

use std::io;

use settings::{Environment, Loader};

// What follows, up to the next line like this one, stands in the README.
use settings::{LoadError, SecretString, Settings, checks};
use std::time::Duration;

/// Everything the shop can be told from outside.
#[derive(Settings)]
#[settings(prefix = "SHOP")]
struct ShopSettings {
    /// TCP port to listen on.
    #[settings(default = 8080, range(min = 1024))]
    port: u16,
    /// How long a request may take.
    #[settings(default = Duration::from_secs(30))]
    timeout: Duration,
    /// Connection string of the database.
    #[settings(check = checks::url_scheme("postgres"))]
    database_url: SecretString,
}

fn main() -> Result<(), LoadError> {
    let settings = ShopSettings::load()?; // a Checked<ShopSettings>
    serve(&settings);
    Ok(())
}
// What stands before this line stands in the README.

fn serve(_: &ShopSettings) {}

const README: &str = include_str!("../../README.md");

#[test]
fn the_declaration_is_this_one() {
    let here = include_str!("readme.rs").split("in the README.\n").nth(1).unwrap_or_default();
    let declaration = here.rsplit_once("// ").map_or(here, |(before, _)| before);
    assert!(README.contains(declaration), "the README does not hold this:\n\n{declaration}");
}

#[test]
fn the_report_is_what_comes_of_it() -> io::Result<()> {
    let folder = env!("CARGO_TARGET_TMPDIR");
    let file = format!("{folder}/settings.toml");
    std::fs::write(&file, "port = 80\ntiemout = \"5s\"\n")?;
    let variables = [("SHOP_CONFIG", file.as_str()), ("SHOP_DATABASE_URL", "mysql://shop:hunter2@db/shop")];
    let loaded = Loader::<ShopSettings>::standard(Environment::from(variables)).load();
    let report = loaded.err().map(|error| error.to_string().replace(&file, "settings.toml")).unwrap_or_default();
    assert!(README.contains(&format!("Error: {report}\n")), "the README does not hold this:\n\nError: {report}");
    Ok(())
}

#[test]
fn it_is_short_and_shows_code_at_once() {
    let first_code = README.lines().position(|line| line == "```rust");
    assert!(first_code.is_some_and(|line| line < 15), "{first_code:?}");
    assert!(README.lines().count() <= 150);
}
