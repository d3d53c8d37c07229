//! The arguments of the command, for clap: from here its help is made as well.
//!
//! Ids have a beginning of their own, so that a service that mounts the command may have global arguments of any name.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, Str};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, Error, value_parser};

use crate::source::terminal;

pub(super) const FORMAT: &str = "settings-format";
pub(super) const COLOUR: &str = "settings-color";
pub(super) const COLOUR_OPTION: &str = "color";
pub(super) const FOLDER: &str = "settings-chdir";
pub(super) const VARIABLES: &str = "settings-env-file";
pub(super) const PLACEHOLDERS: &str = "settings-placeholders";
pub(super) const NAMES: &str = "settings-secret-names";
pub(super) const STRICT: &str = "settings-strict";
pub(super) const FLAGS: &str = "settings-flags";
pub(super) const NO_PROBES: &str = "settings-no-probes";
pub(super) const WITHOUT: &str = "settings-without";
pub(super) const VERBOSE: &str = "settings-verbose";
pub(super) const ANCHOR: &str = "settings-anchor";
pub(super) const KEY: &str = "settings-key";
pub(super) const PAGE: &str = "settings-html";
pub(super) const BEFORE: &str = "settings-before";
pub(super) const AFTER: &str = "settings-after";
pub(super) const RELEASE: &str = "settings-release";
pub(super) const REASON: &str = "settings-reason";
pub(super) const FILE: &str = "settings-file";
pub(super) const USED: &str = "settings-command";
pub(super) const METRIC: &str = "settings-metric";
pub(super) const TO: &str = "settings-to";
pub(super) const SECURITY: &str = "settings-security";
#[cfg(feature = "run")]
pub(super) const PROGRAM: &str = "settings-program";
pub(super) const OWNER: &str = "settings-owner";
pub(super) const INTO: &str = "settings-into";
pub(super) const IS_CURRENT: &str = "settings-check";
pub(super) const PRINT: &str = "settings-print";

/// The command with its verbs.
///
/// `called` is what stands before a verb on the command line; a help that is narrow says below an argument what it is.
pub(super) fn command(name: &'static str, called: &str) -> Command {
    let about = "Checks, explains and compares the settings of this service, and notes changes of them";
    let verbs = [
        check(called),
        #[cfg(feature = "run")]
        run(called),
        explain(called),
        diff(called),
        checklist(called),
        note(called),
        list(called),
        docs(called),
    ];
    let narrow = terminal::columns().is_some_and(|columns| columns < NARROW);
    Command::new(name)
        .bin_name(called)
        .next_line_help(narrow)
        .about(about)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .subcommands(verbs.map(|verb| verb.next_line_help(narrow).defer(own_names_first)))
}

/// What the ids of all arguments here begin with.
const OWN: &str = "settings-";

/// Takes the names that a verb has itself from the global arguments of the service that mounts it, for clap refuses two of one
/// name. Behind the verb, such a name is the verb's; before it, the service's.
fn own_names_first(verb: Command) -> Command {
    let is_own = |arg: &Arg| arg.get_id().as_str().starts_with(OWN);
    let own: Vec<Arg> = verb.get_arguments().filter(|arg| is_own(arg)).cloned().collect();
    verb.mut_args(|arg| if is_own(&arg) { arg } else { renamed(arg, &own) })
}

/// A global argument without the names that are taken. One that has none left would be a positional, so it is called by an id
/// that nobody writes.
fn renamed(mut arg: Arg, own: &[Arg]) -> Arg {
    let same_long = own.iter().find(|one| one.get_long().is_some() && one.get_long() == arg.get_long());
    let same_short = own.iter().find(|one| one.get_short().is_some() && one.get_short() == arg.get_short());
    if let Some(one) = same_long {
        arg = arg.long(Str::from(one.get_id().clone())).hide(true);
    }
    let Some(one) = same_short else { return arg };
    let unwritten = if one.get_short() == Some('v') { "settings-v" } else { "settings-C" };
    let arg = if arg.get_long().is_some() { arg } else { arg.long(unwritten).hide(true) };
    arg.short(None)
}

/// What is wrong, without what was given: the value of a flag of the service that stands in the wrong place may be a secret. The
/// name of an unknown option stays, and so does what may have been meant.
pub(super) fn without_values(mut error: Error) -> Error {
    let may_be_secret = |kind, text: &str| match kind {
        ContextKind::InvalidArg => error.kind() == ErrorKind::UnknownArgument && !is_a_name(text),
        ContextKind::InvalidValue | ContextKind::InvalidSubcommand => !text.is_empty(),
        _ => false,
    };
    let told = error.context().filter_map(|(kind, value)| match value {
        ContextValue::String(text) if may_be_secret(kind, text) => Some(kind),
        _ => None,
    });
    for kind in told.collect::<Vec<_>>() {
        error.insert(kind, ContextValue::String("(not shown)".to_owned()));
    }
    error
}

/// Whether it is an option's name and nothing else: behind a `--`, what begins like one may have its value with it.
fn is_a_name(text: &str) -> bool {
    let short = text.chars().count() == 2 && text.starts_with('-');
    short || text.starts_with("--") && !text.contains('=')
}

