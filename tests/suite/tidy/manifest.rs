//! Dependencies: each with its reason, and few of them.

use std::collections::BTreeSet;
use std::process::Command;

use super::text::{files, read, root};

/// How many crates a service with the default features may get below it.
const CRATES: usize = 20;

/// The dependencies of a manifest's section, with what is written above each: a comment directly above it, or above
/// the run of lines that it stands in.
fn dependencies<'a>(manifest: &'a str, section: &str) -> Vec<(&'a str, Above)> {
    let lines = manifest.lines().skip_while(|line| line.trim() != format!("[{section}]")).skip(1);
    let mut found = Vec::new();
    let (mut above, mut run) = (Above::Nothing, Above::Nothing);
    for line in lines.take_while(|line| !line.starts_with('[')) {
        if line.trim().is_empty() {
            (above, run) = (Above::Nothing, Above::Nothing);
        } else if let Some(comment) = line.trim().strip_prefix('#') {
            if !comment.trim().is_empty() {
                (above, run) = (Above::Own, Above::Shared);
            }
        } else if let Some((name, _)) = line.split_once(['=', '.']) {
            found.push((name.trim(), above));
            above = run;
        }
    }
    found
}

/// What stands above a dependency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Above {
    Nothing,
    /// A comment on the run of dependencies that it is one of.
    Shared,
    Own,
}

/// What the rule has against a workspace's manifest; `linked` are the dependencies that get into a service.
fn unreasoned(manifest: &str, linked: &[&str]) -> Vec<String> {
    let all = dependencies(manifest, "workspace.dependencies");
    let own = |name: &str| name.starts_with("settings");
    let wanting = all.iter().filter(|(name, above)| match above {
        Above::Nothing => !own(name),
        Above::Shared => linked.contains(name),
        Above::Own => false,
    });
    wanting.map(|(name, above)| format!("`{name}`: {above:?}")).collect()
}

#[test]
fn each_dependency_has_its_reason() {
    let library = read("settings/Cargo.toml");
    let sections = ["dependencies", "target.'cfg(unix)'.dependencies"];
    let linked: Vec<&str> =
        sections.iter().flat_map(|section| dependencies(&library, section)).map(|one| one.0).collect();
    let linked: Vec<&str> = linked.into_iter().filter(|name| !name.starts_with("settings")).collect();
    assert!(linked.contains(&"serde") && linked.contains(&"libc"), "{linked:?}");
    assert_eq!(unreasoned(&read("Cargo.toml"), &linked), [""; 0]);
}

#[test]
fn a_dependency_without_a_reason_is_told() {
    let manifest = "[workspace.dependencies]\nsettings = \"1\"\nbare = \"1\"\n\n# Why.\na = \"1\"\nb.version = \"1\"\nc = \"1\"\n[lints]\n";
    assert_eq!(unreasoned(manifest, &["a", "c"]), ["`bare`: Nothing", "`c`: Shared"]);
}

/// Versions and features are said once, in the workspace.
#[test]
fn members_take_their_dependencies_from_the_workspace() {
    let sections =
        ["dependencies", "dev-dependencies", "build-dependencies", "target.'cfg(unix)'.dependencies"];
    for file in files("").iter().filter(|file| file.path.ends_with("/Cargo.toml")) {
        let versions: Vec<_> = sections.iter().flat_map(|section| versions(&file.text, section)).collect();
        assert!(versions.is_empty(), "{} names versions of its own: {versions:?}", file.path);
    }
    assert_eq!(
        versions("[dependencies]\na = \"1\"\nb = { version = \"1\" }\nc.workspace = true\n", "dependencies")
            .len(),
        2
    );
}

/// The lines of a section that name a version.
fn versions<'a>(manifest: &'a str, section: &str) -> Vec<&'a str> {
    let lines = manifest.lines().skip_while(|line| line.trim() != format!("[{section}]")).skip(1);
    let lines = lines
        .take_while(|line| !line.starts_with('['))
        .filter(|line| line.contains('=') && !line.starts_with('#'));
    lines.filter(|line| !line.contains("workspace = true") && !line.contains("path = ")).collect()
}

/// The crates in the lines of `cargo tree`, without the first, which is the library itself.
fn crates(tree: &str) -> BTreeSet<&str> {
    let lines =
        tree.lines().map(|line| line.trim().trim_end_matches(" (*)").trim_end_matches(" (proc-macro)"));
    lines.filter(|line| !line.is_empty()).skip(1).collect()
}

#[test]
fn a_service_gets_few_crates() {
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "-e", "normal", "--prefix", "none", "-p", "settings"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    let text = String::from_utf8(tree.stdout).expect("cargo writes UTF-8");
    let crates = crates(&text);
    assert!(
        tree.status.success() && text.starts_with("settings v"),
        "{}",
        String::from_utf8_lossy(&tree.stderr)
    );
    assert!(crates.iter().any(|one| one.starts_with("serde ")), "{crates:?}");
    assert!(crates.len() <= CRATES, "{} crates: {crates:#?}", crates.len());
}

#[test]
fn crates_are_counted_once() {
    let tree = "settings v1 (/a)\na v1\nb v1 (proc-macro)\na v1 (*)\na v2\n\nb v1 (proc-macro) (*)\n";
    assert_eq!(crates(tree).len(), 3);
}
