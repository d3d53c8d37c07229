use std::net::IpAddr;

use ipnet::IpNet;
use settings::Settings;

/// Whose word on a client's address is taken.
#[derive(Debug, Settings)]
#[settings(review(owner = "team-edge", security))]
pub struct ForwardingSettings {
    /// Networks whose `X-Forwarded-For` is believed: those of the content delivery network, and nobody else's. Each is
    /// written with its prefix, of at least 8 bits (16 in IPv6), and without bits behind it. The header
    /// `Forwarded` is ignored, whoever sends it. With `[]` nobody is believed; an empty variable never leaves standing what a
    /// file says.
    #[settings(default, allow_empty)]
    #[settings(each(check = not_everybody, check = of_its_own_kind, check = without_host_bits))]
    #[settings(review(
        expect = "the clients in the log are visitors, and not the delivery network",
        rollback = "set {variable} back; without it, every visitor seems to be the delivery network"
    ))]
    pub trusted: Vec<Network>,
}

/// A network: an address, and how many bits all of its addresses share with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Settings)]
pub struct Network(#[settings(serde, expects = "a network such as `10.0.0.0/8`")] IpNet);

impl Network {
    /// Whether the address is one of the network.
    #[must_use]
    pub fn contains(self, address: IpAddr) -> bool {
        self.0.contains(&address)
    }
}

impl From<IpNet> for Network {
    fn from(network: IpNet) -> Self {
        Self(network)
    }
}

/// Narrow enough for networks that somebody owns; two halves of everybody are everybody.
fn not_everybody(network: &IpNet) -> Result<(), &'static str> {
    let least = if matches!(network, IpNet::V4(_)) { 8 } else { 16 };
    if network.prefix_len() < least {
        Err(
            "must not be everybody: any client could choose its own address; at least `/8`, or `/16` for IPv6",
        )
    } else {
        Ok(())
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

/// An address where a network is meant is a slip, and which of the two was meant is not known.
fn without_host_bits(network: &IpNet) -> Result<(), String> {
    let whole = network.trunc();
    if whole == *network {
        Ok(())
    } else {
        Err(format!("must have no bits behind its length, as in `{whole}`"))
    }
}
