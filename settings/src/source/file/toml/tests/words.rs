//! What the reader says of each fault, and what it takes to make it say so.

use std::time::{Duration, Instant};

use zeroize::Zeroizing;

use super::faults_of;
use crate::source::file::fault::{Fault, What};
use crate::source::file::toml::{faults, read};
use crate::value::{Document, Node, ROOT};

/// Each description of the parser, and a text that makes it say so. The others cannot be had from `parse_document`.
const SAID: &[(&str, &str)] = &[
    ("`_` may only go between digits", "a = 1__0"),
    ("cannot recurse further; max recursion depth met", ""),
    ("carriage return must be followed by newline", "a = 1\rb = 2"),
    ("extra `=`", "a = = 1"),
    ("extra assignment between key-value pairs", "a = {b = = 1}"),
    ("extra comma in array", "a = [,]"),
    ("extra comma in inline table", "a = {,}"),
    ("integers with a radix cannot be signed", "a = +0x1"),
    ("invalid comment character", "# \0"),
    ("invalid inline table element", "a = {]}"),
    ("invalid key-value pair", "{"),
    ("invalid unquoted key", "\u{e9} = 1"),
    ("invalid value", "a = \"\\ud800\""),
    ("key with no value", "a"),
    ("keys cannot be multi-line basic strings", "\"\"\"a\"\"\" = 1"),
    ("keys cannot be multi-line literal strings", "'''a''' = 1"),
    ("missing array opening", "a = ]"),
    ("missing assignment between key-value pairs", "a = {b 1}"),
    ("missing comma between array elements", "a = [[] []]"),
    ("missing comma between key-value pairs", "a = {b = 1 c = 2}"),
    ("missing escaped value", "a = \"\\q\""),
    ("missing inline table opening", "a = }"),
    ("missing key for inline table element", "a = {{}}"),
    ("missing opening quote", "a = x\""),
    ("missing table open", "]"),
    ("missing value for key", ".a"),
    ("radix must be lowercase", "a = 0X1"),
    ("redundant integer number prefix", "a = 0d1"),
    ("redundant numeric sign", "a = ++1"),
    ("string values must be quoted", "a = b"),
    ("too few unicode value digits", "a = \"\\u1\""),
    ("unclosed array table", "[[a]"),
    ("unclosed array", "a = ["),
    ("unclosed inline table", "a = {"),
    ("unclosed table", "[a"),
    ("unexpected `=` in array", "a = [=]"),
    ("unexpected key or value", "a = [1] 2"),
    ("unexpected leading zero", "a = 01"),
    ("unexpected sign", "a = 0x-1"),
    ("unquoted keys cannot be empty", "= 1"),
    ("invalid basic string", "a = \"b"),
    ("invalid literal string", "a = 'b"),
    ("invalid multi-line basic string", "a = \"\"\"b"),
    ("invalid multi-line literal string", "a = '''b"),
    ("invalid mantissa", "a = .5"),
    ("invalid fraction", "a = 1."),
    ("invalid exponent", "a = 1e"),
    ("invalid float", "a = 1.2.3"),
    ("invalid boolean", "a = truth"),
    ("invalid hexadecimal number", "a = 0xg"),
    ("invalid octal number", "a = 0o8"),
    ("invalid binary number", "a = 0b2"),
    ("invalid integer number", "a = 0dx"),
];

#[test]
fn each_description_of_the_parser_has_words_of_ours() {
    for &(description, text) in SAID {
        let deep = "a = ".to_owned() + &"[".repeat(65);
        let text = if text.is_empty() { &deep } else { text };
        let mut said: Vec<toml_parser::ParseError> = Vec::new();
        let tokens = toml_parser::Source::new(text).lex().into_vec();
        let mut events = Vec::new();
        let mut guard = toml_parser::parser::RecursionGuard::new(&mut events, 64);
        toml_parser::parser::parse_document(&tokens, &mut guard, &mut said);
        for event in events {
            let raw = toml_parser::Source::new(text).get(event).unwrap();
            match event.kind() {
                toml_parser::parser::EventKind::SimpleKey => raw.decode_key(&mut (), &mut said),
                toml_parser::parser::EventKind::Scalar => drop(raw.decode_scalar(&mut (), &mut said)),
                toml_parser::parser::EventKind::Comment => raw.decode_comment(&mut said),
                toml_parser::parser::EventKind::Newline => raw.decode_newline(&mut said),
                _ => {}
            }
        }
        assert!(said.iter().any(|said| said.description() == description), "{text:?} gave {said:?}");
        assert!(faults::knows(description), "{description}");
        let faults = faults_of(text);
        assert!(
            matches!(faults.as_slice(), [Fault { what: What::Syntax { .. }, .. }]),
            "{text:?}: {faults:?}"
        );
    }
}

