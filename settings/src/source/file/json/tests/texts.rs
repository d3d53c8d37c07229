//! Texts at the edges of JSON.

use super::oracle::agree;
use super::{parsed, parsed_with_comments, shown};
use crate::source::file::fault::{Fault, What};
use crate::value::{Kind, Node, ROOT};

/// Values that are JSON, each with its kind.
const VALUES: &[(&str, Kind)] = &[
    ("0", Kind::Integer),
    ("-0", Kind::Integer),
    ("-1", Kind::Integer),
    ("100000000000000000000000000000000000000", Kind::Integer),
    ("1e5", Kind::Float),
    ("1E+2", Kind::Float),
    ("1E-2", Kind::Float),
    ("0e0", Kind::Float),
    ("0e+01", Kind::Float),
    ("-0.0", Kind::Float),
    ("123.456e78", Kind::Float),
    ("1e400", Kind::Float),
    ("-1e99999999999999999999", Kind::Float),
    ("1e-99999999999999999999", Kind::Float),
    ("true", Kind::Bool),
    ("false", Kind::Bool),
    ("null", Kind::Null),
    ("\"\"", Kind::Text { escaped: false }),
    ("\"a\u{e9}\u{1f511}\u{7f}\u{2028}\u{feff}/'\"", Kind::Text { escaped: false }),
    (r#""\"\\\/\b\f\n\r\t""#, Kind::Text { escaped: true }),
    (r#""\u0000\u001f\u00e9\u20ac\uFFFF\uabCD""#, Kind::Text { escaped: true }),
    (r#""\ud83d\udd11\uDBFF\uDFFF""#, Kind::Text { escaped: true }),
    (r#""\\u0041""#, Kind::Text { escaped: true }),
    (r#""\u005C\u0022""#, Kind::Text { escaped: true }),
    ("[]", Kind::List),
    ("[[], [[]], {}]", Kind::List),
    ("{}", Kind::Table),
    ("{\"\": {\"\": 0}}", Kind::Table),
];

/// What is no value of JSON.
const NONE: &[&str] = &[
    "",
    "-",
    "--1",
    "+1",
    "01",
    "-01",
    "00",
    "1.",
    "-1.",
    ".5",
    "-.5",
    "1.e5",
    "1e",
    "1e+",
    "1E-",
    "1e1.5",
    "1ee5",
    "0x1F",
    "0b1",
    "0o7",
    "1_000",
    "1,000",
    "1 000",
    "1a",
    "-a",
    "1.2.3",
    "10s",
    "Infinity",
    "-Infinity",
    "NaN",
    "inf",
    "True",
    "TRUE",
    "tru",
    "truex",
    "true1",
    "nul",
    "nullx",
    "None",
    "undefined",
    "yes",
    "a",
    "'a'",
    "`a`",
    "\u{201c}a\u{201d}",
    "\"a",
    "\"a\nb\"",
    "\"a\tb\"",
    "\"\0\"",
    "\"\u{1f}\"",
    r#""\""#,
    r#""\a""#,
    r#""\'""#,
    r#""\0""#,
    r#""\v""#,
    r#""\x41""#,
    r#""\U0041""#,
    "\"\\\n\"",
    r#""\u""#,
    r#""\u12""#,
    r#""\u123g""#,
    r#""\u+123""#,
    r#""\u{41}""#,
    r#""\ud83d""#,
    r#""\ude00""#,
    r#""\ud83d\u0041""#,
    r#""\ud83d\n""#,
    r#""\ud83dx""#,
    r#""\ude00\ud83d""#,
    r#""\ud83d\ud83d""#,
    "[",
    "]",
    "[1",
    "[1,",
    "[1,]",
    "[,]",
    "[,1]",
    "[1,,2]",
    "[1 2]",
    "[1;2]",
    "[1}",
    "{1]",
    "[\"a\": 1]",
    "[\"\"",
    "{",
    "}",
    "{,}",
    "{\"a\"}",
    "{\"a\":}",
    "{\"a\":1",
    "{\"a\":1,}",
    "{\"a\":1,,}",
    "{\"a\" 1}",
    "{\"a\"=1}",
    "{\"a\"::1}",
    "{:1}",
    "{a:1}",
    "{'a':1}",
    "{1:1}",
    "{null:1}",
    "{[]:1}",
    "{\"a\":1 \"b\":2}",
    "1 // a",
    "/* a */ 1",
    "1 /* a",
    "# a",
    "1\u{b}",
    "1\u{c}",
    "\u{a0}1",
    "1\u{2028}",
    "\u{feff}1",
    "1\u{85}",
    "\u{3000}1",
    "\0",
    "1\0",
    "\u{7f}",
    "1 1",
    "1]",
    "1}",
    "{}}",
    "\\",
    "@",
    "&",
    "*",
    "<a>",
    "(1)",
    "\u{e9}",
    "$a",
];

#[test]
fn values_at_the_edges_are_taken() {
    for &(value, kind) in VALUES {
        for text in [format!("{{\"a\": {value}}}"), format!("\u{feff}\r\n {{\"a\":{value}\t\r\n}}\r\n")] {
            assert!(agree(&text), "{text:?}");
            let (document, _) = parsed(&text);
            let node = document.node(ROOT).children().next().unwrap();
            assert_eq!(node.kind(), kind, "{text:?}");
            assert!(agree(&format!("{{\"a\": [{value},{value}], \"b\": {{\"c\": {value}}}}}")));
        }
    }
    assert!(parsed("{}").1.is_empty() && parsed("\u{feff}{}").1.is_empty());
}

#[test]
fn what_is_no_value_is_refused() {
    for value in NONE {
        for text in [format!("{{\"a\": {value}}}"), format!("{{\"a\": [1,\n{value}]}}"), format!("[{value}")]
        {
            assert!(!agree(&text), "{text:?}");
        }
        let (_, faults) = parsed(&format!("{{\"a\": {value}}}"));
        assert!(
            matches!(faults.as_slice(), [Fault { what: What::Syntax { .. }, .. }]),
            "{value:?}: {faults:?}"
        );
    }
}

#[test]
fn no_text_cut_short_is_taken() {
    let text = r#"{"a": [1.5e3, "b\u00e9\ud83d\ude00", {"c": null}], "d": {"e": [true, false]}}"#;
    assert!(agree(text));
    for (at, _) in text.char_indices() {
        assert!(!agree(&text[..at]), "{}", &text[..at]);
    }
}

#[test]
fn slices_stand_in_the_text_and_escapes_are_unfolded_on_demand() {
    let (document, faults) = parsed("{\"k\\u0065y\": \"v\\n\", \"a b\": \"c d\", \"e\": {\"f\": -1.5}}");
    assert!(faults.is_empty(), "{faults:?}");
    let children: Vec<Node<'_>> = document.node(ROOT).children().collect();
    assert_eq!((children[0].name(), children[0].raw(), &*children[0].text()), ("key", "\"v\\n\"", "v\n"));
    assert_eq!((children[1].name(), children[1].raw()), ("a b", "c d"));
    assert_eq!((children[0].key_place(), children[0].value_place()), ((1, 2), (1, 14)));
    assert_eq!((children[1].key_place(), children[1].value_place()), ((1, 21), (1, 28)));
    assert_eq!(children[2].value_place(), (1, 40));
    assert_eq!(shown(document.node(ROOT)), "{\"key\":\"v\\n\",\"a b\":\"c d\",\"e\":{\"f\":-1.5}}");
}

#[test]
fn values_nest_as_deep_as_they_may() {
    let lists = |depth| format!("{{\"a\": {}{}}}", "[".repeat(depth), "]".repeat(depth));
    let tables = |depth| format!("{{\"a\": {}1{}}}", "{\"a\":".repeat(depth), "}".repeat(depth));
    for text in [lists(64), tables(64)] {
        assert!(agree(&text), "{text}");
    }
    for (text, at) in [(lists(65), 6 + 64), (tables(65), 6 + 64 * 5)] {
        let (_, faults) = parsed(&text);
        let [Fault { at: found, what: What::Syntax { message, .. } }] = faults.as_slice() else {
            panic!("{faults:?}")
        };
        assert_eq!((*message, *found), ("values nest too deep", at));
    }
}

#[test]
fn very_many_siblings_are_all_there() {
    let entries: String = (0..100_000).map(|n| format!("\"k{n}\": [{n}],\n")).collect();
    let (document, faults) = parsed_with_comments(&format!("{{{entries}}}"));
    assert!(faults.is_empty());
    assert_eq!(document.node(ROOT).len(), 100_000);
    let last = document.node(ROOT).children().last().unwrap();
    assert_eq!((last.name(), last.key_place()), ("k99999", (100_000, 1)));
}
