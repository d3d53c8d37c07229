//! Names that go on where a list or a map ends: `LABELS__ODD` beside a map `labels`.

use super::{BASIS, Seen, joint};
use crate::schema::{FieldKind, Section};

/// Finds each setting whose variable could as well be an entry of a list or a map.
///
/// Goes through all names once more, and looks, wherever one goes on with two underscores, whether what stands before
/// them is a list or a map.
pub(super) const fn differ(seen: &mut Seen<'_>, root: &'static Section, start: u64) {
    let mut walk = Walk { seen, count: 0 };
    walk.section(root, Name { hash: start, underscore: None, entry_of: None });
}

/// A name as far as it has been read.
#[derive(Clone, Copy)]
struct Name {
    hash: u64,
    /// The hash of what stands before an underscore at the end.
    underscore: Option<u64>,
    /// The hash of the last list or map whose entry it may be.
    entry_of: Option<u64>,
}

struct Walk<'a, 'b> {
    seen: &'a mut Seen<'b>,
    count: u32,
}

impl Walk<'_, '_> {
    const fn section(&mut self, section: &'static Section, before: Name) {
        let mut at = 0;
        while at < section.variables.len() {
            let name = section.variables[at];
            let own = self.read(before, name.text);
            self.add(own);
            if let FieldKind::Section { section: below, many, .. } = section.fields[name.field as usize].kind
            {
                self.section(below, self.read(own, joint(many, self.seen.names.separator)));
            }
            at += 1;
        }
        let mut at = 0;
        while at < section.fields.len() && (section.flat || section.absolute) {
            let field = &section.fields[at];
            let mut nth = 0;
            while nth < field.absolute.len() {
                let start = Name { hash: BASIS, underscore: None, entry_of: None };
                self.add(self.read(start, field.absolute[nth]));
                nth += 1;
            }
            if let (true, FieldKind::Section { section: below, .. }) = (field.flat, field.kind) {
                self.section(below, before);
            }
            at += 1;
        }
    }

    const fn add(&mut self, name: Name) {
        self.count += 1;
        if let Some(hash) = name.entry_of {
            self.seen.entry(hash, self.count);
        }
    }

    /// A name with this behind it.
    const fn read(&self, mut name: Name, text: &str) -> Name {
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let before = name.hash;
            if bytes[at] == b'_' {
                if let Some(hash) = name.underscore {
                    name.entry_of = if self.seen.has_many(hash) { Some(hash) } else { name.entry_of };
                }
                name.underscore = Some(before);
            } else {
                name.underscore = None;
            }
            name.hash = super::hashed_byte(before, bytes[at]);
            at += 1;
        }
        name
    }
}
