//! Slips in the keys of the file and in the names of variables.

use super::{Base, Case, Class, Place, Where};
use crate::service::{Leaf, PREFIX};
use crate::typos::{Slip, one_slip, typos};
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
    let case = |(key, name, slip, typo): (&String, &str, Slip, String)| {
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
            right: only_near(&typo, name, &siblings).map(|name| vec![name]),
            known: siblings.contains(&typo),
            what: format!("`{wrong}` for `{key}`"),
            names: [base.spelled(key), vec![wrong, typo]].concat(),
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
    let case = |(leaf, slip, typo): (&Leaf, Slip, String)| {
        let name = base.variable(leaf);
        let text = leaf.other.in_variable(base.subject.lists);
        let rest = typo.strip_prefix(PREFIX).and_then(|rest| rest.strip_prefix('_'));
        let (wrong, part) = rest.map_or_else(Default::default, |rest| read_back(base, leaf, rest));
        let near = only_near(&typo, &name, &known);
        Case {
            class: Class {
                of: if rest.is_some() { Where::Variable } else { Where::Prefix },
                kind: slip.name(),
            },
            given: base.with_variable(leaf, &typo, &text),
            meant: Some(base.with_variable(leaf, &name, &text)),
            place: Place::Variable(typo.clone()),
            right: near.map(|_| [base.spelled(leaf.key), part].concat()),
            known: known.contains(&typo),
            what: format!("`{typo}` for `{name}`"),
            names: [base.spelled(leaf.key), wrong, vec![typo]].concat(),
        }
    };
    slips.map(case).collect()
}

/// What a library that parts the name of a variable may call it, and, if one part has the mistake, what that should be.
fn read_back(base: &Base<'_>, leaf: &Leaf, rest: &str) -> (Vec<String>, Vec<String>) {
    let mut names = vec![rest.to_owned(), rest.to_lowercase()];
    let joint = base.subject.joint;
    if joint == "_" {
        return (names, Vec::new());
    }
    let key = rest.replace(joint, ".").to_lowercase();
    let parts = || key.split('.').zip(leaf.key.split('.'));
    let mut right = Vec::new();
    if let Some((wrong, meant)) = parts().find(|(wrong, meant)| wrong != meant) {
        names.extend([wrong.to_owned(), wrong.to_uppercase()]);
        if key.matches('.').count() == leaf.key.matches('.').count() {
            right.push(meant.to_owned());
        }
    }
    names.push(key);
    (names, right)
}
