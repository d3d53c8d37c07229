//! A declaration as Rust.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::ops::Range;

use crate::attributes::{expression, of_field, of_section, said};
use settings_declarations_model::{
    Body, Declaration, Encoding, Field, Kind, Leaf, Many, Section, Tagged, Type, Words,
};

/// The declaration of a seed, in a module of its own.
pub(crate) fn module(seed: u64, declaration: &Declaration) -> String {
    let mut writer = Writer { known: BTreeSet::new(), code: String::new() };
    let prefix = said("prefix", &declaration.prefix);
    let mut root = vec![prefix];
    if declaration.separator != "_" {
        root.push(said("separator", declaration.separator));
    }
    writer.section(&declaration.root, root);
    format!(
        "/// Declared from the seed {seed}.\npub mod seed_{seed} {{\nuse crate::prelude::*;\n{}}}\n",
        writer.code
    )
}

/// The list of all.
pub(crate) fn list(seeds: Range<u64>) -> String {
    let all: String =
        seeds.map(|seed| format!("    crate::Subject::new::<seed_{seed}::Root>({seed}),\n")).collect();
    format!("/// All that are declared.\npub const ALL: &[crate::Subject] = &[\n{all}];\n")
}

struct Writer {
    /// The types that are written.
    known: BTreeSet<String>,
    code: String,
}

impl Writer {
    fn add(&mut self, code: std::fmt::Arguments<'_>) {
        // A string never refuses to be written to.
        let _ = self.code.write_fmt(code);
    }

    fn section(&mut self, section: &Section, mut attributes: Vec<String>) {
        if !self.known.insert(section.name.clone()) {
            return;
        }
        for field in &section.fields {
            match &field.kind {
                Kind::Nested { body, .. } | Kind::Flat { body, .. } => self.body(body),
                Kind::Leaf(leaf) => self.of_leaf(&leaf.ty),
                Kind::Skipped => {}
            }
        }
        attributes.extend(of_section(section));
        let attributes = if attributes.is_empty() {
            String::new()
        } else {
            format!("#[settings({})]\n", attributes.join(", "))
        };
        let name = &section.name;
        self.add(format_args!(
            "/// A section.\n#[derive(Debug, Settings)]\n{attributes}pub struct {name} {{\n"
        ));
        let fields: Vec<(String, &Field)> =
            section.fields.iter().map(|field| (raw(&field.ident), field)).collect();
        for (ident, field) in &fields {
            let said = of_field(field);
            let said = if said.is_empty() { said } else { format!("    #[settings({said})]\n") };
            self.add(format_args!("    /// A field.\n{said}    pub {ident}: {},\n", type_of(field)));
        }
        self.add(format_args!("}}\nimpl Shown for {name} {{\n    fn whole(&self) -> String {{\n        let mut out = String::new();\n"));
        for (ident, field) in &fields {
            if !matches!(field.kind, Kind::Skipped) {
                self.add(format_args!("        entry(&mut out, {:?}, &self.{ident});\n", field.ident));
            }
        }
        self.add(format_args!("        format!(\"{{{{{{out}}}}}}\")\n    }}\n}}\n"));
    }

    fn body(&mut self, body: &Body) {
        match body {
            Body::Struct(section) => self.section(section, Vec::new()),
            Body::Tagged(tagged) => self.tagged(tagged),
        }
    }

    fn tagged(&mut self, tagged: &Tagged) {
        let name = &tagged.name;
        if !self.known.insert(name.clone()) {
            return;
        }
        tagged
            .variants
            .iter()
            .filter_map(|one| one.section.as_ref())
            .for_each(|one| self.section(one, Vec::new()));
        self.add(format_args!("/// A tagged section.\n#[derive(Debug, Settings)]\n#[settings(tag = {:?})]\npub enum {name} {{\n", tagged.tag));
        for (at, variant) in tagged.variants.iter().enumerate() {
            let held = variant.section.as_ref().map_or_else(String::new, |one| format!("({})", one.name));
            let name = variant.is_renamed.then_some(variant.name.as_str());
            self.variant(&variant.ident, name, tagged.default == Some(at), &held);
        }
        self.add(format_args!(
            "}}\nimpl Shown for {name} {{\n    fn whole(&self) -> String {{\n        match self {{\n"
        ));
        for variant in &tagged.variants {
            let ident = &variant.ident;
            match &variant.section {
                Some(_) => self.add(format_args!(
                    "            Self::{ident}(held) => format!(\"{ident}{{}}\", held.whole()),\n"
                )),
                None => self.add(format_args!("            Self::{ident} => String::from(\"{ident}\"),\n")),
            }
        }
        self.add(format_args!("        }}\n    }}\n}}\n"));
    }

