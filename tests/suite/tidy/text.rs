//! The texts of the house: its files, and Rust code without what only looks like code.

use std::path::{Path, PathBuf};

/// A file of the repository.
pub(super) struct File {
    /// Relative to the repository, with `/`.
    pub(super) path: String,
    pub(super) text: String,
    /// The text of Rust with blanks in the place of comments and of what stands between quotation marks.
    pub(super) code: String,
}

impl File {
    pub(super) fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned(), code: code(text) }
    }

    /// `path:line` of a byte.
    pub(super) fn place(&self, at: usize) -> String {
        format!("{}:{}", self.path, line_of(&self.text, at))
    }
}

/// The number of the line that a byte stands in, from 1.
pub(super) fn line_of(text: &str, at: usize) -> usize {
    1 + text.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count()
}

/// The outermost folder of the repository.
pub(super) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests stand in the workspace").to_owned()
}

#[expect(clippy::disallowed_methods, reason = "the rules are about the texts of the repository")]
pub(super) fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every file below a folder, sorted, but for what is built, hidden, or no text.
pub(super) fn files(folder: &str) -> Vec<File> {
    let mut found = Vec::new();
    walk(&root().join(folder), &mut found);
    found.sort();
    assert!(!found.is_empty(), "`{folder}` holds nothing");
    found.iter().filter_map(|path| read_text(path)).collect()
}

/// Every file of Rust below these folders.
pub(super) fn rust(folders: &[&str]) -> Vec<File> {
    let all = folders.iter().flat_map(|folder| files(folder));
    all.filter(|file| Path::new(&file.path).extension().is_some_and(|ending| ending == "rs")).collect()
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("an entry of a folder").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            // What fuzzing makes by itself is nobody's text.
            if !["target", ".git", "wip", "corpus", "artifacts", "coverage"].contains(&name.as_str()) {
                walk(&path, found);
            }
        } else {
            found.push(path);
        }
    }
}

/// A file, if it is a text and still there: others may be at work beside the tests.
#[expect(clippy::disallowed_methods, reason = "the rules are about the texts of the repository")]
fn read_text(path: &Path) -> Option<File> {
    let text = std::fs::read_to_string(path).ok()?;
    let relative = path.strip_prefix(root()).expect("a file of the repository");
    let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
    Some(File::new(&parts.join("/"), &text))
}

/// The code of a text: as long as the text, line by line.
pub(super) fn code(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = bytes.to_vec();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        let word_before = at > 0 && is_word(bytes[at - 1]);
        // What is kept at the start and at the end, and the end.
        let (head, tail, end) = match rest {
            [b'/', b'/', ..] => (0, 0, line_end(rest)),
            [b'/', b'*', ..] => (0, 0, comment_end(rest)),
            [b'"', ..] => (1, 1, string_end(rest)),
            [b'r', ..] | [b'b', b'r', ..] if !word_before => raw_string(rest),
            [b'\'', ..] => (1, 1, character_end(rest)),
            _ => (1, 0, 1),
        };
        let end = end.min(rest.len());
        for byte in &mut out[at + head..(at + end).saturating_sub(tail).max(at + head)] {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
        at += end;
    }
    String::from_utf8(out).expect("only whole characters are blanked")
}

pub(super) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

fn line_end(text: &[u8]) -> usize {
    text.iter().position(|byte| *byte == b'\n').unwrap_or(text.len())
}

/// Comments between `/*` and `*/` stand in each other.
fn comment_end(text: &[u8]) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < text.len() {
        match &text[at..] {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] if depth == 1 => return at + 2,
            [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
    }
    text.len()
}

