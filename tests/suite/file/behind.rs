//! Keys that are there twice, in front of a fault in the grammar and behind it.

use settings::{Code, Loader};

use super::Shop;
use crate::support::{codes, refused};

#[test]
fn in_front_of_a_fault_they_are_told_as_well() {
    for (format, text) in [
        ("toml", "port = 1\nport = 2\nopen = x"),
        ("yaml", "port: 1\nport: 2\nopen: \"x"),
        ("json", "{\"port\": 1,\n\"port\": 2,\n\"open\": x}"),
    ] {
        let error = refused(Loader::<Shop>::new().text(format, text));
        let found = codes(error.problems());
        assert_eq!(found, [(Code::DuplicateKey, "port"), (Code::Syntax, "")], "{format}: {error}");
    }
}

/// Nobody knows into which table a line behind a fault was meant to go.
#[test]
fn behind_a_fault_they_are_not() {
    let error = refused(Loader::<Shop>::new().text("toml", "open = x\nport = 1\nport = 2"));
    assert_eq!(codes(error.problems()), [(Code::Syntax, "")], "{error}");
}
