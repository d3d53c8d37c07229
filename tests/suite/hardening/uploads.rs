//! Limits of bodies, types of uploads, timeouts and load.

use settings::checklist::{Checklist, Profile};
use settings::hardening::uploads::{self, BodyLimits, Load, UploadTypes};
use settings::{ByteSize, Settings, testing};

use super::judged::{rows, said};
use crate::support::{loaded, refused, toml};

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP", review(owner = "edge"))]
struct Shop {
    #[settings(nested)]
    body: BodyLimits,
    #[settings(nested)]
    types: UploadTypes,
    #[settings(nested)]
    load: Load,
}

const BODY: &str = "uploads.body-limit";
const TYPES: &str = "uploads.types";
const TIMEOUTS: &str = "uploads.timeouts";

#[test]
fn the_items_hold_their_examples_and_every_setting_is_reviewed() {
    let items = uploads::items();
    assert_eq!(items.iter().map(settings::checklist::Item::id).collect::<Vec<_>>(), [BODY, TYPES, TIMEOUTS]);
    assert_eq!(Checklist::new(Profile::Production).items(items).problems(), [""; 0]);
    let shop = testing::declaration::<Shop>();
    shop.assert_sound();
    shop.assert_reviewed();
}

#[test]
fn every_setting_is_judged() {
    let list = Checklist::new(Profile::Production).items(uploads::items());
    let report = loaded::<Shop>(toml("")).confirm(&list);
    let uncovered: Vec<_> = report
        .security()
        .iter()
        .filter(|one| one.is_uncovered())
        .map(settings::checklist::Covered::key)
        .collect();
    assert_eq!(uncovered, [""; 0]);
    assert!(report.security().len() > 20);
}

#[test]
fn defaults_raise_no_alarm_in_development() {
    for (id, verdict) in [(BODY, "pass"), (TYPES, "pass"), (TIMEOUTS, "not_applicable")] {
        assert_eq!(said::<Shop>(Profile::Development, id, ""), [verdict]);
    }
    let text = "load.timeouts.upstream = '5m'\nload.timeouts.header = '5m'";
    assert_eq!(said::<Shop>(Profile::Development, TIMEOUTS, text), ["not_applicable"]);
    assert_eq!(
        said::<Shop>(Profile::Staging, TIMEOUTS, text),
        [
            "load.timeouts.header must not be above 1m: slow clients hold connections so long",
            "load.timeouts.upstream must be shorter than the timeout of the application",
            "load.limits.requests_per_minute must be set",
        ]
    );
}

#[test]
fn body_limits_are_held_against_what_stands_in_front() {
    let front = "body.application must not be above the limit of what stands in front";
    rows::<Shop>(
        BODY,
        &[
            ("", &["pass"]),
            ("body.application = '1B'", &["pass"]),
            ("body = { application = '1MiB', proxy = '1MiB', cdn = '1MiB' }", &["pass"]),
            ("body = { application = '1MiB', proxy = '1MB' }", &[front]),
            ("body = { application = '2MiB', proxy = '1MiB', cdn = '100MiB' }", &[front]),
            ("body = { application = '2MiB', cdn = '1MiB' }", &[front]),
            ("body = { application = '64MiB' }", &["pass"]),
            (
                "body = { application = 67108865 }",
                &["body.application must not be above 64MiB: name the routes that need more"],
            ),
            (
                "body = { application = '1MiB', proxy = '20MiB', cdn = '10MiB' }",
                &["body.proxy must not be above the limit of the delivery network"],
            ),
            (
                "body = { application = '20MiB', proxy = '30MiB', cdn = '10MiB' }",
                &["body.proxy must not be above the limit of the delivery network", front],
            ),
            ("body.proxy = 0", &["body.proxy must be above 0, which is no limit"]),
            ("body.cdn = 0", &["body.cdn must be above 0, which is no limit"]),
            // What is behind the one without a limit is still held to the other.
            (
                "body = { application = '20MiB', proxy = '0', cdn = '10MiB' }",
                &["body.proxy must be above 0, which is no limit", front],
            ),
        ],
    );
}

