//! No file that an editor or a merge left behind.

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
