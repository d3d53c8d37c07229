//! A verification in SARIF: what a service that shows results beside the code asks of it.

use std::collections::BTreeSet;

use serde_json::Value;
use settings::checklist::{Checklist, Item, Profile, Waivers};
use settings::verify::{Sarif, Verification};
use settings::{Environment, Loader, Probing, Rehearsing, SecretString, Settings};

use crate::support::{Folder, loaded};

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP", check = apart(port, admin))]
struct Shop {
    #[settings(default = 8080, range(min = 1024))]
    port: u16,
    #[settings(default = 9090)]
    admin: u16,
    #[settings(default = ["a.example"])]
    hosts: Vec<String>,
    #[settings(default = 1, deprecated = "there are none any more")]
    threads: u8,
    #[settings(length(min = 8))]
    token: Option<SecretString>,
}

fn apart(port: &u16, admin: &u16) -> Result<(), &'static str> {
    if port == admin { Err("both ports must differ") } else { Ok(()) }
}

fn list() -> Checklist {
    let hosts = Item::on::<Shop>("headers.hosts", "the hosts are listed")
        .why("a name of others")
        .mend("list them")
        .reads_no_secret()
        .reads(&["hosts", "port"])
        .judge(|shop: &Shop, found| {
            for (at, _) in shop.hosts.iter().enumerate().filter(|(_, host)| *host == "*") {
                found.fail_element("hosts", at, "is any host");
            }
            if shop.port == 9999 {
                found.fail_as_a_whole("the port is nobody's");
            }
        });
    let token =
        Item::on::<Shop>("auth.token", "the token is set").reads(&["token"]).judge(|shop: &Shop, found| {
            if shop.token.is_none() {
                found.fail("token", "must be set");
            }
        });
    Checklist::new(Profile::Production).without_machine().items([hosts, token])
}

fn verified(loader: Loader<Shop>, list: &Checklist) -> Verification {
    match loader.rehearse(&Rehearsing::new()) {
        Ok(shop) => shop.verify(Some(list), &Probing::new()),
        Err(error) => Verification::refused(error),
    }
}

/// The one run, of which all is held that has to hold of every run.
fn run(verification: &Verification, how: &Sarif) -> Value {
    let document: Value = serde_json::from_str(&verification.to_sarif(how)).unwrap();
    assert_eq!(document["version"], "2.1.0");
    let [run] = document["runs"].as_array().unwrap().as_slice() else { panic!("one run: {document}") };
    let rules: Vec<&str> = run["tool"]["driver"]["rules"]
        .as_array()
        .unwrap()
        .iter()
        .map(|rule| rule["id"].as_str().unwrap())
        .collect();
    assert_eq!(rules.iter().collect::<BTreeSet<_>>().len(), rules.len(), "a rule twice: {rules:?}");
    assert_eq!(run["invocations"][0]["exitCode"], verification.status());
    let mut prints = BTreeSet::new();
    for result in results(run) {
        assert!(rules.contains(&result["ruleId"].as_str().unwrap()), "{result}");
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()), "{result}");
        assert!(!result["message"]["text"].as_str().unwrap().is_empty(), "{result}");
        assert_eq!(result["locations"].as_array().unwrap().len(), 1, "{result}");
        let place = &result["locations"][0]["physicalLocation"];
        if let Some(region) = place.get("region") {
            assert!(
                region["startLine"].as_u64().unwrap() > 0 && region["startColumn"].as_u64().unwrap() > 0,
                "{result}"
            );
        }
        let print = result["partialFingerprints"]["settings/v1"].as_str().unwrap();
        assert!(prints.insert(print.to_owned()), "a fingerprint twice: {print}");
    }
    run.clone()
}

fn results(run: &Value) -> &[Value] {
    run["results"].as_array().unwrap()
}

