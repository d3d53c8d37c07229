//! Files that are none of their format.

use super::{Base, Case, Class, Given, Place, Where};
use crate::value::{Format, Value};

/// Each line of a setting without its mark of equality, without its last quotation mark, and twice with two values.
pub(super) fn broken(base: &Base<'_>, format: Format) -> Vec<Case> {
    let (right, file) = base.file(format, &base.tree);
    let lines: Vec<&str> = right.text.lines().collect();
    let mut all = Vec::new();
    let equality = if format == Format::Toml { " = " } else { ": " };
    for leaf in &base.leaves {
        let line = file.line(leaf.key).expect("a key of this file");
        let text = lines[line - 1];
        let mut add = |kind, with: String, twice: bool| {
            let mut lines: Vec<String> = lines.iter().map(|&line| line.to_owned()).collect();
            lines[line - 1] = with;
            let name = leaf.key.rsplit('.').next().unwrap_or(leaf.key).to_owned();
            let names = [base.spelled(leaf.key), vec![name]].concat();
            all.push(Case {
                class: Class { of: Where::Structure, kind },
                given: Given { text: lines.join("\n") + "\n", variables: Vec::new() },
                meant: (!twice).then(|| right.clone()),
                // Where it is no key any more, or none that ends, the file cannot be read that far.
                names: if twice { names } else { Vec::new() },
                place: Place::Lines(if twice { vec![line, line + 1] } else { vec![line] }),
                right: None,
                known: false,
                what: format!("the line of `{}`: {kind}", leaf.key),
            });
        };
        add("no mark of equality", text.replacen(equality, " ", 1), false);
        if matches!(leaf.value, Value::Text(_)) {
            let last = text.rfind('"').expect("a text between marks");
            add("no closing mark", [&text[..last], &text[last + 1..]].concat(), false);
        }
        let comma = if format == Format::Json && !text.ends_with(',') { "," } else { "" };
        let again = text.replacen(&leaf.value.in_file(format), &leaf.other.in_file(format), 1);
        add("twice", format!("{text}{comma}\n{again}"), true);
    }
    all
}
