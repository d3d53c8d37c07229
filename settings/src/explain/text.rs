//! An explanation for people, for machines, as one line, and as a fingerprint.

use std::fmt::{self, Write};

use super::Explanation;
use crate::json::Json;
use crate::key::escaped;
use crate::origin::OriginKind;
use crate::problem::origin_json;
use crate::sort::sort_by;

/// One line a setting: `http.port = 9001 (variable SHOP_HTTP_PORT, over settings.toml:2:8, default)`.
impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for setting in &self.settings {
            let (key, value) = (escaped(setting.key()), escaped(setting.value()));
            write!(f, "{key} = {value} ({}", setting.origin())?;
            for (at, origin) in setting.overrode().iter().enumerate() {
                write!(f, ", {}{origin}", if at == 0 { "over " } else { "" })?;
            }
            f.write_str(")\n")?;
        }
        Ok(())
    }
}

/// The same as `Display`.
impl fmt::Debug for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Explanation {
    /// The explanation as one line of JSON: an object with a member for each key, which has `value`, `origin`
    /// (`kind`, `name`, `line`, `column`) and `overrode`, a list of origins; and `owner`, `expect`, `rollback`, `since`,
    /// `security`, as far as the declaration says so.
    pub fn to_json(&self) -> String {
        let mut json = Json::new();
        json.object(|json| {
            for setting in &self.settings {
                json.object_in(setting.key(), |json| {
                    json.text_in("value", &setting.value());
                    if !setting.is_at_hand() {
                        json.bool_in("at_hand", false);
                    }
                    json.object_in("origin", |json| origin_json(json, setting.origin()));
                    json.array_in("overrode", |json| {
                        for origin in setting.overrode() {
                            json.object(|json| origin_json(json, origin));
                        }
                    });
                    setting.review().write_json(json);
                });
            }
        });
        json.finish()
    }

    /// One line for a log.
    pub(crate) fn summary(&self, warnings: usize) -> String {
        let count = |kind: OriginKind| {
            self.settings.iter().filter(|one| one.is_at_hand() && one.origin().kind() == kind).count()
        };
        let away = self.settings.iter().filter(|one| !one.is_at_hand()).count();
        let s = |count: usize| if count == 1 { "" } else { "s" };
        let all = self.settings.len();
        let mut line = format!("{all} setting{}: {} by default", s(all), count(OriginKind::Default));
        let kinds = [
            (OriginKind::File, "from files"),
            (OriginKind::Dotenv, "from dotenv files"),
            (OriginKind::Variable, "from variables"),
            (OriginKind::SecretFile, "from secret files"),
            (OriginKind::Flag, "from flags"),
            (OriginKind::Code, "given in code"),
            (OriginKind::Derived, "derived"),
        ];
        for (kind, words) in kinds {
            if count(kind) > 0 {
                // A string never refuses to be written to.
                let _ = write!(line, ", {} {words}", count(kind));
            }
        }
        if away > 0 {
            let _ = write!(line, ", {away} not at hand");
        }
        let _ = write!(line, "; {warnings} warning{}; fingerprint {}", s(warnings), self.fingerprint());
        line
    }

    /// FNV-1a (Fowler, Noll, Vo; 64 bits) over the public settings, each part with its length before it, so that no
    /// value can pass for another setting.
    pub(crate) fn fingerprint(&self) -> String {
        let mut public: Vec<_> =
            self.settings.iter().filter(|one| !one.is_secret() && one.is_at_hand()).collect();
        sort_by(&mut public, |one, other| one.key().cmp(other.key()));
        let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
        for part in public.iter().flat_map(|one| [one.key(), one.value()]) {
            let length = (part.len() as u64).to_le_bytes();
            for byte in length.iter().chain(part.as_bytes()) {
                hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
        format!("{hash:016x}")
    }
}
