//! Every verb in every format, with every status.

use settings::command::Command;
use settings::{Environment, Loader};

use super::declaration::{Keep, checklist};
use super::{KEY, arguments, ask, document, given, keep};

/// The formats of each verb, and whether each is one document of JSON.
const FORMATS: [(&str, &[(&str, bool)]); 4] = [
    ("check", &[("text", false), ("json", true), ("sarif", true)]),
    ("explain", &[("text", false), ("json", true)]),
    ("explain auth.key", &[("text", false), ("json", true)]),
    ("checklist", &[("text", false), ("markdown", false), ("json", true)]),
];

/// Each verb with each of its formats, and whether that is JSON.
fn asked() -> Vec<(&'static str, String, bool)> {
    let each = |(verb, formats): (&'static str, &'static [(&str, bool)])| {
        formats.iter().map(move |(format, json)| (verb, format!("{verb} --format {format}"), *json))
    };
    FORMATS.into_iter().flat_map(each).collect()
}

#[test]
fn what_is_well_ends_with_0_in_every_format() {
    let folder = given(KEY);
    for (verb, line, json) in asked() {
        let answer = ask(&folder, &line);
        assert_eq!((answer.status(), answer.err()), (0, ""), "{line}");
        if json {
            document(&answer);
        } else {
            assert_eq!(answer.out().is_empty(), verb == "check", "{line}: {}", answer.out());
        }
    }
}

#[test]
fn settings_that_do_not_load_end_with_78_in_every_format() {
    let folder = given("KEEP_AUTH_KEY=\nKEEP_HTTP_PORT=many\n");
    for (_, line, json) in asked() {
        let answer = ask(&folder, &line);
        assert_eq!(answer.status(), 78, "{line}");
        if json {
            let out = document(&answer);
            let told = out.to_string();
            assert!(told.contains("auth.key"), "{line}: {told}");
        } else {
            let all = format!("{}{}", answer.out(), answer.err());
            assert!(all.contains("auth.key"), "{line}: {all}");
        }
    }
}

#[test]
fn an_item_that_fails_ends_a_check_with_1_in_every_format() {
    let folder = given(&format!("{KEY}KEEP_HTTP_HOSTS=a.example,*\n"));
    for (verb, line, json) in asked() {
        let answer = ask(&folder, &line);
        let status = if verb.starts_with("explain") { 0 } else { 1 };
        assert_eq!((answer.status(), answer.err()), (status, ""), "{line}");
        if json {
            document(&answer);
        }
        if status == 1 {
            assert!(answer.out().contains("is any host"), "{line}: {}", answer.out());
        }
    }
}

#[test]
fn a_probe_that_fails_ends_a_check_with_1_unless_it_is_left_out() {
    let folder = given(&format!("{KEY}PAGES_OF_KEEP=/nowhere/at/all\n"));
    for format in ["text", "json", "sarif"] {
        let status = |more: &str| ask(&folder, &format!("check --format {format}{more}")).status();
        assert_eq!(status(""), 1, "{format}");
        assert_eq!(status(" --no-probes"), 0, "{format}");
        assert_eq!(status(" --without-probe pages"), 0, "{format}");
    }
    let answer = ask(&folder, "check --format json");
    assert_eq!(document(&answer)["problems"][0]["code"], "probe_failed");
    // Leaving out what there is not leaves out nothing.
    assert_eq!(ask(&folder, "check --without-probe page").status(), 1);
}

/// Refused comes before a list that is wrong, and that before an item that failed.
#[test]
fn of_several_the_worst_is_the_status() {
    let folder = given(&format!("{KEY}KEEP_HTTP_HOSTS=*\nPAGES_OF_KEEP=/nowhere/at/all\n"));
    folder.write("waivers.toml", "waiver = 1\n");
    let waived = |folder: &crate::support::Folder, line: &str| {
        let waivers = folder.path("waivers.toml");
        keep(folder).checklist(|_| checklist()).waivers(waivers).answer(arguments(folder, line)).status()
    };
    for format in ["text", "json", "sarif"] {
        assert_eq!(waived(&folder, &format!("check --strict --format {format}")), 3, "{format}");
        folder.write("waivers.toml", "");
        assert_eq!(waived(&folder, &format!("check --strict --format {format}")), 1, "{format}");
        folder.write("waivers.toml", "waiver = 1\n");
    }
    folder.write("env", "KEEP_HTTP_HOSTS=*\n");
    for format in ["text", "json", "sarif"] {
        assert_eq!(waived(&folder, &format!("check --strict --format {format}")), 78, "{format}");
    }
    let usage = ask(&folder, "check --strict --format markdown");
    assert_eq!((usage.status(), usage.out()), (2, ""));
}

