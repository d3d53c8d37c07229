//! A file of settings with all that may stand in it, to be uncommented.

use super::comment::comment;
use super::entry::{ANY_NAME, Declared, Entry, Weight};
use crate::described::Kinds;
use crate::json::Quoted;
use crate::outline::{Outline, ROOT};
use crate::schema::{FieldKind, Many};
use crate::written::{Place, Written, bare, in_yaml};

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Toml,
    Yaml,
    /// JSON with comments.
    Jsonc,
}

impl Format {
    /// What begins a comment. Prose has a blank behind it; what may be uncommented has none.
    fn sign(self) -> &'static str {
        if self == Self::Jsonc { "//" } else { "#" }
    }

    /// A name as any file of the format is called.
    fn file(self) -> &'static str {
        match self {
            Self::Toml => "toml",
            Self::Yaml => "yaml",
            Self::Jsonc => "jsonc",
        }
    }
}

/// All settings that a file may give.
pub(crate) fn template(outline: &Outline, kinds: Kinds, format: Format) -> String {
    let declared = Declared::new(outline, kinds);
    let all = declared.entries().into_iter();
    let given = all.filter(|(_, entry)| entry.weight == Weight::Given && entry.way("file").is_some());
    let given = given.map(|(place, _)| place).collect();
    let mut page = Page { declared, given, format, depth: 0, out: String::new() };
    if format == Format::Jsonc {
        page.out.push_str("{\n");
        page.depth = 1;
    }
    page.table(ROOT, &mut Vec::new());
    if format == Format::Jsonc {
        page.out.push_str("}\n");
    }
    page.out
}

struct Page<'a> {
    declared: Declared<'a>,
    /// The sections of what has to be given.
    given: Vec<u32>,
    format: Format,
    /// How many levels deep the next line stands.
    depth: usize,
    out: String,
}

impl Page<'_> {
    /// What stands in a table: first its settings, for in TOML nothing of its own may follow a table below it.
    fn table(&mut self, place: u32, names: &mut Vec<String>) {
        self.settings(place, names);
        self.tables(place, names);
    }

    /// The settings of a table, and those of the sections that are flattened into it.
    fn settings(&mut self, place: u32, names: &[String]) {
        for (index, field) in self.declared.outline.section(place).fields().iter().enumerate() {
            let index = index as u16;
            if field.is_flat() {
                self.settings(self.declared.outline.child(place, index), names);
            }
            let entry = self.declared.entry((place, index));
            if let Some(entry) = entry.filter(|entry| entry.field.is_secret() || entry.way("file").is_some())
            {
                self.entry(&entry, names);
            }
        }
    }

    fn entry(&mut self, entry: &Entry, names: &[String]) {
        if self.depth > 0 || !self.out.is_empty() {
            self.out.push('\n');
        }
        entry.words().iter().for_each(|line| self.comment(line));
        let line = entry.example.as_ref().and_then(|example| self.written(entry, names, example));
        match (line, entry.weight) {
            (Some(line), Weight::Given) => self.line(true, &line),
            (Some(line), Weight::Offered) => self.line(false, &line),
            _ => self.comment(&entry.told(entry.field.key())),
        }
    }

    /// The line that gives a setting this value; nothing, if the format has none.
    fn written(&self, entry: &Entry, names: &[String], example: &str) -> Option<String> {
        let is_map = entry.field.is_map();
        let name = if is_map { ANY_NAME } else { entry.field.key() };
        let quoted = entry.spec.takes_quoted(example);
        let shape = entry.spec.shape();
        let written = Written { name, above: "", table: names, value: example, shape, quoted };
        let Place::Whole(line) = written.of_file(self.format.file()) else { return None };
        let key = entry.field.key();
        Some(match self.format {
            Format::Toml if is_map => format!("{}.{line}", bare(key)),
            Format::Yaml if is_map => format!("{}: {{{line}}}", in_yaml(key)),
            Format::Jsonc if is_map => format!("{}: {{{line}}},", Quoted(&key)),
            Format::Jsonc => line + ",",
            Format::Toml | Format::Yaml => line,
        })
    }

    fn tables(&mut self, place: u32, names: &mut Vec<String>) {
        for (index, field) in self.declared.outline.section(place).fields().iter().enumerate() {
            let FieldKind::Section { many, .. } = field.kind() else { continue };
            let below = self.declared.outline.child(place, index as u16);
            if self.declared.is_other_variant(below) {
                continue;
            }
            if field.is_flat() {
                self.tables(below, names);
                continue;
            }
            let above = names.len();
            names.push(field.key().to_owned());
            if many == Many::Map {
                names.push(ANY_NAME.to_owned());
            }
            self.section(below, names, many);
            names.truncate(above);
        }
    }

    fn section(&mut self, place: u32, names: &mut Vec<String>, many: Many) {
        self.out.push('\n');
        let doc = self.declared.outline.field_of(place).doc().trim();
        doc.lines().for_each(|line| self.comment(line));
        // In YAML, a section without anything in it would be null.
        let live = self.declared.is_sure(place) && (self.format != Format::Yaml || self.has_given(place));
        let around = self.around(place, names, many);
        let depth = self.depth;
        let told = self.declared.is_closed(place);
        for (open, _) in &around {
            if told {
                self.comment(open);
            } else {
                self.line(live, open);
            }
            // In TOML, a table stands below no other.
            self.depth += usize::from(self.format != Format::Toml);
        }
        self.table(place, names);
        for (_, close) in around.iter().rev() {
            self.depth = self.depth.saturating_sub(1);
            match close {
                &"" => {}
                close if told => self.comment(close),
                close => self.line(live, close),
            }
        }
        self.depth = depth;
    }

    /// The lines before and behind what stands in a section.
    fn around(&self, place: u32, names: &[String], many: Many) -> Vec<(String, &'static str)> {
        let path = || names.iter().map(|name| bare(name)).collect::<Vec<_>>().join(".");
        let key = self.declared.outline.field_of(place).key();
        match (self.format, many) {
            (Format::Toml, Many::List) => vec![(format!("[[{}]]", path()), "")],
            (Format::Toml, _) => vec![(format!("[{}]", path()), "")],
            (Format::Yaml, Many::One) => vec![(format!("{}:", in_yaml(key)), "")],
            (Format::Yaml, Many::List) => vec![(format!("{}:", in_yaml(key)), ""), ("-".to_owned(), "")],
            (Format::Yaml, Many::Map) => {
                vec![(format!("{}:", in_yaml(key)), ""), (format!("{ANY_NAME}:"), "")]
            }
            (Format::Jsonc, Many::One) => vec![(format!("{}: {{", Quoted(&key)), "},")],
            (Format::Jsonc, Many::List) => {
                vec![(format!("{}: [", Quoted(&key)), "],"), ("{".to_owned(), "},")]
            }
            (Format::Jsonc, Many::Map) => {
                vec![(format!("{}: {{", Quoted(&key)), "},"), (format!("{}: {{", Quoted(&ANY_NAME)), "},")]
            }
        }
    }

    /// True for a section in which something stands that has to be given.
    fn has_given(&self, place: u32) -> bool {
        self.given.iter().any(|at| self.declared.outline.is_within(*at, place))
    }

    fn line(&mut self, live: bool, line: &str) {
        let sign = if live { "" } else { self.format.sign() };
        self.out += &format!("{}{sign}{line}\n", "  ".repeat(self.depth));
    }

    fn comment(&mut self, line: &str) {
        self.out += &"  ".repeat(self.depth);
        self.out += &comment(self.format.sign(), line);
    }
}
