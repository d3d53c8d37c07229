//! Rules that hold, and fields that matter, only where another setting is so.

use settings::{Checked, Code, Environment, SecretString, Settings};

use crate::support::{clean, codes, only, places, refused, toml};

#[derive(Debug, Settings)]
#[settings(
    prefix = "SHOP",
    when(mode = Mode::Production | Mode::Staging, check = strong(auth.key), both_or_none(user, group)),
    when(auth.strict = true, exactly_one(user, group), ascending(low, high)),
    when(token = Some(_), requires(user, group))
)]
struct Shop {
    #[settings(default = Mode::Development)]
    mode: Mode,
    #[settings(nested)]
    auth: Auth,
    user: Option<String>,
    group: Option<String>,
    token: Option<SecretString>,
    #[settings(default = 1)]
    low: u8,
    #[settings(default = 9)]
    high: u8,
}

#[derive(Debug, Settings)]
enum Mode {
    Development,
    Staging,
    Production,
}

#[derive(Debug, Settings)]
struct Auth {
    #[settings(default = false)]
    strict: bool,
    #[settings(default = 40)]
    key: u32,
}

fn strong(key: &u32) -> Result<(), String> {
    if *key >= 32 { Ok(()) } else { Err(format!("a key of {key} bytes is too short")) }
}

#[test]
fn a_rule_whose_condition_does_not_hold_says_nothing() {
    clean(toml::<Shop>("auth.key = 1\nuser = 'u'\nlow = 10"));
    let error = refused(toml::<Shop>("low = 'x'"));
    assert!(error.not_run().is_empty(), "{error}");
}

#[test]
fn a_problem_tells_why_the_rule_holds_and_has_the_place_of_that_too() {
    let variables = Environment::from([("SHOP_MODE", "staging")]);
    let problem = only(toml::<Shop>("auth.key = 1").environment(variables));
    assert_eq!((problem.code(), problem.key()), (Code::RuleFailed, Some("auth.key")));
    assert_eq!(problem.message(), "a key of 1 bytes is too short, where `mode` is `staging`");
    assert_eq!(places(&problem), ["<toml>:1:12", "variable SHOP_MODE"]);
    assert_eq!(
        problem.help(),
        Some("the rule `strong` reads `auth.key`, which is `1`: change it; or change `mode`")
    );
}

#[test]
fn each_rule_of_the_library_can_have_a_condition() {
    let problem = only(toml::<Shop>("mode = 'production'\nuser = 'u'"));
    assert_eq!(problem.message(), "`user` is given without `group`, where `mode` is `production`");
    let problem = only(toml::<Shop>("auth.strict = true\nuser = 'u'\nlow = 10"));
    assert_eq!(
        problem.message(),
        "`low` must not exceed `high`, found `10` and `9`, where `auth.strict` is `true`"
    );
    let problem = only(toml::<Shop>("auth.strict = true"));
    assert_eq!(
        problem.message(),
        "one of `user` or `group` is required, and none is given, where `auth.strict` is `true`"
    );
    assert_eq!(places(&problem), ["<toml>:1:15"]);
}

#[test]
fn of_a_secret_on_which_a_rule_depends_nothing_is_told() {
    let problem = only(toml::<Shop>("token = 'CANARY'\nuser = 'u'"));
    assert_eq!(
        problem.message(),
        "`user` is given without `group`, which it requires, where `token` is given"
    );
    assert!(!problem.to_string().contains("CANARY"), "{problem}");
}

#[test]
fn rules_whose_condition_is_broken_are_named_as_not_run() {
    let error = refused(toml::<Shop>("mode = 'x'\nauth.key = 1"));
    assert_eq!(codes(error.problems()), [(Code::InvalidValue, "mode")]);
    let not_run: Vec<_> = error.not_run().iter().map(|one| (one.rule(), one.keys().join(" "))).collect();
    assert_eq!(
        not_run,
        [("strong", "auth.key mode".to_owned()), ("both_or_none", "user group mode".to_owned())]
    );
}

#[test]
fn a_rule_whose_condition_holds_waits_for_what_it_reads() {
    let error = refused(toml::<Shop>("mode = 'staging'\nauth.key = 'x'"));
    assert_eq!(error.not_run()[0].keys(), ["auth.key", "mode"]);
}

#[test]
fn a_value_made_by_hand_obeys_conditions() {
    let shop = |mode| Shop {
        mode,
        auth: Auth { strict: false, key: 1 },
        user: None,
        group: None,
        token: None,
        low: 1,
        high: 1,
    };
    assert!(Checked::of(shop(Mode::Development)).is_ok());
    let error = Checked::of(shop(Mode::Production)).unwrap_err();
    let message = error.problems()[0].message();
    assert_eq!(message, "a key of 1 bytes is too short, where `mode` is `production`");
}

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP")]
struct Fields {
    #[settings(default = Mode::Development)]
    mode: Mode,
    #[settings(default = 3, when(mode = Mode::Production | Mode::Staging))]
    replicas: u8,
    #[settings(nested, when(mode = Mode::Production))]
    auth: Option<Auth>,
    #[settings(nested, default = Auth { strict: true, key: 1 }, when(replicas = 2..))]
    other: Auth,
    limit: Option<u8>,
    #[settings(when(limit = Some(_)))]
    token: Option<SecretString>,
}

#[test]
fn a_field_that_has_no_effect_is_a_warning_and_keeps_its_value() {
    let variables = Environment::from([("SHOP_REPLICAS", "2")]);
    let checked = toml::<Fields>("mode = 'development'").environment(variables).load().unwrap();
    assert_eq!(checked.replicas, 2);
    let [warning] = &checked.warnings()[..] else { panic!("{:?}", checked.warnings()) };
    assert_eq!((warning.code(), warning.key()), (Code::NoEffect, Some("replicas")));
    assert_eq!(warning.message(), "set, but has no effect because `mode` is `development`");
    assert_eq!(places(warning), ["variable SHOP_REPLICAS", "<toml>:1:8"]);
    assert_eq!(warning.help(), Some("take it out, or change `mode`"));
}

#[test]
fn a_field_that_matters_is_none() {
    clean(toml::<Fields>(""));
    clean(toml::<Fields>("mode = 'production'\nreplicas = 2\nauth.key = 1\nother.key = 2"));
    clean(toml::<Fields>("limit = 1\ntoken = 't'"));
}

#[test]
fn a_section_that_has_no_effect_is_a_warning() {
    let checked = toml::<Fields>("[auth]").load().unwrap();
    assert_eq!(codes(&checked.warnings()), [(Code::NoEffect, "auth")]);
    assert_eq!(places(&checked.warnings()[0]), ["<toml>:1:1", "default"]);
    let checked = toml::<Fields>("mode = 'production'\nreplicas = 1\nother.key = 3").load().unwrap();
    let warnings = checked.warnings();
    assert_eq!(codes(&warnings), [(Code::NoEffect, "other")]);
    assert_eq!(warnings[0].message(), "set, but has no effect because `replicas` is `1`");
    let checked = toml::<Fields>("token = 'CANARY'").load().unwrap();
    assert_eq!(checked.warnings()[0].message(), "set, but has no effect because `limit` is not given");
}

#[test]
fn a_field_whose_condition_is_broken_is_not_judged() {
    let error = refused(toml::<Fields>("mode = 'x'\nreplicas = 2"));
    assert!(error.warnings().is_empty(), "{error}");
}
