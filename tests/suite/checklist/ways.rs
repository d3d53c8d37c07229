//! The value in use of each security setting, and the ways back from the place where it stands.

use std::collections::BTreeMap;
use std::fs;

use settings::checklist::{Confirmation, Covered, Item, Verdict};
use settings::{Environment, Loader, SecretString, Settings};

use super::list;
use crate::support::{loaded, toml};

#[derive(Debug, Settings)]
#[settings(prefix = "SITE", review(security, owner = "edge"))]
struct Site {
    #[settings(default = 10)]
    size: u32,
    #[settings(default = ["a", "b"])]
    hosts: Vec<String>,
    #[settings(review(rollback = "back to {default}"))]
    limit: Option<u32>,
    #[settings(default_from = twice(size, mode))]
    twice: u32,
    #[settings(review(rollback = "back to {default}"))]
    mode: Mode,
    #[settings(default = "", allow_empty, only_from(file))]
    note: String,
    #[settings(default = "https://edge.example/")]
    url: String,
    name: String,
    #[settings(review(rollback = "put the key before back into {variable}"))]
    key: Option<SecretString>,
    #[settings(default = SecretString::from("CANARY in code"))]
    salt: SecretString,
    #[settings(default)]
    days: BTreeMap<String, u32>,
    #[settings(nested)]
    spare: Option<Route>,
    #[settings(nested)]
    shelf: Option<Shelf>,
    #[settings(nested, default = Shelf { size: 5, depth: 5 })]
    slots: Shelf,
    #[settings(nested, default)]
    routes: Vec<Route>,
    #[settings(nested, default)]
    stores: BTreeMap<String, Route>,
}

#[derive(Debug, Settings)]
struct Route {
    path: String,
    #[settings(default = 1)]
    size: u32,
}

#[derive(Debug, Settings)]
struct Shelf {
    #[settings(default = 1)]
    size: u32,
    #[settings(default = 1)]
    depth: u32,
}

#[derive(Debug, Clone, Copy, Settings)]
enum Mode {
    #[settings(default)]
    Slow,
    Fast,
}

fn twice(size: &u32, _: &Mode) -> u32 {
    size * 2
}

fn report(loader: Loader<Site>) -> Confirmation {
    loaded(loader).confirm(&list())
}

/// `key = value (origin) | restore | undo` of a setting.
fn told(report: &Confirmation, key: &str) -> String {
    let one = report.security().iter().find(|one| one.key() == key).unwrap_or_else(|| panic!("{report}"));
    let value = one.value().zip(one.origin()).map(|(value, origin)| format!("{value} ({origin})"));
    let undo = one.undo().map(|undo| format!(" | {undo}")).unwrap_or_default();
    format!("{} | {}{undo}", value.unwrap_or_else(|| "not there".to_owned()), one.restore())
}

#[test]
fn a_default_is_had_again_by_taking_out_a_change() {
    let report = report(toml("name = 'x'"));
    for (key, expected) in [
        (
            "size",
            "10 (default) | take `size` out of the file of settings, or unset `SITE_SIZE`; its default `10` then holds again",
        ),
        (
            "hosts",
            r#"["a", "b"] (default) | take `hosts` out of the file of settings, or unset `SITE_HOSTS`; its default `["a", "b"]` then holds again"#,
        ),
        (
            "limit",
            "none (default) | take `limit` out of the file of settings, or unset `SITE_LIMIT`; it is then not set again",
        ),
        (
            "twice",
            "20 (derived) | take `twice` out of the file of settings, or unset `SITE_TWICE`; it then follows from `size` and `mode` again",
        ),
        (
            "key",
            "none (default) | take `key` out of the file of settings, or unset `SITE_KEY` or `SITE_KEY_FILE`; it is then not set again",
        ),
        (
            "salt",
            "[REDACTED] (default) | take `salt` out of the file of settings, or unset `SITE_SALT` or `SITE_SALT_FILE`; its default then holds again",
        ),
        (
            "mode",
            "slow (default) | take `mode` out of the file of settings, or unset `SITE_MODE`; its default `slow` then holds again",
        ),
        ("note", " (default) | take `note` out of the file of settings; its default `\"\"` then holds again"),
        (
            "days",
            "{} (default) | take `days` out of the file of settings, or unset `SITE_DAYS__<name>`; its default `{}` then holds again",
        ),
        (
            "spare.size",
            "not there | take `spare` out of the file of settings, or unset `SITE_SPARE_SIZE`; it is then not there again",
        ),
        (
            "routes[…].path",
            "not there | take `routes[…]` out of the file of settings, or unset `SITE_ROUTES__…__PATH`; it is then not there again",
        ),
        (
            "stores.<name>.size",
            "not there | take `stores.<name>` out of the file of settings, or unset `SITE_STORES__<name>__SIZE`; it is then not there again",
        ),
    ] {
        assert_eq!(told(&report, key), expected, "{key}");
    }
    let limit = report.security().iter().find(|one| one.key() == "limit").unwrap();
    assert_eq!(limit.review().rollback(), Some("back to none"));
    let mode = report.security().iter().find(|one| one.key() == "mode").unwrap();
    assert_eq!(mode.review().rollback(), Some("back to slow"));
}