#[test]
fn a_service_without_checklist_says_so_before_it_loads() {
    for variables in [KEY, "KEEP_HTTP_PORT=many\n"] {
        let folder = given(variables);
        for format in ["text", "markdown", "json"] {
            let line = format!("checklist --format {format}");
            let answer = keep(&folder).answer(arguments(&folder, &line));
            let told = (answer.status(), answer.out(), answer.err());
            assert_eq!(told, (2, "", "error: this service has no checklist\n"), "{format}: {variables}");
        }
    }
    let folder = given(KEY);
    assert_eq!(keep(&folder).answer(arguments(&folder, "check --format json")).status(), 0);
}

#[test]
fn wrong_usage_ends_with_2_and_says_nothing_on_standard_output() {
    let folder = given(KEY);
    for line in [
        "",
        "chekc",
        "check --bogus",
        "check --format markdown",
        "check --format",
        "check positional",
        "check --secrets-as-placeholders=some",
        "check --secrets-as-placeholders some",
        "explain a b",
        "explain nothing.of.this",
        "diff",
        "diff DIR DIR DIR",
        "note DIR",
        "note DIR --reason",
        "list extra",
        "list --format sarif",
        "list --env-file DIR/env",
    ] {
        let answer = ask(&folder, line);
        assert_eq!((answer.status(), answer.out()), (2, ""), "{line}");
        assert!(!answer.err().is_empty(), "{line}");
    }
}

#[test]
fn help_of_every_verb_ends_with_0_and_tells_its_statuses() {
    let folder = given(KEY);
    for verb in ["check", "explain", "diff", "checklist", "note", "list"] {
        let answer = keep(&folder).answer([verb, "--help"]);
        assert_eq!((answer.status(), answer.err()), (0, ""), "{verb}");
        assert!(answer.out().contains("Exit status: 0 "), "{verb}: {}", answer.out());
    }
}

#[test]
fn a_loader_that_takes_nothing_it_is_given_is_told() {
    let folder = given(KEY);
    // Of the process nothing is read, for that is refused before.
    let bare = Command::<Keep>::new(|_| Loader::new().environment(Environment::of_process()));
    for line in ["check", "check --format json", "explain name", "diff DIR/env", "note DIR --reason x"] {
        let answer = bare.answer(arguments(&folder, line));
        assert_eq!((answer.status(), answer.out()), (2, ""), "{line}");
        assert!(answer.err().contains("takes the variables of the process"), "{line}: {}", answer.err());
    }
}

#[test]
fn a_file_of_variables_is_judged_by_its_lines() {
    let folder = given("");
    let status = |variables: &str| {
        folder.write("env", variables);
        let answer = ask(&folder, "check --secrets-as-placeholders");
        (answer.status(), folder.hide(answer.out()))
    };
    let (code, told) = status("# nothing\n\nKEEP_HTTP_PORT=many\n");
    assert!(code == 78 && told.contains("at DIR/env:3"), "{told}");
    let (code, told) = status("KEEP_NAME=a\nno name at all\n");
    assert!(code == 78 && told.contains("at DIR/env:2"), "{told}");
    assert!(!told.contains("no name at all"), "{told}");
    let (code, told) = status("OTHER=1\nPATH=/bin\n");
    assert_eq!(code, 0, "{told}");
    // A file with a name of ours that is none is told as in the environment.
    let (code, told) = status("KEEP_HTTP_PROT=9000\n");
    assert!(code == 78 && told.contains("did you mean `KEEP_HTTP_PORT`?"), "{told}");
    std::fs::remove_file(folder.path("env")).unwrap();
    let answer = ask(&folder, "check --secrets-as-placeholders");
    assert_eq!(answer.status(), 78);
    assert!(folder.hide(answer.out()).contains("the file does not exist\n  at DIR/env"), "{}", answer.out());
}

#[test]
fn flags_behind_two_hyphens_are_those_of_the_service() {
    let folder = given(KEY);
    let answer = ask(&folder, "explain http.port -- --http.port=9000");
    assert!(answer.out().contains("value: 9000\n  from: flag --http.port\n"), "{}", answer.out());
    assert_eq!(ask(&folder, "check -- --http.port=80").status(), 78);
    assert_eq!(
        ask(&folder, "check -- --format=json").status(),
        78,
        "a flag of the service, not of the command"
    );
    let answer = ask(&folder, "check --format json -- --auth.key=CANARY-flag");
    assert_eq!(answer.status(), 78);
    assert!(!document(&answer).to_string().contains("CANARY"), "{}", answer.out());
}
