//! The three floors of the library: nouns, stages, and the top where stages meet; read from its paths.

use std::collections::{BTreeMap, BTreeSet};

use super::text::{File, behind, rust};

/// What the library speaks of. A noun uses nouns only.
const NOUNS: &[&str] = &[
    "byte_size",
    "columns",
    "demand",
    "described",
    "error",
    "html",
    "input",
    "json",
    "key",
    "layer",
    "leaf",
    "loaded",
    "machine",
    "markdown",
    "names",
    "order",
    "origin",
    "outline",
    "output",
    "presence",
    "probe",
    "problem",
    "review",
    "rollback",
    "rule",
    "schema",
    "sort",
    "spec",
    "survey",
    "tape",
    "trace",
    "value",
    "variant",
    "visit",
    "without",
    "written",
];

/// What is done with nouns. A stage uses nouns and itself.
const STAGES: &[&str] = &[
    "check", "choose", "compare", "confirm", "convert", "document", "explain", "picture", "source", "values",
];

/// Where stages meet.
const TOP: &[&str] = &[
    "assembly",
    "changes",
    "checked",
    "checklist",
    "command",
    "documents",
    "gathering",
    "hardening",
    "lib",
    "loader",
    "nested",
    "page",
    "private",
    "probing",
    "proof",
    "rehearsal",
    "telemetry",
    "testing",
    "usage",
    "verify",
];

/// Which modules each module uses.
type Uses = BTreeMap<String, BTreeSet<String>>;

/// The modules of a crate by the paths in its files; `src` is the folder that holds `lib.rs`.
fn uses(src: &str, files: &[File]) -> Uses {
    let lib = files.iter().find(|file| file.path == format!("{src}/lib.rs"));
    let exported = lib.map(|lib| exported(&lib.code)).unwrap_or_default();
    let mut uses = Uses::new();
    for file in files {
        let Some(path) = file.path.strip_prefix(src) else { continue };
        let path = path.trim_start_matches('/').trim_end_matches(".rs");
        let mut module: Vec<&str> = path.split('/').filter(|part| *part != "mod").collect();
        let own = module.first().copied().unwrap_or_default().to_owned();
        if own == "lib" {
            module.clear();
        }
        let used = uses.entry(own.clone()).or_default();
        let up = vec!["super"; module.len()].join("::");
        let roots = ["crate"].into_iter().chain((!up.is_empty()).then_some(up.as_str()));
        for (name, _) in roots.flat_map(|root| behind(&file.code, root)) {
            if name != "super" && name != "self" {
                used.insert(exported.get(&name).cloned().unwrap_or(name));
            }
        }
        used.remove(&own);
    }
    // A name that is no module is the crate's own: it stands in `lib.rs`.
    let modules: BTreeSet<String> = uses.keys().cloned().collect();
    for (own, used) in &mut uses {
        let named = std::mem::take(used);
        *used =
            named.into_iter().map(|name| if modules.contains(&name) { name } else { "lib".into() }).collect();
        used.remove(own);
    }
    uses
}

/// The modules that the names come from that `lib.rs` hands on.
fn exported(lib: &str) -> BTreeMap<String, String> {
    let mut exported = BTreeMap::new();
    for (at, _) in lib.match_indices("pub use crate::") {
        let path = &lib[at + "pub use crate::".len()..];
        let path = &path[..path.find(';').unwrap_or(path.len())];
        let module = path.split("::").next().unwrap_or_default();
        let names = path.split(|c: char| !c.is_alphanumeric() && c != '_');
        for name in names.filter(|name| name.starts_with(char::is_uppercase)) {
            exported.insert(name.to_owned(), module.to_owned());
        }
    }
    exported
}

