//! Texts, what is written as one, and enums.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};
use std::path::PathBuf;
use std::sync::Arc;

use ipnet::IpNet;
use settings::{ByteSize, Settings};

use super::{all_say, of_file, of_variable, refuses, takes};
use crate::support::{clean, loaded, only, shown};

#[test]
fn a_text_stays_as_it_is() {
    for text in [
        "00123", "1e5", "true", "null", "1.10", "a, b", "{x}", "[x]", " x ", "#x", "a=b", "ä", "$HOME",
        "%7B", "a\nb", "0x1F",
    ] {
        assert_eq!(clean(of_variable::<String>(text)).value, text);
        assert_eq!(clean(of_file::<String>(&format!("'''\n{text}'''"))).value, text);
    }
}

#[test]
fn what_is_no_text_in_a_file_is_a_problem() {
    let problems = refuses(
        of_file::<String>,
        "a string",
        &["123", "00.5e1", "true", "1979-05-27", "0x10"]
            .map(|text| if text == "00.5e1" { "0.5e1" } else { text }),
    );
    all_say(&problems, "quotation marks");
    refuses(of_file::<String>, "a string", &["[]", "['a']", "{}"]);
}

#[test]
fn other_kinds_of_text() {
    takes(of_variable::<Box<str>>, [("00123", Box::from("00123"))]);
    takes(of_variable::<Arc<str>>, [("00123", Arc::from("00123"))]);
    takes(of_file::<Arc<str>>, [("'x'", Arc::from("x"))]);
    takes(of_variable::<PathBuf>, [("/a b/c", PathBuf::from("/a b/c")), ("~/x", PathBuf::from("~/x"))]);
    refuses(of_file::<PathBuf>, "a path", &["7", "['a']"]);
}

#[test]
fn a_character() {
    takes(of_variable::<char>, [("x", 'x'), ("ä", 'ä'), (" ", ' '), (",", ','), ("🦀", '🦀')]);
    refuses(of_variable::<char>, "a single character", &["xy", "e\u{301}"]);
    refuses(of_file::<char>, "a single character", &["'xy'", "''", "1"]);
    takes(of_file::<char>, [("'x'", 'x'), ("\"\\n\"", '\n')]);
}

#[test]
fn addresses() {
    takes(
        of_variable::<IpAddr>,
        [("127.0.0.1", IpAddr::from([127, 0, 0, 1])), ("::1", IpAddr::V6(Ipv6Addr::LOCALHOST))],
    );
    takes(of_variable::<Ipv4Addr>, [("10.0.0.1", Ipv4Addr::new(10, 0, 0, 1))]);
    takes(of_variable::<Ipv6Addr>, [("::", Ipv6Addr::UNSPECIFIED)]);
    takes(of_file::<SocketAddr>, [("'[::1]:80'", SocketAddr::from((Ipv6Addr::LOCALHOST, 80)))]);
    takes(of_variable::<SocketAddrV4>, [("1.2.3.4:5", SocketAddrV4::new(Ipv4Addr::new(1, 2, 3, 4), 5))]);
    takes(of_variable::<SocketAddrV6>, [("[::]:5", SocketAddrV6::new(Ipv6Addr::UNSPECIFIED, 5, 0, 0))]);
    refuses(
        of_variable::<IpAddr>,
        "an IP address",
        &["localhost", "256.0.0.1", "1.2.3", "127.0.0.1:80", "[::1]", "010.0.0.1", "10.0.0.0/8"],
    );
    refuses(of_variable::<Ipv4Addr>, "an IPv4 address", &["::1"]);
    refuses(of_variable::<Ipv6Addr>, "an IPv6 address", &["1.2.3.4"]);
    refuses(
        of_variable::<SocketAddr>,
        "an IP address with a port",
        &["1.2.3.4", "::1:80", "1.2.3.4:70000", "localhost:80", ":80"],
    );
    refuses(of_variable::<SocketAddrV4>, "an IPv4 address with a port", &["[::1]:80"]);
    refuses(of_file::<SocketAddrV6>, "an IPv6 address with a port", &["'1.2.3.4:80'", "80"]);
}