#[track_caller]
pub(super) fn says(text: &str, at: u32, message: &str, help: &str) {
    let faults = faults_of(text);
    let [Fault { at: found, what: What::Syntax { message: said, help: helped } }] = faults.as_slice() else {
        panic!("{text:?}: {faults:?}")
    };
    assert!(said.contains(message) && helped.contains(help), "{text:?}: {said} ({helped})");
    assert_eq!(*found, at, "{text:?}: {said}");
}

#[test]
fn the_usual_mistakes_are_known() {
    says("port = = 8080", 7, "expected a value", "key = value");
    says("port = ", 7, "expected a value behind `=`", "\"\"");
    says("port =\nhost = 1", 6, "expected a value behind `=`", "\"\"");
    says("a = \"x\nb = 1", 4, "quotation marks is not closed before the end of its line", "`\"`");
    says("a = 'x\nb = 1", 4, "not closed", "`'`");
    says("b = 1\na = \"\"\"x\nc = 1\n", 10, "three quotation marks is not closed", "\"\"\"");
    says("level = info", 8, "quotation marks", "\"...\"");
    says("level = debug", 8, "quotation marks", "\"...\"");
    says("level = none", 8, "no value", "leave the key out");
    says("flag = True", 7, "small letters", "`true`");
    says("flag = yes", 7, "quotation marks", "`true` or `false`");
    says("key: value", 3, "expected `=`", "key = value");
    says("\"key\": 1", 5, "expected `=`", "key = value");
    says("port 8080", 5, "expected `=`", "key = value");
    says("port", 4, "expected `=`", "key = value");
    says("port\na = 1", 4, "expected `=` and a value", "key = value");
    says("a = \u{201c}x\u{201d}", 4, "typographic", "straight");
    says("\u{201c}a\u{201d} = 1", 0, "typographic", "straight");
    says("a = \"C:\\dir\"", 8, "escape", "'...'");
    says("a = \"C:\\users\"", 9, "escape", "'...'");
    says("a = 1;", 4, "quotation marks", "`;`");
    says("a = 'x',", 7, "extra characters", "`,`");
    says("a = 'x' // note", 8, "extra characters", "`#`");
    says("// note\na = 1", 0, "character", "`#`");
    says("a = 127.0.0.1", 4, "number", "quotation marks");
    says("a = 5 minutes", 4, "extra characters", "quotation marks");
    says("a = 10s", 4, "quotation marks", "\"...\"");
    says("a = 2024-13-01", 4, "date", "2024-12-31");
    says("[]", 1, "expected a table's name", "[name]");
    says("[a.]", 3, "name", "table.name");
    says("= 1", 0, "expected a key", "key = value");
    says("a = [\"x, 1]\nb = 2\n", 5, "not closed", "`\"`");
    says("[server\nport = 1", 7, "not closed", "`]`");
    says("{ \"a\": 1 }", 0, "expected a key", "braces");
    says("a = [1, 2\nb = 3\nc = 4\n[d]\ne = 5\n", 4, "a list is not closed", "`]`");
    says("a = [1, 2,\nb = 3\nc = 4\n", 4, "a list is not closed", "`]`");
    says("a = { x = 1\nb = 3\nb = 4\n", 12, "expected `,` or `}`", "`}`");
    says("a = 1\n[a.b]\nc = 1\nd = 2", 7, "holds a value", "");
    says("a = {}\na.b = 1", 7, "complete", "braces");
    says("a = []\n[[a.b]]", 9, "complete", "brackets");
    says("[a.b]\nz = 1\n[a]\nb.y = 1", 16, "dotted key", "header");
    says(&"a.".repeat(100), 128, "nested too deeply", "64");
}

#[test]
fn a_key_that_is_there_twice_is_named_with_both_places() {
    #[track_caller]
    fn twice(text: &str, all: &[(u32, u32, &str)]) -> Document {
        let (document, faults) = read(Zeroizing::new(text.to_owned()));
        let found: Vec<_> = faults
            .iter()
            .map(|fault| match &fault.what {
                What::Duplicate { key, first } => (fault.at, *first, key.as_str()),
                _ => panic!("{fault:?}"),
            })
            .collect();
        assert_eq!(found, all, "{text:?}");
        document
    }
    let document = twice("a = 1\n\"a\" = 2\nb = 3", &[(6, 0, "a")]);
    let values: Vec<_> = document.node(ROOT).children().map(Node::raw).collect();
    assert_eq!(values, ["1", "3"]);
    twice("[s]\nx.y = 1\nx.y = 2", &[(14, 6, "s.x.y")]);
    twice("[s]\n'a b'.\"\\t\" = 1\n'a b'.\"\\t\" = 1", &[(25, 10, "s.\"a b\".\"\\t\"")]);
    twice("a = { b = 1, b = 2 }", &[(13, 6, "a.b")]);
    twice("[[l]]\nx = 1\n[[l]]\nx = 2\nx = 3", &[(24, 18, "l[1].x")]);
    // The second table goes on in the first, and what both have is the same news.
    let document = twice("[a]\nx = 1\n[a]\nx = 2\ny = 3\n[b]\n", &[(11, 1, "a")]);
    let table = document.node(ROOT).children().next();
    assert_eq!(table.map(|table| table.children().map(Node::name).collect()), Some(vec!["x", "y"]));
    twice("[a.b]\n[a]\nb = 1", &[(10, 3, "a.b")]);
    twice("a = []\n[[a]]\nx = 1\nx = 2", &[(9, 0, "a")]);
    twice("[a]\n[[a]]", &[(6, 1, "a")]);
    let all = (0..100).map(|n| format!("k{n} = 1\n")).collect::<String>();
    let faults = faults_of(&all.repeat(2));
    assert_eq!(faults.len(), 21);
    assert!(matches!(faults.last(), Some(Fault { what: What::More(80), .. })), "{faults:?}");
}

