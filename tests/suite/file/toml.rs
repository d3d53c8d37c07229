//! What stands in a file of TOML.

use settings::{Code, ExposeSecret};

use super::Shop;
use crate::support::{clean, codes, loaded, only, places, refused, soon, toml};

#[test]
fn marks_and_line_ends_make_no_difference() {
    for text in [
        "port = 1\n[http]\ntimeout = 2",
        "port = 1\r\n[http]\r\ntimeout = 2\r\n",
        "\u{feff}port = 1\n[http]\ntimeout = 2",
        "\u{feff}# a comment\r\nport=1\r\nhttp.timeout=2",
    ] {
        let shop = clean(toml::<Shop>(text));
        assert_eq!((shop.port, shop.http.timeout), (1, 2));
    }
}

#[test]
fn a_mark_counts_for_no_column() {
    assert_eq!(places(&only(toml::<Shop>("\u{feff}port = 'x'"))), ["<toml>:1:8"]);
    assert_eq!(places(&only(toml::<Shop>("\u{feff}port = = 1"))), ["<toml>:1:8"]);
    assert_eq!(places(&only(toml::<Shop>("port = 1\r\n\tname = 3\r\n"))), ["<toml>:2:9"]);
}

#[test]
fn a_column_counts_characters() {
    assert_eq!(places(&only(toml::<Shop>("port = 1\nlanguages = ['äöü', 3]"))), ["<toml>:2:21"]);
}

#[test]
fn an_empty_text_gives_nothing() {
    for text in ["", "\n", "# nothing", "\u{feff}", "   \r\n"] {
        assert_eq!(codes(refused(toml::<Shop>(text)).problems()), [(Code::Missing, "port")]);
    }
}

