//! How long connections stay open without a request.

use std::time::Duration;

use super::timeouts::LEAST;
use crate::Settings;
use crate::checklist::Findings;

/// How long connections stay open without a request.
///
/// Whoever takes requests keeps them longer than whoever sends them: a request on a connection that the other side closes
/// at that moment has no answer, and the proxy makes a 502 of it.
#[derive(Debug, Clone, Settings)]
#[settings(crate = crate, review(security, rollback = "restart the service; times that moved together go back together"))]
pub struct KeepAlive {
    /// How long the service keeps a connection without a request.
    #[settings(default = Duration::from_secs(75), range(min = LEAST))]
    #[settings(review(expect = "a connection without a request is closed after the time in use"))]
    pub application: Duration,
    /// How long the proxy keeps its connections to the service, as it is set there (in nginx, `keepalive_timeout` of the
    /// `upstream`); `0s` if it keeps none. Absent without a proxy.
    #[settings(review(
        expect = "the time in use as `keepalive_timeout` of the `upstream` in nginx, or what it is called in \
                  another proxy; while it is not set, `ss -ltnp` shows the service itself at the public port",
        rollback = "it only tells what the proxy has: put that back in the proxy's own configuration at the \
                    same moment"
    ))]
    pub proxy: Option<Duration>,
    /// How long the proxy keeps the connections of the delivery network (in nginx, `keepalive_timeout` of the `server`);
    /// `0s` if it keeps none. Where it is absent, `proxy` is for both.
    #[settings(review(
        expect = "the time in use as `keepalive_timeout` of the `server` in nginx, or what it is called in \
                  another proxy; while it is not set, `ss -ltnp` shows the service itself at the public port",
        rollback = "it only tells what the proxy has: put that back in the proxy's own configuration at the \
                    same moment"
    ))]
    pub proxy_front: Option<Duration>,
    /// How long the delivery network keeps its connections to the origin, as it is set there; `0s` if it keeps none.
    /// Absent without such a network.
    #[settings(review(
        expect = "the time in use as that of idle connections to the origin, in the configuration of the \
                  delivery network; while it is not set, `dig` of the public name shows no address of a \
                  delivery network",
        rollback = "it only tells what the delivery network has: put that back in its configuration at the \
                    same moment"
    ))]
    pub cdn: Option<Duration>,
}

/// The most that a connection may be kept without a request.
const IDLE: Duration = Duration::from_secs(60 * 60);

impl KeepAlive {
    /// What is wrong with them; fields are those of the section that has them as `keep_alive`.
    pub(super) fn judge(&self, found: &mut Findings<'_>) {
        if self.application > IDLE {
            found.fail("keep_alive.application", "must not be above 1h: idle connections are kept so long");
        }
        let kept = |time: Option<Duration>| time.filter(|time| !time.is_zero());
        if kept(self.proxy).is_some_and(|proxy| self.application <= proxy) {
            found.fail("keep_alive.application", "must be longer than the proxy keeps its connections");
        }
        let Some(cdn) = kept(self.cdn) else { return };
        let (field, keeper) = match (self.proxy_front, self.proxy) {
            (Some(front), _) => ("keep_alive.proxy_front", front),
            (None, Some(proxy)) => ("keep_alive.proxy", proxy),
            (None, None) => ("keep_alive.application", self.application),
        };
        // Who keeps none says so with each answer, and is sent no second request.
        if !keeper.is_zero() && keeper <= cdn {
            found.fail(field, "must be longer than the delivery network keeps its connections");
        }
    }
}
