//! Variables under the prefix that no setting has.

use settings::{Code, Environment, Loader, OriginKind, Unknown};

use super::Shop;
use crate::support::{clean, codes, loaded, only, only_warning, places, refused, toml, variables};

#[test]
fn one_edit_away_is_a_problem() {
    let names = [
        ("SHOP_PRT", "SHOP_PORT"),
        ("SHOP_PORRT", "SHOP_PORT"),
        ("SHOP_PURT", "SHOP_PORT"),
        ("SHOP_PROT", "SHOP_PORT"),
        ("SHOP_Port", "SHOP_PORT"),
        ("SHOP_HTTP_MAXBODY", "SHOP_HTTP_MAX_BODY"),
        ("SHOP_HTPP_MAX_BODY", "SHOP_HTTP_MAX_BODY"),
        ("SHOP_HTTP_TLS_STRIKT", "SHOP_HTTP_TLS_STRICT"),
        ("SHOP_LANGUAGE", "SHOP_LANGUAGES"),
        ("SHOP_FEATUERS__BETA", "SHOP_FEATURES__BETA"),
        ("SHOP_WORKER_COUT", "SHOP_WORKER_COUNT"),
    ];
    for (name, meant) in names {
        let problem = only(variables::<Shop, 1>([(name, "CANARY")]));
        assert_eq!((problem.code(), problem.suggestion()), (Code::UnknownVariable, Some(meant)), "{name}");
        assert_eq!(places(&problem), [format!("variable {name}")]);
        assert!(!problem.to_string().contains("CANARY"));
    }
}

#[test]
fn the_name_of_an_entry_is_kept_where_the_rest_is_one_edit_away() {
    let names = [
        ("SHOP__FEATURES__BETA", "SHOP_FEATURES__BETA"),
        ("SHOP_FEATURES_BETA", "SHOP_FEATURES__BETA"),
        ("SHOP_FEATURE_S__BETA", "SHOP_FEATURES__BETA"),
        ("SHOP_FEATURES_NEW_UI", "SHOP_FEATURES__NEW_UI"),
        ("SHOP_EATURES__NEW__UI", "SHOP_FEATURES__NEW__UI"),
        ("SHOP_FEATURS__", "SHOP_FEATURES__<name>"),
    ];
    for (name, meant) in names {
        let problem = only(variables::<Shop, 1>([(name, "CANARY")]));
        assert_eq!((problem.code(), problem.suggestion()), (Code::UnknownVariable, Some(meant)), "{name}");
    }
    // Any name is one, and this one begins with an underscore.
    assert!(loaded(variables::<Shop, 1>([("SHOP_FEATURES___BETA", "true")])).features["_beta"]);
}

#[test]
fn further_away_is_a_warning() {
    for name in
        ["SHOP_TELEMETRY", "SHOP_PORTAL", "SHOP_PORT_NUMBER", "SHOP_HTTP_TIMEOUT", "SHOP_PORT_FILE", "SHOP_"]
    {
        let warning = only_warning(variables::<Shop, 1>([(name, "CANARY")]));
        assert_eq!((warning.code(), warning.suggestion()), (Code::UnknownVariable, None), "{name}");
        assert_eq!(places(&warning), [format!("variable {name}")]);
        assert!(!warning.to_string().contains("CANARY"));
    }
}

#[test]
fn a_typo_beside_the_right_name_is_a_problem_all_the_same() {
    let error = refused(variables::<Shop, 2>([("SHOP_PORT", "80"), ("SHOP_PROT", "90")]));
    assert_eq!(codes(error.problems()), [(Code::UnknownVariable, "")]);
}

#[test]
fn a_name_that_leads_to_a_section_is_a_problem() {
    for (name, key) in [("SHOP_HTTP", "http"), ("SHOP_HTTP_TLS", "http.tls"), ("SHOP_WORKER", "worker")] {
        let problem = only(variables::<Shop, 1>([(name, "CANARY")]));
        assert_eq!((problem.code(), problem.key()), (Code::NotASection, Some(key)));
        assert!(!problem.to_string().contains("CANARY"));
    }
}

#[test]
fn the_help_for_a_section_names_a_variable_that_exists() {
    let problem = only(variables::<Shop, 1>([("SHOP_HTTP_TLS", "x")]));
    assert!(problem.help().unwrap().contains("`SHOP_HTTP_TLS_STRICT`"), "{problem}");
}