#[test]
fn routes_may_have_more_but_not_more_than_the_proxy() {
    let with = |routes: &str| format!("body = {{ proxy = '50MiB', cdn = '100MiB', routes = [{routes}] }}");
    let route = |path: &str, size: &str| format!("{{ path = '{path}', max_body = '{size}' }},");
    let judge = |routes: &str| said::<Shop>(Profile::Production, BODY, &with(routes));
    assert_eq!(judge(&route("/videos", "50MiB")), ["pass"]);
    assert_eq!(judge(&(route("/videos", "10MiB") + &route("/login", "1KiB"))), ["pass"]);
    assert_eq!(
        judge(&(route("/login", "1KiB") + &route("/videos", "51MiB") + &route("/a/b", "1GiB"))),
        [
            "body.routes[1] must not be above the limit of what stands in front",
            "body.routes[2] must not be above the limit of what stands in front",
        ]
    );
    // Without anything in front, a route is as large as it says.
    let alone = "body.routes = [{ path = '/videos', max_body = '5GiB' }]";
    assert_eq!(said::<Shop>(Profile::Production, BODY, alone), ["pass"]);
}

#[test]
fn what_is_no_limit_and_what_is_no_route_does_not_load() {
    let key = |text: &str| {
        let error = refused::<Shop>(toml(text));
        let problem = &error.problems()[0];
        (error.problems().len(), problem.key().unwrap_or_default().to_owned())
    };
    for (text, at) in [
        ("body.application = 0", "body.application"),
        ("body.application = '0MiB'", "body.application"),
        ("types.max_parts = 0", "types.max_parts"),
        ("types.max_fields = 0", "types.max_fields"),
        ("types.max_field_size = 0", "types.max_field_size"),
        ("types.max_unpacked = 0", "types.max_unpacked"),
        ("types.max_unpacked_files = 0", "types.max_unpacked_files"),
        ("load.timeouts.header = '0s'", "load.timeouts.header"),
        ("load.timeouts.body = '0s'", "load.timeouts.body"),
        ("load.timeouts.upstream = '0s'", "load.timeouts.upstream"),
        ("load.timeouts.application = '0s'", "load.timeouts.application"),
        ("load.keep_alive.application = '0s'", "load.keep_alive.application"),
        ("load.limits.concurrency = 0", "load.limits.concurrency"),
        ("load.limits.pool = 0", "load.limits.pool"),
        ("load.limits.pool_wait = '0s'", "load.limits.pool_wait"),
        ("load.limits.requests_per_minute = 0", "load.limits.requests_per_minute"),
        ("load.timeouts.body = '30s'", "load.timeouts.body"),
        ("body.routes = [{ path = '/a', max_body = 0 }]", "body.routes[0].max_body"),
    ] {
        // Where the application's timeout is what is wrong, the rule on it is not run.
        assert_eq!(key(text), (1, at.to_owned()), "{text}");
    }
    for path in [
        "", "/", "a", "/a/", "//a", "/a//b", "/a/../b", "/.", "/*", "/a*", "/{id}", "/a?b", "/a#b", "/a%20b",
        "/a b", "/ä", r"/a\b",
    ] {
        let text = format!("body.routes = [{{ path = '{path}', max_body = '1MiB' }}]");
        assert_eq!(key(&text), (1, "body.routes[0].path".to_owned()), "{path}");
    }
    let twice = "body.routes = [{ path = '/a', max_body = 1 }, { path = '/a', max_body = 2 }]";
    assert_eq!(key(twice), (1, "body.routes".to_owned()));
}

#[test]
fn a_path_has_the_limit_of_its_longest_route_however_it_is_spelled() {
    let text = "body.routes = [
        { path = '/videos', max_body = '50MiB' },
        { path = '/videos/live', max_body = '5MiB' },
        { path = '/login', max_body = '1KiB' },
    ]";
    let shop = loaded::<Shop>(toml(text));
    let (general, least) = (ByteSize::mib(1), ByteSize::kib(1));
    for (path, limit) in [
        ("/", general),
        ("/videos", ByteSize::mib(50)),
        ("/videos/", ByteSize::mib(50)),
        ("/videos?x=/login", ByteSize::mib(50)),
        ("/videos/7/a%20b", ByteSize::mib(50)),
        ("/%76ideos", ByteSize::mib(50)),
        ("/videos/live/1", ByteSize::mib(5)),
        ("/videos/livelier", ByteSize::mib(50)),
        ("/videosx", general),
        ("/Videos", general),
        ("/x/videos", general),
        ("/login", least),
        ("/%6Cogin", least),
        ("/videos/../x", least),
        ("/videos/%2e%2E/x", least),
        ("/videos%2Fx", least),
        ("//login", least),
        ("/./login", least),
        (r"/videos\..\login", least),
        ("/videos%", least),
        ("/videos%2", least),
        ("/videos%zz", least),
        ("/videos%+1", least),
        ("/ä", general),
        ("*", least),
        ("", least),
    ] {
        assert_eq!(shop.body.for_route(path), limit, "{path}");
    }
}

