//! IP networks, with the feature `hardening`.

use std::fmt;
use std::net::IpAddr;

use ipnet::IpNet;
use zeroize::Zeroizing;

use super::text::text;
use crate::input::{Input, Refusal};
use crate::leaf::{Leaf, Shape};

/// An address with the number of bits that all addresses of the network share with it; an address by itself is the
/// network of that address alone.
impl Leaf for IpNet {
    type Value = Self;
    const SHAPE: Shape = Shape::SCALAR;

    fn expects(f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a network such as `10.0.0.0/8`, or an IP address")
    }

    fn read(input: Input<'_>) -> Result<Self, Refusal> {
        let text = Zeroizing::new(text(input)?);
        let network = text.parse().ok().or_else(|| text.parse::<IpAddr>().ok().map(Self::from));
        network.ok_or_else(|| input.refuse())
    }

    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }

    fn value(&self) -> Option<&Self> {
        Some(self)
    }
}
