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

/// Refuses keys of a section that stand on the level of a flattened one.
const fn keys_differ_from(section: &'static Section, flat: &'static Section) {
    let (mut at, mut other) = (0, 0);
    // Both are sorted.
    while at < section.keys.len() && other < flat.keys.len() {
        let key = section.keys[at].text;
        match order(key, flat.keys[other].text) {
            Order::Before => at += 1,
            Order::Behind => other += 1,
            Order::Same => twice(key, section, flat),
        }
    }
    let mut at = 0;
    while at < flat.fields.len() {
        if let (true, FieldKind::Section { section: below, .. }) =
            (flat.fields[at].flat, flat.fields[at].kind)
        {
            keys_differ_from(section, below);
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

enum Order {
    Before,
    Same,
    Behind,
}

const fn order(one: &str, other: &str) -> Order {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    if at == one.len() && at == other.len() {
        Order::Same
    } else if at == one.len() || at < other.len() && one[at] < other[at] {
        Order::Before
    } else {
        Order::Behind
    }
}

const fn twice(key: &str, one: &Section, other: &Section) -> ! {
    let mut message = Text::new("the key `");
    message.push(key);
    message.push("` stands twice on one level: in `");
    message.push(one.name);
    message.push("` and, as that is flattened, in `");
    message.push(other.name);
    message.push("`: give one of them another name with `rename`");
    message.refuse()
}
