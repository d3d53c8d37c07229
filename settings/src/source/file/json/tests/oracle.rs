//! The oracle is `serde_json`: what it takes is taken, with the same tree, and what it refuses is refused.

use proptest::prelude::*;
use serde_json::Value;

use super::parsed;
use crate::source::file::fault::{Fault, What};
use crate::source::file::properties::cases;
use crate::value::{Document, Kind, Node, ROOT};

/// What the oracle makes of a text; nothing where it says nothing of its grammar. It takes no byte order mark, and no
/// number beyond what a `f64` holds, which is not the grammar's business: the type of a setting judges that.
fn oracle(text: &str) -> Option<Result<Value, ()>> {
    match serde_json::from_str(text.strip_prefix('\u{feff}').unwrap_or(text)) {
        Ok(value) => Some(Ok(value)),
        Err(error) if error.to_string().starts_with("number out of range") => None,
        Err(_) => Some(Err(())),
    }
}

fn same(node: Node<'_>, value: &Value) {
    match value {
        Value::Object(table) => {
            assert_eq!((node.kind(), node.len()), (Kind::Table, table.len()));
            for child in node.children() {
                same(child, table.get(child.name()).unwrap());
            }
        }
        Value::Array(list) => {
            assert_eq!((node.kind(), node.len()), (Kind::List, list.len()));
            for (child, value) in node.children().zip(list) {
                same(child, value);
            }
        }
        Value::String(string) => {
            let Kind::Text { escaped } = node.kind() else { panic!("{:?}", node.kind()) };
            assert_eq!((&*node.text(), &node.secret_text()), (string.as_str(), string));
            assert_eq!(escaped, node.raw().contains('\\'));
            assert_eq!(
                escaped,
                node.raw().starts_with('"') && node.raw().ends_with('"') && node.raw() != "\""
            );
        }
        Value::Number(number) => {
            let is_float = node.raw().contains(['.', 'e', 'E']);
            assert_eq!(node.kind(), if is_float { Kind::Float } else { Kind::Integer });
            let (ours, theirs) = (node.raw().parse::<f64>().unwrap(), number.as_f64().unwrap());
            // The oracle may be off by the last bit, for it is quicker so.
            assert!((ours - theirs).abs() <= ours.abs() * 1e-15, "{ours} {theirs}");
            assert!(number.as_i64().is_none_or(|number| node.raw().parse() == Ok(number)), "{number}");
        }
        Value::Bool(value) => assert_eq!((node.kind(), node.raw()), (Kind::Bool, &*value.to_string())),
        Value::Null => assert_eq!((node.kind(), node.raw()), (Kind::Null, "null")),
    }
}

/// Each value and key begins at the place that is given for it.
fn places(node: Node<'_>, text: &str) {
    let lines: Vec<&str> = text.strip_prefix('\u{feff}').unwrap_or(text).split('\n').collect();
    let behind = |(line, column): (u32, u32)| {
        lines[line as usize - 1].chars().skip(column as usize - 1).collect::<String>()
    };
    for child in node.children() {
        let value = behind(child.value_place());
        match child.kind() {
            Kind::Table => assert!(value.starts_with('{')),
            Kind::List => assert!(value.starts_with('[')),
            Kind::Text { .. } => assert!(value.starts_with('"')),
            _ => assert!(value.starts_with(child.raw())),
        }
        if node.kind() == Kind::Table {
            assert!(behind(child.key_place()).starts_with('"'));
        }
        places(child, text);
    }
}

fn check_faults(text: &str, document: &Document, faults: &[Fault]) {
    assert!(faults.len() <= 21);
    assert!(faults.is_sorted_by_key(|fault| fault.at), "{faults:?}");
    let mut lines = Vec::new();
    for fault in faults {
        assert!(text.is_char_boundary(fault.at as usize), "{fault:?}");
        match &fault.what {
            What::Syntax { .. } => lines.push(document.place(fault.at).0),
            What::Duplicate { first, key } => {
                assert!(*first < fault.at && !key.as_str().is_empty(), "{fault:?} {text:?}");
            }
            What::More(more) => assert!(*more > 0),
            What::NoTable(_) => assert_eq!(faults.len(), 1),
        }
    }
    let all = lines.len();
    lines.dedup();
    assert_eq!(all, lines.len(), "two faults in a line: {faults:?} in {text:?}");
}

/// Compares what is made of a text; says whether it is taken as it is.
pub(super) fn agree(text: &str) -> bool {
    let (document, faults) = parsed(text);
    check_faults(text, &document, &faults);
    let oracle = oracle(text);
    match faults.as_slice() {
        [] => {
            match oracle {
                Some(Ok(value)) => same(document.node(ROOT), &value),
                Some(Err(())) => panic!("no fault in {text:?}"),
                None => {}
            }
            places(document.node(ROOT), text);
        }
        // Of a value that is no table, no more than its beginning is read.
        [Fault { what: What::NoTable(found), .. }] => {
            let Some(Ok(value)) = oracle else { return false };
            let expected = match value {
                Value::Array(_) => "a list",
                Value::String(_) => "a string",
                Value::Number(number) if number.is_f64() && text.trim() != "-0" => "a number with a fraction",
                Value::Number(_) => "an integer",
                Value::Bool(_) => "a bool",
                Value::Null => "null",
                Value::Object(_) => panic!("{text:?} is a table"),
            };
            assert!(*found == expected || *found == "an integer", "{found} {text:?}");
        }
        // The oracle nests twice as deep, and takes the last of two values with one key.
        [.., Fault { what: What::Syntax { message: "values nest too deep", .. }, .. }] => {}
        faults if faults.iter().all(|fault| matches!(fault.what, What::Duplicate { .. } | What::More(_))) => {
            assert!(!matches!(oracle, Some(Err(()))), "{faults:?} in {text:?}");
        }
        faults => assert!(!matches!(oracle, Some(Ok(_))), "{faults:?} in {text:?}"),
    }
    faults.is_empty()
}

