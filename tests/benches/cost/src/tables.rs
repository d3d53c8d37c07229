//! The figures as tables, as ratios to what is written by hand.

use std::fmt::Write;

use crate::figures::{Figures, Run};
use crate::packages::LEAVES;
use crate::subjects::{ALL, FLOOR, Subject};

/// The number of settings that most tables are about.
const USUAL: usize = 60;

/// A figure that is made of two figures of a subject and the same of the floor.
type Of = fn(&Run, &str, usize) -> Option<f64>;

/// What is promised: of what, with how many settings, at most how much.
struct Goal {
    what: &'static str,
    leaves: usize,
    most: f64,
    of: Of,
}

const GOALS: [Goal; 10] = [
    Goal { what: "instructions a load", leaves: 60, most: 1.0, of: instructions },
    Goal { what: "instructions a load", leaves: 300, most: 0.5, of: instructions },
    Goal { what: "instructions a load", leaves: 1000, most: 0.3, of: instructions },
    Goal { what: "allocations a load, beyond those of std's walk", leaves: 60, most: 1.2, of: allocations },
    Goal { what: "build after an edit", leaves: 60, most: 0.6, of: edit },
    Goal { what: "lines of LLVM IR in development, in thousands", leaves: 60, most: 40.0, of: llvm_lines },
    Goal { what: "release build from nothing", leaves: 60, most: 1.3, of: clean },
    Goal { what: "bytes of the program, beyond an empty one", leaves: 60, most: 0.6, of: bytes },
    Goal { what: "crates in the tree, as a number", leaves: 60, most: 20.0, of: crates },
    Goal { what: "instructions of 1,000 settings, by those of 60", leaves: 1000, most: 17.0, of: growth },
];

fn ratio(run: &Run, subject: &str, leaves: usize, of: impl Fn(&Figures) -> Option<f64>) -> Option<f64> {
    Some(of(&run.of(subject, leaves))? / of(&run.of(FLOOR, leaves))?)
}

fn count(number: Option<u64>) -> Option<f64> {
    number.map(|number| number as f64)
}

fn instructions(run: &Run, subject: &str, leaves: usize) -> Option<f64> {
    ratio(run, subject, leaves, |of| count(of.instructions))
}

fn allocations(run: &Run, subject: &str, leaves: usize) -> Option<f64> {
    let walk = count(run.of("walk", leaves).allocations)?;
    // What asks for variables by name walks nothing.
    let beyond = |name: &str| {
        let all = count(run.of(name, leaves).allocations)?;
        Some(if Subject::named(name)?.walks { all - walk } else { all })
    };
    Some(beyond(subject)? / beyond(FLOOR)?)
}

fn allocated(run: &Run, subject: &str, leaves: usize) -> Option<f64> {
    ratio(run, subject, leaves, |of| count(of.allocated))
}

fn time(run: &Run, subject: &str, leaves: usize) -> Option<f64> {
    run.of(subject, leaves).time
}

fn start(run: &Run, subject: &str, leaves: usize) -> Option<f64> {
    run.of(subject, leaves).start
}

fn edit(run: &Run, subject: &str, leaves: usize) -> Option<f64> {
    ratio(run, subject, leaves, |of| of.edit)
}

fn clean(run: &Run, subject: &str, leaves: usize) -> Option<f64> {
    ratio(run, subject, leaves, |of| of.clean)
}

fn check(run: &Run, subject: &str, leaves: usize) -> Option<f64> {
    ratio(run, subject, leaves, |of| of.check)
}

fn crates(run: &Run, subject: &str, leaves: usize) -> Option<f64> {
    count(run.of(subject, leaves).crates)
}

fn expanded(run: &Run, subject: &str, leaves: usize) -> Option<f64> {
    Some(count(run.of(subject, leaves).expanded)? / 1000.0)
}

fn llvm_lines(run: &Run, subject: &str, leaves: usize) -> Option<f64> {
    Some(count(run.of(subject, leaves).llvm)? / 1000.0)
}

fn llvm_release(run: &Run, subject: &str, leaves: usize) -> Option<f64> {
    Some(count(run.of(subject, leaves).llvm_release)? / 1000.0)
}

