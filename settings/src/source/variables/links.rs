//! Variables that a cluster sets for every service of a namespace.

use crate::origin::Origin;
use crate::problem::{Code, Problem};
use crate::sort::sort_by;

/// True for the variables that Kubernetes and Docker links set for every service of a namespace.
pub(super) fn is_link(name: &str, value: &[u8]) -> bool {
    let url = [&b"tcp://"[..], b"udp://", b"sctp://"].iter().any(|scheme| value.starts_with(scheme));
    let port = |rest: &str| {
        let (number, protocol) = rest.split_once('_').unwrap_or((rest, ""));
        let protocol = protocol.split('_').next().unwrap_or_default();
        !number.is_empty()
            && number.bytes().all(|b| b.is_ascii_digit())
            && matches!(protocol, "TCP" | "UDP" | "SCTP")
    };
    name.ends_with("_SERVICE_HOST")
        || name.ends_with("_SERVICE_PORT")
        || name.contains("_SERVICE_PORT_")
        || (name.ends_with("_PORT") && url)
        || name.match_indices("_PORT_").any(|(at, part)| port(&name[at + part.len()..]))
}

pub(super) fn problem(names: &mut [(String, Origin)]) -> Problem {
    sort_by(names, |(one, _), (other, _)| one.cmp(other));
    let count = names.len();
    let s = if count == 1 { "" } else { "s" };
    let first = names.first().map_or("", |(name, _)| name);
    let mut problem = Problem::new(
        Code::ServiceLinks,
        format!("{count} variable{s} that the cluster sets for its services, such as `{first}`: passed over"),
    )
    .advise("set `enableServiceLinks: false` in the pod's spec to be rid of them");
    problem.origins = names.iter().map(|(_, origin)| origin.clone()).collect();
    problem
}
