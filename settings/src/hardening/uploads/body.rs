//! How large the body of a request may be, and that whatever stands in front takes as much.

use super::path;
use crate::checklist::{Findings, Item, Severity};
use crate::{ByteSize, Settings};

/// How large the body of a request may be. The service refuses a larger one with 413 (RFC 9110, 15.5.14).
///
/// ```
/// use settings::hardening::uploads::BodyLimits;
/// use settings::{ByteSize, Loader, Settings};
///
/// #[derive(Settings)]
/// #[settings(prefix = "SHOP")]
/// struct Shop {
///     #[settings(nested)]
///     body: BodyLimits,
/// }
///
/// let text = "[[body.routes]]\npath = '/videos'\nmax_body = '50MiB'";
/// let shop = Loader::<Shop>::new().text("toml", text).load()?;
/// assert_eq!(shop.body.for_route("/videos/7"), ByteSize::mib(50));
/// assert_eq!(shop.body.for_route("/videos-of-others"), ByteSize::mib(1));
/// # Ok::<(), settings::LoadError>(())
/// ```
#[derive(Debug, Clone, Settings)]
#[settings(crate = crate, check = each_route_once(routes), review(security, rollback = "undo the change where it was made, then restart the service"))]
pub struct BodyLimits {
    /// Largest body that the service takes on any route that is not named in `routes`, in bytes or a unit. There is no
    /// value for "no limit" (ASVS 5.2.1).
    #[settings(default = ByteSize::mib(1), range(min = ByteSize::new(1)))]
    #[settings(review(
        expect = "413 for a body that is one byte larger than the value in use",
        rollback = "restart the service; `proxy` and `cdn` go back with it where they moved with it"
    ))]
    pub application: ByteSize,
    /// Largest body that the proxy in front lets through, as it is set there (in nginx, `client_max_body_size`, CIS NGINX
    /// 5.2.2); `0` if that has no limit. Absent without a proxy.
    #[settings(review(
        expect = "the value in use in the configuration of the proxy (in nginx, `client_max_body_size`); \
                  while it is not set, `ss -ltnp` shows the service itself at the public port",
        rollback = "it only tells what the proxy has: put that back in the proxy's own configuration at the \
                    same moment"
    ))]
    pub proxy: Option<ByteSize>,
    /// Largest body that the delivery network lets through, as it is set there; `0` if that has no limit. Absent without
    /// such a network.
    #[settings(review(
        expect = "the value in use as the largest body in the configuration of the delivery network; while \
                  it is not set, `dig` of the public name shows no address of a delivery network",
        rollback = "it only tells what the delivery network has: put that back in its configuration at the \
                    same moment"
    ))]
    pub cdn: Option<ByteSize>,
    /// Routes with a limit of their own, larger or smaller.
    #[settings(nested, default)]
    pub routes: Vec<RouteLimit>,
}

/// The limit of a route, and of all below it.
#[derive(Debug, Clone, Settings)]
#[settings(crate = crate, review(security, rollback = "restart the service; a limit of the route in the proxy goes back at the same moment"))]
pub struct RouteLimit {
    /// The path of the route, such as `/videos`: without wildcards, and without a slash at its end.
    #[settings(check = path::route)]
    #[settings(review(
        expect = "the route answers, and what stands beside it has the general limit; while there is no \
                  route, 413 at each path above the general limit"
    ))]
    pub path: String,
    /// Largest body there, in bytes or a unit.
    #[settings(range(min = ByteSize::new(1)))]
    #[settings(review(
        expect = "413 for a body on the route that is one byte larger than the value in use; while there is \
                  no route, 413 at each path above the general limit"
    ))]
    pub max_body: ByteSize,
}

impl BodyLimits {
    /// The limit for the path of a request: that of the longest route that it is on, or the general one.
    ///
    /// Paths are compared by whole segments, in their case, without their query, and with what is encoded in them decoded
    /// once. A path that routers read in different ways (`/a/../b`, `/a//b`, `/a%2Fb`) gets the smallest limit of all, so
    /// that nobody picks a larger one by spelling.
    pub fn for_route(&self, path: &str) -> ByteSize {
        let Some(path) = path::plain(path) else {
            let routes = self.routes.iter().map(|route| route.max_body);
            return routes.fold(self.application, Ord::min);
        };
        let on = self.routes.iter().filter(|route| path::is_on(&path, &route.path));
        on.max_by_key(|route| route.path.len()).map_or(self.application, |route| route.max_body)
    }
}

fn each_route_once(routes: &[RouteLimit]) -> Result<(), &'static str> {
    let twice = |(at, route): (usize, &RouteLimit)| routes[..at].iter().any(|other| other.path == route.path);
    if routes.iter().enumerate().any(twice) { Err("`routes` must name each path once") } else { Ok(()) }
}

/// Above it, a limit is for the one route that needs it. No standard has a number; this one takes photographs.
const GENERAL: ByteSize = ByteSize::mib(64);

pub(super) fn item() -> Item {
    Item::on::<BodyLimits>(
        "uploads.body-limit",
        "the body of a request has a limit, and larger ones have their routes",
    )
    .why(
        "whoever sends without end fills memory and disk, and a body that the proxy refuses never \
            gets its answer from the service",
    )
    .source("OWASP ASVS 5.0.0, 5.2.1 and 5.1.1; CIS NGINX Benchmark, 5.2.2; RFC 9110, 15.5.14")
    .mend(
        "set a limit everywhere, none above that of what stands in front, and name the routes \
            that need a larger one",
    )
    .severity(Severity::Error)
    .reads(&["application", "proxy", "cdn", "routes"])
    .examples(
        &[("application", "1MiB"), ("proxy", "10MiB"), ("cdn", "100MiB")],
        &[("application", "20MiB"), ("proxy", "10MiB"), ("cdn", "100MiB")],
    )
    .judge(judge)
}

fn judge(limits: &BodyLimits, found: &mut Findings<'_>) {
    if limits.application > GENERAL {
        found.fail("application", "must not be above 64MiB: name the routes that need more");
    }
    for (field, limit) in [("proxy", limits.proxy), ("cdn", limits.cdn)] {
        if limit.is_some_and(is_none) {
            found.fail(field, "must be above 0, which is no limit");
        }
    }
    // What has no limit lets through what the next one does.
    let limit = |of: Option<ByteSize>| of.filter(|size| !is_none(*size));
    let (proxy, cdn) = (limit(limits.proxy), limit(limits.cdn));
    if let (Some(proxy), Some(cdn)) = (proxy, cdn) {
        if proxy > cdn {
            found.fail("proxy", "must not be above the limit of the delivery network");
        }
    }
    let Some(front) = proxy.into_iter().chain(cdn).min() else { return };
    if limits.application > front {
        found.fail("application", "must not be above the limit of what stands in front");
    }
    for (at, _) in limits.routes.iter().enumerate().filter(|(_, route)| route.max_body > front) {
        found.fail_element("routes", at, "must not be above the limit of what stands in front");
    }
}

fn is_none(size: ByteSize) -> bool {
    size.bytes() == 0
}
