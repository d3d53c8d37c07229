//! From a variable's name to a setting.

use std::collections::BTreeMap;

use settings::{Code, Environment, Loader, Settings};

use super::Shop;
use crate::support::{
    Folder, clean, loaded, only, only_warning, places, refused, shown, toml, variables, way,
};

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP", separator = "__")]
struct Double {
    #[settings(default = 8080)]
    port: u16,
    #[settings(nested)]
    http: Inner,
    #[settings(default)]
    features: BTreeMap<String, bool>,
}

#[derive(Debug, Settings)]
struct Inner {
    #[settings(default = 10)]
    max_body: u32,
}

#[derive(Debug, Settings)]
#[settings(prefix = "")]
struct Bare {
    #[settings(default = 8080)]
    port: u16,
    #[settings(nested)]
    http: Inner,
}

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP")]
struct Absolute {
    #[settings(env = "DATABASE_URL", default = "none")]
    url: String,
    #[settings(env = ["SHOP_LISTEN", "PORT"], default = 8080)]
    port: u16,
    #[settings(nested)]
    inner: AbsoluteInner,
}

#[derive(Debug, Settings)]
struct AbsoluteInner {
    #[settings(env = "RUST_LOG", default = "info")]
    filter: String,
}

#[test]
fn path_is_joined_by_one_underscore() {
    let names = [
        ("SHOP_PORT", "1"),
        ("SHOP_HTTP_MAX_BODY", "2"),
        ("SHOP_HTTP_MAX", "3"),
        ("SHOP_HTTP_TLS_STRICT", "on"),
    ];
    let shop = clean(variables::<Shop, 4>(names));
    assert_eq!((shop.port, shop.http.max_body, shop.http.max, shop.http.tls.strict), (1, 2, 3, true));
    assert_eq!(way(&shop, "http.max_body"), "variable SHOP_HTTP_MAX_BODY < default");
}

#[test]
fn two_underscores_separate_where_the_declaration_says_so() {
    let names = [("SHOP_PORT", "1"), ("SHOP_HTTP__MAX_BODY", "2"), ("SHOP_FEATURES__BETA", "true")];
    let shop = clean(variables::<Double, 3>(names));
    assert_eq!((shop.port, shop.http.max_body, shop.features["beta"]), (1, 2, true));
}

#[test]
fn one_underscore_in_the_place_of_two_is_a_problem() {
    let problem = only(variables::<Double, 1>([("SHOP_HTTP_MAX_BODY", "2")]));
    assert_eq!((problem.code(), problem.suggestion()), (Code::UnknownVariable, Some("SHOP_HTTP__MAX_BODY")));
}

#[test]
fn two_underscores_in_the_place_of_one_are_a_problem() {
    for (name, meant) in [("SHOP__PORT", "SHOP_PORT"), ("SHOP_HTTP__MAX", "SHOP_HTTP_MAX")] {
        let problem = only(variables::<Shop, 1>([(name, "2")]));
        assert_eq!((problem.code(), problem.suggestion()), (Code::UnknownVariable, Some(meant)));
    }
}

#[test]
fn without_a_prefix_the_names_are_the_path() {
    let shop =
        clean(variables::<Bare, 4>([("PORT", "1"), ("HTTP_MAX_BODY", "2"), ("PATH", "/bin"), ("PROT", "x")]));
    assert_eq!((shop.port, shop.http.max_body), (1, 2));
    assert_eq!(way(&shop, "http.max_body"), "variable HTTP_MAX_BODY < default");
}

#[test]
fn other_programs_variables_are_none_of_ours() {
    let others = [
        ("PORT", "x"),
        ("APPSHOP_PORT", "x"),
        ("SHOP", "x"),
        ("SHOPPORT", "x"),
        ("SHOPS_PORT", "x"),
        ("shop_port", "x"),
    ];
    assert_eq!(clean(variables::<Shop, 6>(others)).port, 8080);
}

#[test]
fn an_absolute_name_takes_the_place_of_the_path() {
    let names = [("DATABASE_URL", "a"), ("RUST_LOG", "debug"), ("PORT", "1")];
    let shop = clean(variables::<Absolute, 3>(names));
    assert_eq!((shop.url.as_str(), shop.inner.filter.as_str(), shop.port), ("a", "debug", 1));
    assert_eq!(way(&shop, "inner.filter"), "variable RUST_LOG < default");
}

#[test]
fn of_several_names_the_first_is_preferred() {
    for pairs in [[("PORT", "1"), ("SHOP_LISTEN", "2")], [("SHOP_LISTEN", "2"), ("PORT", "1")]] {
        let shop = clean(variables::<Absolute, 2>(pairs));
        assert_eq!(shop.port, 2);
        assert_eq!(way(&shop, "port"), "variable SHOP_LISTEN < variable PORT < default");
    }
}

#[test]
fn an_empty_preferred_name_leaves_the_other() {
    let shop = loaded(variables::<Absolute, 2>([("SHOP_LISTEN", ""), ("PORT", "1")]));
    assert_eq!(shop.port, 1);
    assert_eq!(shop.warnings()[0].code(), Code::SetButEmpty);
    assert_eq!(places(&shop.warnings()[0]), ["variable SHOP_LISTEN"]);
}

#[test]
fn a_stronger_layer_beats_a_preferred_name() {
    let weak = Environment::from([("SHOP_LISTEN", "1")]);
    let strong = Environment::from([("PORT", "2")]);
    assert_eq!(clean(Loader::<Absolute>::new().environment(weak).environment(strong)).port, 2);
}

