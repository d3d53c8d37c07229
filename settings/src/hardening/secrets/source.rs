//! Secrets come from where secrets are kept.

use super::origins;
use crate::checklist::{Findings, Item, Profile, Seen};
use crate::origin::OriginKind;

pub(super) fn item() -> Item {
    Item::on_all("secrets.source", "no secret stands in code, in a file of settings or on the command line")
        .why("code and files of settings are read by many, and kept for good; a command line, by all on the machine")
        .source("OWASP ASVS 5.0.0, 13.3.1")
        .mend(
            "deliver it as a file with nothing else in it; change it, for it was in the open; a file of settings that is \
             a secret itself, and in no repository, is waived",
        )
        .profiles(Profile::DEPLOYED)
        .covers_secrets()
        .minds_rehearsals()
        .judge(judge)
}

fn judge(seen: &Seen<'_>, found: &mut Findings<'_>) {
    let secrets = origins::secrets(seen, found);
    origins::all_at_hand(&secrets, found);
    for secret in secrets {
        found.read(secret.key());
        let messages = origins::origins(secret).filter_map(|(origin, weaker)| against(origin.kind(), weaker));
        let mut told: Vec<&str> = Vec::new();
        for message in messages {
            if !told.contains(&message) {
                told.push(message);
                found.fail_key(secret.key(), message);
            }
        }
    }
}

/// What is wrong with a place for a secret; for one that another source overrode, it still stands there.
fn against(kind: OriginKind, weaker: bool) -> Option<&'static str> {
    Some(match (kind, weaker) {
        (OriginKind::Default, _) => "is a default: it stands in code, or is another one with every start",
        (OriginKind::Code, false) => "is given in code",
        (OriginKind::Code, true) => "overrides a value in code, which is a secret as well",
        (OriginKind::File, false) => "comes from a file of settings, which may be committed",
        (OriginKind::File, true) => {
            "overrides a value in a file of settings, which may be committed, and is a secret as well"
        }
        (OriginKind::Flag, false) => "comes from the command line, which everybody on the machine may read",
        (OriginKind::Flag, true) => {
            "overrides a value on the command line, which everybody on the machine may read"
        }
        // What is derived from settings is no better than they are, and they are judged.
        (
            OriginKind::Derived
            | OriginKind::SecretFile
            | OriginKind::Variable
            | OriginKind::Dotenv
            | OriginKind::NotAtHand,
            _,
        ) => return None,
    })
}
