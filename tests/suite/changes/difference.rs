//! What differs, of every shape.

use settings::changes::{Change, Section};

use super::{between, changes, shop};
use crate::support::{loaded, variables};

#[test]
fn a_change_of_the_cache_leaves_all_other_sections_untouched() {
    let difference = between("", "[cache]\nmax_age = 300");
    assert_eq!(changes(&difference), ["cache.max_age: changed 60 → 300"]);
    let untouched: Vec<&str> = difference.untouched().collect();
    assert_eq!(untouched, ["", "http", "storage", "auth"]);
    assert!(!difference.is_empty() && difference.status() == 1);
    let touched: Vec<&str> =
        difference.sections().iter().filter(|one| !one.is_untouched()).map(Section::key).collect();
    assert_eq!(touched, ["cache"]);
}

#[test]
fn what_is_the_same_is_no_difference() {
    let difference = between("http.port = 9000", "# a line\nhttp.port = 9000");
    assert!(difference.is_empty() && difference.status() == 0 && difference.moved().next().is_none());
    insta::assert_snapshot!(difference, @r"
    no setting changed, in 5 sections

    untouched: top level, http, cache, storage, auth
    ");
}

#[test]
fn values_of_every_shape_are_told() {
    let before = "[http]\nhosts = ['a', 'b, c', 'a']\ntags = ['x', 'y', 'z']\n[limits]\na = 1\nb = 2\n";
    let after = "name = ''\n[http]\nhosts = ['b, c', 'd\"e', 'a']\ntimeout = '1m'\nlevel = 'warn'\ntags = ['z', 'y', 'x']\n[limits]\nb = 3\nc = 4\n";
    let difference = between(before, after);
    assert_eq!(
        changes(&difference),
        [
            "name: changed corner shop → ",
            "limits.b: changed 2 → 3",
            "limits.c: added - → 4",
            "limits.a: removed 1 → -",
            r#"http.hosts: changed ["a", "b, c", "a"] → ["b, c", "d\"e", "a"]"#,
            "http.timeout: changed 30s → 1m",
            "http.level: changed info → warn",
        ]
    );
    let elements = difference.change("http.hosts").unwrap().elements().unwrap();
    assert_eq!((elements.added(), elements.removed()), (&[r#""d\"e""#.into()][..], &[r#""a""#.into()][..]));
}

#[test]
fn sections_that_come_and_go_are_told() {
    let before = "[[servers]]\nhost = 'a'\n[stores.old]\nhost = 'o'\n[storage]\nkind = 'disk'\npath = '/d'";
    let after =
        "[smtp]\nhost = 'm'\n[[servers]]\nhost = 'a'\n[[servers]]\nhost = 'b'\n[stores.new]\nhost = 'n'";
    let difference = between(before, after);
    assert_eq!(
        changes(&difference),
        [
            "smtp.host: added - → m",
            "smtp.port: added - → 25",
            "servers[1].host: added - → b",
            "stores.new.host: added - → n",
            "storage.kind: changed disk → memory",
            "storage.path: removed /d → -",
            "stores.old.host: removed o → -",
        ]
    );
    assert!(difference.untouched().any(|key| key == "servers[0]"));
    // And when there is none any more.
    let none = shop(after).difference(&shop(""));
    assert_eq!(
        changes(&none),
        [
            "smtp.host: removed m → -",
            "smtp.port: removed 25 → -",
            "servers[0].host: removed a → -",
            "servers[1].host: removed b → -",
            "stores.new.host: removed n → -",
        ]
    );
    assert_eq!(changes(&between("limits = { a = 1 }", "")), ["limits.a: removed 1 → -"]);
}

#[test]
fn the_same_value_from_another_place_is_told_apart() {
    let difference = shop("http.port = 9000").difference(&loaded(variables([("SHOP_HTTP_PORT", "9000")])));
    assert!(difference.is_empty());
    let moved: Vec<_> = difference.moved().map(Change::key).collect();
    assert_eq!(moved, ["http.port"]);
    insta::assert_snapshot!(difference, @r"
    no setting changed, in 5 sections

    untouched: top level, http, cache, storage, auth

    the same value from another place:
      http.port: <toml>:1:13 → variable SHOP_HTTP_PORT
    ");
}

#[test]
fn a_url_of_which_only_the_password_changed_is_told_without_it() {
    let url = |password: &str| format!("search = 'https://user:{password}@search/a'");
    let difference = between(&url("CANARY1"), &url("CANARY2"));
    assert_eq!(changes(&difference), ["search: changed https://***@search/a → https://***@search/a *"]);
    let all = format!("{difference}{}{}{difference:?}", difference.to_markdown(), difference.to_json());
    assert!(!all.contains("CANARY") && all.contains("changed, not shown: https://***@search/a"), "{all}");
    assert!(between(&url("CANARY1"), &url("CANARY1")).is_empty());
    // Without any before, and in an element of a list.
    assert_eq!(changes(&between("", &url("CANARY1"))).len(), 1);
    let hosts = |password: &str| format!("http.hosts = ['https://u:{password}@a/']");
    assert!(between(&hosts("CANARY1"), &hosts("CANARY2")).change("http.hosts").unwrap().is_unseen());
}

#[test]
fn the_text_none_is_not_nothing() {
    assert_eq!(changes(&between("", "note = 'none'")), ["note: changed none → none *"]);
    assert!(between("note = 'none'", "note = 'none'").is_empty() && between("", "").is_empty());
    assert!(between("name = 'none'", "name = 'none'").is_empty());
}
