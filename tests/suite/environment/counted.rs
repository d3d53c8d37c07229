//! Of very many variables that no setting has, the first hundred are told and the rest are counted; and which of them are
//! links to services.

use settings::{Code, Environment, Loader, Problem};

use super::Shop;
use crate::support::{loaded, only_warning, refused, variables};

fn named(count: usize, name: fn(usize) -> String) -> Environment {
    (0..count).map(|at| (name(at), "1")).collect()
}

fn last(problems: &[Problem]) -> (usize, &str) {
    (problems.len(), problems.last().map_or("", Problem::message))
}

#[test]
fn strangers() {
    let name = |at| format!("SHOP_STRANGER_OF_ALL_{at}");
    for (count, more) in
        [(101, "1 more variable under the prefix has"), (103, "3 more variables under the prefix have")]
    {
        let warnings = loaded(Loader::<Shop>::new().environment(named(count, name))).warnings();
        let (told, last) = last(&warnings);
        assert_eq!(told, 101, "{last}");
        assert!(last.starts_with(more) && last.contains("a name that no setting has"), "{last}");
    }
    let warnings = loaded(Loader::<Shop>::new().environment(named(100, name))).warnings();
    assert!(!last(&warnings).1.contains("more variable"), "{warnings:?}");
}

#[test]
fn misspelt_ones() {
    let name = |at| format!("SHOP_LABLES__L{at}");
    for (count, more) in
        [(101, "1 more variable under the prefix has"), (103, "3 more variables under the prefix have")]
    {
        let error = refused(Loader::<Shop>::new().environment(named(count, name)));
        let (told, last) = last(error.problems());
        assert_eq!(told, 101, "{error}");
        assert!(last.starts_with(more) && last.contains("a name that is misspelt"), "{last}");
    }
    let error = refused(Loader::<Shop>::new().environment(named(100, name)));
    assert!(!last(error.problems()).1.contains("more variable"), "{error}");
}

#[test]
fn what_only_begins_like_a_link_is_none() {
    for name in ["SHOP_DB_PORT_80", "SHOP_DB_PORT_X_TCP", "SHOP_DB_PORT__TCP", "SHOP_DB_PORT_80_HTTP"] {
        let warning = only_warning(variables::<Shop, 1>([(name, "x")]));
        assert_eq!(warning.code(), Code::UnknownVariable, "{name}");
    }
}
