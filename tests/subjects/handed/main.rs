//! A service in another language, as far as this one has to do with it: its settings, and the command that hands them over.
//!
//! ```text
//! handed VERB …          the command
//! handed broken VERB …   of settings that JSON has no way to write
//! handed clap run …      mounted in the arguments of a service
//! ```

mod declaration;

use std::process::ExitCode;

use declaration::{Broken, Handed};
use settings::Loader;
use settings::command::Command;

fn main() -> ExitCode {
    let broken = Command::<Broken>::new(|given| Loader::standard(given.environment()));
    broken.run_if_asked("broken").or_else(mounted).unwrap_or_else(|| handed().run())
}

fn handed() -> Command<Handed> {
    Command::new(|given| {
        let loader = Loader::standard(given.environment()).secret_files_from("SECRETS_FOLDER");
        loader.ignore("HANDED_WORKER_*").ignore_section("neighbour")
    })
}

fn mounted() -> Option<ExitCode> {
    #[expect(clippy::disallowed_methods, reason = "a program reads its own arguments")]
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    if arguments.first()? != "clap" {
        return None;
    }
    let matches = handed().clap("clap").get_matches_from(arguments);
    Some(handed().run_matches(&matches))
}
