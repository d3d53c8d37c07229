//! The stronger source wins, setting by setting.

use std::collections::BTreeMap;

use settings::{Code, Environment, Loader, Settings};

use super::Shop;
use crate::support::{Folder, clean, codes, loaded, only, places, refused, toml, variables, way};

#[test]
fn defaults_alone() {
    let shop = clean(Loader::<Shop>::new());
    assert_eq!((shop.port, shop.name.as_str(), shop.http.port), (8080, "corner", 9090));
    assert!(shop.languages.is_empty() && shop.features.is_empty() && shop.smtp.is_none());
    assert_eq!(way(&shop, "port"), "default");
}

#[test]
fn each_source_is_over_the_ones_before_it() {
    let folder = Folder::new();
    let file = folder.write("a.toml", "port = 1");
    let sources: [fn(Loader<Shop>) -> Loader<Shop>; 3] = [
        |loader| loader.text("toml", "port = 2"),
        |loader| loader.environment(Environment::from([("SHOP_PORT", "3")])),
        |loader| loader.value("port", 4),
    ];
    let names = ["<toml>:1:8", "variable SHOP_PORT", "code"];
    let mut expected = "DIR/a.toml:1:8 < default".to_owned();
    for at in 0..sources.len() {
        let loader = sources[..=at].iter().fold(Loader::new().file(&file), |loader, source| source(loader));
        let shop = clean(loader);
        assert_eq!(usize::from(shop.port), at + 2);
        expected = format!("{} < {expected}", names[at]);
        assert_eq!(folder.hide(&way(&shop, "port")), expected);
    }
}

#[test]
fn the_order_of_the_calls_decides() {
    let shop = clean(Loader::<Shop>::new().value("port", 1).text("toml", "port = 2"));
    assert_eq!((shop.port, way(&shop, "port").as_str()), (2, "<toml>:1:8 < code < default"));
    let shop = clean(variables::<Shop, 1>([("SHOP_PORT", "1")]).text("toml", "port = 2"));
    assert_eq!(shop.port, 2);
}

#[test]
fn tables_of_two_files_meet_setting_by_setting() {
    let shop = clean(
        toml::<Shop>("[http]\nport = 1\ntimeout = 1")
            .text("toml", "http.timeout = 2\nhttp.tls.strict = true"),
    );
    assert_eq!((shop.http.port, shop.http.timeout, shop.http.tls.strict), (1, 2, true));
    assert_eq!(way(&shop, "http.timeout"), "<toml>:1:16 < <toml>:3:11 < default");
}

#[test]
fn a_list_replaces_a_list() {
    let shop = clean(
        toml::<Shop>("languages = ['de', 'fr']").environment(Environment::from([("SHOP_LANGUAGES", "it")])),
    );
    assert_eq!(shop.languages, ["it"]);
    let shop =
        clean(toml::<Shop>("languages = ['de']").environment(Environment::from([("SHOP_LANGUAGES", "[]")])));
    assert!(shop.languages.is_empty());
    assert_eq!(way(&shop, "languages"), "variable SHOP_LANGUAGES < <toml>:1:13 < default");
    assert!(clean(toml::<Shop>("languages = ['de']").text("toml", "languages = []")).languages.is_empty());
}

#[test]
fn maps_are_united_entry_by_entry() {
    let loader = toml::<Shop>("[features]\na = false\nb = false\n")
        .text("toml", "features = { b = true, c = true }")
        .environment(Environment::from([("SHOP_FEATURES__C", "false"), ("SHOP_FEATURES__D", "yes")]))
        .value("features.e", true);
    let shop = clean(loader);
    let entries = [("a", false), ("b", true), ("c", false), ("d", true), ("e", true)];
    assert_eq!(shop.features, BTreeMap::from(entries.map(|(name, on)| (name.to_owned(), on))));
    let origins: Vec<String> = shop
        .explain()
        .settings()
        .iter()
        .filter(|one| one.key().starts_with("features."))
        .map(|one| one.origin().to_string())
        .collect();
    assert_eq!(
        origins,
        ["<toml>:2:5", "<toml>:1:18", "variable SHOP_FEATURES__C", "variable SHOP_FEATURES__D", "code"]
    );
    let explanation = shop.explain();
    assert_eq!(explanation.setting("features.c").unwrap().overrode()[0].to_string(), "<toml>:1:28");
}

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP")]
struct Limits {
    #[settings(default = BTreeMap::from([("read".to_owned(), 10), ("write".to_owned(), 5)]))]
    limits: BTreeMap<String, u16>,
}

