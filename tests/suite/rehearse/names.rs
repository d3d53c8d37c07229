//! A list of the secrets that there are going to be.

use settings::{Code, Environment, Loader, NotAtHand, NotRun, Rehearsing, SecretString, Settings};

use super::{GIVEN, Shop, away, of};
use crate::support::{Folder, codes, places, soon};

const ALL: &str = "# what the vault has
SHOP_AUTH_KEY_FILE   # a file
SHOP_AUTH_URL
auth.salt
auth_grace
";

#[test]
fn what_is_named_is_not_at_hand_and_the_rest_is_absent() {
    let folder = Folder::new();
    let how = Rehearsing::new().names(folder.write("names", ALL));
    let shop = of(&[], &[]).rehearse(&how).unwrap();
    let told: Vec<String> = away(&shop).iter().map(|one| folder.hide(one)).collect();
    assert_eq!(
        told,
        [
            "auth.key: DIR/names:2",
            "auth.url: DIR/names:3",
            "auth.salt: DIR/names:4",
            "auth.grace: DIR/names:5",
            "host"
        ]
    );
    // Nobody is going to give a section of which nothing is named: that rule is judged, and no other.
    let rules: Vec<_> = shop.not_run().iter().map(NotRun::rule).collect();
    assert_eq!(rules, ["signed"]);
    assert_eq!(shop.explain().setting("auth.pin").unwrap().value(), "none");
}

#[test]
fn what_is_required_and_not_named_is_missing() {
    let folder = Folder::new();
    let how = Rehearsing::new().names(folder.write("names", "SHOP_AUTH_KEY\n"));
    let error = of(&GIVEN[1..3], &[]).rehearse(&how).unwrap_err();
    assert_eq!(codes(error.problems()), [(Code::Missing, "auth.grace")]);
}

#[test]
fn what_is_named_counts_as_not_at_hand_whatever_else_has_it() {
    let folder = Folder::new();
    let how = Rehearsing::new().names(folder.write("names", "auth.key"));
    let shop = of(&GIVEN, &[]).rehearse(&how).unwrap();
    assert_eq!(away(&shop).iter().map(|one| folder.hide(one)).collect::<Vec<_>>(), ["auth.key: DIR/names:1"]);
}

#[test]
fn a_name_that_no_secret_has_is_a_problem() {
    let folder = Folder::new();
    for (line, suggestion) in [
        ("SHOP_AUTH_KEZ", Some("SHOP_AUTH_KEY")),
        ("auth.kex", Some("auth.key")),
        ("SHOP_PORT", None),
        ("auth", None),
    ] {
        let how = Rehearsing::new().names(folder.write("names", format!("{ALL}{line}\n")));
        let error = of(&[], &[]).rehearse(&how).unwrap_err();
        let problem = &error.problems()[0];
        assert_eq!((error.problems().len(), problem.code()), (1, Code::UnknownVariable), "{line}");
        assert_eq!(problem.suggestion(), suggestion, "{line}");
        assert_eq!(problem.help(), Some("take it out, or correct it"), "{line}");
        assert_eq!(folder.hide(&places(problem)[0]), "DIR/names:6");
    }
}

#[test]
fn a_line_with_a_value_is_a_problem_that_does_not_show_it() {
    let folder = Folder::new();
    let how = Rehearsing::new().names(folder.write("names", "SHOP_AUTH_KEY=CANARY\n"));
    let error = of(&GIVEN, &[]).rehearse(&how).unwrap_err();
    assert_eq!(error.problems()[0].code(), Code::Syntax);
    assert!(!error.to_string().contains("CANARY"));
}

#[test]
fn a_list_that_is_not_there_is_a_problem() {
    let how = Rehearsing::new().names("/nowhere/names");
    let error = of(&GIVEN, &[]).rehearse(&how).unwrap_err();
    assert_eq!(error.problems()[0].code(), Code::FileNotFound);
}

#[test]
fn no_line_with_a_value_is_taken_for_the_name_of_an_entry() {
    let folder = Folder::new();
    for line in [
        "SHOP_TOKENS__A=CANARY",
        "tokens.a=CANARY",
        "tokens.a: CANARY",
        "tokens.a CANARY",
        "tokens.a\tCANARY",
        "tokens.a;CANARY",
        "tokens.a,CANARY",
        "tokens.a|CANARY",
        "tokens.a\"CANARY\"",
    ] {
        let how = Rehearsing::new().names(folder.write("names", line));
        let error = of(&GIVEN, &[]).rehearse(&how).unwrap_err();
        let problem = &error.problems()[0];
        assert_eq!((error.problems().len(), problem.code()), (1, Code::Syntax), "{line}");
        let told = format!("{error:?}{}", error.to_json());
        assert!(!told.to_lowercase().contains("canary"), "{told}");
    }
}

#[test]
fn without_the_list_all_else_is_judged_and_no_secret_is_missing() {
    let how = Rehearsing::new().names("/nowhere/names");
    let error = of(&[], &[("SHOP_PORT", "80"), ("SHOP_AUTH_PIN", "12")]).rehearse(&how).unwrap_err();
    let expected = [(Code::FileNotFound, ""), (Code::CheckFailed, "port"), (Code::CheckFailed, "auth.pin")];
    assert_eq!(codes(error.problems()), expected);
}

