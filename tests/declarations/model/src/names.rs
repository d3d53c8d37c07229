//! Which declarations the compiler would refuse, because two of their names are one, or could be.

use std::collections::BTreeMap;

use super::{Body, Declaration, Field, Kind, Many, Section, Tagged, Type, upper};

/// The variants around something: each with the number of its tagged section and its own.
type Variants = Vec<(usize, usize)>;

struct Name {
    text: String,
    /// The number of the field that it leads to.
    field: usize,
    is_many: bool,
    is_secret: bool,
    variants: Variants,
}

/// True if no two names of the declaration are in each other's way.
pub(super) fn differ(declaration: &Declaration) -> bool {
    let names = names(declaration);
    let taken = ["CONFIG", "SETTINGS_UNKNOWN"].map(|name| format!("{}_{name}", declaration.prefix));
    let all = &names.all;
    names.good
        && !all.iter().any(|name| taken.contains(&name.text))
        && all.iter().enumerate().all(|(at, one)| all[at + 1..].iter().all(|other| are_apart(one, other)))
}

/// All names of variables, old ones too, with `<>` for what is free; and whether more may follow behind two underscores.
pub fn variables(declaration: &Declaration) -> Vec<(String, bool)> {
    let all = names(declaration).all.into_iter();
    all.flat_map(|name| {
        let file = name.is_secret.then(|| (format!("{}_FILE", name.text), false));
        std::iter::once((name.text, name.is_many)).chain(file)
    })
    .collect()
}

fn names(declaration: &Declaration) -> Names {
    let mut names = Names { separator: declaration.separator, all: Vec::new(), fields: 0, good: true };
    let start = if declaration.prefix.is_empty() { String::new() } else { declaration.prefix.clone() + "_" };
    names.level(&declaration.root, std::slice::from_ref(&start), &Vec::new(), &mut BTreeMap::new());
    names
}

fn are_apart(one: &Name, other: &Name) -> bool {
    let is_excluded = one
        .variants
        .iter()
        .any(|(tagged, variant)| other.variants.iter().any(|(of, its)| of == tagged && its != variant));
    is_excluded || one.field == other.field || !(clash(one, other) || clash(other, one))
}

fn clash(one: &Name, other: &Name) -> bool {
    let behind = other.text.strip_prefix(&one.text);
    one.text == other.text
        || one.is_many && behind.is_some_and(|rest| rest.starts_with("__") && !rest.starts_with("__<"))
        || one.is_secret && behind == Some("_FILE")
}

struct Names {
    separator: &'static str,
    all: Vec<Name>,
    fields: usize,
    good: bool,
}

/// The keys of a level, each with the variants that it is in.
type Level = BTreeMap<String, Vec<Variants>>;

impl Names {
    fn level(&mut self, section: &Section, before: &[String], variants: &Variants, level: &mut Level) {
        for field in &section.fields {
            self.fields += 1;
            if !matches!(field.kind, Kind::Flat { .. } | Kind::Skipped) {
                let keys = std::iter::once(&field.key).chain(&field.aliases);
                keys.for_each(|key| self.key(key, variants, level));
            }
            match &field.kind {
                Kind::Skipped => {}
                Kind::Flat { body, .. } => self.body(body, before, variants, level),
                Kind::Nested { body, many, .. } => {
                    let names = spelt(field, before);
                    self.add(&names, *many != Many::One && *many != Many::Optional, false, variants);
                    let joint = match many {
                        Many::One | Many::Optional => self.separator,
                        Many::List | Many::Map => "__<>__",
                    };
                    let within: Vec<String> = names.iter().map(|name| format!("{name}{joint}")).collect();
                    self.body(body, &within, variants, &mut Level::new());
                }
                Kind::Leaf(leaf) => {
                    let mut names = spelt(field, before);
                    if !leaf.env.is_empty() {
                        names.drain(..before.len());
                        names.extend(leaf.env.iter().cloned());
                    }
                    let is_map = matches!(leaf.ty.inner(), Type::Map(..));
                    self.add(&names, is_map, leaf.ty.is_secret(), variants);
                }
            }
        }
    }

    fn body(&mut self, body: &Body, before: &[String], variants: &Variants, level: &mut Level) {
        match body {
            Body::Struct(section) => self.level(section, before, variants, level),
            Body::Tagged(Tagged { tag, variants: all, .. }) => {
                self.fields += 1;
                let tagged = self.fields;
                self.key(tag, variants, level);
                let names: Vec<String> = before.iter().map(|before| before.clone() + &upper(tag)).collect();
                self.add(&names, false, false, variants);
                for (at, section) in
                    all.iter().enumerate().filter_map(|(at, one)| Some((at, one.section.as_ref()?)))
                {
                    let mut within = variants.clone();
                    within.push((tagged, at));
                    self.level(section, before, &within, level);
                }
            }
        }
    }

    fn key(&mut self, key: &str, variants: &Variants, level: &mut Level) {
        let known = level.entry(key.to_owned()).or_default();
        let excludes = |other: &Variants| {
            variants
                .iter()
                .any(|(tagged, variant)| other.iter().any(|(of, its)| of == tagged && its != variant))
        };
        self.good &= known.iter().all(excludes);
        known.push(variants.clone());
    }

    fn add(&mut self, names: &[String], is_many: bool, is_secret: bool, variants: &Variants) {
        let field = self.fields;
        let name = |text: &String| Name {
            text: text.clone(),
            field,
            is_many,
            is_secret,
            variants: variants.clone(),
        };
        self.all.extend(names.iter().map(name));
    }
}

/// All names of a field's variable, the one of today first.
fn spelt(field: &Field, before: &[String]) -> Vec<String> {
    let parts = std::iter::once(field.part()).chain(field.aliases.iter().map(|alias| upper(alias)));
    parts.flat_map(|part| before.iter().map(move |before| format!("{before}{part}"))).collect()
}
