//! The dialect of dotenv files that is read here, which is what most of them agree on:
//!
//! - `NAME=value`, with `export` before it and blanks around `=` as one likes; blank lines; lines that begin with `#`;
//! - a value without quotation marks ends with its line, or where a `#` stands behind a blank;
//! - between single marks everything is as it is written; between double ones `\n`, `\t`, `\"` and `\\` stand for a
//!   newline, a tab, a mark and a backslash; between both, a value may go over several lines;
//! - nothing is expanded: `$` is a character like any other.

use zeroize::Zeroizing;

/// A variable.
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) value: Zeroizing<String>,
    /// Where its name stands, from 1.
    pub(super) line: u32,
    /// What is wrong with the value, if something is: of a variable of somebody else's it does not matter.
    pub(super) fault: Option<Fault>,
}

/// Something that is wrong with a line. Nothing of the line is in it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) line: u32,
    pub(super) message: &'static str,
    pub(super) help: &'static str,
}

/// What a text holds.
#[derive(Default)]
pub(super) struct Read {
    pub(super) entries: Vec<Entry>,
    pub(super) faults: Vec<Fault>,
    /// How many more lines cannot be read.
    pub(super) more: usize,
}

/// More faults than this help nobody.
const MOST: usize = 20;

type Words = (&'static str, &'static str);

const NO_EQUALS: Words =
    ("a line needs a name, a `=` and a value", "write `NAME=value`, or `#` before a comment");
const BAD_NAME: Words = (
    "the name of a variable is made of letters, digits and `_`",
    "write `NAME=value`, with nothing else before the `=`",
);
const OPEN_QUOTE: Words = (
    "the quotation mark is never closed",
    "close it; a mark that belongs to the value goes between marks of the other kind",
);
const BEHIND_QUOTE: Words = (
    "something follows the closing quotation mark",
    "end the line there; a comment needs a blank before its `#`",
);
const BAD_ESCAPE: Words = (
    "a backslash between double quotation marks stands before `n`, `t`, `\"` or `\\` alone",
    "write `\\\\` for a backslash, or use single quotation marks, between which all is as it is written",
);

/// Reads all lines.
pub(super) fn read(text: &str) -> Read {
    let mut reader = Reader { rest: text.strip_prefix('\u{feff}').unwrap_or(text), line: 1 };
    let mut read = Read::default();
    while !reader.rest.is_empty() {
        let line = reader.line;
        match reader.entry() {
            Ok(None) => {}
            Ok(Some((name, value))) => {
                let (value, fault) = match value {
                    Ok(value) => (value, None),
                    Err((line, (message, help))) => {
                        (Zeroizing::default(), Some(Fault { line, message, help }))
                    }
                };
                read.entries.push(Entry { name: name.to_owned(), value, line, fault });
            }
            Err((line, (message, help))) => {
                if read.faults.len() < MOST {
                    read.faults.push(Fault { line, message, help });
                } else {
                    read.more += 1;
                }
                reader.skip_line();
            }
        }
    }
    read
}

struct Reader<'a> {
    rest: &'a str,
    /// The line that the rest begins on.
    line: u32,
}

/// A value; else the line and what is wrong with it alone.
type Value = Taken<Zeroizing<String>>;

/// What was taken; else the line and what is wrong with it.
type Taken<T> = Result<T, (u32, Words)>;

impl<'a> Reader<'a> {
    /// The next line, if it holds a variable.
    fn entry(&mut self) -> Taken<Option<(&'a str, Value)>> {
        let end = self.rest.find('\n').unwrap_or(self.rest.len());
        let line = self.rest[..end].trim();
        if line.is_empty() || line.starts_with('#') {
            self.skip_line();
            return Ok(None);
        }
        let Some((before, _)) = self.rest[..end].split_once('=') else {
            return Err((self.line, NO_EQUALS));
        };
        let name = before.trim();
        let name = match name.strip_prefix("export") {
            Some(exported) if exported.starts_with([' ', '\t']) => exported.trim_start(),
            _ => name,
        };
        let is_name = |name: &str| {
            let starts = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
            starts && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        };
        if !is_name(name) {
            return Err((self.line, BAD_NAME));
        }
        self.rest = self.rest[before.len() + 1..].trim_start_matches([' ', '\t']);
        let value = match self.rest.as_bytes().first() {
            Some(mark @ (b'"' | b'\'')) => self.quoted(char::from(*mark))?,
            _ => Ok(self.bare()),
        };
        Ok(Some((name, value)))
    }

    /// A value without marks: as far as its line goes, or to a comment.
    fn bare(&mut self) -> Zeroizing<String> {
        let end = self.rest.find('\n').unwrap_or(self.rest.len());
        let line = &self.rest[..end];
        let comment = line.match_indices('#').find(|(at, _)| *at == 0 || line[..*at].ends_with([' ', '\t']));
        let value = line[..comment.map_or(line.len(), |(at, _)| at)].trim();
        self.skip_line();
        Zeroizing::new(value.to_owned())
    }

    /// A value between marks, and nothing but a comment behind it.
    fn quoted(&mut self, mark: char) -> Taken<Value> {
        let opened = self.line;
        let inside = &self.rest[1..];
        let Some(length) = closing(inside, mark) else {
            // What stands behind it may belong to the value or not.
            self.rest = "";
            return Err((opened, OPEN_QUOTE));
        };
        let raw = &inside[..length];
        self.line += lines(raw);
        self.rest = &inside[length + 1..];
        let value = match mark {
            '"' => unescaped(raw).map_err(|at| (opened + lines(&raw[..at]), BAD_ESCAPE)),
            _ => Ok(Zeroizing::new(raw.to_owned())),
        };
        let end = self.rest.find('\n').unwrap_or(self.rest.len());
        let behind = &self.rest[..end];
        let comment = behind.trim_start();
        let is_comment = comment.starts_with('#') && comment.len() < behind.len();
        if !comment.is_empty() && !is_comment {
            return Err((self.line, BEHIND_QUOTE));
        }
        self.skip_line();
        Ok(value)
    }

    fn skip_line(&mut self) {
        self.rest = self.rest.split_once('\n').map_or("", |(_, rest)| rest);
        self.line += 1;
    }
}

/// Where the mark stands that closes a value.
fn closing(inside: &str, mark: char) -> Option<usize> {
    let mut escaped = false;
    inside.bytes().position(|byte| {
        let closes = byte == mark as u8 && !escaped;
        escaped = mark == '"' && byte == b'\\' && !escaped;
        closes
    })
}

/// What stands between double marks; else where a backslash means nothing.
fn unescaped(raw: &str) -> Result<Zeroizing<String>, usize> {
    // What is unfolded is never longer, so the buffer never moves.
    let mut out = Zeroizing::new(String::with_capacity(raw.len()));
    let mut chars = raw.char_indices();
    while let Some((at, c)) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        out.push(match chars.next() {
            Some((_, 'n')) => '\n',
            Some((_, 't')) => '\t',
            Some((_, c @ ('"' | '\\'))) => c,
            _ => return Err(at),
        });
    }
    Ok(out)
}

fn lines(text: &str) -> u32 {
    text.bytes().filter(|byte| *byte == b'\n').count() as u32
}
