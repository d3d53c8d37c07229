//! Names that are those of a file for a secret: `TOKEN_FILE` beside a secret `token`.

use super::{BASIS, Seen, hashed};
use crate::key::FILE_ENDING;
use crate::schema::{FieldKind, Section};

/// Finds each setting whose variable names a file for a secret as well.
pub(super) const fn differ(seen: &mut Seen<'_>, root: &'static Section) {
    let mut walk = Walk { seen, count: 0 };
    walk.section(root);
}

/// True if a name here or below may be that of a file.
pub(super) const fn may_be(section: &'static Section) -> bool {
    let mut at = 0;
    while at < section.variables.len() {
        if is_file(section.variables[at].text) {
            return true;
        }
        at += 1;
    }
    let mut at = 0;
    while at < section.fields.len() {
        let field = &section.fields[at];
        let mut nth = 0;
        while nth < field.absolute.len() {
            if is_file(field.absolute[nth]) {
                return true;
            }
            nth += 1;
        }
        if let FieldKind::Section { section: below, .. } = field.kind {
            if may_be(below) {
                return true;
            }
        }
        at += 1;
    }
    false
}

/// True for a part that ends as the name of a file does: the underscore may be that behind the section.
const fn is_file(part: &str) -> bool {
    let (part, end) = (part.as_bytes(), FILE_ENDING.as_bytes());
    let mut at = 1;
    while at < end.len() && at <= part.len() && part[part.len() - at] == end[end.len() - at] {
        at += 1;
    }
    at == end.len()
}

struct Walk<'a, 'b> {
    seen: &'a mut Seen<'b>,
    count: u32,
}

impl Walk<'_, '_> {
    /// Goes through the names in the order in which they were counted.
    const fn section(&mut self, section: &'static Section) {
        let mut at = 0;
        while at < section.variables.len() {
            let name = section.variables[at];
            self.name(name.text);
            if let FieldKind::Section { section: below, .. } = section.fields[name.field as usize].kind {
                self.section(below);
            }
            at += 1;
        }
        let mut at = 0;
        while at < section.fields.len() && (section.flat || section.absolute) {
            let field = &section.fields[at];
            let mut nth = 0;
            while nth < field.absolute.len() {
                self.name(field.absolute[nth]);
                nth += 1;
            }
            if let (true, FieldKind::Section { section: below, .. }) = (field.flat, field.kind) {
                self.section(below);
            }
            at += 1;
        }
    }

    const fn name(&mut self, part: &str) {
        self.count += 1;
        if !is_file(part) {
            return;
        }
        let (names, way) = (self.seen.names, self.seen.names.way(self.count));
        let Some(stem) = names.full(&way).without_end(FILE_ENDING) else { return };
        let hash = hashed(BASIS, stem.cut());
        let mut from = self.seen.place(hash);
        while let Some(at) = self.seen.next(hash, from) {
            let secret = names.way(self.seen.number(at));
            if secret.is_secret() && !secret.excludes(&way) && names.full(&secret).equals(&stem) {
                self.seen.found.file(secret, way);
            }
            from = self.seen.behind(at);
        }
    }
}
