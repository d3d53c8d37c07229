//! Keys that a file gives twice: what is told of them, and what they hide.

use std::collections::BTreeMap;

use settings::{Code, Loader, SecretString, Settings};

use crate::support::{codes, only, refused};

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP")]
struct Shop {
    #[settings(nested)]
    auth: Option<Auth>,
    #[settings(nested, default)]
    listeners: Vec<Listener>,
    #[settings(nested, default)]
    providers: BTreeMap<String, Auth>,
}

#[derive(Debug, Settings)]
struct Auth {
    realm: String,
    jwt_secret: Option<SecretString>,
}

#[derive(Debug, Settings)]
struct Listener {
    addr: u16,
    #[settings(default = 1)]
    backlog: u16,
}

fn load(format: &str, text: &str) -> Loader<Shop> {
    Loader::new().text(format, text)
}

#[test]
fn what_is_below_an_unknown_key_is_part_of_its_value() {
    for (format, text) in [
        ("yaml", "auth:\n  realm: a\n  jwt_secrett: {CANARYabc: 1, CANARYabc: 2}\n"),
        ("json", r#"{"auth": {"realm": "a", "jwt_secrett": {"CANARYabc": 1, "CANARYabc": 2}}}"#),
        ("toml", "[auth]\nrealm = 'a'\njwt_secrett = { CANARYabc = 1, CANARYabc = 2 }\n"),
        ("yaml", "providers:\n  gh: {realm: a, jwt_secrt: {x: {CANARYabc: 1, CANARYabc: 2}}}\n"),
        ("yaml", "providers:\n  - {CANARYabc: 1, CANARYabc: 2}\n"),
        ("json", r#"{"listeners": {"CANARYabc": {"CANARYabc": 1, "CANARYabc": 2}}}"#),
    ] {
        let problem = only(load(format, text));
        assert!([Code::UnknownKey, Code::NotASection].contains(&problem.code()), "{problem}");
        assert!(!format!("{problem}\n{}", problem.to_json()).contains("CANARY"), "{problem}");
    }
}

#[test]
fn an_unknown_key_itself_may_be_told() {
    let error = refused(load("yaml", "auth:\n  realm: a\n  stray: 1\n  stray: 2\n"));
    assert_eq!(
        codes(error.problems()),
        [(Code::DuplicateKey, "auth.stray"), (Code::UnknownKey, "auth.stray")]
    );
}

#[test]
fn an_element_hides_no_other() {
    let text = "listeners:\n  - addr: x\n  - addr: 1\n    addr: 2\n    backlog: y\n";
    let error = refused(load("yaml", text));
    assert_eq!(
        codes(error.problems()),
        [
            (Code::InvalidValue, "listeners[0].addr"),
            (Code::DuplicateKey, "listeners[1].addr"),
            (Code::InvalidValue, "listeners[1].backlog"),
        ]
    );
}

#[test]
fn what_a_second_section_may_give_is_not_missing() {
    for (format, text) in [
        ("yaml", "auth:\n  jwt_secret: a\nauth:\n  realm: b\n"),
        ("json", r#"{"auth": {"jwt_secret": "a"}, "auth": {"realm": "b"}}"#),
        ("toml", "[auth]\njwt_secret = 'a'\n[auth]\nrealm = 'b'\n"),
        ("yaml", "listeners:\n- backlog: 1\nlisteners:\n- addr: 1\n"),
        ("yaml", "providers:\n  gh: {}\n  gh: {realm: a}\n"),
    ] {
        assert_eq!(only(load(format, text)).code(), Code::DuplicateKey, "{text}");
    }
}