/// With fewer columns, there is no room for an argument and its help on one line.
const NARROW: usize = 80;

fn check(name: &str) -> Command {
    let examples = format!(
        "Examples:\n  {name} check\n  {name} check --env-file deploy/staging.env --secrets-as-placeholders\n\n\
         Exit status: 0 all is well, as far as it is at hand; 1 a probe or an item of the checklist failed; 2 wrong \
         usage; 3 the checklist or a waiver is wrong; 74 the answer could not be written; 78 the settings do not load."
    );
    let verb = Command::new("check")
        .about("Loads, probes and confirms the settings; says nothing if all is well")
        .arg(switch(VERBOSE, "verbose", "Says in one line what was checked").short('v'))
        .arg(text(ANCHOR, "sarif-anchor", "FILE", "In SARIF, shows at this file what stands in none"));
    common(strict(probes(verb)), &["text", "json", "sarif"]).after_help(examples)
}

#[cfg(feature = "run")]
fn run(name: &str) -> Command {
    let examples = format!(
        "Examples:\n  {name} run -- python -m shop\n\n\
         Exit status: that of the program; before it is started, that of `check`, with its report on standard error; 71 the \
         system has no pipe for the values; 126 the program cannot be started; 127 there is none."
    );
    let verb = Command::new("run")
        .about("Checks the settings as `check` does, and becomes a program that reads their values")
        .arg(
            Arg::new(PROGRAM)
                .value_name("PROGRAM")
                .last(true)
                .required(true)
                .num_args(1..)
                .allow_hyphen_values(true)
                .value_parser(value_parser!(OsString))
                .help(
                    "The program and its arguments; SETTINGS_FD tells it which descriptor it reads JSON from",
                ),
        );
    from(written(strict(probes(verb)), &["text"])).after_help(examples)
}

/// Which probes are taken.
fn probes(verb: Command) -> Command {
    let without = text(
        WITHOUT,
        "without-probe",
        "NAME",
        "Leaves out the probes of this name, or of the setting with this key",
    );
    verb.arg(switch(NO_PROBES, "no-probes", "Takes no probes")).arg(without.action(ArgAction::Append))
}

fn explain(name: &str) -> Command {
    let examples = format!(
        "Examples:\n  {name} explain\n  {name} explain http.port\n  {name} explain SHOP_HTTP_PORT\n  {name} explain --html > settings.html\n\n\
         Exit status: 0 it was told; 2 wrong usage, or there is no such setting; 78 the settings do not load, which is \
         told as far as it is known."
    );
    let verb = Command::new("explain")
        .about("Shows where each value comes from, or all there is to know of one setting")
        .arg(
            Arg::new(KEY)
                .value_name("KEY")
                .allow_hyphen_values(true)
                .help("A setting or section, by its key, a variable or a flag"),
        )
        .arg(
            switch(PAGE, "html", "The same as `--format html`: a page for a browser, with the checklist")
                .conflicts_with(FORMAT),
        );
    common(verb, &["text", "json", "html"]).after_help(examples)
}

fn diff(name: &str) -> Command {
    let examples = format!(
        "Examples:\n  {name} diff ../release-1.4\n  {name} diff deploy/staging.env deploy/production.env \
         --secrets-as-placeholders\n\n\
         Exit status: 0 nothing differs; 1 something differs; 2 trouble, such as settings that do not load."
    );
    let verb = Command::new("diff")
        .about("Shows what differs between two environments or releases, section by section");
    common(sides(verb), &["text", "markdown", "json"]).after_help(examples)
}

fn checklist(name: &str) -> Command {
    let examples = format!(
        "Examples:\n  {name} checklist --format markdown --release v1.4 > checklist.md\n\n\
         Exit status: 0 no item failed; 1 an item failed; 2 wrong usage; 3 the checklist or a waiver is wrong; 78 the \
         settings do not load."
    );
    let verb = Command::new("checklist")
        .about("Confirms the checklist, and shows each item and each security setting")
        .arg(text(RELEASE, "release", "TEXT", "The release that is confirmed"));
    common(strict(verb), &["text", "markdown", "json"]).after_help(examples)
}

fn note(name: &str) -> Command {
    let examples = format!(
        "Examples:\n  {name} note ../release-1.4 --reason 'the cache was too small' --metric 'hit rate' 71% 93% \
         --to CHANGES.md\n\n\
         Exit status: 0 it was written; 2 wrong usage; 73 the file is no file of notes, or cannot be written; 78 the \
         settings do not load."
    );
    let verb = Command::new("note")
        .about("Writes a note of a change: why, what, who answers for it and how to get back")
        .arg(text(REASON, "reason", "TEXT", "Why the change was made").required(true))
        .arg(text(FILE, "file", "FILE", "A file that was touched").action(ArgAction::Append))
        .arg(text(USED, "command", "COMMAND", "A command that was used").action(ArgAction::Append))
        .arg(
            text(METRIC, "metric", "NAME", "A number that shows what the change did")
                .value_names(["NAME", "BEFORE", "AFTER"])
                .num_args(3)
                .allow_hyphen_values(true)
                .value_parser(measured)
                .action(ArgAction::Append),
        )
        .arg(path(TO, "to", "FILE", "Puts the note on top of this file, which may be new"));
    common(sides(verb), &["markdown"]).after_help(examples)
}

