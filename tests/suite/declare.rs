//! Declarations: what a struct says is what a load does.

use std::collections::BTreeMap;

use settings::{Checked, Code, Environment, Leaf, Loader, Root, SecretBox, SecretString, Settings};

use crate::support::{clean, codes, only, places, refused, shown, toml, variables, way};

/// Renamed fields, sections and variants.
#[derive(Debug, Settings)]
#[settings(prefix = "SHOP")]
struct Renamed {
    #[settings(rename = "listen-port", default = 8080)]
    port: u16,
    #[settings(nested, rename = "web")]
    http: Web,
    #[settings(default = Kind::Plain)]
    r#type: Kind,
}

#[derive(Debug, Settings)]
struct Web {
    #[settings(default = 5)]
    max: u32,
}

#[derive(Debug, PartialEq, Settings)]
enum Kind {
    Plain,
    #[settings(rename = "x-509")]
    Certificate,
    HTTPOnly,
}

#[test]
fn a_new_name_is_the_only_name() {
    let shop = clean(toml::<Renamed>("listen-port = 1\nweb.max = 2\ntype = 'x-509'"));
    assert_eq!((shop.port, shop.http.max, &shop.r#type), (1, 2, &Kind::Certificate));
    let error = refused(toml::<Renamed>("port = 1\n[http]\nmax = 2"));
    assert_eq!(codes(error.problems()), [(Code::UnknownKey, "port"), (Code::UnknownKey, "http")]);
}

#[test]
fn a_new_name_is_that_of_the_variable_too() {
    let names = [("SHOP_LISTEN_PORT", "1"), ("SHOP_WEB_MAX", "2"), ("SHOP_TYPE", "http_only")];
    let shop = clean(variables::<Renamed, 3>(names));
    assert_eq!((shop.port, shop.http.max, &shop.r#type), (1, 2, &Kind::HTTPOnly));
    assert_eq!(way(&shop, "listen-port"), "variable SHOP_LISTEN_PORT < default");
}

/// One section at several places.
#[derive(Debug, Settings)]
#[settings(prefix = "SHOP")]
struct Twice {
    #[settings(nested)]
    primary: Database,
    #[settings(nested)]
    replica: Database,
    #[settings(nested)]
    archive: Option<Database>,
}

#[derive(Debug, Settings)]
#[settings(check = fits(min, max))]
struct Database {
    url: SecretString,
    #[settings(default = 1)]
    min: u32,
    #[settings(default = 10, range(max = 100))]
    max: u32,
}

fn fits(min: &u32, max: &u32) -> Result<(), &'static str> {
    if min <= max { Ok(()) } else { Err("`min` must not exceed `max`") }
}

#[test]
fn a_section_is_used_at_several_places() {
    let loader = toml::<Twice>("[primary]\nurl = 'a'\nmax = 5\n[replica]\nurl = 'b'")
        .environment(Environment::from([("SHOP_REPLICA_MAX", "7"), ("SHOP_ARCHIVE_URL", "c")]));
    let shop = clean(loader);
    assert_eq!((shop.primary.max, shop.replica.max, shop.archive.as_ref().unwrap().max), (5, 7, 10));
    let error =
        refused(toml::<Twice>("primary = { url = 'x', max = 101 }\nreplica = { url = 'x', min = 50 }"));
    assert_eq!(
        codes(error.problems()),
        [(Code::CheckFailed, "primary.max"), (Code::RuleFailed, "replica.min")]
    );
    let not_run: Vec<_> = error.not_run().iter().map(|one| one.keys()[0].as_str()).collect();
    assert_eq!(not_run, ["primary.min"]);
}

/// Types with parameters.
#[derive(Debug, Settings)]
#[settings(prefix = "SHOP")]
struct Generic<T: Leaf, const COUNT: usize = 1>
where
    T: Default,
{
    #[settings(default)]
    value: T,
    #[settings(nested)]
    inner: Inner<T>,
}

#[derive(Debug, Settings)]
struct Inner<T: Leaf> {
    maybe: Option<T>,
    #[settings(default)]
    all: Vec<T>,
}

#[test]
fn parameters_are_those_of_the_type() {
    let numbers = clean(variables::<Generic<u16, 3>, 2>([("SHOP_VALUE", "1"), ("SHOP_INNER_ALL", "1,2")]));
    assert_eq!((numbers.value, &numbers.inner.all[..], numbers.inner.maybe), (1, &[1, 2][..], None));
    let texts = clean(toml::<Generic<String>>("value = 'x'\ninner.maybe = 'y'"));
    assert_eq!((texts.value.as_str(), texts.inner.maybe.as_deref()), ("x", Some("y")));
    assert_eq!(only(toml::<Generic<bool>>("inner.all = ['x']")).key(), Some("inner.all[0]"));
}

#[test]
fn defaults_of_two_types_with_parameters_are_proven_each() {
    fn small<T: Leaf + Default>(_: &T) -> Result<(), &'static str> {
        if size_of::<T>() < 3 { Ok(()) } else { Err("must be small") }
    }
    #[derive(Debug, Settings)]
    #[settings(prefix = "SHOP")]
    struct Proven<T: Leaf<Value = T> + Default> {
        #[settings(default, check = small)]
        value: T,
    }
    clean(Loader::<Proven<u8>>::new());
    let error = refused(Loader::<Proven<u64>>::new().value("value", 1));
    let from: Vec<_> = error.problems().iter().flat_map(places).collect();
    assert_eq!(from, ["code", "default"]);
}

/// What a reviewer reads changes nothing about a load.
#[derive(Debug, Settings)]
#[settings(prefix = "SHOP", review(owner = "team-shop", since = "1.0"))]
struct Reviewed {
    #[settings(
        default = 1,
        review(security, owner = "edge", expect = "413 above it", rollback = "unset {variable}")
    )]
    body: u32,
    #[settings(nested, review(owner = "team-db"))]
    inner: Noted,
}

