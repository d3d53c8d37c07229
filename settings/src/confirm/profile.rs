//! Where a service runs, and how much it matters there that an item fails.

/// How much it matters that an item fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing: nothing ends because of it.
    Note,
    /// To be mended soon, or waived.
    Warning,
    /// Not to be shipped.
    Error,
}

impl Severity {
    /// The name in reports; that of SARIF's `level`. Covered by semver.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// Where a service runs: some items make sense in production alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Profile {
    /// On the machine of whoever writes it.
    Development,
    /// Where a release is tried before it ships.
    Staging,
    /// Where it serves.
    Production,
}

impl Profile {
    /// The name in reports; covered by semver.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Development => "development",
            Self::Staging => "staging",
            Self::Production => "production",
        }
    }

    /// Everywhere.
    pub const ALL: &'static [Self] = &[Self::Development, Self::Staging, Self::Production];
    /// Where a release is tried, and where it serves.
    pub const DEPLOYED: &'static [Self] = &[Self::Staging, Self::Production];
}