#[test]
fn texts_of_every_kind() {
    let cases = [
        (r#""a\tb\u00e4\n""#, "a\tbä\n"),
        (r"'a\tb'", r"a\tb"),
        ("\"\"\"\nfirst\nsecond \\\n   joined\"\"\"", "first\nsecond joined"),
        ("'''\nraw \\ text'''", "raw \\ text"),
        ("''", ""),
        ("\"[1]\"", "[1]"),
    ];
    for (text, value) in cases {
        let shop =
            loaded(toml::<Shop>(&format!("port = 1\nname = {text}\ntoken = {text}\nlanguages = [{text}]")));
        assert_eq!((shop.name.as_str(), &shop.languages[..]), (value, &[value.to_owned()][..]));
        assert_eq!(shop.token.as_ref().map_or("", ExposeSecret::expose_secret), value);
    }
}

#[test]
fn an_empty_text_is_a_public_value_and_no_secret() {
    let shop = toml::<Shop>("port = 1\nname = ''\ntoken = ''").load().unwrap();
    assert_eq!((shop.name.as_str(), shop.token.is_none()), ("", true));
    assert_eq!(codes(&shop.warnings()), [(Code::SetButEmpty, "token")]);
    for empty in ["\"\"", "''", "\"\"\"\"\"\"", "''''''", "\"\"\"\n\"\"\"", "\"\"\"\\\n   \"\"\""] {
        let shop = toml::<Shop>(&format!("port = 1\ntoken = {empty}")).load().unwrap();
        assert!(shop.token.is_none(), "{empty:?}");
    }
}

#[test]
fn a_number_is_written_as_toml_writes_it() {
    for (text, port) in
        [("0x1F90", 8080), ("8_080", 8080), ("0o17", 15), ("0b101", 5), ("+7", 7), ("0xDEAD", 57005)]
    {
        assert_eq!(clean(toml::<Shop>(&format!("port = {text}"))).port, port);
    }
}

#[test]
fn a_duplicate_key_is_a_problem_at_the_second() {
    let cases = [
        ("port = 1\nport = 2", "port", "<toml>:2:1", "<toml>:1:1"),
        ("port = 1\n\"port\" = 2", "port", "<toml>:2:1", "<toml>:1:1"),
        ("port = 1\n[http]\ntimeout = 1\n[http]\ntimeout = 2", "http", "<toml>:4:2", "<toml>:2:2"),
        ("port = 1\nhttp = { timeout = 1, timeout = 2 }", "http.timeout", "<toml>:2:23", "<toml>:2:10"),
        ("port = 1\nhttp.timeout = 1\nhttp.timeout = 2", "http.timeout", "<toml>:3:6", "<toml>:2:6"),
    ];
    for (text, key, place, first) in cases {
        let problem = only(toml::<Shop>(text));
        assert_eq!((problem.code(), problem.key()), (Code::DuplicateKey, Some(key)));
        assert_eq!(places(&problem), [place], "{text:?}");
        assert!(problem.message().contains(first), "{problem}");
    }
}

#[test]
fn a_duplicate_secret_is_not_shown() {
    let error = refused(toml::<Shop>("port = 1\ntoken = 'CANARY'\ntoken = 'CANARY'"));
    assert_eq!(codes(error.problems()), [(Code::DuplicateKey, "token")]);
    assert!(!error.to_string().contains("CANARY"));
}

#[test]
fn at_most_one_syntax_problem_a_line() {
    let error = refused(toml::<Shop>("port = = 1 = = 2\nname = ] ]\n[[[\nhttp.timeout = 1"));
    let lines: Vec<_> = error.problems().iter().map(|problem| problem.origins()[0].line().unwrap()).collect();
    let mut once = lines.clone();
    once.dedup();
    assert_eq!((lines[0], lines.len()), (1, once.len()), "{error}");
    assert!(error.problems().iter().all(|problem| problem.code() == Code::Syntax));
}

/// A text of so many lines that cannot be read.
fn unreadable(lines: usize) -> String {
    (0..lines).map(|line| format!("key{line} = = 1\n")).collect()
}

#[test]
fn at_most_twenty_syntax_problems_a_file_and_a_count() {
    assert_eq!(refused(toml::<Shop>(&unreadable(20))).problems().len(), 20);
    let error = refused(toml::<Shop>(&unreadable(5000)));
    assert_eq!(error.problems().len(), 21);
    assert!(error.problems()[20].message().starts_with("4980 more lines"), "{error}");
    assert!(error.problems()[20].origins()[0].line() > Some(20), "{error}");
    let one = refused(toml::<Shop>(&unreadable(21)));
    assert!(one.problems()[20].message().starts_with("1 more line "), "{one}");
}

#[test]
fn duplicate_keys_take_no_place_from_syntax_problems() {
    let error = refused(toml::<Shop>(&"key = = 1\n".repeat(30)));
    assert_eq!(error.problems().len(), 21, "{error}");
    assert!(error.problems()[20].message().starts_with("10 more lines"), "{error}");
}

#[test]
fn a_syntax_problem_quotes_nothing() {
    for text in [
        "token = \"CANARY",
        "token = 'CANARY\nport = 1",
        "token = CANARY",
        "token = \"CA\\qNARY CANARY\"",
        "token \"CANARY\"",
        "CANARY",
        "[CANARY\nport = 1",
        "token = ['CANARY'",
        "token = \"\"\"CANARY",
        "token = 'x' CANARY",
        "port = = 1\nCANARY = 1\nCANARY = 2",
    ] {
        let error = refused(toml::<Shop>(text));
        assert!(error.problems().iter().all(|problem| problem.code() == Code::Syntax), "{error}");
        assert!(!format!("{error}{}", error.to_json()).contains("CANARY"), "{error}");
    }
}

#[test]
fn an_open_quotation_mark_is_told_at_its_line() {
    let problem = only(toml::<Shop>("port = 1\ntoken = \"CANARY\nname = 'x'\n"));
    assert_eq!(problem.origins()[0].line(), Some(2));
    assert!(problem.to_string().contains("quot"), "{problem}");
}

#[test]
fn nul_bytes_are_a_syntax_problem() {
    for text in ["port = 1\0", "name = 'a\0b'", "\0\0\0\0"] {
        let error = refused(toml::<Shop>(text));
        assert!(error.problems().iter().all(|problem| problem.code() == Code::Syntax), "{error}");
        assert!(!error.to_string().contains('\0'));
    }
}

#[test]
fn deep_nesting_is_a_problem_and_no_overflow() {
    let arrays = format!("port = 1\nlanguages = {}{}", "[".repeat(100_000), "]".repeat(100_000));
    let tables = format!("port = 1\nx = {}1{}", "{a=".repeat(100_000), "}".repeat(100_000));
    let open = format!("port = {}", "[".repeat(100_000));
    let dotted = format!("port = 1\n{}a = 1", "a.".repeat(100_000));
    let header = format!("port = 1\n[{}a]", "a.".repeat(100_000));
    for text in [arrays, tables, open, dotted, header] {
        let error = soon(|| refused(toml::<Shop>(&text)));
        assert!(error.to_string().len() < 5000, "a bounded report");
        assert!(error.problems()[0].origins()[0].line().is_some());
    }
}

#[test]
fn a_document_of_another_kind_is_a_syntax_problem() {
    for text in ["[1, 2]", "{\"port\": 1}", "port: 1", "<port>1</port>"] {
        let error = refused(toml::<Shop>(text));
        assert!(error.problems().iter().all(|problem| problem.code() == Code::Syntax), "{error}");
    }
}

#[test]
fn a_table_and_its_extension_in_one_file_are_one() {
    let shop = clean(toml::<Shop>("port = 1\nhttp = { timeout = 5 }"));
    assert_eq!(shop.http.timeout, 5);
    let error = refused(toml::<Shop>("port = 1\nhttp = { timeout = 5 }\nhttp.timeout = 6"));
    assert_eq!(error.problems().len(), 1, "{error}");
    assert_eq!(error.problems()[0].origins()[0].line(), Some(3));
}
