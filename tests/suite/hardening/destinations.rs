//! Accounts that everybody knows, and hosts that nobody declared.

use settings::Checked;

use super::permissions::Shop;
use super::reports::{keys, list, outputs, verdict};
use crate::support::{loaded, toml};

const ACCOUNTS: &str = "permissions.no-default-accounts";

#[test]
fn accounts_that_everybody_knows_are_refused() {
    for (text, expected) in [
        ("mail.user = 'shop-mailer'", ""),
        ("mail.user = 'root'", "mail.user"),
        ("mail.user = ' Admin '", "mail.user"),
        ("mail.user = 'postgres'", "mail.user"),
        ("mail.user = 'rooted'", ""),
        ("url = 'postgres://postgres:CANARY@db/shop'", "url"),
        ("url = 'postgres://guest@db/shop'", "url"),
        ("url = 'postgres://shop:root@db/shop'", ""),
        ("url = 'postgres://db/admin'", ""),
        ("endpoints = ['amqp://queue', 'amqp://guest:CANARY@queue']", "endpoints"),
    ] {
        let shop: Checked<Shop> = loaded(toml(text));
        assert_eq!(keys(&shop, &list(), ACCOUNTS).join(" "), expected, "{text}");
        let outputs = outputs(&shop.confirm(&list()));
        assert!(outputs.iter().all(|output| !output.contains("CANARY")), "{text}");
    }
    let none = loaded::<Shop>(toml("name = 'x'")).confirm(&list());
    assert_eq!(verdict(&none, ACCOUNTS), "not_applicable: no account is declared, and no URL has one");
}

const OUTBOUND: &str = "permissions.outbound-hosts";

#[test]
fn every_host_in_a_url_is_declared() {
    for (text, expected) in [
        ("name = 'https://a.example/x'", ""),
        ("name = 'https://A.EXAMPLE.:8443/x'", ""),
        ("name = 'https://b.example'", "name"),
        ("name = 'https://a.example.evil'", "name"),
        ("name = 'https://a.example@evil.example'", "name"),
        ("name = 'https://evil.example/@a.example'", "name"),
        ("name = 'https://evil.example#@a.example'", "name"),
        ("name = 'https://evil.example?@a.example'", "name"),
        ("name = 'https://a.example:80@evil.example/'", "name"),
        (r"name = 'https://evil.example\@a.example'", "name"),
        ("name = 'https://x.pay.example'", ""),
        ("name = 'https://x.y.pay.example'", ""),
        ("name = 'https://pay.example'", "name"),
        ("name = 'https://.pay.example'", "name"),
        ("name = 'https://evilpay.example'", "name"),
        ("name = 'http://[::1]:80'", ""),
        ("name = 'http://[::2]:80'", "name"),
        ("name = 'not https://b.example'", ""),
        ("name = 'file:///etc/x'", ""),
        ("endpoints = ['https://a.example', 'https://b.example']", "endpoints"),
        ("endpoints = ['http://a.example', 'b.example']", ""),
        ("mirrors = {x = 'https://a.example', y = 'https://b.example'}", "mirrors.y"),
        ("url = 'postgres://u:CANARY@a.example/db'", ""),
        ("url = 'postgres://u:CANARY@b.example/db'", "url"),
        ("url = 'postgres://u:CAN/ARY@b.example/db'", "url"),
        ("url = 'postgres://u:CANARY@a.example:1,b.example:2/db'", "url"),
        ("name = 'https://b.example?token=CANARY'", "name"),
        ("mail.user = 'https://b.example'", ""),
    ] {
        let list_of = "'a.example', '*.pay.example', '[::1]'";
        let declared = format!("outbound = {{allowed = [{list_of}], not_destinations = ['mail']}}\n{text}");
        let shop: Checked<Shop> = loaded(toml(&declared));
        assert_eq!(keys(&shop, &list(), OUTBOUND).join(" "), expected, "{text}");
        let outputs = outputs(&shop.confirm(&list()));
        assert!(outputs.iter().all(|output| !output.contains("CANARY")), "{text}");
    }
    let none = loaded::<Shop>(toml("name = 'https://b.example'")).confirm(&list());
    assert_eq!(verdict(&none, OUTBOUND), "not_applicable: the service declares no hosts that it may talk to");
}

#[test]
fn the_list_of_hosts_has_hosts_in_it() {
    let allowed = "'a.example', 'a.example.', '*.b.example', '10.0.0.1', '[::1]', 'localhost', '*', '*.com', \
                   'https://a', 'a:80', 'a/b', 'u@a', '', '::1', 'a,b', 'a.*'";
    let text = format!("outbound = {{allowed = [{allowed}], not_destinations = ['name', 'nmae']}}");
    let shop: Checked<Shop> = loaded(toml(&text));
    let bad: Vec<String> = (6..16).map(|at| format!("outbound.allowed[{at}]")).collect();
    let mut expected = bad;
    expected.push("outbound.not_destinations[1]".to_owned());
    assert_eq!(keys(&shop, &list(), OUTBOUND), expected);
}
