use std::net::IpAddr;

use ipnet::IpNet;
use settings::Settings;

/// Whose word on a client's address is taken.
#[derive(Debug, Settings)]
#[settings(review(owner = "team-edge", security))]
pub struct ForwardingSettings {
    /// Networks whose `X-Forwarded-For` is believed: those of the content delivery network, and nobody else's. The header
    /// `Forwarded` is ignored, whoever sends it.
    #[settings(default, each(check = not_everybody))]
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

fn not_everybody(network: &IpNet) -> Result<(), &'static str> {
    let everybody = network.prefix_len() == 0;
    if everybody { Err("must not be everybody: any client could choose its own address") } else { Ok(()) }
}
