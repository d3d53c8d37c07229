//! From a text or a value of a file to a field, for every type.

mod durations;
mod foreign;
mod lists;
mod numbers;
mod round;
mod secrets;
mod sizes;
mod texts;

use settings::{Code, Leaf, Loader, Problem, Settings};

use crate::support::only;

/// One setting of any type.
#[derive(Debug, Settings)]
#[settings(prefix = "IT")]
struct It<T: Leaf> {
    value: T,
}

/// Reads a variable's text.
fn of_variable<T: Leaf>(text: &str) -> Result<T, Box<Problem>> {
    let environment = settings::Environment::from([("IT_VALUE", text)]);
    read(Loader::<It<T>>::new().environment(environment))
}

/// Reads a value as TOML writes it.
fn of_file<T: Leaf>(value: &str) -> Result<T, Box<Problem>> {
    read(Loader::<It<T>>::new().text("toml", format!("value = {value}")))
}

fn read<T: Leaf>(loader: Loader<It<T>>) -> Result<T, Box<Problem>> {
    struct Taken<T: Leaf>(settings::Checked<It<T>>);
    let mut report = None;
    let taken = loader.load().map(Taken).map_err(|error| report = Some(error)).ok();
    match (taken, report) {
        (Some(Taken(settings)), _) => Ok(again(&settings)),
        (None, Some(error)) => Err(Box::new(error.problems()[0].clone())),
        (None, None) => unreachable!(),
    }
}
