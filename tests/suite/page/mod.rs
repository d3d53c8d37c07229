//! A load as a page of HTML: what is on it, that it is sound, and that no text of anybody becomes more than a text.

mod command;
mod hostile;
mod kept;
mod looks;
mod marks;
mod structure;
mod tree;

use std::collections::BTreeMap;

use settings::checklist::{Checklist, Item, Profile};
use settings::page::Page;
use settings::{Environment, Loader, SecretString, Settings};

use crate::support::loaded;

/// A shop with a setting of each kind.
#[derive(Debug, Settings)]
#[settings(prefix = "SHOP", review(owner = "team-shop"))]
struct Shop {
    /// What it is called: `<name>` of <b>whoever</b> asks.
    ///
    /// Nothing of this paragraph is on the page.
    #[settings(default = "corner shop", alias = "title")]
    name: String,
    #[settings(nested)]
    http: Http,
    #[settings(nested, default)]
    stores: BTreeMap<String, Store>,
    #[settings(default)]
    limits: BTreeMap<String, u32>,
    #[settings(default_from = greeting(name))]
    greeting: String,
    #[settings(review(security))]
    token: SecretString,
}

/// The server.
#[derive(Debug, Settings)]
struct Http {
    /// TCP port to listen on.
    #[settings(default = 8080, range(min = 1024))]
    #[settings(review(
        security,
        owner = "edge",
        expect = "it answers",
        rollback = "unset {variable}",
        since = "1.2"
    ))]
    port: u16,
    motto: Option<String>,
}

#[derive(Debug, Settings)]
struct Store {
    host: String,
}

fn greeting(name: &str) -> String {
    format!("welcome to {name}")
}

const SECRET: &str = "sesame-open-sesame";

/// Its settings from three sources, one of which is overridden.
fn loader() -> Loader<Shop> {
    Loader::new()
        .text("toml", "title = 'kiosk'\n[http]\nport = 9000\n[limits]\npears = 3\n[stores.berlin]\nhost = 'b.example'\n")
        .environment(Environment::from([("SHOP_HTTP_PORT", "9001"), ("SHOP_TOKEN", SECRET), ("SHOP_HTTP_MOTTO", "")]))
        .flags(["--http.port=9002"])
}

fn checklist() -> Checklist {
    let ports = Item::on::<Http>("http.port", "the port is the `usual` one")
        .why("<nobody> looks elsewhere")
        .mend("let it be 8080")
        .reads_no_secret()
        .reads(&["port"])
        .examples(&[("port", "8080")], &[("port", "9000")])
        .judge(|http: &Http, found| {
            if http.port != 8080 {
                found.fail("port", "must be 8080");
            }
        });
    let list = Checklist::new(Profile::Staging).without_machine().release("<1.4>").item(ports);
    list.today("2026-06-01".parse().unwrap())
}

fn page() -> Page {
    let shop = loaded(loader());
    shop.page().checklist(&shop.confirm(&checklist()))
}