#[test]
fn the_default_is_one_more_source_of_entries() {
    let shop = clean(toml::<Limits>("[limits]\nwrite = 6\nadmin = 1"));
    let entries = [("admin", 1), ("read", 10), ("write", 6)];
    assert_eq!(shop.limits, BTreeMap::from(entries.map(|(name, most)| (name.to_owned(), most))));
    assert_eq!(way(&shop, "limits.read"), "default");
    assert_eq!(way(&shop, "limits.write"), "<toml>:2:9 < default");
    assert_eq!(way(&shop, "limits.admin"), "<toml>:3:9");
    let over = clean(variables::<Limits, 1>([("SHOP_LIMITS__READ", "7")]));
    assert_eq!((over.limits["read"], over.limits["write"]), (7, 5));
}

#[test]
fn an_empty_table_takes_no_entry_away() {
    let shop = clean(toml::<Shop>("[features]\na = true").text("toml", "[features]\n"));
    assert!(shop.features["a"]);
}

#[test]
fn a_bad_entry_is_told_with_its_place() {
    let loader = toml::<Shop>("[features]\na = 'x'\nb = true\nc = 3")
        .environment(Environment::from([("SHOP_FEATURES__D", "perhaps")]));
    let error = refused(loader);
    let keys = ["features.a", "features.c", "features.d"].map(|key| (Code::InvalidValue, key));
    assert_eq!(codes(error.problems()), keys);
    let from: Vec<_> = error.problems().iter().flat_map(places).collect();
    assert_eq!(from, ["<toml>:2:5", "<toml>:4:5", "variable SHOP_FEATURES__D"]);
}

#[test]
fn what_is_no_table_is_a_bad_value_of_the_map() {
    let problem = only(toml::<Shop>("features = true"));
    assert_eq!((problem.code(), problem.key()), (Code::InvalidValue, Some("features")));
    // Whatever the order.
    let table = "[features]\na = true";
    for loader in [
        toml::<Shop>("features = true").text("toml", table),
        toml::<Shop>(table).text("toml", "features = true"),
    ] {
        assert_eq!(only(loader).key(), Some("features"));
    }
}

#[test]
fn a_bad_value_that_is_overridden_is_a_warning_with_both_places() {
    let loader = toml::<Shop>("port = 'x'\n[http]\nport = 99999").text("toml", "port = 5\nhttp.port = 6");
    let shop = loaded(loader);
    assert_eq!(codes(&shop.warnings()), [(Code::ShadowedValue, "port"), (Code::ShadowedValue, "http.port")]);
    assert_eq!(places(&shop.warnings()[1])[0], "<toml>:3:8");
    assert!(shop.warnings()[1].to_string().contains("<toml>:2:13"), "{:?}", shop.warnings());
}

#[test]
fn a_bad_entry_that_is_overridden_is_a_warning() {
    let shop = loaded(
        toml::<Shop>("[features]\na = 'x'").environment(Environment::from([("SHOP_FEATURES__A", "on")])),
    );
    assert_eq!(codes(&shop.warnings()), [(Code::ShadowedValue, "features.a")]);
}

#[test]
fn what_is_overridden_is_not_checked() {
    assert_eq!(clean(toml::<Shop>("port = 9090").text("toml", "port = 1")).port, 1);
}

#[test]
fn a_bad_value_never_falls_back() {
    let problem = only(toml::<Shop>("port = 1").environment(Environment::from([("SHOP_PORT", "x")])));
    assert_eq!(
        (problem.code(), places(&problem)),
        (Code::InvalidValue, vec!["variable SHOP_PORT".to_owned()])
    );
}

#[test]
fn a_value_in_code_is_read_like_a_variable() {
    let shop = clean(
        Loader::<Shop>::new().value("port", "1").value("languages", "a,b").value("http.tls.strict", "on"),
    );
    assert_eq!((shop.port, shop.languages.len(), shop.http.tls.strict), (1, 2, true));
    assert_eq!(clean(Loader::<Shop>::new().value("name", "")).name, "");
    assert_eq!(shop.origin("port").unwrap().name(), Some("port"));
}

#[test]
fn a_value_in_code_for_no_setting_is_a_problem() {
    for (key, meant) in [
        ("prot", Some("port")),
        ("http.Port", Some("http.port")),
        ("nothing", None),
        ("port.x", None),
        ("", None),
    ] {
        let problem = only(Loader::<Shop>::new().value(key, "CANARY"));
        assert_eq!((problem.code(), problem.suggestion()), (Code::UnknownKey, meant), "{key}");
        assert!(!problem.to_string().contains("CANARY"));
    }
    for key in ["http", "smtp", "http.tls"] {
        let problem = only(Loader::<Shop>::new().value(key, "CANARY"));
        assert_eq!((problem.code(), problem.key()), (Code::NotASection, Some(key)));
        assert!(!problem.to_string().contains("variable"), "code is no variable:\n{problem}");
    }
}
