//! Parts of programs that several subjects share.

use std::fmt::Write;

use crate::described::{Described, From, Leaf, Section};

/// `main`, for a function `load` that gives settings, or an error that can be shown.
pub(super) const MAIN: &str = r#"
fn main() {
    let mut arguments = std::env::args().skip(1);
    let (what, times) = (arguments.next(), arguments.next());
    let times = if what.as_deref() == Some("load") { times.and_then(|times| times.parse().ok()).unwrap_or(1) } else { 1 };
    for _ in 0..times {
        match load() {
            Ok(loaded) if what.as_deref() == Some("values") => print(&loaded),
            Ok(loaded) => drop(std::hint::black_box(loaded)),
            Err(error) => {
                eprintln!("{error}");
                std::process::exit(1);
            }
        }
    }
}
"#;

/// `main`, and a function `print` that prints each setting of `Service`.
pub(super) fn main(described: &Described) -> String {
    printing(described, ".")
}

/// The same for a `Service` without sections, in whose names this stands between section and setting.
pub(super) fn printing(described: &Described, between: &str) -> String {
    printing_at(described, &|section, leaf| format!("service.{}{between}{}", section.name, leaf.name))
}

/// The same where a function says how a value is reached.
pub(super) fn printing_at(described: &Described, place: &dyn Fn(&Section, &Leaf) -> String) -> String {
    let mut out = MAIN.to_owned() + "\nfn print(service: &Service) {\n";
    for (section, leaf) in described.all() {
        let value = leaf.kind.print(&place(section, leaf));
        let _ = writeln!(out, "    println!(\"{}.{}={{}}\", {value});", section.name, leaf.name);
    }
    out + "}\n"
}

/// The enum that some settings are, with these attributes.
pub(super) fn level(attributes: &str) -> String {
    format!("{attributes}\npub enum Level {{ Error, Warn, Info, Debug }}\n")
}

/// A struct for each section, and `Service` with all of them. What stands before a struct and before a field, functions say.
pub(super) fn structs(
    described: &Described,
    before_section: &dyn Fn(&Section) -> String,
    before_leaf: &dyn Fn(&Section, &Leaf) -> String,
    before_service: &str,
    before_nested: &str,
) -> String {
    let mut out = String::new();
    for section in &described.sections {
        let _ = writeln!(out, "{}\npub struct {} {{", before_section(section), section.type_name);
        for leaf in &section.leaves {
            let _ = writeln!(
                out,
                "    {}\n    pub {}: {},",
                before_leaf(section, leaf),
                leaf.name,
                leaf.kind.rust()
            );
        }
        out += "}\n\n";
    }
    let _ = writeln!(out, "{before_service}\npub struct Service {{");
    for section in &described.sections {
        let _ = writeln!(out, "    {before_nested}\n    pub {}: {},", section.name, section.type_name);
    }
    out + "}\n"
}

/// Functions that make the defaults of a section, one for each setting that has one, for serde; `name` is how one is called.
pub(super) fn default_functions(described: &Described) -> String {
    let mut out = String::new();
    for (section, leaf) in described.all() {
        if let Some(default) = leaf.kind.default().filter(|_| !leaf.required) {
            let _ = writeln!(
                out,
                "fn {} () -> {} {{ {default} }}",
                default_function(section, leaf),
                leaf.kind.rust()
            );
        }
    }
    out
}

pub(super) fn default_function(section: &Section, leaf: &Leaf) -> String {
    format!("{}_{}", section.name, leaf.name)
}

/// One struct with all settings, for a library that has no sections.
pub(super) fn flat(
    described: &Described,
    before: &str,
    before_leaf: &dyn Fn(&Section, &Leaf) -> String,
) -> String {
    let mut out = format!("{before}\npub struct Service {{\n");
    for (section, leaf) in described.all() {
        let name = format!("{}_{}", section.name, leaf.name);
        let _ = writeln!(out, "    {}\n    pub {name}: {},", before_leaf(section, leaf), leaf.kind.rust());
    }
    out + "}\n"
}

/// The variables of all settings that are given, for a library that reads no files.
pub(super) fn all_variables(described: &Described) -> Vec<(String, String)> {
    let name = |section: &str, leaf: &str| variable(section, leaf, "_");
    described.variables(|leaf| leaf.from != From::Default, name, Leaf::in_variable)
}

/// The variables of the settings that the environment gives: `BENCH_SERVER_PORT`, with this between section and setting.
pub(super) fn variables(described: &Described, between: &str) -> Vec<(String, String)> {
    described.variables(
        |leaf| leaf.from == From::Environment,
        |section, leaf| variable(section, leaf, between),
        Leaf::in_variable,
    )
}

pub(super) fn variable(section: &str, leaf: &str, between: &str) -> String {
    format!("BENCH_{section}{between}{leaf}").to_uppercase()
}

/// The file in TOML.
pub(super) fn toml(described: &Described) -> Vec<(&'static str, String)> {
    vec![("settings.toml", described.toml())]
}
