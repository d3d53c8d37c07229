//! Limits of bodies, types of uploads, timeouts and load.

mod body;
mod load;
mod types;

use settings::checklist::{Checklist, Profile};
use settings::hardening::uploads::{self, BodyLimits, Load, UploadTypes};
use settings::{Settings, testing};

use super::judged::said;
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
