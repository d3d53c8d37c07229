//! From a text or a value of a file to a field, for every type.

mod durations;
mod encodings;
mod foreign;
mod lists;
mod numbers;
mod round;
mod secrets;
mod sizes;
mod texts;
mod untyped;

use std::fmt::Debug;

use settings::{Code, Leaf, Loader, Problem, Settings};

use crate::support::{loaded, only, places, toml, variables};

/// One setting of any type.
#[derive(Debug, Settings)]
#[settings(prefix = "IT")]
struct It<T: Leaf> {
    value: T,
}

fn of_variable<T: Leaf>(text: &str) -> Loader<It<T>> {
    variables([("IT_VALUE", text)])
}

/// A value as TOML writes it.
fn of_file<T: Leaf>(value: &str) -> Loader<It<T>> {
    toml(&format!("value = {value}"))
}

/// Every text is read, and as this value.
#[track_caller]
fn takes<T: Leaf + PartialEq + Debug>(
    how: fn(&str) -> Loader<It<T>>,
    cases: impl IntoIterator<Item = (&'static str, T)>,
) {
    for (text, value) in cases {
        assert_eq!(loaded(how(text)).value, value, "{text:?}");
    }
}

/// No text is read, and each time the one problem says what is expected; gives the problems.
#[track_caller]
fn refuses<T: Leaf>(how: fn(&str) -> Loader<It<T>>, expects: &str, texts: &[&str]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for text in texts {
        let problem = only(how(text));
        assert_eq!((problem.code(), problem.key()), (Code::InvalidValue, Some("value")), "{text:?}");
        assert!(problem.message().starts_with(&format!("expected {expects}")), "{text:?}: {problem}");
        assert!(["<toml>:1:9", "variable IT_VALUE"].contains(&places(&problem)[0].as_str()), "{problem}");
        problems.push(problem);
    }
    problems
}

/// Each problem's help says this.
#[track_caller]
fn all_say(problems: &[Problem], part: &str) {
    for problem in problems {
        assert!(problem.help().unwrap_or_default().contains(part), "`{part}` in the help:\n{problem}");
    }
}
