//! A value as a file or a variable writes it.

use crate::json::Quoted;
use crate::leaf::Shape;

/// A public value, and what is needed to write it.
pub(crate) struct Written<'a> {
    /// The last step of the key.
    pub(crate) name: &'a str,
    /// The key of what the setting stands in; empty for the outermost.
    pub(crate) above: &'a str,
    /// The names that lead there, as those of the tables of a file.
    pub(crate) table: &'a [String],
    pub(crate) value: &'a str,
    pub(crate) shape: Shape,
    /// True if the type takes it between quotation marks.
    pub(crate) quoted: bool,
}

/// How a line of a file is told.
#[cfg_attr(
    not(feature = "checklist"),
    expect(dead_code, reason = "only ways back tell what it stands under")
)]
pub(crate) enum Place {
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
    pub(crate) fn of_file(&self, file: &str) -> Place {
        let file = file.trim_end_matches('>').to_ascii_lowercase();
        let ends = |endings: &[&str]| endings.iter().any(|ending| file.ends_with(ending));
        let literal = self.literal();
        let line = if ends(&["yaml", "yml"]) {
            format!("{}: {literal}", in_yaml(self.name))
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
        // Of a type that takes no such text, the value tells best what it is.
        let number = || matches!(value, "true" | "false") || value.parse::<f64>().is_ok_and(f64::is_finite);
        let nested = || value.starts_with('{') || split(value).is_some();
        let free = self.quoted || self.shape.textual || self.shape.words;
        !(self.shape.bare || self.shape.list || self.is_none() || !free && (number() || nested()))
    }

    /// True for an option that a file empties.
    fn is_none(&self) -> bool {
        self.shape.optional && self.value == "none"
    }

    /// The value as files have it.
    pub(crate) fn literal(&self) -> String {
        if self.is_none() {
            "null".to_owned()
        } else if self.is_quoted() {
            Quoted(&self.value).to_string()
        } else {
            self.value.to_owned()
        }
    }
}

/// A name as TOML writes it: between quotation marks if it needs them.
pub(crate) fn bare(name: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    if !name.is_empty() && name.chars().all(plain) { name.to_owned() } else { Quoted(&name).to_string() }
}

/// A name as YAML writes it. Some plain words are no texts there, fewer in YAML 1.2 than in the readers that others have.
pub(crate) fn in_yaml(name: &str) -> String {
    let words = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    let is_other = words.iter().any(|word| name.eq_ignore_ascii_case(word))
        || name.starts_with(|c: char| !c.is_alphabetic());
    if is_other { Quoted(&name).to_string() } else { bare(name) }
}

/// A value in a dotenv file: between single quotes, where nothing is escaped, if it holds anything out of the ordinary.
pub(crate) fn dotenv(value: &str) -> String {
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
