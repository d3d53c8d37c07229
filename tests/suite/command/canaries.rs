//! Secrets planted wherever one may stand, and looked for in all that every verb says in every format.

use super::{ended, program};
use crate::support::Folder;

/// How much of a secret is a leak.
const WINDOW: usize = 8;

/// One secret for each place that it may stand in.
const SECRETS: [&str; 8] = [
    "v4r1ABLE-q8Zk-of-process",
    "d0Tenv-Xu7m-in-a-line",
    "f1LE-Rw3p-in-toml-text",
    "s3CRET-Jb5t-file-of-key",
    "n4MED-Hc9y-held-itself",
    "l1NE-Vd2s-among-names",
    "m4P-entry-Kf6g-of-token",
    "aRg-Mn1x-behind-hyphens",
];

/// Every verb in every format.
fn lines() -> Vec<Vec<&'static str>> {
    let verbs: [(&[&str], &[&str]); 9] = [
        (&["check", "-v"], &["text", "json", "sarif"]),
        (&["check", "--strict"], &["text", "json", "sarif"]),
        (&["explain"], &["text", "json", "html"]),
        (&["explain", "auth"], &["text", "json"]),
        (&["explain", "tokens"], &["text", "json"]),
        (&["diff", "other"], &["text", "markdown", "json"]),
        (&["checklist"], &["text", "markdown", "json"]),
        (&["note", "other", "--reason", "x"], &["markdown"]),
        (&["list"], &["text", "json"]),
    ];
    let each = |(verb, formats): (&[&'static str], &[&'static str])| -> Vec<Vec<&'static str>> {
        formats.iter().map(|format| [verb, &["--format", format]].concat()).collect()
    };
    verbs.into_iter().flat_map(each).collect()
}

/// How secrets are done without.
const WITHOUT: [&[&str]; 5] = [
    &[],
    &["--secrets-as-placeholders"],
    &["--secrets-as-placeholders=all"],
    &["--secret-names", "names"],
    &["--secrets-as-placeholders", "--", "--auth.key=aRg-Mn1x-behind-hyphens", "aRg-Mn1x-behind-hyphens"],
];

fn planted() -> Folder {
    let folder = Folder::new();
    for name in ["secrets", "other", "other/secrets"] {
        std::fs::create_dir(folder.path(name)).unwrap();
    }
    folder.write("waivers.toml", "");
    folder.write("settings.toml", format!("auth.key = '{}'\ntokens.a = '{}'\n", SECRETS[2], SECRETS[6]));
    folder.write(
        "other/settings.toml",
        format!("auth.spare = '{}'\ntokens.b = '{}'\n", SECRETS[2], SECRETS[6]),
    );
    folder.write("secrets/auth.key", SECRETS[3]);
    folder.write("names", format!("KEEP_AUTH_KEY\n{}\nKEEP_AUTH_SPARE={0}\n", SECRETS[5]));
    folder.write("env", format!("KEEP_AUTH_SPARE={}\nKEEP_AUTH_KEY_FILE={}\n", SECRETS[1], SECRETS[4]));
    folder.write("broken.env", format!("KEEP_AUTH_KEY='{}\nKEEP_{} \n", SECRETS[1], SECRETS[1]));
    folder
}

#[track_caller]
fn quiet(text: &str, about: &str) {
    for secret in SECRETS {
        let chars: Vec<char> = secret.chars().collect();
        for part in chars.windows(WINDOW) {
            let part: String = part.iter().collect();
            assert!(!text.contains(&part), "`{part}` in {about}:\n{text}");
        }
    }
}

