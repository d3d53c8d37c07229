//! A note of a change: where it goes, and that nothing is half written.

use super::{KEY, ask, given, said};
use crate::support::Folder;

fn changed() -> Folder {
    let folder = given(KEY);
    folder.write("old.env", format!("{KEY}KEEP_HTTP_PORT=9000\n"));
    folder
}

/// The file of notes, if there is one, and whether something else was left behind.
fn notes(folder: &Folder) -> (Option<String>, bool) {
    (folder.read("NOTES.md"), folder.path("NOTES.md.new").exists())
}

#[test]
fn a_note_goes_to_standard_output_or_on_top_of_a_file() {
    let folder = changed();
    let answer = ask(
        &folder,
        "note DIR/old.env --reason old --metric rate -5 -3.5% --metric size 1 2 --file a --command b",
    );
    assert_eq!((answer.status(), answer.err()), (0, ""));
    for words in
        ["- metric: rate: \\-5 → \\-3.5%\n", "- metric: size: 1 → 2\n", "- file: `a`\n", "- command: `b`\n"]
    {
        let plain = words.replace('\\', "");
        assert!(answer.out().contains(words) || answer.out().contains(&plain), "{words}: {}", answer.out());
    }
    for reason in ["first", "second"] {
        let answer = ask(&folder, &format!("note DIR/old.env --reason {reason} --to DIR/NOTES.md"));
        assert_eq!((answer.status(), answer.out(), answer.err()), (0, "", ""), "{reason}");
    }
    let (text, left) = notes(&folder);
    let text = text.unwrap();
    assert!(!left && text.find("second") < text.find("first"), "{text}");
}

#[test]
fn a_reason_is_one_line_and_not_empty() {
    let folder = changed();
    let note = |reason: &str| {
        let mut all = super::arguments(&folder, "note DIR/old.env");
        all.extend(["--reason".into(), reason.into()]);
        super::keep(&folder).answer(all)
    };
    let answer = note("two\nlines\n\n## 2020-01-01: forged");
    let headings = answer.out().lines().filter(|line| line.starts_with("## ")).count();
    assert_eq!((answer.status(), headings), (0, 1), "{}", answer.out());
    for empty in ["", " ", "\n"] {
        let answer = note(empty);
        let told = (answer.status(), answer.out(), answer.err());
        assert_eq!(told, (2, "", "error: the reason is empty: `--reason` says why the change was made\n"));
    }
}

#[test]
fn a_file_that_cannot_take_a_note_ends_with_73_and_is_as_it_was() {
    let folder = changed();
    folder.write("NOTES.md", "# Something else\n");
    let note = |to: &str| said(&folder, &format!("note DIR/old.env --reason x --to {to}"));
    let (status, told) = note("DIR/NOTES.md");
    assert_eq!(status, 73);
    assert!(
        told.starts_with("error: `DIR/NOTES.md`: this file does not begin as a file of notes does"),
        "{told}"
    );
    assert!(told.contains("\n  help: name another file; or, "), "{told}");
    assert_eq!(notes(&folder), (Some("# Something else\n".to_owned()), false));
    for (to, help) in [
        ("DIR", "name a file, or move this away"),
        ("DIR/nowhere/x.md", "create the folder, or correct the path"),
    ] {
        let (status, told) = note(to);
        assert!(status == 73 && told.ends_with(&format!("\n  help: {help}\n")), "{told}");
    }
    assert!(!folder.path("nowhere").exists());
}

/// Whoever may write everywhere is stopped by the kind of a file alone.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_nothing_can_be_made_in_ends_with_73() {
    let (status, told) = said(&changed(), "note DIR/old.env --reason x --to /proc/NOTES.md");
    assert!(status == 73 && told.starts_with("error: `/proc/NOTES.md`: "), "{told}");
}

#[test]
fn settings_that_do_not_load_make_no_note() {
    let folder = changed();
    folder.write("bad.env", "KEEP_HTTP_PORT=many\n");
    for (sides, side) in [("DIR/bad.env", "BEFORE"), ("DIR/env DIR/bad.env", "AFTER")] {
        let (status, told) = said(&folder, &format!("note {sides} --reason x --to DIR/NOTES.md"));
        assert!(status == 78 && told.starts_with(&format!("error: {side} does not load\n")), "{told}");
    }
    assert_eq!(notes(&folder), (None, false));
}

#[test]
fn a_note_says_what_the_checklist_came_to() {
    let folder = given(&format!("{KEY}KEEP_HTTP_HOSTS=*\n"));
    folder.write("old.env", KEY);
    let (status, told) = said(&folder, "note DIR/old.env --reason x");
    assert!(status == 0 && told.contains("### Checklist") && told.contains("is any host"), "{told}");
}

/// A number that is missing takes no option in its place, and a negative one is none.
#[test]
fn a_metric_has_a_name_and_two_numbers() {
    let folder = changed();
    for line in ["--metric rate 1 --to DIR/NOTES.md", "--metric rate --file a", "--metric rate 1"] {
        let (status, told) = said(&folder, &format!("note DIR/old.env --reason x {line}"));
        assert_eq!(status, 2, "{line}: {told}");
        assert!(told.contains("--metric <NAME> <BEFORE> <AFTER>"), "{line}: {told}");
    }
    assert_eq!(notes(&folder), (None, false));
    let (status, told) = said(&folder, "note DIR/old.env --reason x --metric rate -.5% -1e3");
    assert!(status == 0 && told.contains("- metric: rate: "), "{told}");
}
