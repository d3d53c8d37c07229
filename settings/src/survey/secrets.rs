//! What a loaded object does not show, and its public values whole, as those see it that compare and judge it.

use zeroize::Zeroizing;

use super::leaves::leaves;
use crate::input::mask_user_info;
use crate::loaded::{Loaded, Scope};
use crate::outline::Cursor;
use crate::schema::FieldKind;
use crate::spec::{AnyLeaf, Shown};
use crate::visit::AnySection;

/// The bytes of a secret, by key. A copy, which is wiped.
pub(crate) type Secret = (String, Zeroizing<Vec<u8>>);

/// What a section holds and does not show, in the order of the declaration.
#[derive(Default)]
pub(crate) struct Hidden {
    /// The secrets that are texts or bytes, of a set all under one key.
    pub(crate) texts: Vec<Secret>,
    /// The secrets that have another form, such as numbers: to be compared, and no more.
    pub(crate) numbers: Vec<Secret>,
    /// The keys of the secrets that have no bytes to look at, as types of others have not.
    pub(crate) opaque: Vec<String>,
    /// The public values that are shown as others are: with a part masked, or the text `none`, which is also how nothing
    /// is shown.
    pub(crate) masked: Vec<Secret>,
}

/// What a section does not show.
pub(crate) fn hidden(value: &dyn AnySection, loaded: &Loaded, scope: &Scope) -> Hidden {
    let mut hidden = Hidden::default();
    leaves(value, loaded, scope, &mut |cursor, leaf| {
        // What stands there meanwhile is nothing to look at.
        if loaded.is_not_at_hand(&cursor.key()) {
            return;
        }
        if cursor.field().is_secret() {
            hidden.secret(cursor, leaf, loaded);
        } else {
            hidden.public(cursor, leaf);
        }
    });
    hidden
}

impl Hidden {
    fn secret(&mut self, cursor: &Cursor<'_>, leaf: &dyn AnyLeaf, loaded: &Loaded) {
        let key = cursor.key();
        // A text of anybody's words has them, in whatever it is boxed.
        let words = matches!(cursor.field().kind(), FieldKind::Leaf(spec) if spec.shape().words);
        let into = if words { &mut self.texts } else { &mut self.numbers };
        let (before, mut away) = (into.len(), false);
        leaf.secrets(&mut |step, bytes| {
            let key = format!("{key}{step}");
            match loaded.is_not_at_hand(&key) {
                // What stands there is the default's.
                true => away = true,
                false => into.push((key, Zeroizing::new(bytes.to_vec()))),
            }
        });
        let bare = || matches!(Shown(leaf).to_string().as_str(), "none" | "[]" | "{}");
        if into.len() == before && !away && !bare() {
            self.opaque.push(key);
        }
    }

    /// Keeps a public value if it is shown as another one is.
    fn public(&mut self, cursor: &Cursor<'_>, leaf: &dyn AnyLeaf) {
        let key = cursor.key();
        let mut keep = |key: String, shown: String| {
            let shown = Zeroizing::new(shown.into_bytes());
            let text = std::str::from_utf8(&shown).unwrap_or_default();
            if mask_user_info(text) != text || (text == "none" && !leaf.is_absent()) {
                self.masked.push((key, shown));
            }
        };
        if cursor.field().is_map() {
            leaf.entries(&mut |name, value| keep(format!("{key}.{name}"), value.to_string()));
        } else {
            keep(key, Shown(leaf).to_string());
        }
    }
}

/// The public values of a section as texts, by key, in the order of the declaration. What is public by declaration may have
/// a secret in it all the same, so these are wiped as well.
pub(crate) fn texts(value: &dyn AnySection, loaded: &Loaded, scope: &Scope) -> Vec<Secret> {
    let mut texts = Vec::new();
    leaves(value, loaded, scope, &mut |cursor, leaf| {
        let mut push = |key: String, text: String| texts.push((key, Zeroizing::new(text.into_bytes())));
        let key = cursor.key();
        match cursor.field() {
            field if field.is_secret() || loaded.is_not_at_hand(&key) => {}
            field if field.is_map() => {
                leaf.entries(&mut |name, value| push(format!("{key}.{name}"), value.to_string()));
            }
            _ => push(key, Shown(leaf).to_string()),
        }
    });
    texts
}
