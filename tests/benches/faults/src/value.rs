//! Values as a file of either format writes them, and as a variable does.

use std::fmt::Write;

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    /// A text, which a file puts between marks.
    Text(String),
    /// A number or a bool.
    Plain(String),
    List(Vec<Self>),
    Table(Vec<(String, Self)>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Toml,
    Json,
}

/// How a subject has lists in variables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lists {
    /// `a,b`
    Commas,
    /// `["a","b"]`
    Brackets,
}

pub(crate) fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

pub(crate) fn plain(text: &str) -> Value {
    Value::Plain(text.to_owned())
}

impl Value {
    pub(crate) fn in_file(&self, format: Format) -> String {
        match self {
            Self::Text(text) => quoted(text),
            Self::Plain(text) => text.clone(),
            Self::List(all) => {
                let all: Vec<_> = all.iter().map(|one| one.in_file(format)).collect();
                format!("[{}]", all.join(", "))
            }
            Self::Table(all) => {
                let entry = |(name, value): &(String, Self)| match format {
                    Format::Toml => format!("{name} = {}", value.in_file(format)),
                    Format::Json => format!("{}: {}", quoted(name), value.in_file(format)),
                };
                format!("{{ {} }}", all.iter().map(entry).collect::<Vec<_>>().join(", "))
            }
        }
    }

    pub(crate) fn in_variable(&self, lists: Lists) -> String {
        match self {
            Self::Text(text) | Self::Plain(text) => text.clone(),
            Self::List(all) if lists == Lists::Commas => {
                all.iter().map(|one| one.in_variable(lists)).collect::<Vec<_>>().join(",")
            }
            Self::List(_) | Self::Table(_) => self.in_file(Format::Json),
        }
    }
}

/// No text here has a character that the two formats escape in different ways.
fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

/// A file as a tree: the keys of each table in their order.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Node {
    Leaf(Value),
    Section(Tree),
}

pub(crate) type Tree = Vec<(String, Node)>;

/// The text of a file, and the line of each key in it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Written {
    pub(crate) text: String,
    lines: Vec<(String, usize)>,
}

impl Written {
    /// The line of a key, counted from 1; of a section in TOML, the first header that names it.
    pub(crate) fn line(&self, key: &str) -> Option<usize> {
        self.lines.iter().find(|(of, _)| of == key).map(|(_, line)| *line)
    }

    fn mark(&mut self, key: &str) {
        let line = self.text.matches('\n').count() + 1;
        self.lines.push((key.to_owned(), line));
    }
}

pub(crate) fn below(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

pub(crate) fn written(format: Format, tree: &Tree) -> Written {
    let mut file = Written::default();
    match format {
        Format::Toml => in_toml(&mut file, tree, ""),
        Format::Json => {
            in_json(&mut file, tree, "");
            file.text.push('\n');
        }
    }
    file
}

/// What is no table stands first, so that it is in no other.
fn in_toml(file: &mut Written, tree: &Tree, path: &str) {
    for (name, node) in tree {
        if let Node::Leaf(value) = node {
            file.mark(&below(path, name));
            file.text += &format!("{name} = {}\n", value.in_file(Format::Toml));
        }
    }
    for (name, node) in tree {
        if let Node::Section(section) = node {
            let path = below(path, name);
            file.mark(&path);
            if section.iter().any(|(_, node)| matches!(node, Node::Leaf(_))) {
                file.text += &format!("[{path}]\n");
            }
            in_toml(file, section, &path);
        }
    }
}

fn in_json(file: &mut Written, tree: &Tree, path: &str) {
    let indent = "  ".repeat(if path.is_empty() { 0 } else { path.split('.').count() });
    file.text += "{\n";
    for (at, (name, node)) in tree.iter().enumerate() {
        let path = below(path, name);
        file.mark(&path);
        let _ = write!(file.text, "{indent}  {}: ", quoted(name));
        match node {
            Node::Leaf(value) => file.text += &value.in_file(Format::Json),
            Node::Section(section) => in_json(file, section, &path),
        }
        file.text += if at + 1 < tree.len() { ",\n" } else { "\n" };
    }
    file.text += &format!("{indent}}}");
}

/// The node at a key.
pub(crate) fn at<'a>(tree: &'a mut Tree, key: &str) -> Option<&'a mut Node> {
    let (first, rest) = key.split_once('.').map_or((key, None), |(first, rest)| (first, Some(rest)));
    let (_, node) = tree.iter_mut().find(|(name, _)| name == first)?;
    match (node, rest) {
        (node, None) => Some(node),
        (Node::Section(section), Some(rest)) => at(section, rest),
        (Node::Leaf(_), Some(_)) => None,
    }
}

/// The table that a key is in, and the key's last part.
pub(crate) fn table<'a, 'k>(tree: &'a mut Tree, key: &'k str) -> Option<(&'a mut Tree, &'k str)> {
    match key.rsplit_once('.') {
        None => Some((tree, key)),
        Some((path, name)) => match at(tree, path)? {
            Node::Section(section) => Some((section, name)),
            Node::Leaf(_) => None,
        },
    }
}
