//! Slips in the keys of the file and in the names of variables.

use super::{Base, Case, Class, Given, Place, Where};
use crate::service::PREFIX;
use crate::typos::{one_slip, typos};
use crate::value::{Format, Node, Tree, below, table};

/// The one name of those known that is a slip away, if it is the one that was meant.
pub(super) fn only_near(typo: &str, meant: &str, known: &[String]) -> Option<String> {
    let near: Vec<_> = known.iter().filter(|name| one_slip(name, typo)).collect();
    (near == [meant]).then(|| meant.to_owned())
}

/// Every key of a tree, sections too. What stands under a free key is a setting, but that key is not.
fn keys(tree: &Tree, path: &str, all: &mut Vec<String>) {
    for (name, node) in tree {
        let key = below(path, name);
        if path != "tenants" {
            all.push(key.clone());
        }
        if let Node::Section(section) = node {
            keys(section, &key, all);
        }
    }
}

pub(super) fn of_keys(base: &Base<'_>, format: Format) -> Vec<Case> {
    let mut all = Vec::new();
    keys(&base.tree, "", &mut all);
    let slips = all.iter().flat_map(|key| {
        let name = key.rsplit('.').next().unwrap_or(key);
        typos(name).into_iter().map(move |(slip, typo)| (key, name, slip, typo))
    });
    let case = |(key, name, slip, typo): (&String, &str, crate::typos::Slip, String)| {
        let mut tree = base.tree.clone();
        let (section, _) = table(&mut tree, key).expect("a key of this tree");
        let siblings: Vec<String> = section.iter().map(|(of, _)| of.clone()).collect();
        let entry = section.iter_mut().find(|(of, _)| of == name).expect("a key of this table");
        entry.0.clone_from(&typo);
        let wrong = key.rsplit_once('.').map_or(typo.clone(), |(path, _)| format!("{path}.{typo}"));
        let (given, file) = base.file(format, &tree);
        Case {
            class: Class { of: Where::Key, kind: slip.name() },
            given,
            meant: Some(base.plain()),
            place: Place::Lines(file.line(&wrong).into_iter().collect()),
            right: only_near(&typo, name, &siblings),
            known: siblings.contains(&typo),
            what: format!("`{wrong}` for `{key}`"),
            names: vec![key.clone(), wrong, typo],
        }
    };
    slips.map(case).collect()
}

pub(super) fn of_variables(base: &Base<'_>) -> Vec<Case> {
    let known: Vec<String> = base.leaves.iter().map(|leaf| base.variable(leaf)).collect();
    let slips = base
        .leaves
        .iter()
        .flat_map(|leaf| typos(&base.variable(leaf)).into_iter().map(move |(slip, typo)| (leaf, slip, typo)));
    let case = |(leaf, slip, typo): (&crate::service::Leaf, crate::typos::Slip, String)| {
        let name = base.variable(leaf);
        let text = leaf.other.in_variable(base.subject.lists);
        let in_prefix = !typo.strip_prefix(PREFIX).is_some_and(|rest| rest.starts_with('_'));
        let of = if in_prefix { Where::Prefix } else { Where::Variable };
        let given: Given = base.with_variable(leaf, &typo, &text);
        Case {
            class: Class { of, kind: slip.name() },
            given,
            meant: Some(base.with_variable(leaf, &name, &text)),
            place: Place::Variable(typo.clone()),
            right: only_near(&typo, &name, &known),
            known: known.contains(&typo),
            what: format!("`{typo}` for `{name}`"),
            names: vec![leaf.key.to_owned(), name, typo],
        }
    };
    slips.map(case).collect()
}
