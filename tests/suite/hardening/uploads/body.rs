//! Limits of bodies, in general and of routes.

use settings::ByteSize;
use settings::checklist::Profile;

use super::super::judged::{rows, said};
use super::{BODY, Shop};
use crate::support::{loaded, toml};

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
