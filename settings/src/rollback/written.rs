//! A value as a file or a variable writes it.

use crate::json::Quoted;
use crate::leaf::Shape;

/// A public value, and what is needed to write it.
pub(super) struct Written<'a> {
    /// The last step of the key.
    pub(super) name: &'a str,
    /// The key of what the setting stands in; empty for the outermost.
    pub(super) above: &'a str,
    /// The names that lead there, as those of the tables of a file.
    pub(super) table: &'a [String],
    pub(super) value: &'a str,
    pub(super) shape: Shape,
}

/// How a line of a file is told.
pub(super) enum Place {
    /// It stands under nothing.
    Whole(String),
    /// It stands under something, which is told as the format writes it.
    Under(String, String),
    /// It stands under a table that the format writes alike for each element of a list.
    OneOfMany(String, String),
    /// The format has no such value on one line: the value as JSON.
    Json(String),
}

impl Written<'_> {
    /// The value as it stands in the file of this name, or the text of a format: `<toml>`.
    pub(super) fn of_file(&self, file: &str) -> Place {
        let file = file.trim_end_matches('>').to_ascii_lowercase();
        let ends = |endings: &[&str]| endings.iter().any(|ending| file.ends_with(ending));
        let literal = self.literal();
        let line = if ends(&["yaml", "yml"]) {
            format!("{}: {literal}", bare(self.name))
        } else if ends(&["json", "jsonc"]) {
            format!("{}: {literal}", Quoted(&self.name))
        } else if !self.is_quoted() && self.value.contains('{') {
            return Place::Json(literal);
        } else {
            return self.of_toml(&literal);
        };
        if self.above.is_empty() { Place::Whole(line) } else { Place::Under(line, self.above.to_owned()) }
    }

    /// A line of TOML means another setting under another table, so it is told with its own.
    fn of_toml(&self, literal: &str) -> Place {
        let line = format!("{} = {literal}", bare(self.name));
        if self.above.is_empty() {
            return Place::Whole(line);
        }
        let names = self.table.iter().map(|name| bare(name)).collect::<Vec<_>>().join(".");
        match self.above {
            above if above.ends_with(']') => Place::OneOfMany(line, format!("[[{names}]]")),
            above if above.contains('[') => Place::OneOfMany(line, format!("[{names}]")),
            _ => Place::Under(line, format!("[{names}]")),
        }
    }

    /// True for a text, whatever stands in it.
    fn is_quoted(&self) -> bool {
        let value = self.value;
        // What a type of others is, its value tells best.
        let number = || matches!(value, "true" | "false") || value.parse::<f64>().is_ok_and(f64::is_finite);
        let nested = || value.starts_with('{') || split(value).is_some();
        let free = self.shape.textual || self.shape.words;
        !(self.shape.bare || self.shape.list || self.is_none() || !free && (number() || nested()))
    }

    /// True for an option that a file empties.
    fn is_none(&self) -> bool {
        self.shape.optional && self.value == "none"
    }

    fn literal(&self) -> String {
        if self.is_none() {
            "null".to_owned()
        } else if self.is_quoted() {
            Quoted(&self.value).to_string()
        } else {
            self.value.to_owned()
        }
    }
}

/// A name as TOML and YAML write it: between quotation marks if it needs them.
fn bare(name: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    if !name.is_empty() && name.chars().all(plain) { name.to_owned() } else { Quoted(&name).to_string() }
}

/// A value in a dotenv file: between single quotes, where nothing is escaped, if it holds anything out of the ordinary.
pub(super) fn dotenv(value: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "_-.,:/@%+[]".contains(c);
    if !value.is_empty() && value.chars().all(plain) {
        value.to_owned()
    } else if !value.contains('\'') && !value.contains(char::is_control) {
        format!("'{value}'")
    } else {
        let escaped = value.replace('\\', "\\\\").replace('"', "\\\"");
        format!("\"{}\"", escaped.replace('\n', "\\n").replace('\t', "\\t"))
    }
}

/// The elements of a list as it is shown, which is JSON but for what elements show themselves.
pub(crate) fn split(list: &str) -> Option<Vec<&str>> {
    let inside = list.strip_prefix('[')?.strip_suffix(']')?;
    let (mut elements, mut start, mut depth) = (Vec::new(), 0, 0_usize);
    let (mut quoted, mut escaped) = (false, false);
    for (at, byte) in inside.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'[' | b'{' if !quoted => depth += 1,
            b']' | b'}' if !quoted => depth = depth.checked_sub(1)?,
            b',' if !quoted && depth == 0 => {
                elements.push(inside[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    let last = inside[start..].trim();
    elements.extend(Some(last).filter(|last| !last.is_empty()));
    (!quoted && depth == 0).then_some(elements)
}
