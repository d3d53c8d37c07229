//! What each thing that YAML has becomes in the tree, and where it is.

use zeroize::Zeroizing;

use super::{document, faults_of, says, shown, tree};
use crate::source::file::fault::{Fault, What};
use crate::source::file::yaml::read;
use crate::value::{Node, ROOT};

#[test]
fn a_plain_scalar_is_the_text_as_written() {
    tree(
        "a: 1.10\nb: 0123\nc: no\nd: True\ne: NULL\nf: Null",
        "{a: 1.10, b: 0123, c: no, d: True, e: NULL, f: Null}",
    );
    tree("a: x y  # c\nb: e#f\nc: http://x:1/y\nd: -1", "{a: x y, b: e#f, c: http://x:1/y, d: -1}");
    tree("a: x\n  y\n\n  z\nb: w", "{a: x y\nz, b: w}");
}

#[test]
fn null_has_three_spellings() {
    tree(
        "a:\nb: ~\nc: null\nd: ''\ne: \"\"\nf: '~'\ng: \"null\"",
        "{a: ~, b: ~, c: ~, d: \"\", e: \"\", f: \"~\", g: \"null\"}",
    );
    tree("a: &x\nb: [~, null, x, ]\nc: {d, e: , f: ~}", "{a: ~, b: [~, ~, x], c: {d: ~, e: ~, f: ~}}");
    tree("a:\n-\n- ~\n-  # c\nb:", "{a: [~, ~, ~], b: ~}");
}

#[test]
fn quoted_and_block_scalars_are_texts() {
    tree("a: 'it''s'\nb: \"a\\tb\\x41\\u00e9\\U0001F600\"", "{a: \"it's\", b: \"a\\tbAé😀\"}");
    tree("a: \"\\ud83d\\ude00\\\n  x\\  \\/\"\nb: 'x\n\n  y'", "{a: \"😀x  /\", b: \"x\\ny\"}");
    tree(
        "a: |\n  x\n   y\n\nb: |-\n  x\nc: |+\n  x\n\nd: >\n  x\n  y\n\n  z\n",
        "{a: \"x\\n y\\n\", b: \"x\", c: \"x\\n\\n\", d: \"x y\\nz\\n\"}",
    );
    tree("a: |2-\n   x\nb: |\n  y", "{a: \" x\", b: \"y\\n\"}");
    tree("a: |\nb: >-\n", "{a: \"\", b: \"\"}");
}

#[test]
fn keys_are_their_texts() {
    tree(
        "8080: x\n'a b': y\n\"c\\td\": z\nkey with blanks: 1\n'': 2",
        "{8080: x, a b: y, c\td: z, key with blanks: 1, : 2}",
    );
    tree("? a\n: b\n? |\n  c\n: d\n? e", "{a: b, c\n: d, e: ~}");
    tree("{\"a\":1,'b':[true,{c: d}]}", "{a: 1, b: [true, {c: d}]}");
    tree("a: [b: c, d]", "{a: [{b: c}, d]}");
    tree("'~': 1\n\"null\": 2", "{~: 1, null: 2}");
    tree("&k a: 1\n!!str 5: 2\n!!int 6: 3", "{a: 1, 5: 2, 6: 3}");
    for text in ["~: x", "null: x", ": x", "? \n: x", "{: x}", "a: {~: 1}"] {
        let faults = faults_of(text);
        assert!(
            matches!(
                faults.as_slice(),
                [Fault { what: What::Syntax { message: "a key is missing, or is null", .. }, .. }]
            ),
            "{text:?} {faults:?}"
        );
    }
    says("a: 1\n? [x]\n: y\nb: 1", 7, "cannot be a key", "quotation marks");
    says("? {x: y}\n: {a: [1]}\nb: 1", 2, "cannot be a key", "");
    says("a: {[x]: y}", 4, "cannot be a key", "");
    says("? - x\n: y", 2, "cannot be a key", "");
}

/// All places of a text: each key and value with line and column.
fn places(text: &str) -> String {
    fn walk(node: Node<'_>, out: &mut Vec<String>) {
        for child in node.children() {
            let ((line, column), (to, behind)) = (child.key_place(), child.value_place());
            out.push(format!("{}@{line}:{column}={to}:{behind}", child.name()));
            walk(child, out);
        }
    }
    let mut out = Vec::new();
    walk(document(text).node(ROOT), &mut out);
    out.join(" ")
}

