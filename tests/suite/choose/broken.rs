//! What is broken hides what it may have held, and nothing else.

use settings::{Code, Environment, Loader, Settings, Unknown};

use super::{Needs, Shop};
use crate::support::{Folder, clean, codes, only, refused, toml, variables};

const BROKEN: &str = "port = = 1";

#[test]
fn what_a_broken_file_may_have_held_is_not_missing() {
    assert_eq!(codes(refused(toml::<Needs>(BROKEN)).problems()), [(Code::Syntax, "")]);
    let folder = Folder::new();
    for path in [
        folder.path("gone.toml"),
        folder.path(""),
        folder.write("a.toml", b"\xff"),
        folder.write("a.ini", ""),
    ] {
        assert_eq!(refused(Loader::<Needs>::new().file(path)).problems().len(), 1);
    }
}

#[test]
fn what_stands_above_a_broken_file_is_judged() {
    let variables = Environment::from([("NEEDS_PORT", "x"), ("NEEDS_AUTH_RELAM", "y")]);
    let error = refused(toml::<Needs>(BROKEN).environment(variables));
    let mut found = codes(error.problems());
    found.sort_by_key(|(code, _)| code.as_str());
    assert_eq!(found, [(Code::InvalidValue, "port"), (Code::Syntax, ""), (Code::UnknownVariable, "")]);
}

#[test]
fn what_stands_below_a_broken_file_is_not_judged() {
    // The broken file may override it.
    let error = refused(toml::<Needs>("port = 'x'").text("toml", BROKEN));
    assert_eq!(codes(error.problems()), [(Code::Syntax, "")]);
}

#[test]
fn unknown_keys_below_a_broken_file_are_told() {
    let error = refused(toml::<Needs>("stray = 'x'").text("toml", BROKEN));
    assert_eq!(error.problems().len(), 2, "{error}");
}

#[test]
fn rules_are_not_run_over_what_a_broken_file_may_change() {
    let error = refused(toml::<Shop>("port = 9090").text("toml", BROKEN));
    assert_eq!(codes(error.problems()), [(Code::Syntax, "")]);
    assert_eq!(error.not_run().len(), 1);
    assert_eq!(
        (error.not_run()[0].rule(), error.not_run()[0].keys()),
        ("not_both", &["port".to_owned(), "http.port".to_owned()][..])
    );
}

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP", check = opens_first(opens, closes))]
struct Hours {
    #[settings(default = 9)]
    opens: u8,
    #[settings(default = 18)]
    closes: u8,
    #[settings(default = 7)]
    days: u8,
}

fn opens_first(opens: &u8, closes: &u8) -> Result<(), &'static str> {
    if opens < closes { Ok(()) } else { Err("the shop must open before it closes") }
}

#[test]
fn rules_run_over_what_stands_above_a_broken_file() {
    let above = Environment::from([("SHOP_OPENS", "3"), ("SHOP_CLOSES", "2")]);
    let error = refused(toml::<Hours>(BROKEN).environment(above));
    assert_eq!(codes(error.problems()), [(Code::Syntax, ""), (Code::RuleFailed, "opens")]);
    assert!(error.not_run().is_empty(), "{error}");
    assert_eq!(clean(Loader::<Hours>::new()).days, 7);
}

#[test]
fn an_optional_section_that_a_broken_file_may_have_held_is_not_judged() {
    let error = refused(toml::<Shop>("[smtp]\nport = 1").text("toml", BROKEN));
    assert_eq!(codes(error.problems()), [(Code::Syntax, "")]);
    let above = Environment::from([("SHOP_SMTP_PORT", "1")]);
    assert_eq!(codes(refused(toml::<Shop>(BROKEN).environment(above)).problems()), [(Code::Syntax, "")]);
}

#[test]
fn an_entry_of_a_map_below_a_broken_file_is_not_judged() {
    let error = refused(toml::<Shop>("[features]\na = 'x'").text("toml", BROKEN));
    assert_eq!(codes(error.problems()), [(Code::Syntax, "")]);
}

