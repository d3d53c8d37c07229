//! Problems of values, as people and as machines read them.

use insta::assert_snapshot;
use settings::{Code, Loader, Settings};

use super::{Needs, Shop};
use crate::support::{codes, only, told, toml, variables};

#[test]
fn missing() {
    let needs = variables::<Needs, 2>([("NEEDS_FIRST", "x"), ("NEEDS_SECOND", "x")]).value("last", 3);
    assert_snapshot!(told(needs), @r#"
    the settings cannot be used: 1 problem

    problem: `inner.port`: required, but no source gives it
      help: set the variable `NEEDS_INNER_PORT`

    {"problems":[{"code":"missing","key":"inner.port","message":"required, but no source gives it","help":"set the variable `NEEDS_INNER_PORT`"}],"warnings":[],"not_run":[]}
    "#);
}

#[test]
fn set_but_empty() {
    let needs = toml::<Needs>("first = 'x'\ninner.port = 1\nlast = 2\nsecond = ''");
    assert_snapshot!(told(needs), @r#"
    the settings cannot be used: 1 problem

    problem: `second`: set but empty, which counts as not set, and required
      at <toml>:4:10
      help: give it a value: write `second` in `<toml>`

    {"problems":[{"code":"set_but_empty","key":"second","origin":{"kind":"file","name":"<toml>","line":4,"column":10},"message":"set but empty, which counts as not set, and required","help":"give it a value: write `second` in `<toml>`"}],"warnings":[],"not_run":[]}
    "#);
}

#[test]
fn set_but_empty_in_two_places() {
    let needs = toml::<Needs>("first = 'x'\ninner.port = 1\nlast = 2\nsecond = ''");
    let both = [("NEEDS_SECOND", "")];
    assert_snapshot!(only(needs.environment(settings::Environment::from(both))), @"
    `second`: set but empty, which counts as not set, and required
      at variable NEEDS_SECOND
      at <toml>:4:10
      help: give it a value: set the variable `NEEDS_SECOND`, or name a file that holds `second` in `NEEDS_SECOND_FILE`, or write `second` in `<toml>`
    ");
}

#[test]
fn invalid_value_of_a_variable() {
    assert_snapshot!(told(variables::<Shop, 1>([("SHOP_PORT", "eighty")])), @r#"
    the settings cannot be used: 1 problem

    problem: `port`: expected an unsigned integer from 0 to 65535, found `eighty`
      at variable SHOP_PORT
      help: set the variable to an unsigned integer from 0 to 65535

    {"problems":[{"code":"invalid_value","key":"port","origin":{"kind":"variable","name":"SHOP_PORT"},"message":"expected an unsigned integer from 0 to 65535, found `eighty`","help":"set the variable to an unsigned integer from 0 to 65535"}],"warnings":[],"not_run":[]}
    "#);
}

#[test]
fn invalid_value_of_a_file() {
    assert_snapshot!(told(toml::<Shop>("\n[http]\nlevel = 'Warn'")), @r#"
    the settings cannot be used: 1 problem

    problem: `http.level`: expected one of `info`, `warn`, found `Warn`
      at <toml>:3:9
      did you mean `warn`?
      help: write one of `info`, `warn`

    {"problems":[{"code":"invalid_value","key":"http.level","origin":{"kind":"file","name":"<toml>","line":3,"column":9},"message":"expected one of `info`, `warn`, found `Warn`","help":"write one of `info`, `warn`","suggestion":"warn"}],"warnings":[],"not_run":[]}
    "#);
}

#[test]
fn invalid_value_of_a_secret() {
    let needs = toml::<Needs>("first = 'x'\nsecond = 'x'\ninner.port = 1\nlast = 'CANARY'");
    assert_snapshot!(told(needs), @r#"
    the settings cannot be used: 1 problem

    problem: `last`: expected an unsigned integer from 0 to 4294967295, found a string
      at <toml>:4:8
      help: write an unsigned integer from 0 to 4294967295

    {"problems":[{"code":"invalid_value","key":"last","origin":{"kind":"file","name":"<toml>","line":4,"column":8},"message":"expected an unsigned integer from 0 to 4294967295, found a string","help":"write an unsigned integer from 0 to 4294967295"}],"warnings":[],"not_run":[]}
    "#);
}

#[test]
fn invalid_value_of_an_element() {
    assert_snapshot!(told(toml::<Shop>("languages = ['de', 7]")), @r#"
    the settings cannot be used: 1 problem

    problem: `languages[1]`: expected a string, found `7`
      at <toml>:1:20
      help: write it in quotation marks

    {"problems":[{"code":"invalid_value","key":"languages[1]","origin":{"kind":"file","name":"<toml>","line":1,"column":20},"message":"expected a string, found `7`","help":"write it in quotation marks"}],"warnings":[],"not_run":[]}
    "#);
}

#[test]
fn invalid_value_given_in_code() {
    assert_snapshot!(told(Loader::<Shop>::new().value("http.compress", "maybe")), @r#"
    the settings cannot be used: 1 problem

    problem: `http.compress`: expected a bool, `true` or `false`, found `maybe`
      at code
      help: write one of `true`, `false`, `1`, `0`, `yes`, `no`, `on`, `off`

    {"problems":[{"code":"invalid_value","key":"http.compress","origin":{"kind":"code","name":"http.compress"},"message":"expected a bool, `true` or `false`, found `maybe`","help":"write one of `true`, `false`, `1`, `0`, `yes`, `no`, `on`, `off`"}],"warnings":[],"not_run":[]}
    "#);
}

#[test]
fn invalid_value_of_the_strictness_switch() {
    assert_snapshot!(told(variables::<Shop, 1>([("SHOP_SETTINGS_UNKNOWN", "perhaps")])), @r#"
    the settings cannot be used: 1 problem

    problem: expected `warn` or `refuse`
      at variable SHOP_SETTINGS_UNKNOWN
      help: set it to `warn` while an older program runs with a newer file, or unset it

    {"problems":[{"code":"invalid_value","origin":{"kind":"variable","name":"SHOP_SETTINGS_UNKNOWN"},"message":"expected `warn` or `refuse`","help":"set it to `warn` while an older program runs with a newer file, or unset it"}],"warnings":[],"not_run":[]}
    "#);
}

#[test]
fn check_failed_in_a_file() {
    assert_snapshot!(told(toml::<Shop>("port = 80")), @r#"
    the settings cannot be used: 1 problem

    problem: `port`: must be at least 1024, found `80`
      at <toml>:1:8
      help: write a value that is at least 1024

    {"problems":[{"code":"check_failed","key":"port","origin":{"kind":"file","name":"<toml>","line":1,"column":8},"message":"must be at least 1024, found `80`","help":"write a value that is at least 1024"}],"warnings":[],"not_run":[]}
    "#);
}

#[test]
fn check_failed_in_a_variable() {
    assert_snapshot!(told(variables::<Shop, 1>([("SHOP_NAME", "a name beyond twenty characters")])), @r#"
    the settings cannot be used: 1 problem

    problem: `name`: must be at most 20 characters long, found `a name beyond twenty characters`
      at variable SHOP_NAME
      help: set the variable to a value that is at most 20 characters long

    {"problems":[{"code":"check_failed","key":"name","origin":{"kind":"variable","name":"SHOP_NAME"},"message":"must be at most 20 characters long, found `a name beyond twenty characters`","help":"set the variable to a value that is at most 20 characters long"}],"warnings":[],"not_run":[]}
    "#);
}

#[test]
fn rule_failed() {
    assert_snapshot!(told(toml::<Shop>("opens = 20")), @r#"
    the settings cannot be used: 1 problem

    problem: `opens`: the shop opens at 20 and closes at 18
      at <toml>:1:9
      at default
      help: the rule `opens_first` reads `opens`, which is `20`, and `closes`, which is `18`: change one of them

    {"problems":[{"code":"rule_failed","key":"opens","origins":[{"kind":"file","name":"<toml>","line":1,"column":9},{"kind":"default"}],"message":"the shop opens at 20 and closes at 18","help":"the rule `opens_first` reads `opens`, which is `20`, and `closes`, which is `18`: change one of them"}],"warnings":[],"not_run":[]}
    "#);
}

#[test]
fn rule_not_run() {
    assert_snapshot!(told(toml::<Shop>("opens = 20\ncloses = 'late'")), @r#"
    the settings cannot be used: 1 problem

    problem: `closes`: expected an unsigned integer from 0 to 255, found `late`
      at <toml>:2:10
      help: write an unsigned integer from 0 to 255

    not checked: `opens_first`, because not all that it reads is known: `opens`, `closes`

    {"problems":[{"code":"invalid_value","key":"closes","origin":{"kind":"file","name":"<toml>","line":2,"column":10},"message":"expected an unsigned integer from 0 to 255, found `late`","help":"write an unsigned integer from 0 to 255"}],"warnings":[],"not_run":[{"rule":"opens_first","keys":["opens","closes"]}]}
    "#);
}

#[test]
fn several() {
    let text = "port = 80\nopens = 'early'\n[http]\nlevle = 'warn'";
    let loader = toml::<Shop>(text);
    let variables = settings::Environment::from([("SHOP_NAME", ""), ("SHOP_CLOSE", "18")]);
    assert_snapshot!(told(loader.environment(variables)), @r#"
    the settings cannot be used: 4 problems

    problem: `port`: must be at least 1024, found `80`
      at <toml>:1:8
      help: write a value that is at least 1024

    problem: `opens`: expected an unsigned integer from 0 to 255, found `early`
      at <toml>:2:9
      help: write an unsigned integer from 0 to 255

    problem: no setting has this variable
      at variable SHOP_CLOSE
      did you mean `SHOP_CLOSES`?
      help: it is probably meant for `closes`: set `SHOP_CLOSES`, or unset `SHOP_CLOSE`

    problem: `http.levle`: no setting has this key
      at <toml>:4:1
      did you mean `http.level`?
      help: correct the key, or take it out

    not checked: `opens_first`, because not all that it reads is known: `opens`, `closes`

    warning: `name`: set but empty: it counts as not set
      at variable SHOP_NAME
      help: give it a value, or take it out

    {"problems":[{"code":"check_failed","key":"port","origin":{"kind":"file","name":"<toml>","line":1,"column":8},"message":"must be at least 1024, found `80`","help":"write a value that is at least 1024"},{"code":"invalid_value","key":"opens","origin":{"kind":"file","name":"<toml>","line":2,"column":9},"message":"expected an unsigned integer from 0 to 255, found `early`","help":"write an unsigned integer from 0 to 255"},{"code":"unknown_variable","origin":{"kind":"variable","name":"SHOP_CLOSE"},"message":"no setting has this variable","help":"it is probably meant for `closes`: set `SHOP_CLOSES`, or unset `SHOP_CLOSE`","suggestion":"SHOP_CLOSES"},{"code":"unknown_key","key":"http.levle","origin":{"kind":"file","name":"<toml>","line":4,"column":1},"message":"no setting has this key","help":"correct the key, or take it out","suggestion":"http.level"}],"warnings":[{"code":"set_but_empty","key":"name","origin":{"kind":"variable","name":"SHOP_NAME"},"message":"set but empty: it counts as not set","help":"give it a value, or take it out"}],"not_run":[{"rule":"opens_first","keys":["opens","closes"]}]}
    "#);
}

#[test]
fn what_a_setting_names_in_the_world_is_not_there() {
    #[derive(Debug, Settings)]
    #[settings(prefix = "SHOP")]
    struct Pages {
        #[settings(probe = settings::probes::folder())]
        pages: std::path::PathBuf,
    }

    let pages: settings::Checked<Pages> = crate::support::loaded(toml("pages = '/no/such'"));
    let problems = pages.probe(&settings::Probing::new());
    assert_eq!(codes(&problems), [(Code::ProbeFailed, "pages")]);
    assert_eq!(
        problems[0].to_json(),
        r#"{"code":"probe_failed","key":"pages","origin":{"kind":"file","name":"<toml>","line":1,"column":9},"message":"is not there","help":"make it a folder"}"#
    );
}
