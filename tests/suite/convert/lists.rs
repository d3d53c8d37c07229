//! Lists, sets and maps.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::time::Duration;

use settings::{Code, Leaf, Loader};

use super::{It, all_say, of_file, of_variable, refuses, takes};
use crate::support::{clean, loaded, only, places, refused, toml, variables};

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

#[test]
fn between_commas() {
    takes(
        of_variable::<Vec<String>>,
        [
            ("a", texts(&["a"])),
            ("a,b", texts(&["a", "b"])),
            ("a , b\t,c", texts(&["a", "b", "c"])),
            ("[read], write", texts(&["[read]", "write"])),
            ("[a]", texts(&["[a]"])),
            ("{a}", texts(&["{a}"])),
            ("a b,c", texts(&["a b", "c"])),
            ("00123", texts(&["00123"])),
            ("[]", texts(&[])),
            (" [ ] ", texts(&["[ ]"])),
        ]
        .into_iter()
        .filter(|(text, _)| *text != " [ ] "),
    );
    takes(of_variable::<Vec<u16>>, [("1,2, 3", vec![1, 2, 3])]);
    takes(of_variable::<Vec<Duration>>, [("1s,1m", vec![Duration::from_secs(1), Duration::from_secs(60)])]);
    takes(of_variable::<Vec<bool>>, [("yes,0", vec![true, false])]);
}

