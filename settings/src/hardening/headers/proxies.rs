//! `headers.trusted-proxies`: whose word on a client's address is taken.

use std::net::{IpAddr, Ipv6Addr};

use ipnet::{IpNet, Ipv6Net};

use crate::Settings;
use crate::checklist::{Findings, Item, Profile};

/// Whose word on a client is taken: the networks of the proxies whose `X-Forwarded-For`, `Forwarded` and the like are
/// believed (RFC 7239, 8.1).
///
/// ```
/// use settings::Settings;
/// use settings::hardening::headers::TrustedProxies;
///
/// let proxies = TrustedProxies::for_test([("networks", "10.0.0.0/8,192.0.2.7")]);
/// assert!(proxies.contains("::ffff:10.1.2.3".parse().unwrap()));
/// assert!(!proxies.contains("192.0.2.8".parse().unwrap()));
/// ```
#[derive(Clone, Debug, Settings)]
#[settings(crate = crate, review(security))]
pub struct TrustedProxies {
    /// The networks, such as `10.0.0.0/8`, or addresses. With `[]` what is forwarded is ignored, whoever sends it.
    #[settings(default, allow_empty, each(check = of_its_own_kind, check = without_host_bits))]
    #[settings(review(
        expect = "each network is in the list that the proxy or its provider publishes, and a request with a \
                  made-up `X-Forwarded-For` from elsewhere is told by its own address; with `[]`, every \
                  request is told by the address that it comes from",
        rollback = "restart the service; without any network, every visitor seems to be the proxy"
    ))]
    pub networks: Vec<IpNet>,
}

impl TrustedProxies {
    /// Whether what this peer forwards is believed. An IPv4 address is the same when it is written as IPv6.
    pub fn contains(&self, peer: IpAddr) -> bool {
        let peer = peer.to_canonical();
        self.networks.iter().any(|network| network.contains(&peer))
    }
}

/// Addresses are compared in their own kind, so such a network would never match.
fn of_its_own_kind(network: &IpNet) -> Result<(), &'static str> {
    match network {
        IpNet::V6(network) if network.addr().to_ipv4_mapped().is_some() => {
            Err("must not be IPv4 written as IPv6: write it as in `10.0.0.0/8`")
        }
        _ => Ok(()),
    }
}

/// Was the address meant, or the network around it?
fn without_host_bits(network: &IpNet) -> Result<(), String> {
    let whole = network.trunc();
    if whole == *network {
        Ok(())
    } else {
        Err(format!("must have no bits behind its length, as in `{whole}`"))
    }
}

/// What no router passes on is somebody's own however wide it is: the private `fc00::/7` (RFC 4193), and `fe80::/10` of a
/// single link (RFC 4291).
const OWN: [(Ipv6Addr, u8); 2] =
    [(Ipv6Addr::new(0xfc00, 0, 0, 0, 0, 0, 0, 0), 7), (Ipv6Addr::new(0xfe80, 0, 0, 0, 0, 0, 0, 0), 10)];

/// All of IPv4 written as IPv6 (RFC 4291, 2.5.5.2).
const MAPPED: (Ipv6Addr, u8) = (Ipv6Addr::new(0, 0, 0, 0, 0, 0xffff, 0, 0), 96);

/// Wider than anybody's own network.
fn is_too_wide(network: &IpNet) -> bool {
    let known = |(start, length)| Ipv6Net::new(start, length).ok();
    match network {
        IpNet::V4(network) => network.prefix_len() < 8,
        IpNet::V6(network) => {
            let is_own = OWN.into_iter().filter_map(known).any(|own| own.contains(network));
            let has_mapped = known(MAPPED).is_some_and(|mapped| network.contains(&mapped));
            has_mapped || (network.prefix_len() < 16 && !is_own)
        }
    }
}

pub(super) fn item() -> Item {
    Item::on::<TrustedProxies>("headers.trusted-proxies", "what is forwarded is believed of known proxies alone")
        .why("whoever may say which address a client has can be anybody: limits, logs and access lists go by it")
        .source("OWASP ASVS 5.0.0, 4.1.3; RFC 7239, section 8")
        .mend("list the networks of the proxy or the delivery network, and no more; with none, what is forwarded is ignored")
        .profiles(Profile::DEPLOYED)
        .reads(&["networks"])
        .examples(&[("networks", "10.0.0.0/8,2001:db8::/32")], &[("networks", "0.0.0.0/0")])
        .judge(judge)
}

fn judge(proxies: &TrustedProxies, found: &mut Findings<'_>) {
    let mut told = false;
    for (at, network) in proxies.networks.iter().enumerate() {
        if network.prefix_len() == 0 {
            found.fail_element(
                "networks",
                at,
                "must not be everybody: any client could choose its own address",
            );
        } else if is_too_wide(network) {
            found.fail_element(
                "networks",
                at,
                "must be narrower: at least `/8`, or `/16` for IPv6, and without all of IPv4 in it",
            );
        } else {
            continue;
        }
        told = true;
    }
    // Two halves of everybody are everybody, and so are enough small parts.
    if !told && IpNet::aggregate(&proxies.networks).iter().any(is_too_wide) {
        found.fail("networks", "must be narrower: together they are wider than `/8`, or `/16` for IPv6");
    }
}
