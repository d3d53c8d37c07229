//! Whether two names of a service can be the same at all: most services are done with here.
//!
//! Two ways to one name part in some section, at two of its names. The shorter of these is the beginning of the longer,
//! and since it goes on, it is that of a section and an underscore follows. So it is enough to look at the sections'
//! names, and at the names behind them in the order of the alphabet.

use super::files;
use crate::schema::{FieldKind, Section};

/// True if two names may be the same.
pub(super) const fn is(root: &'static Section) -> bool {
    root.absolute
        || root.flat_below
        || may_be_taken(root)
        || may_go_on(root)
        || files::may_be(root)
        || root.many && has_odd_parts(root)
}

/// True if a name may be one that the library reads itself.
const fn may_be_taken(root: &'static Section) -> bool {
    let mut at = 0;
    while at < root.variables.len() {
        let text = root.variables[at].text;
        if goes_on("CONFIG", text) || goes_on("SETTINGS_UNKNOWN", text) || goes_on("_CONFIG", text) {
            return true;
        }
        if goes_on("_SETTINGS_UNKNOWN", text) {
            return true;
        }
        at += 1;
    }
    false
}

/// True if a section here or below has a name that another, longer one begins with.
const fn may_go_on(section: &'static Section) -> bool {
    let names = section.variables;
    let mut at = 0;
    while at < names.len() {
        if let FieldKind::Section { section: below, .. } = section.fields[names[at].field as usize].kind {
            let mut next = at + 1;
            while next < names.len() && goes_on(names[next].text, names[at].text) {
                if is_underscore(names[next].text, names[at].text.len()) {
                    return true;
                }
                next += 1;
            }
            if may_go_on(below) {
                return true;
            }
        }
        at += 1;
    }
    false
}

/// True if a name begins with this.
const fn goes_on(name: &str, begin: &str) -> bool {
    let (name, begin) = (name.as_bytes(), begin.as_bytes());
    let mut at = 0;
    while at < begin.len() && at < name.len() && name[at] == begin[at] {
        at += 1;
    }
    at == begin.len()
}

const fn is_underscore(name: &str, at: usize) -> bool {
    at < name.len() && name.as_bytes()[at] == b'_'
}

/// True if a part of a name, or a name of its own, may make two underscores in a row.
pub(super) const fn has_odd_parts(section: &'static Section) -> bool {
    let mut at = 0;
    while at < section.variables.len() {
        if is_odd(section.variables[at].text, true) {
            return true;
        }
        at += 1;
    }
    let mut at = 0;
    while at < section.fields.len() {
        let field = &section.fields[at];
        let mut nth = 0;
        while nth < field.absolute.len() {
            if is_odd(field.absolute[nth], false) {
                return true;
            }
            nth += 1;
        }
        if let FieldKind::Section { section: below, .. } = field.kind {
            if has_odd_parts(below) {
                return true;
            }
        }
        at += 1;
    }
    false
}

/// True if two underscores stand in a row; for a part of a name, if one may meet another at an edge as well.
const fn is_odd(text: &str, part: bool) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'_' {
            let last = at + 1 == bytes.len();
            if part && (at == 0 || last) || !last && bytes[at + 1] == b'_' {
                return true;
            }
        }
        at += 1;
    }
    false
}
