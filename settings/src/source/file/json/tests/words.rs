//! What the reader says of each fault, and what it takes to make it say so.

use std::collections::BTreeSet;

use super::{parsed, parsed_with_comments};
use crate::source::file::fault::{Fault, What};
use crate::source::file::json::words::{self, Words};
use crate::value::{Node, ROOT};

/// Texts with one fault each, the byte that it is told at, and its words.
const SAID: &[(&str, u32, Words)] = &[
    ("", 0, words::EMPTY),
    ("\u{feff}", 0, words::EMPTY),
    (" \r\n\t\n ", 0, words::EMPTY),
    ("port = 8080", 0, words::START),
    ("\n  port: 8080", 3, words::START),
    ("}", 0, words::START),
    ("---", 0, words::START),
    ("{}\n1", 3, words::BEHIND),
    ("{}{}", 2, words::BEHIND),
    ("{\"a\": 1}, \"b\"", 8, words::BEHIND),
    ("\"\\q\"", 1, words::ESCAPE),
    ("{\"a\" # 1}", 5, words::HASH),
    ("{\"a\": 1 # 2}", 8, words::HASH),
    ("{[]: 1}", 1, words::KEY),
    ("{\"a\": 1, {}}", 9, words::KEY),
    ("{;}", 1, words::KEY),
    ("{port: 1, \"a\": 1}", 1, words::BARE_KEY),
    ("{1: 1}", 1, words::BARE_KEY),
    ("{true: 1}", 1, words::BARE_KEY),
    ("{: 1}", 1, words::NO_KEY),
    ("{\"a\" 1}", 4, words::COLON),
    ("{\"a\" = 1}", 4, words::COLON),
    ("{\"a\"}", 4, words::COLON),
    ("{\"a\", \"b\"}", 4, words::COLON),
    ("{\"a\"\n}", 4, words::COLON),
    ("{\"a\": , \"b\": 1}", 5, words::NO_VALUE),
    ("{\"a\":\n}", 5, words::NO_VALUE),
    ("{\"a\": : 1}", 6, words::TWO_COLONS),
    ("{,}", 1, words::NO_ENTRY),
    ("{\"a\": 1,, \"b\": 1}", 8, words::NO_ENTRY),
    ("{\"a\": [1,,2]}", 9, words::NO_ELEMENT),
    ("{\"a\": @}", 6, words::VALUE),
    ("{\"a\": \\n}", 6, words::VALUE),
    ("{\"a\": ${HOME}}", 6, words::BARE_STRING),
    ("{\"a\": 1\n\"b\": 1}", 7, words::COMMA_IN_TABLE),
    ("{\"a\": 1;\n\"b\": 1}", 7, words::COMMA_IN_TABLE),
    ("{\"a\": \"b\" \"c\"}", 9, words::COMMA_IN_TABLE),
    ("{\"a\": 1: 2}", 7, words::COMMA_IN_TABLE),
    ("{\"a\": [1 2]}", 8, words::COMMA_IN_LIST),
    ("{\"a\": [[]\n[]]}", 9, words::COMMA_IN_LIST),
    ("{\"a\": [\"b\": 1]}", 10, words::KEY_IN_LIST),
    ("{\"a\": [: 1]}", 7, words::KEY_IN_LIST),
    ("{\"a\": 1,}", 7, words::LAST_COMMA),
    ("{\"a\": [1,\n]}", 8, words::LAST_COMMA),
    ("{\"a\": 1", 0, words::OPEN_TABLE),
    ("{\"a\": {\"b\": 1", 6, words::OPEN_TABLE),
    ("{\"a\": [1, 2", 6, words::OPEN_LIST),
    ("{\"a\": 1]", 7, words::NOT_A_LIST),
    ("{\"a\": [1}", 8, words::NOT_A_TABLE),
    ("{} // a", 3, words::COMMENT),
    ("{/* a */}", 1, words::COMMENT),
    ("# a\n{}", 0, words::HASH),
    ("{} /* a", 3, words::OPEN_COMMENT),
    ("{}\u{a0}", 2, words::BLANK),
    ("{\u{b}}", 1, words::BLANK),
    ("\u{feff}\u{feff}{}", 3, words::BLANK),
    ("{\0}", 1, words::CONTROL),
    ("{\"a\": b}", 6, words::BARE_STRING),
    ("{\"a\": truth}", 6, words::BARE_STRING),
    ("{\"a\": yes}", 6, words::YES_OR_NO),
    ("{\"a\": True}", 6, words::BOOL),
    ("{\"a\": None}", 6, words::NULL),
    ("{\"a\": undefined}", 6, words::NULL),
    ("{\"a\": NaN}", 6, words::INFINITE),
    ("{\"a\": -Infinity}", 6, words::INFINITE),
    ("{\u{201c}a\u{201d}: 1}", 1, words::TYPOGRAPHIC),
    ("{\"a\": \u{201e}b\u{201c}}", 6, words::TYPOGRAPHIC),
    ("{'a': 1}", 1, words::SINGLE),
    ("{\"a\": 'b'}", 6, words::SINGLE),
    ("{\"a\": 'b\n}", 6, words::SINGLE),
    ("{\"a\": \"b}\n}", 6, words::OPEN_STRING),
    ("{\"a\": \"b\nc\"}", 6, words::OPEN_STRING),
    ("{\"a\": \"b\tc\"}", 8, words::CONTROL_IN_STRING),
    ("{\"a\": \"C:\\dir\"}", 9, words::ESCAPE),
    ("{\"\\q\": 1}", 2, words::ESCAPE),
    ("{\"a\": \"C:\\users\"}", 9, words::DIGITS),
    ("{\"a\": \"\\ud83d\"}", 7, words::HALF),
    ("{\"a\": 127.0.0.1}", 6, words::OTHER_NUMBER),
    ("{\"a\": 2024-12-31}", 6, words::OTHER_NUMBER),
    ("{\"a\": 01:30}", 6, words::ZERO),
    ("{\"a\": 10s}", 6, words::OTHER_NUMBER),
    ("{\"a\": 1_000}", 6, words::OTHER_NUMBER),
    ("{\"a\": -}", 6, words::OTHER_NUMBER),
    ("{\"a\": 0x1F}", 6, words::BASE),
    ("{\"a\": +1}", 6, words::PLUS),
    ("{\"a\": .5}", 6, words::POINT),
    ("{\"a\": 1.}", 6, words::POINT),
    ("{\"a\": 1e}", 6, words::EXPONENT),
    ("{\"a\": 1E+}", 6, words::EXPONENT),
    ("{\"a\": 007}", 6, words::ZERO),
    ("{\"a\": -01.5}", 6, words::ZERO),
];