#[test]
fn types_are_listed_one_by_one() {
    let wildcard = "must be one type, and no wildcard";
    rows::<Shop>(
        TYPES,
        &[
            ("", &["pass"]),
            ("types.accepted = []", &["pass"]),
            ("types.accepted = ['image/png', 'text/plain', 'application/vnd.api+json']", &["pass"]),
            ("types.accepted = ['*/*']", &[&format!("types.accepted[0] {wildcard}")]),
            ("types.accepted = ['image/png', 'image/*']", &[&format!("types.accepted[1] {wildcard}")]),
            (
                "types.accepted = ['application/octet-stream']",
                &["types.accepted[0] is any bytes: the types that are meant must be named"],
            ),
            ("types = { max_parts = 10000, max_fields = 10000 }", &["pass"]),
            ("types.max_parts = 10001", &["types.max_parts must not be above 10000, which bounds nothing"]),
            (
                "types.max_fields = 4294967295",
                &["types.max_fields must not be above 10000, which bounds nothing"],
            ),
        ],
    );
}

#[test]
fn what_comes_out_of_an_archive_is_bounded() {
    let size = "types.max_unpacked must be given where an archive is accepted";
    let files = "types.max_unpacked_files must be given where an archive is accepted";
    for archive in [
        "application/zip",
        "application/gzip",
        "application/x-tar",
        "application/vnd.example+zip",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.oasis.opendocument.text",
    ] {
        let text = format!("types.accepted = ['image/png', '{archive}']");
        assert_eq!(said::<Shop>(Profile::Production, TYPES, &text), [size, files], "{archive}");
        let half = format!("{text}\ntypes.max_unpacked = '1GiB'");
        assert_eq!(said::<Shop>(Profile::Production, TYPES, &half), [files]);
        let whole = format!("{half}\ntypes.max_unpacked_files = 100000");
        assert_eq!(said::<Shop>(Profile::Production, TYPES, &whole), ["pass"]);
    }
    rows::<Shop>(
        TYPES,
        &[(
            "types.max_unpacked_files = 100001",
            &["types.max_unpacked_files must not be above 100000, which bounds nothing"],
        )],
    );
}

#[test]
fn what_is_no_media_type_does_not_load() {
    for bad in [
        "",
        "png",
        "image/",
        "/png",
        "*",
        "*/png",
        "image/p*",
        "image/*png",
        "Image/png",
        "image/PNG",
        "image/png; q=1",
        "image/png,",
        "image /png",
        " image/png",
        "image/png/x",
        "image/pñg",
        "-a/b",
    ] {
        let error = refused::<Shop>(toml(&format!("types.accepted = ['text/plain', '{bad}']")));
        let keys: Vec<_> = error.problems().iter().filter_map(|problem| problem.key()).collect();
        assert_eq!(keys, ["types.accepted[1]"], "{bad}");
    }
    let error = refused::<Shop>(toml("types.accepted = ['image/png', 'text/plain', 'image/png']"));
    assert_eq!(error.problems()[0].key(), Some("types.accepted"));
    assert!(error.problems()[0].message().starts_with("must name each type once"), "{error}");
}

#[test]
fn what_a_request_says_is_held_against_the_list() {
    let types = UploadTypes::for_test([("accepted", "image/png,text/*")]);
    for good in ["image/png", "IMAGE/PNG", " image/png ;q=1", "text/plain;charset=utf-8", "text/x"] {
        assert!(types.accepts(good), "{good}");
    }
    for bad in
        ["", "image/jpeg", "image/png, text/plain", "image/*", "text/*", "*/*", "text", "text/", "image"]
    {
        assert!(!types.accepts(bad), "{bad}");
    }
    let any = UploadTypes::for_test([("accepted", "*/*")]);
    assert!(any.accepts("a/b") && !any.accepts("a") && !any.accepts("*/*"));
}

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
