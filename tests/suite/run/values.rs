//! The values: each as JSON has its type, all of them, however many there are.

use serde_json::{Value, json};

use super::{READ, handed, script, text, values};
use crate::support::Folder;

/// No number of these fits into what most readers of JSON make of numbers: what is written is what counts.
#[test]
fn numbers_are_written_to_the_last_digit() {
    let output = script(&mut handed(&Folder::new()), READ);
    let written = text(&output.stdout);
    for part in [
        "\"large\":18446744073709551615,",
        "\"larger\":-170141183460469231731687303715884105728,",
        "\"some\":1,",
        "\"small\":0.1,",
        "\"huge\":1e300,",
        "\"whole\":2.0,",
    ] {
        assert!(written.contains(part), "{part}: {written}");
    }
}

#[test]
fn every_setting_is_there_with_the_type_that_json_has() {
    let mut values = values(&script(&mut handed(&Folder::new()), READ));
    let all = values.as_object_mut().unwrap();
    for number in ["large", "larger", "some", "small", "huge", "whole"] {
        assert!(all.remove(number).unwrap().is_number(), "{number}");
    }
    let expected = json!({
        "text": "plain", "letter": null, "yes": true, "wait": "PT90.5S", "none": "PT0S", "size": 10_485_760,
        "folder": "data/files", "programs": "/usr/bin:/bin", "level": "more_than_usual", "percent": 15, "numbers": [1, 3],
        "weights": {}, "network": "0.0.0.0/0", "anything": {"a": [1, 2.5, null, true], "b": "\"\u{2028}"}, "bytes": "00ff",
        "beside": "within", "absent": null, "present": {"name": "x", "key": null}, "store": {"kind": "memory"}, "list": [],
        "map": {},
        "secrets": {
            "url": "postgres://CANARY-of-url", "pin": "424242", "bytes": null, "tokens": {}, "keys": [], "wrapped": null,
            "no": null
        }
    });
    assert_eq!(values, expected);
}

#[test]
fn what_is_given_is_handed_over_wherever_it_stands() {
    let folder = Folder::new();
    folder.write(
        "settings.toml",
        "letter = 'ß'\nweights = { a = 1, b = 0.5 }\nabsent = {}\nlist = [{ name = 'one' }, { key = 'two' }]\n\
         map.'a.b\"c' = { name = 'three' }\nstore = { kind = 'disk', folder = '/srv' }\n\
         secrets = { bytes = '+/8=', tokens = { a = 'A', b = 'B' }, keys = ['1', '2'], wrapped = 'W' }\n",
    );
    let values = values(&script(&mut handed(&folder), READ));
    let at =
        |pointer: &str| values.pointer(pointer).cloned().unwrap_or_else(|| panic!("{pointer}: {values}"));
    assert_eq!(at("/letter"), "ß");
    assert_eq!(at("/weights"), json!({"a": 1.0, "b": 0.5}));
    assert_eq!(at("/absent"), json!({"name": "x", "key": null}));
    assert_eq!(at("/list"), json!([{"name": "one", "key": null}, {"name": "x", "key": "two"}]));
    assert_eq!(at("/map"), json!({"a.b\"c": {"name": "three", "key": null}}));
    assert_eq!(at("/store"), json!({"kind": "disk", "folder": "/srv"}));
    assert_eq!(at("/secrets/bytes"), "+/8=");
    assert_eq!(at("/secrets/tokens"), json!({"a": "A", "b": "B"}));
    assert_eq!(at("/secrets/keys"), json!(["1", "2"]));
    assert_eq!(at("/secrets/wrapped"), "W");
}

#[test]
fn awkward_characters_come_through() {
    // Every character of the first plane that a variable may hold, and one beyond it.
    let awkward: String = ('\u{1}'..='\u{ffff}').chain(['\u{1f511}', '\u{10ffff}']).collect();
    let folder = Folder::new();
    let mut command = handed(&folder);
    // A variable may have no more than 128 KiB in Linux.
    for (at, part) in awkward.chars().collect::<Vec<_>>().chunks(8000).enumerate() {
        command.env(format!("HANDED_SECRETS_TOKENS__T{at}"), part.iter().collect::<String>());
    }
    let values = values(&script(&mut command, READ));
    let tokens = values.pointer("/secrets/tokens").and_then(Value::as_object).unwrap();
    let count = tokens.len();
    let whole: String = (0..count).map(|at| tokens[&format!("t{at}")].as_str().unwrap()).collect();
    assert_eq!(count, 8);
    assert_eq!(whole, awkward);
}

/// More than a pipe holds as it comes: everything is in it before there is anybody to read.
#[test]
fn a_megabyte_is_handed_over() {
    let folder = Folder::new();
    let long = "0123456789abcdef".repeat(60_000);
    folder.write("settings.toml", format!("text = '{long}'"));
    let output = script(&mut handed(&folder), READ);
    if cfg!(target_os = "linux") {
        assert_eq!(values(&output)["text"], long.as_str());
    } else {
        assert_eq!(output.status.code(), Some(71));
    }
}

/// Whether a pipe may be so large depends on who asks; nothing in between may happen.
#[test]
fn what_no_pipe_holds_is_told_or_comes_whole() {
    let folder = Folder::new();
    // Two bytes each in the file, and six in JSON.
    let long = "\u{85}".repeat(400_000);
    folder.write("settings.toml", format!("text = '{long}'"));
    let output = script(&mut handed(&folder), READ);
    if output.status.code() == Some(71) {
        let said = text(&output.stderr);
        assert!(output.stdout.is_empty());
        assert!(said.contains("error: the values are 2"), "{said}");
        assert!(said.ends_with("and no pipe of this system holds so many\n"), "{said}");
    } else {
        assert_eq!(values(&output)["text"], long.as_str());
    }
}
