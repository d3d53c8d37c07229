//! The faults of a file of JSON, with the same secrets as those of TOML.

use settings::Loader;

use super::cases::{CANARIES, NUMBERS, canaries, filled, judge, loader, none};

/// `(name, codes, template)`, with `%s` for the secret as a string and `%r` as it is.
const TEXTS: &[(&str, &[&str], &str)] = &[
    (
        "good",
        &[],
        r#"{"auth": {"token": %s, "maybe": %s, "list": [%s, %s], "map": {"a": %s}}, "spare": {"key": %s, "other": 1}}"#,
    ),
    ("rules", &["rule_failed"], r#"{"trip": true, "auth": {"token": %s}}"#),
    (
        "number expected",
        &["invalid_value"],
        r#"{"auth": {"pin": %s, "ratio": %s, "inside": %s, "pins": %s}}"#,
    ),
    ("elements", &["invalid_value"], r#"{"auth": {"pins": [%s, 1, [%s]], "list": [%s, null, {"a": %s}]}}"#),
    ("list in its place", &["invalid_value"], r#"{"auth": {"maybe": [%s], "boxed": {"a": %s}}}"#),
    ("map in its place", &["invalid_value"], r#"{"auth": {"map": %s, "codes": [%s]}}"#),
    ("mistyped key", &["unknown_key"], r#"{"auth": {"tokne": %s, "may_be": %s}}"#),
    ("strange key", &["unknown_key"], r#"{"auth": {"zebra": %s, "zoo": {"a": %s, "b": [%s]}}}"#),
    ("in a section's place", &["not_a_section"], r#"{"auth": %s, "spare": [%s]}"#),
    ("outermost", &["not_a_section"], "%s"),
    ("outermost list", &["not_a_section"], "[%s, {\"token\": %s}]"),
    (
        "duplicate",
        &["duplicate_key"],
        r#"{"auth": {"token": %s, "token": %s, "map": {"a": %s, "\u0061": %s}}}"#,
    ),
    ("failing checks", &["check_failed"], r#"{"auth": {"short": %s, "chosen": %s, "quoted": %s}}"#),
    ("syntax: two values", &["syntax"], "{\"auth\": {\"token\": %s %s}}"),
    ("syntax: no colon", &["syntax"], "{\"auth\": {\"token\" %s}}"),
    ("syntax: no key", &["syntax"], "{\"auth\": {%s}}"),
    ("syntax: equals", &["syntax"], "{\"auth\": {\"token\" = %s}}"),
    ("syntax: bare", &["syntax"], "{\"auth\": {\"token\": zz%r}}"),
    ("syntax: bare key", &["syntax"], "{\"auth\": {zz%r: 1}}"),
    ("syntax: number", &["syntax"], "{\"auth\": {\"token\": 0x%r}}"),
    ("syntax: single quotes", &["syntax"], "{\"auth\": {\"token\": '%r'}}"),
    ("syntax: open string", &["syntax"], "{\"auth\": {\"token\": \"%r\n}}"),
    ("syntax: escape", &["syntax"], "{\"auth\": {\"token\": \"\\q%r\"}}"),
    ("syntax: half", &["syntax"], "{\"auth\": {\"token\": \"\\ud800%r\"}}"),
    ("syntax: comment", &["syntax"], "{\"auth\": {\"token\": %s}} // %r"),
    ("syntax: open comment", &["syntax"], "{\"auth\": {\"token\": %s}} /* %r"),
    ("syntax: behind", &["syntax"], "{\"auth\": {\"token\": %s}} %s"),
    ("syntax: in a list", &["syntax"], "{\"auth\": {\"list\": [%s %s]}}"),
    ("syntax: keys behind it", &["syntax"], "{\"x\": 01, %s: 1, %s: 2}"),
];

/// The same with a number as it is at `%r`.
const NUMBER_TEXTS: &[(&str, &[&str], &str)] = &[
    ("number for a text", &[], r#"{"auth": {"maybe": %r, "list": [%r], "map": {"a": %r}, "boxed": %r}}"#),
    ("number for a section", &[], r#"{"auth": %r}"#),
    (
        "numbers",
        &[],
        r#"{"auth": {"low": %r, "pin": %r, "ratio": %r, "pins": [%r, %r], "codes": {"a": %r}}}"#,
    ),
    ("number under a mistyped key", &[], r#"{"auth": {"pni": %r}}"#),
    ("number twice", &[], r#"{"auth": {"pin": %r, "pin": %r}}"#),
    ("number spoilt", &["syntax"], r#"{"auth": {"pin": %rz}}"#),
    ("outermost number", &[], "%r"),
];

#[test]
fn no_text_of_json_leaks() {
    let mut leaks = Vec::new();
    let (texts, numbers) = (canaries(CANARIES), canaries(NUMBERS));
    let cases =
        TEXTS.iter().map(|case| (case, &texts)).chain(NUMBER_TEXTS.iter().map(|case| (case, &numbers)));
    for ((name, codes, template), canaries) in cases {
        for canary in canaries {
            let whole = if template.contains("\"token\": ") { Loader::new } else { loader };
            judge(name, codes, canary, &|secret| whole().text("json", filled(template, secret)), &mut leaks);
            // A comment is no fault there, so this one is about what is said, not about what is found.
            judge(name, &[], canary, &|secret| whole().text("jsonc", filled(template, secret)), &mut leaks);
        }
    }
    none(&leaks);
}
