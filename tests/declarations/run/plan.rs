//! What a load is given, and what has to come of it.

use std::collections::BTreeSet;
use std::rc::Rc;

use settings_declarations_model::{Body, Check, Datum, Kind, Leaf, Section};

use crate::text::Table;

/// Sources, and the object that they make.
#[derive(Default)]
pub(crate) struct Plan {
    pub(crate) file: Table,
    pub(crate) variables: Vec<(String, String)>,
    pub(crate) flags: Vec<String>,
    pub(crate) shown: String,
    pub(crate) settings: Vec<Setting>,
    /// The keys of what is given under an old name, or should not be given.
    pub(crate) deprecated: BTreeSet<String>,
    /// The texts of secrets.
    pub(crate) secrets: Vec<String>,
    /// The keys of the file that are as they were declared, no old ones among them or around them.
    pub(crate) names: Vec<Name>,
}

/// A key of the file.
pub(crate) struct Name {
    pub(crate) path: String,
    /// All keys of its level, old ones too.
    pub(crate) level: Rc<BTreeSet<String>>,
}

/// A setting that is there.
pub(crate) struct Setting {
    pub(crate) key: String,
    /// Its path in the file, and its variable, where they give it.
    pub(crate) path: Option<String>,
    pub(crate) variable: Option<String>,
    /// True if that is one of its old names.
    pub(crate) is_old: bool,
    /// True if a flag gives it.
    pub(crate) flag: bool,
    pub(crate) leaf: Leaf,
    pub(crate) is_map: bool,
}

/// What comes of what several sources say, the stronger ones behind; nothing, if the check would not let it pass.
pub(crate) fn united(leaf: &Leaf, all: &[&Option<Datum>]) -> Option<Option<Datum>> {
    let mut united: Vec<(String, Datum)> = Vec::new();
    for datum in all.iter().copied().flatten() {
        if let Datum::Map(entries) = datum {
            united.retain(|(name, _)| entries.iter().all(|(other, _)| other != name));
            united.extend(entries.iter().cloned());
        }
    }
    match (all.iter().copied().flatten().last(), &leaf.check) {
        (Some(Datum::Map(_)), Some(Check::Length(_, most))) if united.len() > *most => None,
        (Some(Datum::Map(_)), _) => Some(Some(Datum::Map(united))),
        (last, _) => Some(last.cloned()),
    }
}

/// The keys of a section, with those of its variants and of what is flattened in it.
pub(crate) fn level(body: &Body) -> Rc<BTreeSet<String>> {
    fn add(body: &Body, keys: &mut BTreeSet<String>) {
        let sections: Vec<&Section> = match body {
            Body::Struct(section) => vec![section],
            Body::Tagged(tagged) => {
                keys.insert(tagged.tag.to_owned());
                tagged.variants.iter().filter_map(|variant| variant.section.as_ref()).collect()
            }
        };
        for field in sections.into_iter().flat_map(|section| &section.fields) {
            match &field.kind {
                Kind::Skipped => {}
                Kind::Flat { body, .. } => add(body, keys),
                _ => keys.extend(std::iter::once(&field.key).chain(&field.aliases).cloned()),
            }
        }
    }
    let mut keys = BTreeSet::new();
    add(body, &mut keys);
    Rc::new(keys)
}