#[test]
fn a_section_and_a_setting_of_it_are_one_problem_with_both_places() {
    let problem = only(variables::<Shop, 2>([("SHOP_HTTP", "x"), ("SHOP_HTTP_TLS_STRICT", "on")]));
    assert_eq!(problem.code(), Code::NotASection);
    assert!(problem.to_string().contains("SHOP_HTTP_TLS_STRICT"), "{problem}");
}

#[test]
fn service_links_are_one_warning() {
    let links = [
        ("SHOP_DB_SERVICE_HOST", "10.0.0.7"),
        ("SHOP_DB_SERVICE_PORT", "5432"),
        ("SHOP_DB_SERVICE_PORT_PG", "5432"),
        ("SHOP_DB_PORT", "tcp://10.0.0.7:5432"),
        ("SHOP_DB_PORT_5432_TCP", "tcp://10.0.0.7:5432"),
        ("SHOP_DB_PORT_5432_TCP_PROTO", "tcp"),
        ("SHOP_DB_PORT_5432_TCP_PORT", "5432"),
        ("SHOP_DB_PORT_5432_TCP_ADDR", "10.0.0.7"),
    ];
    let warning = only_warning(variables::<Shop, 8>(links));
    assert_eq!((warning.code(), warning.origins().len()), (Code::ServiceLinks, 8));
    assert!(warning.help().unwrap().contains("enableServiceLinks: false"));
    assert!(!warning.to_string().contains("10.0.0.7"));
}

#[test]
fn service_links_are_no_typos() {
    // One edit away from `SHOP_PORT`, but with a link's value.
    let warning = only_warning(variables::<Shop, 1>([("SHOP_A_PORT", "tcp://10.0.0.7:80")]));
    assert_eq!(warning.code(), Code::ServiceLinks);
    let warning = only_warning(
        variables::<Shop, 1>([("SHOPS_PORT", "tcp://10.0.0.7:80")])
            .ignore("none")
            .environment(Environment::from([("SHOP_S_PORT", "tcp://10.0.0.7:80")])),
    );
    assert_eq!(warning.code(), Code::ServiceLinks);
}

#[test]
fn a_service_link_on_a_declared_name_is_its_problem() {
    let problem =
        only(variables::<Shop, 2>([("SHOP_PORT", "tcp://10.0.0.7:80"), ("SHOP_PORT_80_TCP_PROTO", "tcp")]));
    assert_eq!((problem.code(), problem.key()), (Code::InvalidValue, Some("port")));
    assert!(problem.help().unwrap().contains("enableServiceLinks: false"), "{problem}");
}

#[test]
#[cfg(unix)]
fn not_utf8() {
    use std::ffi::OsString;
    use std::os::unix::ffi::OsStringExt;
    let bad = || OsString::from_vec(b"CANARY-\xff".to_vec());
    let foreign = Environment::from([(OsString::from("OTHER"), bad()), (bad(), OsString::from("x"))]);
    assert_eq!(clean(Loader::<Shop>::new().environment(foreign)).port, 8080);
    let name = OsString::from_vec(b"SHOP_\xff".to_vec());
    assert_eq!(clean(Loader::<Shop>::new().environment(Environment::from([(name, "x")]))).port, 8080);
    for (name, key) in [("SHOP_NAME", "name"), ("SHOP_TOKEN", "token"), ("SHOP_LABELS__A", "labels.a")] {
        let problem = only(Loader::<Shop>::new().environment(Environment::from([(name, bad())])));
        assert_eq!((problem.code(), problem.key()), (Code::NotUtf8, Some(key)));
        assert_eq!(places(&problem), [format!("variable {name}")]);
        assert!(!problem.to_string().contains("CANARY"));
    }
    let stranger = only(Loader::<Shop>::new().environment(Environment::from([("SHOP_PROT", bad())])));
    assert_eq!(stranger.code(), Code::UnknownVariable);
}

#[test]
#[cfg(unix)]
fn not_utf8_is_not_missing_as_well() {
    use std::os::unix::ffi::OsStringExt;
    let bad = std::ffi::OsString::from_vec(b"\xff".to_vec());
    let problem = only(Loader::<Shop>::new().environment(Environment::from([("SHOP_WORKER_COUNT", bad)])));
    assert_eq!((problem.code(), problem.key()), (Code::NotUtf8, Some("worker.count")));
}

