//! `explain --html`: the page of a service with its checklist, also where not all secrets are.

use settings::Loader;
use settings::command::{Answer, Command};

use super::tree::read;
use super::{SECRET, Shop, checklist};
use crate::support::Folder;

fn ask(variables: &str, waivers: Option<&str>, line: &str) -> Answer {
    let folder = Folder::new();
    folder.write("env", variables);
    let mut command =
        Command::<Shop>::new(|given| Loader::standard(given.environment())).checklist(|_| checklist());
    if let Some(waivers) = waivers {
        folder.write("waivers.toml", waivers);
        command = command.waivers(folder.path("waivers.toml"));
    }
    let env = folder.path("env");
    let arguments = line.split(' ').chain(["--env-file", env.to_str().unwrap()]);
    command.answer(arguments)
}

const GOOD: &str = "SHOP_TOKEN=sesame-open-sesame\n";

#[test]
fn a_page_has_the_checklist_and_both_ways_to_ask_are_one() {
    let answer = ask(GOOD, None, "explain --html");
    assert_eq!((answer.status(), answer.err()), (0, ""));
    let page = read(answer.out());
    let text = page.words();
    assert!(text.contains("Checklist") && text.contains("✔ pass") && !text.contains(SECRET), "{text}");
    assert_eq!(read(ask(GOOD, None, "explain --format html").out()).shape(), page.shape());
}

#[test]
fn a_rehearsal_has_a_page_too() {
    let answer = ask("", None, "explain --html --secrets-as-placeholders");
    assert_eq!((answer.status(), answer.err()), (0, ""));
    assert!(read(answer.out()).words().contains("[NOT AT HAND]"));
}

#[test]
fn what_does_not_load_has_no_page() {
    let answer = ask("", None, "explain --html");
    assert_eq!((answer.status(), answer.out()), (78, ""));
    assert!(answer.err().contains("`token`"), "{}", answer.err());
}

#[test]
fn waivers_that_cannot_be_used_are_told_beside_the_page() {
    let answer = ask(GOOD, Some("[[waivers]]\nid = 3"), "explain --html");
    assert_eq!(answer.status(), 0);
    assert!(answer.err().starts_with("warning: the page has no checklist: "), "{}", answer.err());
    assert!(!read(answer.out()).words().contains("Checklist"));
}

#[test]
fn one_setting_has_no_page_and_two_formats_are_not_asked_for() {
    for line in
        ["explain http.port --html", "explain http.port --format html", "explain --html --format json"]
    {
        let answer = ask(GOOD, None, line);
        assert_eq!((answer.status(), answer.out()), (2, ""), "{line}");
    }
}
