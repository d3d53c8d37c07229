//! The flags that a service takes, for its `--help`.

use std::fmt::{self, Write};

use crate::key::escaped;
use crate::outline::{Outline, Steps};
use crate::schema::{Field, FieldKind};
use crate::spec::{Expects, LeafSpec};

/// Lists the flags, each with what it expects, what the setting is, and its default; then the secrets, which no flag
/// gives, with their variables.
pub(crate) fn of_flags(outline: &Outline) -> String {
    let (mut flags, mut secrets) = (String::new(), String::new());
    for (place, index, field) in outline.in_order() {
        let FieldKind::Leaf(spec) = field.kind() else { continue };
        let steps = outline.steps_of_any(place);
        let entry = if field.is_map() { ".<name>" } else { "" };
        let key = outline.key(place, index, &steps) + entry;
        // A string never refuses to be written to.
        if field.is_secret() {
            let variable = outline.variable(place, index, &Steps::default()).unwrap_or_default();
            let entry = if field.is_map() { "__<name>" } else { "" };
            let _ = writeln!(secrets, "  {key}: the variable {variable}{entry}");
        } else {
            let _ = writeln!(flags, "  --{key}=<value>    {}", Expects(spec));
            about(field, spec, &mut flags);
        }
    }
    if !secrets.is_empty() {
        flags += "\nSecrets are given by a variable or a file, never by a flag:\n\n";
        flags += &secrets;
    }
    flags
}

/// What a setting is, and what it is where nobody gives it.
fn about(field: &Field, spec: &dyn LeafSpec, out: &mut String) {
    for line in field.doc().lines().map(str::trim).take_while(|line| !line.is_empty()) {
        let _ = writeln!(out, "        {}", escaped(line));
    }
    let default = Default(spec).to_string();
    if !default.is_empty() {
        let _ = writeln!(out, "        default: {}", escaped(&default));
    }
}

/// The default of a public setting, as an argument of a format string; nothing, if there is none.
struct Default<'a>(&'a dyn LeafSpec);

impl fmt::Display for Default<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.show_default(f)
    }
}
