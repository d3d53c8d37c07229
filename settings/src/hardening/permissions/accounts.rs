//! No account of the service is one that everybody knows.

use crate::checklist::{Findings, Item, Profile, Seen};
use crate::hardening::url::{self, Url};
use crate::key::join;
use crate::{SecretString, Settings};

/// An account by which the service gets into another one: a database, a queue, a mail server.
///
/// ```
/// use settings::hardening::permissions::Account;
/// use settings::{Loader, Settings};
///
/// #[derive(Settings)]
/// #[settings(prefix = "SHOP")]
/// struct Shop {
///     #[settings(nested)]
///     mail: Account,
/// }
///
/// let shop = Loader::<Shop>::new().value("mail.user", "shop-mailer").load()?;
/// assert_eq!(shop.mail.user, "shop-mailer");
/// # Ok::<(), settings::LoadError>(())
/// ```
#[derive(Debug, Settings)]
#[settings(crate = crate)]
#[settings(review(
    security,
    expect = "under another name the account is refused; it is of this service alone, and has no more rights than it needs; \
              while there is no account, none is asked for",
    rollback = "change it at both ends at the same moment, then restart the service"
))]
pub struct Account {
    /// The name of the account.
    #[settings(not_blank)]
    pub user: String,
    /// Its password; none where something else proves who it is, such as a certificate.
    #[settings(review(
        expect = "with another password, or without one, the account is refused; while it is not set, \
                  something else proves who asks, and without that the account is refused",
        rollback = "change it at both ends at the same moment, then restart the service; one that leaked is \
                    not put back but replaced"
    ))]
    pub password: Option<SecretString>,
}

/// Accounts that products bring, or that everybody calls so.
const DEFAULT: &[&str] = &[
    "root",
    "admin",
    "administrator",
    "postgres",
    "guest",
    "sa",
    "test",
    "user",
    "mysql",
    "oracle",
    "sys",
    "system",
    "sysadmin",
    "elastic",
    "default",
    "demo",
    "superuser",
];

const IS_DEFAULT: &str = "is an account that everybody knows";
const HAS_DEFAULT: &str = "has a URL with an account that everybody knows";

pub(super) fn item() -> Item {
    Item::on_all("permissions.no-default-accounts", "the service has accounts of its own")
        .why("accounts that products bring are tried first, and mostly have every right")
        .source("OWASP ASVS 5.0.0, 13.2.3")
        .mend("make an account for this service, with the rights that it needs and no more")
        .profiles(Profile::DEPLOYED)
        .covers::<Account>(&["user"])
        .minds_rehearsals()
        .judge(judge)
}

fn judge(seen: &Seen<'_>, found: &mut Findings<'_>) {
    let mut any = false;
    seen.sections::<Account>(|key, account| {
        any = true;
        let key = join(key, "user");
        found.read(&key);
        if is_default(account.user.trim()) {
            found.fail_key(&key, IS_DEFAULT);
        }
    });
    for value in seen.secrets(found).iter().chain(&seen.values()) {
        let (mut users, mut is_bad) = (false, false);
        value.holds(|bytes| {
            for user in url::urls_of_value(url::text(bytes)).iter().filter_map(Url::user) {
                users = true;
                is_bad |= is_default(user);
            }
            users
        });
        if users {
            any = true;
            found.read(value.key());
            // A token may stand in the place of a user.
            found.withhold(value.key());
        }
        if is_bad {
            found.fail_key(value.key(), HAS_DEFAULT);
        }
    }
    if !any {
        found.not_applicable("no account is declared, and no URL has one");
    }
}

fn is_default(user: &str) -> bool {
    DEFAULT.iter().any(|one| one.eq_ignore_ascii_case(user))
}
