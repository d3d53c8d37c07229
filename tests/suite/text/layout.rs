//! The ways in which people and programs lay a file out.

use super::pen::Pen;
use super::{Format, Table, Value, Written, json, toml, yaml};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// TOML with a header for each table.
    Headers,
    /// TOML with each table on the line of its name.
    Inline,
    /// YAML in blocks, with lists on one line and texts in quotation marks.
    Blocks,
    /// YAML in blocks, lists too, with comments, and with texts as they are where YAML lets them.
    Plain,
    /// YAML on one line.
    Flow,
    /// JSON over several lines.
    Lines,
    /// JSON on one line.
    OneLine,
    /// JSON with comments wherever one may stand.
    Comments,
}

pub(crate) const LAYOUTS: [Layout; 8] = [
    Layout::Headers,
    Layout::Inline,
    Layout::Blocks,
    Layout::Plain,
    Layout::Flow,
    Layout::Lines,
    Layout::OneLine,
    Layout::Comments,
];

impl Layout {
    pub(crate) fn format(self) -> Format {
        match self {
            Self::Headers | Self::Inline => Format::Toml,
            Self::Blocks | Self::Plain | Self::Flow => Format::Yaml,
            Self::Lines | Self::OneLine | Self::Comments => Format::Json,
        }
    }

    /// What the library calls the format.
    pub(crate) fn name(self) -> &'static str {
        if self == Self::Comments { "jsonc" } else { self.format().name() }
    }
}

/// Writes a whole file so.
pub(crate) fn laid_out(layout: Layout, root: &Table) -> Written {
    let mut pen = Pen::default();
    match layout {
        Layout::Headers => toml::table(&mut pen, root, ""),
        Layout::Inline => toml::table(&mut pen, &on_lines_of_names(root), ""),
        Layout::Blocks => yaml::table(&mut pen, root, "", 0),
        Layout::Plain => yaml::plain(&mut pen, root, "", 0),
        Layout::Flow => pen.inline(&Value::Inline(root.clone()), "", &yaml::STYLE),
        Layout::Lines => json::table(&mut pen, root, "", 0, &json::NO_REMARKS),
        Layout::OneLine => pen.inline(&Value::Inline(root.clone()), "", &json::STYLE),
        Layout::Comments => json::table(&mut pen, root, "", 0, &json::REMARKS),
    }
    pen.push("\n");
    pen.written
}

fn on_lines_of_names(root: &Table) -> Table {
    let entry = |(name, value): &(String, Value)| match value {
        Value::Table(inner) => (name.clone(), Value::Inline(inner.clone())),
        value => (name.clone(), value.clone()),
    };
    root.iter().map(entry).collect()
}
