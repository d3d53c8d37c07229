//! Where the probes of a loaded object are taken: side by side, each within the same time.

use std::collections::HashMap;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use crate::Settings;
use crate::checked::Checked;
use crate::demand::Complaint;
use crate::key::{escaped, printable};
use crate::loaded::{Loaded, Scope};
use crate::probe::{Job, Prepared};
use crate::problem::{Code, Problem};
use crate::rehearsal::Rehearsal;
use crate::review::Reviewed;
use crate::survey;
use crate::visit::AnySection;

/// How many looks are taken at once.
const AT_ONCE: usize = 16;

/// Which probes are taken, and how long they may take.
///
/// ```
/// use settings::{Loader, Probing, Settings, probes};
/// use std::path::PathBuf;
///
/// #[derive(Settings)]
/// #[settings(prefix = "SHOP")]
/// struct Shop {
///     /// The pages, as files.
///     #[settings(default = "no/such/folder", probe = probes::folder())]
///     pages: PathBuf,
/// }
///
/// let shop = Loader::<Shop>::new().load()?;
/// let problems = shop.probe(&Probing::new());
/// assert_eq!(problems[0].to_string(), "`pages`: is not there\n  at default\n  help: make it a folder");
/// assert!(shop.probe(&Probing::new().without("folder")).is_empty());
/// # Ok::<(), settings::LoadError>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "it says how probes are taken, and takes none"]
pub struct Probing {
    without: Vec<String>,
    within: Duration,
    none: bool,
}

impl Default for Probing {
    fn default() -> Self {
        Self::new()
    }
}

impl Probing {
    /// All probes, within two seconds.
    pub fn new() -> Self {
        Self { without: Vec::new(), within: Duration::from_secs(2), none: false }
    }

    /// No probe at all.
    pub fn none() -> Self {
        Self { none: true, ..Self::new() }
    }

    /// Without the probes of this name, the last part of the path in `probe = probes::folder()`; or without those of this
    /// setting, by its key, or of all settings of the section with it.
    pub fn without(mut self, name_or_key: &str) -> Self {
        self.without.push(name_or_key.to_owned());
        self
    }

    /// How long to wait for all of them together. One that takes longer is a problem, and goes on behind: nobody can stop
    /// a look at a network that does not answer.
    pub fn within(mut self, time: Duration) -> Self {
        self.within = time;
        self
    }

    fn leaves_out(&self, key: &str, name: &str) -> bool {
        self.none || self.without.iter().any(|one| one == name || crate::key::is_within(key, one))
    }
}

impl<T: Settings> Checked<T> {
    /// Takes the probes that the declaration asks for (`probe = …`): what is wrong with the world, not with the values.
    ///
    /// Nothing is changed by it. Problems have the code `probe_failed`, with key, place, owner and rollback, in the order
    /// of the declaration. A service may take them at its start, or where a release is tried; see [`Probing`].
    pub fn probe(&self, probing: &Probing) -> Vec<Problem> {
        let (loaded, scope) = self.parts();
        take(probing, &**self, loaded, scope)
    }
}

impl<T: Settings> Rehearsal<T> {
    /// Takes the probes of all that is at hand. See [`Checked::probe`].
    pub fn probe(&self, probing: &Probing) -> Vec<Problem> {
        let (value, loaded, scope) = self.parts();
        take(probing, value, loaded, scope)
    }
}

fn take(probing: &Probing, value: &dyn AnySection, loaded: &Loaded, scope: &Scope) -> Vec<Problem> {
    let mut all = Vec::new();
    survey::leaves(value, loaded, scope, &mut |cursor, leaf| {
        let key = cursor.key();
        if loaded.is_not_at_hand(&key) {
            return;
        }
        for Prepared { name, looks_for, job } in leaf.probes() {
            if !probing.leaves_out(&key, name) {
                all.push(Look { key: key.clone(), name, looks_for, job: Some(job) });
            }
        }
    });
    let jobs = all.iter_mut().filter_map(|one| one.job.take()).collect();
    let answers = answers(jobs, probing.within);
    let origins: HashMap<String, survey::Explained> = survey::of(value, loaded, scope)
        .settings
        .into_iter()
        .map(|one| (one.key().to_owned(), one))
        .collect();
    let base = loaded.outline.path(scope.place, &scope.steps);
    let told = all.iter().zip(answers).filter_map(|(one, answer)| {
        let wrong = match answer {
            Some(Ok(())) => return None,
            Some(Err(complaint)) => complaint.shown(false).map(escaped),
            None => Some(format!("did not answer within {:?}", probing.within)),
        };
        let relative =
            one.key.strip_prefix(&base).map_or(one.key.as_str(), |rest| rest.trim_start_matches('.'));
        Some(one.problem(wrong, relative, origins.get(relative), loaded))
    });
    told.collect()
}

/// Takes all looks, and gives what each said in time.
fn answers(jobs: Vec<Job>, within: Duration) -> Vec<Option<Result<(), Complaint>>> {
    let mut answers: Vec<Option<Result<(), Complaint>>> = jobs.iter().map(|_| None).collect();
    let until = Instant::now() + within;
    let (say, heard) = mpsc::channel();
    let mut waiting = jobs.into_iter().enumerate();
    let mut open = 0;
    let mut start = |open: &mut usize| {
        while *open < AT_ONCE {
            let Some((at, job)) = waiting.next() else { return };
            let say = say.clone();
            // If there is no thread to be had, the look is not taken, and did not answer.
            let thread = thread::Builder::new().name("probe".to_owned());
            let started = thread.spawn(move || drop(say.send((at, job.look()))));
            *open += usize::from(started.is_ok());
        }
    };
    start(&mut open);
    while open > 0 {
        let Ok((at, answer)) = heard.recv_timeout(until.saturating_duration_since(Instant::now())) else {
            break;
        };
        if let Some(slot) = answers.get_mut(at) {
            *slot = Some(answer);
        }
        open -= 1;
        start(&mut open);
    }
    answers
}

/// A probe that a setting asks for.
struct Look {
    key: String,
    name: &'static str,
    looks_for: String,
    job: Option<Job>,
}

impl Look {
    fn problem(
        &self,
        wrong: Option<String>,
        key: &str,
        setting: Option<&survey::Explained>,
        loaded: &Loaded,
    ) -> Problem {
        let wrong = wrong.unwrap_or_else(|| format!("does not pass the probe `{}`", self.name));
        let help = match self.looks_for.as_str() {
            "" => format!("make it pass the probe `{}`, or name another one", self.name),
            looks_for => format!("make it {looks_for}"),
        };
        let mut problem = Problem::new(Code::ProbeFailed, wrong).about(printable(key)).advise(help);
        if let Some(setting) = setting {
            problem = problem.from(setting.origin().clone());
        }
        problem.tell_review(Reviewed::of_key(&loaded.outline, &self.key));
        problem
    }
}
