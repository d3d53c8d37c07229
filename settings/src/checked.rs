//! The checked object: a shared handle that nothing can change, and each of its sections as one of its own.

use std::fmt;
use std::ops::Deref;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::Arc;

use crate::Settings;
use crate::error::LoadError;
use crate::explain::Explanation;
use crate::loaded::{Loaded, Scope};
use crate::origin::Origin;
use crate::outline::{Outline, ROOT, Steps};
use crate::problem::Problem;
use crate::proof;
use crate::survey;
use crate::visit::AnySection;

/// Settings that were loaded and have passed their checks.
///
/// Only a load makes one, or [`Checked::of`], which runs the same checks on a value made by hand. It is a shared
/// handle: cloning it copies a pointer. Business code takes `&HttpSettings`, or `Checked<HttpSettings>` where it
/// outlives its caller.
///
/// ```
/// use settings::{Checked, Loader, Settings};
///
/// #[derive(Settings)]
/// #[settings(prefix = "SHOP")]
/// struct Shop {
///     #[settings(nested)]
///     http: Http,
/// }
///
/// #[derive(Settings)]
/// struct Http {
///     #[settings(default = 8080)]
///     port: u16,
/// }
///
/// let shop = Loader::<Shop>::new().load()?;
/// let http: Checked<Http> = shop.section(|shop| &shop.http);
/// std::thread::spawn(move || assert_eq!(http.port, 8080)).join().unwrap();
/// # Ok::<(), settings::LoadError>(())
/// ```
pub struct Checked<T>(Arc<dyn Handle<T>>);

/// A value, and where it stands in what was loaded.
trait Handle<T>: Send + Sync {
    fn value(&self) -> &T;
    fn loaded(&self) -> &Arc<Loaded>;
    fn scope(&self) -> &Scope;
}

/// All that was loaded.
struct Whole<T> {
    value: T,
    loaded: Arc<Loaded>,
    scope: Scope,
}

impl<T: Send + Sync> Handle<T> for Whole<T> {
    fn value(&self) -> &T {
        &self.value
    }

    fn loaded(&self) -> &Arc<Loaded> {
        &self.loaded
    }

    fn scope(&self) -> &Scope {
        &self.scope
    }
}

/// A section of something that was loaded.
struct Part<T, S, F> {
    whole: Checked<T>,
    pick: F,
    /// Where the section was when it was found to be one. The whole never moves, so it always is.
    address: usize,
    scope: Scope,
    section: std::marker::PhantomData<fn() -> S>,
}

impl<T, S, F> Handle<S> for Part<T, S, F>
where
    T: Settings,
    S: Settings,
    F: Fn(&T) -> &S + Send + Sync,
{
    fn value(&self) -> &S {
        let section = (self.pick)(&self.whole);
        assert!(
            std::ptr::from_ref(section).addr() == self.address,
            "the function given to `Checked::section` picked one section first, and something else now"
        );
        section
    }

    fn loaded(&self) -> &Arc<Loaded> {
        self.whole.0.loaded()
    }

    fn scope(&self) -> &Scope {
        &self.scope
    }
}

impl<T> Clone for Checked<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

// Nothing changes behind the handle but what the settings change themselves, so a panic leaves nothing half done. The
// compiler cannot see that through the trait object, and a bound on it would be one on all settings.
impl<T: RefUnwindSafe> UnwindSafe for Checked<T> {}
impl<T: RefUnwindSafe> RefUnwindSafe for Checked<T> {}

impl<T> Deref for Checked<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0.value()
    }
}

/// A map from keys to values as [`Checked::explain`] shows them, secrets redacted. It asks nothing of the type.
impl<T: Settings> fmt::Debug for Checked<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let explanation = self.explain();
        let settings = explanation.settings().iter().map(|setting| (setting.key(), setting.value()));
        f.debug_map().entries(settings).finish()
    }
}

impl<T: Settings> Checked<T> {
    pub(crate) fn loaded(value: T, loaded: Loaded) -> Self {
        let scope = Scope { place: ROOT, slot: 0, steps: Steps::default() };
        Self(Arc::new(Whole { value, loaded: Arc::new(loaded), scope }))
    }

    /// Runs the checks of a load on a value made by hand: for tests of business code.
    ///
    /// # Errors
    ///
    /// What the checks and rules have against it. Keys are relative to the value.
    ///
    /// ```
    /// use settings::{Checked, Settings};
    ///
    /// #[derive(Settings)]
    /// struct Http {
    ///     #[settings(range(min = 1024))]
    ///     port: u16,
    /// }
    ///
    /// assert!(Checked::of(Http { port: 8080 }).is_ok());
    /// assert!(Checked::of(Http { port: 80 }).is_err());
    /// ```
    pub fn of(value: T) -> Result<Self, LoadError> {
        let outline = Outline::new(T::SECTION, "", "_");
        let mut report = proof::prove(&value, &outline);
        if !report.problems.is_empty() {
            report.tell_reviews(&outline);
            return Err(LoadError::new(report));
        }
        Ok(Self::loaded(value, Loaded::by_hand(outline)))
    }

