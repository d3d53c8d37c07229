//! How much a service tells: in its log, and whoever is sent an error.

use std::collections::BTreeMap;

use super::Level;
use crate::Settings;
use crate::checklist::{Findings, Item, Profile, Severity};

/// How much the service tells: in its log, and whoever is sent an error.
///
/// ```
/// use settings::hardening::logging::{Level, Verbosity};
/// use settings::{Loader, Settings};
///
/// #[derive(Settings)]
/// #[settings(prefix = "SHOP")]
/// struct Shop {
///     #[settings(nested)]
///     log: Verbosity,
/// }
///
/// let shop = Loader::<Shop>::new().text("toml", "log.modules = { 'shop::cart' = 'debug' }").load()?;
/// assert_eq!(shop.log.level_of("shop::cart::price"), Level::Debug);
/// assert_eq!(shop.log.level_of("shop::carts"), Level::Info);
/// # Ok::<(), settings::LoadError>(())
/// ```
#[derive(Debug, Clone, Settings)]
#[settings(crate = crate, review(security, rollback = "restart the service; what the log was told meanwhile stays in it until it is removed"))]
pub struct Verbosity {
    /// Pages, endpoints and checks that only a developer needs.
    #[settings(default = false)]
    #[settings(review(
        expect = "`false` where anybody but developers gets in; the answer to a request that fails then names \
                  no file and no line of the code"
    ))]
    pub debug: bool,
    /// The least that is told.
    #[settings(review(
        expect = "no line of a level before the value in use, in the order `trace`, `debug`, `info`, `warn`, `error`"
    ))]
    pub level: Level,
    /// The least that a module tells, and all in it, where that is not `level`: by its path, such as `shop::cart`.
    #[settings(default)]
    #[settings(review(
        expect = "lines of each module in the list from its level on, and of no lower one; with `{{}}`, all \
                  modules keep to `level`"
    ))]
    pub modules: BTreeMap<String, Level>,
    /// What the body of an answer tells of an error.
    #[settings(review(
        expect = "while it is `generic`, a fixed text and the id of the request in the body of a 500",
        rollback = "undo the change where it was made, then restart the service"
    ))]
    pub error_bodies: ErrorBodies,
}

/// What the body of an answer tells of an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Settings)]
#[settings(crate = crate)]
pub enum ErrorBodies {
    /// That there was one, and how to ask about it.
    #[settings(default)]
    Generic,
    /// The error itself, with what it quotes and where it arose.
    Detailed,
}

impl Verbosity {
    /// The least that a module tells: what is said of the innermost module around it, or the level of all.
    pub fn level_of(&self, module: &str) -> Level {
        let around = |name: &str| {
            module.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
        };
        let named = self.modules.iter().filter(|(name, _)| around(name));
        named.max_by_key(|(name, _)| name.len()).map_or(self.level, |(_, level)| *level)
    }
}

pub(super) fn item() -> Item {
    Item::on::<Verbosity>("logging.production", "debugging is off, and errors tell nothing of the inside")
        .why("what helps to find a fault helps an attacker as well, and levels for debugging log what users send")
        .source("OWASP ASVS 5.0.0, 13.4.2 and 16.5.1")
        .mend("turn debugging off, set the level to info or above, and answer errors with a fixed text")
        .severity(Severity::Error)
        .profiles(Profile::DEPLOYED)
        .reads(&["debug", "level", "modules", "error_bodies"])
        .examples(&[("level", "info")], &[("level", "debug")])
        .judge(judge)
}

fn judge(verbosity: &Verbosity, found: &mut Findings<'_>) {
    if verbosity.debug {
        found.fail("debug", "must be off");
    }
    if verbosity.error_bodies != ErrorBodies::Generic {
        found.fail("error_bodies", "must be generic");
    }
    // A release is tried with more lines than it serves with.
    if found.profile() != Profile::Production {
        return;
    }
    if verbosity.level.is_for_debugging() {
        found.fail("level", "must be info or above in production");
    }
    if verbosity.modules.values().any(|level| level.is_for_debugging()) {
        found.fail("modules", "must all be at info or above in production");
    }
}
