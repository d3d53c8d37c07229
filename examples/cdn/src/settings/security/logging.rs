use settings::Settings;

/// What the site tells of its work, on its standard output. Lines that nobody reads are dropped, and counted.
#[derive(Debug, Settings)]
#[settings(review(expect = "lines of this kind in the log"))]
pub struct LoggingSettings {
    /// The least that is told. That the session key is made up, and that lines were dropped, is told at any level.
    pub level: Level,
    /// How a line is written.
    pub format: Format,
    /// Whether lines name the addresses of clients, which are personal data.
    #[settings(default = false, review(owner = "team-privacy"))]
    pub client_addresses: bool,
}

/// How much something matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Settings)]
pub enum Level {
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
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warn => "warn",
            Self::Error => "error",
        }
    }
}

/// How a line is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Settings)]
pub enum Format {
    /// For people.
    #[settings(default)]
    Text,
    /// For programs: an object of JSON a line.
    Json,
}