#[test]
fn a_setting_with_an_absolute_name_has_no_other() {
    // The name made from the path is under the prefix, and leads nowhere.
    let shop = loaded(variables::<Absolute, 2>([("SHOP_URL", "a"), ("SHOP_INNER_FILTER", "x")]));
    assert_eq!((shop.url.as_str(), shop.inner.filter.as_str()), ("none", "info"));
    assert_eq!(shop.warnings().len(), 2);
}

#[test]
fn an_entry_of_a_map_stands_behind_two_underscores() {
    let shop = clean(variables::<Shop, 3>([
        ("SHOP_FEATURES__BETA", "yes"),
        ("SHOP_FEATURES__NEW_UI", "0"),
        ("SHOP_LABELS__TEAM__NAME", "x"),
    ]));
    assert_eq!(shop.features, BTreeMap::from([("beta".into(), true), ("new_ui".into(), false)]));
    assert_eq!(shop.labels, BTreeMap::from([("team__name".into(), "x".into())]));
    assert_eq!(
        shop.explain().setting("features.beta").unwrap().origin().to_string(),
        "variable SHOP_FEATURES__BETA"
    );
}

#[test]
fn an_entry_keeps_the_case_of_a_key_that_is_there() {
    let shop = clean(
        toml::<Shop>("[features]\nNewUI = false")
            .environment(Environment::from([("SHOP_FEATURES__NEWUI", "true")])),
    );
    assert_eq!(shop.features, BTreeMap::from([("NewUI".into(), true)]));
    assert_eq!(shop.explain().setting("features.NewUI").unwrap().overrode()[0].to_string(), "<toml>:2:9");
}

#[test]
fn an_entry_is_in_lower_case_where_two_keys_match() {
    let text = "[features]\nBeta = false\nbeta = false";
    let shop = clean(toml::<Shop>(text).environment(Environment::from([("SHOP_FEATURES__BETA", "true")])));
    assert_eq!(shop.features, BTreeMap::from([("Beta".into(), false), ("beta".into(), true)]));
}

#[test]
fn an_entry_is_in_lower_case_where_two_keys_match_though_neither_is() {
    let text = "[features]\nBeta = false\nBETA = false";
    let shop = clean(toml::<Shop>(text).environment(Environment::from([("SHOP_FEATURES__BETA", "true")])));
    assert_eq!(shop.features.len(), 3);
    assert!(shop.features["beta"]);
}

#[test]
fn an_entry_behind_one_underscore_is_a_problem() {
    let problem = only(variables::<Shop, 1>([("SHOP_FEATURES_BETA", "true")]));
    assert_eq!((problem.code(), problem.suggestion()), (Code::UnknownVariable, Some("SHOP_FEATURES__BETA")));
}

#[test]
fn an_entry_without_a_name_is_a_problem() {
    let error = refused(variables::<Shop, 1>([("SHOP_FEATURES__", "true")]));
    assert_eq!(error.problems().len(), 1, "{error}");
    assert_eq!(places(&error.problems()[0]), ["variable SHOP_FEATURES__"]);
}

#[test]
fn a_whole_map_in_one_variable_is_a_problem() {
    let problem = only(variables::<Shop, 1>([("SHOP_FEATURES", "beta=true")]));
    assert_eq!((problem.code(), problem.key()), (Code::InvalidValue, Some("features")));
    assert!(problem.help().unwrap().contains("__"), "{problem}");
}

#[test]
fn config_names_the_file() {
    let folder = Folder::new();
    let path = folder.write("other.toml", "port = 9000\nname = 'file'");
    let variables = [("SHOP_CONFIG", path.to_str().unwrap()), ("SHOP_NAME", "variable")];
    let shop = clean(Loader::<Shop>::standard(Environment::from(variables)));
    assert_eq!((shop.port, shop.name.as_str()), (9000, "variable"));
    assert_eq!(folder.hide(&way(&shop, "port")), "DIR/other.toml:1:8 < default");
}

#[test]
fn a_file_named_by_config_has_to_be_there() {
    let folder = Folder::new();
    let path = folder.path("gone.toml");
    let problem =
        only(Loader::<Shop>::standard(Environment::from([("SHOP_CONFIG", path.to_str().unwrap())])));
    assert_eq!(problem.code(), Code::FileNotFound);
    assert!(problem.to_string().contains("SHOP_CONFIG"), "who named it:\n{problem}");
}

#[test]
fn an_empty_config_names_no_file() {
    let shop = loaded(Loader::<Shop>::standard(Environment::from([("SHOP_CONFIG", "")])));
    assert_eq!(shown(&shop, "port"), "8080");
}

#[test]
#[cfg(unix)]
fn a_config_that_is_not_utf8_is_not_passed_over() {
    use std::os::unix::ffi::OsStringExt;
    let value = std::ffi::OsString::from_vec(b"/nowhere/\xff.toml".to_vec());
    let error = refused(Loader::<Shop>::standard(Environment::from([("SHOP_CONFIG", value)])));
    assert_eq!(error.problems().len(), 1, "{error}");
}

#[test]
fn config_means_nothing_to_a_loader_that_does_not_read_it() {
    let warning = only_warning(variables::<Shop, 1>([("SHOP_CONFIG", "/nowhere/settings.toml")]));
    assert_eq!(warning.code(), Code::UnknownVariable);
}
