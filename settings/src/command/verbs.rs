//! What each verb does.

use std::path::{Path, PathBuf};

use super::answer::{Answer, NOT_CREATED, REFUSED, TROUBLE};
use super::asked::{Asked, Format, Probes, Sides, Verb, Words};
use super::given::Given;
use super::story::{self, Known};
use super::{Command, docs, list};
use crate::changes::Note;
use crate::checklist::{Checklist, Waivers};
use crate::described::Kinds;
use crate::documents::Documents;
use crate::error::LoadError;
use crate::gathering::Source;
use crate::json::Json;
use crate::key::printable;
use crate::loader::Loader;
use crate::outline::Outline;
use crate::probing::Probing;
use crate::rehearsal::Rehearsal;
use crate::source::terminal::{self, Kind};
use crate::verify::{Sarif, Verification};
use crate::{Root, Settings};

pub(super) fn answer<T: Root>(command: &Command<T>, asked: &Asked) -> Answer {
    let outline = || Outline::new(<T as Settings>::SECTION, T::PREFIX, T::SEPARATOR);
    let kinds = || (command.load)(&asked.given).kinds();
    match &asked.verb {
        Verb::Check { .. } => check(command, asked),
        #[cfg(feature = "run")]
        Verb::Run { .. } => super::run::judge(command, asked),
        Verb::Explain(None) => explain(command, asked),
        Verb::Explain(Some(name)) => tell(command, asked, (&outline(), kinds()), name),
        Verb::Diff(sides) => diff(command, asked, sides),
        Verb::Checklist { release } => confirm(command, asked, release.as_deref()),
        Verb::Note(sides, words) => note(command, asked, sides, words),
        Verb::Docs { into, check, print } => {
            let documents = Documents::of(&(command.load)(&asked.given));
            docs::answer(&documents, into.as_deref(), *check, print.as_deref())
        }
        Verb::List { security, owner } => Answer::said(
            0,
            match asked.format {
                Format::Json => list::json((&outline(), kinds()), *security, owner.as_deref()),
                _ => list::text((&outline(), kinds()), *security, owner.as_deref()),
            },
        ),
    }
}

/// Why something was not loaded.
pub(super) enum Failure {
    Refused(Box<LoadError>),
    Usage(String),
}

impl Failure {
    /// Whoever asked for JSON gets a document of it from a load that was refused, too.
    pub(super) fn answer(self, status: u8, format: Format) -> Answer {
        match self {
            Self::Refused(error) if format == Format::Json => Answer::said(status, error.to_json() + "\n"),
            Self::Refused(error) => Answer::failed(status, format!("{error}\n")),
            Self::Usage(wrong) => Answer::wrong_usage(&wrong),
        }
    }
}

/// Loads as the service does; without secrets, as far as that is asked for.
pub(super) fn load<T: Root>(
    command: &Command<T>,
    asked: &Asked,
    side: &Side,
) -> Result<Rehearsal<T>, Failure> {
    let given = Given { variables: side.variables.clone(), flags: asked.given.flags.clone() };
    let mut loader = (command.load)(&given);
    if given.variables.is_some() && loader.reads_process() {
        let wrong = "the loader of this service takes the variables of the process, whatever it is given: it has to take \
                     `Given::environment`";
        return Err(Failure::Usage(wrong.to_owned()));
    }
    if let Some(root) = &side.root {
        loader = loader.root(root);
    }
    let loaded = match &asked.without {
        Some(how) => loader.rehearse(how),
        None => loader.load().map(Rehearsal::from),
    };
    loaded.map_err(|error| Failure::Refused(Box::new(error)))
}

/// Whose settings are loaded.
#[derive(Default)]
pub(super) struct Side {
    root: Option<PathBuf>,
    variables: Option<PathBuf>,
}

impl Side {
    pub(super) fn here(asked: &Asked) -> Self {
        Self { root: None, variables: asked.given.variables.clone() }
    }

    /// A side that is given by a path.
    fn at(path: &Path, asked: &Asked) -> Result<Self, String> {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        let shown = printable(&path.to_string_lossy());
        match terminal::kind(path) {
            // The loader takes the file of variables from this folder as well.
            Kind::Folder => Ok(Self { root: Some(path.to_owned()), ..Self::here(asked) }),
            // Read as variables, it would have none of ours, and both sides would be the same.
            Kind::File if ["toml", "yaml", "yml", "json", "jsonc"].contains(&ending) => Err(format!(
                "`{shown}` is a file of settings: name the folder that it stands in, or a file of variables"
            )),
            Kind::File => Ok(Self { root: None, variables: Some(path.to_owned()) }),
            Kind::Nothing => Err(format!("there is no folder or file of variables `{shown}`")),
        }
    }
}

