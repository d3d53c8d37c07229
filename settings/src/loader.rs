//! The way through: sources into layers, layers into a tape, the tape into one checked object, or one report.

use std::any::TypeId;
use std::collections::HashSet;
use std::ffi::OsString;
use std::fmt;
use std::marker::PhantomData;
use std::path::PathBuf;
use std::sync::{Mutex, OnceLock, PoisonError};

use zeroize::Zeroizing;

use crate::assembly::{Assembly, Sources};
use crate::byte_size::ByteSize;
use crate::checked::Checked;
use crate::choose::{Given, choose};
use crate::error::{LoadError, Report};
use crate::gathering::{Gathering, Options, Source, Unknown};
use crate::key::is_within;
use crate::layer::Layer;
use crate::loaded::Loaded;
use crate::names;
use crate::outline::{Outline, ROOT};
use crate::problem::{Code, Problem};
use crate::source::environment::Environment;
use crate::source::file::Absent;
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
    pub fn new() -> Self {
        Self { sources: Vec::new(), options: Options::default(), settings: PhantomData }
    }

    /// The sources of [`Settings::load`]: the file that the variable `PREFIX_CONFIG` names, or `settings.toml` in
    /// the working directory if it is there; over it this environment. Where the prefix is empty, no variable names
    /// the file.
    pub fn standard(environment: Environment) -> Self {
        let loader = Self::new();
        let loader = match T::PREFIX {
            "" => loader.optional_file("settings.toml"),
            prefix => loader.optional_file_from(&format!("{prefix}_CONFIG"), "settings.toml"),
        };
        loader.environment(environment)
    }

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
    /// assert!(help.starts_with("  --port=<value>    an unsigned integer from 0 to 65535\n        TCP port to listen on."));
    /// ```
    pub fn flags_help() -> String {
        usage::of_flags(&Outline::new(<T as Settings>::SECTION, T::PREFIX, T::SEPARATOR))
    }

    /// The arguments of the program behind its name: `--http.port=9000` or `--http.port 9000`, by the setting's key. Every
    /// flag has a value, and none is for a secret.
    pub fn flags(self, arguments: impl IntoIterator<Item: Into<OsString>>) -> Self {
        self.source(Source::Flags(arguments.into_iter().map(Into::into).collect()))
    }

    /// What a name that no setting has means. The variable `PREFIX_SETTINGS_UNKNOWN=warn` says the same from outside.
    pub fn unknown(mut self, unknown: Unknown) -> Self {
        self.options.unknown = unknown;
        self
    }

    /// Passes over a variable under the prefix that belongs to another program; `SHOP_WORKER_*` are all that begin so.
    pub fn ignore(mut self, variable: &str) -> Self {
        self.options.ignored.push(variable.to_owned());
        self
    }

    /// Passes over a table of the files, and the variables under its name, that belong to another program.
    pub fn ignore_section(mut self, key: &str) -> Self {
        let variable = key.to_uppercase().replace('-', "_");
        self.options.ignored.push(format!("{}_{variable}", T::PREFIX));
        self.options.ignored.push(format!("{}_{variable}_*", T::PREFIX));
        self.options.ignored_sections.push(key.to_owned());
        self
    }

    /// How large a file may be; 1 MiB if nothing is said.
    pub fn max_file_size(mut self, limit: ByteSize) -> Self {
        self.options.limit = limit;
        self
    }

    /// Takes relative paths that a file gives as relative to the folder of that file, in place of the working directory.
    ///
    /// This is about the values of settings that are a [`PathBuf`], in files of settings alone.
    pub fn paths_beside_files(mut self) -> Self {
        self.options.beside_files = true;
        self
    }

    /// Reads the sources, chooses, converts and checks.
    ///
    /// # Errors
    ///
    /// All problems that can be judged, in one report.
    pub fn load(self) -> Result<Checked<T>, LoadError> {
        load(Plan {
            outline: Outline::new(<T as Settings>::SECTION, T::PREFIX, T::SEPARATOR),
            sources: self.sources,
            options: self.options,
            in_code: Sources::default().in_code,
            prove: !proven(TypeId::of::<T>()),
        })
    }
}

/// Loads a section by itself, from values given by its keys.
pub(crate) fn load_values<'a, T: Settings>(
    values: impl IntoIterator<Item = (&'a str, &'a str)>,
    in_code: [&'static str; 2],
) -> Result<Checked<T>, LoadError> {
    let value = |(key, value): (&str, &str)| Source::Value(key.to_owned(), Zeroizing::new(value.to_owned()));
    load(Plan {
        outline: Outline::new(T::SECTION, "", "_"),
        sources: values.into_iter().map(value).collect(),
        options: Options::default(),
        in_code,
        prove: !proven(TypeId::of::<T>()),
    })
}

