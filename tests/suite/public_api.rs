//! What users of the library can name: `tests/public-api`, a list for each crate and set of features. What is not
//! there is no promise; what goes away or changes there breaks somebody's code. `UPDATE_PUBLIC_API=1` rewrites.

use std::path::{Path, PathBuf};
use std::process::Command;

use public_api::Builder;

/// The lists by their names, each with the package and the features that it is for.
const LISTS: &[(&str, &str, &[&str])] = &[
    ("settings", "settings", &["--all-features"]),
    ("settings-default", "settings", &[]),
    ("settings-derive", "settings-derive", &[]),
];

/// What a list is, over each.
const HEADER: &str =
    "# What users can name, as the test `public_api` writes it. Of an `impl` of a trait, its types alone.\n";

pub(crate) fn path(list: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("public-api").join(format!("{list}.txt"))
}

/// A list as it was written last; empty if it never was.
#[expect(clippy::disallowed_methods, reason = "a list is what the test compares with")]
pub(crate) fn written(list: &str) -> String {
    std::fs::read_to_string(path(list)).unwrap_or_default()
}

/// What rustdoc knows of a package. A compiler of a release tells it only for crates that are named, and always the same
/// ones, for with other names all is built anew; so the folder is not that of other builds.
fn described(package: &str, features: &[&str]) -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("public-api");
    let name = package.replace('-', "_");
    let built = Command::new(env!("CARGO"))
        .args(["rustdoc", "--quiet", "--lib", "--package", package, "--target-dir"])
        .arg(&target)
        .args(features)
        .args(["--", "-Zunstable-options", "--output-format", "json"])
        .env("RUSTC_BOOTSTRAP", "settings,settings_derive")
        .env_remove("RUSTDOCFLAGS")
        .output()
        .expect("cargo runs");
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    target.join("doc").join(name).with_extension("json")
}

fn listed(package: &str, features: &[&str]) -> String {
    let api = Builder::from_rustdoc_json(described(package, features))
        .omit_blanket_impls(true)
        .omit_auto_trait_impls(true)
        .build()
        .expect("the crate `public-api` reads what this compiler's rustdoc writes");
    let lines: Vec<String> = api.items().map(ToString::to_string).collect();
    format!("{HEADER}{}\n", without_members(lines.iter().map(String::as_str)).join("\n"))
}

/// What the lines of members begin with, save those of types.
const MEMBERS: &[&str] = &["pub fn ", "pub const fn ", "pub const "];

/// Leaves out what the trait of an `impl` says already.
fn without_members<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut of = "";
    let mut left = Vec::new();
    for line in lines {
        if line.starts_with("impl") {
            of = line.split_once(" for ").map_or("", |(_, of)| of.split(" where ").next().unwrap_or(of));
        }
        let path = MEMBERS.iter().find_map(|start| line.strip_prefix(start)).unwrap_or_default();
        let member = !of.is_empty() && path.strip_prefix(of).is_some_and(|rest| rest.starts_with("::"));
        if !member && !line.contains(" core::marker::StructuralPartialEq ") {
            left.push(line);
        }
    }
    left
}

/// The lines that only one of two lists has, the first that differ first.
fn differing(old: &str, new: &str) -> Vec<String> {
    let only = |sign: char, of: &str, other: &str| -> Vec<String> {
        let lines = of.lines().filter(|line| !other.lines().any(|one| one == *line));
        lines.map(|line| format!("{sign} {line}")).collect()
    };
    [only('-', old, new), only('+', new, old)].concat()
}

#[test]
fn what_users_can_name_is_what_was_promised() {
    #[expect(clippy::disallowed_methods, reason = "the variable is the test's own, and only read")]
    let asked = std::env::var_os("UPDATE_PUBLIC_API").is_some();
    let mut changed = Vec::new();
    for (list, package, features) in LISTS {
        let (old, new) = (written(list), listed(package, features));
        if old == new {
            continue;
        }
        if asked {
            std::fs::write(path(list), new).expect("the list is written");
        } else {
            changed.push(format!("{list}:\n{}", differing(&old, &new).join("\n")));
        }
    }
    assert!(
        changed.is_empty(),
        "{}\nif it is meant: UPDATE_PUBLIC_API=1, and a line in the changelog",
        changed.join("\n")
    );
}

#[test]
fn a_change_of_what_users_can_name_is_told() {
    let old = ["pub struct a::B", "impl a::B", "pub fn a::B::new() -> Self"];
    let with_trait = [
        "impl core::ops::deref::Deref for a::B",
        "pub type a::B::Target = u8",
        "pub fn a::B::deref(&self) -> &Self::Target",
        "impl core::marker::StructuralPartialEq for a::B",
        "pub fn a::Bee()",
        "impl<T> a::C for alloc::vec::Vec<T> where T: Copy",
        "pub const alloc::vec::Vec<T>::D: u8",
        "pub fn a::free()",
    ];
    let new = without_members(old[..2].iter().chain(&with_trait).copied()).join("\n");
    let old = without_members(old.into_iter()).join("\n");
    let told = "- pub fn a::B::new() -> Self
+ impl core::ops::deref::Deref for a::B
+ pub type a::B::Target = u8
+ pub fn a::Bee()
+ impl<T> a::C for alloc::vec::Vec<T> where T: Copy
+ pub fn a::free()";
    assert_eq!(differing(&old, &new).join("\n"), told);
}