#[test]
fn each_fault_is_told_at_its_place() {
    for (text, at, words) in SAID {
        let (_, faults) = parsed(text);
        let [Fault { at: found, what: What::Syntax { message, help } }] = faults.as_slice() else {
            panic!("{text:?}: {faults:?}")
        };
        assert_eq!((found, (*message, *help)), (at, *words), "{text:?}");
    }
    let deep = format!("{{\"a\": {}", "[".repeat(65));
    let (_, faults) = parsed(&deep);
    assert!(matches!(faults[0].what, What::Syntax { message, .. } if message == words::TOO_DEEP.0));
}

#[test]
fn each_word_is_said() {
    let said: BTreeSet<Words> = SAID.iter().map(|said| said.2).chain([words::TOO_DEEP]).collect();
    let known = include_str!("../words.rs").matches(": Words =").count();
    assert_eq!(said.len(), known);
    for (message, help) in said {
        assert!(!message.ends_with('.') && !help.ends_with('.'), "{message}: {help}");
    }
}

#[test]
fn another_outermost_value_is_named() {
    for (text, at, found) in [
        ("[1, 2]", 0, "a list"),
        ("\u{feff}\n[", 4, "a list"),
        ("\"a\"", 0, "a string"),
        ("\"\\n\" 1", 0, "a string"),
        (" 1", 1, "an integer"),
        ("1e5", 0, "a number with a fraction"),
        ("true", 0, "a bool"),
        ("null", 0, "null"),
    ] {
        let (_, faults) = parsed(text);
        let [Fault { at: place, what: What::NoTable(kind) }] = faults.as_slice() else {
            panic!("{faults:?}")
        };
        assert_eq!((*place, *kind), (at, found), "{text:?}");
    }
}

