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
    /// crate build them in. That it is missing is a problem, and so is that it cannot be read, is larger than
    /// [`max_file_size`](Self::max_file_size), or is not in its format.
    ///
    /// A relative path is relative to the working directory. The page on [files](crate::sources::files) has all rules.
    ///
    /// ```
    /// # use settings::{Code, Loader, Settings};
    /// # #[derive(Debug, Settings)]
    /// # #[settings(prefix = "SHOP")]
    /// # struct Shop { #[settings(default = 8080)] port: u16 }
    /// let error = Loader::<Shop>::new().file("/nowhere/settings.toml").load().unwrap_err();
    /// assert_eq!(error.problems()[0].code(), Code::FileNotFound);
    /// ```
    pub fn file(self, path: impl Into<PathBuf>) -> Self {
        self.source(Source::File(path.into(), Absent::IsProblem))
    }

    /// A [`file`](Self::file) that may be missing. One that is there and cannot be read is a problem.
    ///
    /// ```
    /// # use settings::{Loader, Settings};
    /// # #[derive(Settings)]
    /// # #[settings(prefix = "SHOP")]
    /// # struct Shop { #[settings(default = 8080)] port: u16 }
    /// let shop = Loader::<Shop>::new().optional_file("/nowhere/settings.toml").load()?;
    /// assert_eq!(shop.port, 8080);
    /// # Ok::<(), settings::LoadError>(())
    /// ```
    pub fn optional_file(self, path: impl Into<PathBuf>) -> Self {
        self.source(Source::File(path.into(), Absent::IsFine))
    }

    /// The file that a variable names, or `path` where none does. The one or the other has to be there.
    ///
    /// The variable is looked up in this loader's environments and dotenv files, wherever they stand in the order. A
    /// problem of the file as a whole names the variable too.
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
    ///
    /// ```
    /// # use settings::{Environment, Loader, Settings};
    /// # #[derive(Debug, Settings)]
    /// # #[settings(prefix = "SHOP")]
    /// # struct Shop { #[settings(default = 8080)] port: u16 }
    /// let loader = |environment| {
    ///     let path = "/nowhere/settings.toml";
    ///     Loader::<Shop>::new().optional_file_from("SHOP_FILE", path).environment(environment)
    /// };
    /// assert!(loader(Environment::empty()).load().is_ok());
    /// assert!(loader(Environment::from([("SHOP_FILE", "/nowhere/other.toml")])).load().is_err());
    /// ```
    pub fn optional_file_from(self, variable: &str, path: impl Into<PathBuf>) -> Self {
        self.source(Source::FileFrom(variable.to_owned(), path.into(), Absent::IsFine))
    }

    /// The file of a profile: `overlay("settings.{}.toml", "staging")` is `settings.staging.toml`, which has to be
    /// there. The report of a profile that is not lists those that are.
    ///
    /// A profile is made of letters, digits, `-` and `_`. Another one is a problem, and so is a pattern without one `{}`
    /// in the name of the file.
    ///
    /// ```no_run
    /// # use settings::{Environment, Loader, Settings};
    /// # #[derive(Settings)]
    /// # #[settings(prefix = "SHOP")]
    /// # struct Shop { #[settings(default = 8080)] port: u16 }
    /// let shop = Loader::<Shop>::new()
    ///     .file("settings.toml")
    ///     .overlay("settings.{}.toml", "staging")
    ///     .load()?;
    /// # Ok::<(), settings::LoadError>(())
    /// ```
    pub fn overlay(self, pattern: &str, profile: impl Into<String>) -> Self {
        self.source(Source::Overlay(pattern.to_owned(), profile.into()))
    }

    /// The file of the profile that a variable names, as for [`overlay`](Self::overlay); none, if it is not set.
    ///
    /// ```
    /// # use settings::{Environment, Loader, Settings};
    /// # #[derive(Debug, Settings)]
    /// # #[settings(prefix = "SHOP")]
    /// # struct Shop { #[settings(default = 8080)] port: u16 }
    /// let loader = |environment| {
    ///     let pattern = "settings.{}.toml";
    ///     Loader::<Shop>::new().overlay_from(pattern, "SHOP_PROFILE").environment(environment)
    /// };
    /// assert!(loader(Environment::empty()).load().is_ok());
    /// let error = loader(Environment::from([("SHOP_PROFILE", "nowhere")])).load().unwrap_err();
    /// assert_eq!(error.problems()[0].message(), "there is no profile `nowhere`");
    /// ```
    pub fn overlay_from(self, pattern: &str, variable: &str) -> Self {
        self.source(Source::OverlayFrom(pattern.to_owned(), variable.to_owned()))
    }

    /// The files of a folder, each over the one before it in the order of their names: `10-http.toml` before
    /// `20-cache.toml`. Files in no known format are passed over with a warning, hidden ones in silence. That the folder
    /// is missing is a problem.
    ///
    /// ```no_run
    /// # use settings::{Loader, Settings};
    /// # #[derive(Settings)]
    /// # #[settings(prefix = "SHOP")]
    /// # struct Shop { #[settings(default = 8080)] port: u16 }
    /// let shop = Loader::<Shop>::new().folder("/etc/shop/settings.d").load()?;
    /// # Ok::<(), settings::LoadError>(())
    /// ```
    pub fn folder(self, path: impl Into<PathBuf>) -> Self {
        self.source(Source::Folder(path.into(), Absent::IsProblem))
    }

    /// A [`folder`](Self::folder) of files that may be missing.
    pub fn optional_folder(self, path: impl Into<PathBuf>) -> Self {
        self.source(Source::Folder(path.into(), Absent::IsFine))
    }

    /// A text in a format, in the place of a file: `toml`, `yaml`, `json`, `jsonc`. A report names it `<toml>`. A format
    /// that is not built in is a problem.
    ///
    /// ```
    /// # use settings::{Loader, Settings};
    /// # #[derive(Settings)]
    /// # #[settings(prefix = "SHOP")]
    /// # struct Shop { #[settings(default = 8080)] port: u16 }
    /// let shop = Loader::<Shop>::new().text("toml", "port = 9000").load()?;
    /// assert_eq!(shop.explain().to_string(), "port = 9000 (<toml>:1:8, over default)\n");
    /// # Ok::<(), settings::LoadError>(())
    /// ```
    pub fn text(self, format: &str, text: impl Into<String>) -> Self {
        self.source(Source::Text(format.to_owned(), Zeroizing::new(text.into())))
    }

    /// A value for one setting by its key, read as a variable's text is: `8080`, `30s`, `a,b`. A key that no setting has
    /// is a problem. The page on [values in code](crate::sources::code) has all rules.
    ///
    /// ```
    /// # use settings::{Loader, Settings};
    /// # #[derive(Settings)]
    /// # #[settings(prefix = "SHOP")]
    /// # struct Shop { #[settings(default)] types: Vec<String> }
    /// let shop = Loader::<Shop>::new().value("types", "a,b").load()?;
    /// assert_eq!(shop.types, ["a", "b"]);
    /// # Ok::<(), settings::LoadError>(())
    /// ```
    pub fn value(self, key: &str, value: impl fmt::Display) -> Self {
        self.source(Source::Value(key.to_owned(), Zeroizing::new(value.to_string())))
    }

    /// A dotenv file: variables written down, for work on one machine. That it is missing is a problem.
    ///
    /// The environment of the process is not changed, and nothing in the file is expanded. The page on
    /// [dotenv files](crate::sources::dotenv) has the dialect. A fault of it leaves nothing of the file to be used.
    ///
    /// ```no_run
    /// # use settings::{Environment, Loader, Settings};
    /// # #[derive(Settings)]
    /// # #[settings(prefix = "SHOP")]
    /// # struct Shop { #[settings(default = 8080)] port: u16 }
    /// let shop = Loader::<Shop>::new()
    ///     .dotenv("shop.env")
    ///     .environment(Environment::of_process())
    ///     .load()?;
    /// # Ok::<(), settings::LoadError>(())
    /// ```
    pub fn dotenv(self, path: impl Into<PathBuf>) -> Self {
        self.source(Source::Dotenv(path.into(), Absent::IsProblem))
    }

    /// A [`dotenv`](Self::dotenv) file that may be missing.
    pub fn optional_dotenv(self, path: impl Into<PathBuf>) -> Self {
        self.source(Source::Dotenv(path.into(), Absent::IsFine))
    }

    /// Variables: [`Environment::of_process`], or others made up in their place. The page on
    /// [variables](crate::sources::variables) tells their names, and what they may hold.
    ///
    /// ```
    /// # use settings::{Code, Environment, Loader, Settings};
    /// # #[derive(Debug, Settings)]
    /// # #[settings(prefix = "SHOP")]
    /// # struct Shop { #[settings(default = 8080)] port: u16 }
    /// let environment = Environment::from([("SHOP_PROT", "9000")]);
    /// let error = Loader::<Shop>::new().environment(environment).load().unwrap_err();
    /// assert_eq!(error.problems()[0].code(), Code::UnknownVariable);
    /// assert_eq!(error.problems()[0].suggestion(), Some("SHOP_PORT"));
    /// ```
    pub fn environment(self, environment: Environment) -> Self {
        self.source(Source::Environment(environment))
    }

    /// A folder with a file for each secret, such as `/run/secrets`. That it is missing is a problem; which files are in
    /// it is not.
    ///
    /// A file is named as the key of its setting, or as the variable without the prefix in lower case. One newline at
    /// its end is no part of the secret. The page on [secret files](crate::sources::secret_files) has all rules.
    ///
    /// ```no_run
    /// # use settings::{Environment, Loader, SecretString, Settings};
    /// # #[derive(Settings)]
    /// # #[settings(prefix = "SHOP")]
    /// # struct Shop { token: SecretString }
    /// // `token` comes from `/run/secrets/token`.
    /// let shop = Loader::<Shop>::new().secret_files("/run/secrets").load()?;
    /// # Ok::<(), settings::LoadError>(())
    /// ```
    pub fn secret_files(self, folder: impl Into<PathBuf>) -> Self {
        self.source(Source::SecretFiles(folder.into(), Absent::IsProblem))
    }

    /// A folder of [`secret_files`](Self::secret_files) that may be missing.
    pub fn optional_secret_files(self, folder: impl Into<PathBuf>) -> Self {
        self.source(Source::SecretFiles(folder.into(), Absent::IsFine))
    }

    /// The folder of [`secret_files`](Self::secret_files) that a variable names, such as systemd's
    /// `CREDENTIALS_DIRECTORY`; none, if it is not set. That a folder is named and missing is a problem.
    ///
    /// ```
    /// # use settings::{Environment, Loader, Settings};
    /// # #[derive(Debug, Settings)]
    /// # #[settings(prefix = "SHOP")]
    /// # struct Shop { #[settings(default = 8080)] port: u16 }
    /// let environment = Environment::from([("CREDENTIALS_DIRECTORY", "/nowhere")]);
    /// let loader = Loader::<Shop>::new().environment(environment);
    /// let error = loader.secret_files_from("CREDENTIALS_DIRECTORY").load().unwrap_err();
    /// assert_eq!(error.problems()[0].message(), "the folder does not exist");
    /// ```
    pub fn secret_files_from(self, variable: &str) -> Self {
        self.source(Source::SecretFilesFrom(variable.to_owned()))
    }

    /// The arguments of the program behind its name: `--http.port=9000` or `--http.port 9000`, by the setting's key. Every
    /// flag has a value, and none is for a secret. Anything else is a problem; the page on
    /// [flags](crate::sources::flags) has all rules.
    ///
    /// ```
    /// # use settings::{Loader, Settings};
    /// # #[derive(Settings)]
    /// # #[settings(prefix = "SHOP")]
    /// # struct Shop { #[settings(default = 8080)] port: u16 }
    /// // A service passes `std::env::args_os().skip(1)`.
    /// let shop = Loader::<Shop>::new().flags(["--port", "9000"]).load()?;
    /// assert_eq!(shop.port, 9000);
    /// # Ok::<(), settings::LoadError>(())
    /// ```
    pub fn flags(self, arguments: impl IntoIterator<Item: Into<OsString>>) -> Self {
        self.source(Source::Flags(arguments.into_iter().map(Into::into).collect()))
    }
}
