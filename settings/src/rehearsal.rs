//! Settings without those secrets that are not at hand: to be looked at, and not to be used.

use std::fmt;
use std::path::PathBuf;

use crate::Settings;
use crate::checked::Checked;
use crate::error::{NotAtHand, NotRun};
use crate::explain::Explanation;
use crate::input::{Input, Raw};
use crate::leaf::Leaf;
use crate::loaded::{Loaded, Scope};
use crate::problem::Problem;

/// Settings that were loaded where not all secrets are at hand: before they ship, on the machine of a reviewer or in CI.
///
/// [`Loader::rehearse`](crate::Loader::rehearse) makes one. All that is at hand is chosen, converted and checked as by a load.
/// What is said of the rest is "not verified", and never that it is well. No service can run on it: the value is not to be
/// had, and no [`Checked`] comes of it.
///
/// A secret is not at hand where no source has it, or where the strongest source that has something of it only names it: by
/// an empty variable or file, or by a `NAME_FILE` whose file is not here or may not be read. So is what may stand in a
/// folder of secret files that is named and is not here.
///
/// ```
/// use settings::{Environment, Loader, Rehearsing, SecretString, Settings};
///
/// #[derive(Settings)]
/// #[settings(prefix = "SHOP")]
/// struct Shop {
///     #[settings(default = 8080, range(min = 1024))]
///     port: u16,
///     #[settings(length(min = 32))]
///     token: SecretString,
/// }
///
/// let staging = || Environment::from([("SHOP_PORT", "9000"), ("SHOP_TOKEN_FILE", "/nowhere/token")]);
/// let shop = Loader::<Shop>::new().environment(staging()).rehearse(&Rehearsing::new())?;
/// assert_eq!(shop.explain().setting("port").unwrap().value(), "9000");
/// let away = &shop.not_at_hand()[0];
/// assert_eq!(away.to_string(), "`token`: its value is not at hand; variable SHOP_TOKEN_FILE names it");
///
/// // A load does not do without.
/// assert!(Loader::<Shop>::new().environment(staging()).load().is_err());
/// # Ok::<(), settings::LoadError>(())
/// ```
pub struct Rehearsal<T>(Checked<T>);

/// Which secrets a rehearsal does without.
///
/// ```
/// use settings::{Code, Environment, Loader, Rehearsing, SecretString, Settings};
///
/// #[derive(Settings)]
/// #[settings(prefix = "SHOP")]
/// struct Shop {
///     token: SecretString,
///     password: SecretString,
/// }
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let folder = tempfile::tempdir()?;
/// # let names = folder.path().join("secrets.names");
/// # std::fs::write(&names, "SHOP_TOKEN\n")?;
/// // The file `names` has the line `SHOP_TOKEN`, so nobody is going to give the password.
/// let how = Rehearsing::new().names(&names);
/// let error = Loader::<Shop>::new().rehearse(&how).unwrap_err();
/// assert_eq!(error.problems().len(), 1);
/// assert_eq!((error.problems()[0].code(), error.problems()[0].key()), (Code::Missing, Some("password")));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, Default)]
#[must_use = "it says how to rehearse, and does not"]
pub struct Rehearsing {
    /// Whether it does without those that are at hand, too.
    pub(crate) without_all: bool,
    pub(crate) names: Option<PathBuf>,
}

impl Rehearsing {
    /// Without those that are not at hand.
    pub fn new() -> Self {
        Self::default()
    }

    /// Without all of them: of a secret that is at hand only the name is taken, and no secret file is read.
    pub fn without_all(mut self) -> Self {
        self.without_all = true;
        self
    }

    /// With a file of the names of all secrets that there are going to be: one a line, as a variable, with or without
    /// `_FILE`, as a secret file or as a key; `#` begins a comment.
    ///
    /// What is named there counts as not at hand, whatever another source has. A secret that is required, and neither named
    /// nor given, is missing then. So is a section that may be absent and of which nothing is named.
    pub fn names(mut self, path: impl Into<PathBuf>) -> Self {
        self.names = Some(path.into());
        self
    }
}

impl<T> Clone for Rehearsal<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

/// A map from keys to values as [`Rehearsal::explain`] shows them.
impl<T: Settings> fmt::Debug for Rehearsal<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Settings of which all is at hand.
impl<T> From<Checked<T>> for Rehearsal<T> {
    fn from(checked: Checked<T>) -> Self {
        Self(checked)
    }
}

impl<T: Settings> Rehearsal<T> {
    pub(crate) fn of(checked: Checked<T>) -> Self {
        Self(checked)
    }

    /// The settings with what stands in them meanwhile: for what judges them, and for nobody else.
    pub(crate) fn parts(&self) -> (&T, &Loaded, &Scope) {
        let (loaded, scope) = self.0.parts();
        (&self.0, loaded, scope)
    }

    /// What nobody knows: the secrets whose values are not at hand, and what would be derived from one of them.
    pub fn not_at_hand(&self) -> &[NotAtHand] {
        self.parts().1.not_at_hand()
    }

    /// The rules across settings that did not run, because they read something that is not at hand.
    pub fn not_run(&self) -> &[NotRun] {
        self.parts().1.not_run()
    }

    /// What is worth a warning. See [`Checked::warnings`].
    pub fn warnings(&self) -> &[Problem] {
        self.parts().1.warnings()
    }

    /// Every setting, with its value and where that came from. See [`Checked::explain`].
    pub fn explain(&self) -> Explanation {
        self.0.explain()
    }

    /// One line for a log. See [`Checked::summary`].
    pub fn summary(&self) -> String {
        self.0.summary()
    }

    /// The hash of the public settings that a load would have; see [`Checked::fingerprint`]. Secrets have no part in it, so
    /// there is none only where a public setting is derived from a secret that is not at hand.
    pub fn fingerprint(&self) -> Option<String> {
        let explanation = self.0.explain();
        let known = explanation.settings().iter().all(|one| one.is_secret() || one.is_at_hand());
        known.then(|| explanation.fingerprint())
    }

    /// The value of a public setting that is at hand, by its key; for whoever picks the items of a checklist by it.
    pub fn value<V: Leaf>(&self, key: &str) -> Option<V> {
        let explanation = self.0.explain();
        let shown = explanation.setting(key).filter(|one| !one.is_secret() && one.is_at_hand())?;
        V::read(Input::new(Raw::Text(shown.value()), false)).ok()
    }
}
