//! No file that an editor or a merge left behind, and none that they left out.

use super::lengths::ALL;
use super::text::files;

/// The endings of what is written here on purpose. A snapshot that is pending is its own test's business.
const ENDINGS: &[&str] = &[
    "rs",
    "toml",
    "md",
    "env",
    "names",
    "sh",
    "py",
    "stderr",
    "lock",
    "json",
    "txt",
    "pending-snap",
    "yaml",
    "jsonc",
    "example",
    "css",
    "html",
];

/// The paths with another ending.
fn left_over<'a>(paths: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let known = |path: &&str| path.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending));
    paths.into_iter().filter(|path| !known(path)).collect()
}

#[test]
fn every_file_is_of_a_known_kind() {
    let files: Vec<_> = ALL.iter().flat_map(|folder| files(folder)).collect();
    let found = left_over(files.iter().map(|file| file.path.as_str()));
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert!(files.len() > 500, "only {} files were looked at", files.len());
}

#[test]
fn what_is_left_over_is_told() {
    assert_eq!(left_over(["a.rs", "a.rs.orig", "b/c.toml~", "b/d"]), ["a.rs.orig", "b/c.toml~", "b/d"]);
}

/// The files of the suite that no `mod` names, among all of its files and their texts: they are never built, and pass.
fn forgotten<'a>(files: &[(&'a str, &str)]) -> Vec<&'a str> {
    let named = |path: &str| {
        let stem = path.strip_suffix(".rs").unwrap_or(path);
        let (above, name) = stem.strip_suffix("/mod").unwrap_or(stem).rsplit_once('/').unwrap_or(("", stem));
        let parents = [format!("{above}.rs"), format!("{above}/mod.rs"), format!("{above}/main.rs")];
        let line = format!("mod {name};");
        let has = |text: &str| {
            text.lines().any(|written| written.strip_prefix("pub(crate) ").unwrap_or(written) == line)
        };
        name == "main"
            || files.iter().any(|(path, text)| parents.iter().any(|parent| parent == path) && has(text))
    };
    files.iter().map(|(path, _)| *path).filter(|path| path.ends_with(".rs") && !named(path)).collect()
}

#[test]
fn every_file_of_the_suite_is_built() {
    let files = files("tests/suite");
    let files: Vec<_> = files.iter().map(|file| (file.path.as_str(), file.text.as_str())).collect();
    let found = forgotten(&files);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_file_that_is_not_built_is_told() {
    let files =
        [("s/main.rs", "mod a;\nmod b;\n"), ("s/a.rs", ""), ("s/b/mod.rs", "mod c;\n"), ("s/b/c.rs", "")];
    assert!(forgotten(&files).is_empty(), "{:?}", forgotten(&files));
    let files = [("s/main.rs", "// mod a;\n"), ("s/a.rs", ""), ("s/b/mod.rs", ""), ("s/b/c.rs", "mod c;\n")];
    assert_eq!(forgotten(&files), ["s/a.rs", "s/b/mod.rs", "s/b/c.rs"]);
}
