//! Runs a subject on a case: in a process of its own, so that it reads a real file and real variables.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::cases::Given;
use crate::subjects::{Outcome, Subject};

pub(crate) type Outcomes = BTreeMap<Given, Outcome>;

/// What comes of each of these; the same once.
pub(crate) fn outcomes(subject: &Subject, all: &[Given]) -> io::Result<Outcomes> {
    let next = AtomicUsize::new(0);
    let outcomes = Mutex::new(Outcomes::new());
    let threads = thread::available_parallelism().map_or(1, Into::into);
    let work = || -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        while let Some(given) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
            let outcome = outcome(subject, given, folder.path())?;
            outcomes.lock().expect("no thread panics with the lock").insert(given.clone(), outcome);
        }
        Ok(())
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| worker.join().expect("a worker that does not panic"))
    })?;
    Ok(outcomes.into_inner().expect("no thread panicked with the lock"))
}

fn outcome(subject: &Subject, given: &Given, folder: &Path) -> io::Result<Outcome> {
    std::fs::write(folder.join(subject.file()), &given.text)?;
    let mut command = Command::new(std::env::current_exe()?);
    command.args(["subject", subject.name]).current_dir(folder);
    let output = command.env_clear().env("NO_COLOR", "1").envs(given.variables.iter().cloned()).output()?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    // One that panics, or ends the process itself, refused the load with what it said.
    let mut outcome: Outcome = serde_json::from_slice(&output.stdout)
        .unwrap_or(Outcome { told: said.clone(), ..Outcome::default() });
    outcome.logged += &said;
    Ok(outcome)
}