/// A part of a metric, which may be a negative number: an option there is one that took the place of a number that is missing.
fn measured(text: &str) -> Result<String, &'static str> {
    let behind = text.strip_prefix('-').unwrap_or_default();
    if behind.starts_with(|c: char| c == '-' || c.is_alphabetic()) {
        return Err("a metric has a name and two numbers");
    }
    Ok(text.to_owned())
}

fn list(name: &str) -> Command {
    let examples = format!(
        "Examples:\n  {name} list --security\n  {name} list --format json\n\nExit status: 0 they were listed; 2 wrong usage."
    );
    let verb = Command::new("list")
        .about("Lists the settings that are declared, each with its names and who answers for it")
        .arg(switch(SECURITY, "security", "Only those that a security review goes through"))
        .arg(text(OWNER, "owner", "OWNER", "Only those that this one answers for"));
    written(verb, &["text", "json"]).after_help(examples)
}

fn docs(name: &str) -> Command {
    let examples = format!(
        "Examples:\n  {name} docs docs\n  {name} docs --check docs\n  {name} docs --print .env.example\n\n\
         Exit status: 0 they are as they should be, or were written; 1 with --check, some are out of date; 2 wrong usage; 73 a \
         file cannot be read or written, or is not one of these."
    );
    let into = Arg::new(INTO)
        .value_name("FOLDER")
        .value_parser(value_parser!(PathBuf))
        .conflicts_with(PRINT)
        .help("The folder of the documents; the reference is printed, if it is left out");
    let verb = Command::new("docs")
        .about("Writes documents that are made from the declaration, and tells which were out of date")
        .arg(into)
        .arg(switch(IS_CURRENT, "check", "Writes nothing, and fails if one is out of date").requires(INTO))
        .arg(text(PRINT, "print", "NAME", "Prints the document of this name"));
    written(verb, &["text"]).after_help(examples)
}

/// What is compared.
fn sides(verb: Command) -> Command {
    let side = "a folder, whose files are read in place of those here, or a file of variables";
    verb.arg(
        Arg::new(BEFORE)
            .value_name("BEFORE")
            .required(true)
            .value_parser(value_parser!(PathBuf))
            .help(format!("How it was: {side}")),
    )
    .arg(
        Arg::new(AFTER)
            .value_name("AFTER")
            .value_parser(value_parser!(PathBuf))
            .help("How it is, given the same way; as things stand here, if it is left out"),
    )
}

fn strict(verb: Command) -> Command {
    verb.arg(switch(STRICT, "strict", "Fails because of what is not verified, too"))
}

/// What every verb has that loads.
fn common(verb: Command, formats: &'static [&'static str]) -> Command {
    let placeholders = Arg::new(PLACEHOLDERS)
        .long("secrets-as-placeholders")
        .value_name("WHICH")
        .num_args(0..=1)
        .require_equals(true)
        .default_missing_value("missing")
        .value_parser(PossibleValuesParser::new(["missing", "all"]))
        .help("Does without the secrets that are missing here, or without all: they are not verified then");
    let flags = Arg::new(FLAGS)
        .value_name("FLAGS")
        .last(true)
        .num_args(0..)
        .allow_hyphen_values(true)
        .value_parser(value_parser!(OsString))
        .help("Flags of the service");
    from(written(verb, formats))
        .arg(placeholders)
        .arg(path(
            NAMES,
            "secret-names",
            "FILE",
            "The names of all secrets that there are going to be, one a line; implies placeholders for them",
        ))
        .arg(flags)
}

/// Where it loads from.
fn from(verb: Command) -> Command {
    verb.arg(path(FOLDER, "chdir", "FOLDER", "Goes into this folder first").short('C')).arg(path(
        VARIABLES,
        "env-file",
        "FILE",
        "Takes the variables of this file, and none of the process",
    ))
}

/// What every verb has.
fn written(verb: Command, formats: &'static [&'static str]) -> Command {
    let format = text(FORMAT, "format", "FORMAT", "How the answer is written");
    let format =
        format.value_parser(PossibleValuesParser::new(formats)).default_value(formats.first().copied());
    let colour = text(COLOUR, COLOUR_OPTION, "WHEN", "Whether words have colours");
    let when = PossibleValuesParser::new(["auto", "always", "never"]);
    verb.arg(format).arg(colour.value_parser(when).default_value("auto"))
}

fn switch(id: &'static str, long: &'static str, help: &'static str) -> Arg {
    Arg::new(id).long(long).action(ArgAction::SetTrue).help(help)
}

fn text(id: &'static str, long: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(id).long(long).value_name(value).help(help)
}

fn path(id: &'static str, long: &'static str, value: &'static str, help: &'static str) -> Arg {
    text(id, long, value, help).value_parser(value_parser!(PathBuf))
}
