//! Rules on the order of settings.

use std::time::Duration;

use settings::{Checked, Code, Environment, SecretBox, Settings};

use crate::support::{clean, only, places, refused, toml};

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP", ascending(first, http.timeout, last), ascending(least, most))]
struct Shop {
    #[settings(default = Duration::from_secs(1))]
    first: Duration,
    #[settings(nested)]
    http: Http,
    last: Option<Duration>,
    least: Option<SecretBox<u32>>,
    most: Option<SecretBox<u32>>,
}

#[derive(Debug, Settings)]
struct Http {
    #[settings(default = Duration::from_secs(10))]
    timeout: Duration,
}

#[test]
fn what_ascends_is_taken() {
    clean(toml::<Shop>(""));
    clean(toml::<Shop>("first = '10s'\nlast = '10s'\nleast = 1\nmost = 2"));
    clean(toml::<Shop>("least = 5"));
}

#[test]
fn two_that_do_not_ascend_are_a_problem_with_their_values() {
    let variables = Environment::from([("SHOP_HTTP_TIMEOUT", " 5s ")]);
    let problem = only(toml::<Shop>("first = '20s'").environment(variables));
    assert_eq!((problem.code(), problem.key()), (Code::RuleFailed, Some("first")));
    assert_eq!(problem.message(), "`first` must not exceed `http.timeout`, found `20s` and `5s`");
    assert_eq!(problem.help(), Some("lower `first`, or raise `http.timeout`"));
    assert_eq!(places(&problem), ["<toml>:1:9", "variable SHOP_HTTP_TIMEOUT"]);
}

#[test]
fn the_problem_is_at_those_that_do_not_ascend() {
    let problem = only(toml::<Shop>("last = '5s'"));
    assert_eq!(problem.key(), Some("http.timeout"));
    assert_eq!(problem.message(), "`http.timeout` must not exceed `last`, found `10s` and `5s`");
    assert_eq!(places(&problem), ["default", "<toml>:1:8"]);
    let problem = only(toml::<Shop>("first = '30s'\nlast = '5s'"));
    assert_eq!(
        problem.message(),
        "of `first`, `http.timeout` and `last` none must exceed the next, found `30s`, `10s` and `5s`"
    );
}

#[test]
fn the_order_of_secrets_is_told_without_them() {
    let problem = only(toml::<Shop>("least = 7654321\nmost = 1234567"));
    assert_eq!(problem.message(), "`least` must not exceed `most`");
    assert!(!problem.to_string().contains("7654321"), "{problem}");
}

#[test]
fn an_order_with_something_broken_in_it_is_not_checked() {
    let error = refused(toml::<Shop>("first = 'x'"));
    assert_eq!(error.not_run()[0].rule(), "ascending");
    assert_eq!(error.not_run()[0].keys(), ["first", "http.timeout", "last"]);
}

#[test]
fn a_value_made_by_hand_ascends() {
    #[derive(Debug, Settings)]
    #[settings(ascending(low, high))]
    struct Range {
        low: f64,
        high: f64,
    }
    assert!(Checked::of(Range { low: 1.0, high: 1.0 }).is_ok());
    let error = Checked::of(Range { low: 2.5, high: 1.0 }).unwrap_err();
    assert_eq!(error.problems()[0].message(), "`low` must not exceed `high`, found `2.5` and `1`");
    assert!(Checked::of(Range { low: f64::NAN, high: 1.0 }).is_err());
}
