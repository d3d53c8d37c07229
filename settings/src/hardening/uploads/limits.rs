//! How much a service takes at once, and from one client.

use std::time::Duration;

use super::timeouts::LEAST;
use crate::Settings;
use crate::checklist::Findings;

/// How much the service takes at once, and from one client. What is more is refused, and does not wait.
#[derive(Debug, Clone, Settings)]
#[settings(crate = crate, review(security, rollback = "undo the change where it was made, then restart the service"))]
pub struct LoadLimits {
    /// Most requests at a time (ASVS 15.2.2).
    #[settings(default = 512, range(min = 1))]
    #[settings(review(expect = "503 for a request more while as many as the value in use are under way"))]
    pub concurrency: u32,
    /// Most connections to each service that is asked, and to the database (ASVS 13.1.2, 13.2.6).
    #[settings(default = 10, range(min = 1))]
    #[settings(review(
        expect = "at most as many connections of an instance as the value in use, as the database counts \
                  them; where there is no database, `ss -tnp` shows no connection to one"
    ))]
    pub pool: u32,
    /// How long a request waits for one of these connections.
    #[settings(default = Duration::from_secs(2), range(min = LEAST))]
    #[settings(review(
        expect = "503 after the time in use while all connections are taken; where there is no database, `ss \
                  -tnp` shows no connection to one"
    ))]
    pub pool_wait: Duration,
    /// Most requests of one client in a minute, by the service or by what stands in front. It has no default: it depends
    /// on what clients do.
    #[settings(range(min = 1))]
    #[settings(review(
        expect = "429 for a client from the first request in a minute above the value in use; while it is \
                  not set, for no client",
        rollback = "restart the service; where the proxy counts, put it back in the proxy's own \
                    configuration at the same moment"
    ))]
    pub requests_per_minute: Option<u32>,
}

/// More requests or connections at a time than that are no bound: one address has fewer ports.
const MOST: u32 = 65_535;

/// The same, of the requests of one client in a minute.
const MOST_REQUESTS: u32 = 1_000_000;

impl LoadLimits {
    /// What is wrong with them, in a service that has so long for a request; fields are those of the section that has them
    /// as `limits`.
    pub(super) fn judge(&self, application: Duration, found: &mut Findings<'_>) {
        for (field, count) in [("limits.concurrency", self.concurrency), ("limits.pool", self.pool)] {
            if count > MOST {
                found.fail(field, "must not be above 65535, which bounds nothing");
            }
        }
        if self.pool_wait >= application {
            found.fail("limits.pool_wait", "must be shorter than the timeout of the application");
        }
        let message = match self.requests_per_minute {
            None => "must be set",
            Some(count) if count > MOST_REQUESTS => "must not be above 1000000, which bounds nothing",
            Some(_) => return,
        };
        found.fail("limits.requests_per_minute", message);
    }
}