#[derive(Debug, Settings)]
#[settings(review(security))]
struct Noted {
    #[settings(default = 2)]
    other: u32,
}

#[test]
fn what_is_said_for_reviewers_is_kept() {
    let section = <Reviewed as Settings>::SECTION;
    assert_eq!(
        (section.name(), section.doc()),
        ("Reviewed", "What a reviewer reads changes nothing about a load.")
    );
    assert_eq!((section.reviewed().owner, section.reviewed().since), (Some("team-shop"), Some("1.0")));
    let body = section.fields()[0].reviewed();
    assert_eq!(
        (body.security, body.owner, body.expect, body.rollback),
        (true, Some("edge"), Some("413 above it"), Some("unset {variable}"))
    );
    let inner = &section.fields()[1];
    assert_eq!(inner.reviewed().owner, Some("team-db"));
    assert!(inner.as_section().unwrap().reviewed().security);
    assert_eq!(clean(Loader::<Reviewed>::new()).inner.other, 2);
}

#[test]
fn the_schema_says_what_was_declared() {
    let fields = <Twice as Settings>::SECTION.fields();
    let keys: Vec<&str> = fields.iter().map(settings::private::Field::key).collect();
    assert_eq!(keys, ["primary", "replica", "archive"]);
    let database = fields[2].as_section().unwrap().fields();
    let said: Vec<_> = database
        .iter()
        .map(|one| (one.key(), one.variable(), one.default_as_written(), one.is_secret()))
        .collect();
    assert_eq!(
        said,
        [("url", "URL", None, true), ("min", "MIN", Some("1"), false), ("max", "MAX", Some("10"), false)]
    );
    assert_eq!(database[2].type_as_written(), "u32");
    assert_eq!((Twice::PREFIX, Twice::SEPARATOR), ("SHOP", "_"));
}

#[derive(Debug, Settings)]
struct Hidden {
    #[settings(default = Token::from("no secret"))]
    token: Token,
    #[settings(default = SecretBox::new(Box::new(4711)))]
    pin: SecretBox<u32>,
    #[settings(default = 4711)]
    port: u32,
    #[settings(nested, default = Inside { key: SecretString::from("no secret") })]
    inside: Inside,
    #[settings(nested, default)]
    all: Vec<Inside>,
}

