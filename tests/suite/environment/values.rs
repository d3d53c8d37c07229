//! What a variable says: empty texts, blanks, quotation marks.

use settings::{Code, Environment, ExposeSecret, Loader};

use super::Shop;
use crate::support::{clean, codes, loaded, only, only_warning, places, refused, toml, variables, way};

#[test]
fn empty_counts_as_unset() {
    for name in ["SHOP_PORT", "SHOP_NAME", "SHOP_TOKEN", "SHOP_PIN", "SHOP_LANGUAGES"] {
        let warning = only_warning(variables::<Shop, 1>([(name, "")]));
        assert_eq!(warning.code(), Code::SetButEmpty, "{name}");
        assert_eq!(places(&warning), [format!("variable {name}")]);
        assert!(warning.message().contains("set but empty"));
    }
    let shop = loaded(variables::<Shop, 1>([("SHOP_TOKEN", "")]));
    assert!(shop.token.is_none());
}

#[test]
fn an_empty_entry_of_a_map_counts_as_unset() {
    let shop = loaded(variables::<Shop, 2>([("SHOP_FEATURES__BETA", ""), ("SHOP_LABELS__A", "")]));
    assert!(shop.features.is_empty() && shop.labels.is_empty());
    assert_eq!(
        codes(&shop.warnings()),
        [(Code::SetButEmpty, "features.beta"), (Code::SetButEmpty, "labels.a")]
    );
    let over = Environment::from([("SHOP_FEATURES__BETA", "")]);
    let shop = loaded(toml::<Shop>("[features]\nbeta = true").environment(over));
    assert!(shop.features["beta"]);
}

#[test]
fn empty_leaves_a_weaker_value() {
    let text = "port = 9000\nname = 'file'\ntoken = 'sesame'\nlanguages = ['de']";
    let names = [("SHOP_PORT", ""), ("SHOP_NAME", ""), ("SHOP_TOKEN", ""), ("SHOP_LANGUAGES", "")];
    let shop = loaded(toml::<Shop>(text).environment(Environment::from(names)));
    assert_eq!((shop.port, shop.name.as_str(), shop.languages.len()), (9000, "file", 1));
    assert_eq!(shop.token.as_ref().unwrap().expose_secret(), "sesame");
    assert_eq!(way(&shop, "port"), "<toml>:1:8 < default");
    let keys = ["port", "name", "token", "languages"].map(|key| (Code::SetButEmpty, key));
    assert_eq!(codes(&shop.warnings()), keys);
}

#[test]
fn empty_does_not_make_a_section_present() {
    let shop = loaded(variables::<Shop, 1>([("SHOP_WORKER_COUNT", "")]));
    assert!(shop.worker.is_none());
    assert_eq!(codes(&shop.warnings()), [(Code::SetButEmpty, "worker.count")]);
}

#[test]
fn empty_and_required_says_so() {
    let loader = toml::<Shop>("[worker]").environment(Environment::from([("SHOP_WORKER_COUNT", "")]));
    let problem = only(loader);
    assert_eq!((problem.code(), problem.key()), (Code::SetButEmpty, Some("worker.count")));
    assert!(problem.message().contains("set but empty"));
    assert!(places(&problem).contains(&"variable SHOP_WORKER_COUNT".to_owned()));
}

#[test]
fn blanks_alone_are_not_a_number() {
    let problem = only(variables::<Shop, 1>([("SHOP_PORT", "  ")]));
    assert_eq!(problem.key(), Some("port"));
}

#[test]
fn blanks_around_a_number_are_trimmed_with_a_warning() {
    for text in [" 8081", "8081 ", "\t8081\n"] {
        let shop = loaded(variables::<Shop, 1>([("SHOP_PORT", text)]));
        assert_eq!(shop.port, 8081);
        assert_eq!(codes(&shop.warnings()), [(Code::BlanksTrimmed, "port")]);
    }
    let shop = loaded(variables::<Shop, 1>([("SHOP_FEATURES__BETA", " true ")]));
    assert!(shop.features["beta"]);
    assert_eq!(codes(&shop.warnings()), [(Code::BlanksTrimmed, "features.beta")]);
}

#[test]
fn blanks_around_a_text_are_part_of_it() {
    let shop = clean(variables::<Shop, 2>([("SHOP_NAME", " corner "), ("SHOP_LABELS__A", " b ")]));
    assert_eq!((shop.name.as_str(), shop.labels["a"].as_str()), (" corner ", " b "));
    assert_eq!(
        loaded(variables::<Shop, 1>([("SHOP_TOKEN", " s ")])).token.as_ref().unwrap().expose_secret(),
        " s "
    );
}

#[test]
fn blanks_around_a_secret_number_are_trimmed() {
    let shop = loaded(variables::<Shop, 1>([("SHOP_PIN", " 12 ")]));
    assert_eq!(*shop.pin.as_ref().unwrap().expose_secret(), 12);
    assert_eq!(codes(&shop.warnings()), [(Code::BlanksTrimmed, "pin")]);
}

#[test]
fn quotation_marks_around_a_text_stay_with_a_warning() {
    for text in ["\"corner\"", "'corner'"] {
        let shop = loaded(variables::<Shop, 1>([("SHOP_NAME", text)]));
        assert_eq!(shop.name, text);
        assert_eq!(codes(&shop.warnings()), [(Code::QuotationMarks, "name")]);
    }
    for text in ["\"", "corner's", "\"a'", "'a\"", "a\"b\"c"] {
        assert_eq!(clean(variables::<Shop, 1>([("SHOP_NAME", text)])).name, text);
    }
}

#[test]
fn quotation_marks_that_the_type_refuses_are_one_problem() {
    let error = refused(variables::<Shop, 1>([("SHOP_PORT", "\"8080\"")]));
    assert_eq!(codes(error.problems()), [(Code::InvalidValue, "port")]);
    assert!(error.problems()[0].help().unwrap().contains("quotation marks"), "{error}");
    assert!(error.warnings().is_empty(), "the problem says it already:\n{error}");
}

#[test]
fn quotation_marks_of_a_secret_do_not_show_it() {
    let error = refused(variables::<Shop, 1>([("SHOP_PIN", "'CANARY'")]));
    assert_eq!(codes(error.problems()), [(Code::InvalidValue, "pin")]);
    assert!(!error.to_string().contains("CANARY"));
}

#[test]
fn an_environment_shows_no_value() {
    let environment = Environment::from([("SHOP_TOKEN", "CANARY")]);
    assert_eq!(format!("{environment:?}"), "Environment(1 variables)");
    let loader =
        Loader::<Shop>::new().environment(environment).value("token", "CANARY").text("toml", "CANARY");
    assert!(!format!("{loader:?}").contains("CANARY"));
}

#[test]
fn an_environment_is_made_of_any_pairs() {
    let pairs = vec![(String::from("SHOP_PORT"), String::from("1"))];
    assert_eq!(clean(Loader::<Shop>::new().environment(pairs.into_iter().collect())).port, 1);
    assert_eq!(clean(Loader::<Shop>::new().environment(Environment::empty())).port, 8080);
}

#[test]
fn of_two_environments_the_later_is_stronger() {
    let loader = Loader::<Shop>::new()
        .environment(Environment::from([("SHOP_PORT", "1"), ("SHOP_NAME", "a")]))
        .environment(Environment::from([("SHOP_PORT", "2")]));
    let shop = clean(loader);
    assert_eq!((shop.port, shop.name.as_str()), (2, "a"));
    assert_eq!(way(&shop, "port"), "variable SHOP_PORT < variable SHOP_PORT < default");
}