/// The checklist of the service, with its waivers, or why they cannot be used.
fn checklist<T: Root>(
    command: &Command<T>,
    loaded: &Rehearsal<T>,
    strict: bool,
) -> (Option<Checklist>, Option<LoadError>) {
    let Some(list) = command.list.as_ref().map(|list| list(loaded)) else { return (None, None) };
    let list = if strict { list.strict() } else { list };
    let waivers = command.waivers.as_ref().map(|path| Loader::<Waivers>::new().file(path).load());
    match waivers {
        None => (Some(list), None),
        Some(Ok(waivers)) => (Some(list.waivers(&waivers)), None),
        Some(Err(error)) => (Some(list), Some(error)),
    }
}

pub(super) fn verified<T: Root>(command: &Command<T>, loaded: &Rehearsal<T>, asked: &Asked) -> Verification {
    let (list, wrong) = checklist(command, loaded, asked.strict);
    let mut probing = command.probing.clone();
    let probes = match &asked.verb {
        Verb::Check { probes, .. } => Some(probes),
        #[cfg(feature = "run")]
        Verb::Run { probes, .. } => Some(probes),
        _ => None,
    };
    if let Some(Probes { taken, left_out }) = probes {
        probing = left_out.iter().fold(probing, |probing, name| probing.without(name));
        probing = if *taken { probing } else { Probing::none() };
    }
    let verified = loaded.verify(list.as_ref(), &probing);
    match wrong {
        Some(error) => verified.without_waivers(error),
        None => verified,
    }
}

fn check<T: Root>(command: &Command<T>, asked: &Asked) -> Answer {
    let verified = match load(command, asked, &Side::here(asked)) {
        Ok(loaded) => verified(command, &loaded, asked),
        Err(Failure::Refused(error)) => Verification::refused(*error),
        Err(usage) => return usage.answer(TROUBLE, asked.format),
    };
    let verified = if asked.strict { verified.strict() } else { verified };
    let status = verified.status();
    let Verb::Check { verbose, anchor, .. } = &asked.verb else { return Answer::default() };
    match asked.format {
        Format::Json => Answer::said(status, verified.to_json() + "\n"),
        Format::Sarif => Answer::said(status, verified.to_sarif(&sarif(asked, anchor.as_deref())) + "\n"),
        _ if *verbose => Answer::said(status, format!("{verified}{}\n", verified.headline())),
        _ => Answer::said(status, verified.to_string()),
    }
}

fn sarif(asked: &Asked, anchor: Option<&str>) -> Sarif {
    let variables = asked.given.variables.as_ref().map(|path| path.to_string_lossy().into_owned());
    let mut sarif = Sarif::new();
    if let Some(folder) = asked.folder.as_ref().filter(|folder| folder.is_relative()) {
        sarif = sarif.folder(folder.to_string_lossy());
    }
    if let Some(variables) = &variables {
        sarif = sarif.run(variables.as_str());
    }
    match anchor.map(str::to_owned).or(variables) {
        Some(anchor) => sarif.anchor(anchor),
        None => sarif,
    }
}

fn explain<T: Root>(command: &Command<T>, asked: &Asked) -> Answer {
    match load(command, asked, &Side::here(asked)) {
        Ok(loaded) if asked.format == Format::Html => page(command, &loaded),
        Ok(loaded) => Answer::said(
            0,
            match asked.format {
                Format::Json => loaded.explain().to_json() + "\n",
                _ => loaded.explain().to_string(),
            },
        ),
        Err(failure) => failure.answer(REFUSED, asked.format),
    }
}

fn page<T: Root>(command: &Command<T>, loaded: &Rehearsal<T>) -> Answer {
    let (list, wrong) = checklist(command, loaded, false);
    let page = match list.filter(|_| wrong.is_none()) {
        Some(list) => loaded.page().checklist(&loaded.confirm(&list)),
        None => loaded.page(),
    };
    let err = wrong.map(|error| without_checklist("page", &error)).unwrap_or_default();
    Answer { status: 0, out: page.to_html(), err }
}

/// Why the file of waivers, and so the checklist, has no part in what is written.
fn without_checklist(what: &str, error: &LoadError) -> String {
    format!("warning: the {what} has no checklist: {error}\n")
}

fn tell<T: Root>(command: &Command<T>, asked: &Asked, of: (&Outline, Kinds), name: &str) -> Answer {
    let (loaded, error) = match load(command, asked, &Side::here(asked)) {
        Ok(loaded) => (Some(loaded), None),
        Err(Failure::Refused(error)) => (None, Some(error)),
        Err(usage) => return usage.answer(TROUBLE, asked.format),
    };
    let explanation = loaded.as_ref().map(Rehearsal::explain);
    let known = Known {
        settings: explanation.as_ref().map_or(&[], |one| one.settings()),
        warnings: loaded.as_ref().map_or(&[], Rehearsal::warnings),
        error: error.as_deref(),
    };
    let stories = match story::stories(of, name, &known) {
        Ok(stories) => stories,
        Err(wrong) => return Answer::wrong_usage(&wrong),
    };
    let out = match asked.format {
        Format::Json => story::json(&stories),
        _ => stories.iter().map(story::Story::text).collect::<Vec<_>>().join("\n"),
    };
    let failed = |error: &LoadError| {
        format!("error: the settings do not load: {} in all; `check` tells them\n", count(error))
    };
    Answer {
        status: if error.is_some() { REFUSED } else { 0 },
        out,
        err: error.as_deref().map(failed).unwrap_or_default(),
    }
}

