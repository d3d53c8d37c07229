//! Every name with every slip of the hand, in every source: found, and the right name told.

use std::collections::{BTreeMap, BTreeSet};

use settings::{Code, Environment, LoadError, Loader, Problem};

use super::Trial;
use super::layers::{file, only_variables};
use super::table::{Leaf, declared_keys, leaves, tree, variable};
use super::typos::{Tally, one_edit, typos};
use crate::support::{places, refused};
use crate::text::{FORMATS, Format, Table, Value, below, split_index, written};

/// A key of the file: a setting's or a section's.
struct Key {
    /// The path of what holds it.
    path: String,
    name: String,
    /// The other names that are read beside it.
    beside: BTreeSet<String>,
}

/// The keys of the file; of those in a list or a map, the ones of its first section. Free names are nobody's typos.
fn keys<T: Trial>(leaves: &[Leaf]) -> Vec<Key> {
    let declared = declared_keys::<T>();
    let mut beside: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for key in declared.iter().map(String::as_str).chain(T::ALIASES.iter().copied()) {
        let mut path = String::new();
        for part in key.split('.') {
            beside.entry(path.clone()).or_default().insert(split_index(part).0.to_owned());
            path = below(&path, part);
        }
    }
    let mut seen = BTreeSet::new();
    let mut keys = Vec::new();
    for leaf in leaves.iter().filter(|leaf| !T::ONLY_VARIABLE.contains(&leaf.key.as_str())) {
        let (mut path, mut of) = (String::new(), String::new());
        for (part, declared) in leaf.key.split('.').zip(leaf.declared.split('.')) {
            let name = split_index(part).0.to_owned();
            let parent = of.clone();
            of = below(&of, declared);
            if declared != "<name>" && seen.insert(of.clone()) {
                keys.push(Key { path: path.clone(), name, beside: beside[&parent].clone() });
            }
            path = below(&path, part);
        }
    }
    keys
}

/// The table at a path.
fn holder<'a>(table: &'a mut Table, path: &str) -> &'a mut Table {
    if path.is_empty() {
        return table;
    }
    let (head, rest) = path.split_once('.').unwrap_or((path, ""));
    let (name, index) = split_index(head);
    match table.iter_mut().find(|(of, _)| of == name).map(|(_, value)| value) {
        Some(Value::Table(inner)) => holder(inner, rest),
        Some(Value::Tables(all)) => holder(&mut all[index.unwrap_or_default()], rest),
        other => panic!("no table at {path}: {other:?}"),
    }
}

/// A slip in a key of the file.
struct Slip {
    path: String,
    name: String,
    typo: String,
    /// True if it is one edit away from no other name than the right one.
    is_clear: bool,
}

impl Slip {
    fn meant(&self) -> String {
        below(&self.path, &self.name)
    }

    fn given(&self) -> String {
        below(&self.path, &self.typo)
    }

    fn what(&self, format: Format) -> String {
        format!("`{}` for `{}` in {format:?}", self.given(), self.meant())
    }
}

/// Every slip in every key that makes no other name of it.
fn slips<T: Trial>(leaves: &[Leaf]) -> Vec<Slip> {
    let mut seen = BTreeSet::new();
    let mut slips = Vec::new();
    for Key { path, name, beside } in keys::<T>(leaves) {
        for typo in typos(&name, &vec![true; name.len()]) {
            if !beside.contains(&typo) && seen.insert(below(&path, &typo)) {
                let is_clear = beside.iter().filter(|name| one_edit(name, &typo)).count() == 1;
                slips.push(Slip { path: path.clone(), name: name.clone(), typo, is_clear });
            }
        }
    }
    slips
}

/// The problems of a report by where they are.
fn by_place(error: &LoadError) -> BTreeMap<String, &Problem> {
    error
        .problems()
        .iter()
        .flat_map(|problem| places(problem).into_iter().map(move |at| (at, problem)))
        .collect()
}

