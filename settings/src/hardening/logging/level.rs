//! How much something matters, in a log.

use crate::Settings;

/// How much something matters, from the least.
///
/// ```
/// use settings::hardening::logging::Level;
///
/// assert!(Level::Debug < Level::Info);
/// assert_eq!(Level::Warn.as_str(), "warn");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Settings)]
#[settings(crate = crate)]
pub enum Level {
    /// Each step, with what it works on.
    Trace,
    /// What helps whoever looks for a fault.
    Debug,
    /// The course of things.
    #[settings(default)]
    Info,
    /// What someone should look at some time.
    Warn,
    /// What someone should look at now.
    Error,
}

impl Level {
    /// Its name, as in the settings.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Trace => "trace",
            Self::Debug => "debug",
            Self::Info => "info",
            Self::Warn => "warn",
            Self::Error => "error",
        }
    }

    /// True if lines of this level show what a service works on, and not only that it does.
    pub(super) fn is_for_debugging(self) -> bool {
        self <= Self::Debug
    }
}