    /// One section as an object of its own. It shares the load: keys, origins and warnings are relative to it.
    ///
    /// # Panics
    ///
    /// If what is picked is no section of these settings; [`Checked::try_section`] does not. A function that picks
    /// something else later makes the section's use panic then.
    pub fn section<S, F>(&self, pick: F) -> Checked<S>
    where
        S: Settings,
        F: Fn(&T) -> &S + Send + Sync + 'static,
    {
        let found = self.try_section(pick);
        #[expect(
            clippy::expect_used,
            reason = "documented: the author's mistake, whatever the configuration"
        )]
        found.expect(
            "the function given to `Checked::section` picks something that is no section of the settings",
        )
    }

    /// The same as [`Checked::section`]; `None` if what is picked is no section of these settings.
    pub fn try_section<S, F>(&self, pick: F) -> Option<Checked<S>>
    where
        S: Settings,
        F: Fn(&T) -> &S + Send + Sync + 'static,
    {
        let identity = pick(self).identity();
        let scope = survey::find_section(&**self, self.0.loaded(), self.0.scope(), identity)?;
        let section = std::marker::PhantomData;
        Some(Checked(Arc::new(Part { whole: self.clone(), pick, address: identity.1, scope, section })))
    }

    /// An optional section as an object of its own, if it is there.
    ///
    /// ```
    /// use settings::{Loader, Settings};
    ///
    /// #[derive(Settings)]
    /// #[settings(prefix = "SHOP")]
    /// struct Shop {
    ///     #[settings(nested)]
    ///     smtp: Option<Smtp>,
    /// }
    ///
    /// #[derive(Settings)]
    /// struct Smtp {
    ///     host: String,
    /// }
    ///
    /// let shop = Loader::<Shop>::new().value("smtp.host", "mail.internal").load()?;
    /// let smtp = shop.optional_section(|shop| shop.smtp.as_ref()).expect("it was given");
    /// assert_eq!(smtp.host, "mail.internal");
    /// # Ok::<(), settings::LoadError>(())
    /// ```
    ///
    /// # Panics
    ///
    /// As [`Checked::section`] does.
    pub fn optional_section<S, F>(&self, pick: F) -> Option<Checked<S>>
    where
        S: Settings,
        F: Fn(&T) -> Option<&S> + Send + Sync + 'static,
    {
        pick(self)?;
        #[expect(
            clippy::expect_used,
            reason = "documented: the author's mistake, whatever the configuration"
        )]
        Some(self.section(move |all: &T| pick(all).expect("a section that was there is there")))
    }

    /// Where the value of a setting came from; `None` if no setting has this key.
    pub fn origin(&self, key: &str) -> Option<Origin> {
        self.explain().setting(key).map(|setting| setting.origin().clone())
    }

    /// What the load has to say without failing: an empty variable, a value that is overridden and would not do.
    ///
    /// Those of a section are the ones about its settings, with keys relative to it.
    pub fn warnings(&self) -> Vec<Problem> {
        let loaded = self.0.loaded();
        let scope = self.0.scope();
        let path = loaded.outline.path(scope.place, &scope.steps);
        if path.is_empty() {
            return loaded.warnings().to_vec();
        }
        let relative = |warning: &Problem| {
            let key = warning.key()?.strip_prefix(&path)?.strip_prefix('.')?.to_owned();
            Some(warning.clone().about(key))
        };
        loaded.warnings().iter().filter_map(relative).collect()
    }

    /// What is kept of the load, and where this is in it.
    pub(crate) fn parts(&self) -> (&Loaded, &Scope) {
        (self.0.loaded(), self.0.scope())
    }

    /// Every setting with its value, where it came from, and what it overrode.
    pub fn explain(&self) -> Explanation {
        Explanation::of(&**self, self.0.loaded(), self.0.scope())
    }

    /// One line for the log at start: how many settings, from where, and the fingerprint.
    ///
    /// ```
    /// # use settings::{Loader, Settings};
    /// # #[derive(Settings)]
    /// # #[settings(prefix = "SHOP")]
    /// # struct Shop { #[settings(default = 8080)] port: u16 }
    /// let shop = Loader::<Shop>::new().load()?;
    /// assert_eq!(shop.summary(), "1 setting: 1 by default; 0 warnings; fingerprint 76cb5b92b6eeadc6");
    /// # Ok::<(), settings::LoadError>(())
    /// ```
    pub fn summary(&self) -> String {
        self.explain().summary(self.warnings().len())
    }

    /// A short text that is the same for the same public values, for `/health`: 16 hexadecimal digits.
    ///
    /// Secrets have no part in it. It is FNV-1a (64 bits) over keys and values in the order of the keys: good to tell
    /// whether two instances run with the same settings, and no proof of anything.
    pub fn fingerprint(&self) -> String {
        self.explain().fingerprint()
    }
}
