//! A tree of values, and writers of it in each format that know where they put what.

mod json;
mod layout;
mod pen;
mod toml;
mod yaml;

use std::collections::BTreeMap;

pub(crate) use self::layout::{LAYOUTS, Layout, laid_out};
use self::pen::Pen;

/// A value as a file holds it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    /// Text, to be quoted.
    Text(String),
    /// What stands without quotation marks: a number, `true`.
    Plain(String),
    /// A list on one line.
    List(Vec<Self>),
    /// A table on one line.
    Inline(Table),
    /// A table with a line for each entry.
    Table(Table),
    /// A list of such tables.
    Tables(Vec<Table>),
}

/// The entries of a table in their order.
pub(crate) type Table = Vec<(String, Value)>;

/// Line and column, from 1, in characters.
pub(crate) type Place = (u32, u32);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Toml,
    Yaml,
    Json,
}

pub(crate) const FORMATS: [Format; 3] = [Format::Toml, Format::Yaml, Format::Json];

impl Format {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Toml => "toml",
            Self::Yaml => "yaml",
            Self::Json => "json",
        }
    }
}

/// A text, and by the path of each value where it is and where its key is.
#[derive(Debug, Default)]
pub(crate) struct Written {
    pub(crate) text: String,
    pub(crate) values: BTreeMap<String, Place>,
    pub(crate) keys: BTreeMap<String, Place>,
    /// Where a key that stands twice stands again.
    pub(crate) again: BTreeMap<String, Place>,
}

/// Writes a whole file.
pub(crate) fn written(format: Format, root: &Table) -> Written {
    let mut pen = Pen::default();
    match format {
        Format::Toml => toml::table(&mut pen, root, ""),
        Format::Yaml => yaml::table(&mut pen, root, "", 0),
        Format::Json => {
            json::table(&mut pen, root, "", 0, &json::NO_REMARKS);
            pen.push("\n");
        }
    }
    pen.written
}

/// The path of an entry of a table.
pub(crate) fn below(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

/// The value at a path.
pub(crate) fn at<'a>(table: &'a mut Table, path: &str) -> &'a mut Value {
    let (head, rest) = path.split_once('.').map_or((path, None), |(head, rest)| (head, Some(rest)));
    let (name, index) = split_index(head);
    let entry = table.iter_mut().find(|(of, _)| of == name);
    let (_, value) = entry.unwrap_or_else(|| panic!("nothing at {path}"));
    match (value, index, rest) {
        (value, None, None) => value,
        (Value::Tables(all), Some(index), Some(rest)) => at(&mut all[index], rest),
        (Value::Table(inner) | Value::Inline(inner), None, Some(rest)) => at(inner, rest),
        (value, ..) => panic!("nothing at {path} in {value:?}"),
    }
}

/// Puts a value at a path, with the tables on the way.
pub(crate) fn put(table: &mut Table, path: &str, value: Value) {
    let Some((head, rest)) = path.split_once('.') else { return table.push((path.to_owned(), value)) };
    let (name, index) = split_index(head);
    if !table.iter().any(|(of, _)| of == name) {
        let empty = if index.is_some() { Value::Tables(Vec::new()) } else { Value::Table(Vec::new()) };
        table.push((name.to_owned(), empty));
    }
    let inner = table.iter_mut().find(|(of, _)| of == name).map(|(_, value)| value);
    match (inner, index) {
        (Some(Value::Table(inner)), None) => put(inner, rest, value),
        (Some(Value::Tables(all)), Some(index)) => {
            all.resize(all.len().max(index + 1), Vec::new());
            put(&mut all[index], rest, value);
        }
        (inner, _) => panic!("{path} leads through {inner:?}"),
    }
}

/// `sources[1]` as the name and the number.
pub(crate) fn split_index(part: &str) -> (&str, Option<usize>) {
    match part.strip_suffix(']').and_then(|part| part.split_once('[')) {
        Some((name, index)) => (name, index.parse().ok()),
        None => (part, None),
    }
}