/// Every slip in every key in every format, each beside the right key, many in one file.
pub(super) fn every_key<T: Trial>() -> Tally {
    let leaves = leaves::<T>();
    let whole = tree::<T>(&leaves);
    let slips = slips::<T>(&leaves);
    let mut tally = Tally::default();
    for (format, slips) in FORMATS.iter().flat_map(|format| slips.chunks(AT_ONCE).map(|some| (*format, some)))
    {
        let mut tree = whole.clone();
        for slip in slips {
            let meant = slip.meant();
            let is_leaf = leaves.iter().any(|leaf| leaf.key == meant);
            let value = if is_leaf { Value::Text("CANARY".to_owned()) } else { Value::Inline(Vec::new()) };
            holder(&mut tree, &slip.path).push((slip.typo.clone(), value));
        }
        let file = written(format, &tree);
        let loader = Loader::<T>::new().text(format.name(), file.text);
        let error = refused(loader.environment(only_variables::<T>(&leaves)));
        assert_eq!(error.problems().len(), slips.len(), "{error}");
        assert!(!format!("{error}{}", error.to_json()).contains("CANARY"), "{error}");
        let told = by_place(&error);
        for slip in slips {
            let (line, column) = file.keys[&slip.given()];
            let found = told.get(&format!("<{}>:{line}:{column}", format.name()));
            let found = found.unwrap_or_else(|| panic!("{}:\n{error}", slip.what(format)));
            let given = slip.given();
            assert_eq!((found.code(), found.key()), (Code::UnknownKey, Some(given.as_str())));
            let is_right = found.suggestion() == Some(slip.meant().as_str());
            tally.add(slip.is_clear, is_right, || format!("{}: {found}", slip.what(format)));
        }
    }
    tally
}

/// How far apart the slips are that have a file of their own: all of them would take ten times as long.
const STRIDE: usize = 11;

/// A slip in the place of the right key is one problem, and nothing is missing for it. The slips take turns in the formats.
pub(super) fn every_key_by_itself<T: Trial>() -> Tally {
    let leaves = leaves::<T>();
    let whole = tree::<T>(&leaves);
    let mut tally = Tally::default();
    for slip in slips::<T>(&leaves).iter().step_by(STRIDE) {
        let format = FORMATS[tally.all % FORMATS.len()];
        let mut tree = whole.clone();
        let entry = holder(&mut tree, &slip.path).iter_mut().find(|(name, _)| *name == slip.name);
        entry.expect("a key of the file").0.clone_from(&slip.typo);
        let file = written(format, &tree);
        let (line, column) = file.keys[&slip.given()];
        let loader = Loader::<T>::new().text(format.name(), file.text);
        let error = refused(loader.environment(only_variables::<T>(&leaves)));
        let told = by_place(&error);
        let found = told.get(&format!("<{}>:{line}:{column}", format.name()));
        let found = found.filter(|problem| problem.code() == Code::UnknownKey);
        let found = found.unwrap_or_else(|| panic!("{}:\n{error}", slip.what(format)));
        let is_right = found.suggestion() == Some(slip.meant().as_str()) && error.problems().len() == 1;
        tally.add(slip.is_clear, is_right, || format!("{}:\n{error}", slip.what(format)));
    }
    tally
}

/// How many slips are given in one load: a report tells no more than 100.
const AT_ONCE: usize = 90;

/// Which characters of a leaf's variable or flag are declared: not those of numbers and free names, and not what all
/// begin with.
fn own(leaf: &Leaf, name: &str, start: usize) -> Vec<bool> {
    let mut own: Vec<bool> = name.bytes().enumerate().map(|(at, _)| at >= start).collect();
    let parts = leaf.key.split('.').zip(leaf.declared.split('.'));
    let free = parts.flat_map(|(part, of)| {
        let index = split_index(part).1.map(|index| index.to_string());
        [index, (of == "<name>").then(|| part.to_owned())]
    });
    for free in free.flatten() {
        let marked = [format!("__{}__", free.to_uppercase()), format!("__{}", free.to_uppercase())];
        let bare = [format!("[{free}]."), format!(".{free}."), format!(".{free}")];
        let found = marked.iter().chain(&bare).find_map(|text| Some((name.find(text.as_str())?, text.len())));
        let (at, length) = found.unwrap_or_else(|| panic!("{free} in {name}"));
        own[at..at + length].fill(false);
    }
    own
}

