//! Names that go on where a list or a map ends: `LABELS__ODD` beside a map `labels`.

use super::{BASIS, MANY, Seen, joint};
use crate::schema::{FieldKind, Section};

/// Refuses a setting whose variable could as well be an entry of a list or a map.
///
/// Goes through all names once more, and looks, wherever one goes on with two underscores, whether what stands before
/// them is a list or a map.
pub(super) const fn differ<const ROOM: usize>(seen: &Seen<ROOM>, root: &'static Section, start: u64) {
    let mut walk = Walk { seen, count: 0 };
    walk.section(root, Name { hash: start, underscore: None, entry_of: 0 });
}

/// A name as far as it has been read.
#[derive(Clone, Copy)]
struct Name {
    hash: u64,
    /// The hash of what stands before an underscore at the end.
    underscore: Option<u64>,
    /// The number of the last list or map whose entry it may be; 0 if there is none.
    entry_of: u32,
}

struct Walk<'a, const ROOM: usize> {
    seen: &'a Seen<ROOM>,
    count: u32,
}

impl<const ROOM: usize> Walk<'_, ROOM> {
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
                let start = Name { hash: BASIS, underscore: None, entry_of: 0 };
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
        if name.entry_of != 0 {
            let names = self.seen.names;
            names.entry(&names.way(name.entry_of & !MANY), &names.way(self.count));
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
                    let many = self.seen.many(hash);
                    name.entry_of = if many == 0 { name.entry_of } else { many };
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
