//! What the crates below the library are: of one version each, from the registry, under licences that fit its own, and for
//! no newer compiler than it promises.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

use super::text::{read, root};

/// What a service may be under that links the library.
const LICENCES: &[&str] = &["MIT", "Apache-2.0", "BSD-3-Clause", "Unicode-3.0"];

/// Where a crate may come from that is not of this workspace.
const REGISTRY: &str = "registry+";

fn metadata() -> Value {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--offline", "--format-version", "1", "--all-features"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("cargo writes JSON")
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// The packages that a service builds for the library, on whatever system and with all features.
fn built(metadata: &Value) -> Vec<&Value> {
    let nodes: BTreeMap<&str, &Value> =
        list(&metadata["resolve"], "nodes").iter().map(|node| (text(node, "id"), node)).collect();
    let packages: BTreeMap<&str, &Value> =
        list(metadata, "packages").iter().map(|package| (text(package, "id"), package)).collect();
    let start = packages.iter().find(|(_, package)| text(package, "name") == "settings");
    let mut waiting: Vec<&str> = start.map(|(id, _)| *id).into_iter().collect();
    let mut found = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        if found.insert(id) {
            let built = |dep: &&Value| list(dep, "dep_kinds").iter().any(|kind| kind["kind"] != "dev");
            let deps = nodes.get(id).map_or(&[][..], |node| list(node, "deps"));
            waiting.extend(deps.iter().filter(built).map(|dep| text(dep, "pkg")));
        }
    }
    found.into_iter().filter_map(|id| packages.get(id).copied()).collect()
}

/// A version's numbers; of a version that is not told, none.
fn numbers(version: &str) -> Vec<u32> {
    version.split('.').map_while(|number| number.parse().ok()).collect()
}

/// Whether an expression of licences can be met by those that fit.
fn fits(expression: &str) -> bool {
    let whole = expression.replace(['(', ')'], " ").replace('/', " OR ");
    whole.split(" AND ").all(|part| part.split(" OR ").any(|one| LICENCES.contains(&one.trim())))
}

/// What is wrong with packages, for a library that promises this compiler.
fn faults(packages: &[&Value], promised: &str) -> Vec<String> {
    let mut versions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut faults = Vec::new();
    for package in packages {
        let name = text(package, "name");
        let mut told = |fault: &str| faults.push(format!("`{name}`: {fault}"));
        versions.entry(name).or_default().insert(text(package, "version"));
        let wanted = text(package, "rust_version");
        if numbers(wanted) > numbers(promised) {
            told(&format!("wants Rust {wanted}"));
        }
        if !fits(text(package, "license")) {
            told(&format!("is under {}", text(package, "license")));
        }
        match package["source"].as_str() {
            None if name.starts_with("settings") => {}
            Some(source) if source.starts_with(REGISTRY) => {}
            other => told(&format!("is from {other:?}")),
        }
    }
    let several = versions.iter().filter(|(_, of)| of.len() > 1);
    faults.extend(several.map(|(name, of)| format!("`{name}`: is there as {of:?}")));
    faults
}

#[test]
fn what_a_service_builds_fits() {
    let manifest = read("Cargo.toml");
    let promised =
        manifest.lines().find_map(|line| line.strip_prefix("rust-version = ")).expect("is promised");
    let metadata = metadata();
    let packages = built(&metadata);
    assert!(packages.len() > 30, "{} packages", packages.len());
    assert_eq!(faults(&packages, promised.trim_matches('"')), [""; 0]);
}

#[test]
fn what_does_not_fit_is_told() {
    let package = |name: &str, version: &str, licence: &str, rust: Option<&str>, source: Option<&str>| serde_json::json!({ "name": name, "version": version, "license": licence, "rust_version": rust, "source": source });
    let packages = [
        package("settings", "0.1.0", "MIT OR Apache-2.0", Some("1.85"), None),
        package("a", "1.0.0", "MIT/Apache-2.0", None, Some("registry+https://example.com")),
        package(
            "a",
            "2.0.0",
            "(MIT OR GPL-3.0) AND Unicode-3.0",
            Some("1.85.0"),
            Some("registry+https://example.com"),
        ),
        package("b", "1.0.0", "MIT AND GPL-3.0", Some("1.86.0"), Some("git+https://example.com")),
        package("c", "1.0.0", "MIT", Some("1.9"), None),
    ];
    let packages: Vec<&Value> = packages.iter().collect();
    assert_eq!(
        faults(&packages, "1.85.0"),
        [
            "`b`: wants Rust 1.86.0",
            "`b`: is under MIT AND GPL-3.0",
            "`b`: is from Some(\"git+https://example.com\")",
            "`c`: is from None",
            "`a`: is there as {\"1.0.0\", \"2.0.0\"}",
        ]
    );
}