/// `file:line` of each result, and `-` of what stands in none.
fn places(run: &Value, folder: &Folder) -> Vec<String> {
    let place = |result: &Value| {
        let place = &result["locations"][0]["physicalLocation"];
        let Some(uri) = place["artifactLocation"]["uri"].as_str() else { return "-".to_owned() };
        let line = place["region"]["startLine"].as_u64();
        folder.hide(&line.map_or_else(|| uri.to_owned(), |line| format!("{uri}:{line}")))
    };
    results(run).iter().map(place).collect()
}

fn rules(run: &Value) -> Vec<&str> {
    results(run).iter().map(|one| one["ruleId"].as_str().unwrap()).collect()
}

#[test]
fn what_stands_in_a_file_is_shown_at_its_line_and_what_does_not_at_the_anchor() {
    let folder = Folder::new();
    let file = folder.write("settings.toml", "\nport = 'many'\nprot = 1\n");
    let env = folder.write("shop.env", "# dotenv\nSHOP_ADMIN=x\n");
    let load = || {
        Loader::new().file(&file).dotenv(&env).environment(Environment::from([
            ("SHOP_TOKEN", "short"),
            ("SHOP_HOST", "a"),
            ("SHOP_TOKENS", "b"),
        ]))
    };
    let refused = verified(load(), &list());
    let run_of = |how: &Sarif| {
        let run = run(&refused, how);
        let mut all: Vec<String> =
            rules(&run).iter().zip(places(&run, &folder)).map(|(rule, at)| format!("{rule} {at}")).collect();
        all.sort_unstable();
        all.join("\n")
    };
    insta::assert_snapshot!(run_of(&Sarif::new()), @r"
    check_failed -
    invalid_value file://DIR/settings.toml:2
    invalid_value file://DIR/shop.env:2
    unknown_key file://DIR/settings.toml:3
    unknown_variable -
    unknown_variable -
    ");
    insta::assert_snapshot!(run_of(&Sarif::new().anchor("deploy/app.yaml")), @r"
    check_failed deploy/app.yaml
    invalid_value file://DIR/settings.toml:2
    invalid_value file://DIR/shop.env:2
    unknown_key file://DIR/settings.toml:3
    unknown_variable deploy/app.yaml
    unknown_variable deploy/app.yaml
    ");
}

#[test]
fn no_secret_file_is_an_artifact() {
    let folder = Folder::new();
    std::fs::create_dir(folder.path("secrets")).unwrap();
    let path = folder.write("secrets/token", "short");
    let loader = || Loader::new().secret_files(folder.path("secrets"));
    let named =
        || Loader::new().environment(Environment::from([("SHOP_TOKEN_FILE", path.to_str().unwrap())]));
    for refused in [verified(loader(), &list()), verified(named(), &list())] {
        for how in [Sarif::new(), Sarif::new().anchor("settings.toml")] {
            let run = run(&refused, &how);
            assert_eq!(rules(&run), ["check_failed"]);
            let artifacts = run["results"][0]["locations"][0]["physicalLocation"].to_string();
            assert!(!artifacts.contains("secrets/"), "{artifacts}");
            let key = &run["results"][0]["locations"][0]["logicalLocations"][0]["fullyQualifiedName"];
            assert_eq!(key, "token");
        }
    }
}

#[test]
fn items_that_failed_are_results_and_one_rule_each() {
    let folder = Folder::new();
    let file = folder.write("settings.toml", "port = 9999\nhosts = ['*', 'b.example', '*']\nthreads = 2\n");
    let loader = || Loader::new().file(&file).environment(Environment::from([("SHOP_TOKEN", "long enough")]));
    let run = run(&verified(loader(), &list()), &Sarif::new());
    assert_eq!(rules(&run), ["headers.hosts", "headers.hosts", "headers.hosts", "deprecated"]);
    let rule = &run["tool"]["driver"]["rules"][0];
    assert_eq!(
        (&rule["id"], &rule["shortDescription"]["text"]),
        (&"headers.hosts".into(), &"the hosts are listed".into())
    );
    assert_eq!(
        (&rule["fullDescription"]["text"], &rule["help"]["text"]),
        (&"a name of others".into(), &"list them".into())
    );
    let file = "file://DIR/settings.toml";
    let mut at = places(&run, &folder);
    at.sort_unstable();
    assert_eq!(at, ["-".to_owned(), format!("{file}:2"), format!("{file}:2"), format!("{file}:3")]);
    assert!(results(&run).iter().all(|one| one.get("suppressions").is_none()));
}

#[test]
fn what_is_waived_is_a_result_with_a_suppression() {
    let text = format!(
        "[[waivers]]\nid = 'headers.hosts'\nreason = 'an old client'\nowner = 'edge'\nuntil = {}\n",
        settings::checklist::Date::today()
    );
    let waivers = loaded(Loader::<Waivers>::new().text("toml", text));
    let loader = Loader::new().text("toml", "hosts = ['*']").value("token", "long enough");
    let verified = verified(loader, &list().waivers(&waivers));
    let run = run(&verified, &Sarif::new().run("staging"));
    assert_eq!((verified.status(), rules(&run)), (0, vec!["headers.hosts"]));
    let [suppression] = run["results"][0]["suppressions"].as_array().unwrap().as_slice() else {
        panic!("{run}")
    };
    assert_eq!((&suppression["kind"], &suppression["status"]), (&"external".into(), &"accepted".into()));
    assert!(suppression["justification"].as_str().unwrap().contains("an old client"), "{suppression}");
    assert_eq!(run["automationDetails"]["id"], "settings/staging/");
    // A text in code is no file.
    assert!(run["results"][0]["locations"][0].get("physicalLocation").is_none(), "{run}");
}

#[test]
fn what_is_not_verified_is_a_notification_and_no_result() {
    let loader = Loader::new().environment(Environment::from([("SHOP_TOKEN", "")]));
    let run = run(&verified(loader, &list()), &Sarif::new());
    assert!(rules(&run).iter().all(|rule| *rule == "set_but_empty"), "{run}");
    let notes: Vec<&str> = run["invocations"][0]["toolExecutionNotifications"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["message"]["text"].as_str().unwrap())
        .collect();
    assert_eq!(notes.len(), 2, "{notes:?}");
    assert!(notes.iter().all(|note| note.starts_with("not verified: ")), "{notes:?}");
}

#[test]
fn a_fault_of_the_waivers_is_a_result() {
    let folder = Folder::new();
    let path = folder
        .write("waivers.toml", "[[waivers]]\nid = 'a.b'\nuntil = 2026-01-01\n[[waivers]]\nid = 'c.d'\n");
    let error = Loader::<Waivers>::new().file(&path).load().unwrap_err();
    let loader = Loader::new().value("token", "long enough");
    let verified = verified(loader, &list()).without_waivers(error);
    let run = run(&verified, &Sarif::new());
    assert_eq!(verified.status(), 3);
    assert!(rules(&run).iter().all(|rule| *rule == "checklist"), "{run}");
    assert!(results(&run).len() > 1);
}

#[test]
fn paths_are_references_in_the_folder_that_they_are_from() {
    let uri = |path: &str, how: &Sarif| {
        let error = Loader::<Shop>::new().file(path).load().unwrap_err();
        let run = run(&Verification::refused(error), how);
        run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let plain = Sarif::new();
    assert_eq!(uri("no such/ä.toml", &plain), "no%20such/%C3%A4.toml");
    assert_eq!(uri("./no.toml", &plain), "no.toml");
    assert_eq!(uri("/no/such.toml", &plain), "file:///no/such.toml");
    for folder in ["deploy", "deploy/", "./deploy"] {
        let how = Sarif::new().folder(folder);
        assert_eq!(uri("no.toml", &how), "deploy/no.toml", "{folder}");
        assert_eq!(uri("./no.toml", &how), "deploy/no.toml", "{folder}");
        assert_eq!(uri("/no/such.toml", &how), "file:///no/such.toml", "{folder}");
    }
}
