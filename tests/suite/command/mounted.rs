//! The command within the arguments of a service, and behind a word.

use clap::{Arg, ArgAction};

use super::{KEY, ended, given, keep, program};
use crate::support::Folder;

/// A service with global arguments that are called as those of the command are.
fn service(folder: &Folder) -> clap::Command {
    let global = |name: &'static str| Arg::new(name).long(name).global(true);
    clap::Command::new("service")
        .arg(global("format").value_parser(clap::value_parser!(u8)).default_value("3"))
        .arg(global("color").action(ArgAction::SetTrue))
        .arg(global("chdir"))
        .arg(Arg::new("verbosity").short('v').action(ArgAction::Count).global(true))
        .arg(Arg::new("config").short('C').global(true))
        .arg(global("strict").short('s'))
        .arg(Arg::new("settings").global(true).long("reason").short('V'))
        .arg(global("log"))
        .subcommand(keep(folder).clap("config"))
        .subcommand(clap::Command::new("serve").arg(Arg::new("key").long("key")))
}

#[test]
fn a_service_may_have_global_arguments_of_any_name() {
    let folder = given(KEY);
    service(&folder).debug_assert();
    clap::Command::new("plain").subcommand(keep(&folder).clap("config")).debug_assert();
    keep(&folder).clap("config").debug_assert();
    // And one of the command within another.
    clap::Command::new("outer").subcommand(service(&folder)).debug_assert();
}

#[test]
fn a_name_behind_the_verb_is_the_verbs_and_before_it_the_services() {
    let folder = given(KEY);
    let line =
        ["service", "-v", "--format", "7", "config", "-vv", "check", "-v", "--format", "json", "--log", "x"];
    let matches = service(&folder).try_get_matches_from(line).unwrap();
    assert_eq!(matches.get_one::<u8>("format"), Some(&7));
    assert!(matches.get_count("verbosity") >= 1);
    let (_, config) = matches.subcommand().unwrap();
    let (verb, check) = config.subcommand().unwrap();
    assert_eq!(verb, "check");
    assert_eq!(check.get_one::<String>("settings-format").map(String::as_str), Some("json"));
    assert!(check.get_flag("settings-verbose"));
    assert_eq!(check.get_one::<String>("log").map(String::as_str), Some("x"));
    // What the verb has not, is the service's there too.
    let line = ["service", "config", "explain", "-v", "--reason", "none"];
    let matches = service(&folder).try_get_matches_from(line).unwrap();
    assert_eq!(matches.get_one::<String>("settings").map(String::as_str), Some("none"));
}

#[test]
fn help_of_a_verb_tells_each_name_once() {
    let folder = given(KEY);
    for verb in ["check", "explain", "diff", "checklist", "note", "list"] {
        let error = service(&folder).try_get_matches_from(["service", "config", verb, "--help"]).unwrap_err();
        let help = error.to_string();
        for name in ["--format <", "--color <", "-C, ", "  -v"] {
            let times = if name == "-C, " && verb == "list" { 0 } else { 1 };
            assert_eq!(help.matches(name).count(), times, "{name}: {help}");
        }
        assert!(!help.contains("settings-"), "{help}");
    }
}

#[test]
fn mounted_or_behind_a_word_it_ends_as_it_does_alone() {
    let folder = Folder::new();
    folder.write("waivers.toml", "");
    folder.write("env", format!("{KEY}KEEP_HTTP_HOSTS=*\n"));
    for (arguments, status) in [
        (&["check", "--env-file", "env"][..], 1),
        (&["check", "-v", "--env-file", "env", "--format", "json"], 1),
        (&["check"], 78),
        (&["explain", "http.port", "--env-file", "env"], 0),
        (&["explain", "nothing"], 2),
        (&["list", "--format", "json"], 0),
    ] {
        let run = |before: &[&str]| {
            ended(&program(&folder.path(""), &[]).args([before, arguments].concat()).output().unwrap())
        };
        let alone = run(&[]);
        assert_eq!(alone.0, Some(status), "{arguments:?}");
        assert_eq!(run(&["config"]), alone, "{arguments:?}");
        assert_eq!(run(&["clap", "config"]), alone, "{arguments:?}");
    }
}

/// The program says how it was called, so that what is shown can be copied.
#[test]
fn help_behind_a_word_has_the_word_in_it() {
    let folder = Folder::new();
    let (status, out, _) =
        ended(&program(&folder.path(""), &[]).args(["config", "check", "--help"]).output().unwrap());
    assert_eq!(status, Some(0));
    assert!(
        out.contains("Usage: keep config check ") && out.contains("  keep config check --env-file"),
        "{out}"
    );
    let (status, _, _) = ended(&program(&folder.path(""), &[]).arg("confi").output().unwrap());
    assert_eq!(status, Some(2));
}
