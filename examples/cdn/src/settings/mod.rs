//! Everything that the site can be told from outside, a file for each section.
//!
//! Each module of the service is given its own section by parameter. None of them knows where a value came from.

mod cache;
mod checklist;
mod http;
mod query;
mod security;
mod templates;

use std::net::SocketAddr;
use std::time::Duration;

use settings::{SecretBox, Settings};

pub use self::cache::CacheSettings;
pub use self::checklist::{checklist, command};
pub use self::http::HttpSettings;
pub use self::query::QuerySettings;
pub use self::security::{HeaderSettings, LoggingSettings, SecuritySettings, UploadSettings};
pub use self::templates::TemplateSettings;

/// All settings of the site. In development it runs as they are declared, without a file or a variable.
#[derive(Debug, Settings)]
#[settings(
    prefix = "SITE",
    review(owner = "team-site", rollback = "undo the change where it was made, then restart the site")
)]
#[settings(check = the_public_address_is_that_of_the_site(http.listen, security.headers.disclosure.public))]
pub struct Site {
    /// Who depends on the site. Only in development is anything made up at start.
    #[settings(default = Mode::Development)]
    #[settings(review(
        security,
        expect = "`production` where visitors are: without a session key the site then does not start, and says so",
        rollback = "restart the site; where visitors are, no other value is right, the default least of all"
    ))]
    pub mode: Mode,
    /// Signs the sessions of visitors, 32 bytes in base64, as `openssl rand -base64 32` makes them; in a file that
    /// `SITE_SESSION_KEY_FILE` names, the bytes as they are. All instances need the same; in development each start makes a
    /// fresh one, and says so.
    #[settings(encoding = "base64", default_from = fresh_in_development(mode), only_from(variable, secret_file))]
    #[settings(review(
        security,
        owner = "team-security",
        expect = "a visitor who was signed in before a restart is signed in after it",
        rollback = "restart all instances at the same moment: whoever signed in under the other key is signed out; a key that \
                    leaked is not put back but replaced"
    ))]
    pub session_key: SecretBox<[u8; 32]>,
    /// Where the site listens, and how long things may take.
    #[settings(nested)]
    pub http: HttpSettings,
    /// What visitors read.
    #[settings(nested)]
    pub templates: TemplateSettings,
    /// What of a query reaches the site.
    #[settings(nested)]
    pub query: QuerySettings,
    /// What the network in front may keep, and for how long.
    #[settings(nested)]
    pub cache: CacheSettings,
    /// Whom the site believes, what it takes, what it has browsers keep to, and what it tells.
    #[settings(nested)]
    pub security: SecuritySettings,
}

/// Who depends on the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Settings)]
pub enum Mode {
    /// Nobody but its developer.
    Development,
    /// Those who try out the next version.
    Staging,
    /// Everybody.
    Production,
}

/// A key of this run's own. Where visitors depend on the site, it would end every session with each start, and be another
/// one in each instance.
fn fresh_in_development(mode: &Mode) -> Result<SecretBox<[u8; 32]>, &'static str> {
    if *mode != Mode::Development {
        return Err("has to be given outside of development, and be the same for all instances");
    }
    let mut filled = Ok(());
    let key = SecretBox::init_with_mut(|bytes: &mut [u8; 32]| filled = getrandom::fill(bytes));
    filled.map(|()| key).map_err(|_| "cannot be made up, since the system gives no random bytes")
}

/// The site listens at one address.
fn the_public_address_is_that_of_the_site(
    listen: &SocketAddr,
    public: &Option<SocketAddr>,
) -> Result<(), &'static str> {
    match public {
        Some(public) if public != listen => Err("`security.headers.disclosure.public` must be `http.listen`"),
        _ => Ok(()),
    }
}

/// Caches and browsers forget what is older, and some of them count no further.
const YEAR: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// The headers have no finer unit, and rounding would be a value that nobody wrote.
fn whole_seconds(time: &Duration) -> Result<(), &'static str> {
    if time.subsec_nanos() == 0 { Ok(()) } else { Err("must be whole seconds") }
}
