//! Lists of sections whose sources differ: what is empty, what is misshapen, and what is replaced.

use settings::{Code, Environment, Loader, Settings};

use crate::support::{clean, codes, loaded, only, places, refused, toml, variables};

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP")]
struct Shop {
    #[settings(nested, default)]
    listeners: Vec<Listener>,
    #[settings(nested)]
    smtp: Option<Smtp>,
    #[settings(nested)]
    storage: Storage,
}

#[derive(Debug, Settings)]
struct Listener {
    addr: u16,
    #[settings(default = true)]
    tls: bool,
}

#[derive(Debug, Settings)]
struct Smtp {
    host: String,
    #[settings(default = 25, alias = "gate")]
    port: u16,
}

#[derive(Debug, Settings)]
#[settings(tag = "kind")]
enum Storage {
    #[settings(default)]
    Local(Local),
    S3(S3),
}

#[derive(Debug, Settings)]
struct Local {
    #[settings(default = "data")]
    path: String,
}

#[derive(Debug, Settings)]
struct S3 {
    bucket: String,
}

const ONE: &str = "[[listeners]]\naddr = 1\n";

fn over<const COUNT: usize>(text: &str, above: [(&str, &str); COUNT]) -> Loader<Shop> {
    toml::<Shop>(text).environment(Environment::from(above))
}

#[test]
fn empty_texts_are_no_list() {
    let shop = loaded(over(ONE, [("SHOP_LISTENERS__0__ADDR", "")]));
    assert_eq!(shop.listeners.iter().map(|one| one.addr).collect::<Vec<_>>(), [1]);
    assert_eq!(codes(&shop.warnings()), [(Code::SetButEmpty, "listeners[0].addr")]);
}

#[test]
fn an_element_of_empty_texts_keeps_its_place() {
    let problem =
        only(variables::<Shop, _>([("SHOP_LISTENERS__0__ADDR", ""), ("SHOP_LISTENERS__1__ADDR", "2")]));
    assert_eq!((problem.code(), problem.key()), (Code::SetButEmpty, Some("listeners[0].addr")));
}

#[test]
fn a_variable_that_names_a_list_is_a_problem_whatever_stands_beside_it() {
    for more in ["SHOP_LISTENERS__0__ADDR", "SHOP_OTHER"] {
        let error = refused(variables::<Shop, _>([("SHOP_LISTENERS", "[]"), (more, "1")]));
        assert_eq!(codes(error.problems()), [(Code::NotASection, "listeners")]);
    }
}

#[test]
fn a_single_value_and_a_list_are_told_in_either_order() {
    for (below, above) in [("listeners = 5", ONE), (ONE, "listeners = 5")] {
        let problem = only(toml::<Shop>(below).text("toml", above));
        assert_eq!(problem.code(), Code::NotASection);
        assert_eq!(problem.origins().len(), 2, "{problem}");
    }
}

#[test]
fn an_unknown_key_in_what_is_replaced_is_told() {
    let stray = "[[listeners]]\naddr = 'x'\nstray = 1\n";
    let problem = only(toml::<Shop>(stray).text("toml", ONE));
    assert_eq!((problem.code(), problem.key()), (Code::UnknownKey, Some("listeners[0].stray")));
    let problem = only(over(stray, [("SHOP_LISTENERS__0__ADDR", "1")]));
    assert_eq!((problem.code(), problem.key()), (Code::UnknownKey, Some("listeners[0].stray")));
    let reset = toml::<Shop>("[smtp]\nport = 'x'\nhots = 'a'").text("json", r#"{"smtp": null}"#);
    let problem = only(reset);
    assert_eq!((problem.code(), problem.key()), (Code::UnknownKey, Some("smtp.hots")));
    clean(toml::<Shop>("[[listeners]]\naddr = 'x'\n").text("toml", ONE));
}

#[test]
fn an_empty_variable_makes_no_section_and_chooses_no_variant() {
    let shop = loaded(variables::<Shop, _>([("SHOP_SMTP_HOST", ""), ("SHOP_STORAGE_BUCKET", "")]));
    assert!(shop.smtp.is_none(), "{}", shop.explain());
    assert_eq!(
        codes(&shop.warnings()),
        [(Code::SetButEmpty, "smtp.host"), (Code::SetButEmpty, "storage.bucket")]
    );
}

#[test]
fn an_empty_text_under_an_old_name_clashes_with_nothing() {
    for (new, old) in [("", "1"), ("1", "")] {
        let shop = loaded(variables::<Shop, _>([
            ("SHOP_SMTP_HOST", "a"),
            ("SHOP_SMTP_PORT", new),
            ("SHOP_SMTP_GATE", old),
        ]));
        assert_eq!(shop.smtp.as_ref().map(|smtp| smtp.port), Some(1));
    }
}

#[test]
fn a_misspelt_setting_of_an_element_is_no_gap() {
    let problem =
        only(variables::<Shop, _>([("SHOP_LISTENERS__0__ADR", "1"), ("SHOP_LISTENERS__1__ADDR", "2")]));
    assert_eq!(problem.code(), Code::UnknownVariable);
    assert_eq!(problem.suggestion(), Some("SHOP_LISTENERS__0__ADDR"));
}

#[test]
fn help_and_suggestion_hold_no_control_characters() {
    for text in [
        r#"{"storage": {"\u001b[31m": 1}}"#,
        r#"{"listeners": [{"addr": 1, "add\u202er": 1}]}"#,
        r#"{"smtp\u0007": {}}"#,
        r#"{"smtp.\u001bhost": 1, "\u202esmtp": 5}"#,
    ] {
        let error = refused(Loader::<Shop>::new().text("json", text));
        for problem in error.problems() {
            let said = format!("{:?}{:?}{:?}", problem.help(), problem.suggestion(), places(problem));
            let said = said + problem.message() + problem.key().unwrap_or_default();
            assert!(!said.contains(['\u{1b}', '\u{202e}', '\u{7}']), "{said:?}");
        }
    }
}
