//! Everything that is said by what is at hand without a load: parsers, the command, declarations.

use settings::checklist::Date;
use settings::command::Command;
use settings::testing::declaration;
use settings::{ByteSize, Complaint, Environment, Probing};

use super::super::outputs::Said;
use super::loads::{Planted, list};
use super::subject::{Wide, inside};

/// Verbs of the command, with the flags behind them that the service is given.
const LINES: &[&[&str]] = &[
    &["check", "-v", "--format", "text"],
    &["check", "--format", "json"],
    &["check", "--strict", "--format", "sarif"],
    &["explain"],
    &["explain", "auth"],
    &["checklist"],
    &["checklist", "--format", "json"],
    &["check", "--secrets-as-placeholders=all"],
    &["list", "--format", "json"],
];

pub(super) fn all(said: &mut Said, planted: &Planted, secret: &str) {
    said.debug("settings::Environment", &Environment::from([("NEST_AUTH_TOKEN", secret), (secret, "x")]));
    said.debug("settings::Complaint", &Complaint::from(secret.to_owned()));
    said.both("settings::ParseByteSizeError", &secret.parse::<ByteSize>().unwrap_err());
    said.both("settings::changes::ParseDateError", &secret.parse::<Date>().unwrap_err());
    said.debug("settings::testing::Declaration", &declaration::<Wide>());
    command(said, planted, secret);
}

/// The command, asked for each of its verbs of what is well, and of what is wrong.
fn command(said: &mut Said, planted: &Planted, secret: &str) {
    let count = planted.wrong().len();
    for at in 0..=count {
        let grounds = planted.clone();
        let command = Command::<Wide>::new(move |given| {
            inside(|said| said.debug("settings::command::Given", given));
            let loaders = grounds.wrong();
            let loader = loaders.into_iter().nth(at).unwrap_or_else(|| grounds.everywhere());
            loader.flags(given.flags())
        });
        let command = command.checklist(|_| list()).probing(Probing::none());
        said.debug("settings::command::Command", &command);
        for line in LINES {
            let flags = ["--".to_owned(), format!("--auth.token={secret}")];
            for more in [&flags[..0], &flags] {
                let words = line.iter().map(|word| (*word).to_owned()).chain(more.iter().cloned());
                said.debug("settings::command::Answer", &command.answer(words));
            }
        }
    }
}
