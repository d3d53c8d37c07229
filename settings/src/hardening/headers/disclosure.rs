//! `headers.no-disclosure`: what is told of the service, and what stands on its public address.

use std::net::{IpAddr, SocketAddr};

use crate::Settings;
use crate::checklist::{Findings, Item, Profile, Severity};

/// What is told of the service, and where it listens for what is not for everybody.
///
/// ```
/// use settings::Settings;
/// use settings::hardening::headers::Disclosure;
///
/// let values = [("public", "0.0.0.0:8080"), ("metrics", "127.0.0.1:9090")];
/// assert!(!Disclosure::for_test(values).server_header);
/// ```
#[derive(Clone, Debug, Settings)]
#[settings(crate = crate, review(security, rollback = "undo the change where it was made, then restart the service"))]
pub struct Disclosure {
    /// Whether the header `Server` names the software.
    #[settings(
        default = false,
        review(expect = "while it is `false`, no `Server` in any answer, or one without a version")
    )]
    pub server_header: bool,
    /// Whether the header `X-Powered-By` names the framework.
    #[settings(default = false, review(expect = "while it is `false`, no `X-Powered-By` in any answer"))]
    pub powered_by: bool,
    /// Where the service listens for everybody, or for the proxy that does.
    #[settings(review(
        expect = "the service answers at the address in use, and it is none of those in `docs`, `metrics` and \
                  `admin`; while it is not set, none of these three is set either",
        rollback = "restart the service; rules for the address in the proxy and the firewall go back at the \
                    same moment"
    ))]
    pub public: Option<SocketAddr>,
    /// Where it listens for the documents of its interface; nowhere, if it is not set.
    #[settings(review(
        expect = "404 for the documents of the interface at the public address; while it is set, the \
                  documents of the interface are at the address in use alone, and while it is not set at \
                  none",
        rollback = "restart the service; rules for the address in the proxy and the firewall go back at the \
                    same moment"
    ))]
    pub docs: Option<SocketAddr>,
    /// Where it listens for whoever gathers its metrics; nowhere, if it is not set.
    #[settings(review(
        expect = "404 for the metrics at the public address; while it is set, the metrics are at the address \
                  in use alone, and while it is not set at none",
        rollback = "restart the service; rules for the address in the proxy and the firewall go back at the \
                    same moment"
    ))]
    pub metrics: Option<SocketAddr>,
    /// Where it listens for whoever runs it; nowhere, if it is not set.
    #[settings(review(
        expect = "404 for the administration at the public address; while it is set, the administration is \
                  at the address in use alone, and while it is not set at none",
        rollback = "restart the service; rules for the address in the proxy and the firewall go back at the \
                    same moment"
    ))]
    pub admin: Option<SocketAddr>,
}

pub(super) fn item() -> Item {
    Item::on::<Disclosure>("headers.no-disclosure", "no header names the software, and what is internal has its own address")
        .why("a version says which faults to try; metrics, documents and consoles say more")
        .source("OWASP ASVS 5.0.0, 13.4.5 and 13.4.6; CIS NGINX Benchmark, 2.5.4; OWASP Secure Headers Project")
        .mend("leave both headers out, and give `docs`, `metrics` and `admin` addresses of their own that are not routed")
        .severity(Severity::Warning)
        .profiles(Profile::DEPLOYED)
        .reads(&["server_header", "powered_by", "public", "docs", "metrics", "admin"])
        .examples(
            &[("public", "0.0.0.0:8080"), ("metrics", "127.0.0.1:9090")],
            &[("public", "0.0.0.0:8080"), ("metrics", "127.0.0.1:8080")],
        )
        .judge(judge)
}

fn judge(disclosure: &Disclosure, found: &mut Findings<'_>) {
    if disclosure.server_header {
        found.fail("server_header", "must be `false`");
    }
    if disclosure.powered_by {
        found.fail("powered_by", "must be `false`");
    }
    let internal = [("docs", disclosure.docs), ("metrics", disclosure.metrics), ("admin", disclosure.admin)];
    for (field, address) in internal {
        match (disclosure.public, address) {
            (_, None) => {}
            (None, Some(_)) => {
                found.not_verified("the public address is not set, to compare the others with");
            }
            (Some(public), Some(address)) if is_same(public, address) => {
                found.fail(field, "must not be the public address");
            }
            (Some(_), Some(_)) => {}
        }
    }
}

/// True if a connection to the one may be a connection to the other. The system chooses anew for each port 0.
fn is_same(one: SocketAddr, other: SocketAddr) -> bool {
    one.port() != 0 && one.port() == other.port() && overlaps(one.ip(), other.ip())
}

fn overlaps(one: IpAddr, other: IpAddr) -> bool {
    let (one, other) = (one.to_canonical(), other.to_canonical());
    // `::` takes connections over IPv4 too, where the system does not keep the two apart.
    let covers = |all: IpAddr, one: IpAddr| all.is_unspecified() && (all.is_ipv6() || one.is_ipv4());
    one == other || covers(one, other) || covers(other, one)
}
