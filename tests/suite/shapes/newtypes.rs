//! Types with checks of their own.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::atomic::{AtomicU8, Ordering};

use settings::{Checked, Code, Input, Leaf, Loader, Refusal, SecretString, Settings, Shape};

use crate::support::{clean, codes, only, places, refused, toml, variables};

/// Not a privileged one.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Settings)]
struct Port(#[settings(range(min = 1024))] u16);

#[derive(Debug, Settings)]
struct Token(#[settings(bytes(min = 4))] SecretString);

#[derive(Debug, PartialEq, Settings)]
struct Mail(#[settings(serde, expects = "an address with an `@`", check = has_at)] String);

#[derive(Debug, Settings)]
struct Name(#[settings(not_blank, pattern = "[a-z ]*")] String);

#[expect(clippy::ptr_arg, reason = "a check of what serde has read is given that")]
fn has_at(mail: &String) -> Result<(), &'static str> {
    if mail.contains('@') { Ok(()) } else { Err("there is no `@` in it") }
}

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP")]
struct Shop {
    #[settings(default = Port(8080), check = even)]
    port: Port,
    spare: Option<Port>,
    #[settings(default)]
    ports: Vec<Port>,
    #[settings(default)]
    named: BTreeMap<String, Port>,
    token: Option<Token>,
    #[settings(default = Mail("a@b".into()))]
    mail: Mail,
    #[settings(default = Name("shop".into()))]
    name: Name,
}

fn even(port: &u16) -> Result<(), &'static str> {
    if port & 1 == 0 { Ok(()) } else { Err("must be even") }
}

#[test]
fn it_is_read_as_what_it_holds() {
    let shop = clean(variables::<Shop, 4>([
        ("SHOP_PORT", "9000"),
        ("SHOP_PORTS", "2000,3000"),
        ("SHOP_NAMED__A", "4000"),
        ("SHOP_TOKEN", "sesame"),
    ]));
    assert_eq!((shop.port, shop.ports[1], shop.named["a"]), (Port(9000), Port(3000), Port(4000)));
    let explained = shop.explain().to_string();
    assert!(explained.contains("ports = [2000, 3000] (variable SHOP_PORTS, over default)"), "{explained}");
    assert!(explained.contains("token = [REDACTED]"), "{explained}");
    assert!(!explained.contains("sesame"));
}

#[test]
fn its_checks_run_wherever_it_is() {
    let error = refused(toml::<Shop>(
        "port = 81\nspare = 1\nports = [2000, 2]\nmail = 'x'\nname = ' '\ntoken = 'abc'\n[named]\na = 3\nb = 5000",
    ));
    assert_eq!(
        codes(error.problems()),
        [
            (Code::CheckFailed, "port"),
            (Code::CheckFailed, "port"),
            (Code::CheckFailed, "spare"),
            (Code::CheckFailed, "ports[1]"),
            (Code::CheckFailed, "named.a"),
            (Code::CheckFailed, "token"),
            (Code::CheckFailed, "mail"),
            (Code::CheckFailed, "name"),
        ]
    );
    assert_eq!(places(&error.problems()[3]), ["<toml>:3:16"]);
    assert!(!error.to_string().contains("abc"), "{error}");
}

#[test]
fn its_type_is_told_as_what_it_holds() {
    let problem = only(toml::<Shop>("port = 'x'"));
    assert!(problem.message().contains("an unsigned integer from 0 to 65535"), "{problem}");
    let problem = only(toml::<Shop>("mail = 3"));
    assert!(problem.message().contains("an address with an `@`"), "{problem}");
}

#[test]
fn a_default_passes_the_checks_of_its_type() {
    #[derive(Debug, Settings)]
    #[settings(prefix = "BAD")]
    struct Bad {
        #[settings(default = Port(80))]
        port: Port,
    }
    let problem = only(Loader::<Bad>::new());
    assert_eq!((problem.code(), problem.key()), (Code::CheckFailed, Some("port")));
}

#[test]
fn a_value_made_by_hand_is_checked() {
    #[derive(Debug, Settings)]
    struct Http {
        port: Port,
    }
    assert!(Checked::of(Http { port: Port(1024) }).is_ok());
    assert_eq!(
        codes(Checked::of(Http { port: Port(80) }).unwrap_err().problems()),
        [(Code::CheckFailed, "port")]
    );
}

#[derive(Debug, PartialEq, Settings)]
enum Level {
    #[settings(default)]
    Info,
    Debug,
}

#[derive(Debug, PartialEq, Settings)]
struct LogLevel(Level);

#[derive(Debug, PartialEq, Settings)]
struct Proxy(Option<u16>);

#[derive(Debug, Settings)]
struct Labels(BTreeMap<String, String>);

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP")]
struct Wrapping {
    level: LogLevel,
    proxy: Proxy,
    #[settings(default = Labels(BTreeMap::from([("a".into(), "0".into())])))]
    labels: Labels,
}

#[test]
fn it_is_absent_as_what_it_holds() {
    let shop = clean(Loader::<Wrapping>::new());
    assert_eq!((&shop.level, &shop.proxy), (&LogLevel(Level::Info), &Proxy(None)));
    let shop = clean(variables::<Wrapping, 2>([("SHOP_LEVEL", "debug"), ("SHOP_PROXY", "1")]));
    assert_eq!((&shop.level, &shop.proxy), (&LogLevel(Level::Debug), &Proxy(Some(1))));
}

#[test]
fn it_lies_over_a_weaker_one_as_what_it_holds() {
    let shop = toml::<Wrapping>("labels = { b = '1', c = '1' }");
    let shop = clean(shop.environment(settings::Environment::from([("SHOP_LABELS__C", "2")])));
    let labels: Vec<_> = shop.labels.0.iter().map(|(name, label)| (name.as_str(), label.as_str())).collect();
    assert_eq!(labels, [("a", "0"), ("b", "1"), ("c", "2")]);
}

/// A number that counts how often it was discarded.
#[derive(Debug)]
struct Watched(u8);

static DISCARDED: AtomicU8 = AtomicU8::new(0);

impl Leaf for Watched {
    type Value = u8;
    const SHAPE: Shape = Shape::BARE;

    fn expects(f: &mut fmt::Formatter<'_>) -> fmt::Result {
        u8::expects(f)
    }

    fn read(input: Input<'_>) -> Result<Self, Refusal> {
        u8::read(input).map(Self)
    }

    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.show(f)
    }

    fn value(&self) -> Option<&u8> {
        Some(&self.0)
    }

    fn discard(self) {
        DISCARDED.fetch_add(self.0, Ordering::Relaxed);
    }
}

#[derive(Debug, Settings)]
struct Holding(Watched);

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP")]
struct Discarding {
    numbers: Vec<Holding>,
}

#[test]
fn it_is_discarded_as_what_it_holds() {
    assert_eq!(only(variables::<Discarding, 1>([("SHOP_NUMBERS", "5,7,x")])).code(), Code::InvalidValue);
    assert_eq!(DISCARDED.load(Ordering::Relaxed), 12);
}
