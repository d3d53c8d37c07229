//! The variables of a service as a dotenv file, which a POSIX shell reads as well.

use super::entry::{Declared, Entry, Weight};
use crate::described::Kinds;
use crate::outline::{Outline, ROOT};
use crate::written::dotenv;

pub(crate) fn variables(outline: &Outline, kinds: Kinds) -> String {
    let declared = Declared::new(outline, kinds);
    let mut out = String::new();
    let mut section = None;
    for (place, entry) in declared.entries() {
        // Whoever must not give it by a variable need not be told here.
        if entry.way("variable").or_else(|| entry.way("variable that names a file")).is_none() {
            continue;
        }
        let path = outline.path(place, &outline.steps_of_free(place, "0", Some(super::entry::ANY_NAME)));
        if section.as_ref() != Some(&path) {
            heading(&mut out, outline, place, &path);
            section = Some(path);
        }
        out.push('\n');
        entry.words().iter().for_each(|line| comment(&mut out, line));
        self::entry(&mut out, &entry);
    }
    out
}

fn heading(out: &mut String, outline: &Outline, place: u32, path: &str) {
    let doc = if place == ROOT { "" } else { outline.field_of(place).doc().trim() };
    if path.is_empty() {
        return;
    }
    out.push('\n');
    comment(out, &format!("---- {path} ----"));
    doc.lines().for_each(|line| comment(out, line));
}

fn entry(out: &mut String, entry: &Entry) {
    let (Some(name), Some(value)) = (entry.way("variable"), &entry.example) else {
        return comment(out, &entry.told(entry.way("variable").unwrap_or("in no variable")));
    };
    let written = dotenv(value);
    // Between double quotes a shell replaces what this library takes as it is.
    let same_in_a_shell = !written.starts_with('"');
    // Of most settings, one that is empty counts as not given.
    let is_given = !value.is_empty() || entry.field.allows_empty();
    match entry.weight {
        Weight::Given if same_in_a_shell && is_given => *out += &format!("{name}={written}\n"),
        Weight::Offered if same_in_a_shell && is_given => *out += &format!("#{name}={written}\n"),
        _ => comment(out, &entry.told(name)),
    }
}

fn comment(out: &mut String, line: &str) {
    *out += &super::comment::comment("#", line);
}
