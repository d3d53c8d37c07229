//! The way through: sources into layers, layers into a tape, the tape into one checked object, or one report.

mod plan;
mod sources;

use std::fmt;
use std::marker::PhantomData;
use std::path::PathBuf;

use self::plan::Plan;
pub(crate) use self::plan::load_values;
use crate::byte_size::ByteSize;
use crate::checked::Checked;
#[cfg(any(feature = "cli", feature = "documents"))]
use crate::described::Kinds;
use crate::error::LoadError;
use crate::gathering::{Options, Source, Unknown};
use crate::outline::Outline;
use crate::rehearsal::{Rehearsal, Rehearsing};
use crate::source::environment::Environment;
#[cfg(feature = "run")]
use crate::source::variables::Ours;
use crate::without::Without;
use crate::{Root, Settings, usage};

/// Names the sources of a load, each over the ones before it, and loads.
///
/// [`Settings::load`] is the short way for the usual ones.
///
/// ```
/// use settings::{Environment, Loader, Settings};
///
/// #[derive(Settings)]
/// #[settings(prefix = "SHOP")]
/// struct Shop {
///     #[settings(default = 8080)]
///     port: u16,
///     name: String,
/// }
///
/// let shop = Loader::<Shop>::new()
///     .text("toml", "name = 'corner shop'")
///     .environment(Environment::from([("SHOP_PORT", "9000")]))
///     .load()?;
/// assert_eq!((shop.port, shop.name.as_str()), (9000, "corner shop"));
/// # Ok::<(), settings::LoadError>(())
/// ```
#[must_use = "a loader does nothing before `load`"]
pub struct Loader<T> {
    sources: Vec<Source>,
    options: Options,
    settings: PhantomData<fn() -> T>,
}

impl<T> fmt::Debug for Loader<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Loader").field("sources", &self.sources.len()).finish_non_exhaustive()
    }
}

impl<T: Root> Default for Loader<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: Root> Loader<T> {
    /// A loader without sources: the defaults alone.
    ///
    /// ```
    /// use settings::{Loader, Settings};
    ///
    /// #[derive(Settings)]
    /// #[settings(prefix = "SHOP")]
    /// struct Shop {
    ///     #[settings(default = 8080)]
    ///     port: u16,
    /// }
    ///
    /// assert_eq!(Loader::<Shop>::new().load()?.port, 8080);
    /// # Ok::<(), settings::LoadError>(())
    /// ```
    pub fn new() -> Self {
        Self { sources: Vec::new(), options: Options::default(), settings: PhantomData }
    }

    /// The sources of [`Settings::load`]: the file that the variable `PREFIX_CONFIG` names, or `settings.toml` in
    /// the working directory if it is there; over it this environment. Where the prefix is empty, no variable names
    /// the file. Further sources go over these.
    ///
    /// ```
    /// # use settings::{Environment, Loader, Settings};
    /// # #[derive(Settings)]
    /// # #[settings(prefix = "SHOP")]
    /// # struct Shop { #[settings(default = 8080)] port: u16 }
    /// let environment = Environment::from([("SHOP_PORT", "9000")]);
    /// let shop = Loader::<Shop>::standard(environment).flags(["--port=9001"]).load()?;
    /// assert_eq!(shop.port, 9001);
    /// # Ok::<(), settings::LoadError>(())
    /// ```
    pub fn standard(environment: Environment) -> Self {
        let loader = Self::new();
        let loader = match T::PREFIX {
            "" => loader.optional_file("settings.toml"),
            prefix => loader.optional_file_from(&format!("{prefix}_CONFIG"), "settings.toml"),
        };
        loader.environment(environment)
    }

    #[cfg(any(feature = "cli", feature = "documents"))]
    /// The kinds of source that it has.
    pub(crate) fn kinds(&self) -> Kinds {
        let mut kinds = Kinds::default();
        for source in &self.sources {
            match source {
                Source::Environment(_) | Source::Dotenv(..) => kinds.variables = true,
                Source::SecretFiles(..) | Source::SecretFilesFrom(_) | Source::SecretNames(_) => {
                    kinds.secret_files = true;
                }
                Source::Flags(_) => kinds.flags = true,
                Source::Value(..) => {}
                _ => kinds.files = true,
            }
        }
        kinds
    }

    #[cfg(any(feature = "cli", feature = "documents"))]
    pub(crate) fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The variables that are no other program's.
    #[cfg(feature = "run")]
    pub(crate) fn variables(self) -> Ours {
        let folder =
            |source| if let Source::SecretFilesFrom(variable) = source { Some(variable) } else { None };
        Ours { folders: self.sources.into_iter().filter_map(folder).collect(), ignored: self.options.ignored }
    }

    /// The flags that [`Loader::flags`] takes, each with what it expects, for the `--help` of a service.
    ///
    /// ```
    /// use settings::{Loader, Settings};
    ///
    /// #[derive(Settings)]
    /// #[settings(prefix = "SHOP")]
    /// struct Shop {
    ///     /// TCP port to listen on.
    ///     #[settings(default = 8080)]
    ///     port: u16,
    /// }
    ///
    /// let help = Loader::<Shop>::flags_help();
    /// assert!(help.starts_with("  --port=<VALUE>    an unsigned integer from 0 to 65535\n        TCP port to listen on."));
    /// ```
    pub fn flags_help() -> String {
        usage::of_flags(&Outline::new(<T as Settings>::SECTION, T::PREFIX, T::SEPARATOR))
    }