#[test]
fn a_text_with_several_faults_is_read_to_its_end() {
    let text = "{\n  \"a\": 01, // one\n  b: 'c',\n  \"d\": \"\\q\"\n  \"e\": True,\n  \"f\": [1,, 2],,\n  \"g\": 1,\n}\n";
    let (document, faults) = parsed(text);
    let lines: Vec<u32> = faults.iter().map(|fault| document.place(fault.at).0).collect();
    assert_eq!(lines, [2, 3, 4, 5, 6, 7]);
    let (_, faults) = parsed_with_comments(text);
    assert_eq!(faults.len(), 5);
    // Nothing is known of what stands behind a list that ends as a table, or behind a string without an end.
    for text in ["{\"a\": [1},\n\"b\": 01}", "{\"a\": \"b,\n\"c\": 01}", "{\"a\": [\"b\": 1],\n\"c\": 01}"] {
        assert_eq!(parsed(text).1.len(), 1, "{text:?}");
    }
}

#[test]
fn faults_are_counted_behind_the_first_twenty() {
    let lines = |count| format!("{{{}\"z\": 1}}", "\"a\": 01,\n".repeat(count));
    assert_eq!(parsed(&lines(20)).1.len(), 20);
    let (_, faults) = parsed(&lines(5000));
    assert_eq!(faults.len(), 21);
    assert!(matches!(faults[20].what, What::More(4980)), "{:?}", faults[20]);
}

#[test]
fn a_key_that_is_there_twice_is_named_with_both_places() {
    #[track_caller]
    fn twice(text: &str, all: &[(u32, u32, &str)]) {
        let (document, faults) = parsed(text);
        let found: Vec<_> = faults
            .iter()
            .map(|fault| match &fault.what {
                What::Duplicate { key, first } => (fault.at, *first, key.as_str()),
                _ => panic!("{fault:?}"),
            })
            .collect();
        assert_eq!(found, all, "{text:?}");
        assert!(document.node(ROOT).children().map(Node::name).collect::<BTreeSet<_>>().len() < 3);
    }
    twice("{\"a\": 1, \"a\": 2, \"b\": 3}", &[(9, 1, "a")]);
    twice("{\"a\": 1, \"\\u0061\": 2}", &[(9, 1, "a")]);
    twice("{\"\\u0061\": 1, \"a\": 2, \"\\u0061\": 2}", &[(14, 1, "a"), (22, 1, "a")]);
    twice("{\"s\": {\"x y\": 1, \"x y\": {}}}", &[(17, 7, "s.\"x y\"")]);
    twice("{\"l\": [{\"x\": 1, \"\": 1, \"\": 2}, {\"x\": 1}]}", &[(23, 16, "l[0].\"\"")]);
    // What stands in the second is not there, so it is in nobody's way.
    twice("{\"a\": {\"x\": 1}, \"a\": {\"x\": 1, \"x\": 2}}", &[(16, 1, "a")]);
    let all = (0..100).map(|n| format!("\"k{n}\": 1,")).collect::<String>();
    let (_, faults) = parsed_with_comments(&format!("{{{}}}", all.repeat(2)));
    assert_eq!(faults.len(), 21);
    assert!(matches!(faults.last(), Some(Fault { what: What::More(80), .. })), "{faults:?}");
}

#[test]
fn nothing_of_the_text_but_keys_gets_into_a_fault() {
    for line in [
        "\"a\": hunter2",
        "\"a\": \"hunter2",
        "\"a\": \"hunter2\\q\"",
        "\"a\": 'hunter2'",
        "\"a\": 0hunter2",
        "hunter2",
        "\"hunter2\"",
        "\"hunter2\\q\": 1, \"hunter2\\q\": 1",
        "\"a\": [1 \"hunter2\"]",
        "// hunter2",
    ] {
        let faults = format!("{:?}", parsed(&format!("{{\"b\": 1,\n\"b\": \"hunter2\",\n{line}}}")).1);
        assert!(!faults.contains("hunter2") && faults.contains("\"b\""), "{faults}");
    }
}