fn bytes(run: &Run, subject: &str, leaves: usize) -> Option<f64> {
    let empty = count(run.of("empty", leaves).bytes)?;
    ratio(run, subject, leaves, |of| Some(count(of.bytes)? - empty))
}

fn growth(run: &Run, subject: &str, leaves: usize) -> Option<f64> {
    Some(count(run.of(subject, leaves).instructions)? / count(run.of(subject, USUAL).instructions)?)
}

/// A table with a row for each subject that loads, and these columns.
fn table(run: &Run, columns: &[(&str, usize, Of)]) -> String {
    let mut out = String::from("|");
    let mut line = String::from("|---|");
    out += " |";
    for (head, ..) in columns {
        let _ = write!(out, " {head} |");
        line += "--:|";
    }
    out = out + "\n" + &line + "\n";
    for subject in ALL.into_iter().filter(|subject| subject.loads) {
        let _ = write!(out, "| {} |", subject.name);
        for (_, leaves, of) in columns {
            let _ = match of(run, subject.name, *leaves) {
                Some(figure) => write!(out, " {figure:.2} |"),
                None => write!(out, " – |"),
            };
        }
        out.push('\n');
    }
    out
}

fn goals(run: &Run) -> String {
    let mut out = String::from("| | settings | goal | reached | |\n|---|--:|--:|--:|---|\n");
    for goal in &GOALS {
        let reached = (goal.of)(run, "settings", goal.leaves);
        let told = reached.map_or("–".to_owned(), |reached| format!("{reached:.2}"));
        let met = match reached {
            Some(reached) if reached <= goal.most => "met",
            Some(_) => "**not met**",
            None => "not measured",
        };
        let _ = writeln!(out, "| {} | {} | {:.2} | {told} | {met} |", goal.what, goal.leaves, goal.most);
    }
    out
}

/// The floor in figures, so that a ratio can be turned into one.
fn floor(run: &Run) -> String {
    let mut out = String::from(
        "| settings | instructions | allocations | bytes allocated | edit, s | clean, s | program, bytes | walk, instructions | walk, allocations |\n|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n",
    );
    let whole = |number: Option<u64>| number.map_or("–".to_owned(), |number| number.to_string());
    let seconds = |number: Option<f64>| number.map_or("–".to_owned(), |number| format!("{number:.2}"));
    for leaves in LEAVES {
        let (of, walk) = (run.of(FLOOR, leaves), run.of("walk", leaves));
        let cells = [
            leaves.to_string(),
            whole(of.instructions),
            whole(of.allocations),
            whole(of.allocated),
            seconds(of.edit),
            seconds(of.clean),
            whole(of.bytes),
            whole(walk.instructions),
            whole(walk.allocations),
        ];
        let _ = writeln!(out, "| {} |", cells.join(" | "));
    }
    out
}

