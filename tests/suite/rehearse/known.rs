//! What is at hand, and what is not.

use settings::{Code, ExposeSecret, Loader, NotRun, Rehearsing, SecretString, Settings};

use super::{GIVEN, NAMED, Shop, away, of, refused, rehearsed};
use crate::support::{Folder, codes, loaded};

#[test]
fn a_secret_that_is_named_only_is_not_at_hand() {
    let shop = rehearsed(of(&NAMED, &[]));
    assert_eq!(
        away(&shop),
        [
            "auth.key: variable SHOP_AUTH_KEY_FILE",
            "auth.url: variable SHOP_AUTH_URL_FILE",
            "auth.pin",
            "auth.salt: variable SHOP_AUTH_SALT_FILE",
            "auth.grace: variable SHOP_AUTH_GRACE_FILE",
            "auth.old",
            "auth.seeds",
            "tokens",
            "card",
            "transfer",
            "host",
        ]
    );
    assert!(shop.warnings().is_empty());
    // A load does not do without.
    assert!(of(&NAMED, &[]).load().is_err());
}

#[test]
fn an_explanation_shows_what_is_not_at_hand() {
    let explanation = rehearsed(of(&NAMED, &[("SHOP_TOKENS__A", "abcd")])).explain();
    let shown = |key: &str| {
        let setting = explanation.setting(key).unwrap();
        (setting.value().to_owned(), setting.is_at_hand(), setting.origin().to_string())
    };
    let named = "variable SHOP_AUTH_KEY_FILE".to_owned();
    assert_eq!(shown("auth.key"), ("[NOT AT HAND]".to_owned(), false, named));
    assert_eq!(shown("auth.pin"), ("[NOT AT HAND]".to_owned(), false, "not at hand".to_owned()));
    assert_eq!(shown("card"), ("[NOT AT HAND]".to_owned(), false, "not at hand".to_owned()));
    assert_eq!(shown("host").0, "[NOT AT HAND]");
    assert_eq!(shown("tokens.a"), ("[REDACTED]".to_owned(), true, "variable SHOP_TOKENS__A".to_owned()));
    assert_eq!(shown("port"), ("8080".to_owned(), true, "default".to_owned()));
    assert!(explanation.to_json().contains(r#""auth.key":{"value":"[NOT AT HAND]","at_hand":false"#));
}

#[test]
fn what_is_at_hand_is_judged() {
    let error =
        refused(of(&NAMED, &[("SHOP_PORT", "80"), ("SHOP_AUTH_PIN", "12"), ("SHOP_TOKENS__A", "abc")]));
    let expected =
        [(Code::CheckFailed, "port"), (Code::CheckFailed, "auth.pin"), (Code::CheckFailed, "tokens.a")];
    assert_eq!(codes(error.problems()), expected);
    assert_eq!(error.not_at_hand().len(), 9);
    assert!(error.to_json().contains(r#""not_at_hand":[{"key":"auth.key","#));
    assert!(error.to_string().contains("not verified: `auth.old`"));
    let missing = error.not_run().iter().map(NotRun::rule).collect::<Vec<_>>();
    assert_eq!(missing, ["signed", "at_most_one"]);
}

#[test]
fn with_all_at_hand_it_is_what_a_load_is() {
    let some = [("SHOP_CARD_SECRET", "s"), ("SHOP_TRANSFER_ID", "7"), ("SHOP_AUTH_PIN", "1234")];
    let more = [("SHOP_AUTH_OLD", "abcd"), ("SHOP_AUTH_SEEDS", "1,2"), ("SHOP_TOKENS__A", "abcd")];
    let all = || of(&GIVEN, &[&some[..1], &some[2..], &more].concat());
    let shop = rehearsed(all());
    // That there is no other section is what nobody knows.
    assert_eq!(away(&shop), ["transfer"]);
    let load = loaded(all());
    assert_eq!(load.host, "CANARY-URL");
    assert_eq!(shop.not_run().len(), 1);
    assert_eq!(
        shop.summary().split(';').next(),
        Some("15 settings: 4 by default, 9 from variables, 1 derived, 1 not at hand")
    );
    let error = refused(of(&GIVEN, &some));
    assert_eq!(codes(error.problems()), [(Code::RuleFailed, "card")]);
}

#[test]
fn a_rule_is_judged_where_it_reads_nothing_else() {
    let wrong = [("SHOP_AUTH_USER", "root"), ("SHOP_CARD_SECRET", "s"), ("SHOP_TRANSFER_SECRET", "s")];
    let error = refused(of(&GIVEN, &wrong));
    let rules: Vec<_> = error.problems().iter().map(|problem| (problem.code(), problem.message())).collect();
    assert_eq!(
        rules,
        [
            (Code::RuleFailed, "the key must be that of the user"),
            (Code::RuleFailed, "`card` and `transfer` are given, of which only one may be"),
        ]
    );
    // One of the two alone may be at hand.
    let shop = rehearsed(of(&GIVEN, &[("SHOP_CARD_SECRET_FILE", "/nowhere/card")]));
    let rules: Vec<_> = shop.not_run().iter().map(|rule| (rule.rule(), rule.keys().join(" "))).collect();
    assert_eq!(rules, [("at_most_one", "card transfer".to_owned())]);
}

#[test]
fn an_empty_variable_names_a_secret_unless_something_weaker_gives_it() {
    let shop = rehearsed(of(&NAMED[1..], &[("SHOP_AUTH_KEY", "")]));
    assert_eq!(away(&shop)[0], "auth.key: variable SHOP_AUTH_KEY");
    assert!(shop.warnings().is_empty());
    // A load takes the weaker value then, and so it is that one which is judged.
    let weaker = |value: &str| {
        let file = Loader::<Shop>::new().text("toml", format!("[auth]\nkey = '{value}'"));
        let variables = NAMED[1..].iter().copied().chain([("SHOP_AUTH_KEY", "")]);
        file.environment(variables.collect())
    };
    let shop = rehearsed(weaker("admin:12345"));
    assert!(!away(&shop).iter().any(|one| one.starts_with("auth.key")));
    assert_eq!(codes(shop.warnings()), [(Code::SetButEmpty, "auth.key")]);
    assert_eq!(codes(refused(weaker("short")).problems()), [(Code::CheckFailed, "auth.key")]);
}

#[test]
fn a_file_that_is_named_and_not_here_is_over_a_weaker_value() {
    let file = Loader::<Shop>::new().text("toml", "[auth]\nkey = 'changeme'");
    let shop = rehearsed(file.environment(NAMED.into_iter().collect()));
    assert_eq!(away(&shop)[0], "auth.key: variable SHOP_AUTH_KEY_FILE");
    let explained = shop.explain();
    let overrode: Vec<_> =
        explained.setting("auth.key").unwrap().overrode().iter().map(ToString::to_string).collect();
    assert_eq!(overrode, ["<toml>:2:7"]);
}

#[test]
fn the_path_of_a_file_that_is_not_here_is_told_nowhere() {
    let shop = rehearsed(of(&NAMED[1..], &[("SHOP_AUTH_KEY_FILE", "/CANARY/x3cret+")]));
    let told = format!("{:?} {} {}", shop, shop.explain().to_json(), shop.not_at_hand()[0]);
    assert!(!told.contains("CANARY") && told.contains("SHOP_AUTH_KEY_FILE"));
    // What is no path may be the secret itself, and that is a mistake whatever is at hand.
    let error = refused(of(&NAMED[1..], &[("SHOP_AUTH_KEY_FILE", "x3cret+CANARY")]));
    assert_eq!(codes(error.problems()), [(Code::FileNotFound, "auth.key")]);
    assert!(!error.to_string().contains("CANARY"));
}

#[test]
fn a_file_that_is_here_and_broken_is_a_problem() {
    let folder = Folder::new();
    let latin = folder.write("key", b"caf\xe9-CANARY");
    let error = refused(of(&NAMED[1..], &[("SHOP_AUTH_KEY_FILE", latin.to_str().unwrap())]));
    assert_eq!(codes(error.problems()), [(Code::NotUtf8, "auth.key")]);
    let error = refused(of(&NAMED[1..], &[("SHOP_AUTH_KEY_FILE", folder.path("").to_str().unwrap())]));
    assert_eq!(codes(error.problems()), [(Code::NotAFile, "auth.key")]);
}

#[test]
fn a_folder_of_secret_files_that_is_not_here_may_hold_any_secret() {
    let at_hand = [("SHOP_AUTH_KEY", "admin:CANARY-KEY")];
    let loader = || Loader::<Shop>::new().environment(at_hand.into_iter().collect());
    let shop = rehearsed(loader().secret_files("/nowhere/secrets"));
    assert_eq!(away(&shop)[..2], ["auth.key".to_owned(), "auth.url".to_owned()]);
    // What is stronger than the folder is known.
    let below = Loader::<Shop>::new().secret_files("/nowhere/secrets");
    let shop = rehearsed(below.environment(at_hand.into_iter().collect()));
    assert_eq!(away(&shop)[0], "auth.url");
    // One that may be missing holds nothing.
    let shop = rehearsed(loader().optional_secret_files("/nowhere/secrets"));
    assert_eq!(away(&shop)[0], "auth.url");
    // A folder that is here is read.
    let folder = Folder::new();
    folder.write("auth.key", "short");
    folder.write("auth_url", "");
    let error = refused(Loader::<Shop>::new().secret_files(folder.path("")));
    assert_eq!(codes(error.problems()), [(Code::CheckFailed, "auth.key")]);
    let url = error.not_at_hand().iter().find(|one| one.key() == "auth.url").unwrap();
    assert_eq!(
        folder.hide(&url.to_string()),
        "`auth.url`: its value is not at hand; secret file DIR/auth_url names it"
    );
}

#[test]
fn entries_of_a_map_are_judged_one_by_one() {
    let three = [("SHOP_TOKENS__A", "abcd"), ("SHOP_TOKENS__B", "abcd"), ("SHOP_TOKENS__C", "abcd")];
    let error = refused(of(&NAMED, &three));
    assert_eq!(codes(error.problems()), [(Code::CheckFailed, "tokens")]);
    let folder = Folder::new();
    folder.write("list", "tokens.d\n");
    let how = Rehearsing::new().names(folder.path("list"));
    // How many there are going to be is not judged where one is only named, and each of them is.
    let names = NAMED.map(|(name, _)| name.trim_end_matches("_FILE")).join("\n");
    folder.write("list", format!("{names}\ntokens.d\n"));
    let shop = of(&[], &three).rehearse(&how).unwrap();
    assert!(away(&shop).iter().any(|one| one.starts_with("tokens.d: ")));
    let explained = shop.explain();
    let tokens: Vec<_> = explained
        .settings()
        .iter()
        .filter(|one| one.key().starts_with("tokens"))
        .map(|one| (one.key(), one.is_at_hand()))
        .collect();
    assert_eq!(tokens, [("tokens.d", false), ("tokens.a", true), ("tokens.b", true), ("tokens.c", true)]);
    let error = of(&[], &[("SHOP_TOKENS__A", "abc")]).rehearse(&how).unwrap_err();
    assert_eq!(codes(error.problems()), [(Code::CheckFailed, "tokens.a")]);
}

#[test]
fn without_all_secrets_none_is_judged_and_no_file_is_read() {
    let folder = Folder::new();
    folder.write("auth.key", b"\xff");
    let path = folder.path("");
    let loader = of(&GIVEN[1..], &[("SHOP_AUTH_PIN", "1"), ("SHOP_TOKENS__A", "x"), ("SHOP_PORT", "9000")]);
    let how = Rehearsing::new().without_all();
    let shop = loader.secret_files(&path).rehearse(&how).unwrap();
    let told: Vec<String> = away(&shop).iter().map(|one| folder.hide(one)).collect();
    assert_eq!(
        told,
        [
            "auth.key: secret file DIR/auth.key",
            "auth.url: variable SHOP_AUTH_URL",
            "auth.pin: variable SHOP_AUTH_PIN",
            "auth.salt: variable SHOP_AUTH_SALT",
            "auth.grace: variable SHOP_AUTH_GRACE",
            "auth.old",
            "auth.seeds",
            "tokens.a: variable SHOP_TOKENS__A",
            "card",
            "transfer",
            "host",
        ]
    );
    assert_eq!(shop.value::<u16>("port"), Some(9000));
    let file = ("SHOP_AUTH_KEY_FILE", path.join("auth.key"));
    let variables = [(file.0, file.1.to_str().unwrap())];
    assert!(of(&GIVEN[1..], &variables).rehearse(&how).is_ok());
}

#[test]
fn elements_of_a_list_and_optional_sections_are_there_by_a_name() {
    let shop = rehearsed(of(
        &NAMED,
        &[("SHOP_PEERS__0__SECRET_FILE", "/nowhere/0"), ("SHOP_CARD_SECRET_FILE", "/nowhere/card")],
    ));
    let told = away(&shop);
    assert!(told.contains(&"peers[0].secret: variable SHOP_PEERS__0__SECRET_FILE".to_owned()), "{told:?}");
    assert!(told.contains(&"card.secret: variable SHOP_CARD_SECRET_FILE".to_owned()), "{told:?}");
    assert!(shop.explain().setting("card.id").is_some());
}

#[test]
fn a_value_is_had_by_its_key_if_it_is_public_and_at_hand() {
    let shop = rehearsed(of(&NAMED, &[("SHOP_AUTH_PIN", "1234")]));
    assert_eq!(shop.value::<u16>("port"), Some(8080));
    assert_eq!(shop.value::<String>("auth.user").as_deref(), Some("admin"));
    assert_eq!(shop.value::<String>("host"), None);
    assert_eq!(shop.value::<String>("auth.pin"), None);
    assert_eq!(shop.value::<String>("nowhere"), None);
}

#[test]
fn there_is_a_fingerprint_only_where_all_that_is_public_is_known() {
    assert_eq!(rehearsed(of(&NAMED, &[])).fingerprint(), None);

    #[derive(Debug, Settings)]
    #[settings(prefix = "PLAIN")]
    struct Plain {
        #[settings(default = 8080)]
        port: u16,
        token: SecretString,
    }
    let rehearsal = Loader::<Plain>::new().rehearse(&Rehearsing::new()).unwrap();
    let load = loaded(Loader::<Plain>::new().value("token", "t"));
    assert_eq!((load.port, rehearsal.fingerprint()), (8080, Some(load.fingerprint())));
    assert!(load.token.expose_secret().starts_with('t'));
}

#[test]
fn defaults_are_proven_by_loads_alone() {
    #[derive(Debug, Settings)]
    #[settings(prefix = "BAD")]
    struct Bad {
        #[settings(default = three(), range(min = 4))]
        _count: u8,
        #[settings(default_from = twice(_token), range(min = 4))]
        _length: u8,
        _token: SecretString,
    }
    fn three() -> u8 {
        3
    }
    fn twice(token: &SecretString) -> u8 {
        token.expose_secret().len() as u8 * 2
    }
    let given = || Loader::<Bad>::new().value("_count", 5);
    let error = given().rehearse(&Rehearsing::new()).unwrap_err();
    assert_eq!(codes(error.problems()), [(Code::CheckFailed, "_count")]);
    let error = given().value("_token", "t").load().unwrap_err();
    assert_eq!(codes(error.problems()), [(Code::CheckFailed, "_count"), (Code::CheckFailed, "_length")]);
}
