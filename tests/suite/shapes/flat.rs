//! A section whose settings stand on the level of its field.

use settings::{Checked, Code, Environment, Loader, Settings};

use crate::support::{clean, codes, only, places, refused, toml, variables};

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP")]
struct Shop {
    #[settings(default = "shop")]
    name: String,
    #[settings(flatten)]
    http: Http,
    #[settings(nested)]
    inner: Inner,
}

#[derive(Debug, Settings)]
struct Http {
    #[settings(default = 8080)]
    port: u16,
    #[settings(nested, flatten)]
    limits: Limits,
}

#[derive(Debug, Settings)]
#[settings(check = ordered(low, high))]
struct Limits {
    #[settings(default = 1)]
    low: u8,
    #[settings(default = 9)]
    high: u8,
}

fn ordered(low: &u8, high: &u8) -> Result<(), &'static str> {
    if low <= high { Ok(()) } else { Err("`low` must not exceed `high`") }
}

#[derive(Debug, Settings)]
struct Inner {
    #[settings(flatten)]
    limits: Limits,
    #[settings(flatten)]
    maybe: Option<Maybe>,
}

#[derive(Debug, Settings)]
struct Maybe {
    user: String,
    #[settings(default = 1)]
    weight: u8,
}

#[test]
fn settings_are_read_on_the_level_above() {
    let loader = toml::<Shop>("port = 1\nlow = 2\n[inner]\nhigh = 8")
        .environment(Environment::from([("SHOP_HIGH", "7"), ("SHOP_INNER_LOW", "3")]));
    let shop = clean(loader);
    assert_eq!((shop.http.port, shop.http.limits.low, shop.http.limits.high), (1, 2, 7));
    assert_eq!((shop.inner.limits.low, shop.inner.limits.high), (3, 8));
    let keys: Vec<_> = shop.explain().settings().iter().map(|one| one.key().to_owned()).collect();
    assert_eq!(keys, ["name", "port", "low", "high", "inner.low", "inner.high"]);
    let limits: Checked<Limits> = shop.section(|shop: &Shop| &shop.inner.limits);
    assert_eq!(
        limits.explain().to_string(),
        "low = 3 (variable SHOP_INNER_LOW, over default)\nhigh = 8 (<toml>:4:8, over default)\n"
    );
}

#[test]
fn a_key_is_unknown_once_and_suggests_one_of_the_level() {
    let problem = only(toml::<Shop>("prot = 1"));
    assert_eq!((problem.code(), problem.suggestion()), (Code::UnknownKey, Some("port")));
    let problem = only(toml::<Shop>("[http]\nport = 1"));
    assert_eq!((problem.code(), problem.key()), (Code::UnknownKey, Some("http")));
    let problem = only(toml::<Shop>("[inner]\nhihg = 1"));
    assert_eq!(problem.suggestion(), Some("inner.high"));
}

#[test]
fn an_optional_one_is_there_when_one_of_its_settings_is() {
    assert!(clean(toml::<Shop>("[inner]\nlow = 2")).inner.maybe.is_none());
    let shop = clean(variables::<Shop, 1>([("SHOP_INNER_USER", "me")]));
    assert_eq!(shop.inner.maybe.as_ref().map(|one| (one.user.as_str(), one.weight)), Some(("me", 1)));
    let problem = only(toml::<Shop>("[inner]\nweight = 2"));
    assert_eq!((problem.code(), problem.key()), (Code::Missing, Some("inner.user")));
}

#[test]
fn an_absent_one_has_no_line_in_an_explanation() {
    #[derive(Debug, Settings)]
    #[settings(prefix = "SHOP")]
    struct Top {
        #[settings(flatten)]
        maybe: Option<Maybe>,
    }
    assert_eq!(clean(Loader::<Top>::new()).explain().to_string(), "");
    let top = clean(toml::<Top>("user = 'me'"));
    assert_eq!(top.explain().to_string(), "user = me (<toml>:1:8)\nweight = 1 (default)\n");
}

#[test]
fn rules_name_keys_of_their_level() {
    let error = refused(toml::<Shop>("low = 9\nhigh = 1\n[inner]\nlow = 9\nhigh = 1"));
    assert_eq!(codes(error.problems()), [(Code::RuleFailed, "low"), (Code::RuleFailed, "inner.low")]);
    assert_eq!(places(&error.problems()[1]), ["<toml>:4:7", "<toml>:5:8"]);
}

#[test]
fn a_tagged_section_can_stand_on_the_level_above() {
    #[derive(Debug, Settings)]
    #[settings(prefix = "X")]
    struct X {
        #[settings(default = 1)]
        size: u8,
        #[settings(flatten)]
        to: To,
    }
    #[derive(Debug, Settings)]
    #[settings(tag = "kind")]
    enum To {
        Here(Limits),
        There(Maybe),
    }
    let x = clean(toml::<X>("size = 2\nkind = 'there'\nuser = 'me'"));
    assert!(matches!(&x.to, To::There(Maybe { user, .. }) if user == "me"));
    let problem = only(toml::<X>("kind = 'there'\nuser = 'me'\nlow = 1"));
    assert_eq!((problem.code(), problem.key()), (Code::OtherVariant, Some("low")));
    let problem = only(toml::<X>("kind = 'here'\nszie = 1"));
    assert_eq!((problem.code(), problem.suggestion()), (Code::UnknownKey, Some("size")));
    for text in
        ["kind = 'there'\nusre = 'me'", "kind = 'there'\nuser = 'me'\nwieght = 2", "kind = 'here'\nlwo = 1"]
    {
        let problem = only(toml::<X>(text));
        let meant = problem.suggestion().unwrap_or_default();
        assert!(["user", "weight", "low"].contains(&meant), "{problem}");
    }
    assert_eq!(only(Loader::<X>::new()).key(), Some("kind"));
}

#[test]
fn a_flattened_section_without_a_name_is_told_by_what_gives_it() {
    #[derive(Debug, Settings)]
    #[settings(prefix = "SHOP")]
    struct Top {
        #[settings(flatten)]
        maybe: Option<Maybe>,
    }
    let problem = only(variables::<Top, 1>([("SHOP_WEIGHT", "2")]));
    assert_eq!(
        problem.message(),
        "required, but no source gives it, once any of its section is given at all"
    );
    let help = problem.help().unwrap_or_default();
    assert!(help.ends_with("; or take out what gives any of its section: variable SHOP_WEIGHT"), "{help}");
}
