//! What `settings::testing` finds in a declaration, and settings for tests of business code.

use std::collections::BTreeMap;

use settings::{SecretString, Settings, testing};

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP", check = opens_first(opens, closes))]
struct Shop {
    #[settings(default = 9)]
    opens: u8,
    #[settings(default = 8)]
    closes: u8,
    #[settings(review(owner = "team-shop", rollback = "unset SHOP_NAME"))]
    name: String,
    #[settings(nested, review(owner = "edge"))]
    http: Option<Http>,
    #[settings(nested, default = BTreeMap::from([("main".to_owned(), Http { port: 1, token: None })]))]
    many: BTreeMap<String, Http>,
}

#[derive(Debug, Settings)]
#[settings(review(expect = "a port that answers"))]
struct Http {
    #[settings(default = PRIVILEGED, range(min = 1024))]
    port: u16,
    #[settings(length(min = 8), review(rollback = "set {variable} back, and never SHOP_NAMELY"))]
    token: Option<SecretString>,
}

const PRIVILEGED: u16 = 80;

fn opens_first(opens: &u8, closes: &u8) -> Result<(), &'static str> {
    if opens < closes { Ok(()) } else { Err("the shop closes before it opens") }
}

#[test]
fn every_default_is_looked_at_wherever_it_stands() {
    let declaration = testing::declaration::<Shop>();
    assert_eq!(
        declaration.problems(),
        [
            "`many.main.port`: must be at least 1024",
            "`opens`: the shop closes before it opens",
            "`http.port`: the default does not pass its own check: must be at least 1024",
            "`many.port`: the default does not pass its own check: must be at least 1024",
            "`name`: a text for reviewers says `SHOP_NAME`, which goes stale; write `{variable}`",
        ]
    );
}

#[test]
fn what_reviewers_are_not_told_is_listed() {
    let declaration = testing::declaration::<Shop>();
    assert_eq!(declaration.without_owner(), ["opens", "closes", "many.port", "many.token"]);
    assert_eq!(declaration.without_expect(), ["opens", "closes", "name"]);
    assert_eq!(declaration.without_rollback(), ["opens", "closes", "http.port", "many.port"]);
}

#[test]
#[should_panic(expected = "the shop closes before it opens")]
fn a_declaration_with_problems_ends_the_test() {
    testing::declaration::<Shop>().assert_sound();
}

/// What business code is given.
#[derive(Debug, Settings)]
struct Mail {
    #[settings(default = 2525, range(min = 1024))]
    port: u16,
    #[settings(length(min = 8))]
    token: Option<SecretString>,
}

#[test]
fn a_section_is_made_for_a_test_in_one_line() {
    let mail = Mail::for_test([("port", "8080"), ("token", "0123456789")]);
    assert_eq!((mail.port, mail.token.is_some()), (8080, true));
    assert_eq!(Mail::for_test([]).port, 2525);
}

#[test]
fn a_list_and_a_map_are_made_for_a_test() {
    #[derive(Debug, Settings)]
    struct All {
        #[settings(nested, default)]
        list: Vec<Mail>,
        #[settings(nested, default)]
        map: BTreeMap<String, Mail>,
    }
    let all = All::for_test([("list[0].port", "2000"), ("list[1].port", "3000"), ("map.A.port", "4000")]);
    assert_eq!((all.list[1].port, all.map["A"].port), (3000, 4000));
}

#[test]
#[should_panic(expected = "must be at least 1024")]
fn values_that_will_not_do_end_the_test() {
    Mail::for_test([("port", "80")]);
}

/// A default that is wrong is told by each load, though another value stands in its place.
#[test]
#[should_panic(expected = "the default does not pass its own check")]
fn a_wrong_default_ends_the_test() {
    Http::for_test([("port", "8080")]);
}

#[test]
#[should_panic(expected = "for_test([(\"name\", …)])")]
fn what_is_missing_says_how_to_give_it() {
    #[derive(Debug, Settings)]
    struct Named {
        name: String,
    }
    Named::for_test([]);
}
