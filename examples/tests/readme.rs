//! The code of the README is the code below, and its report is what comes of it.

use std::io;

// README: the first block
use settings::{LoadError, SecretString, Settings, checks};
use std::time::Duration;

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
// end

fn serve(_: &ShopSettings) {}

// README: the second block
use settings::{Environment, Loader};

#[derive(Settings)]
#[settings(prefix = "SHOP")]
struct Shop {
    #[settings(nested)]
    upload: UploadSettings,
}

#[derive(Settings)]
struct UploadSettings {
    #[settings(default = ["image/png", "image/jpeg"])]
    types: Vec<String>,
}

fn accepts(settings: &UploadSettings, media_type: &str) -> bool {
    settings.types.iter().any(|allowed| allowed == media_type)
}

#[test]
fn a_variable_replaces_the_list() -> Result<(), LoadError> {
    let environment = Environment::from([("SHOP_UPLOAD_TYPES", "image/webp")]);
    let shop = Loader::<Shop>::new().environment(environment).load()?;
    assert!(accepts(&shop.upload, "image/webp") && !accepts(&shop.upload, "image/jpeg"));
    Ok(())
}
// end

const README: &str = include_str!("../../README.md");

#[test]
fn its_code_is_this_code() {
    let blocks = include_str!("readme.rs").split("// README: ").skip(1);
    let blocks = blocks.filter_map(|block| block.split_once(" block\n")?.1.split_once("// end\n"));
    let mut count = 0;
    for (block, _) in blocks {
        count += 1;
        assert!(
            README.contains(&format!("```rust\n{block}```\n")),
            "the README does not hold this:\n\n{block}"
        );
    }
    assert_eq!(count, README.matches("```rust\n").count());
}

#[test]
fn its_report_is_what_comes_of_it() -> io::Result<()> {
    let file = concat!(env!("CARGO_TARGET_TMPDIR"), "/readme.toml");
    std::fs::write(file, "port = 80\ntiemout = \"5s\"\n")?;
    let variables = [("SHOP_CONFIG", file), ("SHOP_DATABASE_URL", "mysql://shop:hunter2@db/shop")];
    let loaded = Loader::<ShopSettings>::standard(Environment::from(variables)).load();
    let report =
        loaded.err().map(|error| error.to_string().replace(file, "settings.toml")).unwrap_or_default();
    assert!(README.contains(&format!("Error: {report}\n```")), "the README does not hold this:\n\n{report}");
    Ok(())
}

#[test]
fn it_is_short_and_shows_code_at_once() {
    let first_code = README.lines().position(|line| line == "```rust");
    assert!(first_code.is_some_and(|line| line < 15), "{first_code:?}");
    assert!(README.lines().count() <= 150, "{} lines", README.lines().count());
}