#[test]
fn places_are_those_of_the_first_bytes() {
    assert_eq!(places("a: b\n'c': \"d\"\n"), "a@1:1=1:4 c@2:1=2:6");
    assert_eq!(
        places("a:\n  b: |\n\n    x\n  c: # | >\n    &x|y !!str >-\n    y\n"),
        "a@1:1=2:3 b@2:3=2:6 c@5:3=6:16"
    );
    assert_eq!(
        places("a:\n- b\n- - c\nd:\n  - e: 1\n    f: 2\n"),
        "a@1:1=2:1 @2:3=2:3 @3:3=3:3 @3:5=3:5 d@4:1=5:3 @5:5=5:5 e@5:5=5:8 f@6:5=6:8"
    );
    assert_eq!(
        places("a:\n- |\n  x\n- >\n  y\nb: # - c\n- z\n"),
        "a@1:1=2:1 @2:3=2:3 @4:3=4:3 b@6:1=7:1 @7:3=7:3"
    );
    assert_eq!(
        places("a:\nb: [c, {d: e}]\nf: &x !!str g\n"),
        "a@1:1=1:2 b@2:1=2:4 @2:5=2:5 @2:8=2:8 d@2:9=2:12 f@3:1=3:13"
    );
    assert_eq!(places("--- # |\na: &x-y # - z\n  - |\n    b\n"), "a@2:1=3:3 @3:5=3:5");
    assert_eq!(places("? a\n: - b\n? c\n: |\n d\n"), "a@1:3=2:3 @2:5=2:5 c@3:3=4:3");
    assert_eq!(places("é: ü\nñ: {\"ö\": 'x'}"), "é@1:1=1:4 ñ@2:1=2:4 ö@2:5=2:10");
}

#[test]
fn a_byte_order_mark_and_crlf_are_fine() {
    let text = "\u{feff}a: b\r\nc:\r\n- d\r\n- |\r\n  x\r\n  y\r\ne: f\r\n  g\r\n";
    tree(text, "{a: b, c: [d, \"x\\ny\\n\"], e: f g}");
    assert_eq!(places(text), "a@1:1=1:4 c@2:1=3:1 @3:3=3:3 @4:3=4:3 e@7:1=7:4");
    says("\u{feff}a: b\r\nc: @d\r\n", 12, "`@`", "quotation marks");
}

#[test]
fn what_stands_in_the_text_as_it_is_is_a_slice_of_it() {
    let text = "a: b\nc: 'd e'\nf: \"g\"\nh: |\n  i\nj: k\n  l\nm: 'n''o'\n\"p\": ''\n";
    let document = document(text);
    let start = document.text().as_ptr() as usize;
    let inside = |part: &str| (start..=start + text.len()).contains(&(part.as_ptr() as usize));
    let shared: Vec<_> =
        document.node(ROOT).children().filter(|node| inside(node.raw())).map(Node::name).collect();
    assert_eq!(shared, ["a", "c", "f", "h", "p"]);
    assert!(document.node(ROOT).children().all(|node| inside(node.name())));
}

#[test]
fn tags_are_taken_if_they_fit() {
    tree(
        "a: !!str 1\nb: !!str ~\nc: !!str\nd: !!str 'x'\ne: !!str |\n  y",
        "{a: \"1\", b: \"~\", c: \"\", d: \"x\", e: \"y\\n\"}",
    );
    tree("a: !!int 12\nb: !!int 0x1F\nc: !!float 1e3", "{a: 12, b: 0x1F, c: 1e3}");
    tree(
        "a: !!bool true\nb: !!null ~\nc: !!null\nd: !!float -.inf\ne: !!float .nan",
        "{a: true, b: ~, c: ~, d: -.inf, e: .nan}",
    );
    tree(
        "a: !!map {b: c}\nd: !!seq [e]\nf: !!map\n  g: h\ni: !!seq\n- j",
        "{a: {b: c}, d: [e], f: {g: h}, i: [j]}",
    );
    tree("--- !!map\na: !<tag:yaml.org,2002:str> 1", "{a: \"1\"}");
    for wrong in [
        "!!int x",
        "!!bool yes",
        "!!float nan",
        "!!float infinity",
        "!!float x",
        "!!int ''",
        "!!null ''",
        "!!null x",
        "!!map x",
        "!!seq {}",
        "!!map []",
        "!!str []",
        "!!str {}",
        "!x y",
        "! y",
        "!!set {}",
        "!!binary x",
        "!!timestamp 2001-01-01",
        "!!omap []",
        "!!bool ''",
        "!<x> y",
        "!!int 0x",
        "!!int +",
        "!!merge x",
        "!!map",
    ] {
        says(&format!("a: 1\nb: {wrong}"), 8, "a tag has no meaning here", "take it out");
    }
    says("!x a: 1", 0, "a tag has no meaning here", "take it out");
    says("!!seq\na: 1", 0, "a tag has no meaning here", "take it out");
    says("%TAG !e! tag:x,1:\n---\na: !e!b c\n", 25, "a tag has no meaning here", "take it out");
}

