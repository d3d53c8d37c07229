//! The program in its folder: where it goes first, whose files and whose variables it takes.

use super::{KEY, run, well};

#[test]
fn it_goes_into_a_folder_first() {
    let folder = well();
    std::fs::create_dir(folder.path("service")).unwrap();
    folder.write("service/waivers.toml", "");
    folder.write("service/settings.toml", "http.port = 80\n");
    folder.write("service/env", KEY);
    std::fs::remove_file(folder.path("env")).unwrap();
    let (status, out, err) = run(&folder, &[], &["check", "-C", "service", "--env-file", "env"]);
    assert_eq!((status, err.as_str()), (Some(78), ""));
    assert!(out.contains("at settings.toml:1:13"), "{out}");
    let sarif = ["check", "--chdir", "service", "--env-file", "env", "--format", "sarif"];
    let (status, out, _) = run(&folder, &[], &sarif);
    let out: serde_json::Value = serde_json::from_str(&out).unwrap();
    let place = &out["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"];
    assert_eq!((status, &place["uri"]), (Some(78), &"service/settings.toml".into()));
}

/// A file of variables is looked for in the folder of each side.
#[test]
fn a_side_that_is_a_relative_folder_has_its_own_variables() {
    let folder = well();
    std::fs::create_dir(folder.path("old")).unwrap();
    folder.write("old/env", format!("{KEY}KEEP_HTTP_PORT=9000\n"));
    let (status, out, err) = run(&folder, &[], &["diff", "old", "--env-file", "env"]);
    assert_eq!((status, err.as_str()), (Some(1), ""));
    assert!(out.contains("http.port: 9000 → 8080\n    origin: old/env:2 → default\n"), "{out}");
    let (status, out, _) = run(&folder, &[], &["diff", "old", ".", "--env-file", "env"]);
    assert!(status == Some(1) && out.contains("http.port: 9000 → 8080\n"), "{out}");
}

#[test]
fn the_process_has_the_variables_unless_a_file_has_them() {
    let folder = well();
    let variables = [("KEEP_AUTH_KEY", "CANARY-of-process"), ("KEEP_HTTP_PORT", "9000")];
    let (_, out, _) = run(&folder, &variables, &["explain", "http.port"]);
    assert!(out.contains("value: 9000\n  from: variable KEEP_HTTP_PORT\n"), "{out}");
    let (_, out, _) = run(&folder, &variables, &["explain", "http.port", "--env-file", "env"]);
    assert!(out.contains("value: 8080\n  from: default\n"), "{out}");
    // A variable that says where a file of settings is counts as well.
    folder.write("other.toml", "http.port = 9100\n");
    folder.write("env", format!("{KEY}KEEP_CONFIG=other.toml\n"));
    let (_, out, _) = run(&folder, &variables, &["explain", "http.port", "--env-file", "env"]);
    assert!(out.contains("value: 9100\n  from: other.toml:1:13\n"), "{out}");
}
