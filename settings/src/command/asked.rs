//! What a command is asked, out of its arguments.

use std::ffi::OsString;
use std::path::PathBuf;

use anstream::ColorChoice;
use clap::ArgMatches;

use super::answer::Answer;
use super::arguments;
use super::given::Given;
use crate::rehearsal::Rehearsing;

/// What is asked.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) verb: Verb,
    pub(super) format: Format,
    pub(super) colour: ColorChoice,
    /// Where to go first.
    pub(super) folder: Option<PathBuf>,
    pub(super) given: Given,
    /// How to do without secrets; none, to do without none.
    pub(super) without: Option<Rehearsing>,
    pub(super) strict: bool,
}

#[derive(Debug)]
pub(super) enum Verb {
    Check {
        probes: Probes,
        verbose: bool,
        anchor: Option<String>,
    },
    /// The program, with its arguments.
    #[cfg(feature = "run")]
    Run {
        probes: Probes,
        program: Vec<OsString>,
    },
    Explain(Option<String>),
    Diff(Sides),
    Checklist {
        release: Option<String>,
    },
    Note(Sides, Box<Words>),
    List {
        security: bool,
        owner: Option<String>,
    },
    Docs {
        into: Option<PathBuf>,
        check: bool,
        print: Option<String>,
    },
}

/// Which probes are taken.
#[derive(Debug)]
pub(super) struct Probes {
    pub(super) taken: bool,
    /// Those that are not, by name.
    pub(super) left_out: Vec<String>,
}

/// What is compared.
#[derive(Debug)]
pub(super) struct Sides {
    pub(super) before: PathBuf,
    /// If it is not as things stand here.
    pub(super) after: Option<PathBuf>,
}

/// What a note says besides.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub(super) reason: String,
    pub(super) files: Vec<String>,
    pub(super) commands: Vec<String>,
    pub(super) metrics: Vec<[String; 3]>,
    pub(super) to: Option<PathBuf>,
}

/// How an answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Text,
    Markdown,
    Json,
    Sarif,
    Html,
}

impl Format {
    pub(super) fn is_text(self) -> bool {
        self == Self::Text
    }
}

impl Asked {
    /// Reads arguments; the answer is help, or what is wrong.
    pub(super) fn parse(called: &str, arguments: Vec<OsString>) -> Result<Self, Answer> {
        let command = arguments::command("config", called);
        let all = std::iter::once(OsString::from(called)).chain(arguments);
        let matches =
            command.try_get_matches_from(all).map_err(arguments::without_values).map_err(|error| {
                let text = error.render().ansi().to_string();
                let status = u8::try_from(error.exit_code()).unwrap_or(super::answer::TROUBLE);
                if error.use_stderr() { Answer::failed(status, text) } else { Answer::said(status, text) }
            })?;
        Self::of(&matches).map_err(|wrong| Answer::wrong_usage(&wrong))
    }

    /// What was matched.
    pub(super) fn of(matches: &ArgMatches) -> Result<Self, String> {
        let Some((verb, matches)) = matches.subcommand() else { return Err("no verb was given".to_owned()) };
        let text = |id: &str| one::<String>(matches, id);
        let verb = match verb {
            "check" => Verb::Check {
                probes: probes(matches),
                verbose: flag(matches, arguments::VERBOSE),
                anchor: text(arguments::ANCHOR),
            },
            #[cfg(feature = "run")]
            "run" => Verb::Run { probes: probes(matches), program: many(matches, arguments::PROGRAM) },
            "explain" => Verb::Explain(text(arguments::KEY)),
            "diff" => Verb::Diff(sides(matches)?),
            "checklist" => Verb::Checklist { release: text(arguments::RELEASE) },
            "note" => Verb::Note(sides(matches)?, Box::new(words(matches)?)),
            "docs" => Verb::Docs {
                into: one(matches, arguments::INTO),
                check: flag(matches, arguments::IS_CURRENT),
                print: text(arguments::PRINT),
            },
            _ => Verb::List { security: flag(matches, arguments::SECURITY), owner: text(arguments::OWNER) },
        };
        let format = match flag(matches, arguments::PAGE) {
            true => Format::Html,
            false => format(text(arguments::FORMAT).as_deref()),
        };
        if format == Format::Html && matches!(verb, Verb::Explain(Some(_))) {
            return Err("a page has all settings: leave the key out".to_owned());
        }
        Ok(Self {
            verb,
            format,
            colour: colour(text(arguments::COLOUR).as_deref()),
            folder: one(matches, arguments::FOLDER),
            given: Given {
                variables: one(matches, arguments::VARIABLES),
                flags: many(matches, arguments::FLAGS),
            },
            without: without(matches),
            strict: flag(matches, arguments::STRICT),
        })
    }
}

