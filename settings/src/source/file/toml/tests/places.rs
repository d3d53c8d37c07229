//! Where a fault is told that several could be blamed for, and what is told beside it.

use zeroize::Zeroizing;

use super::faults_of;
use super::words::says;
use crate::source::file::fault::{Fault, What};
use crate::source::file::toml::read;
use crate::value::{Node, ROOT};

#[test]
fn a_fault_in_a_list_or_table_is_told_where_it_is() {
    says("a = [1, 2\nb = 3\nc = \"d\"", 4, "a list is not closed", "`]`");
    says("a = b = 1\n", 4, "quotation marks", "\"...\"");
    says("a = '''x", 4, "three single quotation marks is not closed", "`'''`");
    says("a = nil", 4, "no value that says that there is none", "leave the key out");
    says("a = 2024-04-31", 4, "date", "2024-12-31");
    says("a = { b = 1 }\n[a.c]\nd = 1", 15, "a table in braces is complete", "braces");
    says("a = [1]\na.b = 1", 8, "a list in brackets is complete", "brackets");
    says("a = 1\na.b = 1", 6, "holds a value", "rename");
    says("[[a.b]]\n[a]\nb.c = 1", 12, "cannot add to a list of tables", "[[header]]");
    says("a = { [1], b = 2 }", 6, "expected a key in a table in braces", "key = value");
}

/// A key at the end of the text, or before another word, lacks more than what the next line could give it.
#[test]
fn a_key_alone_is_told_from_one_at_the_end_of_its_line() {
    for (text, ends) in [("port", false), ("port x", false), ("port\na = 1", true), ("port \t\na = 1", true)]
    {
        let faults = faults_of(text);
        let [Fault { what: What::Syntax { message, .. }, .. }] = faults.as_slice() else {
            panic!("{faults:?}")
        };
        assert_eq!(message.contains("and a value"), ends, "{text:?}: {message}");
    }
}

#[test]
fn a_fault_in_braces_does_not_hide_that_of_the_next_line() {
    let faults = faults_of("a = { [1], b = 2 }\nc = x\n");
    assert!(matches!(faults.as_slice(), [Fault { at: 6, .. }, Fault { at: 23, .. }]), "{faults:?}");
}

#[test]
fn a_header_of_a_table_in_braces_adds_nothing_to_it() {
    let (document, faults) = read(Zeroizing::new("a = { b = 1 }\n[a]\nc = 2".to_owned()));
    assert!(matches!(faults.as_slice(), [Fault { what: What::Duplicate { .. }, .. }]), "{faults:?}");
    let table = document.node(ROOT).children().next();
    assert_eq!(table.map(|table| table.children().map(Node::name).collect()), Some(vec!["b"]));
}
