//! Settings that stand where they do not belong, or nowhere, and sections that are none.

use super::{Base, Case, Class, Place, Where};
use crate::value::{Format, Node, Tree, below, plain, table};

fn structure(kind: &'static str) -> Class {
    Class { of: Where::Structure, kind }
}

fn take(tree: &mut Tree, key: &str) {
    let (section, name) = table(tree, key).expect("a key of this tree");
    section.retain(|(of, _)| of != name);
}

/// Every setting one level up, without its section; those that have none, in one.
pub(super) fn misplaced(base: &Base<'_>, format: Format) -> Vec<Case> {
    let case = |leaf: &crate::service::Leaf| {
        let mut tree = base.tree.clone();
        take(&mut tree, leaf.key);
        let (to, name) = leaf.key.rsplit_once('.').map_or(("web", leaf.key), |(_, name)| ("", name));
        let wrong = below(to, name);
        crate::service::put(&mut tree, &wrong, leaf.value.clone());
        let (given, file) = base.file(format, &tree);
        Case {
            class: structure("in another section"),
            given,
            meant: Some(base.plain()),
            place: Place::Lines(file.line(&wrong).into_iter().collect()),
            right: None,
            known: false,
            what: format!("`{wrong}` for `{}`", leaf.key),
            names: [base.spelled(leaf.key), vec![wrong.clone(), name.to_owned()]].concat(),
        }
    };
    base.leaves.iter().map(case).collect()
}

/// Every section as a number.
pub(super) fn sections(base: &Base<'_>, format: Format) -> Vec<Case> {
    let sections = base.tree.iter().filter(|(_, node)| matches!(node, Node::Section(_)));
    let case = |(name, _): &(String, Node)| {
        let mut tree = base.tree.clone();
        take(&mut tree, name);
        crate::service::put(&mut tree, name, plain("3"));
        let (given, file) = base.file(format, &tree);
        Case {
            class: structure("no section"),
            given,
            meant: None,
            place: Place::Lines(file.line(name).into_iter().collect()),
            right: None,
            known: false,
            what: format!("`{name}` is a number"),
            names: vec![name.clone()],
        }
    };
    sections.map(case).collect()
}

/// What is required and nowhere.
pub(super) fn missing(base: &Base<'_>) -> Vec<Case> {
    let case = |leaf: &crate::service::Leaf| {
        let given = match base.format() {
            None => base.by_variables(Some(leaf.key)),
            Some(format) => {
                let mut tree = base.tree.clone();
                take(&mut tree, leaf.key);
                base.file(format, &tree).0
            }
        };
        Case {
            class: structure("missing"),
            given,
            meant: Some(base.plain()),
            place: Place::Nowhere,
            right: None,
            known: false,
            what: format!("`{}` is missing", leaf.key),
            names: base.spelled(leaf.key),
        }
    };
    base.leaves.iter().filter(|leaf| leaf.required).map(case).collect()
}
