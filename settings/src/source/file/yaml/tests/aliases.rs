//! Anchors, aliases and merges.

use super::{document, faults_of, says, shown, tree};
use crate::source::file::fault::{Fault, What};
use crate::value::{Node, ROOT};

#[test]
fn an_alias_is_what_it_names() {
    tree("a: &x 1\nb: *x\nc: [*x, *x]", "{a: 1, b: 1, c: [1, 1]}");
    tree(
        "a: &x {b: [c, 'd']}\ne: *x\nf:\n- *x\n",
        "{a: {b: [c, \"d\"]}, e: {b: [c, \"d\"]}, f: [{b: [c, \"d\"]}]}",
    );
    tree("a: &x\nb: *x\nc: &x 'y'\nd: *x", "{a: ~, b: ~, c: \"y\", d: \"y\"}");
    tree("a: &x \"\\t\"\nb: *x\n&k c: d\nf: *k", "{a: \"\\t\", b: \"\\t\", c: d, f: c}");
    tree(
        "a: &x\n  b: &y\n    c: 1\n  d: *y\ne: *x\nf: *y",
        "{a: {b: {c: 1}, d: {c: 1}}, e: {b: {c: 1}, d: {c: 1}}, f: {c: 1}}",
    );
    let text = "a: &x {b: 1}\nc: *x\n";
    let document = document(text);
    let nodes: Vec<_> = document.node(ROOT).children().collect();
    assert_eq!(nodes[1].key_place(), (2, 1));
    // What is wrong with a value is to be corrected where it is written.
    assert_eq!(nodes[1].value_place(), (1, 7));
    let ids = |node: Node<'_>| node.children().map(Node::id).collect::<Vec<_>>();
    assert_eq!(ids(nodes[0]), ids(nodes[1]));
}

#[test]
fn an_alias_that_names_nothing_is_a_fault() {
    says("a: *x\n", 3, "not there", "&name");
    says("a: *x\nb: &x 1", 3, "not there", "&name");
    says("a: &x [*x]\n", 7, "a part of", "take it out");
    says("a: &x\n  b:\n    c: *x\n", 18, "a part of", "take it out");
    says("a: &x\n  <<: *x\n", 12, "a part of", "take it out");
}

#[test]
fn a_key_is_no_alias() {
    for text in ["a: &x {*x : 1}\n", "a: &x [1]\n*x : 1\n", "a: &x ~\n*x : 1\n", "a: &x y\n*x : 1\n"] {
        says(text, text.find('*').unwrap() as u32, "a key is an alias", "write the key itself");
    }
}

#[test]
fn what_stands_in_two_places_is_known_in_both() {
    let shared = |text: &str| {
        let document = document(text);
        let mut open: Vec<Node<'_>> = document.node(ROOT).children().collect();
        let mut names = Vec::new();
        while let Some(node) = open.pop() {
            open.extend(node.children());
            names.extend(node.is_shared().then(|| node.name().to_owned()));
        }
        names.sort();
        names.concat()
    };
    assert_eq!(shared("a: &x 1\nb: 2\nc: &y 3\n"), "");
    assert_eq!(shared("a: &x 1\nb: *x\nc: 3\n"), "ab");
    // What holds a shared value is shared itself only if an alias names it.
    assert_eq!(shared("a: {b: &x 1, c: 2}\nd: {e: *x}\n"), "be");
    // The entries of `a` are there once, under two tables.
    assert_eq!(shared("a: &x {b: {c: 1}}\nd: *x\n"), "abbccd");
    assert_eq!(shared("a: &x {b: 1}\nc: {<<: *x, d: 2}\n"), "abb");
    assert_eq!(shared("&k a: 1\nb: *k\n"), "b");
}

