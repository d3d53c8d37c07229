//! Who asks: the address of the client, also where a delivery network asks for it.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::extract::{ConnectInfo, Request, State};
use axum::http::HeaderMap;
use axum::middleware::Next;
use axum::response::Response;
use settings::Checked;
use settings::hardening::headers::TrustedProxies;

/// The address of the client of a request, for whatever comes after [`find`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Client(pub IpAddr);

/// Finds the client of each request, and keeps it in the request's extensions.
///
/// A request without a peer, as a test may make one, has no client.
pub async fn find(
    State(settings): State<Checked<TrustedProxies>>,
    mut request: Request,
    next: Next,
) -> Response {
    let peer = request.extensions().get().map(|ConnectInfo(peer): &ConnectInfo<SocketAddr>| peer.ip());
    if let Some(peer) = peer {
        let client = client_of(peer, request.headers(), &settings);
        request.extensions_mut().insert(Client(client));
    }
    next.run(request).await
}

/// The rightmost address that is not a trusted one, beginning with the peer.
///
/// Every proxy adds on the right whom it was asked by, so an entry is worth what the one to its right is. What is no
/// address ends the search: nobody vouches for what stands to its left. An empty entry is none.
///
/// ```
/// use axum::http::HeaderMap;
/// use cdn::address::client_of;
/// use settings::Settings;
/// use settings::hardening::headers::TrustedProxies;
///
/// let trusted = TrustedProxies::for_test([("networks", "10.0.0.0/8")]);
/// let headers = HeaderMap::from_iter([("x-forwarded-for".parse().unwrap(), "9.9.9.9, 1.2.3.4".parse().unwrap())]);
/// let client = |peer: [u8; 4]| client_of(peer.into(), &headers, &trusted).to_string();
/// assert_eq!(client([10, 0, 0, 1]), "1.2.3.4");
/// assert_eq!(client([5, 5, 5, 5]), "5.5.5.5");
/// ```
#[must_use]
pub fn client_of(peer: IpAddr, headers: &HeaderMap, trusted: &TrustedProxies) -> IpAddr {
    let mut client = peer.to_canonical();
    for header in headers.get_all("x-forwarded-for").iter().rev() {
        // Each entry by itself: what a stranger wrote into one must not spoil those that were added to it.
        for entry in header.as_bytes().rsplit(|byte| *byte == b',').map(<[u8]>::trim_ascii) {
            if entry.is_empty() {
                continue;
            }
            if !trusted.contains(client) {
                return client;
            }
            let Some(address) = address(entry) else { return client };
            client = address.to_canonical();
        }
    }
    client
}

/// The address of an entry, which some proxies write with the port or, if it is of the newer kind, in brackets.
fn address(entry: &[u8]) -> Option<IpAddr> {
    let entry = std::str::from_utf8(entry).ok()?;
    let with_port = || entry.parse().map(|address: SocketAddr| address.ip()).ok();
    let in_brackets = || entry.strip_prefix('[')?.strip_suffix(']')?.parse::<Ipv6Addr>().map(IpAddr::V6).ok();
    entry.parse().ok().or_else(with_port).or_else(in_brackets)
}