#[test]
#[cfg(unix)]
fn of_very_many_that_are_not_utf8_the_rest_is_counted() {
    use std::ffi::OsString;
    use std::os::unix::ffi::OsStringExt;
    for (all, last) in [(100, None), (101, Some("1 more variable ")), (103, Some("3 more variables "))] {
        let bad =
            |at: u32| (OsString::from(format!("SHOP_LABELS__L{at}")), OsString::from_vec(b"\xff".to_vec()));
        let environment = (0..all).map(bad).collect::<Environment>();
        let error = refused(Loader::<Shop>::new().environment(environment));
        assert!(error.problems().iter().all(|problem| problem.code() == Code::NotUtf8), "{error}");
        let more = error.problems().get(100).map(|problem| problem.message().to_owned());
        assert_eq!(more.is_some(), last.is_some());
        assert!(more.unwrap_or_default().starts_with(last.unwrap_or_default()), "{error}");
    }
}

#[test]
fn ignored_names_are_passed_over() {
    let stranger =
        || Environment::from([("SHOP_WORKER_COUTN", "x"), ("SHOP_AGENT", "y"), ("SHOP_PROT", "z")]);
    let loader = || Loader::<Shop>::new().environment(stranger());
    clean(loader().ignore("SHOP_WORKER_*").ignore("SHOP_AGENT").ignore("SHOP_PROT"));
    assert_eq!(refused(loader().ignore("SHOP_WORKER_*")).problems().len(), 1);
    let error = refused(loader().ignore("SHOP_AGEN").ignore("SHOP_P*"));
    assert_eq!(places(&error.problems()[0]), ["variable SHOP_WORKER_COUTN"]);
    assert_eq!(places(&error.warnings()[0]), ["variable SHOP_AGENT"]);
}

#[test]
fn a_declared_name_is_read_though_a_pattern_covers_it() {
    assert_eq!(clean(variables::<Shop, 1>([("SHOP_PORT", "1")]).ignore("SHOP_*")).port, 1);
}

#[test]
fn an_ignored_section_takes_its_variables_along() {
    let names = [("SHOP_AGENT_PORT", "x"), ("SHOP_AGENT_LOG_LEVEL", "y")];
    clean(variables::<Shop, 2>(names).ignore_section("agent"));
    clean(variables::<Shop, 1>([("SHOP_SIDE_CAR_PORT", "x")]).ignore_section("side-car"));
    assert_eq!(
        loaded(variables::<Shop, 1>([("SHOP_AGENTS", "x")]).ignore_section("agent")).warnings().len(),
        1
    );
}

#[test]
fn an_older_program_runs_with_newer_variables() {
    let names = [("SHOP_SETTINGS_UNKNOWN", "warn"), ("SHOP_PROT", "1")];
    let warning = only_warning(variables::<Shop, 2>(names));
    assert_eq!((warning.code(), warning.suggestion()), (Code::UnknownVariable, Some("SHOP_PORT")));
    let warning = only_warning(variables::<Shop, 1>([("SHOP_PROT", "1")]).unknown(Unknown::Warn));
    assert_eq!(warning.code(), Code::UnknownVariable);
}

#[test]
fn the_switch_counts_for_every_source() {
    let switch = || Environment::from([("SHOP_SETTINGS_UNKNOWN", "warn")]);
    let loader = toml::<Shop>("prot = 1").environment(switch());
    assert_eq!(only_warning(loader).origins()[0].kind(), OriginKind::File);
    let loader = Loader::<Shop>::new().environment(switch()).text("toml", "prot = 1");
    assert_eq!(only_warning(loader).code(), Code::UnknownKey);
    assert_eq!(
        only_warning(Loader::<Shop>::new().value("prot", 1).environment(switch())).code(),
        Code::UnknownKey
    );
}

#[test]
fn the_environment_may_be_stricter_than_the_code() {
    let loader = variables::<Shop, 2>([("SHOP_SETTINGS_UNKNOWN", "refuse"), ("SHOP_PROT", "1")]);
    assert_eq!(only(loader.unknown(Unknown::Warn)).code(), Code::UnknownVariable);
}

#[test]
fn another_word_for_strictness_is_a_problem() {
    for word in ["Warn", "off", "1", "warn "] {
        let problem = only(variables::<Shop, 1>([("SHOP_SETTINGS_UNKNOWN", word)]));
        assert_eq!(problem.code(), Code::InvalidValue);
        assert_eq!(places(&problem), ["variable SHOP_SETTINGS_UNKNOWN"]);
        assert!(problem.message().contains("`warn`") && problem.message().contains("`refuse`"));
    }
}

#[test]
fn an_empty_word_for_strictness_is_a_warning() {
    let warning = only_warning(variables::<Shop, 1>([("SHOP_SETTINGS_UNKNOWN", "")]));
    assert_eq!(warning.code(), Code::SetButEmpty);
}