/// What each floor has against the modules on it.
fn complaints(uses: &Uses, nouns: &[&str], stages: &[&str], top: &[&str]) -> Vec<String> {
    let mut complaints = Vec::new();
    for module in uses.keys() {
        let floors = [nouns, stages, top].iter().filter(|floor| floor.contains(&module.as_str())).count();
        if floors != 1 {
            complaints.push(format!("`{module}` stands on {floors} floors"));
        }
    }
    for name in [nouns, stages, top].concat() {
        if !uses.contains_key(name) {
            complaints.push(format!("there is no `{name}`"));
        }
    }
    for (module, used) in uses {
        for other in used {
            let (noun, stage) = (nouns.contains(&module.as_str()), stages.contains(&module.as_str()));
            if (noun || stage) && !nouns.contains(&other.as_str()) {
                let floor = if noun { "noun" } else { "stage" };
                complaints.push(format!("the {floor} `{module}` uses `{other}`"));
            }
        }
    }
    complaints
}

/// An order in which each module uses only those before it; or modules that use each other in a circle.
fn order(uses: &Uses, of: &[&str]) -> Result<Vec<String>, Vec<String>> {
    let mut order: Vec<String> = Vec::new();
    let used = |module: &str| -> Vec<&String> {
        uses.get(module).into_iter().flatten().filter(|other| of.contains(&other.as_str())).collect()
    };
    while order.len() < of.len() {
        let free: Vec<&str> = of
            .iter()
            .copied()
            .filter(|module| !order.iter().any(|done| done == module))
            .filter(|module| used(module).iter().all(|other| order.contains(other)))
            .collect();
        if !free.is_empty() {
            order.extend(free.into_iter().map(str::to_owned));
            continue;
        }
        // All that is left uses something that is left: going on from any of it leads around.
        let first = of.iter().find(|module| !order.iter().any(|done| done == *module));
        let mut way: Vec<String> = vec![(*first.expect("something is left")).to_owned()];
        loop {
            let last = way.last().expect("the way has begun").clone();
            let next =
                used(&last).into_iter().find(|other| !order.contains(other)).expect("it uses what is left");
            if let Some(start) = way.iter().position(|module| module == next) {
                way.push(next.clone());
                return Err(way.split_off(start));
            }
            way.push(next.clone());
        }
    }
    Ok(order)
}

fn library() -> Uses {
    uses("settings/src", &rust(&["settings/src"]))
}

#[test]
fn each_module_stands_on_its_floor() {
    let complaints = complaints(&library(), NOUNS, STAGES, TOP);
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn nouns_use_each_other_without_a_circle() {
    if let Err(circle) = order(&library(), NOUNS) {
        panic!("a circle of nouns: {}", circle.join(" -> "));
    }
}

#[test]
fn floors_without_their_order_are_told() {
    let planted = [
        ("src/lib.rs", "mod noun; mod stage; pub use crate::noun::{Thing}; pub trait Root {}"),
        ("src/noun.rs", "use crate::other::Other; // use crate::stage::Comment;"),
        ("src/other.rs", "fn f() { let _: crate::noun::N = 1; }"),
        ("src/stage/mod.rs", "use crate::Thing; use super::second::S; mod part;"),
        ("src/stage/part.rs", "use super::Own; use super::super::noun::N; use crate::{Root, noun::N};"),
        ("src/second.rs", "use super::noun::N;"),
        ("src/newcomer.rs", ""),
    ];
    let files: Vec<File> = planted.iter().map(|(path, text)| File::new(path, text)).collect();
    let uses = uses("src", &files);
    assert_eq!(
        complaints(&uses, &["noun", "other"], &["stage", "second", "missing"], &["lib"]),
        [
            "`newcomer` stands on 0 floors",
            "there is no `missing`",
            "the stage `stage` uses `lib`",
            "the stage `stage` uses `second`",
        ]
    );
    assert_eq!(order(&uses, &["noun", "other"]), Err(vec!["noun".into(), "other".into(), "noun".into()]));
    assert_eq!(order(&uses, &["second", "noun"]), Ok(vec!["noun".into(), "second".into()]));
}
