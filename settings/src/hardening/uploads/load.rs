//! How long requests and connections may last, and how many there may be.

use super::{KeepAlive, LoadLimits, Timeouts};
use crate::Settings;
use crate::checklist::{Findings, Item, Profile, Severity};

/// How long requests and connections may last, and how many there may be.
///
/// ```
/// use settings::Settings;
/// use settings::hardening::uploads::Load;
///
/// let load = Load::for_test([("timeouts.upstream", "2s")]);
/// assert!(load.timeouts.upstream < load.timeouts.application);
/// assert_eq!(load.limits.pool, 10);
/// ```
#[derive(Debug, Clone, Settings)]
#[settings(crate = crate, review(security))]
pub struct Load {
    /// How long a request may take.
    #[settings(nested)]
    pub timeouts: Timeouts,
    /// How long connections stay open without a request.
    #[settings(nested)]
    pub keep_alive: KeepAlive,
    /// How much is taken at once, and from one client.
    #[settings(nested)]
    pub limits: LoadLimits,
}

pub(super) fn item() -> Item {
    Item::on::<Load>("uploads.timeouts", "timeouts are set and in order, and the load is bounded")
        .why(
            "a slow client or a slow service holds what all others need, and timeouts in the wrong \
            order answer 502 and hide who was slow",
        )
        .source("OWASP ASVS 5.0.0, 13.1.2, 13.2.6 and 15.2.2; CIS NGINX Benchmark, 2.4.3, 2.4.4 and 5.2.1")
        .mend(
            "have each timeout shorter than that of whoever waits, and each idle connection kept \
            longer by whoever is asked; set the limits",
        )
        .severity(Severity::Warning)
        .profiles(Profile::DEPLOYED)
        .reads(&[
            "timeouts.header",
            "timeouts.body",
            "timeouts.upstream",
            "timeouts.application",
            "timeouts.proxy",
            "timeouts.cdn",
            "keep_alive.application",
            "keep_alive.proxy",
            "keep_alive.proxy_front",
            "keep_alive.cdn",
            "limits.concurrency",
            "limits.pool",
            "limits.pool_wait",
            "limits.requests_per_minute",
        ])
        .examples(
            &[("timeouts.proxy", "30s"), ("timeouts.cdn", "60s"), ("limits.requests_per_minute", "600")],
            &[("timeouts.proxy", "10s"), ("timeouts.cdn", "60s"), ("limits.requests_per_minute", "600")],
        )
        .judge(judge)
}

fn judge(load: &Load, found: &mut Findings<'_>) {
    load.timeouts.judge(found);
    load.keep_alive.judge(found);
    load.limits.judge(load.timeouts.application, found);
}
