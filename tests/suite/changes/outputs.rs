//! A difference for people, on a page, and for machines.

use settings::changes::Difference;
use settings::{Environment, Loader};

use super::{Shop, between};
use crate::support::loaded;

fn difference() -> Difference {
    let before = loaded(Loader::<Shop>::new().text("toml", "[http]\nhosts = ['a']\n[cache]\nmax_age = 50"));
    let after = loaded(
        Loader::<Shop>::new()
            .text("toml", "[http]\nhosts = ['a', 'shop.very-long-name.example']\n[cache]\nmax_age = 50")
            .environment(Environment::from([("SHOP_CACHE_MAX_AGE", "300"), ("SHOP_AUTH_JWT_KEY", "CANARY")])),
    );
    before.difference(&after)
}

#[test]
fn a_difference_is_told_to_people() {
    insta::assert_snapshot!(difference(), @r#"
    3 settings changed, in 3 of 5 sections

    http
      http.hosts: ["a"] → ["a", "shop.very-long-name.example"]
        origin: <toml>:2:9
        added: "shop.very-long-name.example"
        owner: team-shop

    cache
      cache.max_age: 50 → 300
        origin: <toml>:4:11 → variable SHOP_CACHE_MAX_AGE
        security: yes
        owner: edge
        expect: the hit rate rises
        rollback: unset SHOP_CACHE_MAX_AGE

    auth
      auth.jwt_key: none → [REDACTED]
        origin: default → variable SHOP_AUTH_JWT_KEY
        security: yes
        owner: team-shop

    untouched: top level, storage
    "#);
}

#[test]
fn a_narrow_terminal_is_wide_enough() {
    insta::assert_snapshot!(format!("{:40}", difference()), @r#"
    3 settings changed, in 3 of 5 sections

    http
      http.hosts: ["a"] → ["a",
          "shop.very-long-name.example"]
        origin: <toml>:2:9
        added: "shop.very-long-name.example"
        owner: team-shop

    cache
      cache.max_age: 50 → 300
        origin: <toml>:4:11 → variable
            SHOP_CACHE_MAX_AGE
        security: yes
        owner: edge
        expect: the hit rate rises
        rollback: unset SHOP_CACHE_MAX_AGE

    auth
      auth.jwt_key: none → [REDACTED]
        origin: default → variable
            SHOP_AUTH_JWT_KEY
        security: yes
        owner: team-shop

    untouched: top level, storage
    "#);
}

#[test]
fn a_difference_is_a_page() {
    insta::assert_snapshot!(difference().to_markdown(), @r#"
    # Changes

    3 settings changed, in 3 of 5 sections.

    ## `http`

    - `http.hosts`: `["a"]` → `["a", "shop.very-long-name.example"]`
      - origin: &lt;toml>:2:9
      - added: "shop.very-long-name.example"
      - owner: team-shop

    ## `cache`

    - `cache.max_age`: `50` → `300`
      - origin: &lt;toml>:4:11 → variable SHOP_CACHE_MAX_AGE
      - security: yes
      - owner: edge
      - expect: the hit rate rises
      - rollback: unset SHOP_CACHE_MAX_AGE

    ## `auth`

    - `auth.jwt_key`: `none` → `[REDACTED]`
      - origin: default → variable SHOP_AUTH_JWT_KEY
      - security: yes
      - owner: team-shop

    ## Untouched

    `top level`, `storage`.
    "#);
}

#[test]
fn a_difference_is_told_to_machines() {
    insta::assert_snapshot!(difference().to_json(), @r#"{"status":1,"complete":true,"sections":[{"key":"","untouched":true,"changes":[],"moved":[]},{"key":"http","untouched":false,"changes":[{"key":"http.hosts","kind":"changed","before":{"value":"[\"a\"]","origin":{"kind":"file","name":"<toml>","line":2,"column":9}},"after":{"value":"[\"a\", \"shop.very-long-name.example\"]","origin":{"kind":"file","name":"<toml>","line":2,"column":9}},"secret":false,"unseen":false,"added":["\"shop.very-long-name.example\""],"removed":[],"steps":["put `hosts = [\"a\"]` back under `[http]` in `<toml>:2`"],"owner":"team-shop"}],"moved":[]},{"key":"cache","untouched":false,"changes":[{"key":"cache.max_age","kind":"changed","before":{"value":"50","origin":{"kind":"file","name":"<toml>","line":4,"column":11}},"after":{"value":"300","origin":{"kind":"variable","name":"SHOP_CACHE_MAX_AGE"}},"secret":false,"unseen":false,"steps":["unset `SHOP_CACHE_MAX_AGE`","put `max_age = 50` back under `[cache]` in `<toml>:4`, unless it is still there"],"owner":"edge","expect":"the hit rate rises","rollback":"unset SHOP_CACHE_MAX_AGE","security":true}],"moved":[]},{"key":"storage","untouched":true,"changes":[],"moved":[]},{"key":"auth","untouched":false,"changes":[{"key":"auth.jwt_key","kind":"changed","before":{"value":"none","origin":{"kind":"default"}},"after":{"value":"[REDACTED]","origin":{"kind":"variable","name":"SHOP_AUTH_JWT_KEY"}},"secret":true,"unseen":true,"steps":["unset `SHOP_AUTH_JWT_KEY`"],"owner":"team-shop","security":true}],"moved":[]}],"not_compared":[],"untouched":["","storage"]}"#);
}

#[test]
fn names_and_values_of_others_break_no_page() {
    let difference = between("", "name = '''<b>`|\n# x'''\n[limits]\n'a|<i>`' = 1");
    let page = difference.to_markdown();
    insta::assert_snapshot!(page, @r#"
    # Changes

    1 setting changed, 1 added, in 1 of 5 sections.

    ## `top level`

    - `name`: `corner shop` → ``<b>`|\n# x``
      - origin: default → &lt;toml>:1:8
      - owner: team-shop
    - `` limits.a|<i>` ``: added: `1`
      - origin: &lt;toml>:4:12
      - owner: team-shop

    ## Untouched

    `http`, `cache`, `storage`, `auth`.
    "#);
}
