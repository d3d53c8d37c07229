//! JSON with comments: what is taken there and not in JSON, and nothing else.

use proptest::prelude::*;

use super::oracle::table;
use super::{parsed, parsed_with_comments, shown};
use crate::source::file::fault::{Fault, What};
use crate::source::file::properties::cases;
use crate::value::ROOT;

/// Puts a text behind each sign of a text that is not within a string: a comment, or a comma where one may stand last.
fn dressed(text: &str, comments: &[&str]) -> String {
    let mut dressed = String::new();
    let (mut inside, mut escaped, mut before) = (false, false, ' ');
    for (at, c) in text.chars().enumerate() {
        if !inside && matches!(c, '}' | ']') && !matches!(before, '{' | '[') && at % 2 == 0 {
            dressed.push(',');
        }
        dressed.push(c);
        if c == '"' && !escaped {
            inside = !inside;
        }
        escaped = inside && c == '\\' && !escaped;
        if !inside && matches!(c, '{' | '}' | '[' | ']' | ',' | ':') {
            dressed.push_str(comments[at % comments.len()]);
        }
        if !c.is_whitespace() {
            before = c;
        }
    }
    dressed
}

fn comment() -> impl Strategy<Value = &'static str> {
    prop::sample::select(
        &["", "//\n", "// { \"a\n", "/**/", "/* \n ] */", "/***/", "//\u{e9}\r\n", "/*/*/", "//\0\r"][..],
    )
}

proptest! {
    #![proptest_config(cases(2000))]

    #[test]
    fn comments_and_last_commas_change_nothing(
        text in table(),
        comments in prop::collection::vec(comment(), 1..5),
    ) {
        let (plain, faults) = parsed(&text);
        prop_assume!(faults.is_empty());
        let dressed = dressed(&text, &comments);
        let (document, faults) = parsed_with_comments(&dressed);
        prop_assert!(faults.is_empty(), "{:?} in {:?}", faults, dressed);
        prop_assert_eq!(shown(document.node(ROOT)), shown(plain.node(ROOT)));
        let strict = parsed(&dressed).1;
        prop_assert_eq!(strict.is_empty(), dressed == text, "{:?}", dressed);
    }

    #[test]
    fn what_is_wrong_in_both_is_told_alike(text in any::<String>()) {
        // Comments and commas are what the two do not judge alike.
        let text = format!("{{\"a\": [1, 2{}]}}", text.replace(['/', ','], ";"));
        let (one, other) = (parsed(&text).1, parsed_with_comments(&text).1);
        prop_assert_eq!(format!("{one:?}"), format!("{other:?}"));
    }
}

#[test]
fn comments_are_taken_where_they_may_be() {
    for text in [
        "// first\n{\"a\": 1}",
        "{\"a\": 1} // last",
        "/* a */ { /* b */ \"a\" /* c */ : /* d */ 1 /* e */ , /* f */ } /* g */",
        "\u{feff}// a\r\n{\"a\": 1,\r\n}",
        "{\"a\": 1 //\n}//",
    ] {
        let (document, faults) = parsed_with_comments(text);
        assert!(faults.is_empty(), "{text:?}: {faults:?}");
        assert_eq!(shown(document.node(ROOT)), "{\"a\":1}");
        assert!(!parsed(text).1.is_empty(), "{text:?}");
    }
    let text = "{\"a\": \"// /* none */\", \"b\": [\"/*\"]}";
    assert!(parsed_with_comments(text).1.is_empty() && parsed(text).1.is_empty());
}

#[test]
fn nothing_else_is_taken_with_comments() {
    for text in [
        "{\"a\": 1,,}",
        "{,}",
        "{\"a\": [,]}",
        "{\"a\": [1,,]}",
        "{\"a\",}",
        "{\"a\":,}",
        "{a: 1}",
        "{'a': 1}",
        "{\"a\": 'b'}",
        "{\"a\": 0x1}",
        "{\"a\": +1}",
        "{\"a\": .5}",
        "{\"a\": 1.}",
        "{\"a\": NaN}",
        "{\"a\": \"\\x41\"}",
        "{\"a\": \"b\\\nc\"}",
        "{\"a\": 1}, ",
        "{\"a\": 1} /* ",
        "{\"a\": 1} /",
        "# a\n{}",
        "{\"a\": /* /* */ */ 1}",
        "{\"a\": 1 /*/ }",
        "{\"a\"/**/\"b\"}",
    ] {
        let (_, faults) = parsed_with_comments(text);
        assert!(
            matches!(faults.as_slice(), [Fault { what: What::Syntax { .. }, .. }, ..]),
            "{text:?}: {faults:?}"
        );
    }
    for text in ["", " ", "// nothing", "/* nothing */\n"] {
        let (_, faults) = parsed_with_comments(text);
        let empty = |fault: &Fault| matches!(fault.what, What::Syntax { message: "the file is empty", .. });
        assert!(faults.len() == 1 && faults[0].at == 0 && empty(&faults[0]), "{faults:?}");
    }
}