#[test]
fn a_list_is_read_whatever_its_ends_of_lines_and_each_name_counts_once() {
    let folder = Folder::new();
    let text = "\u{feff}SHOP_AUTH_KEY\r\nSHOP_AUTH_KEY_FILE\r\nauth.key\r\n\r\n  auth_url  # twice\r\nauth.url\r\n\
                peers[0].secret\r\nSHOP_PEERS__0__SECRET\r\ntokens.a\r\nSHOP_TOKENS__A\r\nSHOP_AUTH_SALT\r\nauth.grace";
    let how = Rehearsing::new().names(folder.write("names", text));
    let file = Loader::<Shop>::new().text("toml", "[tokens]\na = 'abcd'");
    let shop = file.rehearse(&how).unwrap();
    let told: Vec<&str> = shop.not_at_hand().iter().map(NotAtHand::key).collect();
    let all = "auth.key auth.url auth.salt auth.grace tokens.a peers[0].secret host";
    assert_eq!(told.join(" "), all);
}

#[test]
fn a_named_secret_of_a_list_is_part_of_the_list_that_there_is() {
    let folder = Folder::new();
    let names =
        |more: &str| Rehearsing::new().names(folder.write("names", format!("{ALL}peers[0].secret\n{more}")));
    let table = || Loader::<Shop>::new().text("toml", "[[peers]]\nid = 'one'\n[[peers]]\nsecret = 's'");
    let variables = || of(&[], &[("SHOP_PEERS__0__ID", "one"), ("SHOP_PEERS__1__SECRET", "s")]);
    for loader in [table, variables] {
        let shop = loader().rehearse(&names("")).unwrap();
        let shown = |key: &str| shop.explain().setting(key).map(|one| one.value().to_owned());
        assert_eq!(shown("peers[0].id").as_deref(), Some("one"));
        assert_eq!(shown("peers[0].secret").as_deref(), Some("[NOT AT HAND]"));
        assert_eq!(shown("peers[1].secret").as_deref(), Some("[REDACTED]"));
        // An element more is one that nothing else gives.
        let shop = loader().rehearse(&names("SHOP_PEERS__2__SECRET")).unwrap();
        assert_eq!(shop.explain().setting("peers[2].id").unwrap().value(), "none");
        let shop = loader().rehearse(&names("peers[3].secret\npeers[2].secret\npeers[4].secret")).unwrap();
        assert_eq!(shop.explain().setting("peers[4].id").unwrap().value(), "none");
        let error = loader().rehearse(&names("peers[2].secret\npeers[4].secret")).unwrap_err();
        assert_eq!(codes(error.problems()), [(Code::InvalidValue, "peers")]);
        assert!(error.problems()[0].message().contains('3'), "{error}");
        let error = loader().rehearse(&names("peers[3].secret")).unwrap_err();
        assert_eq!(codes(error.problems()), [(Code::InvalidValue, "peers")]);
    }
}

#[test]
fn a_long_list_takes_no_squared_time_and_its_faults_are_counted() {
    let folder = Folder::new();
    let lines = |line: &str| (0..20_000).map(|at| format!("{line}{at}\n")).collect::<String>();
    let how = Rehearsing::new().names(folder.write("names", lines("tokens.a") + ALL));
    let shop = soon(|| of(&[], &[]).rehearse(&how)).unwrap();
    assert_eq!(shop.not_at_hand().len(), 20_005);
    let how = Rehearsing::new().names(folder.write("names", lines("nobody")));
    let error = soon(|| of(&GIVEN, &[]).rehearse(&how)).unwrap_err();
    assert_eq!(error.problems().len(), 101);
    assert!(error.problems()[100].message().starts_with("19900 more lines"));
}

#[test]
fn what_may_come_from_some_sources_only_is_judged_by_the_source_that_will_give_it() {
    #[derive(Debug, Settings)]
    #[settings(prefix = "KEPT")]
    struct Kept {
        #[settings(only_from(secret_file))]
        key: SecretString,
        #[settings(only_from(variable))]
        token: SecretString,
    }
    let folder = Folder::new();
    let names = folder.write("names", "KEPT_KEY\nKEPT_TOKEN\n");
    let kept = Loader::<Kept>::new().rehearse(&Rehearsing::new().names(names)).unwrap();
    assert_eq!(kept.not_at_hand().len(), 2);
    // A file of variables in the place of the environment is the environment; a dotenv file is a source of its own.
    let file = folder.write("staging.env", "KEPT_KEY_FILE=/nowhere/key\nKEPT_TOKEN=t\n");
    let of_file = || Loader::<Kept>::new().environment(Environment::of_file(&file));
    let kept = of_file().rehearse(&Rehearsing::new()).unwrap();
    assert_eq!(
        folder.hide(&kept.not_at_hand()[0].to_string()),
        "`key`: its value is not at hand; DIR/staging.env:1 names it"
    );
    assert_eq!(kept.not_at_hand().len(), 1);
    let dotenv = Loader::<Kept>::new().dotenv(&file).rehearse(&Rehearsing::new()).unwrap_err();
    assert_eq!(codes(dotenv.problems()), [(Code::WrongSource, "token")]);
    let file = folder.write("staging.env", "KEPT_KEY=k\nKEPT_TOKEN_FILE=/nowhere/token\n");
    let error = Loader::<Kept>::new()
        .environment(Environment::of_file(file))
        .rehearse(&Rehearsing::new())
        .unwrap_err();
    assert_eq!(codes(error.problems()), [(Code::WrongSource, "key"), (Code::WrongSource, "token")]);
}
