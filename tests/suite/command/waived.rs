//! A file of waivers: missing, broken, out of date, of what there is not.

use settings::command::Answer;

use super::declaration::checklist;
use super::{KEY, arguments, document, given, keep};
use crate::support::Folder;

const GOOD: &str =
    "[[waivers]]\nid = 'headers.hosts'\nreason = 'an old client'\nowner = 'edge'\nuntil = 9998-06-30\n";

fn asked(folder: &Folder, line: &str) -> Answer {
    let waivers = folder.path("waivers.toml");
    keep(folder).checklist(|_| checklist()).waivers(waivers).answer(arguments(folder, line))
}

/// The status of each way to confirm, with all that each says.
fn told(waivers: Option<&str>) -> Vec<(u8, String)> {
    let folder = given(&format!("{KEY}KEEP_HTTP_HOSTS=*\n"));
    if let Some(text) = waivers {
        folder.write("waivers.toml", text);
    }
    let lines =
        ["check", "check --format json", "check --format sarif", "checklist", "checklist --format json"];
    let told = lines.iter().map(|line| {
        let answer = asked(&folder, line);
        if line.contains("--format") {
            document(&answer);
        }
        (answer.status(), folder.hide(&format!("{}{}", answer.out(), answer.err())))
    });
    told.collect()
}

#[track_caller]
fn all(waivers: Option<&str>, status: u8, words: &str) {
    for (found, text) in told(waivers) {
        assert_eq!(found, status, "{text}");
        assert!(text.contains(words), "`{words}` in: {text}");
    }
}

#[test]
fn what_is_wrong_with_waivers_ends_with_3_everywhere() {
    all(None, 3, "the file does not exist");
    all(Some("[[waivers]\n"), 3, "DIR/waivers.toml");
    all(Some(&GOOD.replace("9998-06-30", "'soon'")), 3, "2026-12-31");
    all(Some(&GOOD.replace("9998-06-30", "2020-02-30")), 3, "waivers.toml");
    all(Some(&GOOD.replace("id = 'headers.hosts'", "id = 'headers.host'")), 3, "headers.hosts");
    all(Some(&GOOD.replace("reason = 'an old client'\n", "")), 3, "reason");
}

#[test]
fn a_waiver_that_holds_ends_with_0_and_is_told() {
    let near = settings::checklist::Date::today().to_string();
    all(Some(&GOOD.replace("9998-06-30", &near)), 0, "headers.hosts");
}

#[test]
fn a_waiver_that_is_over_waives_nothing() {
    all(Some(&GOOD.replace("9998-06-30", "2020-06-30")), 3, "2020-06-30");
}

#[test]
fn a_file_of_waivers_that_cannot_be_used_is_a_warning_of_a_note() {
    let folder = given(&format!("{KEY}KEEP_HTTP_HOSTS=*\n"));
    let answer = asked(&folder, "note DIR/env --reason x");
    assert_eq!(answer.status(), 0);
    assert!(answer.err().starts_with("warning: the note has no checklist: "), "{}", answer.err());
    assert!(!answer.out().contains("### Checklist"), "{}", answer.out());
}