#[test]
fn no_verb_tells_a_part_of_a_secret_in_any_format() {
    let folder = planted();
    let environments: [&[(&str, &str)]; 4] = [
        &[("KEEP_AUTH_KEY", SECRETS[0]), ("KEEP_TOKENS__C", SECRETS[0])],
        &[("KEEP_AUTH_KEY_FILE", SECRETS[4])],
        &[("KEEP_AUTH_SPARE", SECRETS[0]), ("KEEP_AUTH_KYE", SECRETS[0]), ("KEEP_HTTP_PORT", "many")],
        &[
            ("KEEP_AUTH_KEY", SECRETS[0]),
            ("KEEP_AUTH_SPARE_FILE", "secrets/auth.key"),
            ("KEEP_HTTP_HOSTS", "*"),
        ],
    ];
    let mut statuses = std::collections::BTreeSet::new();
    for (nth, variables) in environments.iter().enumerate() {
        for (line, without) in lines().iter().flat_map(|line| WITHOUT.iter().map(move |how| (line, how))) {
            if line[0] == "list" && !without.is_empty() {
                continue;
            }
            let arguments = [line.as_slice(), without].concat();
            let (status, out, err) =
                ended(&program(&folder.path(""), variables).args(&arguments).output().unwrap());
            quiet(&format!("{out}{err}"), &format!("{arguments:?} with {nth}"));
            statuses.insert(status);
        }
    }
    // All outcomes were seen, not one wrong usage alone.
    assert!([0, 1, 2, 78].iter().all(|one| statuses.contains(&Some(*one))), "{statuses:?}");
}

#[test]
fn no_file_of_variables_tells_a_part_of_a_secret() {
    let folder = planted();
    for (file, line) in
        ["env", "broken.env"].iter().flat_map(|file| lines().into_iter().map(move |line| (file, line)))
    {
        if line[0] == "list" {
            continue;
        }
        let arguments = [line.as_slice(), &["--env-file", file]].concat();
        let (_, out, err) = ended(&program(&folder.path(""), &[]).args(&arguments).output().unwrap());
        quiet(&format!("{out}{err}"), &format!("{arguments:?}"));
    }
}

/// Where a secret stands that went astray: a flag of the service before the `--`, a value behind the wrong word.
const ASTRAY: [&[&str]; 16] = [
    &["aRg-Mn1x-behind-hyphens"],
    &["check", "aRg-Mn1x-behind-hyphens"],
    &["check", "--auth.key", "aRg-Mn1x-behind-hyphens"],
    &["check", "--auth.key=aRg-Mn1x-behind-hyphens"],
    &["check", "--verbose=aRg-Mn1x-behind-hyphens"],
    &["check", "--format", "aRg-Mn1x-behind-hyphens"],
    &["check", "--color=aRg-Mn1x-behind-hyphens"],
    &["check", "--secrets-as-placeholders=aRg-Mn1x-behind-hyphens"],
    &["check", "--secrets-as-placeholders", "aRg-Mn1x-behind-hyphens"],
    &["explain", "auth.key", "aRg-Mn1x-behind-hyphens"],
    &["explain", "--auth.kye=aRg-Mn1x-behind-hyphens"],
    &["diff", "other", "other", "aRg-Mn1x-behind-hyphens"],
    &["note", "other", "--reason", "x", "--metric", "hits", "-aRg-Mn1x-behind-hyphens", "1"],
    &["list", "--", "aRg-Mn1x-behind-hyphens"],
    &["list", "--", "--auth.key=aRg-Mn1x-behind-hyphens"],
    &["list", "--", "-aRg-Mn1x-behind-hyphens"],
];

#[test]
fn no_wrong_usage_tells_a_part_of_a_secret() {
    let folder = planted();
    for arguments in ASTRAY {
        let (status, out, err) = ended(&program(&folder.path(""), &[]).args(arguments).output().unwrap());
        assert_eq!((status, out.as_str()), (Some(2), ""), "{arguments:?}\n{err}");
        assert!(err.starts_with("error: "), "{arguments:?}\n{err}");
        quiet(&err, &format!("{arguments:?}"));
    }
}

#[test]
fn what_may_have_been_meant_is_told_without_what_was_given() {
    let folder = planted();
    for (arguments, meant) in [
        (&["chekc"][..], "'check'"),
        (&["check", "--color=autp"], "'auto'"),
        (&["check", "--secret-name", "names"], "'--secret-names'"),
        (&["explain", "auth.kye=x"], "`auth.key`"),
        (&["check", "--color"], "none was supplied"),
    ] {
        let (_, _, err) = ended(&program(&folder.path(""), &[]).args(arguments).output().unwrap());
        assert!(err.contains(meant), "{arguments:?}\n{err}");
    }
}

#[test]
fn a_part_of_a_secret_is_found() {
    let found = std::panic::catch_unwind(|| quiet("found BLE-q8Zk-", "a text"));
    assert!(found.is_err());
    quiet("found LE-q8Zk", "a text");
}
