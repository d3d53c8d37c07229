//! Sections: a single value in the place of one, and those that may be absent.

use settings::{Code, Environment, Loader};

use super::Shop;
use crate::support::{clean, codes, only, places, refused, shown, toml, variables};

#[test]
fn a_single_value_for_a_section_is_a_problem() {
    for text in ["http = true", "http = 'x'", "http = 7", "http = []", "http = 1979-05-27"] {
        let problem = only(toml::<Shop>(text));
        assert_eq!((problem.code(), problem.key()), (Code::NotASection, Some("http")));
        assert_eq!(places(&problem), ["<toml>:1:8"]);
    }
    assert_eq!(only(toml::<Shop>("smtp = 'mail'")).key(), Some("smtp"));
}

#[test]
fn a_list_of_tables_for_a_section_is_a_problem() {
    let problem = only(toml::<Shop>("[[http]]\nport = 1"));
    assert_eq!((problem.code(), problem.key()), (Code::NotASection, Some("http")));
    assert!(problem.message().contains("a list"), "{problem}");
}

#[test]
fn a_single_value_and_a_table_are_one_problem_with_both_places() {
    let (value, table) = ("http = 5", "[http]\nport = 6");
    for loader in [toml::<Shop>(value).text("toml", table), toml::<Shop>(table).text("toml", value)] {
        let problem = only(loader);
        assert_eq!((problem.code(), problem.key()), (Code::NotASection, Some("http")));
        let from = places(&problem);
        assert!(from.len() == 2 && from.contains(&"<toml>:1:8".to_owned()), "{problem}");
    }
    let loader = toml::<Shop>(value).environment(Environment::from([("SHOP_HTTP_TLS_STRICT", "on")]));
    let problem = only(loader);
    assert!(problem.to_string().contains("SHOP_HTTP_TLS_STRICT"), "{problem}");
}

#[test]
fn a_single_value_for_an_optional_section_makes_nothing_missing() {
    assert_eq!(codes(refused(toml::<Shop>("smtp = 1")).problems()), [(Code::NotASection, "smtp")]);
    let loader = toml::<Shop>("smtp = 1").environment(Environment::from([("SHOP_SMTP_PORT", "2")]));
    assert_eq!(codes(refused(loader).problems()), [(Code::NotASection, "smtp")]);
}

#[test]
fn a_table_for_a_setting_is_a_bad_value() {
    let problem = only(toml::<Shop>("[port]\nx = 1"));
    assert_eq!((problem.code(), problem.key()), (Code::InvalidValue, Some("port")));
    assert!(problem.message().contains("found a table"), "{problem}");
    let problem = only(toml::<Shop>("name = { a = 'CANARY' }"));
    assert!(!problem.to_string().contains("CANARY"));
}

#[test]
fn an_optional_section_is_absent_where_nothing_names_it() {
    let shop = clean(toml::<Shop>("[http]\nport = 1"));
    assert!(shop.smtp.is_none());
    assert_eq!(shown(&shop, "smtp"), "none");
    assert!(shop.explain().setting("smtp.host").is_none());
}

#[test]
fn an_optional_section_is_present_where_anything_names_it() {
    let text = clean(toml::<Shop>("[smtp]\nhost = 'mail'"));
    assert_eq!(text.smtp.as_ref().unwrap().port, 25);
    let variable = clean(variables::<Shop, 1>([("SHOP_SMTP_HOST", "mail")]));
    assert_eq!(variable.smtp.as_ref().unwrap().host, "mail");
    let code = clean(Loader::<Shop>::new().value("smtp.host", "mail"));
    assert!(code.smtp.as_ref().unwrap().retry.is_none());
    let both =
        clean(toml::<Shop>("smtp.host = 'mail'").environment(Environment::from([("SHOP_SMTP_PORT", "26")])));
    assert_eq!(both.smtp.as_ref().unwrap().port, 26);
}

#[test]
fn an_optional_section_of_an_optional_section() {
    let shop = clean(variables::<Shop, 2>([("SHOP_SMTP_HOST", "mail"), ("SHOP_SMTP_RETRY_TIMES", "3")]));
    assert_eq!(shop.smtp.as_ref().unwrap().retry.as_ref().unwrap().times, 3);
    let problem = only(variables::<Shop, 1>([("SHOP_SMTP_RETRY_TIMES", "3")]));
    assert_eq!((problem.code(), problem.key()), (Code::Missing, Some("smtp.host")));
    let problem = only(variables::<Shop, 2>([("SHOP_SMTP_HOST", "mail"), ("SHOP_SMTP_RETRY_CODES__A", "1")]));
    assert_eq!((problem.code(), problem.key()), (Code::Missing, Some("smtp.retry.times")));
    assert!(problem.to_string().contains("SHOP_SMTP_RETRY_CODES__A"), "{problem}");
}

#[test]
fn an_empty_table_makes_an_optional_section_present() {
    for (text, cause) in [
        ("[smtp]", "gives `smtp`: <toml>:1:"),
        ("smtp = {}", "gives `smtp`: <toml>:1:"),
        ("[smtp.retry]\ntimes = 1", "gives `smtp`: `smtp.retry.times` at <toml>:2:9"),
    ] {
        let problem = only(toml::<Shop>(text));
        assert_eq!((problem.code(), problem.key()), (Code::Missing, Some("smtp.host")));
        assert!(problem.to_string().contains(cause), "because of what:\n{problem}");
    }
}

#[test]
fn a_missing_member_says_because_of_what() {
    let error = refused(variables::<Shop, 1>([("SHOP_SMTP_PASSWORD", "CANARY")]));
    assert_eq!(codes(error.problems()), [(Code::Missing, "smtp.host"), (Code::RuleFailed, "smtp.user")]);
    assert!(error.problems()[0].to_string().contains("SHOP_SMTP_PASSWORD"), "{error}");
    assert!(!error.to_string().contains("CANARY"));
}

#[test]
fn the_setting_that_makes_a_section_present_may_be_bad_itself() {
    let error = refused(variables::<Shop, 1>([("SHOP_SMTP_PORT", "x")]));
    assert_eq!(codes(error.problems()), [(Code::Missing, "smtp.host"), (Code::InvalidValue, "smtp.port")]);
}

#[test]
fn a_broken_setting_alone_in_an_optional_section_is_the_one_problem() {
    let problem = only(toml::<Shop>("[smtp]\nhots = 'mail'"));
    assert_eq!((problem.code(), problem.suggestion()), (Code::UnknownKey, Some("smtp.host")));
    let problem = only(variables::<Shop, 1>([("SHOP_SMTP_HOTS", "mail")]));
    assert_eq!((problem.code(), problem.suggestion()), (Code::UnknownVariable, Some("SHOP_SMTP_HOST")));
}

#[test]
fn null_like_values_are_no_way_to_take_a_section_out() {
    assert_eq!(only(toml::<Shop>("smtp = 'none'")).code(), Code::NotASection);
}
