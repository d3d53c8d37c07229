//! Timeouts, idle connections and how much is taken at once.

use settings::checklist::Profile;

use super::super::judged::{rows, said};
use super::{Shop, TIMEOUTS};

#[test]
fn each_timeout_is_shorter_than_that_of_whoever_waits() {
    let rate = "[load.limits]\nrequests_per_minute = 600\n[load.timeouts]\n";
    let judge = |text: &str| said::<Shop>(Profile::Production, TIMEOUTS, &format!("{rate}{text}"));
    let above = |timeout: &str, whose: &str| {
        format!("load.timeouts.{timeout} must be shorter than the timeout of the {whose}")
    };
    for good in [
        "",
        "upstream = '19999ms'",
        "proxy = '21s'\ncdn = '22s'",
        "cdn = '21s'",
        "header = '1m'",
        // The head is read before the application's time begins.
        "header = '30s'",
    ] {
        assert_eq!(judge(good), ["pass"], "{good}");
    }
    assert_eq!(judge("upstream = '20s'"), [above("upstream", "application")]);
    assert_eq!(judge("proxy = '20s'"), [above("application", "proxy")]);
    assert_eq!(
        judge("proxy = '10s'\ncdn = '10s'"),
        [above("application", "proxy"), above("proxy", "delivery network")]
    );
    assert_eq!(judge("cdn = '20s'"), [above("application", "delivery network")]);
    assert_eq!(judge("proxy = '100s'\ncdn = '60s'"), [above("proxy", "delivery network")]);
    let zero = |timeout: &str| format!("load.timeouts.{timeout} must be above 0s, which is no limit");
    assert_eq!(judge("proxy = '0s'\ncdn = '0s'"), [zero("proxy"), zero("cdn")]);
    assert_eq!(judge("proxy = '0s'\ncdn = '1s'"), [zero("proxy"), above("application", "delivery network")]);
    assert_eq!(
        judge("header = '61s'"),
        ["load.timeouts.header must not be above 1m: slow clients hold connections so long"]
    );
}

#[test]
fn idle_connections_are_kept_longer_by_whoever_is_asked() {
    let rate = "[load.limits]\nrequests_per_minute = 600\n[load.keep_alive]\n";
    let judge = |text: &str| said::<Shop>(Profile::Production, TIMEOUTS, &format!("{rate}{text}"));
    let proxy =
        |which: &str| format!("load.keep_alive.{which} must be longer than the proxy keeps its connections");
    let cdn = |which: &str| {
        format!("load.keep_alive.{which} must be longer than the delivery network keeps its connections")
    };
    for good in [
        "proxy = '60s'",
        "proxy = '60s'\ncdn = '30s'",
        "proxy = '74999ms'\ncdn = '74s'",
        "cdn = '74s'",
        "proxy = '0s'\ncdn = '10m'",
        "proxy = '60s'\ncdn = '0s'",
        // Two links of the proxy, each by itself.
        "proxy = '60s'\nproxy_front = '10m'\ncdn = '5m'",
        "proxy = '60s'\nproxy_front = '0s'\ncdn = '5m'",
        "application = '1h'",
    ] {
        assert_eq!(judge(good), ["pass"], "{good}");
    }
    for (bad, said) in [
        ("proxy = '75s'", vec![proxy("application")]),
        ("application = '5s'\nproxy = '60s'\ncdn = '30s'", vec![proxy("application")]),
        ("proxy = '60s'\ncdn = '60s'", vec![cdn("proxy")]),
        ("proxy = '90s'\ncdn = '2m'", vec![proxy("application"), cdn("proxy")]),
        ("proxy = '60s'\nproxy_front = '20s'\ncdn = '30s'", vec![cdn("proxy_front")]),
        ("cdn = '75s'", vec![cdn("application")]),
        (
            "application = '2h'",
            vec![
                "load.keep_alive.application must not be above 1h: idle connections are kept so long"
                    .to_owned(),
            ],
        ),
    ] {
        assert_eq!(judge(bad), said, "{bad}");
    }
}

#[test]
fn the_load_is_bounded() {
    rows::<Shop>(
        TIMEOUTS,
        &[
            ("", &["load.limits.requests_per_minute must be set"]),
            ("load.limits = { requests_per_minute = 60, concurrency = 65535, pool = 1 }", &["pass"]),
            (
                "load.limits.requests_per_minute = 4294967295",
                &["load.limits.requests_per_minute must not be above 1000000, which bounds nothing"],
            ),
            (
                "load = { limits.requests_per_minute = 1000000, timeouts.application = '3601s' }",
                &["load.timeouts.application must not be above 1h, which bounds nothing"],
            ),
            (
                "load.limits = { requests_per_minute = 60, concurrency = 4294967295, pool = 65536 }",
                &[
                    "load.limits.concurrency must not be above 65535, which bounds nothing",
                    "load.limits.pool must not be above 65535, which bounds nothing",
                ],
            ),
            (
                "load.limits = { requests_per_minute = 60, pool_wait = '20s' }",
                &["load.limits.pool_wait must be shorter than the timeout of the application"],
            ),
        ],
    );
}
