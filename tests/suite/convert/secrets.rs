//! Secrets: read like what they hold, shown like nothing.

use std::collections::BTreeMap;
use std::fmt;

use settings::{Code, ExposeSecret, Input, Leaf, Refusal, SecretBox, SecretString, Settings, Shape};

use super::{It, of_file, of_variable};
use crate::support::{clean, loaded, only, refused, shown, toml, variables};

#[test]
fn a_secret_text_stays_as_it_is() {
    for text in ["00123", " x ", "a\nb", "[\"a\"]", "1e5", "ä"] {
        assert_eq!(loaded(of_variable::<SecretString>(text)).value.expose_secret(), text);
        assert_eq!(loaded(of_file::<SecretString>(&format!("'''\n{text}'''"))).value.expose_secret(), text);
    }
    assert_eq!(clean(of_file::<SecretString>("\"\\u00e4\\t\"")).value.expose_secret(), "ä\t");
}

#[test]
fn a_secret_number_is_read_as_a_number() {
    assert_eq!(*clean(of_variable::<SecretBox<u32>>("12")).value.expose_secret(), 12);
    assert_eq!(*clean(of_file::<SecretBox<u32>>("0x1_0")).value.expose_secret(), 16);
    assert_eq!(*clean(of_file::<SecretBox<i128>>("-1")).value.expose_secret(), -1);
}

#[test]
fn what_is_no_secret_number_is_not_shown() {
    for text in ["CANARY", "7391852604", "12.5", "'12'", "tcp://CANARY"] {
        let error = refused(of_variable::<SecretBox<u32>>(text));
        let told = format!("{error}{}", error.to_json());
        assert!(!told.contains(text) && !told.contains("CANARY"), "{told}");
        assert!(told.contains("expected an unsigned integer from 0 to 4294967295"), "{told}");
    }
    for value in [
        "'CANARY'",
        "7391852604",
        "['CANARY']",
        "{ CANARY = 1 }",
        "12.512512",
        "\"7391852604\"",
        "1979-05-27",
    ] {
        let problem = only(of_file::<SecretBox<u32>>(value));
        let bare = value.trim_matches(['"', '\'']);
        assert!(!problem.to_string().contains(bare) && !problem.to_string().contains("CANARY"), "{problem}");
        assert_eq!(problem.origins()[0].line(), Some(1));
    }
}

#[test]
fn what_is_no_secret_text_is_not_shown() {
    for value in ["7391852604", "['CANARY']", "{ CANARY = 'x' }", "true", "1979-05-27"] {
        let problem = only(of_file::<SecretString>(value));
        assert_eq!(problem.code(), Code::InvalidValue);
        assert!(problem.message().starts_with("expected a string, found a"), "{problem}");
        assert!(!problem.to_string().contains(value) && !problem.to_string().contains("CANARY"));
    }
}

#[test]
fn an_empty_secret_is_none() {
    assert!(loaded(of_variable::<Option<SecretString>>("")).value.is_none());
    assert!(loaded(of_file::<Option<SecretString>>("''")).value.is_none());
    assert!(loaded(settings::Loader::<It<Option<SecretString>>>::new().value("value", "")).value.is_none());
}

#[test]
fn lists_and_maps_of_secrets_are_secret() {
    let list = loaded(of_variable::<Vec<SecretString>>("CANARY-a,CANARY-b"));
    assert_eq!(list.value[1].expose_secret(), "CANARY-b");
    let map = loaded(toml::<It<BTreeMap<String, SecretString>>>("[value]\nname = 'CANARY'"));
    assert_eq!(map.value["name"].expose_secret(), "CANARY");
    let told = format!("{}{}{:?}{:?}", list.explain(), map.explain(), list, map);
    assert!(!told.contains("CANARY") && told.contains("[REDACTED]"), "{told}");
    assert_eq!(shown(&map, "value.name"), "[REDACTED]");
}

#[test]
fn bad_elements_of_a_secret_list_are_not_shown() {
    let error = refused(of_variable::<Vec<SecretBox<u8>>>("1,CANARY,,300"));
    assert_eq!(error.problems().len(), 3);
    assert!(!error.to_string().contains("CANARY") && !error.to_string().contains("300"), "{error}");
    let error = refused(of_file::<Vec<SecretString>>("['a', 391852, ['CANARY']]"));
    assert_eq!(error.problems().len(), 2);
    assert!(!error.to_string().contains("CANARY") && !error.to_string().contains("391852"), "{error}");
}

/// A type of a service's own around a secret that says nothing of its secrecy.
#[derive(Debug)]
struct Careless(SecretString);

impl Leaf for Careless {
    type Value = str;
    const SHAPE: Shape = Shape::TEXT;

    fn expects(f: &mut fmt::Formatter<'_>) -> fmt::Result {
        SecretString::expects(f)
    }

    fn read(input: Input<'_>) -> Result<Self, Refusal> {
        SecretString::read(input).map(Self)
    }

    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.show(f)
    }

    fn value(&self) -> Option<&str> {
        self.0.value()
    }
}

#[derive(Debug, Settings)]
#[settings(prefix = "IT")]
struct Checked {
    #[settings(length(min = 20), check = quotes)]
    value: Careless,
}

fn quotes(text: &str) -> Result<(), String> {
    Err(format!("`{text}` will not do"))
}

#[test]
fn a_type_that_holds_a_secret_says_so_or_is_not_read() {
    for loader in [toml::<Checked>("value = 'CANARY'"), variables([("IT_VALUE", "CANARY")])] {
        let problem = only(loader);
        assert!(!format!("{problem}").contains("CANARY"), "{problem}");
        assert_eq!(
            problem.message(),
            "expected a string, found a secret in a leaf whose `SHAPE` declares it public"
        );
        assert!(problem.help().unwrap().contains(".secret()"), "{problem}");
    }
    let lists = variables::<It<Vec<Careless>>, 1>([("IT_VALUE", "CANARY-a,CANARY-b")]);
    assert!(!refused(lists).to_string().contains("CANARY"));
}
