//! Keys that stand twice on one level, because a section is flattened there.

use super::text::Text;
use crate::schema::{FieldKind, Section};

/// Refuses keys that stand twice on one level, because a section is flattened there.
pub(super) const fn differ(section: &'static Section) {
    let mut at = 0;
    while at < section.fields.len() {
        let field = &section.fields[at];
        if let FieldKind::Section { section: below, .. } = field.kind {
            differ(below);
            if field.flat {
                keys_differ_from(section, below);
                let mut other = 0;
                while other < at && section.tag.is_none() {
                    if let (true, FieldKind::Section { section: beside, .. }) =
                        (section.fields[other].flat, section.fields[other].kind)
                    {
                        level_differs(beside, below);
                    }
                    other += 1;
                }
            }
        }
        at += 1;
    }
}

/// Refuses keys of a level that are keys of the section itself.
const fn keys_differ_from(section: &'static Section, flat: &'static Section) {
    let mut at = 0;
    while at < section.keys.len() {
        if level_has(flat, section.keys[at].text) {
            twice(section.keys[at].text, section, flat);
        }
        at += 1;
    }
}

/// Refuses keys that two flattened sections have.
const fn level_differs(one: &'static Section, other: &'static Section) {
    keys_differ_from(one, other);
    let mut at = 0;
    while at < one.fields.len() {
        if let (true, FieldKind::Section { section, .. }) = (one.fields[at].flat, one.fields[at].kind) {
            level_differs(section, other);
        }
        at += 1;
    }
}

const fn level_has(section: &'static Section, key: &str) -> bool {
    let mut at = 0;
    while at < section.keys.len() {
        if is_equal(section.keys[at].text, key) {
            return true;
        }
        at += 1;
    }
    let mut at = 0;
    while at < section.fields.len() {
        if let (true, FieldKind::Section { section, .. }) = (section.fields[at].flat, section.fields[at].kind)
        {
            if level_has(section, key) {
                return true;
            }
        }
        at += 1;
    }
    false
}

const fn is_equal(one: &str, other: &str) -> bool {
    Text::new(one).equals(&Text::new(other))
}

const fn twice(key: &str, one: &Section, other: &Section) {
    let mut message = Text::new("the key `");
    message.push(key);
    message.push("` stands twice on one level: in `");
    message.push(one.name);
    message.push("` and, as that is flattened, in `");
    message.push(other.name);
    message.push("`: give one of them another name with `rename`");
    message.refuse();
}