/// The page with all tables; `head` is what stands before them.
pub fn page(run: &Run, head: &str) -> String {
    let mut out = head.to_owned();
    out += "\n## Goals\n\n";
    out += &goals(run);
    out += "\n## A load\n\nInstructions, and time in one process, by those of the floor.\n\n";
    out += &table(
        run,
        &[
            ("instructions, 10", 10, instructions),
            ("60", 60, instructions),
            ("300", 300, instructions),
            ("1,000", 1000, instructions),
            ("time, 60", 60, time),
            ("start of a process, 60", 60, start),
            ("300 by 60", 300, growth),
            ("1,000 by 60", 1000, growth),
        ],
    );
    out += "\n## Memory\n\nBy the floor. Std's own walk of the environment is taken off where a subject makes one.\n\n";
    out += &table(
        run,
        &[
            ("allocations, 60", 60, allocations),
            ("300", 300, allocations),
            ("bytes in all, 60", 60, allocated),
        ],
    );
    out += "\n## Builds and programs, 60 settings\n\nTimes and bytes by the floor, lines in thousands, crates as a number.\n\n";
    out += &table(
        run,
        &[
            ("after an edit", 60, edit),
            ("release from nothing", 60, clean),
            ("check from nothing", 60, check),
            ("bytes beyond empty", 60, bytes),
            ("crates", 60, crates),
            ("expanded", 60, expanded),
            ("LLVM IR", 60, llvm_lines),
            ("LLVM IR, release", 60, llvm_release),
        ],
    );
    out += "\n## The floor in figures\n\n";
    out += &floor(run);
    out += "\n## What was measured\n\n";
    for subject in ALL {
        if let Some(note) = subject.note {
            let _ = writeln!(out, "- {}: {note}", subject.name);
        }
    }
    for (what, said) in &run.machine {
        let _ = writeln!(out, "- {what}: {said}");
    }
    let versions: Vec<String> =
        run.versions.iter().map(|(name, version)| format!("{name} {version}")).collect();
    let _ = writeln!(out, "- crates: {}", versions.join(", "));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_goal_that_is_not_met_is_told() {
        let mut run = Run::default();
        run.of_mut(FLOOR, 60).instructions = Some(100);
        run.of_mut("settings", 60).instructions = Some(101);
        let page = page(&run, "# Head\n");
        assert!(page.contains("| instructions a load | 60 | 1.00 | 1.01 | **not met** |"), "{page}");
        assert!(page.contains("| instructions a load | 300 | 0.50 | – | not measured |"), "{page}");
        run.of_mut("settings", 60).instructions = Some(100);
        assert!(super::page(&run, "").contains("| instructions a load | 60 | 1.00 | 1.00 | met |"));
    }

    #[test]
    fn a_walk_is_taken_off_where_one_is_made() {
        let mut run = Run::default();
        for (name, count) in [("walk", 280), (FLOOR, 100), ("settings", 400), ("clap", 150)] {
            run.of_mut(name, 60).allocations = Some(count);
        }
        assert_eq!(allocations(&run, "settings", 60), Some(1.2));
        assert_eq!(allocations(&run, "clap", 60), Some(1.5));
    }

    /// The subjects that the front page names.
    const NAMED: [&str; 5] = ["settings", "figment", "config", "confique", "conf"];

    fn is_on_the_front_page(what: &str, of: impl Fn(&str) -> String) {
        let row = format!("| {what} | {} |", NAMED.map(of).join(" | "));
        assert!(include_str!("../../../../README.md").contains(&row), "{row}");
    }

    /// The front page says what the last run has measured.
    #[test]
    fn the_front_page_has_these_figures() {
        let run: Run = serde_json::from_str(include_str!("../results.json")).unwrap();
        let rows: [(&str, &[(usize, Of)]); 4] = [
            ("instructions of a load", &[(60, instructions)]),
            ("the same of 300 settings", &[(300, instructions)]),
            ("build after an edit; release build from nothing", &[(60, edit), (60, clean)]),
            ("bytes of the program beyond an empty one", &[(60, bytes)]),
        ];
        for (what, figures) in rows {
            is_on_the_front_page(what, |subject| {
                let figures = figures.iter().map(|(leaves, of)| of(&run, subject, *leaves).unwrap());
                figures.map(|figure| format!("{figure:.2}")).collect::<Vec<_>>().join("; ")
            });
        }
    }

    #[test]
    fn the_front_page_has_what_is_seen_of_mistakes() {
        let mistakes = include_str!("../../faults/RESULTS.md");
        let (head, rows): (Vec<&str>, Vec<Vec<&str>>) = {
            let mut lines = mistakes.lines().filter(|line| line.starts_with('|'));
            let cells = |line: &'static str| line.split('|').map(str::trim).collect::<Vec<_>>();
            let head = cells(lines.next().unwrap());
            (head, lines.map(cells).take_while(|row| row.len() > 7).collect())
        };
        let cell = |subject: &str, column: &str| {
            let at = head.iter().position(|name| *name == column).unwrap();
            // Behind the name comes the version.
            let row = rows.iter().find(|row| row[1].split(' ').next() == Some(subject)).unwrap();
            row[at].to_owned()
        };
        let rows = [
            ("mistakes that are seen, but for a wrong prefix, %", "detected"),
            ("and told with file and line, or variable, %", "place named"),
            ("of some 3,340, told with a secret", "leaks"),
        ];
        for (what, column) in rows {
            is_on_the_front_page(what, |subject| cell(subject, column));
        }
    }
}