fn string_end(text: &[u8]) -> usize {
    let mut at = 1;
    while at < text.len() {
        match text[at] {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    text.len()
}

/// `r#"…"#`, or a word that begins like one.
fn raw_string(text: &[u8]) -> (usize, usize, usize) {
    let start = text.iter().position(|byte| *byte == b'r').unwrap_or(0) + 1;
    let hashes = text[start..].iter().take_while(|byte| **byte == b'#').count();
    if text.get(start + hashes) != Some(&b'"') {
        return (1, 0, 1);
    }
    let close: Vec<u8> = std::iter::once(b'"').chain(std::iter::repeat_n(b'#', hashes)).collect();
    let body = start + hashes + 1;
    let found = text[body..].windows(close.len()).position(|window| window == close);
    (body, close.len(), found.map_or(text.len(), |at| body + at + close.len()))
}

/// The end of a character, or of the quotation mark of a lifetime.
fn character_end(text: &[u8]) -> usize {
    let quote =
        |from: usize| text.iter().skip(from).take(8).position(|byte| *byte == b'\'').map(|at| from + at + 1);
    match text {
        [_, b'\\', ..] => quote(3).unwrap_or(1),
        [_, _, b'\'', ..] => 3,
        [_, first, ..] if *first >= 0x80 => quote(2).unwrap_or(1),
        _ => 1,
    }
}

/// Where a word stands in code: not as a part of a longer one.
pub(super) fn word<'a>(code: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let bytes = code.as_bytes();
    code.match_indices(word).map(|(at, _)| at).filter(move |at| {
        let before = at.checked_sub(1).is_some_and(|before| is_word(bytes[before]));
        let after = bytes.get(at + word.len()).is_some_and(|byte| is_word(*byte));
        !before && !after
    })
}

/// The byte behind the bracket that closes the one at `open`.
pub(super) fn closing(code: &str, open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, byte) in code.bytes().enumerate().skip(open) {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' if depth <= 1 => return at + 1,
            b')' | b']' | b'}' => depth -= 1,
            _ => {}
        }
    }
    code.len()
}

/// The names that stand behind a root in paths: `crate::a::b`, `crate::{a, b::c}`. With the byte of each.
pub(super) fn behind(code: &str, root: &str) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    for at in word(code, root).filter(|at| !code[..*at].ends_with("::")) {
        let rest = code[at + root.len()..].trim_start();
        if let Some(rest) = rest.strip_prefix("::") {
            let start = code.len() - rest.trim_start().len();
            names(code, start, &mut found);
        }
    }
    found
}

/// The first name of a path, or those of all paths of a group.
fn names(code: &str, start: usize, found: &mut Vec<(String, usize)>) {
    let rest = &code[start..];
    if !rest.starts_with('{') {
        let end = rest.bytes().position(|byte| !is_word(byte) && byte != b'*').unwrap_or(rest.len());
        found.push((rest[..end].to_owned(), start));
        return;
    }
    let end = closing(code, start) - 1;
    let mut at = start + 1;
    while at < end {
        let part = &code[at..end];
        let blanks = part.len() - part.trim_start().len();
        if blanks < part.len() {
            names(code, at + blanks, found);
        }
        // On to the comma behind this path, over the groups in it.
        let mut next = at;
        while next < end && code.as_bytes()[next] != b',' {
            next = if code.as_bytes()[next] == b'{' { closing(code, next) } else { next + 1 };
        }
        at = next + 1;
    }
}

#[test]
fn code_is_told_from_what_looks_like_it() {
    for (text, expected) in [
        ("a // b\nc", "a     \nc"),
        ("a /* b /* c */ d */ e", "a                   e"),
        (r#"f("g\"h", i)"#, r#"f("    ", i)"#),
        (r##"f(r#"g"h"#, i)"##, r##"f(r#"   "#, i)"##),
        ("'x' '\\'' &'a str", "' ' '  ' &'a str"),
        ("'\"' b\"y\" r#type", "' ' b\" \" r#type"),
        ("c'ß'", "c'  '"),
    ] {
        assert_eq!(code(text), expected, "{text}");
    }
}

#[test]
fn paths_are_found_in_groups_too() {
    let code = "use crate::{a, b::{c, d}, e::f}; fn g(_: crate::h::I) {} pub(crate) fn j() { mycrate::k() }";
    let names: Vec<String> = behind(code, "crate").into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["a", "b", "e", "h"]);
}
