//! Where secrets come from.

use crate::checklist::{Findings, Seen};
use crate::origin::{Origin, OriginKind};
use crate::survey::Explained;

/// The secrets of a service that are there, or that another source took away. Says so if there are none.
pub(super) fn secrets<'a>(seen: &Seen<'a>, found: &mut Findings<'_>) -> Vec<&'a Explained> {
    let is_anywhere =
        |one: &&Explained| one.is_secret() && (!one.is_at_hand() || origins(one).next().is_some());
    let secrets: Vec<_> = seen.settings().iter().filter(is_anywhere).collect();
    if secrets.is_empty() {
        found.not_applicable("there is no secret");
    }
    secrets
}

/// The places that a secret stands at: where it came from, and those that had a weaker one. The second says which.
///
/// A default that was overridden is none of them: a literal one does not compile, and one that a function makes was not made.
pub(super) fn origins(secret: &Explained) -> impl Iterator<Item = (&Origin, bool)> {
    // What names a secret that is not at hand is not where it stands.
    let own = (secret.is_at_hand() && is_there(secret)).then_some((secret.origin(), false));
    let weaker = secret.overrode().iter().filter(|origin| origin.kind() != OriginKind::Default);
    own.into_iter().chain(weaker.map(|origin| (origin, true)))
}

/// Says so if one of the secrets is not at hand: where it comes from is not known then.
pub(super) fn all_at_hand(secrets: &[&Explained], found: &mut Findings<'_>) {
    if let Some(away) = secrets.iter().find(|secret| !secret.is_at_hand()) {
        found.read(away.key());
        found.not_verified("a secret is not at hand");
    }
}

/// True for a setting that has a value, or is going to have one.
pub(super) fn is_there(setting: &Explained) -> bool {
    setting.origin().kind() != OriginKind::NotAtHand && !matches!(setting.value(), "none" | "[]" | "{}")
}