#[test]
fn an_empty_text_is_an_empty_table() {
    for text in [
        "",
        "\n",
        "# c\n",
        "---\n",
        "---",
        "--- # c\n",
        "...\n",
        "\u{feff}",
        "\r\n",
        "---\n...\n",
        "%YAML 1.2\n---\n",
        "--- !!null\n",
        "--- &x\n",
        "{}",
        "---\n{}\n",
    ] {
        tree(text, "{}");
    }
}

#[test]
fn the_outermost_value_is_a_table() {
    #[track_caller]
    fn no_table(text: &str, at: u32, found: &str) {
        match faults_of(text).as_slice() {
            [Fault { at: place, what: What::NoTable(words) }] => {
                assert_eq!((*place, *words), (at, found), "{text:?}");
            }
            faults => panic!("{text:?}: {faults:?}"),
        }
    }
    no_table("- a\n- b\n", 0, "a list");
    no_table("\n[a, b]", 1, "a list");
    no_table("x", 0, "a single value");
    no_table("---\n'x y'\n", 4, "a single value");
    no_table("--- |\n x\n", 4, "a single value");
    no_table("~", 0, "null");
    no_table("null # c", 0, "null");
    no_table("--- !!str\n", 9, "a single value");
    // A colon that is missing is the fault, not what it makes of the text.
    says("a\nb: c\n", 3, "a `:` where no key can be", "same column");
}

#[test]
fn one_document_is_all_that_a_file_holds() {
    tree("---\na: 1\n...\n", "{a: 1}");
    tree("a: 1\n...\n# c\n...\n", "{a: 1}");
    tree("%YAML 1.1\n---\na: 1\n", "{a: 1}");
    tree("%YAML 1.2\n# c\n--- # d\na: 1\n", "{a: 1}");
    tree("%FOO bar\n---\na: 1\n", "{a: 1}");
    for (text, at) in [
        ("a: 1\n---\nb: 2\n", 5),
        ("a: 1\n...\nb: 2\n", 9),
        ("---\n---\n", 4),
        ("a: 1\n---\n", 5),
        ("a: 1\n--- ]", 5),
    ] {
        says(text, at, "document", "one");
    }
    says("%YAML 2.0\n---\na: 1", 0, "version", "%YAML 1.2");
    says("%YAML 1.2\na: 1", 10, "`---`", "own");
}

#[test]
fn keys_that_are_there_twice_are_named_with_both_places() {
    #[track_caller]
    fn twice(text: &str, all: &[(u32, u32, &str)], tree: &str) {
        let (document, faults) = read(Zeroizing::new(text.to_owned()));
        let found: Vec<_> = faults
            .iter()
            .map(|fault| match &fault.what {
                What::Duplicate { key, first } => (fault.at, *first, key.as_str()),
                _ => panic!("{fault:?}"),
            })
            .collect();
        assert_eq!(found, all, "{text:?}");
        assert_eq!(shown(document.node(ROOT)), tree);
    }
    twice("a: 1\n\"a\": 2\nb: 3", &[(5, 0, "a")], "{a: 1, b: 3}");
    twice("s:\n  x: {y: 1, y: 2}\n", &[(15, 9, "s.x.y")], "{s: {x: {y: 1}}}");
    twice(
        "a:\n- 'b c': {\"\\t\": 1, \"\\t\": [x, {y: z, y: z}]}\n",
        &[(22, 13, "a[0].\"b c\".\"\\t\"")],
        "{a: [{b c: {\t: 1}}]}",
    );
    twice("a: 1\n? a\n: {b: 1, b: 2}\nc: 1\nc:\n- 2\n", &[(7, 0, "a"), (29, 24, "c")], "{a: 1, c: 1}");
    let all = (0..100).map(|n| format!("k{n}: 1\n")).collect::<String>();
    let faults = faults_of(&all.repeat(2));
    assert_eq!(faults.len(), 21);
    assert!(matches!(faults.last(), Some(Fault { what: What::More(80), .. })), "{faults:?}");
}

#[test]
fn nesting_has_a_limit() {
    let lists = |depth: usize| format!("a: {}{}", "[".repeat(depth), "]".repeat(depth));
    let dashes = |depth: usize| format!("a:\n  {}x", "- ".repeat(depth));
    let tables = |depth: usize| (0..=depth).map(|n| format!("{}a:\n", " ".repeat(n))).collect::<String>();
    for nested in [&lists as &dyn Fn(usize) -> String, &dashes, &tables] {
        document(&nested(64));
        let faults = faults_of(&nested(65));
        assert!(
            matches!(
                faults.as_slice(),
                [Fault { what: What::Syntax { message: "nested too deeply", .. }, .. }]
            ),
            "{faults:?}"
        );
    }
    // The parser counts the two styles apart.
    says(
        &format!("a:\n  {}{}{}", "- ".repeat(40), "[".repeat(30), "]".repeat(30)),
        109,
        "nested too deeply",
        "64",
    );
}
