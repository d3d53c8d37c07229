//! What the declaration says for reviewers stands beside what is wrong, and beside every value that is explained.

use std::collections::BTreeMap;

use settings::{Checked, Code, Loader, SecretString, Settings, testing};

use crate::support::{loaded, only, only_warning, toml};

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP", review(owner = "team-shop", rollback = "unset {variable}"))]
struct Shop {
    #[settings(default = 8080, range(min = 1024))]
    #[settings(review(security, expect = "`{key}` answers; {{{default}}} by default", since = "1.2"))]
    port: u16,
    #[settings(nested)]
    auth: Option<Auth>,
    #[settings(default, each(range(max = 9)), review(owner = "search"))]
    weights: Vec<u8>,
    #[settings(default)]
    flags: BTreeMap<String, bool>,
    #[settings(nested, default)]
    hosts: BTreeMap<String, Auth>,
}

#[derive(Debug, Settings)]
#[settings(review(owner = "identity", security))]
struct Auth {
    #[settings(review(rollback = "put the old file back; never {default}"))]
    token: SecretString,
    #[settings(default = "none given")]
    note: String,
}

#[test]
fn a_problem_names_the_owner_and_the_way_back() {
    let problem = only(toml::<Shop>("port = 80"));
    assert_eq!(
        problem.to_string(),
        "`port`: must be at least 1024, found `80`\n  at <toml>:1:8\n  \
         help: write a value that is at least 1024\n  owner: team-shop\n  rollback: unset SHOP_PORT"
    );
    let review = problem.review();
    assert_eq!(review.expected(), Some("`port` answers; {8080} by default"));
    assert_eq!((review.since(), review.is_security()), (Some("1.2"), true));
    assert!(problem.to_json().ends_with(
        r#""owner":"team-shop","expect":"`port` answers; {8080} by default","rollback":"unset SHOP_PORT","since":"1.2","security":true}"#
    ));
}

#[test]
fn what_is_said_of_a_part_is_said_by_the_whole() {
    for (text, code, owner, rollback) in [
        ("weights = [1, 10]", Code::CheckFailed, "search", "unset SHOP_WEIGHTS"),
        ("weights = [1, 'x']", Code::InvalidValue, "search", "unset SHOP_WEIGHTS"),
        ("flags = {a = 1}", Code::InvalidValue, "team-shop", "unset SHOP_FLAGS"),
        ("[auth]", Code::Missing, "identity", "put the old file back; never its default"),
        ("[hosts.'a.b']", Code::Missing, "identity", "put the old file back; never its default"),
        ("[hosts.a]\ntoken='x'\nnote=1", Code::InvalidValue, "identity", "unset SHOP_HOSTS__A__NOTE"),
        ("auth = 1", Code::NotASection, "team-shop", "unset SHOP_AUTH"),
        // A wrong name belongs to whom the right one does; where nobody knows that, to whom the section belongs.
        ("[auth]\ntokne = 'x'", Code::UnknownKey, "identity", "put the old file back; never its default"),
        ("[auth]\ntoken = 'x'\nstray = 1", Code::UnknownKey, "team-shop", "unset SHOP_AUTH"),
    ] {
        let problem = only(toml::<Shop>(text));
        assert_eq!(problem.code(), code, "{problem}");
        let review = problem.review();
        assert_eq!((review.owner(), review.rollback()), (Some(owner), Some(rollback)), "{problem}");
    }
    let stray = only(toml::<Shop>("stray = 1"));
    assert_eq!(stray.review().owner(), None);
}

#[test]
fn a_warning_and_a_value_made_by_hand_have_it_too() {
    let warning = only_warning(
        Loader::<Shop>::new().text("toml", "").environment(settings::Environment::from([("SHOP_PORT", "")])),
    );
    assert_eq!(warning.review().owner(), Some("team-shop"));
    let auth = Auth { token: SecretString::from("x"), note: String::new() };
    assert_eq!(
        Checked::of(auth).unwrap().explain().setting("note").unwrap().review().owner(),
        Some("identity")
    );
    let by_hand =
        Shop { port: 80, auth: None, weights: Vec::new(), flags: BTreeMap::new(), hosts: BTreeMap::new() };
    let error = Checked::of(by_hand).unwrap_err();
    assert_eq!(error.problems()[0].review().owner(), Some("team-shop"));
}

#[test]
fn an_explanation_has_it_for_every_setting() {
    let shop = loaded(toml::<Shop>("flags = {a = true}\n[hosts.eu]\ntoken = 'CANARY'"));
    let explanation = shop.explain();
    let said: Vec<_> = explanation
        .settings()
        .iter()
        .map(|one| (one.key(), one.review().owner().unwrap_or_default(), one.review().is_security()))
        .collect();
    assert_eq!(
        said,
        [
            ("port", "team-shop", true),
            ("auth", "team-shop", false),
            ("weights", "search", false),
            ("flags.a", "team-shop", false),
            ("hosts.eu.token", "identity", true),
            ("hosts.eu.note", "identity", true),
        ]
    );
    let json = explanation.to_json();
    assert!(json.contains(r#""hosts.eu.note":{"value":"none given""#), "{json}");
    assert!(json.contains(r#""owner":"identity","rollback":"unset SHOP_HOSTS__EU__NOTE","security":true"#));
    assert!(!json.contains("CANARY"));
    let section = shop.section(|shop| &shop.hosts["eu"]);
    assert_eq!(
        section.explain().setting("note").unwrap().review().rollback(),
        Some("unset SHOP_HOSTS__EU__NOTE")
    );
}

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP", review(owner = "team-shop"))]
struct Half {
    #[settings(default = 1, review(security, expect = "it answers"))]
    port: u16,
    #[settings(default = 1)]
    size: u16,
}

fn message(of: impl FnOnce() + std::panic::UnwindSafe) -> String {
    let payload = std::panic::catch_unwind(of).unwrap_err();
    payload.downcast_ref::<String>().cloned().unwrap_or_default()
}

#[test]
fn a_test_can_demand_that_reviewers_are_told() {
    let all = message(|| testing::declaration::<Half>().assert_reviewed());
    assert_eq!(
        all,
        "a setting lacks what a reviewer needs to know:\n`port` has no rollback note\n\
         `size` has no expected result, no rollback note"
    );
    let security = message(|| testing::declaration::<Half>().assert_security_reviewed());
    assert_eq!(
        security,
        "a security setting lacks what a reviewer needs to know:\n`port` has no rollback note"
    );
    assert_eq!(testing::declaration::<Half>().security(), ["port"]);
}

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP", review(rollback = "back to {default}"))]
struct Defaults {
    #[settings(default = "https://user:CANARY@mirror.example/x")]
    mirror: String,
    #[settings(default = SecretString::from("CANARY"))]
    token: SecretString,
}

#[test]
fn a_default_is_told_as_an_explanation_tells_it() {
    let explanation = loaded(Loader::<Defaults>::new()).explain();
    let rollback = |key: &str| explanation.setting(key).unwrap().review().rollback().map(str::to_owned);
    assert_eq!(rollback("mirror").as_deref(), Some("back to https://***@mirror.example/x"));
    assert_eq!(rollback("token").as_deref(), Some("back to its default"));
    assert!(!explanation.to_json().contains("CANARY"));
}
