//! Names that are nearly right: old ones, numbers of elements, and names of sections of many.

use std::collections::BTreeMap;

use settings::{Code, Environment, Loader, Settings};

use crate::support::{clean, only, refused, toml, variables};

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP")]
struct Shop {
    #[settings(default = 1, alias = "listen_port")]
    port: u16,
    #[settings(nested)]
    http: Http,
    #[settings(nested, default)]
    listeners: Vec<Listener>,
    #[settings(nested, default)]
    providers: BTreeMap<String, Listener>,
    #[settings(default)]
    features: BTreeMap<String, bool>,
}

#[derive(Debug, Settings)]
struct Http {
    #[settings(default = 30)]
    timeout: u16,
    #[settings(default = settings::ByteSize::kib(4))]
    max_body: settings::ByteSize,
}

#[derive(Debug, Settings)]
struct Listener {
    addr: u16,
}

#[test]
fn a_misspelt_old_name_is_meant_for_the_new_one() {
    let problem = only(variables::<Shop, _>([("SHOP_LISTEN_PROT", "2")]));
    assert_eq!(problem.suggestion(), Some("SHOP_PORT"), "{problem}");
    let problem = only(toml::<Shop>("listen_prot = 2"));
    assert_eq!(problem.suggestion(), Some("port"), "{problem}");
}

#[test]
fn what_is_no_index_is_a_problem() {
    for (name, suggestion) in [("00", "0"), ("A", "0"), ("007", "7")] {
        let name = format!("SHOP_LISTENERS__{name}__ADDR");
        let problem = only(Loader::<Shop>::new().environment(Environment::from([(name.as_str(), "1")])));
        assert_eq!(problem.code(), Code::UnknownVariable, "{problem}");
        assert_eq!(problem.suggestion(), Some(format!("SHOP_LISTENERS__{suggestion}__ADDR").as_str()));
    }
}

#[test]
fn a_variable_that_names_one_of_many_is_a_problem() {
    for name in ["SHOP_PROVIDERS__GH", "SHOP_LISTENERS__0"] {
        let error = refused(Loader::<Shop>::new().environment(Environment::from([(name, "x")])));
        assert_eq!(error.problems().first().map(settings::Problem::code), Some(Code::NotASection), "{error}");
    }
}

#[test]
fn a_name_may_end_in_an_underscore() {
    let shop = clean(variables::<Shop, _>([("SHOP_PROVIDERS__A___ADDR", "1")]));
    assert_eq!(shop.providers.keys().collect::<Vec<_>>(), ["a_"]);
    let problem = only(variables::<Shop, _>([("SHOP_FEATURES__", "1")]));
    assert_eq!(problem.suggestion(), Some("SHOP_FEATURES__<name>"));
}

#[test]
fn a_section_inside_of_another_may_belong_to_others() {
    let text = "[http.worker]\nsize = 1\n";
    let loader = toml::<Shop>(text).environment(Environment::from([("SHOP_HTTP_WORKER_SIZE", "1")]));
    clean(loader.ignore_section("http.worker"));
}

#[test]
fn whole_bytes_are_the_same_in_every_format() {
    for (format, text) in [
        ("toml", "[http]\nmax_body = SIZE"),
        ("yaml", "http:\n  max_body: SIZE"),
        ("json", r#"{"http": {"max_body": SIZE}}"#),
    ] {
        let load = |size: &str| Loader::<Shop>::new().text(format, text.replace("SIZE", size));
        assert_eq!(clean(load("4096.0")).http.max_body.bytes(), 4096);
        for size in ["4096.5", "4.096e3"] {
            assert_eq!(only(load(size)).code(), Code::InvalidValue, "{format} {size}");
        }
    }
}

#[test]
fn the_help_for_a_section_is_worded_for_its_source() {
    for (format, text, help) in [
        ("toml", "http = 5", "write a table: `[http]`, below it `timeout = …`"),
        ("yaml", "http: 5", "write a table under `http`, with `timeout` in it"),
        ("json", r#"{"listeners": 5}"#, "write a list under `listeners`, of tables with `addr` in each"),
        ("yaml", "http: ~", "take `http` out, or give it a value"),
    ] {
        let problem = only(Loader::<Shop>::new().text(format, text));
        assert_eq!(problem.help(), Some(help), "{problem}");
    }
    let problem = only(Loader::<Shop>::new().flags(["--http=5"]));
    assert_eq!(problem.message(), "this is a section: a flag cannot give all of it");
    assert_eq!(problem.help(), Some("give its settings one by one, such as `--http.timeout=…`"));
}

#[test]
fn no_flag_is_suggested_that_is_none() {
    for flag in ["--features.=true", "--http.=5"] {
        assert_eq!(only(Loader::<Shop>::new().flags([flag])).suggestion(), None);
    }
}
