//! How long a request may take, in the service and around it.

use std::time::Duration;

use crate::Settings;
use crate::checklist::Findings;

/// How long a request may take: in what the service asks, in the service, and in what stands in front of it.
///
/// Each gives up before the one that waits for it, so that whoever waits is told why, and nothing works on an answer that
/// nobody awaits.
#[derive(Debug, Clone, Settings)]
#[settings(crate = crate, ascending(body, application), review(security, rollback = "restart the service; timeouts that moved together go back together"))]
pub struct Timeouts {
    /// How long the head of a request may take to arrive.
    #[settings(default = Duration::from_secs(10), range(min = LEAST))]
    #[settings(review(expect = "a connection that has not sent its head in the time in use is closed"))]
    pub header: Duration,
    /// How long the body of a request may take to arrive; a part of `application`.
    #[settings(default = Duration::from_secs(15), range(min = LEAST))]
    #[settings(review(expect = "408 for a body that takes longer than the time in use"))]
    pub body: Duration,
    /// How long a request to another service or to the database may take, from the connection to the end of the answer
    /// and with all attempts.
    #[settings(default = Duration::from_secs(5), range(min = LEAST))]
    #[settings(review(
        expect = "an answer with a status from 500 on where what is asked does not answer in the time in \
                  use; where the service asks nobody, `ss -tnp` shows none of its connections from another \
                  port than it listens at"
    ))]
    pub upstream: Duration,
    /// How long the service takes for a request, from the end of its head to the end of the answer.
    #[settings(default = Duration::from_secs(20), range(min = LEAST))]
    #[settings(review(
        expect = "503, or an end of the connection, once a request takes longer than the time in use"
    ))]
    pub application: Duration,
    /// How long the proxy in front waits for the service, as it is set there (in nginx, `proxy_read_timeout`). Absent
    /// without a proxy.
    #[settings(review(
        expect = "the time in use in the configuration of the proxy (in nginx, `proxy_read_timeout`); while \
                  it is not set, `ss -ltnp` shows the service itself at the public port",
        rollback = "it only tells what the proxy has: put that back in the proxy's own configuration at the \
                    same moment"
    ))]
    pub proxy: Option<Duration>,
    /// How long the delivery network waits for an answer, as it is set there. Absent without such a network.
    #[settings(review(
        expect = "the time in use as that for an answer of the origin, in the configuration of the delivery \
                  network; while it is not set, `dig` of the public name shows no address of a delivery \
                  network",
        rollback = "it only tells what the delivery network has: put that back in its configuration at the \
                    same moment"
    ))]
    pub cdn: Option<Duration>,
}

/// No time at all is none, and some libraries take it for no limit.
pub(super) const LEAST: Duration = Duration::from_millis(1);

/// The most that the head of a request may take. Common servers give it from 10 seconds (CIS NGINX 5.2.1) to a minute.
const HEADER: Duration = Duration::from_secs(60);

/// The most that a request may take: what takes longer is work of its own, which is asked about later.
const REQUEST: Duration = Duration::from_secs(60 * 60);

impl Timeouts {
    /// What is wrong with them; fields are those of the section that has them as `timeouts`.
    pub(super) fn judge(&self, found: &mut Findings<'_>) {
        if self.header > HEADER {
            found.fail("timeouts.header", "must not be above 1m: slow clients hold connections so long");
        }
        if self.application > REQUEST {
            found.fail("timeouts.application", "must not be above 1h, which bounds nothing");
        }
        for (field, time) in [("timeouts.proxy", self.proxy), ("timeouts.cdn", self.cdn)] {
            if time.is_some_and(|time| time.is_zero()) {
                found.fail(field, "must be above 0s, which is no limit");
            }
        }
        let chain = [
            ("timeouts.upstream", Some(self.upstream), ""),
            (
                "timeouts.application",
                Some(self.application),
                "must be shorter than the timeout of the application",
            ),
            ("timeouts.proxy", self.proxy, "must be shorter than the timeout of the proxy"),
            ("timeouts.cdn", self.cdn, "must be shorter than the timeout of the delivery network"),
        ];
        let mut before: Option<(&'static str, Duration)> = None;
        for (field, time, message) in chain {
            let Some(time) = time.filter(|time| !time.is_zero()) else { continue };
            if let Some((inner, _)) = before.filter(|(_, inner)| *inner >= time) {
                found.fail(inner, message);
            }
            before = Some((field, time));
        }
    }
}
