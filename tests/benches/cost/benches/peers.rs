//! Measures all subjects, and writes the tables. See the README.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Instant;
use std::{env, fs};

use settings_cost::described::Described;
use settings_cost::figures::Run;
use settings_cost::measure::build::Build;
use settings_cost::measure::run::Program;
use settings_cost::measure::{Measured, median, size};
use settings_cost::packages::{LEAVES, Packages};
use settings_cost::subjects::{ALL, FLOOR, Subject};
use settings_cost::tables;

/// What is asked for.
struct Asked {
    /// Instructions and allocations of this library against what was written down: no other subjects, no tables.
    check: bool,
    /// Writes down what `check` is to expect.
    update: bool,
    /// Writes the tables of the last run anew, and measures nothing.
    tables: bool,
    subjects: Vec<&'static Subject>,
    leaves: Vec<usize>,
    /// The most settings are measured of whom a goal is about alone: a program with them takes a minute to build.
    goals_alone: bool,
    /// The builds are measured too.
    builds: bool,
}

impl Asked {
    fn parse(arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut asked = Self {
            check: false,
            update: false,
            tables: false,
            subjects: ALL.to_vec(),
            leaves: LEAVES.to_vec(),
            goals_alone: true,
            builds: true,
        };
        let mut arguments = arguments.filter(|argument| argument != "--bench");
        while let Some(argument) = arguments.next() {
            let mut list = || arguments.next().ok_or(format!("`{argument}` needs a list behind it"));
            match argument.as_str() {
                "--check" => asked.check = true,
                "--update" => (asked.check, asked.update) = (true, true),
                "--tables" => asked.tables = true,
                "--no-builds" => asked.builds = false,
                "--only" => {
                    let named =
                        |name: &str| Subject::named(name).ok_or(format!("no subject is called `{name}`"));
                    asked.subjects = list()?.split(',').map(named).collect::<Result<_, _>>()?;
                }
                "--leaves" => {
                    let number = |text: &str| {
                        let number = text.parse().ok().filter(|number| LEAVES.contains(number));
                        number.ok_or(format!("`{text}` is none of {LEAVES:?}"))
                    };
                    asked.leaves = list()?.split(',').map(number).collect::<Result<_, _>>()?;
                    asked.goals_alone = false;
                }
                other => {
                    return Err(format!(
                        "`{other}` is no option: there are --check, --update, --tables, --no-builds, --only and --leaves"
                    ));
                }
            }
        }
        Ok(asked)
    }

    /// What is loaded, with how many settings.
    fn loads(&self) -> impl Iterator<Item = (usize, &'static Subject)> {
        let most = LEAVES[LEAVES.len() - 1];
        let all = self
            .leaves
            .iter()
            .flat_map(|leaves| self.subjects.iter().map(move |subject| (*leaves, *subject)));
        all.filter(move |(leaves, subject)| {
            *leaves < most
                || !self.goals_alone
                || ["settings", FLOOR, "by walk", "walk"].contains(&subject.name)
        })
    }
}

