//! Secrets that are not at hand: what is said of them, and that it is never that they are well.

use serde_json::Value;

use super::{KEY, ask, document, given, said};

const NAMES: &str = "check --secret-names DIR/names";

#[test]
fn a_secret_that_is_missing_is_not_verified_and_no_failure_unless_strict() {
    let folder = given("");
    assert_eq!(said(&folder, "check").0, 78);
    let (status, told) = said(&folder, "check --secrets-as-placeholders");
    assert_eq!(status, 0);
    assert!(told.contains("not verified: `auth.key`: no source that is at hand has it\n"), "{told}");
    for format in ["text", "json", "sarif"] {
        let line = format!("check --secrets-as-placeholders --strict --format {format}");
        assert_eq!(ask(&folder, &line).status(), 1, "{format}");
    }
    for format in ["text", "markdown", "json"] {
        let line = format!("checklist --secrets-as-placeholders --format {format}");
        assert_eq!(ask(&folder, &line).status(), 0, "{format}");
        assert_eq!(ask(&folder, &format!("{line} --strict")).status(), 1, "{format}");
    }
}

#[test]
fn what_is_given_is_verified_unless_all_are_left_out() {
    let folder = given(KEY);
    let (_, told) = said(&folder, "check --secrets-as-placeholders");
    assert!(!told.contains("`auth.key`"), "{told}");
    let (status, told) = said(&folder, "check --secrets-as-placeholders=all");
    assert_eq!(status, 0);
    assert!(
        told.contains("not verified: `auth.key`: its value is not at hand; DIR/env:1 names it"),
        "{told}"
    );
    // A value that its check refuses is refused where it is looked at alone.
    folder.write("env", "KEEP_AUTH_KEY=short\n");
    assert_eq!(said(&folder, "check --secrets-as-placeholders").0, 78);
    assert_eq!(said(&folder, "check --secrets-as-placeholders=all").0, 0);
}

#[test]
fn names_say_which_secrets_there_are_going_to_be() {
    let folder = given("");
    folder.write("names", "# of staging\nKEEP_AUTH_KEY\n");
    let (status, told) = said(&folder, NAMES);
    assert_eq!(status, 0, "{told}");
    assert!(told.contains("`auth.key`: its value is not at hand; DIR/names:2 names it"), "{told}");
    assert!(!told.contains("auth.spare"), "{told}");
    folder.write("names", "auth.spare\n");
    let (status, told) = said(&folder, NAMES);
    assert!(status == 78 && told.contains("`auth.key`: required, but no source gives it"), "{told}");
    // Both together: named ones are going to be there, and of those at hand nothing is read.
    folder.write("env", KEY);
    assert_eq!(said(&folder, &format!("{NAMES} --secrets-as-placeholders=all")).0, 0);
    let (_, told) = said(&folder, &format!("{NAMES} --secrets-as-placeholders=all --format json"));
    assert!(
        told.contains(r#"{"key":"auth.key","origin":{"kind":"dotenv","name":"DIR/env","line":1}}"#),
        "{told}"
    );
}

#[test]
fn a_line_of_names_that_is_wrong_is_told_without_it() {
    let folder = given(KEY);
    folder.write("names", "KEEP_AUTH_KEY=CANARY-value\nKEEP_AUTH_KYE\nKEEP_HTTP_PORT\nCANARY-alone\n");
    let (status, told) = said(&folder, NAMES);
    assert_eq!(status, 78);
    for words in [
        "at DIR/names:1",
        "at DIR/names:2\n  did you mean `KEEP_AUTH_KEY`?",
        "at DIR/names:3",
        "at DIR/names:4",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert!(!told.contains("CANARY"), "{told}");
    std::fs::remove_file(folder.path("names")).unwrap();
    let (status, told) = said(&folder, NAMES);
    assert!(status == 78 && told.contains("the file does not exist\n  at DIR/names"), "{told}");
}

/// A verdict, wherever it stands in a document.
fn verdicts(document: &Value, into: &mut Vec<(String, String)>) {
    match document {
        Value::Array(all) => all.iter().for_each(|one| verdicts(one, into)),
        Value::Object(members) => {
            if let (Some(id), Some(verdict)) = (members.get("id"), members.get("verdict")) {
                into.push((id.to_string(), verdict.to_string()));
            }
            members.values().for_each(|one| verdicts(one, into));
        }
        _ => {}
    }
}

#[test]
fn what_is_not_verified_is_told_as_passed_in_no_format() {
    let folder = given("");
    folder.write("names", "auth.key\n");
    for how in ["--secrets-as-placeholders", "--secrets-as-placeholders=all", "--secret-names DIR/names"] {
        for verb in ["check", "checklist"] {
            let answer = ask(&folder, &format!("{verb} --format json {how}"));
            let mut found = Vec::new();
            verdicts(&document(&answer), &mut found);
            let of_key: Vec<&str> = found
                .iter()
                .filter(|(id, _)| id == r#""auth.key""#)
                .map(|(_, verdict)| verdict.as_str())
                .collect();
            assert_eq!(of_key, [r#""not_verified""#], "{verb} {how}");
        }
        let (_, told) = said(&folder, &format!("checklist {how}"));
        assert!(told.contains("not verified") && !told.contains("2 passed"), "{told}");
        let (_, told) = said(&folder, &format!("check -v {how}"));
        assert!(told.contains("1 not verified, 1 passed"), "{told}");
        let answer = ask(&folder, &format!("check --format sarif {how}"));
        let run = &document(&answer)["runs"][0];
        assert_eq!(run["results"], Value::Array(Vec::new()), "{how}");
        let notes = run["invocations"][0]["toolExecutionNotifications"].to_string();
        assert!(
            notes.contains("not verified: `auth.key`") && notes.contains("not verified: auth.key: "),
            "{notes}"
        );
        let answer = ask(&folder, &format!("explain auth.key --format json {how}"));
        let value = &document(&answer)["settings"][0]["values"][0];
        assert_eq!((&value["at_hand"], &value["value"]), (&false.into(), &"[NOT AT HAND]".into()), "{how}");
    }
}
