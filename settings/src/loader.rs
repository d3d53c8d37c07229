//! The way through: sources into layers, layers into a tape, the tape into one checked object, or one report.

use std::any::TypeId;
use std::collections::HashSet;
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
use crate::gathering::Gathering;
use crate::key::is_within;
use crate::layer::Layer;
use crate::loaded::Loaded;
use crate::outline::Outline;
use crate::problem::{Code, Problem};
use crate::source::environment::Environment;
use crate::source::file::{self, Absent};
use crate::{Root, Settings};

/// What a name that no setting has means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unknown {
    /// A key of a file is a problem; a variable under the prefix is one where it resembles a declared name.
    #[default]
    Refuse,
    /// It is a warning: an older program may run with a newer file while a release is rolled back.
    Warn,
}

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
    unknown: Unknown,
    ignored: Vec<String>,
    ignored_sections: Vec<String>,
    limit: ByteSize,
    settings: PhantomData<fn() -> T>,
}

/// A source, as a loader names it.
pub(crate) enum Source {
    File(PathBuf, Absent),
    /// The file that a variable names, or one that may be missing.
    FileFromVariable(&'static str),
    Text(String, Zeroizing<String>),
    Value(String, Zeroizing<String>),
    Environment(Environment),
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
        Self {
            sources: Vec::new(),
            unknown: Unknown::Refuse,
            ignored: Vec::new(),
            ignored_sections: Vec::new(),
            limit: file::DEFAULT_LIMIT,
            settings: PhantomData,
        }
    }

    /// The sources of [`Settings::load`]: the file that the variable `PREFIX_CONFIG` names, or `settings.toml` in
    /// the working directory if it is there; over it this environment.
    pub fn standard(environment: Environment) -> Self {
        let mut loader = Self::new();
        loader.sources.push(Source::FileFromVariable("settings.toml"));
        loader.environment(environment)
    }

    /// A file, whose ending names its format. That it is missing is a problem.
    ///
    /// A relative path is relative to the working directory.
    pub fn file(mut self, path: impl Into<PathBuf>) -> Self {
        self.sources.push(Source::File(path.into(), Absent::IsProblem));
        self
    }

    /// A file that may be missing.
    pub fn optional_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.sources.push(Source::File(path.into(), Absent::IsFine));
        self
    }

    /// A text in a format, in the place of a file: `toml`.
    pub fn text(mut self, format: &str, text: impl Into<String>) -> Self {
        self.sources.push(Source::Text(format.to_owned(), Zeroizing::new(text.into())));
        self
    }

    /// A value for one setting, read as a variable's text is: `8080`, `30s`, `a,b`.
    pub fn value(mut self, key: &str, value: impl fmt::Display) -> Self {
        self.sources.push(Source::Value(key.to_owned(), Zeroizing::new(value.to_string())));
        self
    }

    /// Variables: [`Environment::of_process`], or others made up in their place.
    pub fn environment(mut self, environment: Environment) -> Self {
        self.sources.push(Source::Environment(environment));
        self
    }

    /// What a name that no setting has means. The variable `PREFIX_SETTINGS_UNKNOWN=warn` says the same from outside.
    pub fn unknown(mut self, unknown: Unknown) -> Self {
        self.unknown = unknown;
        self
    }

    /// Passes over a variable under the prefix that belongs to another program; `SHOP_WORKER_*` are all that begin so.
    pub fn ignore(mut self, variable: &str) -> Self {
        self.ignored.push(variable.to_owned());
        self
    }

    /// Passes over a table of the files, and the variables under its name, that belong to another program.
    pub fn ignore_section(mut self, key: &str) -> Self {
        let variable = key.to_uppercase().replace('-', "_");
        self.ignored.push(format!("{}_{variable}", T::PREFIX));
        self.ignored.push(format!("{}_{variable}_*", T::PREFIX));
        self.ignored_sections.push(key.to_owned());
        self
    }

    /// How large a file may be; 1 MiB if nothing is said.
    pub fn max_file_size(mut self, limit: ByteSize) -> Self {
        self.limit = limit;
        self
    }

    /// Reads the sources, chooses, converts and checks.
    ///
    /// # Errors
    ///
    /// All problems that can be judged, in one report.
    pub fn load(self) -> Result<Checked<T>, LoadError> {
        let outline = Outline::new(<T as Settings>::SECTION, T::PREFIX, T::SEPARATOR);
        load(Plan {
            outline,
            sources: self.sources,
            unknown: self.unknown,
            ignored: self.ignored,
            ignored_sections: self.ignored_sections,
            limit: self.limit,
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
        unknown: Unknown::Refuse,
        ignored: Vec::new(),
        ignored_sections: Vec::new(),
        limit: file::DEFAULT_LIMIT,
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
    unknown: Unknown,
    ignored: Vec<String>,
    ignored_sections: Vec<String>,
    limit: ByteSize,
    in_code: [&'static str; 2],
    prove: bool,
}

impl Plan {
    fn carry_out(self, build: &mut dyn FnMut(&mut Assembly<'_>)) -> Result<Loaded, LoadError> {
        let outline = self.outline;
        let mut gathering = Gathering::new(&outline, self.unknown);
        gathering.sources.in_code = self.in_code;
        gathering.gather(self.sources, &self.ignored, self.limit);
        let (layers, matches) = gathering.stacked();
        let mut chosen = choose(&Given {
            outline: &outline,
            layers: &layers,
            matches: &matches,
            broken: &gathering.broken,
            meant: &gathering.meant,
            strict: gathering.unknown == Unknown::Refuse,
            ignored: &self.ignored_sections,
        });
        let strangers = gathering.strangers(&chosen.orders);
        let mut report = gathering.report;
        if self.prove {
            report.problems.extend(shared_names(&outline));
        }
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

/// Names that no variable can have for one setting alone: a mistake of the declaration, told at the first load.
fn shared_names(outline: &Outline) -> impl Iterator<Item = Problem> {
    outline.shared_names().into_iter().map(|(variable, one, other)| {
        let message =
            format!("the variable `{variable}` is also that of `{one}`: it could be for one of them only");
        let help = "give one of the two another name in the declaration: `rename = \"…\"`, or `env = \"…\"`";
        Problem::new(Code::SharedName, message).about(other).advise(help)
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
