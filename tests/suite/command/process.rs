//! The program: streams that nobody reads, colours, columns, arguments of any bytes, and the folder it goes into.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::os::unix::ffi::OsStrExt;
use std::process::Stdio;

use super::{KEY, ended, program, run, text, well};

#[test]
fn a_reader_that_stops_early_changes_nothing() {
    let folder = well();
    for (arguments, status) in
        [(&["list"][..], 0), (&["check"], 78), (&["many", "explain"], 0), (&["--help"], 0)]
    {
        let mut child = program(&folder.path(""), &[])
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut first = String::new();
        BufReader::with_capacity(1, child.stdout.take().unwrap()).read_line(&mut first).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(
            (output.status.code(), text(&output.stderr).as_str()),
            (Some(status), ""),
            "{arguments:?}"
        );
        assert!(!first.is_empty());
    }
    // Closed before anything was written.
    let mut command = program(&folder.path(""), &[]);
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let status = command.arg("list").stdout(writer).stderr(Stdio::null()).status().unwrap();
    assert_eq!(status.code(), Some(0));
}

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_written_ends_with_74() {
    let folder = well();
    let full = || std::fs::File::create("/dev/full").unwrap();
    for (arguments, status) in [
        (&["list"][..], 74),
        (&["check"], 74),
        (&["check", "--help"], 74),
        (&["explain", "--env-file", "env"], 74),
        // Nothing is said, so nothing is lost.
        (&["check", "--env-file", "env"], 0),
    ] {
        let output = program(&folder.path(""), &[]).args(arguments).stdout(full()).output().unwrap();
        assert_eq!(output.status.code(), Some(status), "{arguments:?}");
        assert!(!text(&output.stderr).contains("panicked"), "{}", text(&output.stderr));
    }
    let status = program(&folder.path(""), &[]).arg("--bogus").stderr(full()).status().unwrap();
    assert_eq!(status.code(), Some(74));
}

#[test]
fn colours_are_where_they_are_asked_for() {
    let folder = well();
    let coloured = |variables: &[(&str, &str)], arguments: &[&str]| {
        let (_, out, err) = run(&folder, variables, arguments);
        format!("{out}{err}").contains('\u{1b}')
    };
    for wrong in [&["check"][..], &["check", "--bogus"], &["check", "--format", "markdown"]] {
        let with = |when: &'static str| [wrong, &["--color", when]].concat();
        assert!(!coloured(&[], wrong), "{wrong:?}");
        assert!(!coloured(&[], &with("never")) && !coloured(&[], &with("auto")), "{wrong:?}");
        assert!(!coloured(&[("CLICOLOR_FORCE", "1")], &with("never")), "{wrong:?}");
        assert!(!coloured(&[("NO_COLOR", "1")], wrong), "{wrong:?}");
        assert!(coloured(&[], &with("always")), "{wrong:?}");
        // Who says so on the command line says more than who says so once for all programs.
        assert!(coloured(&[("NO_COLOR", "1")], &with("always")), "{wrong:?}");
    }
    assert!(!coloured(&[], &["check", "--", "--bogus", "--color", "always"]));
    for format in ["json", "sarif"] {
        assert!(!coloured(&[], &["check", "--format", format, "--color", "always"]), "{format}");
    }
}

#[test]
fn lines_have_no_more_columns_than_there_are() {
    let folder = well();
    folder.write("staging.env", format!("{KEY}KEEP_HTTP_PORT=9000\nKEEP_HTTP_HOSTS=*\n"));
    for arguments in [
        &["check"][..],
        &["check", "--help"],
        &["check", "-v", "--env-file", "staging.env"],
        &["check", "--secrets-as-placeholders"],
        &["explain", "--env-file", "env"],
        &["explain", "auth", "--env-file", "env"],
        &["explain", "auth.kye"],
        &["diff", "staging.env", "env"],
        &["diff", "staging.env"],
        &["diff", "nowhere/of/these/folders/is/one"],
        &["checklist", "--env-file", "staging.env"],
        &["check", "-C", "nowhere/of/these/folders/is/one"],
        &["note", "staging.env", "env", "--reason", " "],
        &["note", "staging.env", "--reason"],
        &["check", "--bogus", "--color", "always"],
        &["list"],
        &["bare", "checklist"],
    ] {
        let (_, out, err) = run(&folder, &[("COLUMNS", "40")], arguments);
        // In a help, the line that shows how it is called is clap's.
        for line in out.lines().filter(|line| !line.starts_with("Usage: ")).chain(err.lines()) {
            let line = line.replace(['\u{1b}'], "").replace("[1m", "").replace("[0m", "");
            let line =
                ["[31m", "[32m", "[33m", "[4m"].iter().fold(line, |line, colour| line.replace(colour, ""));
            let words = line.split_whitespace().count();
            assert!(line.chars().count() <= 40 || words == 1, "{arguments:?}: {line}");
        }
        let (_, wide, _) = run(&folder, &[("COLUMNS", "10000")], arguments);
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(words(&out), words(&wide), "{arguments:?}");
    }
    // What a machine reads stays as it is.
    for format in ["json", "sarif"] {
        let (_, out, _) = run(&folder, &[("COLUMNS", "40")], &["check", "--format", format]);
        assert_eq!(out.lines().count(), 1, "{format}");
    }
    for odd in ["0", "-3", "x", "", "99999999999999999999999"] {
        assert_eq!(run(&folder, &[("COLUMNS", odd)], &["check"]).0, Some(78), "{odd}");
    }
}

#[test]
fn arguments_of_any_bytes_end_with_a_status() {
    let folder = well();
    let odd = OsStr::from_bytes(b"\xff\xfe\x1b[31m");
    let flag = OsStr::from_bytes(b"--name=\xff\x1b");
    for (arguments, status) in [
        (&[odd][..], 2),
        (&["check".as_ref(), odd], 2),
        (&["check".as_ref(), "--format".as_ref(), odd], 2),
        (&["explain".as_ref(), odd], 2),
        (&["check".as_ref(), "-C".as_ref(), odd], 2),
        (&["check".as_ref(), "--env-file".as_ref(), odd], 78),
        (&["check".as_ref(), "--secret-names".as_ref(), odd], 78),
        (&["check".as_ref(), "--env-file".as_ref(), "env".as_ref(), "--".as_ref(), odd], 78),
        (&["check".as_ref(), "--env-file".as_ref(), "env".as_ref(), "--".as_ref(), flag], 78),
        (&["check".as_ref(), "--sarif-anchor".as_ref(), odd], 2),
        (&["diff".as_ref(), odd], 2),
        (&["config".as_ref(), odd], 2),
    ] {
        let output = program(&folder.path(""), &[]).args(arguments).output().unwrap();
        let (code, out, err) = ended(&output);
        assert_eq!(code, Some(status), "{arguments:?}: {out}{err}");
        assert!(!err.contains("panicked") && !out.contains('\u{1b}'), "{arguments:?}: {out}{err}");
    }
}

#[test]
fn a_folder_that_there_is_not_is_told_without_its_control_characters() {
    let (status, out, err) = run(&well(), &[], &["check", "-C", "nowhere\u{1b}[31m"]);
    assert_eq!((status, out.as_str()), (Some(2), ""));
    assert_eq!(err, "error: cannot go into the folder `nowhere\\u{1b}[31m`\n");
}