#[derive(Debug, Settings)]
struct Inside {
    key: SecretString,
}

#[test]
fn the_schema_says_no_default_of_a_secret() {
    let fields = <Hidden as Settings>::SECTION.fields();
    let written: Vec<_> = fields.iter().map(settings::private::Field::default_as_written).collect();
    let hidden = Some("[REDACTED]");
    assert_eq!(written, [hidden, hidden, Some("4711"), Some("…"), Some("Default::default()")]);
}

/// The crate by another name.
mod elsewhere {
    pub(super) use ::settings as configuration;
}

#[derive(Debug, elsewhere::configuration::Settings)]
#[settings(crate = crate::declare::elsewhere::configuration, prefix = "SHOP")]
struct Through {
    #[settings(default = 1, range(min = 1))]
    value: u32,
}

#[test]
fn the_crate_may_have_another_name() {
    assert_eq!(clean(Loader::<Through>::new().value("value", 2)).value, 2);
    assert_eq!(only(Loader::<Through>::new().value("value", 0)).code(), Code::CheckFailed);
}

/// Every kind of secret, and aliases, which the derive does not look through.
type Token = SecretString;
type Maybe<T> = Option<T>;

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP")]
struct Secrets {
    token: Maybe<Token>,
    #[settings(secret)]
    said: Option<SecretBox<u64>>,
    #[settings(default)]
    keys: BTreeMap<String, Token>,
}

#[test]
fn a_secrecy_type_is_secret_by_any_name() {
    let shop = clean(toml::<Secrets>("token = 'CANARY'\nsaid = 391852\nkeys.a = 'CANARY'"));
    for key in ["token", "said", "keys.a"] {
        assert_eq!(shown(&shop, key), "[REDACTED]");
    }
    assert!(!format!("{shop:?}{}", shop.explain()).contains("CANARY"));
}

/// A leaf of the service's own.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Percent(u8);

impl Leaf for Percent {
    type Value = u8;
    const SHAPE: settings::Shape = settings::Shape::SCALAR;

    fn expects(f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a percentage such as `50%`")
    }

    fn read(input: settings::Input<'_>) -> Result<Self, settings::Refusal> {
        let text = input.text()?;
        let number =
            text.strip_suffix('%').and_then(|digits| digits.parse().ok()).filter(|number| *number <= 100);
        number.map(Self).ok_or_else(|| input.refuse().hint("write the sign, too"))
    }

    fn show(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}%", self.0)
    }

    fn value(&self) -> Option<&u8> {
        Some(&self.0)
    }
}

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP")]
struct Own {
    #[settings(default = Percent(50), range(max = 90))]
    share: Percent,
    #[settings(default)]
    more: Vec<Percent>,
}

#[test]
fn a_type_of_the_service_is_a_leaf_like_any_other() {
    let own = clean(variables::<Own, 2>([("SHOP_SHARE", "7%"), ("SHOP_MORE", "1%,2%")]));
    assert_eq!((own.share, own.more.len()), (Percent(7), 2));
    assert_eq!((shown(&own, "share"), shown(&own, "more")), ("7%".into(), "[\"1%\", \"2%\"]".into()));
    let problem = only(toml::<Own>("share = '7'"));
    assert_eq!(
        (problem.message(), problem.help()),
        ("expected a percentage such as `50%`, found `7`", Some("write the sign, too"))
    );
    assert_eq!(only(toml::<Own>("share = '91%'")).message(), "must be at most 90, found `91%`");
    assert_eq!(only(toml::<Own>("more = ['1%', 'x']")).key(), Some("more[1]"));
}

/// Nothing to be told.
#[derive(Debug, Settings)]
#[settings(prefix = "SHOP")]
struct Nothing {}

#[test]
fn a_service_without_settings_loads() {
    let nothing = clean(Loader::<Nothing>::new());
    assert_eq!(nothing.explain().to_string(), "");
    assert!(nothing.summary().starts_with("0 settings: 0 by default; 0 warnings"));
    assert_eq!(only(toml::<Nothing>("a = 1")).code(), Code::UnknownKey);
    assert!(Checked::of(Nothing {}).is_ok());
}