#[test]
fn a_value_is_put_back_and_taken_out_where_it_stands() {
    let file = "name = 'x'\nsize = 20\nlimit = 7\ntwice = 3\nkey = 'CANARY'\nsalt = 'CANARY'\ndays.eu = 1";
    let file = format!("{file}\nnote = 'x'\nmode = 'fast'");
    let environment = [("SITE_SIZE", "30"), ("SITE_HOSTS", "c")];
    let report = report(toml(&file).environment(Environment::from(environment)));
    for (key, expected) in [
        (
            "size",
            "30 (variable SITE_SIZE) | set `SITE_SIZE` back to `30` | \
             unset `SITE_SIZE`; the value of `<toml>:2:8` then holds",
        ),
        (
            "hosts",
            r#"["c"] (variable SITE_HOSTS) | set `SITE_HOSTS` back to `["c"]` | unset `SITE_HOSTS`; its default `["a", "b"]` then holds"#,
        ),
        (
            "limit",
            "7 (<toml>:3:9) | put `limit = 7` back in `<toml>:3` | \
             take `limit` out of `<toml>:3`; it is then not set",
        ),
        (
            "twice",
            "3 (<toml>:4:9) | put `twice = 3` back in `<toml>:4` | \
             take `twice` out of `<toml>:4`; it then follows from `size` and `mode`",
        ),
        (
            "note",
            "x (<toml>:8:8) | put `note = \"x\"` back in `<toml>:8` | \
             take `note` out of `<toml>:8`; its default `\"\"` then holds",
        ),
        (
            "mode",
            "fast (<toml>:9:8) | put `mode = \"fast\"` back in `<toml>:9` | \
             take `mode` out of `<toml>:9`; its default `slow` then holds",
        ),
        // Nothing holds in its place, so there is no being without it.
        ("name", "x (<toml>:1:8) | put `name = \"x\"` back in `<toml>:1`"),
        (
            "key",
            "[REDACTED] (<toml>:5:7) | put the old value of `key` back into `<toml>:5`, from your vault | \
             take `key` out of `<toml>:5`; it is then not set",
        ),
        (
            "salt",
            "[REDACTED] (<toml>:6:8) | put the old value of `salt` back into `<toml>:6`, from your vault | \
             take `salt` out of `<toml>:6`; its default then holds",
        ),
        (
            "days.eu",
            "1 (<toml>:7:11) | put `eu = 1` back under `[days]` in `<toml>:7` | \
             take `days.eu` out of `<toml>:7`; it is then not there",
        ),
    ] {
        assert_eq!(told(&report, key), expected, "{key}");
    }
}

#[test]
fn a_section_that_goes_with_the_last_of_its_settings_is_named() {
    let undo = |text: &str, variables: &[(&'static str, &'static str)], key: &str| {
        let environment = Environment::from_iter(variables.iter().copied());
        let report = report(toml(text).environment(environment));
        let one = report.security().iter().find(|one| one.key() == key).unwrap();
        one.undo().unwrap().to_string()
    };
    assert_eq!(
        undo("name = 'x'\n[slots]\nsize = 2", &[], "slots.size"),
        "take `slots.size` out of `<toml>:3`; its default `1` then holds; \
         once nothing of `slots` is left, not even its table, it is as its own default has it"
    );
    assert_eq!(
        undo("name = 'x'\n[shelf]\nsize = 2", &[], "shelf.size"),
        "take `shelf.size` out of `<toml>:3`; its default `1` then holds; \
         once nothing of `shelf` is left, not even its table, it is not set"
    );
    // Something else in it is given, be it elsewhere, so that it stays.
    let stays = "take `shelf.size` out of `<toml>:3`; its default `1` then holds";
    assert_eq!(undo("name = 'x'\n[shelf]\nsize = 2\ndepth = 3", &[], "shelf.size"), stays);
    assert_eq!(undo("name = 'x'\n[shelf]\nsize = 2", &[("SITE_SHELF_DEPTH", "3")], "shelf.size"), stays);
    assert_eq!(
        undo("name = 'x'\n[shelf]\nsize = 2", &[("SITE_SHELF_SIZE", "3")], "shelf.size"),
        "unset `SITE_SHELF_SIZE`; the value of `<toml>:3:8` then holds"
    );
}

