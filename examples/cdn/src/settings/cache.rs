use std::time::Duration;

use axum::http::HeaderName;
use settings::Settings;

use super::{YEAR, whole_seconds};

/// What the network in front may keep, and for how long.
#[derive(Debug, Settings)]
#[settings(review(
    owner = "team-edge",
    expect = "the headers of the answer to `/`, and as many hits as before"
))]
pub struct CacheSettings {
    /// How long a page is fresh, in whole seconds and at most a year; with `0s` none is kept.
    #[settings(default = Duration::from_secs(300), range(max = YEAR), check = whole_seconds)]
    #[settings(review(expect = "`max-age` of so many seconds in the answer to `/`"))]
    pub max_age: Duration,
    /// How long after that it may still be served while a new one is fetched, in whole seconds and at most a year.
    #[settings(default = Duration::from_secs(60), range(max = YEAR), check = whole_seconds)]
    pub stale_while_revalidate: Duration,
    /// Headers of a request that change the answer, each by its name and none by `*`; with `[]` none does.
    #[settings(default = ["accept-encoding"], allow_empty, each(check = header_name))]
    pub vary: Vec<String>,
}

fn header_name(name: &str) -> Result<(), &'static str> {
    if name == "*" {
        return Err("must not be `*`, which no cache can keep: set `max_age` to `0s` instead");
    }
    HeaderName::try_from(name).map(drop).map_err(|_| "must be the name of a header")
}