    fn variant(&mut self, ident: &str, rename: Option<&str>, is_default: bool, held: &str) {
        let rename = rename.map(|name| said("rename", name));
        let all: Vec<String> = is_default.then(|| "default".to_owned()).into_iter().chain(rename).collect();
        let said =
            if all.is_empty() { String::new() } else { format!("    #[settings({})]\n", all.join(", ")) };
        self.add(format_args!("    /// A variant.\n{said}    {ident}{held},\n"));
    }

    /// The types that a setting is made of.
    fn of_leaf(&mut self, ty: &Type) {
        match ty {
            Type::Words(words) => self.words(words),
            Type::Newtype(name, inner, check) if self.known.insert(name.clone()) => {
                let checks = check.as_ref().map_or_else(String::new, |check| {
                    format!("#[settings({})] ", crate::attributes::check(check, inner))
                });
                let held = name_of(inner);
                self.add(format_args!("/// A newtype.\n#[derive(Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Settings)]\npub struct {name}({checks}pub {held});\nimpl Shown for {name} {{\n    fn whole(&self) -> String {{\n        self.0.whole()\n    }}\n}}\n"));
            }
            Type::Secret(inner) | Type::Option(inner) | Type::List(_, inner) | Type::Map(_, inner) => {
                self.of_leaf(inner);
            }
            _ => {}
        }
    }

    fn words(&mut self, words: &Words) {
        let name = &words.name;
        if !self.known.insert(name.clone()) {
            return;
        }
        let style = words
            .style
            .map_or_else(String::new, |style| format!("#[settings({})]\n", said("rename_all", style)));
        self.add(format_args!("/// Values.\n#[derive(Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Settings)]\n{style}pub enum {name} {{\n"));
        for (ident, value, is_renamed) in &words.values {
            self.variant(ident, is_renamed.then_some(value), false, "");
        }
        self.add(format_args!("}}\nimpl Shown for {name} {{\n    fn whole(&self) -> String {{\n        format!(\"{{self:?}}\")\n    }}\n}}\n"));
    }
}

fn raw(ident: &str) -> String {
    if matches!(ident, "type" | "match") { format!("r#{ident}") } else { ident.to_owned() }
}

/// The type of a field.
fn type_of(field: &Field) -> String {
    match &field.kind {
        Kind::Leaf(leaf) => name_of(&leaf.ty),
        Kind::Skipped => "std::marker::PhantomData<u8>".to_owned(),
        Kind::Flat { body, optional: false } => name_of_body(body).to_owned(),
        Kind::Flat { body, optional: true } => format!("Option<{}>", name_of_body(body)),
        Kind::Nested { body, many, .. } => {
            let name = name_of_body(body);
            match many {
                Many::One => name.to_owned(),
                Many::Optional => format!("Option<{name}>"),
                Many::List => format!("Vec<{name}>"),
                Many::Map => format!("BTreeMap<String, {name}>"),
            }
        }
    }
}

fn name_of_body(body: &Body) -> &str {
    match body {
        Body::Struct(section) => &section.name,
        Body::Tagged(tagged) => &tagged.name,
    }
}

pub(crate) fn name_of(ty: &Type) -> String {
    match ty {
        Type::Signed(name, _) | Type::Unsigned(name, _) | Type::Float(name) => (*name).to_owned(),
        Type::Text(name) | Type::Address(name) | Type::Bytes(name, _) => (*name).to_owned(),
        Type::NonZero(name, _) => format!("NonZero<{name}>"),
        Type::Bool => "bool".to_owned(),
        Type::Char => "char".to_owned(),
        Type::Path => "PathBuf".to_owned(),
        Type::Duration => "Duration".to_owned(),
        Type::Size => "ByteSize".to_owned(),
        Type::Words(words) => words.name.clone(),
        Type::Newtype(name, ..) => name.clone(),
        Type::Secret(inner) if matches!(**inner, Type::Text(_)) => "SecretString".to_owned(),
        Type::Secret(inner) => format!("SecretBox<{}>", name_of(inner)),
        Type::Pair => "(f64, f64)".to_owned(),
        Type::Option(inner) => format!("Option<{}>", name_of(inner)),
        Type::List(kind, inner) => format!("{kind}<{}>", name_of(inner)),
        Type::Map(kind, inner) => format!("{kind}<String, {}>", name_of(inner)),
    }
}

/// How the value of a setting is read, where the type does not say.
pub(crate) fn reader(leaf: &Leaf) -> Option<&'static str> {
    match leaf.ty.inner() {
        Type::Bytes(_, Encoding::Hex) => Some("encoding = \"hex\""),
        Type::Bytes(_, Encoding::Base64) => Some("encoding = \"base64\""),
        Type::Pair => Some("serde, expects = \"a pair of numbers such as `[1.5, 2.5]`\""),
        _ => None,
    }
}

/// The default of a setting as code.
pub(crate) fn default(leaf: &Leaf) -> Option<String> {
    Some(format!("default = {}", expression(&leaf.ty, leaf.default.as_ref()?)))
}