fn main() -> ExitCode {
    let done = Asked::parse(env::args().skip(1)).map_err(Into::into).and_then(|asked| {
        if asked.check {
            check(asked.update)
        } else if asked.tables {
            last().ok_or("there was no run before".into()).and_then(|run| keep(&run))
        } else {
            measure(&asked)
        }
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn own() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn packages() -> Measured<Packages> {
    Ok(Packages::write(PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("subjects"), own())?)
}

/// Says how long a part of the run took.
fn timed<T>(what: &str, part: impl FnOnce() -> Measured<T>) -> Measured<T> {
    let start = Instant::now();
    let done = part();
    eprintln!("{:6.1} s  {what}", start.elapsed().as_secs_f64());
    done
}

fn measure(asked: &Asked) -> Measured<()> {
    let packages = packages()?;
    let whole = asked.subjects.len() == ALL.len() && asked.leaves == LEAVES && asked.builds;
    let mut run = if whole { Run::default() } else { last().unwrap_or_default() };
    run.machine = machine()?;
    for (leaves, subject) in asked.loads() {
        timed(&format!("{} with {leaves} settings", subject.name), || {
            load(&packages, subject, leaves, &mut run)
        })?;
        keep(&run)?;
    }
    if asked.leaves.contains(&60) {
        times(&packages, asked, &mut run)?;
        if asked.builds {
            for subject in asked.subjects.iter().filter(|subject| subject.loads) {
                timed(&format!("builds of {}", subject.name), || builds(&packages, subject, &mut run))?;
                keep(&run)?;
            }
        }
    }
    run.versions = versions(&packages)?;
    keep(&run)?;
    if whole {
        packages.keep_lock()?;
    }
    println!("{}", own().join("RESULTS.md").display());
    Ok(())
}

/// Writes down what is known so far.
fn keep(run: &Run) -> Measured<()> {
    let head = fs::read_to_string(own().join("RESULTS.head.md"))?;
    fs::write(own().join("results.json"), serde_json::to_string_pretty(run)? + "\n")?;
    fs::write(own().join("RESULTS.md"), tables::page(run, &head))?;
    Ok(())
}

/// The figures of the run before this one.
fn last() -> Option<Run> {
    serde_json::from_str(&fs::read_to_string(own().join("results.json")).ok()?).ok()
}

/// Builds a subject, compares what it has loaded, and counts what a load costs.
fn load(packages: &Packages, subject: &'static Subject, leaves: usize, run: &mut Run) -> Measured<()> {
    Build { packages, subject, leaves }.program()?;
    let path = packages.program("shared", subject, leaves);
    let program = Program { packages, subject, leaves, path: &path };
    if subject.loads {
        let (values, expected) = (program.values()?, Described::new(leaves).expected());
        if let Some((found, wanted)) =
            values.lines().zip(expected.lines()).find(|(found, wanted)| found != wanted)
        {
            return Err(format!("{} has loaded `{found}` in place of `{wanted}`", subject.name).into());
        }
        if values.lines().count() != leaves {
            return Err(format!(
                "{} has loaded {} settings of {leaves}",
                subject.name,
                values.lines().count()
            )
            .into());
        }
    }
    let figures = run.of_mut(subject.name, leaves);
    figures.bytes = Some(size::bytes(packages, subject, leaves)?);
    if subject.name != "empty" {
        figures.instructions = Some(program.instructions()?);
        let (allocations, allocated) = program.allocations()?;
        (figures.allocations, figures.allocated) = (Some(allocations), Some(allocated));
    }
    Ok(())
}

/// Times by those of the floor, the two in turns.
fn times(packages: &Packages, asked: &Asked, run: &mut Run) -> Measured<()> {
    const LOADS: u32 = 2000;
    let leaves = 60;
    let floor = Subject::named(FLOOR).ok_or("there is no floor")?;
    Build { packages, subject: floor, leaves }.program()?;
    let of_floor = packages.program("shared", floor, leaves);
    let floor = Program { packages, subject: floor, leaves, path: &of_floor };
    for subject in asked.subjects.iter().filter(|subject| subject.loads) {
        let path = packages.program("shared", subject, leaves);
        let program = Program { packages, subject, leaves, path: &path };
        let (loads, starts) = timed(&format!("times of {}", subject.name), || {
            let ratio = |loads| -> Measured<f64> { Ok(program.time(loads)? / floor.time(loads)?) };
            let loads = (0..7).map(|_| ratio(LOADS)).collect::<Measured<Vec<f64>>>()?;
            let starts = (0..101).map(|_| ratio(1)).collect::<Measured<Vec<f64>>>()?;
            Ok((median(loads), median(starts)))
        })?;
        let figures = run.of_mut(subject.name, leaves);
        (figures.time, figures.start) = (Some(loads), Some(starts));
    }
    Ok(())
}

fn builds(packages: &Packages, subject: &'static Subject, run: &mut Run) -> Measured<()> {
    let leaves = 60;
    let build = Build { packages, subject, leaves };
    let figures = run.of_mut(subject.name, leaves);
    figures.edit = Some(build.edit()?);
    figures.clean = Some(build.clean()?);
    figures.check = Some(build.check()?);
    figures.crates = Some(size::crates(packages, subject, leaves)?);
    figures.expanded = Some(size::expanded(packages, subject, leaves)?);
    figures.llvm = Some(size::llvm_lines(packages, subject, leaves, false)?);
    figures.llvm_release = Some(size::llvm_lines(packages, subject, leaves, true)?);
    Ok(())
}

/// What this runs on.
fn machine() -> Measured<Vec<(String, String)>> {
    let said = |program: &str, arguments: &[&str]| -> Measured<String> {
        let output = Command::new(program).args(arguments).output()?;
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    let about = fs::read_to_string("/proc/cpuinfo")?;
    let model = about.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let cores = std::thread::available_parallelism()?;
    Ok(vec![
        ("machine".to_owned(), format!("{cores} × {}", model.map_or("unknown", |(_, model)| model))),
        ("compiler".to_owned(), said("rustc", &["--version"])?),
        ("valgrind".to_owned(), said("valgrind", &["--version"])?),
        ("day".to_owned(), said("date", &["+%Y-%m-%d"])?),
    ])
}

/// The versions of the crates that the subjects name.
fn versions(packages: &Packages) -> Measured<BTreeMap<String, String>> {
    let named = |name: &str| {
        let line = |line: &str| line.split_once(" = ").is_some_and(|(of, _)| of == name);
        ALL.iter().any(|subject| subject.dependencies.lines().any(line))
    };
    Ok(packages.versions()?.into_iter().filter(|(name, _)| named(name)).collect())
}

/// How much more a load may cost than was written down, or less.
const TOLERANCE: f64 = 0.2;

/// Counts the loads of this library and of the floor, and holds their ratios against those that were written down.
fn check(update: bool) -> Measured<()> {
    let packages = packages()?;
    let path = own().join("expected.json");
    let mut run = Run::default();
    let mut found = BTreeMap::new();
    for leaves in [60] {
        for name in ["settings", FLOOR] {
            let subject = Subject::named(name).ok_or("no such subject")?;
            timed(&format!("{name} with {leaves} settings"), || load(&packages, subject, leaves, &mut run))?;
        }
        let (ours, floor) = (run.of("settings", leaves), run.of(FLOOR, leaves));
        let ratio = |one: Option<u64>, other: Option<u64>| {
            one.zip(other).map_or(f64::NAN, |(one, other)| one as f64 / other as f64)
        };
        found.insert(format!("instructions of {leaves}"), ratio(ours.instructions, floor.instructions));
        found.insert(format!("allocations of {leaves}"), ratio(ours.allocations, floor.allocations));
    }
    if update {
        fs::write(&path, serde_json::to_string_pretty(&found)? + "\n")?;
        return Ok(());
    }
    let expected: BTreeMap<String, f64> = serde_json::from_str(&fs::read_to_string(&path)?)?;
    let mut wrong = Vec::new();
    for (what, found) in &found {
        let expected = expected.get(what).copied().unwrap_or(f64::NAN);
        println!("{what}: {found:.3} of the floor, {expected:.3} expected");
        let change = found / expected - 1.0;
        if change.is_nan() || change.abs() > TOLERANCE {
            wrong.push(format!("{what}: {found:.3} of the floor in place of {expected:.3}"));
        }
    }
    if wrong.is_empty() {
        return Ok(());
    }
    Err(format!("{}\nif that is meant, write it down with --update", wrong.join("\n")).into())
}
