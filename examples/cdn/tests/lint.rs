//! That business code cannot read the environment: a line that does, planted in any module, is refused by the lint.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "the test reads code, to change it, where cargo says"
)]

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What `clippy.toml` names, in its order, and what somebody might write in business code.
const PLANTED: &[(&str, &str)] = &[
    ("std::env::var", r#"std::env::var("SITE_SESSION_KEY")"#),
    ("std::env::var_os", r#"std::env::var_os("SITE_SESSION_KEY")"#),
    ("std::env::vars", "std::env::vars()"),
    ("std::env::vars_os", "std::env::vars_os()"),
    ("std::env::args", "std::env::args()"),
    ("std::env::args_os", "std::env::args_os()"),
    ("std::env::current_dir", "std::env::current_dir()"),
    ("std::env::current_exe", "std::env::current_exe()"),
    ("std::env::home_dir", "std::env::home_dir()"),
    ("std::env::temp_dir", "std::env::temp_dir()"),
    ("std::env::set_var", "std::env::set_var::<&str, &str>"),
    ("std::env::remove_var", "std::env::remove_var::<&str>"),
    ("std::env::set_current_dir", r#"std::env::set_current_dir("..")"#),
    ("std::fs::read", r#"std::fs::read("key")"#),
    ("std::fs::read_to_string", r#"std::fs::read_to_string("settings.toml")"#),
    ("std::fs::read_dir", r#"std::fs::read_dir(".")"#),
    ("std::fs::read_link", r#"std::fs::read_link("key")"#),
    ("std::fs::metadata", r#"std::fs::metadata("key")"#),
    ("std::fs::symlink_metadata", r#"std::fs::symlink_metadata("key")"#),
    ("std::fs::canonicalize", r#"std::fs::canonicalize("key")"#),
    ("std::fs::exists", r#"std::fs::exists("debug")"#),
    ("std::fs::copy", r#"std::fs::copy("key", "copy")"#),
    ("std::fs::File::open", r#"std::fs::File::open("key")"#),
    ("std::fs::File::options", "std::fs::File::options()"),
    ("std::fs::OpenOptions::new", "std::fs::OpenOptions::new()"),
    ("std::fs::OpenOptions::open", "std::fs::OpenOptions::open::<&str>"),
    ("std::path::Path::exists", r#"std::path::Path::new("debug").exists()"#),
    ("std::path::Path::try_exists", r#"std::path::Path::new("debug").try_exists()"#),
    ("std::path::Path::is_file", r#"std::path::Path::new("debug").is_file()"#),
    ("std::path::Path::is_dir", r#"std::path::Path::new("debug").is_dir()"#),
    ("std::path::Path::is_symlink", r#"std::path::Path::new("debug").is_symlink()"#),
    ("std::path::Path::metadata", r#"std::path::Path::new("key").metadata()"#),
    ("std::path::Path::symlink_metadata", r#"std::path::Path::new("key").symlink_metadata()"#),
    ("std::path::Path::canonicalize", r#"std::path::Path::new("key").canonicalize()"#),
    ("std::path::Path::read_dir", r#"std::path::Path::new(".").read_dir()"#),
    ("std::path::Path::read_link", r#"std::path::Path::new("key").read_link()"#),
    ("std::io::stdin", "std::io::stdin()"),
    ("std::process::Command::new", r#"std::process::Command::new("printenv")"#),
    ("settings::Settings::load", "<crate::settings::Site as ::settings::Settings>::load()"),
    ("settings::Settings::load_or_exit", "<crate::settings::Site as ::settings::Settings>::load_or_exit()"),
    ("settings::Loader::load", "::settings::Loader::<crate::settings::Site>::new().load()"),
    ("settings::Environment::of_process", "::settings::Environment::of_process()"),
    ("std::env", r#"env!("CARGO_PKG_NAME")"#),
    ("std::option_env", r#"option_env!("SITE_SESSION_KEY")"#),
    ("std::include_str", r#"include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/planted.txt"))"#),
    ("std::include_bytes", r#"include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/planted.txt"))"#),
];

/// A copy of this package, in a workspace of its own and with the same versions of everything.
fn copy(to: &Path) -> io::Result<PathBuf> {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = package.join("../..").canonicalize()?;
    let manifest = fs::read_to_string(root.join("Cargo.toml"))?;
    let members =
        manifest.split_once("members = [").and_then(|(before, list)| Some((before, list.split_once(']')?.1)));
    let Some((before, behind)) = members else { return Err(io::Error::other("no members in the workspace")) };
    let mut manifest = format!("{before}members = [\"cdn\"]{behind}");
    for member in ["settings", "settings-derive"] {
        let path = format!("path = \"{member}\"");
        manifest = manifest.replace(&path, &format!("path = '{}'", root.join(member).display()));
    }
    // What an earlier run left may have other modules.
    if to.exists() {
        fs::remove_dir_all(to)?;
    }
    fs::create_dir_all(to)?;
    fs::write(to.join("Cargo.toml"), manifest)?;
    fs::copy(root.join("Cargo.lock"), to.join("Cargo.lock"))?;
    let copied = to.join("cdn");
    // The sources have a page of the documents built in.
    for folder in ["src", "docs"] {
        copy_folder(&package.join(folder), &copied.join(folder))?;
    }
    for file in ["Cargo.toml", "clippy.toml"] {
        fs::copy(package.join(file), copied.join(file))?;
    }
    // For the lines that build a file in.
    fs::write(copied.join("planted.txt"), "0")?;
    Ok(copied)
}

fn copy_folder(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy_folder(&path, &to)?;
        } else {
            fs::copy(&path, to)?;
        }
    }
    Ok(())
}

/// What clippy says of the copy, with the warnings of this workspace denied as they are here.
fn clippy(workspace: &Path) -> io::Result<(bool, String)> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("planted-build");
    let output = Command::new(env!("CARGO"))
        .args(["clippy", "--quiet", "--offline", "--package", "settings-example-cdn", "--target-dir"])
        .arg(target)
        .args(["--", "-D", "warnings"])
        .current_dir(workspace)
        .output()?;
    Ok((output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned()))
}

/// A module with business code, or with settings: any but the program itself.
struct Module {
    path: PathBuf,
    /// As the lint says it.
    name: String,
    code: String,
}

fn modules(workspace: &Path, folder: &Path) -> io::Result<Vec<Module>> {
    let mut modules = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            modules.extend(self::modules(workspace, &path)?);
        } else if path.file_name().is_some_and(|name| name != "main.rs") {
            let name = path.strip_prefix(workspace).unwrap_or(&path).display().to_string();
            modules.push(Module { name, code: fs::read_to_string(&path)?, path });
        }
    }
    Ok(modules)
}

/// What clippy says when this stands at the end of each module.
fn clippy_with(planted: &str, workspace: &Path, modules: &[Module]) -> io::Result<String> {
    for module in modules {
        fs::write(&module.path, format!("{}{planted}", module.code))?;
    }
    Ok(clippy(workspace)?.1)
}

/// What is refused, as `path at file:line`.
fn refused(told: &str) -> BTreeSet<String> {
    let mut refused = BTreeSet::new();
    let mut path = None;
    for line in told.lines() {
        if let Some(used) = line.strip_prefix("error: use of a disallowed ") {
            path = used.split('`').nth(1);
        } else if let Some((path, place)) = path.zip(line.trim_start().strip_prefix("--> ")) {
            let without_column = place.rsplit_once(':').map_or(place, |(place, _)| place);
            refused.insert(format!("{path} at {without_column}"));
        }
    }
    refused
}

#[test]
fn each_way_that_is_closed_is_tried() -> io::Result<()> {
    let list = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("clippy.toml"))?;
    let named: Vec<_> = list.split("path = \"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let planted: Vec<_> = PLANTED.iter().map(|(path, _)| *path).collect();
    assert_eq!(named, planted);
    Ok(())
}

/// One test, for each run of the lint needs the folder that the others build in.
#[test]
fn what_is_planted_in_any_module_is_refused() -> io::Result<()> {
    let workspace = Path::new(env!("CARGO_TARGET_TMPDIR")).join("planted");
    let copied = copy(&workspace)?;
    let (clean, told) = clippy(&workspace)?;
    assert!(clean, "the lint has something against the code as it is:\n{told}");
    let modules = modules(&workspace, &copied.join("src"))?;
    assert!(modules.len() > 15, "there are {} modules", modules.len());
    a_line_is_refused(&workspace, &modules)?;
    a_line_that_allows_itself_is_refused(&workspace, &modules)
}

fn a_line_is_refused(workspace: &Path, modules: &[Module]) -> io::Result<()> {
    let lines: String = PLANTED.iter().map(|(_, planted)| format!("let _ = {planted};\n")).collect();
    let told = clippy_with(&format!("\nfn planted() {{\n{lines}}}\n"), workspace, modules)?;
    let refused = refused(&told);
    for Module { name, code, .. } in modules {
        // Behind the code an empty line and the one that begins the function.
        let first = code.lines().count() + 3;
        for (line, (path, planted)) in (first..).zip(PLANTED) {
            let place = format!("{path} at {name}:{line}");
            assert!(refused.contains(&place), "`{planted}` passes: {place}\n{told}");
        }
    }
    Ok(())
}

fn a_line_that_allows_itself_is_refused(workspace: &Path, modules: &[Module]) -> io::Result<()> {
    let lints = ["clippy::disallowed_methods", "clippy::disallowed_macros"];
    let allowed = lints.map(|lint| format!("#[allow({lint}, reason = \"planted\")]\nconst _: () = ();\n"));
    let told = clippy_with(&allowed.concat(), workspace, modules)?;
    for Module { name, .. } in modules {
        for lint in lints {
            let refusal = format!("allow({lint}) incompatible with previous forbid");
            let mut places = told.split("\n\n").filter(|told| told.contains(&refusal));
            let refused = places.any(|place| place.contains(&format!("--> {name}:")));
            assert!(refused, "{name} may allow itself `{lint}`\n{told}");
        }
    }
    Ok(())
}
