//! How a log is written, where it goes, and who may read it.

use std::path::{Path, PathBuf};

use crate::Settings;
use crate::checklist::{Findings, Item, Profile, Severity};

/// How the log is written, and where it goes.
///
/// ```
/// use settings::Settings;
/// use settings::hardening::logging::{Format, LogForm, Sink, Time};
///
/// let log = LogForm::for_test([("sink", "file"), ("file", "/var/log/shop.log")]);
/// assert_eq!((log.format, log.time, log.sink), (Format::Json, Time::Utc, Some(Sink::File)));
/// // Errors go to the same file, as long as none is named for them.
/// assert_eq!(log.files().count(), 1);
/// ```
#[derive(Debug, Clone, Settings)]
#[settings(crate = crate, review(security, rollback = "restart the service, and have whatever reads the log take it as it was at the same moment"))]
#[settings(when(sink = Some(Sink::File), check = has_a_file(file)))]
pub struct LogForm {
    /// How a line is written.
    #[settings(review(
        expect = "each line of the log has the form in use: `json` an object, `logfmt` pairs such as `status=200`, `text` words"
    ))]
    pub format: Format,
    /// How the time of a line is written.
    #[settings(review(
        expect = "the time of each line ends in `Z` with `utc`, in an offset such as `+02:00` with `offset`"
    ))]
    pub time: Time,
    /// Where lines go. It has no default: somebody has to know where to look.
    #[settings(review(
        expect = "the first line of a start is where the value in use says, and nowhere else; while it is \
                  not set, `logging.form` fails"
    ))]
    pub sink: Option<Sink>,
    /// The file that lines go to.
    #[settings(when(sink = Some(Sink::File)), check = rooted)]
    #[settings(review(
        expect = "while it is set, a request adds a line to this file, and `ls -l` shows mode 0640 or less; \
                  while it is not set, lines go to `sink`, and that is no file"
    ))]
    pub file: Option<PathBuf>,
    /// The file that errors go to, if that is another one.
    #[settings(when(sink = Some(Sink::File)), check = rooted)]
    #[settings(review(
        expect = "while it is set, an error adds a line to this file, and `ls -l` shows mode 0640 or less; \
                  while it is not set, errors are among the other lines"
    ))]
    pub error_file: Option<PathBuf>,
    /// Whether each request has a line, with who did what, when and where.
    #[settings(default = true)]
    #[settings(review(
        expect = "one line for each request while it is `true`, and none while it is `false`"
    ))]
    pub access_log: bool,
    /// Whether errors have lines.
    #[settings(default = true)]
    #[settings(review(
        expect = "one line for each answer with 500 while it is `true`, and none while it is `false`"
    ))]
    pub error_log: bool,
}

/// How a line of a log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Settings)]
#[settings(crate = crate)]
pub enum Format {
    /// For programs: an object of JSON a line (RFC 8259).
    #[settings(default)]
    Json,
    /// For programs and people: pairs such as `status=200`, values in quotation marks where they need them.
    Logfmt,
    /// For people.
    Text,
}

/// How the time of a line is written (RFC 3339).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Settings)]
#[settings(crate = crate)]
pub enum Time {
    /// In UTC: `2026-06-01T12:00:00Z`.
    #[settings(default)]
    Utc,
    /// In the time of the place, with its offset: `2026-06-01T14:00:00+02:00`.
    Offset,
    /// In the time of the place, without saying so.
    Local,
}

/// Where the lines of a log go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Settings)]
#[settings(crate = crate)]
pub enum Sink {
    /// Standard output, for whatever starts the service.
    Stdout,
    /// Standard error, for whatever starts the service.
    Stderr,
    /// The journal of systemd.
    Journal,
    /// The syslog of the machine (RFC 5424).
    Syslog,
    /// A file, or two.
    File,
}

impl LogForm {
    /// The files that lines go to; none if they go elsewhere.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        self.named_files().map(|(_, path)| path)
    }

    /// The same, each with its field.
    fn named_files(&self) -> impl Iterator<Item = (&'static str, &Path)> {
        let files = [("file", &self.file), ("error_file", &self.error_file)];
        let used = self.sink == Some(Sink::File);
        files.into_iter().filter(move |_| used).filter_map(|(field, path)| Some((field, path.as_deref()?)))
    }
}

fn has_a_file(file: &Option<PathBuf>) -> Result<(), &'static str> {
    if file.is_some() { Ok(()) } else { Err("`file` is required") }
}

/// Otherwise the place of the log depends on where the service is started.
fn rooted(path: &Path) -> Result<(), &'static str> {
    if path.has_root() { Ok(()) } else { Err("must be a whole path, from the root on") }
}

pub(super) fn item() -> Item {
    Item::on::<LogForm>("logging.form", "the log is for programs, says its time zone, and goes where it is safe")
        .why("what happened is found out from lines that can be searched and put in order, and that nobody else reads")
        .source("OWASP ASVS 5.0.0, 16.2.2 to 16.2.4 and 16.4.2; CIS NGINX Benchmark, 3.1 to 3.4")
        .mend("write JSON or logfmt in UTC to a sink that is named, with access and errors, and close files to others")
        .severity(Severity::Warning)
        .profiles(Profile::DEPLOYED)
        .reads(&["format", "time", "sink", "file", "error_file", "access_log", "error_log"])
        .examples(&[("sink", "stdout")], &[("sink", "stdout"), ("time", "local")])
        .judge(judge)
}

fn judge(form: &LogForm, found: &mut Findings<'_>) {
    if form.format == Format::Text {
        found.fail("format", "must be structured: json or logfmt");
    }
    if form.time == Time::Local {
        found.fail("time", "must be utc, or with its offset");
    }
    if form.sink.is_none() {
        found.fail("sink", "must be named");
    }
    for (field, on) in [("access_log", form.access_log), ("error_log", form.error_log)] {
        if !on {
            found.fail(field, "must be on");
        }
    }
    for (field, path) in form.named_files() {
        if found.machine().is_some() {
            look(field, path, found);
        } else {
            found.not_verified("the machine was not to be looked at, and so not who may read the log");
        }
    }
}

/// Who may read a file of the log, or write to it.
fn look(field: &'static str, path: &Path, found: &mut Findings<'_>) {
    let Some(there) = found.look(path) else {
        return found.not_verified("there is no log yet, or nobody may say who may read it");
    };
    if there.is_folder {
        return found.fail(field, "is a folder");
    }
    if there.mode.is_none() {
        return found.not_verified("the system does not tell who may read the log");
    }
    if there.is_open_to_others() {
        found.fail(field, "must be closed to all but its owner and group");
    } else if there.is_file && there.is_writable_by_others() {
        found.fail(field, "must not be writable by its group");
    }
}
