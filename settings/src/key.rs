//! The names of a setting, and when one name was probably meant for another.

mod pattern;

pub(crate) use self::pattern::Pattern;

/// What a variable's name has behind that of a secret setting, if its value names a file that holds the secret.
pub(crate) const FILE_ENDING: &str = "_FILE";

/// True if `given` was probably meant for `declared`: one edit away (insertion, omission, substitution,
/// transposition), or equal but for case, underscores and hyphens.
///
/// ```text
/// prt ~ port     prot ~ port     Port ~ port     max_body ~ maxbody     proto !~ port
/// ```
pub(crate) fn resembles(given: &str, declared: &str) -> bool {
    if given == declared || given.is_empty() {
        return false;
    }
    let short = declared.chars().nth(2).is_none();
    (!short && one_edit(given.as_bytes(), declared.as_bytes())) || letters(given).eq(letters(declared))
}

/// True if one insertion, omission, substitution or transposition of a byte makes one of the other. Takes one pass: a
/// table of distances would cost seconds where a hostile environment meets a thousand settings.
fn one_edit(a: &[u8], b: &[u8]) -> bool {
    let same = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[same..], &b[same..]);
    let same = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    match (&a[..a.len() - same], &b[..b.len() - same]) {
        ([_], []) | ([], [_]) | ([_], [_]) => true,
        ([p, q], [r, s]) => p == s && q == r,
        _ => false,
    }
}

fn letters(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|c| !is_joint(*c)).map(|c| c.to_ascii_lowercase())
}

/// True for what stands between the words of a name.
fn is_joint(c: char) -> bool {
    matches!(c, '_' | '-')
}

/// The first of `names` that `given` was probably meant for; an equal one but for case comes before one edit away.
pub(crate) fn nearest<'a>(given: &str, names: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let same = names.clone().find(|name| given != *name && letters(given).eq(letters(name)));
    same.or_else(|| names.into_iter().find(|name| resembles(given, name)))
}

/// True if a key is this one, or lies below it.
pub(crate) fn is_within(key: &str, of: &str) -> bool {
    key.strip_prefix(of).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

/// One step on the way to something in a document.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Name(String),
    Index(usize),
}

/// The way to something in a document. How much of it may be told, only the schema knows: what is below a setting, or
/// below a key that no setting has, is part of a value.
#[derive(Debug, Default)]
pub(crate) struct Path {
    /// All of it, with quotation marks around the names that need them.
    text: String,
    steps: Vec<Step>,
    /// Where each step ends in the text.
    ends: Vec<usize>,
}

impl Path {
    pub(crate) fn push(&mut self, step: Step) {
        match &step {
            Step::Index(index) => self.text.push_str(&format!("[{index}]")),
            Step::Name(name) => {
                if !self.text.is_empty() {
                    self.text.push('.');
                }
                let bare = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-');
                if !name.is_empty() && name.bytes().all(bare) {
                    self.text.push_str(name);
                } else {
                    self.text.push('"');
                    self.text.extend(name.escape_debug());
                    self.text.push('"');
                }
            }
        }
        self.steps.push(step);
        self.ends.push(self.text.len());
    }

    pub(crate) fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// As much of it as so many steps lead to.
    pub(crate) fn until(&self, steps: usize) -> &str {
        let end = steps.checked_sub(1).map_or(0, |last| self.ends.get(last).copied().unwrap_or_default());
        self.text.get(..end).unwrap_or_default()
    }

    #[cfg(test)]
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }
}

/// A key with one more part.
pub(crate) fn join(path: &str, part: &str) -> String {
    if path.is_empty() { part.to_owned() } else { format!("{path}.{part}") }
}

/// True for a character that does something to a terminal or to the text around it: controls, and the marks that turn
/// the direction of a text or cannot be seen.
pub(crate) fn is_unprintable(c: char) -> bool {
    let unseen =
        matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    c.is_control() || unseen
}

/// A name fit for a report: control characters escaped, cut at 80 characters.
pub(crate) fn printable(name: &str) -> String {
    match name.char_indices().nth(80) {
        Some((cut, _)) => escaped(&name[..cut]) + "…",
        None => escaped(name),
    }
}

/// A sentence fit for a report: control characters escaped, cut at 4,000 characters. It names keys and variables whole,
/// so that they can be copied, and what stands in a map may have a name without end.
pub(crate) fn sentence(text: &str) -> String {
    match text.char_indices().nth(4_000) {
        Some((cut, _)) => escaped(&text[..cut]) + "…",
        None => escaped(text),
    }
}

/// A text fit for a report: control characters escaped.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_unprintable(c) { out.extend(c.escape_default()) } else { out.push(c) }
    }
    out
}
