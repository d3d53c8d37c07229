//! Each purpose has a secret of its own.

use crate::checklist::{Findings, Item, Profile, Seen};

pub(super) fn item() -> Item {
    Item::on_all("secrets.not-shared", "no two secrets are the same")
        .why("whoever gets one then has the other, and neither is changed without the other")
        .source("NIST SP 800-57 part 1, 5.2; OWASP Secrets Management Cheat Sheet")
        .mend("generate one for each purpose")
        .profiles(Profile::DEPLOYED)
        .covers_secrets()
        .minds_rehearsals()
        .judge(judge)
}

fn judge(seen: &Seen<'_>, found: &mut Findings<'_>) {
    let secrets = seen.secrets(found);
    if secrets.is_empty() {
        found.not_applicable("there is no secret");
    }
    for (at, secret) in secrets.iter().enumerate() {
        found.read(secret.key());
        // Two that are empty have nothing in common; that they are empty is another item's business.
        if secret.holds(<[u8]>::is_empty) {
            continue;
        }
        // Each with all others, and none left out for what was found before: the time tells nothing but their number.
        let same = secrets.iter().enumerate().fold(false, |same, (other, one)| {
            let is_same = one.is_same_as(secret);
            same | (is_same && other != at)
        });
        if same {
            found.fail_key(secret.key(), "is the same as another secret");
        }
    }
}