#[test]
fn nothing_of_the_text_but_keys_gets_into_a_fault() {
    for line in [
        "a = hunter2",
        "a = \"hunter2",
        "a = \"hunter2\\q\"",
        "a = hunter2\"",
        "hunter2",
        "a = [1 hunter2]",
        "a = 0xhunter2",
    ] {
        let faults = format!("{:?}", faults_of(&format!("b = 1\nb = 'hunter2'\n{line}")));
        assert!(!faults.contains("hunter2") && faults.contains("\"b\""), "{faults}");
    }
}

#[test]
fn hostile_texts_are_read_in_no_time() {
    const MIB: usize = 1 << 20;
    let repeat = |piece: &str| piece.repeat(MIB / piece.len());
    let keys = |line: fn(usize) -> String| (0..100_000).map(line).collect::<String>();
    // Each closing here has no opening: a guard that counts them lets any depth pass after that.
    let under = format!("a = {{{}}}\nb = {}", "[]".repeat(100_000), "[".repeat(100_000));
    let texts = [
        ("arrays", "a = ".to_owned() + &"[".repeat(100_000)),
        ("arrays, lines", "a = ".to_owned() + &"[\n".repeat(100_000)),
        ("closed arrays", format!("a = {}{}", "[".repeat(100_000), "]".repeat(100_000))),
        ("inline tables", "a = ".to_owned() + &"{a=".repeat(100_000)),
        ("under", under),
        ("headers", repeat("[a]\n")),
        ("headers of lists", repeat("[[a]]\n")),
        ("lists and below", repeat("[[a]]\n[a.b]\nc=1\n")),
        ("open headers", repeat("[")),
        ("closings", repeat("]")),
        ("closing lines", repeat("]\n")),
        ("dots", format!("{} = 1", repeat("a."))),
        ("dotted header", format!("[{}a]", repeat("a."))),
        ("only dots", repeat(".")),
        ("quotes", repeat("\"")),
        ("quotes of the other kind", repeat("'")),
        ("three quotes, open", format!("a = \"\"\"{}", repeat("\n\"\" \\"))),
        ("quote lines", repeat("a=\"\n")),
        ("NULs", repeat("\0")),
        ("NULs in a string", format!("a = \"{}\"", repeat("\0"))),
        ("NULs in a comment", format!("#{}", repeat("\0"))),
        ("NULs in a list", format!("a=[{}]", repeat("\0,"))),
        ("escapes", format!("a = \"{}\"", repeat("\\q"))),
        ("lone CR", repeat("\r")),
        ("lone CR behind values", repeat("a=1\r")),
        ("equals", repeat("=")),
        ("equals behind a key", "a".to_owned() + &repeat("=")),
        ("commas", format!("a = [{}]", repeat(","))),
        ("signs", format!("a = {}1", repeat("-"))),
        ("underscores", format!("a = {}1", repeat("1_"))),
        ("words", format!("a = {}", repeat("x "))),
        ("keys", keys(|n| format!("k{n}=1\n"))),
        ("keys that look alike", keys(|n| format!("k{n:06}k=1\n"))),
        ("keys twice", keys(|n| format!("k{}=1\n", n / 2))),
        ("keys in braces", format!("a={{{}}}", keys(|n| format!("k{n}=1,")))),
        ("one key in braces", format!("a={{{}}}", repeat("k=1,"))),
        ("tables", keys(|n| format!("[t{n}]\n"))),
        ("dotted keys", keys(|n| format!("a.b.c.k{n}=1\n"))),
        ("escaped keys", keys(|n| format!("\"\\u0061{n}\"=1\n"))),
        ("inline tables in a row", format!("a=[{}]", repeat("{a=1},"))),
        ("inline tables without keys", format!("a={{{}}}", repeat("{}"))),
    ];
    let limit = if cfg!(debug_assertions) { Duration::from_secs(10) } else { Duration::from_secs(1) };
    for (name, text) in texts {
        let begin = Instant::now();
        let (document, faults) = read(Zeroizing::new(text));
        let taken = begin.elapsed();
        assert!(taken < limit, "{name}: {taken:?}");
        assert!(faults.len() <= 21, "{name}");
        drop(document);
    }
}