#[test]
fn a_bomb_costs_nothing_and_is_a_fault() {
    let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..30 {
        let aliases = vec![format!("*a{}", level - 1); 10].join(", ");
        text += &format!("a{level}: &a{level} [{aliases}]\n");
    }
    let faults = faults_of(&text);
    assert!(
        matches!(
            faults.as_slice(),
            [Fault { what: What::Syntax { message: "the aliases stand for too many values", .. }, .. }]
        ),
        "{faults:?}"
    );
    let merges = |count: usize| {
        let table: String = (0..100).map(|n| format!("  k{n}: 1\n")).collect();
        let merges: String = (0..count).map(|n| format!("b{n}:\n  <<: *a\n")).collect();
        format!("a: &a\n{table}{merges}")
    };
    document(&merges(100));
    assert_eq!(faults_of(&merges(101)).len(), 1);
    // A value that holds no others is no more than the alias itself.
    document(&format!("a: &a x\nb: [{}]", "*a, ".repeat(20_000)));
}

#[test]
fn aliases_do_not_get_around_the_limit_of_nesting() {
    let text = |depth: usize| {
        format!("a: &a {}{}\nb: {}*a{}", "[".repeat(40), "]".repeat(40), "[".repeat(depth), "]".repeat(depth))
    };
    document(&text(24));
    let faults = faults_of(&text(25));
    assert!(
        matches!(faults.as_slice(), [Fault { what: What::Syntax { message: "nested too deeply", .. }, .. }]),
        "{faults:?}"
    );
}

#[test]
fn a_merge_gives_what_a_table_has_not() {
    tree("a: &a {x: 1, y: 2}\nb:\n  <<: *a\n  y: 3\n", "{a: {x: 1, y: 2}, b: {y: 3, x: 1}}");
    tree(
        "a: &a {x: 1}\nb: &b {x: 2, y: 3}\nc: {<<: [*a, *b], z: 4}",
        "{a: {x: 1}, b: {x: 2, y: 3}, c: {z: 4, x: 1, y: 3}}",
    );
    tree("a: &a {x: 1}\nb: &b {<<: *a, y: 2}\nc: {<<: *b}", "{a: {x: 1}, b: {y: 2, x: 1}, c: {y: 2, x: 1}}");
    tree("a: &a {x: {y: 1}}\n<<: *a\n", "{a: {x: {y: 1}}, x: {y: 1}}");
    tree("'<<': 1\na: {!!str <<: 2}", "{<<: 1, a: {<<: 2}}");
    tree("a: {<<: []}", "{a: {}}");
    let text = "a: &a\n  x: 1\nb:\n  <<: *a\n  z: 1\n";
    let document = document(text);
    let table = document.node(ROOT).children().nth(1).unwrap();
    let places: Vec<_> = table.children().map(|node| (node.key_place(), node.value_place())).collect();
    assert_eq!(places, [((5, 3), (5, 6)), ((2, 3), (2, 6))]);
}

#[test]
fn what_cannot_be_merged_is_a_fault() {
    for (text, at) in [
        ("<<: 1", 4),
        ("<<:", 2),
        ("<<: {a: 1}", 4),
        ("<<: [{a: 1}]", 5),
        ("<<: [[]]", 5),
        ("<<: [x]", 5),
        ("a: &a 1\n<<: *a", 12),
        ("a: &a []\n<<: *a", 13),
        ("<<:\n- x\n", 6),
        ("<<: &x []", 7),
    ] {
        says(text, at, "`<<` takes", "<<: *name");
    }
    let faults = faults_of("a: &a {x: 1}\nb:\n  <<: *a\n  <<: *a\n");
    assert!(
        matches!(faults.as_slice(), [Fault { at: 27, what: What::Duplicate { key, first: 18 } }] if key.as_str() == "b.\"<<\""),
        "{faults:?}"
    );
}

#[test]
fn a_table_that_is_merged_into_a_large_one_is_looked_up_there() {
    let own: String = (0..100).map(|n| format!("  k{n}: own\n")).collect();
    let other: String = (50..150).map(|n| format!("  k{n}: other\n")).collect();
    let document = document(&format!("a: &a\n{other}b:\n  <<: *a\n{own}"));
    let table = document.node(ROOT).children().nth(1).unwrap();
    assert_eq!(table.len(), 150);
    assert_eq!(table.children().filter(|node| shown(*node) == "own").count(), 100);
}
