//! No URL that may be logged has credentials in it.

use crate::checklist::{Findings, Item, Seen};
use crate::hardening::url::{self, Url};

pub(super) fn item() -> Item {
    Item::on_all("secrets.not-in-urls", "no public setting has a URL with credentials in it")
        .why("what is public is logged, shown and sent on, and a URL with its query as well")
        .source("OWASP ASVS 5.0.0, 14.2.1; OWASP Logging Cheat Sheet")
        .mend("give the setting a secret type, or the credential a setting of its own")
        .reads_no_secret()
        .judge(judge)
}

fn judge(seen: &Seen<'_>, found: &mut Findings<'_>) {
    let mut any = false;
    for value in seen.values() {
        let (mut has_url, mut tells) = (false, false);
        value.holds(|bytes| {
            for url in url::urls(url::text(bytes)) {
                has_url = true;
                tells |= Url::tells_credentials(&url);
            }
            has_url
        });
        any |= has_url;
        if has_url {
            found.read(value.key());
        }
        if tells {
            found.withhold(value.key());
            found.fail_key(value.key(), "has a URL with credentials in it, and is public");
        }
    }
    if !any {
        found.not_applicable("no public setting has a URL");
    }
}
