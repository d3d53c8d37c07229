//! What the compiler says: `tests/ui`, a folder for each word of the derive with a case for each fault, and `pass` with
//! declarations that have to compile. Missing or wrong texts are written with `TRYBUILD=overwrite`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The folder of what compiles.
const PASS: &str = "pass";

fn folders() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui");
    let entries = std::fs::read_dir(folder).expect("the cases");
    let paths = entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_dir());
    let mut names: Vec<String> =
        paths.filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned())).collect();
    names.sort();
    names
}

/// The cases of a folder with an ending, by their names.
fn cases(folder: &str, ending: &str) -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui").join(folder);
    let entries = std::fs::read_dir(folder).expect("a folder of cases");
    let paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    let with_ending = paths.iter().filter(|path| path.extension().is_some_and(|of| of == ending));
    with_ending.filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned())).collect()
}

#[test]
fn the_compiler_says_what_is_wrong() {
    let tests = trybuild::TestCases::new();
    for folder in folders() {
        if folder == PASS {
            tests.pass(format!("ui/{folder}/*.rs"));
        } else {
            tests.compile_fail(format!("ui/{folder}/*.rs"));
        }
    }
}

/// A case without its text would be written by the test and pass from then on; a text without its case says nothing.
#[test]
fn each_case_has_its_text() {
    let folders = folders();
    assert!(folders.len() > 15 && folders.iter().any(|folder| folder == PASS), "{folders:?}");
    for folder in folders {
        let (code, texts) = (cases(&folder, "rs"), cases(&folder, "stderr"));
        assert!(!code.is_empty(), "`ui/{folder}` is empty");
        let expected = if folder == PASS { BTreeSet::new() } else { code };
        assert_eq!(texts, expected, "ui/{folder}");
    }
}

/// A panic of the derive is no message: it points at the derive, and tells of the first mistake alone.
#[test]
#[expect(clippy::disallowed_methods, reason = "the texts are what is tested")]
fn no_text_tells_of_a_panic() {
    for folder in folders() {
        for case in cases(&folder, "stderr") {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui").join(&folder).join(case + ".stderr");
            let text = std::fs::read_to_string(&path).expect("a text");
            assert!(!text.contains("derive panicked"), "{}", path.display());
            assert!(text.contains("$DIR") || text.contains(" --> "), "{}: no place", path.display());
        }
    }
}
