//! What goes unseen, and what leaks: the same mistakes made in the settings of this library, of its peers, and of code
//! written by hand. `README.md` tells the rules; `RESULTS.md` what came of it.

mod cases;
mod goals;
mod judge;
mod run;
mod service;
mod subjects;
mod tables;
mod typos;
mod value;

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use cases::{Case, Given};
use judge::{Verdict, judge};
use run::Outcomes;
use subjects::{SUBJECTS, Subject};

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["subject", name] => {
            let subject = named(name)?;
            let outcome = (subject.load)(Path::new(subject.file()));
            println!("{}", serde_json::to_string(&outcome)?);
            Ok(ExitCode::SUCCESS)
        }
        ["show", name] => show(named(name)?),
        [] => all(),
        _ => Err("`settings-faults`, `settings-faults show NAME` or `settings-faults subject NAME`".into()),
    }
}

fn named(name: &str) -> Result<&'static Subject, String> {
    SUBJECTS.iter().find(|subject| subject.name == name).ok_or_else(|| format!("no subject `{name}`"))
}

/// Tries all subjects, writes the tables, and holds this library to its goals.
fn all() -> Result<ExitCode, Box<dyn Error>> {
    let started = Instant::now();
    let mut trials = Vec::new();
    for subject in SUBJECTS {
        eprintln!("{} …", subject.name);
        trials.push(trial(subject)?);
    }
    let results = concat!(env!("CARGO_MANIFEST_DIR"), "/RESULTS.md");
    std::fs::write(results, tables::results(&trials, version))?;
    eprintln!("{results}: {:.0} s", started.elapsed().as_secs_f64());
    let missed = goals::missed(&trials[0]);
    missed.iter().for_each(|missed| eprintln!("{missed}"));
    Ok(if missed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The version of a package, as it is pinned.
fn version(package: &str) -> String {
    let lock = include_str!("../../Cargo.lock");
    // Of several, the newest is last, and the one that is used here.
    let of = lock.rsplit_once(&format!("name = \"{package}\"\nversion = \"")).map(|(_, rest)| rest);
    of.and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
}

/// A subject with all its cases and what came of each.
struct Trial {
    subject: &'static Subject,
    cases: Vec<(Case, Verdict)>,
    outcomes: Outcomes,
}

fn trial(subject: &'static Subject) -> Result<Trial, Box<dyn Error>> {
    let (plain, each) = cases::right(subject);
    let all = cases::all(subject);
    let mut given: Vec<Given> = all.iter().map(|case| case.given.clone()).collect();
    given.extend(all.iter().filter_map(|case| case.meant.clone()));
    given.extend(each.iter().cloned().chain([plain.clone()]));
    given.sort();
    given.dedup();
    let outcomes = run::outcomes(subject, &given)?;
    // What is right is read, and every variable of it: else its mistakes would say nothing.
    let base = loaded(&outcomes, &plain)?;
    for one in &each {
        if loaded(&outcomes, one)? == base {
            return Err(format!("{} does not read a variable of {:?}", subject.name, one.variables).into());
        }
    }
    for meant in all.iter().filter_map(|case| case.meant.as_ref()) {
        loaded(&outcomes, meant)?;
    }
    let cases = all.into_iter().map(|case| {
        let verdict = judge(subject, &case, &outcomes);
        (case, verdict)
    });
    Ok(Trial { subject, cases: cases.collect(), outcomes })
}

fn loaded<'a>(outcomes: &'a Outcomes, right: &Given) -> Result<&'a str, String> {
    let outcome = &outcomes[right];
    outcome.loaded.as_deref().ok_or_else(|| format!("what is right is refused: {}\n{right:?}", outcome.told))
}

/// Shows all cases in which something is missing.
fn show(subject: &'static Subject) -> Result<ExitCode, Box<dyn Error>> {
    let trial = trial(subject)?;
    for (case, verdict) in &trial.cases {
        let lacks =
            [verdict.key, verdict.place, verdict.suggestion].contains(&Some(false)) || !verdict.detected;
        if verdict.leak || (lacks && !verdict.apart) {
            let told = &trial.outcomes[&case.given].told;
            println!("{:?}: {}\n{verdict:?}\n{told}\n", case.class, case.what);
        }
    }
    println!("{} cases of {}", trial.cases.len(), trial.subject.name);
    Ok(ExitCode::SUCCESS)
}
