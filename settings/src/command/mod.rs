#![doc = include_str!("../docs/command.md")]

mod answer;
mod arguments;
mod asked;
mod docs;
mod given;
mod list;
#[cfg(feature = "run")]
mod run;
mod story;
mod verbs;

use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;
use std::process::ExitCode;

use anstream::ColorChoice;

pub use self::answer::Answer;
use self::asked::Asked;
pub use self::given::Given;
use crate::Root;
use crate::checklist::Checklist;
use crate::key::printable;
use crate::loader::Loader;
use crate::probing::Probing;
use crate::rehearsal::Rehearsal;
use crate::source::terminal;

/// How a service is loaded, for given variables and flags.
type Load<T> = dyn Fn(&Given) -> Loader<T>;
/// What is confirmed of it.
type List<T> = dyn Fn(&Rehearsal<T>) -> Checklist;

/// A command that checks, explains and compares the settings of a service, and notes changes of them.
///
/// See [`command`](crate::command) for what it can be asked.
#[must_use = "a command does nothing before it is run"]
pub struct Command<T> {
    load: Box<Load<T>>,
    list: Option<Box<List<T>>>,
    waivers: Option<PathBuf>,
    probing: Probing,
}

impl<T> fmt::Debug for Command<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Command").field("waivers", &self.waivers).finish_non_exhaustive()
    }
}

impl<T: Root> Command<T> {
    /// For a service that is loaded so: `|given| Loader::standard(given.environment())`. It has to be the loader that the
    /// service itself uses, or nothing that the command says is true of the service.
    pub fn new(load: impl Fn(&Given) -> Loader<T> + 'static) -> Self {
        Self { load: Box::new(load), list: None, waivers: None, probing: Probing::new() }
    }

    /// With a checklist. It is made of what is at hand: [`Rehearsal::value`] tells what environment this is, say.
    pub fn checklist(mut self, list: impl Fn(&Rehearsal<T>) -> Checklist + 'static) -> Self {
        self.list = Some(Box::new(list));
        self
    }

    /// With a file of waivers, which has to be there.
    pub fn waivers(mut self, path: impl Into<PathBuf>) -> Self {
        self.waivers = Some(path.into());
        self
    }

    /// With some probes left out, or another time for them.
    pub fn probing(mut self, probing: Probing) -> Self {
        self.probing = probing;
        self
    }

    /// Answers the arguments of this process, and gives its exit status: a program of its own is this one line.
    ///
    /// ```no_run
    /// use settings::command::Command;
    /// use settings::{Loader, Settings};
    /// use std::process::ExitCode;
    ///
    /// #[derive(Settings)]
    /// #[settings(prefix = "SHOP")]
    /// struct Shop {
    ///     #[settings(default = 8080)]
    ///     port: u16,
    /// }
    ///
    /// fn main() -> ExitCode {
    ///     Command::<Shop>::new(|given| Loader::standard(given.environment())).run()
    /// }
    /// ```
    pub fn run(&self) -> ExitCode {
        self.answer_terminal(&terminal::program(), terminal::arguments())
    }

    /// The same where the first argument of this process is this word, for a `main` that does something else in all other
    /// cases.
    ///
    /// ```no_run
    /// # use settings::command::Command;
    /// # use settings::{Loader, Settings};
    /// # use std::process::ExitCode;
    /// # #[derive(Settings)]
    /// # #[settings(prefix = "SHOP")]
    /// # struct Shop { #[settings(default = 8080)] port: u16 }
    /// fn main() -> ExitCode {
    ///     let config = Command::<Shop>::new(|given| Loader::standard(given.environment()));
    ///     if let Some(status) = config.run_if_asked("config") {
    ///         return status;
    ///     }
    ///     // The service itself.
    ///     ExitCode::SUCCESS
    /// }
    /// ```
    pub fn run_if_asked(&self, word: &str) -> Option<ExitCode> {
        let mut arguments = terminal::arguments();
        if arguments.first()?.to_str() != Some(word) {
            return None;
        }
        let behind = arguments.split_off(1);
        Some(self.answer_terminal(&format!("{} {word}", terminal::program()), behind))
    }

    /// The command as a subcommand of this name, for a service that reads its arguments with clap 4. What it matches goes to
    /// [`run_matches`](Self::run_matches).
    ///
    /// ```
    /// # use settings::command::Command;
    /// # use settings::{Loader, Settings};
    /// # #[derive(Settings)]
    /// # #[settings(prefix = "SHOP")]
    /// # struct Shop { #[settings(default = 8080)] port: u16 }
    /// let config = Command::<Shop>::new(|given| Loader::standard(given.environment()));
    /// let service = clap::Command::new("shop").subcommand(config.clap("config"));
    /// let matches = service.get_matches_from(["shop", "config", "list"]);
    /// if let Some(("config", matches)) = matches.subcommand() {
    ///     let status = config.run_matches(matches);
    ///     # let _ = status;
    /// }
    /// ```
    pub fn clap(&self, name: &'static str) -> clap::Command {
        arguments::command(name, name)
    }

    /// Answers what [`clap`](Self::clap) matched, on the terminal of this process.
    pub fn run_matches(&self, matches: &clap::ArgMatches) -> ExitCode {
        match Asked::of(matches) {
            Ok(asked) => self.answer_asked(&asked),
            Err(wrong) => write(Answer::wrong_usage(&wrong), false, ColorChoice::Auto),
        }
    }

    /// Answers arguments without a terminal: for a test of the service. No program is started: of `run`, the answer is what is
    /// said before.
    ///
    /// ```
    /// # use settings::command::Command;
    /// # use settings::{Environment, Loader, Settings};
    /// # #[derive(Settings)]
    /// # #[settings(prefix = "SHOP")]
    /// # struct Shop { #[settings(default = 8080)] port: u16 }
    /// let config = Command::<Shop>::new(|_| Loader::standard(Environment::empty()));
    /// let answer = config.answer(["check"]);
    /// assert_eq!((answer.status(), answer.out(), answer.err()), (0, "", ""));
    /// ```
    pub fn answer(&self, arguments: impl IntoIterator<Item: Into<OsString>>) -> Answer {
        let arguments = arguments.into_iter().map(Into::into).collect();
        match Asked::parse("config", arguments) {
            Ok(asked) => verbs::answer(self, &asked),
            Err(answer) => answer.plain(),
        }
    }

    fn answer_terminal(&self, called: &str, arguments: Vec<OsString>) -> ExitCode {
        let colour = asked::colour_of(&arguments);
        match Asked::parse(called, arguments) {
            Ok(asked) => self.answer_asked(&asked),
            // A help knows how many columns there are.
            Err(answer) => write(answer, false, colour),
        }
    }

    fn answer_asked(&self, asked: &Asked) -> ExitCode {
        let is_there = asked.folder.as_ref().is_none_or(|folder| terminal::enter(folder).is_ok());
        let answer = match &asked.folder {
            Some(folder) if !is_there => {
                let folder = printable(&folder.to_string_lossy());
                Answer::wrong_usage(&format!("cannot go into the folder `{folder}`"))
            }
            _ => match &asked.verb {
                #[cfg(feature = "run")]
                asked::Verb::Run { program, .. } => run::start(self, asked, program),
                _ => verbs::answer(self, asked),
            },
        };
        write(answer, asked.format.is_text(), asked.colour)
    }
}

/// Says it on the terminal of this process, within its columns.
fn write(answer: Answer, is_text: bool, colour: ColorChoice) -> ExitCode {
    match terminal::columns() {
        Some(columns) => answer.fit(columns, is_text).write(colour),
        None => answer.write(colour),
    }
}
