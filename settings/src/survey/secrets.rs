//! The secrets of a loaded object, as those see them that compare and judge them.

use zeroize::Zeroizing;

use crate::demand::Outcome;
use crate::loaded::{Loaded, Scope};
use crate::outline::Cursor;
use crate::spec::AnyLeaf;
use crate::visit::{AnySection, Id, Visit};

/// The bytes of a secret, by key. A copy, which is wiped.
pub(crate) type Secret = (String, Zeroizing<Vec<u8>>);

/// The secrets of a section, in the order of the declaration; and the keys of those that have no bytes to look at, as
/// numbers and types of others have not.
pub(crate) fn secrets(value: &dyn AnySection, loaded: &Loaded, scope: &Scope) -> (Vec<Secret>, Vec<String>) {
    let cursor = Cursor::new(&loaded.outline, scope.place, scope.steps.clone());
    let mut teller = Teller { cursor, secrets: Vec::new(), opaque: Vec::new() };
    value.walk(&mut teller);
    (teller.secrets, teller.opaque)
}

struct Teller<'a> {
    cursor: Cursor<'a>,
    secrets: Vec<Secret>,
    opaque: Vec<String>,
}

impl Visit for Teller<'_> {
    fn leaf(&mut self, leaf: &dyn AnyLeaf) {
        if self.cursor.field().is_secret() {
            let (key, before) = (self.cursor.key(), self.secrets.len());
            leaf.secrets(&mut |step, bytes| {
                self.secrets.push((format!("{key}{step}"), Zeroizing::new(bytes.to_vec())));
            });
            let bare = || matches!(crate::spec::Shown(leaf).to_string().as_str(), "none" | "[]" | "{}");
            if self.secrets.len() == before && !bare() {
                self.opaque.push(key);
            }
        }
        self.cursor.pass();
    }

    fn section(&mut self, section: Option<&dyn AnySection>) {
        let Some(section) = section else { return self.cursor.pass() };
        self.cursor.enter();
        section.walk(self);
        self.cursor.leave();
    }

    fn sections(&mut self, all: &[(Id<'_>, &dyn AnySection)]) {
        for (id, section) in all {
            self.cursor.enter_one(id.step());
            section.walk(self);
            self.cursor.leave_one();
        }
        self.cursor.pass();
    }

    fn variant(&mut self, index: u16) {
        self.cursor.pass_to_variant(index);
    }

    fn rule(&mut self, _: Outcome) {}
}