    /// What a name that no setting has means. The variable `PREFIX_SETTINGS_UNKNOWN` says the same from outside,
    /// `warn` or `refuse`, and is stronger.
    ///
    /// ```
    /// # use settings::{Loader, Settings, Unknown};
    /// # #[derive(Settings)]
    /// # #[settings(prefix = "SHOP")]
    /// # struct Shop { #[settings(default = 8080)] port: u16 }
    /// let loader = Loader::<Shop>::new().text("toml", "colour = 'red'");
    /// assert_eq!(loader.unknown(Unknown::Warn).load()?.warnings().len(), 1);
    /// # Ok::<(), settings::LoadError>(())
    /// ```
    pub fn unknown(mut self, unknown: Unknown) -> Self {
        self.options.unknown = unknown;
        self
    }

    /// Passes over a variable under the prefix that belongs to another program; `SHOP_WORKER_*` are all that begin so.
    ///
    /// ```
    /// # use settings::{Environment, Loader, Settings};
    /// # #[derive(Settings)]
    /// # #[settings(prefix = "SHOP")]
    /// # struct Shop { #[settings(default = 8080)] port: u16 }
    /// let environment = Environment::from([("SHOP_WORKER_COUNT", "4")]);
    /// let loader = Loader::<Shop>::new().environment(environment);
    /// assert!(loader.ignore("SHOP_WORKER_*").load()?.warnings().is_empty());
    /// # Ok::<(), settings::LoadError>(())
    /// ```
    pub fn ignore(mut self, variable: &str) -> Self {
        self.options.ignored.push(variable.to_owned());
        self
    }

    /// Passes over a table of the files, and the variables under its name, that belong to another program. One inside of
    /// a section is named by its whole key: `http.worker`.
    ///
    /// ```
    /// # use settings::{Environment, Loader, Settings};
    /// # #[derive(Settings)]
    /// # #[settings(prefix = "SHOP")]
    /// # struct Shop { #[settings(default = 8080)] port: u16 }
    /// let loader = Loader::<Shop>::new().text("toml", "[worker]\ncount = 4");
    /// assert_eq!(loader.ignore_section("worker").load()?.port, 8080);
    /// # Ok::<(), settings::LoadError>(())
    /// ```
    pub fn ignore_section(mut self, key: &str) -> Self {
        let variable = key.to_uppercase().replace('-', "_").replace('.', T::SEPARATOR);
        self.options.ignored.push(format!("{}_{variable}", T::PREFIX));
        self.options.ignored.push(format!("{}_{variable}_*", T::PREFIX));
        self.options.ignored_sections.push(key.to_owned());
        self
    }

    /// How large a file may be, of settings, dotenv or with a secret; 1 MiB if nothing is said. A larger one is a problem.
    ///
    /// ```no_run
    /// # use settings::{ByteSize, Loader, Settings};
    /// # #[derive(Settings)]
    /// # #[settings(prefix = "SHOP")]
    /// # struct Shop { #[settings(default = 8080)] port: u16 }
    /// let loader = Loader::<Shop>::new().file("settings.toml").max_file_size(ByteSize::mib(8));
    /// # let _ = loader;
    /// ```
    pub fn max_file_size(mut self, limit: ByteSize) -> Self {
        self.options.limit = limit;
        self
    }

    /// Takes relative paths that a file gives as relative to the folder of that file, in place of the working directory.
    ///
    /// This is about the values of settings that are a [`PathBuf`](std::path::PathBuf), in files of settings alone. The
    /// page on [files](crate::sources::files#paths-in-a-file) has an example.
    pub fn paths_beside_files(mut self) -> Self {
        self.options.beside_files = true;
        self
    }

    /// Takes relative paths of sources as relative to a folder, in place of the working directory: those that are named here,
    /// and those that variables name. Paths that are values of settings stay as they are.
    ///
    /// ```
    /// # use settings::{Environment, Loader, Settings};
    /// # #[derive(Settings)]
    /// # #[settings(prefix = "SHOP")]
    /// # struct Shop { #[settings(default = 8080)] port: u16 }
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let release = tempfile::tempdir()?;
    /// # std::fs::write(release.path().join("settings.toml"), "port = 9000")?;
    /// // Of another release, whose files are in this folder.
    /// let shop = Loader::<Shop>::standard(Environment::empty()).root(release.path()).load()?;
    /// assert_eq!(shop.port, 9000);
    /// # Ok(())
    /// # }
    /// ```
    pub fn root(mut self, folder: impl Into<PathBuf>) -> Self {
        self.options.root = Some(folder.into());
        self
    }

    /// Reads the sources, chooses, converts and checks.
    ///
    /// ```
    /// # use settings::{Environment, Loader, Settings};
    /// # #[derive(Debug, Settings)]
    /// # #[settings(prefix = "SHOP")]
    /// # struct Shop { port: u16, name: String }
    /// let environment = Environment::from([("SHOP_PORT", "many")]);
    /// let error = Loader::<Shop>::new().environment(environment).load().unwrap_err();
    /// let keys: Vec<_> = error.problems().iter().filter_map(|problem| problem.key()).collect();
    /// assert_eq!(keys, ["port", "name"]);
    /// ```
    ///
    /// # Errors
    ///
    /// All problems that can be judged, in one report.
    pub fn load(self) -> Result<Checked<T>, LoadError> {
        plan::load(Plan::of::<T>(self.sources, self.options))
    }

    /// The same where not all secrets are at hand: to look at the settings before they ship, and not to use them.
    ///
    /// # Errors
    ///
    /// What is wrong with all that is at hand. A secret that is not is no problem; see [`Rehearsal`] and [`Rehearsing`].
    pub fn rehearse(mut self, how: &Rehearsing) -> Result<Rehearsal<T>, LoadError> {
        self.options.without = Without { absent: true, present: how.without_all, named: how.names.is_some() };
        self.sources.extend(how.names.clone().map(Source::SecretNames));
        plan::load(Plan::of::<T>(self.sources, self.options)).map(Rehearsal::of)
    }
}
