//! The sources that a loader can be given, each by its method.

use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;

use zeroize::Zeroizing;

use super::Loader;
use crate::Root;
use crate::gathering::Source;
use crate::source::environment::Environment;
use crate::source::file::Absent;

impl<T: Root> Loader<T> {
    fn source(mut self, source: Source) -> Self {
        self.sources.push(source);
        self
    }

    /// A file, whose ending names its format: `toml`, `yaml`, `yml`, `json` or `jsonc`, as far as the features of this
    /// crate build them in. That it is missing is a problem.
    ///
    /// A relative path is relative to the working directory.
    pub fn file(self, path: impl Into<PathBuf>) -> Self {
        self.source(Source::File(path.into(), Absent::IsProblem))
    }

    /// A file that may be missing.
    pub fn optional_file(self, path: impl Into<PathBuf>) -> Self {
        self.source(Source::File(path.into(), Absent::IsFine))
    }

    /// The file that a variable names, or `path` where none does. The one or the other has to be there.
    ///
    /// The variable is looked up in this loader's environments and dotenv files, wherever they stand in the order.
    ///
    /// ```no_run
    /// use settings::{Environment, Loader, Settings};
    ///
    /// #[derive(Settings)]
    /// #[settings(prefix = "SHOP")]
    /// struct Shop {
    ///     #[settings(default = 8080)]
    ///     port: u16,
    /// }
    ///
    /// let shop = Loader::<Shop>::new()
    ///     .file_from("SHOP_CONFIG", "/etc/shop.toml")
    ///     .environment(Environment::of_process())
    ///     .load()?;
    /// # Ok::<(), settings::LoadError>(())
    /// ```
    pub fn file_from(self, variable: &str, path: impl Into<PathBuf>) -> Self {
        self.source(Source::FileFrom(variable.to_owned(), path.into(), Absent::IsProblem))
    }

    /// The file that a variable names, which has to be there; or `path`, which may be missing.
    pub fn optional_file_from(self, variable: &str, path: impl Into<PathBuf>) -> Self {
        self.source(Source::FileFrom(variable.to_owned(), path.into(), Absent::IsFine))
    }

    /// The file of a profile: `overlay("settings.{}.toml", "staging")` is `settings.staging.toml`, which has to be
    /// there. The report of a profile that is not lists those that are.
    ///
    /// A profile is made of letters, digits, `-` and `_`.
    pub fn overlay(self, pattern: &str, profile: impl Into<String>) -> Self {
        self.source(Source::Overlay(pattern.to_owned(), profile.into()))
    }

    /// The file of the profile that a variable names; none, if it is not set.
    pub fn overlay_from(self, pattern: &str, variable: &str) -> Self {
        self.source(Source::OverlayFrom(pattern.to_owned(), variable.to_owned()))
    }

    /// The files of a folder, each over the one before it in the order of their names: `10-http.toml` before
    /// `20-cache.toml`. Files in no known format are passed over with a warning, hidden ones in silence.
    pub fn folder(self, path: impl Into<PathBuf>) -> Self {
        self.source(Source::Folder(path.into(), Absent::IsProblem))
    }

    /// A folder of files that may be missing.
    pub fn optional_folder(self, path: impl Into<PathBuf>) -> Self {
        self.source(Source::Folder(path.into(), Absent::IsFine))
    }

    /// A text in a format, in the place of a file: `toml`, `yaml`, `json`, `jsonc`.
    pub fn text(self, format: &str, text: impl Into<String>) -> Self {
        self.source(Source::Text(format.to_owned(), Zeroizing::new(text.into())))
    }

    /// A value for one setting, read as a variable's text is: `8080`, `30s`, `a,b`.
    pub fn value(self, key: &str, value: impl fmt::Display) -> Self {
        self.source(Source::Value(key.to_owned(), Zeroizing::new(value.to_string())))
    }

    /// A dotenv file: variables written down, for work on one machine. That it is missing is a problem.
    ///
    /// The environment of the process is not changed, and nothing in the file is expanded.
    pub fn dotenv(self, path: impl Into<PathBuf>) -> Self {
        self.source(Source::Dotenv(path.into(), Absent::IsProblem))
    }

    /// A dotenv file that may be missing.
    pub fn optional_dotenv(self, path: impl Into<PathBuf>) -> Self {
        self.source(Source::Dotenv(path.into(), Absent::IsFine))
    }

    /// Variables: [`Environment::of_process`], or others made up in their place.
    pub fn environment(self, environment: Environment) -> Self {
        self.source(Source::Environment(environment))
    }

    /// A folder with a file for each secret, such as `/run/secrets`. That it is missing is a problem; which files are in
    /// it is not.
    ///
    /// A file is named as the key of its setting, or as the variable without the prefix in lower case. One newline at
    /// its end is no part of the secret.
    pub fn secret_files(self, folder: impl Into<PathBuf>) -> Self {
        self.source(Source::SecretFiles(folder.into(), Absent::IsProblem))
    }

    /// A folder of secret files that may be missing.
    pub fn optional_secret_files(self, folder: impl Into<PathBuf>) -> Self {
        self.source(Source::SecretFiles(folder.into(), Absent::IsFine))
    }

    /// The folder of secret files that a variable names, such as systemd's `CREDENTIALS_DIRECTORY`; none, if it is not
    /// set.
    pub fn secret_files_from(self, variable: &str) -> Self {
        self.source(Source::SecretFilesFrom(variable.to_owned()))
    }

    /// The arguments of the program behind its name: `--http.port=9000` or `--http.port 9000`, by the setting's key. Every
    /// flag has a value, and none is for a secret.
    pub fn flags(self, arguments: impl IntoIterator<Item: Into<OsString>>) -> Self {
        self.source(Source::Flags(arguments.into_iter().map(Into::into).collect()))
    }
}