/// The value of an argument that this verb may not have.
fn one<V: Clone + Send + Sync + 'static>(matches: &ArgMatches, id: &str) -> Option<V> {
    matches.try_get_one::<V>(id).ok().flatten().cloned()
}

fn many<V: Clone + Send + Sync + 'static>(matches: &ArgMatches, id: &str) -> Vec<V> {
    matches.try_get_many::<V>(id).ok().flatten().map(|all| all.cloned().collect()).unwrap_or_default()
}

fn flag(matches: &ArgMatches, id: &str) -> bool {
    one(matches, id).unwrap_or_default()
}

fn probes(matches: &ArgMatches) -> Probes {
    Probes { taken: !flag(matches, arguments::NO_PROBES), left_out: many(matches, arguments::WITHOUT) }
}

fn sides(matches: &ArgMatches) -> Result<Sides, String> {
    let before = one(matches, arguments::BEFORE).ok_or("BEFORE was not given")?;
    Ok(Sides { before, after: one(matches, arguments::AFTER) })
}

fn words(matches: &ArgMatches) -> Result<Words, String> {
    let reason: String = one(matches, arguments::REASON).unwrap_or_default();
    if reason.trim().is_empty() {
        return Err("the reason is empty: `--reason` says why the change was made".to_owned());
    }
    let metrics: Vec<String> = many(matches, arguments::METRIC);
    let metric = |of: &[String]| <[String; 3]>::try_from(of.to_vec()).ok();
    Ok(Words {
        reason,
        files: many(matches, arguments::FILE),
        commands: many(matches, arguments::USED),
        metrics: metrics.chunks(3).filter_map(metric).collect(),
        to: one(matches, arguments::TO),
    })
}

fn colour(when: Option<&str>) -> ColorChoice {
    match when {
        Some("always") => ColorChoice::Always,
        Some("never") => ColorChoice::Never,
        _ => ColorChoice::Auto,
    }
}

/// The colours that arguments ask for, though something else may be wrong with them.
pub(super) fn colour_of(arguments: &[OsString]) -> ColorChoice {
    let texts: Vec<&str> =
        arguments.iter().map_while(|one| one.to_str().or(Some("")).filter(|text| *text != "--")).collect();
    let option = format!("--{}", arguments::COLOUR_OPTION);
    let behind = texts.iter().filter_map(|text| text.strip_prefix(&option)?.strip_prefix('='));
    let apart = texts.windows(2).filter(|two| two[0] == option).map(|two| two[1]);
    colour(behind.chain(apart).last())
}

fn format(name: Option<&str>) -> Format {
    match name {
        Some("json") => Format::Json,
        Some("markdown") => Format::Markdown,
        Some("sarif") => Format::Sarif,
        Some("html") => Format::Html,
        _ => Format::Text,
    }
}

fn without(matches: &ArgMatches) -> Option<Rehearsing> {
    let names: Option<PathBuf> = one(matches, arguments::NAMES);
    let which: Option<String> = one(matches, arguments::PLACEHOLDERS);
    if names.is_none() && which.is_none() {
        return None;
    }
    let mut how = Rehearsing::new();
    if which.as_deref() == Some("all") {
        how = how.without_all();
    }
    Some(match names {
        Some(names) => how.names(names),
        None => how,
    })
}