#[test]
fn each_section_of_a_list_or_map_that_is_there_is_told_and_no_other() {
    let report =
        report(toml("name='x'\n[[routes]]\npath='/a'\n[[routes]]\npath='/b'\nsize=2\n[stores.eu]\npath='/'"));
    let keys: Vec<_> = report.security().iter().map(Covered::key).collect();
    assert_eq!(
        keys[17..],
        [
            "routes[0].path",
            "routes[1].path",
            "routes[0].size",
            "routes[1].size",
            "stores.eu.path",
            "stores.eu.size"
        ]
    );
    assert!(told(&report, "routes[1].size").starts_with("2 (<toml>:6:6) | "), "{report}");
    assert!(told(&report, "routes[0].size").starts_with("1 (default) | "), "{report}");
}

#[test]
fn a_line_is_put_back_under_the_table_that_it_belongs_to() {
    let text = "name='x'\ndays={'eu.west'=2}\n[[routes]]\npath='/a'\n[[routes]]\npath='/b'\n[stores.'eu.west']\npath='/'";
    let report = report(toml(text));
    for (key, expected) in [
        ("name", r#"put `name = "x"` back in `<toml>:1`"#),
        ("days.eu.west", r#"put `"eu.west" = 2` back under `[days]` in `<toml>:2`"#),
        ("routes[1].path", r#"put `path = "/b"` back under `[[routes]]` (`routes[1]`) in `<toml>:6`"#),
        ("stores.eu.west.path", r#"put `path = "/"` back under `[stores."eu.west"]` in `<toml>:8`"#),
    ] {
        let one = report.security().iter().find(|one| one.key() == key).unwrap();
        assert_eq!(one.restore().to_string(), expected);
    }
}

#[test]
fn the_variable_of_a_secret_in_a_file_is_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("key");
    fs::write(&path, "CANARY").unwrap();
    let path = path.to_str().unwrap();
    let loader = toml("name = 'x'").environment(Environment::from([("SITE_KEY_FILE", path)]));
    let report = report(loader);
    let key = report.security().iter().find(|one| one.key() == "key").unwrap();
    assert_eq!(key.review().rollback().unwrap(), format!("put the key before back into secret file {path}"));
    assert_eq!(
        key.restore().to_string(),
        format!("put the old value of `key` back into the secret file `{path}`, from your vault")
    );
    assert_eq!(
        key.undo().unwrap().to_string(),
        format!(
            "remove the secret file `{path}`, and the variable that names it, if one does; it is then not set"
        )
    );
    let given = toml::<Site>("name = 'x'").environment(Environment::from([("SITE_KEY", "CANARY")]));
    let given = loaded(given).explain();
    assert_eq!(
        given.setting("key").unwrap().review().rollback(),
        Some("put the key before back into SITE_KEY")
    );
}

#[test]
fn what_one_item_withholds_no_part_of_the_report_shows() {
    let read = |id| Item::on::<Site>(id, "x").reads(&["url", "hosts"]);
    let withholds = Item::on_all("a.withholds", "x").judge(|_, found| {
        found.withhold("url");
        found.withhold("hosts[0]");
    });
    let list = list()
        .item(read("a.before").judge(|_, _| {}))
        .item(withholds)
        .item(read("a.behind").judge(|_, found| found.fail("url", "is wrong")));
    for text in ["name = 'x'\nurl = 'CANARY'\nhosts = ['CANARY']", "name = 'x'"] {
        let report = loaded(toml::<Site>(text)).confirm(&list);
        assert_eq!(report.outcome("a.behind").unwrap().verdict(), Verdict::Failed);
        for output in [report.to_string(), report.to_markdown(), report.to_json(), format!("{report:?}")] {
            assert!(!output.contains("CANARY") && !output.contains("edge.example"), "{output}");
        }
        assert!(told(&report, "url").starts_with("[REDACTED]"), "{report}");
    }
}

#[test]
fn of_a_url_with_a_password_neither_is_told() {
    let report = report(toml("name = 'x'\nurl = 'https://me:CANARY@edge.example/'"));
    assert_eq!(
        told(&report, "url"),
        "https://***@edge.example/ (<toml>:2:7) | put the old value of `url` back into `<toml>:2`, from your vault | \
         take `url` out of `<toml>:2`; its default then holds"
    );
    let outputs = [report.to_string(), report.to_markdown(), report.to_json(), format!("{report:?}")];
    assert!(outputs.iter().all(|output| !output.contains("CANARY")), "{report}");
}

#[test]
fn who_answers_where_nobody_is_said_to_is_told_by_the_list() {
    let item = |id| Item::on_all(id, "x");
    let list = list().owner("team-host").item(item("a.nobody").judge(|_, _| {}));
    let list = list.item(item("a.somebody").owner("ops").judge(|_, _| {}));
    let list = list.item(item("a.of-setting").judge(|_, found| found.read("size")));
    let report = loaded(toml::<Site>("name = 'x'")).confirm(&list);
    let owners: Vec<_> = report.outcomes().iter().map(|one| one.owners().join(",")).collect();
    assert_eq!(owners, ["team-host", "ops", "edge"]);
}