fn load<T: Settings>(plan: Plan) -> Result<Checked<T>, LoadError> {
    let mut value = None;
    let loaded = plan.carry_out(&mut |assembly| value = T::build(assembly))?;
    prove_no_more(TypeId::of::<T>());
    // A load without problems has built a value; if one has not, a hand-written `build` forgot to say why.
    let nothing = || LoadError::new(Report::of(Problem::new(Code::Missing, "no value was built")));
    value.map(|value| Checked::loaded(value, loaded)).ok_or_else(nothing)
}

/// A load with its type forgotten: compiled once, here, and not in every service.
struct Plan {
    outline: Outline,
    sources: Vec<Source>,
    options: Options,
    in_code: [&'static str; 2],
    prove: bool,
}

impl Plan {
    fn carry_out(self, build: &mut dyn FnMut(&mut Assembly<'_>)) -> Result<Loaded, LoadError> {
        let outline = self.outline;
        if self.prove {
            // Of a declaration in which two settings share a name, nothing that is given can be judged.
            let problems: Vec<Problem> = shared_names(&outline).collect();
            if !problems.is_empty() {
                return Err(LoadError::new(Report { problems, ..Report::default() }));
            }
        }
        let mut gathering = Gathering::new(&outline, &self.options);
        gathering.sources.in_code = self.in_code;
        gathering.gather(self.sources);
        let (layers, matches) = gathering.stacked();
        let mut chosen = choose(&Given {
            outline: &outline,
            layers: &layers,
            matches: &matches,
            broken: &gathering.broken,
            meant: &gathering.meant,
            strict: gathering.unknown == Unknown::Refuse,
            ignored: &self.options.ignored_sections,
        });
        let strangers = gathering.strangers(&chosen.orders);
        let mut report = gathering.report;
        order(&mut report.problems, &chosen.orders);
        order(&mut chosen.unknown, &chosen.orders);
        report.problems.extend(chosen.problems);
        report.warnings.extend(chosen.warnings);
        let unknown = match gathering.unknown {
            Unknown::Warn => &mut report.warnings,
            Unknown::Refuse => &mut report.problems,
        };
        unknown.extend(strangers);
        unknown.extend(chosen.unknown);
        let mut assembly = Assembly::new(&outline, &layers, &chosen.tape, &gathering.sources, self.prove);
        build(&mut assembly);
        report.append(assembly.finish());
        if !report.problems.is_empty() {
            return Err(LoadError::new(report));
        }
        report.warnings.sort_by_key(|warning| warning.order);
        let names = layers.into_iter().map(Layer::into_names).collect();
        Ok(Loaded::new(outline, chosen.tape, names, report.warnings))
    }
}

/// Names that are not for one setting alone: a mistake of the declaration, told at the first load where the compiler has
/// not seen all of it.
fn shared_names(outline: &Outline) -> impl Iterator<Item = Problem> {
    let clashes = names::clashes(outline.section(ROOT), outline.prefix(), outline.separator());
    clashes.into_iter().map(|(key, message, cure)| {
        Problem::new(Code::SharedName, message).about(key).advise(format!("in the declaration, {cure}"))
    })
}

/// The types whose defaults have all passed their checks, in this process.
fn all_proven() -> &'static Mutex<HashSet<TypeId>> {
    static PROVEN: OnceLock<Mutex<HashSet<TypeId>>> = OnceLock::new();
    PROVEN.get_or_init(Mutex::default)
}

fn proven(of: TypeId) -> bool {
    all_proven().lock().unwrap_or_else(PoisonError::into_inner).contains(&of)
}

fn prove_no_more(of: TypeId) {
    all_proven().lock().unwrap_or_else(PoisonError::into_inner).insert(of);
}

/// Gives problems that were found before the place of their setting was known the order of the declaration: by the
/// setting that they are about or, for a wrong name, the one that it means.
fn order(problems: &mut [Problem], orders: &[(String, u32)]) {
    for problem in problems {
        let Some(key) = problem.suggestion.as_ref().or(problem.key.as_ref()) else { continue };
        if let Some((_, slot)) = orders.iter().find(|(of, _)| is_within(of, key)) {
            problem.order = *slot;
        }
    }
}
