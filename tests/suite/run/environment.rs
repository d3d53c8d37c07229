//! What else the program is given: its arguments, its streams, and the variables that are not ours.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::process::{Command, Stdio};

use super::{NEEDED, READ, handed, script, text, values};
use crate::support::Folder;

/// The names of the program's variables, without what a shell sets itself.
fn names(command: &mut Command) -> Vec<String> {
    let output = command.args(["run", "--", "/usr/bin/env"]).output().unwrap();
    let said = text(&output.stdout);
    let mut names: Vec<String> =
        said.lines().filter_map(|line| line.split_once('=')).map(|(name, _)| name.to_owned()).collect();
    names.sort();
    names
}

#[test]
fn no_variable_of_ours_is_left() {
    let folder = Folder::new();
    folder.write("key", "CANARY-of-key");
    folder.write("none.toml", "");
    let mut command = handed(&folder);
    command
        .env("HANDED_TEXT", "given")
        .env("HANDED_PRESENT_KEY_FILE", folder.path("key"))
        .env("HANDED_SECRETS_TOKENS__A", "CANARY-of-token")
        .env("HANDED_SETTINGS_UNKNOWN", "warn")
        .env("HANDED_CONFIG", folder.path("none.toml"))
        .env("SECRETS_FOLDER", folder.path(""))
        // Read by others under this name, but what it leads to is a secret here.
        .env("DATABASE_URL_FILE", "")
        // A slip of the pen, of which nothing can be known.
        .env("HANDED_SECRETS_PIM", "CANARY-of-nobody")
        .env("HANDED", "no name under the prefix")
        .env("HANDED_WORKER_COUNT", "4")
        .env("HANDED_NEIGHBOUR_KEY", "theirs")
        .env("HANDEDNESS", "left")
        .env(OsStr::from_bytes(b"\xff"), OsStr::from_bytes(b"\xfe"))
        .env("LANG", "C");
    let expected = [
        "HANDED",
        "HANDEDNESS",
        "HANDED_NEIGHBOUR_KEY",
        "HANDED_WORKER_COUNT",
        "LANG",
        "PATH",
        "SETTINGS_FD",
        "SETTINGS_FD_ID",
        "\u{fffd}",
    ];
    assert_eq!(names(&mut command), expected);
}

/// `PATH` is a setting here, and a public one: it is everybody's, and the program is found along it.
#[test]
fn a_program_is_found_along_the_path() {
    let folder = Folder::new();
    let tool = folder.path("bin/tool");
    std::fs::create_dir(folder.path("bin")).unwrap();
    std::fs::copy("/bin/sh", &tool).unwrap();
    for path in [folder.path("bin").to_str().unwrap(), "nowhere:bin", "/nowhere::bin"] {
        let mut command = handed(&folder);
        let output =
            command.env("PATH", path).args(["run", "--", "tool", "-c", "echo $0 $1", "a", "b c"]).output();
        assert_eq!(text(&output.unwrap().stdout), "a b c\n", "{path}");
    }
}

#[test]
fn a_descriptor_that_was_set_before_is_not_the_one() {
    let output = script(handed(&Folder::new()).env("SETTINGS_FD", "0"), READ);
    assert_eq!(values(&output)["text"], "plain");
}

#[test]
fn closed_streams_do_not_become_the_pipe() {
    let folder = Folder::new();
    let own = env!("CARGO_BIN_EXE_handed");
    let script =
        format!("'{own}' run -- sh -c 'cat /dev/fd/$SETTINGS_FD > out; echo $SETTINGS_FD > fd' <&- >&- 2>&-");
    let mut command = Command::new("/bin/sh");
    command.current_dir(folder.path("")).env_clear().envs(NEEDED).env("PATH", "/usr/bin:/bin");
    assert_eq!(command.args(["-c", &script]).status().unwrap().code(), Some(0));
    assert!(folder.read("out").unwrap().starts_with("{\"text\":\"plain\""));
    let descriptor: u32 = folder.read("fd").unwrap().trim().parse().unwrap();
    assert!(descriptor > 2, "{descriptor}");
}

/// A child may have the variables and another pipe of the same number: it can tell.
#[cfg(target_os = "linux")]
#[test]
fn which_pipe_it_is_is_told() {
    let output = script(
        handed(&Folder::new()).env("SETTINGS_FD_ID", "0:0"),
        "echo $SETTINGS_FD_ID; stat -L -c %d:%i /dev/fd/$SETTINGS_FD",
    );
    let said = text(&output.stdout);
    let (told, found) = said.trim().split_once('\n').unwrap();
    assert_eq!(told, found);
    assert_ne!(told, "0:0");
}

/// What is read is gone, and there is an end to it: the end for writing is nobody's.
#[test]
fn the_values_are_read_once() {
    let output = script(
        &mut handed(&Folder::new()),
        "cat /dev/fd/$SETTINGS_FD | wc -l; cat /dev/fd/$SETTINGS_FD | wc -c",
    );
    assert_eq!(text(&output.stdout).split_whitespace().collect::<Vec<_>>(), ["0", "0"]);
}

/// The process is the program: its status, its signals, its number.
#[test]
fn the_process_becomes_the_program() {
    let folder = Folder::new();
    let child = handed(&folder)
        .args(["run", "--", "sh", "-c", "echo $$; exit 42"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let number = child.id();
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), text(&output.stdout).trim()), (Some(42), number.to_string().as_str()));
}

#[cfg(target_os = "linux")]
#[test]
fn no_secret_is_in_what_the_system_shows_of_the_process() {
    let folder = Folder::new();
    let mut command = handed(&folder);
    command.env("HANDED_SECRETS_TOKENS__A", "CANARY-of-token");
    let output = script(&mut command, "cat /proc/$$/environ /proc/$$/cmdline; ls -l /proc/$$/fd");
    let shown = text(&output.stdout);
    assert!(shown.contains("SETTINGS_FD=") && shown.contains("pipe:"), "{shown}");
    assert!(!shown.contains("CANARY") && !shown.contains("424242"), "{shown}");
}

#[test]
fn it_is_mounted_with_the_other_verbs() {
    let folder = Folder::new();
    let output = handed(&folder).args(["clap", "run", "--", "sh", "-c", READ]).output().unwrap();
    assert_eq!(values(&output)["text"], "plain");
}
