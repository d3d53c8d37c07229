//! The secrets of a loaded object, as those see them that compare and judge them.

use zeroize::Zeroizing;

use super::leaves::leaves;
use crate::loaded::{Loaded, Scope};
use crate::spec::Shown;
use crate::visit::AnySection;

/// The bytes of a secret, by key. A copy, which is wiped.
pub(crate) type Secret = (String, Zeroizing<Vec<u8>>);

/// The secrets of a section, in the order of the declaration; and the keys of those that have no bytes to look at, as
/// numbers and types of others have not.
pub(crate) fn secrets(value: &dyn AnySection, loaded: &Loaded, scope: &Scope) -> (Vec<Secret>, Vec<String>) {
    let (mut secrets, mut opaque) = (Vec::new(), Vec::new());
    leaves(value, loaded, scope, &mut |cursor, leaf| {
        if !cursor.field().is_secret() {
            return;
        }
        let (key, before) = (cursor.key(), secrets.len());
        leaf.secrets(&mut |step, bytes| {
            secrets.push((format!("{key}{step}"), Zeroizing::new(bytes.to_vec())));
        });
        let is_there = || !matches!(Shown(leaf).to_string().as_str(), "none" | "[]" | "{}");
        if secrets.len() == before && is_there() {
            opaque.push(key);
        }
    });
    (secrets, opaque)
}
