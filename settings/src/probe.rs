//! What a probe is: what it looks for in the world, and a job that looks.

use std::borrow::ToOwned;
use std::fmt;

use crate::demand::Complaint;

/// A look at the world: whether what a setting names is there, and fit for use. It changes nothing.
///
/// A check judges a value by itself, at every load. A probe looks at what the value names, when it is asked to: by
/// `Checked::probe`, of the feature `probes`.
///
/// An ordinary function is one, if the value can be cloned: it is run on another thread, with a copy of the value. Write
/// a type where the probe has parameters, or is to say in documents what it looks for.
///
/// ```
/// use settings::{Complaint, Job, Probe};
/// use std::fmt;
/// use std::path::Path;
///
/// /// A file that begins with these bytes.
/// struct BeginsWith(&'static [u8]);
///
/// impl Probe<Path> for BeginsWith {
///     fn describe(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
///         f.write_str("a file of the right kind")
///     }
///
///     fn prepare(&self, path: &Path) -> Job {
///         let (path, magic) = (path.to_owned(), self.0);
///         Job::new(move || match std::fs::read(path) {
///             Ok(bytes) if bytes.starts_with(magic) => Ok(()),
///             Ok(_) => Err("is a file of another kind".into()),
///             Err(_) => Err("cannot be read".into()),
///         })
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "this is no probe of a value of the type `{V}`",
    label = "cannot probe a `{V}`",
    note = "a probe is a function from `&{V}` to `Result<(), &'static str>`, or a type that implements `Probe<{V}>`"
)]
pub trait Probe<V: ?Sized> {
    /// Writes what it looks for so that it fits behind "must be": `a file that can be read`. Nothing, if only the
    /// complaint can tell.
    ///
    /// # Errors
    ///
    /// Those of the formatter.
    fn describe(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;

    /// Makes the job that looks, with whatever it needs of the value.
    fn prepare(&self, value: &V) -> Job;
}

impl<V, F, M> Probe<V> for F
where
    V: ToOwned<Owned: Send + 'static> + ?Sized,
    F: Fn(&V) -> Result<(), M> + Clone + Send + 'static,
    M: Into<Complaint>,
{
    fn describe(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }

    fn prepare(&self, value: &V) -> Job {
        let (look, value) = (self.clone(), value.to_owned());
        Job::new(move || look(std::borrow::Borrow::borrow(&value)).map_err(Into::into))
    }
}

/// A look that has all that it needs, and can be taken on any thread.
pub struct Job(Box<dyn FnOnce() -> Result<(), Complaint> + Send>);

impl Job {
    /// A job that looks. What it has against the world fits behind the key: "is no file". A text that is made at run time
    /// is shown as well: only settings that may be shown have probes.
    pub fn new(look: impl FnOnce() -> Result<(), Complaint> + Send + 'static) -> Self {
        Self(Box::new(look))
    }

    /// Takes the look, as a test of a probe does.
    ///
    /// # Errors
    ///
    /// What it has against the world.
    pub fn look(self) -> Result<(), Complaint> {
        (self.0)()
    }
}

impl fmt::Debug for Job {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Job").finish_non_exhaustive()
    }
}

/// The probes of a setting, called one after the other with the value. For generated code.
pub struct Probes<'a, V: ?Sized> {
    value: &'a V,
    prepared: Vec<Prepared>,
}

impl<V: ?Sized> fmt::Debug for Probes<'_, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Probes").finish_non_exhaustive()
    }
}

/// A probe of a setting that is about to be taken.
#[derive(Debug)]
pub struct Prepared {
    /// The name of the function or type.
    #[cfg_attr(not(feature = "probes"), expect(dead_code, reason = "only a run of the probes asks for it"))]
    pub(crate) name: &'static str,
    #[cfg_attr(not(feature = "probes"), expect(dead_code, reason = "only a run of the probes asks for it"))]
    pub(crate) looks_for: String,
    #[cfg_attr(not(feature = "probes"), expect(dead_code, reason = "only a run of the probes asks for it"))]
    pub(crate) job: Job,
}

impl<'a, V: ?Sized> Probes<'a, V> {
    #[cfg(feature = "probes")]
    pub(crate) fn prepare(value: &'a V, probes: fn(&mut Probes<'_, V>)) -> Vec<Prepared> {
        let mut all = Self { value, prepared: Vec::new() };
        probes(&mut all);
        all.prepared
    }
}

impl<V: ?Sized> Probes<'_, V> {
    /// Prepares one probe.
    #[doc(hidden)]
    pub fn run<P: Probe<V>>(&mut self, name: &'static str, probe: &P) {
        let looks_for = Described::<V>(probe).to_string();
        self.prepared.push(Prepared { name, looks_for, job: probe.prepare(self.value) });
    }
}

/// What a probe looks for, as an argument of a format string.
struct Described<'a, V: ?Sized>(&'a dyn Probe<V>);

impl<V: ?Sized> fmt::Display for Described<'_, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.describe(f)
    }
}
