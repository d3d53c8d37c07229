//! What several modules need: a load that is expected to end one way, and its outcome in few words.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use proptest::prelude::ProptestConfig;
use proptest::test_runner::RngSeed;
use settings::{Checked, Code, Environment, LoadError, Loader, Origin, Problem, Root};
use tempfile::TempDir;

/// Loads what has to load.
#[track_caller]
pub(crate) fn loaded<T: Root>(loader: Loader<T>) -> Checked<T> {
    loader.load().unwrap_or_else(|error| panic!("it has to load:\n{error}"))
}

/// Loads what must not load; gives the report.
#[track_caller]
pub(crate) fn refused<T: Root>(loader: Loader<T>) -> LoadError {
    match loader.load() {
        Ok(settings) => panic!("it must not load:\n{}", settings.explain()),
        Err(error) => error,
    }
}

/// The one problem of a load that must have exactly one.
#[track_caller]
pub(crate) fn only<T: Root>(loader: Loader<T>) -> Problem {
    let error = refused(loader);
    match error.problems() {
        [only] => only.clone(),
        _ => panic!("exactly one problem:\n{error}"),
    }
}

/// The one warning of a load that has to succeed with exactly one.
#[track_caller]
pub(crate) fn only_warning<T: Root>(loader: Loader<T>) -> Problem {
    let settings = loaded(loader);
    match settings.warnings().as_slice() {
        [only] => only.clone(),
        all => panic!("exactly one warning: {all:?}"),
    }
}

/// Loads what has to load without a warning.
#[track_caller]
pub(crate) fn clean<T: Root>(loader: Loader<T>) -> Checked<T> {
    let settings = loaded(loader);
    let warnings = settings.warnings();
    assert!(warnings.is_empty(), "no warning: {warnings:?}");
    settings
}

/// A loader with nothing but these variables.
pub(crate) fn variables<T: Root, const COUNT: usize>(variables: [(&str, &str); COUNT]) -> Loader<T> {
    Loader::new().environment(Environment::from(variables))
}

/// A loader with nothing but this text.
pub(crate) fn toml<T: Root>(text: &str) -> Loader<T> {
    Loader::new().text("toml", text)
}

/// A loader with nothing but this text of JSON.
pub(crate) fn json<T: Root>(text: &str) -> Loader<T> {
    Loader::new().text("json", text)
}

/// Where a problem came from, as a report says it.
pub(crate) fn places(problem: &Problem) -> Vec<String> {
    problem.origins().iter().map(Origin::to_string).collect()
}

/// The codes and keys of problems or warnings, in their order.
pub(crate) fn codes(problems: &[Problem]) -> Vec<(Code, &str)> {
    problems.iter().map(|problem| (problem.code(), problem.key().unwrap_or_default())).collect()
}

/// The report for people and the one for machines.
#[track_caller]
pub(crate) fn told<T: Root>(loader: Loader<T>) -> String {
    let error = refused(loader);
    format!("{error}\n\n{}", error.to_json())
}

/// The value that an explanation shows under a key.
#[track_caller]
pub(crate) fn shown<T: Root>(settings: &Checked<T>, key: &str) -> String {
    let explanation = settings.explain();
    match explanation.setting(key) {
        Some(setting) => setting.value().to_owned(),
        None => panic!("no `{key}` in:\n{explanation}"),
    }
}

/// A value's origin and what it overrode: `variable SHOP_PORT < settings.toml:1:8 < default`.
#[track_caller]
pub(crate) fn way<T: Root>(settings: &Checked<T>, key: &str) -> String {
    let explanation = settings.explain();
    let Some(setting) = explanation.setting(key) else { panic!("no `{key}` in:\n{explanation}") };
    let all = std::iter::once(setting.origin()).chain(setting.overrode());
    all.map(Origin::to_string).collect::<Vec<_>>().join(" < ")
}

/// A folder of files that is gone after the test.
pub(crate) struct Folder(TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file; gives its path.
    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// What a file holds, if it is there and a text.
    #[expect(clippy::disallowed_methods, reason = "this looks at what was written")]
    pub(crate) fn read(&self, name: &str) -> Option<String> {
        std::fs::read_to_string(self.path(name)).ok()
    }

    /// A text with this folder's name, which differs from run to run, taken out.
    pub(crate) fn hide(&self, text: &str) -> String {
        text.replace(self.0.path().to_str().unwrap(), "DIR")
    }
}

/// How long hostile input may take: squared work on it takes minutes, and a machine may be busy with other things.
const SOON: Duration = Duration::from_secs(20);

/// What a function gives, and that it is not held up.
#[track_caller]
pub(crate) fn soon<T>(run: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let given = run();
    let taken = start.elapsed();
    assert!(taken < SOON, "it took {taken:?}");
    given
}

/// How many values a property is held against. A run of all tests tries the same ones each time, so that what goes in is
/// judged by the change in it alone; whoever looks for more says `PROPTEST_CASES=300000`, and gets others each time.
pub(crate) fn cases(usual: u32) -> ProptestConfig {
    let asked = ProptestConfig::default();
    let explores = asked.cases > usual;
    let rng_seed = if explores { asked.rng_seed } else { RngSeed::Fixed(20_260_101) };
    let cases = asked.cases.max(usual);
    ProptestConfig { cases, max_global_rejects: cases, rng_seed, failure_persistence: None, ..asked }
}
