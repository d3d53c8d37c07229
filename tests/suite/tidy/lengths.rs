//! No file over 400 lines, no function over 60.

use super::text::{File, closing, is_word, line_of, rust, word};

const FILE: usize = 400;
const FUNCTION: usize = 60;

/// The folders with code of ours.
pub(super) const ALL: &[&str] =
    &["settings", "settings-derive", "examples", "tests", "fuzz/src", "fuzz/fuzz_targets"];

/// A function with a body.
pub(super) struct Function<'a> {
    pub(super) name: &'a str,
    /// From its `fn` to its closing brace.
    pub(super) range: std::ops::Range<usize>,
}

/// The functions in code, those within others too.
pub(super) fn functions(code: &str) -> Vec<Function<'_>> {
    let mut found = Vec::new();
    for at in word(code, "fn") {
        let rest = code[at + 2..].trim_start();
        let name = &rest[..rest.bytes().position(|byte| !is_word(byte)).unwrap_or(rest.len())];
        let start = code.len() - rest.len() + name.len();
        if let Some(body) = body(code, start).filter(|_| !name.is_empty()) {
            found.push(Function { name, range: at..closing(code, body) });
        }
    }
    found
}

/// The brace that opens a function's body; nothing where a semicolon ends it first.
fn body(code: &str, start: usize) -> Option<usize> {
    let mut at = start;
    while let Some(byte) = code.as_bytes().get(at) {
        match byte {
            b'{' => return Some(at),
            b';' | b')' | b'}' | b',' => return None,
            b'(' | b'[' => at = closing(code, at),
            _ if code[at..].starts_with("where") => return code[at..].find('{').map(|open| at + open),
            b'<' => at = generics(code, at),
            _ => at += 1,
        }
        while !code.is_char_boundary(at) {
            at += 1;
        }
    }
    None
}

/// The byte behind the `>` that closes a list of generics.
fn generics(code: &str, open: usize) -> usize {
    let bytes = code.as_bytes();
    let mut depth = 0_usize;
    for at in open..bytes.len() {
        match bytes[at] {
            b'<' => depth += 1,
            b'>' if bytes[at - 1] == b'-' => {}
            b'>' if depth <= 1 => return at + 1,
            b'>' => depth -= 1,
            _ => {}
        }
    }
    bytes.len()
}

fn too_long(file: &File) -> Vec<String> {
    let mut found = Vec::new();
    let lines = file.text.lines().count();
    if lines > FILE {
        found.push(format!("{} has {lines} lines", file.path));
    }
    for Function { name, range } in functions(&file.code) {
        let lines = line_of(&file.code, range.end - 1) - line_of(&file.code, range.start) + 1;
        if lines > FUNCTION {
            found.push(format!("{}: `{name}` has {lines} lines", file.place(range.start)));
        }
    }
    found
}

#[test]
fn no_file_and_no_function_is_too_long() {
    let files = rust(ALL);
    let found: Vec<String> = files.iter().flat_map(too_long).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
    let count: usize = files.iter().map(|file| functions(&file.code).len()).sum();
    assert!(count > 300, "the scanner sees only {count} functions");
}

#[test]
fn what_is_too_long_is_told() {
    let body = "    let brace = '}';\n".repeat(59);
    let text = format!(
        "trait T {{ fn none(&self); }}\n\
         fn long<const N: usize, F: Fn() -> [u8; 2]>(a: [u8; 2], f: fn(u8)) -> u8\nwhere\n    F: Copy,\n{{\n{body}}}\n\
         fn short() {{\n{}}}\n",
        "    one();\n".repeat(58)
    );
    let file = File::new("a.rs", &text);
    assert_eq!(too_long(&file), ["a.rs:2: `long` has 64 lines"]);
    assert_eq!(functions(&file.code).iter().map(|one| one.name).collect::<Vec<_>>(), ["long", "short"]);
    assert_eq!(too_long(&File::new("b.rs", &"\n".repeat(401))), ["b.rs has 401 lines"]);
}