fn count(error: &LoadError) -> String {
    match error.problems().len() {
        1 => "1 problem".to_owned(),
        more => format!("{more} problems"),
    }
}

fn confirm<T: Root>(command: &Command<T>, asked: &Asked, release: Option<&str>) -> Answer {
    let none = || Answer::wrong_usage("this service has no checklist");
    if command.list.is_none() {
        return none();
    }
    let loaded = match load(command, asked, &Side::here(asked)) {
        Ok(loaded) => loaded,
        Err(failure) => return failure.answer(REFUSED, asked.format),
    };
    let (list, wrong) = checklist(command, &loaded, asked.strict);
    let Some(list) = list else { return none() };
    let list = match release {
        Some(release) => list.release(release),
        None => list,
    };
    let confirmation = loaded.confirm(&list);
    let out = match asked.format {
        Format::Json => confirmation.to_json() + "\n",
        Format::Markdown => confirmation.to_markdown(),
        _ => confirmation.to_string(),
    };
    let told = |error: &LoadError| format!("fault: the waivers cannot be used\n\n{error}\n");
    Answer {
        status: if wrong.is_some() { 3 } else { confirmation.status() },
        out,
        err: wrong.as_ref().map(told).unwrap_or_default(),
    }
}

/// Loads what is compared.
fn both<T: Root>(
    command: &Command<T>,
    asked: &Asked,
    sides: &Sides,
) -> Result<[Rehearsal<T>; 2], (&'static str, Failure)> {
    let side = |path: &Path| Side::at(path, asked).map_err(Failure::Usage);
    let one = |name, side: Result<Side, Failure>| {
        side.and_then(|side| load(command, asked, &side)).map_err(|failure| (name, failure))
    };
    let before = one("BEFORE", side(&sides.before))?;
    let after = match &sides.after {
        Some(path) => one("AFTER", side(path))?,
        None => one("AFTER", Ok(Side::here(asked)))?,
    };
    Ok([before, after])
}

/// Which of the two sides could not be loaded, and why.
fn trouble((side, failure): (&'static str, Failure), status: u8, format: Format) -> Answer {
    let error = match failure {
        Failure::Refused(error) => error,
        Failure::Usage(wrong) => return Answer::wrong_usage(&wrong),
    };
    let err = format!("error: {side} does not load\n");
    if format != Format::Json {
        return Answer::failed(status, format!("{err}\n{error}\n"));
    }
    let mut json = Json::new();
    json.object(|json| {
        json.number_in("status", status.into());
        json.text_in("side", &side);
        error.write_json(json);
    });
    Answer { status, out: json.finish() + "\n", err }
}

fn diff<T: Root>(command: &Command<T>, asked: &Asked, sides: &Sides) -> Answer {
    let [before, after] = match both(command, asked, sides) {
        Ok(both) => both,
        Err(failure) => return trouble(failure, TROUBLE, asked.format),
    };
    let difference = before.difference(&after);
    let out = match asked.format {
        Format::Json => difference.to_json() + "\n",
        Format::Markdown => difference.to_markdown(),
        _ => difference.to_string(),
    };
    Answer::said(difference.status(), out)
}

fn note<T: Root>(command: &Command<T>, asked: &Asked, sides: &Sides, words: &Words) -> Answer {
    let [before, after] = match both(command, asked, sides) {
        Ok(both) => both,
        Err(failure) => return trouble(failure, REFUSED, asked.format),
    };
    let note = told(before.note(&after), words);
    let (list, wrong) = checklist(command, &after, false);
    let note = match list.filter(|_| wrong.is_none()) {
        Some(list) => note.checklist(&after.confirm(&list)),
        None => note,
    };
    let err = wrong.map(|error| without_checklist("note", &error)).unwrap_or_default();
    match &words.to {
        None => Answer { status: 0, out: note.to_markdown(), err },
        Some(path) => match note.append_to(path) {
            Ok(()) => Answer { status: 0, out: String::new(), err },
            Err(error) => {
                Answer::failed(NOT_CREATED, format!("{err}error: {error}\n  help: {}\n", error.help()))
            }
        },
    }
}

fn told(note: Note, words: &Words) -> Note {
    let note = note.reason(words.reason.as_str());
    let note = words.files.iter().fold(note, |note, file| note.file(file.as_str()));
    let note = words.commands.iter().fold(note, |note, command| note.command(command.as_str()));
    words.metrics.iter().fold(note, |note, [name, before, after]| note.metric(name.as_str(), before, after))
}

impl<T: Root> Loader<T> {
    /// True if it takes the variables of this process.
    fn reads_process(&self) -> bool {
        self.sources().iter().any(|source| matches!(source, Source::Environment(one) if one.is_of_process()))
    }
}
