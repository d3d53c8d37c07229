//! All that there is to know of one setting, by any of its names.

use serde_json::Value;

use super::{KEY, ask, document, given, said};

/// The keys of the stories that a name asks for.
fn keys(variables: &str, name: &str) -> Vec<String> {
    let folder = given(variables);
    let answer = ask(&folder, &format!("explain {name} --format json"));
    assert_eq!((answer.status(), answer.err()), (0, ""), "{name}");
    let told = document(&answer);
    let all = told["settings"].as_array().unwrap();
    all.iter().map(|one| one["key"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_name_leads_to_its_setting() {
    for (name, key) in [
        ("http.port", "http.port"),
        ("KEEP_HTTP_PORT", "http.port"),
        ("--http.port", "http.port"),
        ("--http.port=9000", "http.port"),
        ("KEEP_HTTP_PORT=9000", "http.port"),
        ("title", "name"),
        ("KEEP_TITLE", "name"),
        ("threads", "threads"),
        ("PAGES_OF_KEEP", "pages"),
        ("http.hosts[1]", "http.hosts"),
        ("auth.key", "auth.key"),
        ("KEEP_AUTH_KEY", "auth.key"),
        ("KEEP_AUTH_KEY_FILE", "auth.key"),
        ("peers[3].host", "peers[3].host"),
        ("KEEP_PEERS__3__HOST", "peers[3].host"),
        ("stores.berlin.host", "stores.berlin.host"),
        ("KEEP_STORES__BERLIN__HOST", "stores.berlin.host"),
        ("KEEP_STORES__BERLIN__SECRET_FILE", "stores.berlin.secret"),
        ("limits", "limits.<NAME>"),
        ("limits.a", "limits.a"),
        ("KEEP_LIMITS__A", "limits.a"),
        ("tokens.a.b", "tokens.a.b"),
    ] {
        assert_eq!(keys(KEY, name), [key], "{name}");
    }
}

#[test]
fn a_section_or_one_of_many_tells_all_that_is_in_it() {
    assert_eq!(keys(KEY, "auth"), ["auth.user", "auth.key", "auth.spare"]);
    assert_eq!(keys(KEY, "http"), ["http.port", "http.hosts", "http.max-workers"]);
    assert_eq!(keys(KEY, "peers"), ["peers[<N>].host", "peers[<N>].secret"]);
    assert_eq!(keys(KEY, "peers[0]"), ["peers[0].host", "peers[0].secret"]);
    assert_eq!(keys(KEY, "stores.berlin"), ["stores.berlin.host", "stores.berlin.secret"]);
}

#[test]
fn a_name_that_leads_nowhere_is_told_with_the_nearest() {
    let folder = given(KEY);
    for (name, meant) in [
        ("http.prot", Some("http.port")),
        ("KEEP_HTTP_PROT", Some("KEEP_HTTP_PORT")),
        ("--http.prot=CANARY-of-a-flag", Some("http.port")),
        ("KEEP_AUTH_KYE=CANARY-of-a-variable", Some("KEEP_AUTH_KEY")),
        ("", None),
        (".", None),
        ("peers.", None),
        ("peers[]", None),
        ("peers[-1]", None),
        ("nothing.like.this", None),
    ] {
        let answer = ask(&folder, &format!("explain {name} --format json"));
        assert_eq!((answer.status(), answer.out()), (2, ""), "{name}");
        let suggestion = meant.map(|meant| format!(": did you mean `{meant}`?")).unwrap_or_default();
        assert!(answer.err().starts_with("error: there is no setting `"), "{name}: {}", answer.err());
        assert!(answer.err().ends_with(&format!("`{suggestion}\n")), "{name}: {}", answer.err());
        assert!(!answer.err().contains("CANARY"), "{}", answer.err());
    }
}

#[test]
fn one_of_many_has_its_own_values_and_names() {
    let variables = format!(
        "{KEY}KEEP_STORES__BERLIN__HOST=b\nKEEP_STORES__PARIS__HOST=p\nKEEP_STORES__BERLIN__SECRET=CANARY-b\nKEEP_PEERS__0__HOST=x\n"
    );
    let folder = given(&variables);
    let (_, told) = said(&folder, "explain stores.berlin");
    for words in [
        "value: b\n",
        "variable KEEP_STORES__BERLIN__HOST\n",
        "names a file KEEP_STORES__BERLIN__SECRET_FILE\n",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert!(!told.contains("paris") && !told.contains("CANARY"), "{told}");
    let answer = ask(&folder, "explain stores --format json");
    let out = document(&answer);
    let values = |nth: usize| -> Vec<String> {
        let all = out["settings"][nth]["values"].as_array().unwrap();
        all.iter()
            .map(|one| format!("{} = {}", one["key"].as_str().unwrap(), one["value"].as_str().unwrap()))
            .collect()
    };
    assert_eq!(values(0), ["stores.berlin.host = b", "stores.paris.host = p"]);
    assert_eq!(values(1), ["stores.berlin.secret = [REDACTED]", "stores.paris.secret = none"]);
    let (_, told) = said(&folder, "explain peers[0].host");
    assert!(told.contains("value: x\n") && told.contains("variable KEEP_PEERS__0__HOST\n"), "{told}");
    // No variable can say a name with another case.
    let (_, told) = said(&folder, "explain stores.Berlin.host");
    assert!(!told.contains("set by: variable"), "{told}");
}

#[test]
fn a_story_is_told_of_settings_that_do_not_load() {
    let folder = given("KEEP_HTTP_PROT=9000\nKEEP_HTTP_HOSTS=a,,b\nKEEP_ADMIN_PORT=x\nKEEP_AUTH_KEY=short\n");
    let codes = |name: &str| -> Vec<String> {
        let answer = ask(&folder, &format!("explain {name} --format json"));
        assert_eq!(answer.status(), 78, "{name}");
        assert!(
            answer.err().starts_with("error: the settings do not load: 4 problems in all"),
            "{}",
            answer.err()
        );
        let out = document(&answer);
        let all = out["settings"][0]["problems"].as_array().unwrap();
        all.iter().map(|one| one["code"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(codes("admin_port"), ["invalid_value"]);
    assert_eq!(codes("http.hosts"), ["invalid_value"]);
    assert_eq!(codes("auth.key"), ["check_failed"]);
    assert_eq!(codes("name"), [""; 0]);
    // What somebody meant to set is told of what was meant.
    assert_eq!(codes("http.port"), ["unknown_variable"]);
    let (status, told) = said(&folder, "explain auth.key");
    assert_eq!(status, 78);
    assert!(told.contains("  type: a string\n") && told.contains("problem: `auth.key`: "), "{told}");
    assert!(!told.contains("short"), "{told}");
}

#[test]
fn warnings_of_a_setting_are_told_with_it_whether_or_not_all_loads() {
    for (variables, status) in [(format!("{KEY}KEEP_THREADS=2\n"), 0), ("KEEP_THREADS=2\n".to_owned(), 78)] {
        let folder = given(&variables);
        let answer = ask(&folder, "explain threads --format json");
        assert_eq!(answer.status(), status);
        assert_eq!(document(&answer)["settings"][0]["warnings"][0]["code"], "deprecated", "{status}");
    }
}

#[test]
fn a_list_of_settings_tells_what_a_story_tells() {
    let folder = given(KEY);
    let listed = document(&ask(&folder, "list --format json"));
    let all = listed["settings"].as_array().unwrap();
    assert_eq!(all.len(), 16);
    for one in all {
        let key = one["key"].as_str().unwrap().replace("<N>", "0").replace("<NAME>", "x");
        let story = document(&ask(&folder, &format!("explain {key} --format json")));
        for member in ["doc", "expects", "checks", "default", "secret", "owner", "security"] {
            assert_eq!(one.get(member), story["settings"][0].get(member), "{member} of {key}");
        }
    }
    let keys = |line: &str| -> Vec<Value> {
        let out = document(&ask(&folder, line));
        out["settings"].as_array().unwrap().iter().map(|one| one["key"].clone()).collect()
    };
    assert_eq!(
        keys("list --security --format json"),
        ["http.port", "auth.user", "auth.key", "auth.spare", "tokens.<NAME>"]
    );
    assert_eq!(keys("list --owner edge --format json"), ["http.port", "http.hosts", "http.max-workers"]);
    assert!(keys("list --owner nobody --format json").is_empty());
    assert_eq!(ask(&folder, "list --owner nobody").out(), "");
}
