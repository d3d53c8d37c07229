//! That business code cannot read the environment: a line that does, planted in any module, is refused by the lint.

#![expect(clippy::disallowed_methods, reason = "the test reads code, to change it")]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What somebody might write in business code.
const PLANTED: [&str; 6] = [
    "std::env::var(\"SITE_SESSION_KEY\")",
    "std::env::vars_os()",
    "std::env::args()",
    "std::fs::read_to_string(\"settings.toml\")",
    "<crate::settings::Site as ::settings::Settings>::load()",
    "::settings::Environment::of_process()",
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
    copy_folder(&package.join("src"), &copied.join("src"))?;
    for file in ["Cargo.toml", "clippy.toml"] {
        fs::copy(package.join(file), copied.join(file))?;
    }
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

/// The modules with business code, and those with settings: all but the program itself.
fn modules(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut modules = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            modules.extend(self::modules(&path)?);
        } else if path.file_name().is_some_and(|name| name != "main.rs") {
            modules.push(path);
        }
    }
    Ok(modules)
}

#[test]
fn a_planted_line_is_refused_in_every_module() -> io::Result<()> {
    let workspace = Path::new(env!("CARGO_TARGET_TMPDIR")).join("planted");
    let copied = copy(&workspace)?;
    let (clean, told) = clippy(&workspace)?;
    assert!(clean, "the lint has something against the code as it is:\n{told}");

    let modules = modules(&copied.join("src"))?;
    assert!(modules.len() > 15, "{modules:?}");
    let mut places = Vec::new();
    for module in &modules {
        let mut code = fs::read_to_string(module)?;
        code += "\nmod planted {\n    pub(crate) fn planted() {\n";
        for planted in PLANTED {
            code += &format!("        let _ = {planted};\n");
            let path = module.strip_prefix(&workspace).unwrap_or(module);
            places.push((format!("{}:{}:", path.display(), code.lines().count()), planted));
        }
        code += "    }\n}\n";
        fs::write(module, code)?;
    }
    let (clean, told) = clippy(&workspace)?;
    assert!(!clean, "the planted lines are not refused");
    for (place, planted) in places {
        let refused =
            told.split("\n\n").any(|lint| lint.contains("disallowed method") && lint.contains(&place));
        assert!(refused, "`{planted}` is not refused at {place}\n{told}");
    }
    Ok(())
}