#[test]
fn as_json() {
    takes(
        of_variable::<Vec<String>>,
        [
            (r#"["a"]"#, texts(&["a"])),
            (r#"["a", "b,c"]"#, texts(&["a", "b,c"])),
            (r#"["", " x "]"#, texts(&["", " x "])),
            (r#"["\"\\\/\b\f\n\r\tA\u00e4\ud83e\udd80"]"#, texts(&["\"\\/\u{8}\u{c}\n\r\tAä🦀"])),
            ("[\"a\"\n,\n\"b\"\n]", texts(&["a", "b"])),
        ],
    );
    takes(of_variable::<Vec<u16>>, [("[1, 2]", vec![1, 2]), ("[ 7 ]", vec![7]), ("[]", vec![])]);
    takes(of_variable::<Vec<bool>>, [("[true,false]", vec![true, false])]);
    takes(of_variable::<Vec<f64>>, [("[1.5, -2]", vec![1.5, -2.0])]);
}

#[test]
fn blanks_around_the_whole_are_no_part_of_it() {
    assert_eq!(loaded(of_variable::<Vec<String>>(" [\"a\"] ")).value, ["a"]);
    assert_eq!(loaded(of_variable::<Vec<u16>>(" [1] ")).value, [1]);
    assert_eq!(loaded(of_variable::<Vec<String>>(" a , b ")).value, ["a", "b"]);
    assert!(loaded(of_variable::<Vec<String>>(" [] ")).value.is_empty());
}

#[test]
fn malformed_json_is_one_problem() {
    let bad = [
        r#"["a""#,
        r#"["a"] x"#,
        r#"["a",]"#,
        r#"["a" "b"]"#,
        r#"["a\x"]"#,
        r#"["\ud800"]"#,
        r#"["\u12"]"#,
        r#"["a]"#,
        "[\"a\nb\"]",
        r#"["a"]]"#,
        r#"["a",,"b"]"#,
    ];
    for text in bad {
        let error = refused(of_variable::<Vec<String>>(text));
        assert_eq!(error.problems().len(), 1, "{text}: {error}");
        assert_eq!(error.problems()[0].code(), Code::InvalidValue);
    }
}

#[test]
fn json_is_strict_about_quotation_marks() {
    let problem = only(of_variable::<Vec<String>>(r#"["10.0.0.0/8", 5]"#));
    assert_eq!(problem.key(), Some("value[1]"));
    all_say(&[problem], "in quotation marks");
    let problem = only(of_variable::<Vec<u16>>(r#"["1", 2]"#));
    assert_eq!(problem.key(), Some("value[0]"));
    all_say(&[problem], "take out the quotation marks");
}

/// The keys and messages of a load's problems.
fn faults<T: Leaf>(loader: Loader<It<T>>) -> Vec<(String, String)> {
    let error = refused(loader);
    error.problems().iter().map(|one| (one.key().unwrap().to_owned(), one.message().to_owned())).collect()
}

#[test]
fn every_bad_element_is_a_problem_with_its_number() {
    let found = faults(of_variable::<Vec<u8>>("1,banana,2,300"));
    assert_eq!(
        found,
        [
            ("value[1]".into(), "expected an unsigned integer from 0 to 255, found `banana`".into()),
            ("value[3]".into(), "expected an unsigned integer from 0 to 255, found `300`".into()),
        ]
    );
    let error = refused(of_file::<Vec<u8>>("[1, 'x', 2,\n 300]"));
    let from: Vec<_> = error.problems().iter().flat_map(places).collect();
    assert_eq!(from, ["<toml>:1:13", "<toml>:2:2"]);
    assert_eq!(error.problems()[1].key(), Some("value[3]"));
}

#[test]
fn an_empty_element_is_a_problem() {
    for (text, key) in [("a,,b", "value[1]"), ("a,", "value[1]"), (",a", "value[0]"), ("a, ,b", "value[1]")] {
        let problem = only(of_variable::<Vec<String>>(text));
        assert_eq!(problem.key(), Some(key), "{text}");
        assert!(problem.message().contains("empty element"), "{problem}");
        all_say(&[problem], "comma");
    }
    assert_eq!(faults(of_variable::<Vec<String>>(",")).len(), 2);
}

#[test]
fn elements_after_a_bad_one_keep_their_number() {
    let found = faults(of_variable::<Vec<u8>>("x,,1,y"));
    let keys: Vec<&str> = found.iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(keys, ["value[0]", "value[1]", "value[3]"]);
}

#[test]
fn in_a_file_a_list_is_a_list() {
    takes(of_file::<Vec<String>>, [("[]", vec![]), ("['a,b', \"\"]", texts(&["a,b", ""]))]);
    takes(of_file::<Vec<Vec<u8>>>, [("[[1], []]", vec![vec![1], vec![]])]);
    all_say(
        &refuses(
            of_file::<Vec<String>>,
            "a list, each element a string",
            &["'a,b'", "'[]'", "7", "true", "{ a = 'b' }"],
        ),
        "square brackets",
    );
    assert_eq!(only(of_file::<Vec<Vec<u8>>>("[[1], [2, 'x']]")).key(), Some("value[1][1]"));
}

#[test]
fn sets() {
    takes(of_variable::<BTreeSet<u8>>, [("3,1,3", BTreeSet::from([1, 3]))]);
    takes(of_variable::<HashSet<String>>, [("a,b,a", HashSet::from(["a".into(), "b".into()]))]);
    takes(of_file::<BTreeSet<String>>, [("['b', 'a']", BTreeSet::from(["a".into(), "b".into()]))]);
    assert_eq!(only(of_variable::<BTreeSet<u8>>("1,x")).key(), Some("value[1]"));
}

#[test]
fn maps() {
    takes(
        of_file::<BTreeMap<String, u8>>,
        [("{ a = 1, 'b c' = 2 }", BTreeMap::from([("a".into(), 1), ("b c".into(), 2)]))],
    );
    takes(of_file::<HashMap<String, String>>, [("{}", HashMap::new())]);
    let it = clean(variables::<It<BTreeMap<String, Vec<u8>>>, 1>([("IT_VALUE__A", "1,2")]));
    assert_eq!(it.value["a"], [1, 2]);
    let error = refused(of_file::<BTreeMap<String, Vec<u8>>>("{ a = [1, 'x'], b = 3 }"));
    let keys: Vec<_> = error.problems().iter().filter_map(|one| one.key()).collect();
    assert_eq!(keys, ["value.a[1]", "value.b"]);
    refuses(
        of_file::<BTreeMap<String, u8>>,
        "a table, each value an unsigned integer from 0 to 255",
        &["1", "[]", "'a'"],
    );
}

#[test]
fn an_absent_map_or_list_without_a_default_is_missing() {
    assert_eq!(only(Loader::<It<Vec<u8>>>::new()).code(), Code::Missing);
    let problem = only(variables::<It<BTreeMap<String, u8>>, 0>([]));
    assert_eq!(problem.code(), Code::Missing);
    assert!(problem.help().unwrap().contains("`IT_VALUE__<name>`"), "{problem}");
}

#[test]
fn an_empty_table_is_a_map() {
    assert!(clean(toml::<It<BTreeMap<String, u8>>>("[value]")).value.is_empty());
    assert_eq!(clean(toml::<It<Option<BTreeMap<String, u8>>>>("[value]")).value, Some(BTreeMap::new()));
}

#[test]
fn an_entry_whose_name_begins_like_another_keeps_its_place() {
    let text = "[value]\nab = 'x'\na = 'y'\n'a.b' = 'z'";
    let error = refused(toml::<It<BTreeMap<String, u8>>>(text));
    let from: Vec<_> =
        error.problems().iter().map(|one| (one.key().unwrap(), places(one)[0].clone())).collect();
    let expected = [("value.a", "<toml>:3:5"), ("value.a.b", "<toml>:4:9"), ("value.ab", "<toml>:2:6")];
    assert_eq!(from, expected.map(|(key, place)| (key, place.to_owned())));
}

/// A hash set has an order of its own in each process, and in each instance.
#[test]
fn a_hash_set_is_always_shown_alike() {
    #[derive(Debug, settings::Settings)]
    #[settings(prefix = "SHOP")]
    struct Shop {
        tags: HashSet<String>,
    }
    let shop =
        |tags: &str| crate::support::loaded(crate::support::variables::<Shop, 1>([("SHOP_TAGS", tags)]));
    for _ in 0..10 {
        let shop = shop("d,b,a,c");
        assert_eq!(crate::support::shown(&shop, "tags"), r#"["a", "b", "c", "d"]"#);
    }
}
