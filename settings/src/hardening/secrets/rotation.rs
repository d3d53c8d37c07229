//! Each secret has somebody who answers for it, and a day to change it.

use std::collections::BTreeMap;

use super::origins;
use crate::Settings;
use crate::checklist::{Date, Findings, Item, Profile, Seen, Severity};
use crate::key::{is_within, join};

/// When secrets are to be changed.
///
/// ```
/// use settings::hardening::secrets::Rotation;
/// use settings::{Loader, SecretString, Settings};
///
/// #[derive(Settings)]
/// #[settings(prefix = "SHOP")]
/// struct Shop {
///     #[settings(nested)]
///     rotation: Rotation,
///     #[settings(review(owner = "team-shop"))]
///     api_key: Option<SecretString>,
/// }
///
/// // The key of a secret that stands in a section has dots in it: it is quoted.
/// let text = "rotation.rotate_after = {api_key = 2027-01-31, 'mail.password' = 2027-03-31}";
/// let shop = Loader::<Shop>::new().text("toml", text).load()?;
/// assert_eq!(shop.rotation.rotate_after.len(), 2);
/// # Ok::<(), settings::LoadError>(())
/// ```
#[derive(Debug, Settings)]
#[settings(crate = crate)]
#[settings(review(security, rollback = "nothing besides: it is for the checklist alone"))]
pub struct Rotation {
    /// By the key of a secret, or of a section or map of them, the last day before it is to be changed.
    #[settings(default)]
    #[settings(review(
        expect = "the day is to come, and at most `longest_days` after the last change of the secret, as \
                  the vault's own date has it; while a secret has no day, `secrets.rotation` fails",
        rollback = "nothing besides: a secret that was changed stays changed, and keeps the day that fits it"
    ))]
    pub rotate_after: BTreeMap<String, Date>,
    /// For how many days after its day a secret that was not changed is warned of, before that is an error.
    #[settings(default = 30)]
    #[settings(review(
        expect = "a warning of `secrets.rotation-due` for so many days behind a day, and then an error"
    ))]
    pub grace_days: u16,
    /// How many days from today a day may lie: what is never to be changed is not rotated.
    #[settings(default = 366)]
    #[settings(review(expect = "no day in `rotate_after` is more days away than the value in use"))]
    pub longest_days: u16,
}

const NO_OWNER: &str = "has no owner who answers for it";
const NO_DAY: &str = "has no day to change it";
const OVERDUE: &str = "was to be changed, and the days of grace are over";
const DUE: &str = "was to be changed: the days of grace have begun";
const TOO_FAR: &str = "is further away than a secret may be kept";
const NO_SECRET: &str = "is for what is no secret";
const NO_SECTION: &str = "the service does not say when its secrets are to be changed";

const FIELDS: &[&str] = &["rotate_after", "grace_days", "longest_days"];
const SOURCE: &str = "OWASP ASVS 5.0.0, 13.1.4 and 13.3.4";

pub(super) fn item() -> Item {
    Item::on_all("secrets.rotation", "each secret has an owner, and is changed in time")
        .why("a secret that leaked is of use until it is changed")
        .source(SOURCE)
        .mend("change the secret, then write its next day; `review(owner = …)` in the declaration says who answers for it")
        .profiles(Profile::DEPLOYED)
        .covers::<Rotation>(FIELDS)
        .covers_secrets()
        .minds_rehearsals()
        .judge(judge)
}

/// The same with less weight: what is over its day, and not yet for long.
pub(super) fn due_item() -> Item {
    Item::on_all("secrets.rotation-due", "no secret is over the day to change it")
        .why("after the days of grace it is an error")
        .source(SOURCE)
        .mend("change the secret, then write its next day")
        .severity(Severity::Warning)
        .profiles(Profile::DEPLOYED)
        .covers::<Rotation>(FIELDS)
        .covers_secrets()
        .minds_rehearsals()
        .judge(judge_due)
}

/// Where a day stands in the settings, and the terms of its section.
struct Day {
    /// Its own key.
    key: String,
    /// The key of what is to be changed.
    of: String,
    day: Date,
    grace: u16,
    longest: u16,
}

/// The days of all sections; nothing if there is no section.
fn days(seen: &Seen<'_>, found: &mut Findings<'_>) -> Option<Vec<Day>> {
    let mut days = None;
    seen.sections::<Rotation>(|key, rotation| {
        FIELDS.iter().for_each(|field| found.read(&join(key, field)));
        let (grace, longest) = (rotation.grace_days, rotation.longest_days);
        let map = join(key, "rotate_after");
        let own = rotation.rotate_after.iter().map(|(of, day)| Day {
            key: format!("{map}.{of}"),
            of: of.clone(),
            day: *day,
            grace,
            longest,
        });
        days.get_or_insert_with(Vec::new).extend(own);
    });
    days
}

/// The day of a secret: of all that cover it, the one that names it most closely.
fn of_secret<'a>(days: &'a [Day], key: &str) -> Option<&'a Day> {
    days.iter().filter(|day| is_within(key, &day.of)).max_by_key(|day| day.of.len())
}

fn judge(seen: &Seen<'_>, found: &mut Findings<'_>) {
    let days = days(seen, found);
    let secrets: Vec<_> =
        origins::secrets(seen, found).into_iter().filter(|secret| origins::is_there(secret)).collect();
    for secret in &secrets {
        found.read(secret.key());
        if secret.review().owner().is_none() {
            found.fail_key(secret.key(), NO_OWNER);
        }
    }
    let Some(days) = days else {
        found.not_applicable(NO_SECTION);
        return;
    };
    for day in &days {
        if !is_of_secret(seen, &day.of) {
            found.fail_key(&day.key, NO_SECRET);
        } else if day.day > found.today().in_days(day.longest) {
            found.fail_key(&day.key, TOO_FAR);
        }
    }
    for secret in &secrets {
        match of_secret(&days, secret.key()) {
            None => found.fail_key(secret.key(), NO_DAY),
            Some(day) if found.today() > day.day.in_days(day.grace) => found.fail_key(secret.key(), OVERDUE),
            Some(_) => {}
        }
    }
}

fn judge_due(seen: &Seen<'_>, found: &mut Findings<'_>) {
    let days = days(seen, found).unwrap_or_default();
    if days.is_empty() {
        found.not_applicable(NO_SECTION);
    }
    let today = found.today();
    for secret in origins::secrets(seen, found).into_iter().filter(|secret| origins::is_there(secret)) {
        let Some(day) = of_secret(&days, secret.key()) else { continue };
        found.read(secret.key());
        if today > day.day && today <= day.day.in_days(day.grace) {
            found.fail_key(secret.key(), DUE);
        }
    }
}

/// True if a key is that of a declared secret, be it there or not, or of a section or map with one in it.
fn is_of_secret(seen: &Seen<'_>, key: &str) -> bool {
    let outline = &seen.loaded.outline;
    let declared = outline.by_key(key);
    let is_secret = declared.iter().any(|one| outline.field(one.place, one.field).is_secret());
    is_secret || seen.settings().iter().any(|one| one.is_secret() && is_within(one.key(), key))
}
