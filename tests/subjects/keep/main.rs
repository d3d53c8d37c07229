//! A service that checks its settings by the command: by itself, behind a word, mounted with clap, and one with very many
//! settings.
//!
//! ```text
//! keep VERB …           the command alone
//! keep config VERB …    behind a word
//! keep bare VERB …      of a loader that takes nothing that it is given, without a checklist
//! keep many VERB …      of 200 settings
//! keep clap config …    mounted in arguments that have names of the command's own
//! ```

mod declaration;
mod many;

use std::process::ExitCode;

use declaration::{Keep, checklist};
use settings::command::Command;
use settings::{Environment, Loader};

fn keep() -> Command<Keep> {
    Command::new(|given| {
        Loader::standard(given.environment()).optional_secret_files("secrets").flags(given.flags())
    })
    .checklist(|_| checklist())
    .waivers("waivers.toml")
}

fn main() -> ExitCode {
    let bare = Command::<Keep>::new(|_| Loader::standard(Environment::of_process()));
    let many = Command::<many::Many>::new(|given| Loader::standard(given.environment()));
    let asked = keep().run_if_asked("config").or_else(|| bare.run_if_asked("bare"));
    match asked.or_else(|| many.run_if_asked("many")).or_else(mounted) {
        Some(status) => status,
        None => keep().run(),
    }
}

/// A service that has global arguments of any name.
fn mounted() -> Option<ExitCode> {
    let global = |name: &'static str| clap::Arg::new(name).long(name).global(true);
    let service = clap::Command::new("clap")
        .arg(global("format").short('f').value_parser(clap::value_parser!(u8)))
        .arg(global("color").action(clap::ArgAction::SetTrue))
        .arg(global("chdir").short('C'))
        .arg(global("verbose").short('v').action(clap::ArgAction::Count))
        .arg(global("log"))
        .subcommand(keep().clap("config"));
    let parent = clap::Command::new("keep").subcommand(service);
    #[expect(clippy::disallowed_methods, reason = "a program reads its own arguments")]
    let arguments: Vec<_> = std::env::args_os().collect();
    if arguments.get(1)? != "clap" {
        return None;
    }
    let matches = match parent.try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => {
            let _ = error.print();
            return Some(ExitCode::from(2));
        }
    };
    let (_, matches) = matches.subcommand()?;
    Some(keep().run_matches(matches.subcommand()?.1))
}