fn blank() -> impl Strategy<Value = &'static str> {
    prop::sample::select(&["", "", " ", "\n", "\t", "\r\n", "  "][..])
}

fn string() -> impl Strategy<Value = String> {
    let pieces: &'static [&'static str] = &[
        "a",
        "b",
        "\u{e9}",
        "\u{1f511}",
        "\\\"",
        "\\\\",
        "\\/",
        "\\b",
        "\\f",
        "\\n",
        "\\r",
        "\\t",
        "\\u0061",
        "\\u00e9",
        "\\uD83D\\ude00",
        "\\u0000",
        "\u{7f}",
        "'",
        "//",
        "{",
        ",",
    ];
    prop::collection::vec(prop::sample::select(pieces), 0..5)
        .prop_map(|pieces| format!("\"{}\"", pieces.concat()))
}

fn key() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select((b'a'..=b'z').map(|c| format!("\"{}\"", char::from(c))).collect::<Vec<_>>()),
        1 => string(),
    ]
}

fn scalar() -> impl Strategy<Value = String> {
    let fixed: &'static [&'static str] = &[
        "0",
        "-0",
        "7",
        "-12",
        "18446744073709551615",
        "-9223372036854775808",
        "123456789012345678901234567890",
        "0.5",
        "-0.0",
        "1e5",
        "1E+2",
        "1e-7",
        "12.5e3",
        "true",
        "false",
        "null",
        "{}",
        "[]",
        "\"\"",
    ];
    prop_oneof![2 => prop::sample::select(fixed).prop_map(str::to_owned), 1 => string()]
}

fn value() -> impl Strategy<Value = String> {
    scalar().prop_recursive(4, 24, 5, |inner| {
        let entry =
            (key(), blank(), inner.clone()).prop_map(|(key, a, value)| format!("{key}{a}:{a}{value}"));
        prop_oneof![
            (prop::collection::vec(inner, 0..5), blank(), blank())
                .prop_map(|(items, a, b)| format!("[{a}{}{b}]", items.join(&format!("{b},{a}")))),
            (prop::collection::vec(entry, 0..5), blank(), blank())
                .prop_map(|(items, a, b)| format!("{{{a}{}{b}}}", items.join(&format!("{b},{a}")))),
        ]
    })
}

/// An outermost table.
pub(super) fn table() -> impl Strategy<Value = String> {
    (prop::collection::vec((key(), blank(), value()), 0..6), blank(), blank()).prop_map(|(items, a, b)| {
        let items: Vec<_> = items.into_iter().map(|(key, c, value)| format!("{key}:{c}{value}")).collect();
        format!("{a}{{{b}{}{a}}}{b}", items.join(&format!("{a},{b}")))
    })
}

/// Pieces that a slip may put into a text, or a text may be made of.
const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"",
    "\\",
    "\"a\"",
    "\"a\":",
    "1",
    "0",
    "01",
    "-",
    "+",
    ".",
    "1.",
    ".5",
    "e",
    "1e",
    "0x1",
    "true",
    "tru",
    "True",
    "null",
    "nullx",
    "NaN",
    "Infinity",
    "a",
    "'",
    "'a'",
    "\n",
    "\r\n",
    "\r",
    " ",
    "\t",
    "\u{b}",
    "\u{c}",
    "\u{a0}",
    "\u{2028}",
    "\u{feff}",
    "\0",
    "\u{1}",
    "\u{7f}",
    "/",
    "//",
    "/*",
    "*/",
    "#",
    "=",
    ";",
    "\\u00e9",
    "\\ud83d",
    "\\ude00",
    "\\u12",
    "\\x",
    "\u{e9}",
    "\u{201c}",
    "\"\\ud83d\\ude00\"",
];

proptest! {
    #![proptest_config(cases(3000))]

    #[test]
    fn json_is_taken(text in table()) {
        let (_, faults) = parsed(&text);
        prop_assert!(faults.iter().all(|fault| matches!(fault.what, What::Duplicate { .. })), "{:?}", faults);
        agree(&text);
    }

    #[test]
    fn spoilt_json_agrees(
        text in table(),
        slips in prop::collection::vec((0..1000_usize, 0..3_usize, prop::sample::select(PIECES)), 1..4),
    ) {
        let mut chars: Vec<char> = text.chars().collect();
        for (at, cut, piece) in slips {
            let at = at * chars.len() / 1000;
            let end = (at + cut).min(chars.len());
            chars.splice(at..end, piece.chars());
        }
        agree(&chars.into_iter().collect::<String>());
    }

    #[test]
    fn soups_agree(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..30)) {
        agree(&pieces.concat());
        agree(&format!("{{\"a\":{}}}", pieces.concat()));
    }

    #[test]
    fn any_text_agrees(text in any::<String>()) {
        agree(&text);
        agree(&format!("{{\"{text}\": 1}}"));
    }
}