#[test]
fn networks() {
    let network = |text: &str| text.parse::<IpNet>().unwrap();
    takes(
        of_variable::<IpNet>,
        [
            ("10.0.0.0/8", network("10.0.0.0/8")),
            ("10.0.0.1/8", network("10.0.0.1/8")),
            ("2001:db8::/32", network("2001:db8::/32")),
            ("0.0.0.0/0", network("0.0.0.0/0")),
            // An address is a network of its own.
            ("192.0.2.7", network("192.0.2.7/32")),
            ("::1", network("::1/128")),
        ],
    );
    let bad =
        ["*", "all", "10.0.0.0/33", "10.0.0.0/", "10/8", "10.0.0.0/255.0.0.0", "::/129", "/8", "[::1]/64"];
    refuses(of_variable::<IpNet>, "a network such as `10.0.0.0/8`, or an IP address", &bad);
    all_say(&refuses(of_file::<IpNet>, "a network", &["8", "1.5"]), "quotation marks");
    assert_eq!(shown(&loaded(of_variable::<IpNet>("192.0.2.7")), "value"), "192.0.2.7/32");
    let list = only(of_variable::<Vec<IpNet>>("10.0.0.0/8,*"));
    assert_eq!(list.key(), Some("value[1]"));
    assert_eq!(list.message(), "expected a network such as `10.0.0.0/8`, or an IP address, found `*`");
}

/// Between quotation marks, a number is no address either.
#[test]
fn quotation_marks_are_asked_for_where_they_are_all_that_lacks() {
    all_say(&refuses(of_file::<char>, "a single character", &["1"]), "write it in quotation marks");
    let help = "write an IP address such as `127.0.0.1` or `::1`";
    all_say(&refuses(of_file::<IpAddr>, "an IP address", &["127", "1.5", "true", "1979-05-27"]), help);
    all_say(&refuses(of_file::<char>, "a single character", &["12", "true"]), "write a single character");
    all_say(&refuses(of_file::<ByteSize>, "a size in bytes", &["true", "['1']"]), "write whole bytes");
}

#[derive(Clone, Copy, Debug, PartialEq, Settings)]
enum Mode {
    Off,
    ForceTls,
    #[settings(rename = "TLS_1_3")]
    Newest,
}

#[test]
fn variants_are_named_in_snake_case_or_as_declared() {
    takes(
        of_variable::<Mode>,
        [("off", Mode::Off), ("force_tls", Mode::ForceTls), ("TLS_1_3", Mode::Newest)],
    );
    takes(of_file::<Mode>, [("'off'", Mode::Off), ("\"force\\u005ftls\"", Mode::ForceTls)]);
    assert_eq!(shown(&loaded(of_variable::<Mode>("TLS_1_3")), "value"), "TLS_1_3");
}

#[test]
fn another_name_is_a_problem_that_lists_them() {
    const EXPECTS: &str = "one of `off`, `force_tls`, `TLS_1_3`";
    for problem in refuses(of_variable::<Mode>, EXPECTS, &["loud", "3", "Newest", "newest"]) {
        assert_eq!(problem.suggestion(), None, "{problem}");
    }
    for (text, meant) in [
        ("Off", "off"),
        ("OFF", "off"),
        ("ForceTls", "force_tls"),
        ("force-tls", "force_tls"),
        ("force_tsl", "force_tls"),
        ("tls_1_3", "TLS_1_3"),
    ] {
        let problem = only(of_variable::<Mode>(text));
        assert_eq!((problem.suggestion(), problem.code().as_str()), (Some(meant), "invalid_value"), "{text}");
    }
    refuses(of_file::<Mode>, EXPECTS, &["1", "true", "['off']", "{ off = 1 }"]);
    refuses(of_variable::<Only>, "`here`", &["there"]);
}

#[derive(Debug, PartialEq, Settings)]
enum Only {
    Here,
}

#[test]
fn blanks_around_a_variant_are_trimmed_with_a_warning() {
    let it = loaded(of_variable::<Mode>(" off "));
    assert_eq!((it.value, it.warnings().len()), (Mode::Off, 1));
}

#[test]
fn an_option_reads_what_it_may_hold() {
    takes(of_variable::<Option<u16>>, [("7", Some(7))]);
    takes(of_file::<Option<String>>, [("''", Some(String::new())), ("'none'", Some("none".into()))]);
    refuses(of_variable::<Option<u16>>, "an unsigned integer from 0 to 65535", &["none", "null", "-1"]);
    assert_eq!(loaded(settings::Loader::<super::It<Option<u16>>>::new()).value, None);
    assert_eq!(loaded(of_variable::<Option<u16>>("")).value, None);
}
