//! How large things are: the tree, what macros make, what is compiled of it, the program.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use super::{Measured, output};
use crate::packages::Packages;
use crate::subjects::Subject;

/// The crates that a program is built from, without those that are run to build it.
pub fn crates(packages: &Packages, subject: &Subject, leaves: usize) -> Measured<u64> {
    let mut cargo = packages.cargo("shared", "tree", subject, leaves);
    let said = output(cargo.args(["--edges", "normal", "--prefix", "none", "--format", "{p}"]))?;
    let said = String::from_utf8(said.stdout)?;
    let all: BTreeSet<&str> = said.lines().map(|line| line.trim_end_matches(" (*)")).collect();
    // The program is the first of them.
    Ok(all.iter().filter(|line| !line.is_empty()).count() as u64 - 1)
}

/// The lines of the program once its macros are gone.
pub fn expanded(packages: &Packages, subject: &Subject, leaves: usize) -> Measured<u64> {
    let mut cargo = packages.cargo("lines", "rustc", subject, leaves);
    // What shows it is no part of what is stable.
    let said = output(cargo.env("RUSTC_BOOTSTRAP", "1").args(["--", "-Zunpretty=expanded"]))?;
    Ok(String::from_utf8(said.stdout)?.lines().filter(|line| !line.trim().is_empty()).count() as u64)
}

/// The lines of LLVM's language in the functions of the program, before anything is optimised.
pub fn llvm_lines(packages: &Packages, subject: &Subject, leaves: usize, release: bool) -> Measured<u64> {
    let path = packages.folder(subject, leaves).join("program.ll");
    let mut cargo: Command = packages.cargo("lines", "rustc", subject, leaves);
    if release {
        cargo.arg("--release");
    }
    let emit = format!("--emit=llvm-ir={}", path.display());
    // One unit, in which each function is once.
    output(cargo.env("CARGO_INCREMENTAL", "0").args([
        "--",
        &emit,
        "-Ccodegen-units=1",
        "-Cno-prepopulate-passes",
    ]))?;
    let text = fs::read_to_string(&path)?;
    fs::remove_file(&path)?;
    Ok(in_functions(&text))
}

/// The lines between the line that begins a function and the one that ends it, both of them included.
fn in_functions(text: &str) -> u64 {
    let (mut count, mut within) = (0, false);
    for line in text.lines() {
        within |= line.starts_with("define ");
        count += u64::from(within);
        within &= line != "}";
    }
    count
}

/// The bytes of a program, which was stripped when it was built.
pub fn bytes(packages: &Packages, subject: &Subject, leaves: usize) -> Measured<u64> {
    Ok(fs::metadata(packages.program("shared", subject, leaves))?.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_within_functions_are_counted() {
        let text = "; a\n@b = constant i8 0\ndefine void @c() {\nstart:\n  ret void\n}\n\ndeclare void @d()\ndefine i8 @e() {\n  ret i8 0\n}\n";
        assert_eq!(in_functions(text), 7);
    }
}
