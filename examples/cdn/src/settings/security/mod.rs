//! Whom the site believes, what it takes, what it has browsers keep to, and what it tells.

mod forwarding;
mod headers;
mod logging;
mod uploads;

use settings::Settings;

pub use self::forwarding::{ForwardingSettings, Network};
pub use self::headers::{HeaderSettings, ReferrerPolicy};
pub use self::logging::{Format, Level, LoggingSettings};
pub use self::uploads::UploadSettings;

/// Whom the site believes, what it takes, what it has browsers keep to, and what it tells.
#[derive(Debug, Settings)]
#[settings(review(owner = "team-security", security))]
pub struct SecuritySettings {
    /// Whose word on a client's address is taken.
    #[settings(nested)]
    pub forwarding: ForwardingSettings,
    /// What browsers are told with every answer.
    #[settings(nested)]
    pub headers: HeaderSettings,
    /// What visitors may send.
    #[settings(nested)]
    pub uploads: UploadSettings,
    /// What the site tells of its work.
    #[settings(nested)]
    pub logging: LoggingSettings,
}