/// Every slip in every variable behind the prefix, beside a file that says everything.
pub(super) fn every_variable<T: Trial>() -> Tally {
    let leaves = leaves::<T>();
    let mut declared: BTreeSet<String> = leaves.iter().map(|leaf| leaf.variable.clone()).collect();
    declared.extend(declared_keys::<T>().iter().map(|key| variable::<T>(key, key)));
    declared.extend(T::ALIASES.iter().map(|key| variable::<T>(key, key)));
    let secrets = leaves.iter().filter(|leaf| leaf.secret);
    declared.extend(secrets.map(|leaf| format!("{}_FILE", leaf.variable)));
    let start = T::PREFIX.len() + 1;
    let slips = leaves.iter().flat_map(|leaf| {
        let slips = typos(&leaf.variable, &own(leaf, &leaf.variable, start));
        slips.into_iter().map(move |typo| (leaf, typo))
    });
    let slips: Vec<_> = slips.filter(|(_, typo)| !declared.contains(typo)).collect();
    let mut tally = Tally::default();
    for slips in slips.chunks(AT_ONCE) {
        let variables = slips.iter().map(|(_, typo)| (typo.clone(), "CANARY")).collect::<Environment>();
        let error = refused(file::<T>(Format::Toml, &leaves).environment(variables));
        assert!(!format!("{error}{}", error.to_json()).contains("CANARY"), "{error}");
        assert!(error.problems().iter().all(|problem| problem.code() == Code::UnknownVariable), "{error}");
        let told = by_place(&error);
        let warned: BTreeSet<String> = error.warnings().iter().flat_map(places).collect();
        for (leaf, typo) in slips {
            let place = format!("variable {typo}");
            let found = told.get(&place).copied();
            assert!(found.is_some() || warned.contains(&place), "`{typo}` is passed over");
            let is_clear = declared.iter().filter(|name| one_edit(name, typo)).count() == 1;
            let is_right = found.and_then(Problem::suggestion) == Some(leaf.variable.as_str());
            tally.add(is_clear, is_right, || format!("`{typo}` for `{}`: {found:?}", leaf.variable));
        }
    }
    tally
}

/// Every slip in every flag. Of a secret's, the report says that it is one, and hands over its variable; of what a file
/// alone may give, it names the file.
pub(super) fn every_flag<T: Trial>() -> Tally {
    let leaves = leaves::<T>();
    let mut declared: BTreeSet<String> = leaves.iter().map(|leaf| leaf.key.clone()).collect();
    declared.extend(declared_keys::<T>());
    declared.extend(T::ALIASES.iter().map(|&key| key.to_owned()));
    let slips = leaves.iter().flat_map(|leaf| {
        let slips = typos(&leaf.key, &own(leaf, &leaf.key, 0));
        slips.into_iter().map(move |typo| (leaf, typo))
    });
    let slips: Vec<_> = slips.filter(|(_, typo)| !declared.contains(typo)).collect();
    let mut tally = Tally::default();
    for slips in slips.chunks(AT_ONCE) {
        let flags = slips.iter().map(|(_, typo)| format!("--{typo}=CANARY"));
        let error = refused(file::<T>(Format::Toml, &leaves).flags(flags));
        assert!(!format!("{error}{}", error.to_json()).contains("CANARY"), "{error}");
        assert!(error.problems().iter().all(|problem| problem.code() == Code::UnknownFlag), "{error}");
        assert_eq!(error.problems().len(), slips.len(), "{error}");
        let told = by_place(&error);
        for (leaf, typo) in slips {
            let found = told.get(&format!("flag --{typo}")).copied();
            let is_clear = declared.iter().filter(|name| one_edit(name, typo)).count() == 1;
            let is_right = found.is_some_and(|problem| {
                let flag = format!("--{}", leaf.key);
                let tells = |what: &str| problem.help().is_some_and(|help| help.contains(what));
                match leaf.secret {
                    true => tells(&leaf.variable),
                    false if T::ONLY_FILE.contains(&leaf.key.as_str()) => {
                        tells(&format!("write `{}` in", leaf.key))
                    }
                    false => problem.suggestion() == Some(flag.as_str()),
                }
            });
            tally.add(is_clear, is_right, || format!("`--{typo}` for `--{}`: {found:?}", leaf.key));
        }
    }
    tally
}
