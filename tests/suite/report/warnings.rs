//! Every kind of warning, as people and as machines read it: machines get it with a report, so one problem stands
//! beside it.

use insta::assert_snapshot;
use settings::{Environment, Loader, Settings};

use super::Shop;
use crate::support::{told, toml};

/// Variables that warn, over a text with one problem.
fn beside_a_problem<const COUNT: usize>(variables: [(&str, &str); COUNT]) -> Loader<Shop> {
    toml::<Shop>("closes = 300").environment(Environment::from(variables))
}

#[test]
fn set_but_empty() {
    assert_snapshot!(told(beside_a_problem([("SHOP_NAME", "")])), @r#"
    the settings cannot be used: 1 problem

    problem: `closes`: expected an unsigned integer from 0 to 255, found `300`
      at <toml>:1:10
      help: write an unsigned integer from 0 to 255

    not checked: `opens_first`, because not all that it reads is known: `opens`, `closes`

    warning: `name`: set but empty: it counts as not set
      at variable SHOP_NAME
      help: give it a value, or take it out

    {"problems":[{"code":"invalid_value","key":"closes","origin":{"kind":"file","name":"<toml>","line":1,"column":10},"message":"expected an unsigned integer from 0 to 255, found `300`","help":"write an unsigned integer from 0 to 255"}],"warnings":[{"code":"set_but_empty","key":"name","origin":{"kind":"variable","name":"SHOP_NAME"},"message":"set but empty: it counts as not set","help":"give it a value, or take it out"}],"not_run":[{"rule":"opens_first","keys":["opens","closes"]}]}
    "#);
}

#[test]
fn shadowed_value() {
    let loader = Loader::<Shop>::new().text("toml", "closes = 300\nport = 'CANARY'");
    assert_snapshot!(told(loader.environment(Environment::from([("SHOP_PORT", "8080")]))), @r#"
    the settings cannot be used: 1 problem

    problem: `closes`: expected an unsigned integer from 0 to 255, found `300`
      at <toml>:1:10
      help: write an unsigned integer from 0 to 255

    not checked: `opens_first`, because not all that it reads is known: `opens`, `closes`

    warning: `port`: a value that would be a problem is overridden by variable SHOP_PORT
      at <toml>:2:8
      help: correct it, or take it out

    {"problems":[{"code":"invalid_value","key":"closes","origin":{"kind":"file","name":"<toml>","line":1,"column":10},"message":"expected an unsigned integer from 0 to 255, found `300`","help":"write an unsigned integer from 0 to 255"}],"warnings":[{"code":"shadowed_value","key":"port","origin":{"kind":"file","name":"<toml>","line":2,"column":8},"message":"a value that would be a problem is overridden by variable SHOP_PORT","help":"correct it, or take it out"}],"not_run":[{"rule":"opens_first","keys":["opens","closes"]}]}
    "#);
}

#[test]
fn blanks_trimmed() {
    assert_snapshot!(told(beside_a_problem([("SHOP_PORT", " 8080 ")])), @r#"
    the settings cannot be used: 1 problem

    problem: `closes`: expected an unsigned integer from 0 to 255, found `300`
      at <toml>:1:10
      help: write an unsigned integer from 0 to 255

    not checked: `opens_first`, because not all that it reads is known: `opens`, `closes`

    warning: `port`: the blanks around the value are no part of it
      at variable SHOP_PORT
      help: take them out

    {"problems":[{"code":"invalid_value","key":"closes","origin":{"kind":"file","name":"<toml>","line":1,"column":10},"message":"expected an unsigned integer from 0 to 255, found `300`","help":"write an unsigned integer from 0 to 255"}],"warnings":[{"code":"blanks_trimmed","key":"port","origin":{"kind":"variable","name":"SHOP_PORT"},"message":"the blanks around the value are no part of it","help":"take them out"}],"not_run":[{"rule":"opens_first","keys":["opens","closes"]}]}
    "#);
}

#[test]
fn quotation_marks() {
    assert_snapshot!(told(beside_a_problem([("SHOP_NAME", "'corner'")])), @r#"
    the settings cannot be used: 1 problem

    problem: `closes`: expected an unsigned integer from 0 to 255, found `300`
      at <toml>:1:10
      help: write an unsigned integer from 0 to 255

    not checked: `opens_first`, because not all that it reads is known: `opens`, `closes`

    warning: `name`: the quotation marks are part of the value
      at variable SHOP_NAME
      help: take them out if they are not meant

    {"problems":[{"code":"invalid_value","key":"closes","origin":{"kind":"file","name":"<toml>","line":1,"column":10},"message":"expected an unsigned integer from 0 to 255, found `300`","help":"write an unsigned integer from 0 to 255"}],"warnings":[{"code":"quotation_marks","key":"name","origin":{"kind":"variable","name":"SHOP_NAME"},"message":"the quotation marks are part of the value","help":"take them out if they are not meant"}],"not_run":[{"rule":"opens_first","keys":["opens","closes"]}]}
    "#);
}

#[test]
fn service_links() {
    let links = [
        ("SHOP_CACHE_SERVICE_HOST", "10.0.0.7"),
        ("SHOP_CACHE_SERVICE_PORT", "6379"),
        ("SHOP_CACHE_PORT", "tcp://10.0.0.7:6379"),
        ("SHOP_CACHE_PORT_6379_TCP", "tcp://10.0.0.7:6379"),
        ("SHOP_CACHE_PORT_6379_TCP_ADDR", "10.0.0.7"),
    ];
    assert_snapshot!(told(beside_a_problem(links)), @r#"
    the settings cannot be used: 1 problem

    problem: `closes`: expected an unsigned integer from 0 to 255, found `300`
      at <toml>:1:10
      help: write an unsigned integer from 0 to 255

    not checked: `opens_first`, because not all that it reads is known: `opens`, `closes`

    warning: 5 variables that the cluster sets for its services, such as `SHOP_CACHE_PORT`: passed over
      at variable SHOP_CACHE_PORT
      at variable SHOP_CACHE_PORT_6379_TCP
      at variable SHOP_CACHE_PORT_6379_TCP_ADDR
      at variable SHOP_CACHE_SERVICE_HOST
      at variable SHOP_CACHE_SERVICE_PORT
      help: set `enableServiceLinks: false` in the pod's spec to be rid of them

    {"problems":[{"code":"invalid_value","key":"closes","origin":{"kind":"file","name":"<toml>","line":1,"column":10},"message":"expected an unsigned integer from 0 to 255, found `300`","help":"write an unsigned integer from 0 to 255"}],"warnings":[{"code":"service_links","origins":[{"kind":"variable","name":"SHOP_CACHE_PORT"},{"kind":"variable","name":"SHOP_CACHE_PORT_6379_TCP"},{"kind":"variable","name":"SHOP_CACHE_PORT_6379_TCP_ADDR"},{"kind":"variable","name":"SHOP_CACHE_SERVICE_HOST"},{"kind":"variable","name":"SHOP_CACHE_SERVICE_PORT"}],"message":"5 variables that the cluster sets for its services, such as `SHOP_CACHE_PORT`: passed over","help":"set `enableServiceLinks: false` in the pod's spec to be rid of them"}],"not_run":[{"rule":"opens_first","keys":["opens","closes"]}]}
    "#);
}

#[test]
fn unknown_variable() {
    assert_snapshot!(told(beside_a_problem([("SHOP_WORKER_COUNT", "CANARY")])), @r#"
    the settings cannot be used: 1 problem

    problem: `closes`: expected an unsigned integer from 0 to 255, found `300`
      at <toml>:1:10
      help: write an unsigned integer from 0 to 255

    not checked: `opens_first`, because not all that it reads is known: `opens`, `closes`

    warning: no setting has this variable
      at variable SHOP_WORKER_COUNT
      help: unset it, or name it in `Loader::ignore` if it belongs to another program

    {"problems":[{"code":"invalid_value","key":"closes","origin":{"kind":"file","name":"<toml>","line":1,"column":10},"message":"expected an unsigned integer from 0 to 255, found `300`","help":"write an unsigned integer from 0 to 255"}],"warnings":[{"code":"unknown_variable","origin":{"kind":"variable","name":"SHOP_WORKER_COUNT"},"message":"no setting has this variable","help":"unset it, or name it in `Loader::ignore` if it belongs to another program"}],"not_run":[{"rule":"opens_first","keys":["opens","closes"]}]}
    "#);
}

#[test]
fn unknown_key_and_variable_of_a_newer_release() {
    let loader = toml::<Shop>("closes = 300\nprot = 'CANARY'");
    let variables = [("SHOP_SETTINGS_UNKNOWN", "warn"), ("SHOP_HTTP_COMPRES", "CANARY")];
    assert_snapshot!(told(loader.environment(Environment::from(variables))), @r#"
    the settings cannot be used: 1 problem

    problem: `closes`: expected an unsigned integer from 0 to 255, found `300`
      at <toml>:1:10
      help: write an unsigned integer from 0 to 255

    not checked: `opens_first`, because not all that it reads is known: `opens`, `closes`

    warning: no setting has this variable
      at variable SHOP_HTTP_COMPRES
      did you mean `SHOP_HTTP_COMPRESS`?
      help: it is probably meant for `http.compress`: set `SHOP_HTTP_COMPRESS`, or unset `SHOP_HTTP_COMPRES`

    warning: `prot`: no setting has this key
      at <toml>:2:1
      did you mean `port`?
      help: correct the key, or take it out

    {"problems":[{"code":"invalid_value","key":"closes","origin":{"kind":"file","name":"<toml>","line":1,"column":10},"message":"expected an unsigned integer from 0 to 255, found `300`","help":"write an unsigned integer from 0 to 255"}],"warnings":[{"code":"unknown_variable","origin":{"kind":"variable","name":"SHOP_HTTP_COMPRES"},"message":"no setting has this variable","help":"it is probably meant for `http.compress`: set `SHOP_HTTP_COMPRESS`, or unset `SHOP_HTTP_COMPRES`","suggestion":"SHOP_HTTP_COMPRESS"},{"code":"unknown_key","key":"prot","origin":{"kind":"file","name":"<toml>","line":2,"column":1},"message":"no setting has this key","help":"correct the key, or take it out","suggestion":"port"}],"not_run":[{"rule":"opens_first","keys":["opens","closes"]}]}
    "#);
}

#[test]
fn no_effect() {
    #[derive(Debug, Settings)]
    #[settings(prefix = "SHOP")]
    struct Cached {
        port: u16,
        #[settings(default = false)]
        cache: bool,
        #[settings(default = 100, when(cache = true))]
        cache_size: u32,
    }
    let loader = toml::<Cached>("cache = false\ncache_size = 5\nport = 'x'");
    assert_snapshot!(told(loader), @r#"
    the settings cannot be used: 1 problem

    problem: `port`: expected an unsigned integer from 0 to 65535, found `x`
      at <toml>:3:8
      help: write an unsigned integer from 0 to 65535

    warning: `cache_size`: set, but has no effect because `cache` is `false`
      at <toml>:2:14
      at <toml>:1:9
      help: take it out, or change `cache`

    {"problems":[{"code":"invalid_value","key":"port","origin":{"kind":"file","name":"<toml>","line":3,"column":8},"message":"expected an unsigned integer from 0 to 65535, found `x`","help":"write an unsigned integer from 0 to 65535"}],"warnings":[{"code":"no_effect","key":"cache_size","origins":[{"kind":"file","name":"<toml>","line":2,"column":14},{"kind":"file","name":"<toml>","line":1,"column":9}],"message":"set, but has no effect because `cache` is `false`","help":"take it out, or change `cache`"}],"not_run":[]}
    "#);
}
