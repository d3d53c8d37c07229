//! What a page says of each setting: its value, and which source has the last word.

use settings::{Checked, Environment, Loader, Rehearsing, Settings};

use super::tree::{Element, read};
use super::{SECRET, Shop, loader, page};
use crate::support::loaded;

/// The names of the columns of the table that a setting is in, and its row, in words.
#[track_caller]
fn row(page: &Element, key: &str) -> (Vec<String>, Vec<String>) {
    let words = |of: &Element| of.children().map(Element::words).collect();
    let found = page.named("table").into_iter().find_map(|table| {
        let rows = table.named("tbody")[0].named("tr").into_iter();
        let row = rows.into_iter().find(|row| row.named("th")[0].named("code")[0].text() == key)?;
        Some((words(table.named("tr")[0]), words(row)))
    });
    found.unwrap_or_else(|| panic!("`{key}` is not on the page"))
}

#[test]
fn columns_are_the_sources_from_the_strongest_and_the_winner_is_marked() {
    let page = read(&page().to_html());
    let (columns, cells) = row(&page, "http.port");
    assert_eq!(
        columns,
        [
            "setting",
            "value",
            "flags",
            "variables of the environment, and the files that they name",
            "<toml>",
            "default"
        ]
    );
    assert_eq!(
        cells,
        [
            "http.port security TCP port to listen on. For reviewers owner edge expected it answers rollback unset \
             SHOP_HTTP_PORT since 1.2",
            "9002",
            "● in use flag --http.port",
            "○ overridden variable SHOP_HTTP_PORT",
            "○ overridden <toml>:3:8",
            "○ overridden",
        ]
    );
    assert_eq!(row(&page, "name").1[1..], ["kiosk", "–", "–", "● in use <toml>:1:9", "○ overridden"]);
    assert_eq!(row(&page, "greeting").1[1..], ["welcome to kiosk", "–", "–", "–", "● in use derived"]);
    assert_eq!(row(&page, "limits.pears").1[1..], ["3", "–", "–", "● in use <toml>:5:9", "–"]);
    assert_eq!(row(&page, "stores.berlin.host").1[1..], ["b.example", "–", "–", "● in use <toml>:7:8", "–"]);
    assert_eq!(row(&page, "token").1[1..], ["[REDACTED]", "–", "● in use variable SHOP_TOKEN", "–", "–"]);
    // The shape is for the eye alone: the words say the same.
    let shapes = page.all().into_iter().filter(|one| one.attribute("aria-hidden") == Some("true"));
    assert!(
        shapes.map(Element::text).all(|shape| ["●", "○", "▲", "✖", "✔", "–", "?"].contains(&shape.as_str()))
    );
}

#[test]
fn sources_are_told_in_their_order_with_what_each_gives() {
    let page = read(&page().to_html());
    let sources: Vec<String> = page.named("ol")[0].children().map(Element::words).collect();
    assert_eq!(
        sources,
        [
            "flags: 1 in use",
            "variables of the environment, and the files that they name: 1 in use, 1 overridden",
            "<toml>: 3 in use, 1 overridden",
            "default: 2 in use, 2 overridden",
        ]
    );
}

#[test]
fn a_source_that_gives_nothing_is_told_and_has_no_column() {
    let page = read(&loaded(loader().text("toml", "").environment(Environment::empty())).page().to_html());
    assert!(page.named("ol")[0].words().contains(": nothing"), "{}", page.named("ol")[0].words());
    assert_eq!(row(&page, "http.port").0.len(), 6);
}

#[test]
fn sections_have_a_table_each() {
    let page = read(&page().to_html());
    let headings: Vec<String> = page.named("h3").iter().map(|one| one.words()).collect();
    assert_eq!(headings, ["Outermost section", "http", "stores.berlin", "Items", "Security settings"]);
}

#[test]
fn warnings_and_the_checklist_stand_beside_the_settings() {
    let page = read(&page().to_html());
    let text = page.named("main")[0].words();
    for said in [
        "▲ warning name: given as `title`, a name that it had before at <toml>:1:9 help: write `name` in its place owner: team-shop",
        "▲ warning http.motto: set but empty: it counts as not set at variable SHOP_HTTP_MOTTO",
        "✖ error http.port: the port is the usual one http.port must be 8080 why: <nobody> looks elsewhere",
        "Release: <1.4>",
    ] {
        let said = said.replace('`', "");
        assert!(text.contains(&said), "{said}\n{text}");
    }
    assert_eq!(row(&page, "token").1[0], "token secret security For reviewers owner team-shop");
    assert!(!text.contains(SECRET) && !text.contains("Nothing of this paragraph"), "{text}");
    let (header, bare) = (page.named("header")[0].words(), read(&loaded(loader()).explain().to_html()));
    assert!(header.starts_with("Settings of Shop 7 settings: "), "{header}");
    assert!(
        header
            .ends_with("checklist for staging, 2026-06-01: 1 failed; 1 security setting that no item reads"),
        "{header}"
    );
    assert_eq!(bare.named("h2").iter().map(|one| one.words()).collect::<Vec<_>>(), ["Sources", "Settings"]);
}

#[test]
fn a_rehearsal_says_what_is_not_at_hand() {
    let shop = Loader::<Shop>::new().rehearse(&Rehearsing::new()).unwrap();
    let page = read(&shop.page().to_html());
    assert_eq!(row(&page, "token").1[1..], ["[NOT AT HAND] no source that is at hand has it", "–"]);
    let text = page.named("main")[0].words();
    assert!(
        text.contains(
            "Not verified Nothing is said of these, and no service can run on them. token: no source"
        ),
        "{text}"
    );
    let named = Loader::<Shop>::new().environment(Environment::from([("SHOP_TOKEN_FILE", "/nowhere")]));
    let page = read(&named.rehearse(&Rehearsing::new()).unwrap().page().to_html());
    assert_eq!(row(&page, "token").1[1..], ["[NOT AT HAND]", "● in use variable SHOP_TOKEN_FILE", "–"]);
}

#[test]
fn a_section_and_a_value_made_by_hand_have_pages_of_their_own() {
    let http = loaded(loader()).section(|shop| &shop.http);
    let page = read(&http.page().to_html());
    assert_eq!(page.named("title")[0].text(), "Settings of Http");
    assert_eq!(
        row(&page, "port").1[1..4],
        ["9002", "● in use flag --http.port", "○ overridden variable SHOP_HTTP_PORT"]
    );

    #[derive(Settings)]
    struct Cache {
        age: u8,
    }
    let page = read(&Checked::of(Cache { age: 3 }).unwrap().page().title("Of a test").to_html());
    assert_eq!(page.named("h1")[0].text(), "Of a test");
    assert_eq!(
        row(&page, "age"),
        (
            ["setting", "value", "given in code"].map(str::to_owned).to_vec(),
            ["age", "3", "● in use code"].map(str::to_owned).to_vec(),
        )
    );
}
