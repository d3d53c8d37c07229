//! What differs between two environments or releases.

use super::{KEY, ask, document, given, said};

const FORMATS: [&str; 3] = ["text", "markdown", "json"];

#[test]
fn what_is_the_same_ends_with_0_and_what_differs_with_1() {
    let folder = given(KEY);
    folder.write("other.env", format!("{KEY}KEEP_HTTP_PORT=9000\n"));
    for format in FORMATS {
        let diff = |sides: &str| ask(&folder, &format!("diff {sides} --format {format}"));
        let same = diff("DIR/env DIR/env");
        assert_eq!((same.status(), same.err()), (0, ""), "{format}");
        let other = diff("DIR/env DIR/other.env");
        assert_eq!((other.status(), other.err()), (1, ""), "{format}");
        assert!(other.out().contains("9000"), "{format}: {}", other.out());
        // As things stand here, if the other side is left out.
        assert_eq!(diff("DIR/env").status(), 0, "{format}");
        assert_eq!(diff("DIR/other.env").status(), 1, "{format}");
        if format == "json" {
            assert_eq!(document(&same)["status"], 0);
            assert_eq!(document(&other)["status"], 1);
        }
    }
}

#[test]
fn a_side_that_does_not_load_is_named_in_every_format() {
    let folder = given(KEY);
    folder.write("bad.env", format!("{KEY}KEEP_HTTP_PORT=many\n"));
    for (sides, side) in
        [("DIR/bad.env DIR/env", "BEFORE"), ("DIR/env DIR/bad.env", "AFTER"), ("DIR/bad.env", "BEFORE")]
    {
        for format in FORMATS {
            let answer = ask(&folder, &format!("diff {sides} --format {format}"));
            assert_eq!(answer.status(), 2, "{sides} {format}");
            assert!(answer.err().starts_with(&format!("error: {side} does not load\n")), "{}", answer.err());
            if format == "json" {
                let out = document(&answer);
                assert_eq!((&out["status"], &out["side"]), (&2.into(), &side.into()));
                assert_eq!(out["problems"][0]["key"], "http.port");
                assert_eq!(answer.err().lines().count(), 1, "{}", answer.err());
            } else {
                assert!(answer.out().is_empty() && answer.err().contains("`http.port`"), "{}", answer.err());
            }
        }
    }
    // What it is when all that is compared is not here.
    let here = given("KEEP_HTTP_PORT=many\n");
    here.write("good.env", KEY);
    let (status, told) = said(&here, "diff DIR/good.env");
    assert!(status == 2 && told.starts_with("error: AFTER does not load\n"), "{told}");
}

#[test]
fn a_path_that_is_no_side_is_refused_in_words() {
    let folder = given(KEY);
    for name in ["settings.toml", "settings.yaml", "settings.yml", "settings.json", "settings.jsonc"] {
        folder.write(name, "");
        let (status, told) = said(&folder, &format!("diff DIR/{name}"));
        assert_eq!(status, 2);
        assert_eq!(
            told,
            format!(
                "error: `DIR/{name}` is a file of settings: name the folder that it stands in, or a file of variables\n"
            )
        );
    }
    let (status, told) = said(&folder, "diff DIR/nowhere");
    assert_eq!(
        (status, told.as_str()),
        (2, "error: there is no folder or file of variables `DIR/nowhere`\n")
    );
    let (status, told) = said(&folder, "diff DIR/env DIR/nowhere --format json");
    assert_eq!(
        (status, told.as_str()),
        (2, "error: there is no folder or file of variables `DIR/nowhere`\n")
    );
}

#[test]
fn a_folder_has_its_own_files_of_settings() {
    let folder = given(KEY);
    for (name, port) in [("old", 9000), ("new", 9100)] {
        std::fs::create_dir(folder.path(name)).unwrap();
        folder.write(&format!("{name}/settings.toml"), format!("http.port = {port}\n"));
    }
    let answer = ask(&folder, "diff DIR/old DIR/new --format json");
    let out = document(&answer).to_string();
    assert_eq!(answer.status(), 1);
    assert!(out.contains("9000") && out.contains("9100") && out.contains("old/settings.toml"), "{out}");
}

#[test]
fn what_is_not_at_hand_is_not_compared() {
    let folder = given("");
    for format in FORMATS {
        let answer =
            ask(&folder, &format!("diff DIR/env DIR/env --secrets-as-placeholders --format {format}"));
        assert_eq!((answer.status(), answer.err()), (0, ""));
        assert!(answer.out().contains("auth.key"), "{format}: {}", answer.out());
    }
}