#[test]
fn a_typo_suppresses_what_it_means_and_nothing_else() {
    let error = refused(toml::<Needs>("prot = 1\n[auth]\nrealn = 'x'"));
    let expected = [
        (Code::UnknownKey, "prot"),
        (Code::Missing, "url"),
        (Code::UnknownKey, "auth.realn"),
        (Code::Missing, "auth.jwt_key"),
    ];
    assert_eq!(codes(error.problems()), expected);
}

#[test]
fn a_variable_with_a_typo_suppresses_what_it_means() {
    let names =
        [("NEEDS_PROT", "1"), ("NEEDS_URL", "x"), ("NEEDS_AUTH_REALM", "x"), ("NEEDS_AUTH_JWTKEY", "x")];
    let error = refused(variables::<Needs, 4>(names));
    assert_eq!(codes(error.problems()), [(Code::UnknownVariable, ""), (Code::UnknownVariable, "")]);
}

#[test]
fn a_typo_below_a_good_value_changes_nothing_about_it() {
    let loader = toml::<Shop>("prot = 1").text("toml", "port = 9090");
    let error = refused(loader);
    assert_eq!(codes(error.problems()), [(Code::UnknownKey, "prot"), (Code::RuleFailed, "port")]);
}

#[test]
fn a_typo_above_a_value_makes_it_unsure() {
    let error = refused(toml::<Shop>("port = 9090").text("toml", "prot = 1"));
    assert_eq!(codes(error.problems()), [(Code::UnknownKey, "prot")]);
    assert_eq!(error.not_run().len(), 1, "{error}");
}

#[test]
fn what_a_mere_warning_means_may_still_be_missing() {
    let text = "prot = 1\nurl = 'x'\nauth = { realm = 'x', jwt_key = 'x' }";
    let error = refused(toml::<Needs>(text).unknown(Unknown::Warn));
    assert_eq!(codes(error.problems()), [(Code::Missing, "port")]);
    assert_eq!(codes(error.warnings()), [(Code::UnknownKey, "prot")]);
    let given = "url = 'x'\nauth = { realm = 'x', jwt_key = 'x' }";
    let error = refused(toml::<Needs>(given).environment(Environment::from([("NEEDS_PORT_NUMBER", "1")])));
    assert_eq!(codes(error.problems()), [(Code::Missing, "port")]);
}

#[test]
fn a_misnamed_section_is_one_problem() {
    let text = "port = 1\nurl = 'x'\n[atuh]\nrealm = 'x'\njwt_key = 'CANARY'";
    let problem = only(toml::<Needs>(text));
    assert_eq!((problem.key(), problem.suggestion()), (Some("atuh"), Some("auth")));
    assert!(!problem.to_string().contains("CANARY"));
}

#[test]
fn a_duplicate_key_is_the_one_problem_of_its_setting() {
    let text = "port = 'x'\nport = 2\nurl = 'x'\nauth = { realm = 'x', jwt_key = 'x' }";
    let problem = only(toml::<Needs>(text));
    assert_eq!((problem.code(), problem.key()), (Code::DuplicateKey, Some("port")));
}

#[test]
fn everything_that_can_be_judged_is_told_at_once() {
    let text = "prot = 1\n[auth]\njwt_key = 7\nreal = 'x'\nmore = 1";
    let error =
        refused(toml::<Needs>(text).environment(Environment::from([("NEEDS_URL", ""), ("NEEDS_X", "1")])));
    let expected = [
        (Code::UnknownKey, "prot"),
        (Code::SetButEmpty, "url"),
        (Code::UnknownKey, "auth.real"),
        (Code::UnknownKey, "auth.more"),
        (Code::InvalidValue, "auth.jwt_key"),
    ];
    assert_eq!(codes(error.problems()), expected);
    assert_eq!(error.warnings().len(), 1);
}
