//! The flags that a service takes, for its `--help`.

use std::fmt::Write;

use crate::key::escaped;
use crate::leaf::EACH_VALUE;
use crate::origin::OriginKind;
use crate::outline::{FREE_NAME, FREE_NUMBER, Outline, Steps};
use crate::schema::{Field, FieldKind};
use crate::spec::{Expects, LeafSpec, ShownDefault};

/// Lists the flags, each with what it expects, what the setting is, and its default; then the secrets, which no flag
/// gives, with their variables. What may be called anything stands as commands have it: `<NAME>`.
pub(crate) fn of_flags(outline: &Outline) -> String {
    let (mut flags, mut secrets) = (String::new(), String::new());
    for (place, index, field) in outline.in_order() {
        let FieldKind::Leaf(spec) = field.kind() else { continue };
        let key = outline.key(place, index, &outline.steps_of_free(place, FREE_NUMBER, Some(FREE_NAME)));
        let key = key + field.entry(".<NAME>");
        // A string never refuses to be written to.
        if field.is_secret() {
            let _ = writeln!(secrets, "  {key}: {}", elsewhere(outline, place, index, field));
        } else if field.takes_flags() && !outline.is_in_closed_list(place, &Field::takes_flags) {
            let (value, expects) = value(field, &Expects(spec).to_string());
            let _ = writeln!(flags, "  --{key}={value}    {expects}");
            about(field, spec, &mut flags);
        }
    }
    if !secrets.is_empty() {
        flags += "\nSecrets are given by a variable or a file, never by a flag:\n\n";
        flags += &secrets;
    }
    flags
}

/// What stands for the value of a flag, and what is expected of it: of a map, a flag gives one entry.
fn value(field: &Field, expects: &str) -> (&'static str, String) {
    let each = expects.strip_prefix(EACH_VALUE).filter(|_| field.is_map());
    let value = if field.is_list() { "<VALUE>,…" } else { "<VALUE>" };
    (value, each.unwrap_or(expects).to_owned())
}

/// What gives a secret.
fn elsewhere(outline: &Outline, place: u32, index: u16, field: &Field) -> String {
    let by_variable =
        [OriginKind::Variable, OriginKind::Dotenv].iter().any(|kind| field.may_come_from(*kind));
    match outline.variable(place, index, &Steps::default()) {
        Some(variable) if by_variable => {
            let variable = variable.replace("__<name>__", "__<NAME>__").replace("__0__", "__<N>__");
            format!("the variable {variable}{}", field.entry("__<NAME>"))
        }
        _ if field.may_come_from(OriginKind::SecretFile) => "a secret file".to_owned(),
        _ => "a file of settings".to_owned(),
    }
}

/// What a setting is, and what it is where nobody gives it.
fn about(field: &Field, spec: &dyn LeafSpec, out: &mut String) {
    for line in field.doc().lines().map(str::trim).take_while(|line| !line.is_empty()) {
        let _ = writeln!(out, "        {}", escaped(line));
    }
    let default = ShownDefault(spec).to_string();
    // A map without entries has nothing to say of one.
    let is_empty = default.is_empty() || field.is_map() && default == "{}";
    if !is_empty {
        let _ = writeln!(out, "        default: {}", escaped(&default));
    }
}
