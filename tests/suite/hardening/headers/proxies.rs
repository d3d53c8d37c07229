//! Whose word on a client's address is taken.

use settings::checklist::{Profile, Verdict};
use settings::hardening::headers::TrustedProxies;
use settings::{Environment, Loader};

use super::{Shop, does_not_load, found, judges, loader};
use crate::support::{clean, loaded, refused};

const ID: &str = "headers.trusted-proxies";

/// All halves of a network down to a length.
fn parts(of: &str, length: u8) -> String {
    let network: ipnet::IpNet = of.parse().unwrap();
    let parts: Vec<_> = network.subnets(length).unwrap().map(|part| format!("'{part}'")).collect();
    format!("networks = [{}]", parts.join(", "))
}

#[test]
fn networks_are_those_that_somebody_owns() {
    for profile in Profile::DEPLOYED {
        judges::<TrustedProxies>(
            *profile,
            ID,
            &[
                ("", &[]),
                ("networks = []", &[]),
                ("networks = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '127.0.0.0/8', '::1']", &[]),
                ("networks = ['192.0.2.7', '2001:db8::1']", &[]),
                // Private, however wide.
                ("networks = ['fc00::/7', 'fd00::/8', 'fe80::/10']", &[]),
                ("networks = ['2001:db8::/32', '2400::/16']", &[]),
                ("networks = ['0.0.0.0/0']", &["networks[0]"]),
                ("networks = ['10.0.0.0/8', '::/0']", &["networks[1]"]),
                ("networks = ['0.0.0.0/1', '128.0.0.0/1']", &["networks[0]", "networks[1]"]),
                ("networks = ['10.0.0.0/7']", &["networks[0]"]),
                ("networks = ['2000::/3', '10.0.0.0/8', '2400::/15']", &["networks[0]", "networks[2]"]),
                // Wider than what is private.
                ("networks = ['fc00::/6', 'fe80::/9']", &["networks[0]", "networks[1]"]),
                // All of IPv4 lies in it, written as IPv6.
                ("networks = ['::/64', '::/96']", &["networks[0]"]),
                // Each is narrow enough, but not all of them together.
                (&parts("0.0.0.0/0", 8), &["networks"]),
                (&parts("64.0.0.0/7", 12), &["networks"]),
                (&parts("2000::/12", 16), &["networks"]),
                (&parts("10.0.0.0/8", 12), &[]),
                (&parts("fc00::/7", 10), &[]),
            ],
        );
    }
    let developing = found::<TrustedProxies>(Profile::Development, ID, "networks = ['0.0.0.0/0']");
    assert_eq!(developing.verdict(), Verdict::NotApplicable);
}

#[test]
fn what_is_no_network_is_told_by_its_own_place() {
    does_not_load::<TrustedProxies>(&[
        ("networks = ['10.0.0.0/8', '*']", "networks[1]", "expected a network such as `10.0.0.0/8`"),
        ("networks = ['10.0.0.0/33']", "networks[0]", "expected a network such as `10.0.0.0/8`"),
        ("networks = ['10.0.0.0/8', 8]", "networks[1]", "expected a network such as `10.0.0.0/8`"),
        (
            "networks = ['10.0.0.1/8']",
            "networks[0]",
            "must have no bits behind its length, as in `10.0.0.0/8`",
        ),
        ("networks = ['::/0', '2001:db8::1/32']", "networks[1]", "must have no bits behind its length"),
        ("networks = ['::ffff:10.0.0.0/104']", "networks[0]", "must not be IPv4 written as IPv6"),
        ("networks = ['::ffff:10.0.0.1']", "networks[0]", "must not be IPv4 written as IPv6"),
        ("networks = '*'", "networks", "expected"),
    ]);
    let two = refused::<Shop<TrustedProxies>>(loader("networks = ['*', '10.0.0.0/8', 'all']"));
    let keys: Vec<_> = two.problems().iter().filter_map(|problem| problem.key()).collect();
    assert_eq!(keys, ["of.networks[0]", "of.networks[2]"]);
}

#[test]
fn an_empty_variable_trusts_nobody() {
    let environment = Environment::from([("SHOP_OF_NETWORKS", "")]);
    let loader = Loader::<Shop<TrustedProxies>>::new().text("toml", "of.networks = ['10.0.0.0/8']");
    let shop = clean(loader.environment(environment));
    assert!(shop.of.networks.is_empty() && !shop.of.contains([10, 0, 0, 1].into()));
}

#[test]
fn a_peer_is_one_of_the_networks_in_either_notation() {
    let proxies = loaded(loader::<TrustedProxies>("networks = ['10.0.0.0/8', '2001:db8::/32', '192.0.2.7']"));
    for (peer, trusted) in [
        ("10.255.0.1", true),
        ("::ffff:10.255.0.1", true),
        ("11.0.0.1", false),
        ("192.0.2.7", true),
        ("192.0.2.8", false),
        ("2001:db8:ffff::1", true),
        ("2001:db9::1", false),
        ("::a00:1", false),
    ] {
        assert_eq!(proxies.of.contains(peer.parse().unwrap()), trusted, "{peer}");
    }
}
