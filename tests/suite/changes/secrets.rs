//! Secrets are told as changed or unchanged, and in no other way.

use settings::changes::Note;
use settings::{Loader, SecretBox, SecretString, Settings};

use super::{between, changes, shop};
use crate::support::loaded;

#[test]
fn a_secret_is_changed_or_it_is_not() {
    let text = |key: &str, pin: u32, more: &str| {
        format!(
            "[auth]\njwt_key = '{key}'\npin = {pin}\nkeys = ['CANARY3', '{more}']\nboxed = '{more}'\n[auth.named]\na = '{more}'\nb = 'CANARY5'"
        )
    };
    let before = text("CANARY1", 4711, "CANARY4");
    assert!(between(&before, &before).is_empty());
    let difference = between(&before, &text("CANARY1", 4712, "CANARY4"));
    assert_eq!(changes(&difference), ["auth.pin: changed [REDACTED] → [REDACTED] *"]);
    let difference = between(&before, &text("CANARY2", 4711, "CANARY44"));
    assert_eq!(
        changes(&difference),
        [
            "auth.jwt_key: changed [REDACTED] → [REDACTED] *",
            "auth.keys: changed [REDACTED] → [REDACTED] *",
            "auth.named.a: changed [REDACTED] → [REDACTED] *",
            "auth.boxed: changed [REDACTED] → [REDACTED] *",
        ]
    );
    let difference = between("", &before);
    assert_eq!(changes(&difference)[0], "auth.jwt_key: changed none → [REDACTED] *");
}

#[test]
fn no_output_has_a_secret_in_it() {
    let text = |end: &str| {
        let (key, pin) = (format!("CANARY{end}"), &end[..1]);
        format!("[auth]\njwt_key = '{key}'\npin = 90210{pin}\nkeys = ['{key}']\n[auth.named]\na = '{key}'")
    };
    let (before, after) = (shop(&text("1")), shop(&text("22")));
    let difference = before.difference(&after);
    let note = Note::between(&before, &after);
    let all = [
        format!("{difference}\n{difference:?}\n{difference:#?}\n{note}\n{note:?}"),
        difference.to_markdown(),
        difference.to_json(),
    ]
    .join("\n");
    assert!(!all.contains("CANARY") && !all.contains("90210"), "{all}");
    assert!(
        all.contains("put the old value of `auth.jwt_key` back into `<toml>:2`, from your vault"),
        "{all}"
    );
    // Of a pair of another length nothing else is told.
    let same = |end: &str| before.difference(&shop(&text(end))).to_json();
    assert_eq!(same("22"), same("333333333"));
}

#[test]
fn what_cannot_be_compared_is_never_told_as_unchanged() {
    let difference = between("auth.letter = 'x'", "auth.letter = 'x'");
    assert_eq!(changes(&difference), ["auth.letter: not_compared [REDACTED] → [REDACTED]"]);
    assert_eq!(difference.status(), 1);
    assert!(difference.untouched().all(|key| key != "auth"));
    assert!(difference.to_string().contains("auth\n  auth.letter: not compared, so it may have changed"));
}

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP")]
struct Sets {
    #[settings(default)]
    keys: std::collections::HashSet<Pin>,
    #[settings(default)]
    numbers: Vec<SecretBox<i64>>,
    #[settings(default)]
    flags: std::collections::BTreeMap<String, SecretBox<bool>>,
    plain: Option<SecretString>,
}

/// A secret that can stand in a set.
#[derive(Debug, Settings)]
struct Pin(SecretString);

impl PartialEq for Pin {
    fn eq(&self, other: &Self) -> bool {
        use settings::ExposeSecret;
        self.0.expose_secret() == other.0.expose_secret()
    }
}

impl Eq for Pin {}

impl std::hash::Hash for Pin {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        use settings::ExposeSecret;
        self.0.expose_secret().hash(state);
    }
}

#[test]
fn secrets_in_sets_lists_and_maps_are_compared() {
    let load = |text: &str| loaded(Loader::<Sets>::new().text("toml", text));
    let same = |one: &str, other: &str| load(one).difference(&load(other)).is_empty();
    assert!(same("keys = ['a', 'b', 'c']", "keys = ['c', 'b', 'a']"));
    assert!(!same("keys = ['a', 'b', 'c']", "keys = ['a', 'b', 'd']"));
    assert!(!same("keys = ['a', 'b', 'c']", "keys = ['a', 'b']"));
    assert!(same("numbers = [1, -2]", "numbers = [1, -2]"));
    assert!(!same("numbers = [1, -2]", "numbers = [-2, 1]"));
    assert!(same("flags = { a = true }", "flags = { a = true }"));
    assert!(!same("flags = { a = true }", "flags = { a = false }"));
    assert!(!same("plain = 'a'", ""));
}
