//! Variables, of the environment or of a dotenv file: each matched with the setting that it is for.

mod declared;
mod links;
#[cfg(feature = "run")]
mod ours;
mod unknown;

use std::path::Path;
use std::sync::Arc;

use zeroize::{Zeroize, Zeroizing};

#[cfg(feature = "run")]
pub(crate) use self::ours::Ours;
use self::unknown::Unclaimed;
use super::Gathered;
use super::named_file::{self, NamedFile};
use crate::byte_size::ByteSize;
use crate::key;
use crate::layer::{Content, Label, Layer, Match, Text};
use crate::origin::{Origin, OriginKind};
use crate::outline::{Found, Outline};
use crate::problem::{Code, MOST, Problem};
use crate::sort::{sort_by, sort_by_key};
use crate::without::Without;

/// What a load wants to know of variables besides the settings.
#[derive(Debug)]
pub(crate) struct Expected<'a> {
    /// Names, and beginnings of names that end in `*`, which belong to others.
    pub(crate) ignored: &'a [String],
    /// The variables that the loader itself reads: where the file of settings is, for example.
    pub(crate) named: &'a [String],
    /// How large a file may be that a variable names.
    pub(crate) limit: ByteSize,
    /// What relative paths of such files are relative to, if not the working directory.
    pub(crate) root: Option<&'a Path>,
    /// Which secrets in such files are done without.
    pub(crate) without: Without,
}

/// The variable that says what unknown names mean, behind the prefix.
const STRICTNESS: &str = "SETTINGS_UNKNOWN";

impl Expected<'_> {
    /// The variable that the loader itself reads, if a name was probably meant to be that.
    fn meant(&self, outline: &Outline, name: &str) -> Option<String> {
        let own = outline.own_variable(STRICTNESS);
        let mut all = self.named.iter().cloned().chain(own);
        all.find(|one| declared::resembles(outline, name, one))
    }

    fn passes_over(&self, name: &str) -> bool {
        self.named.iter().any(|named| named == name) || is_ignored(self.ignored, name)
    }
}

/// True for a name that is said to belong to another program.
fn is_ignored(ignored: &[String], name: &str) -> bool {
    ignored.iter().any(|one| match one.strip_suffix('*') {
        Some(start) => name.starts_with(start),
        None => one == name,
    })
}

/// What variables give: a layer, and what one of them says of unknown names.
pub(crate) struct Given {
    pub(crate) gathered: Gathered,
    /// The value of `PREFIX_SETTINGS_UNKNOWN`, and where it stands.
    pub(crate) strictness: Option<(String, Origin)>,
}

/// Takes variables one by one.
pub(crate) struct Collector<'a> {
    outline: &'a Outline,
    expected: &'a Expected<'a>,
    kind: OriginKind,
    /// The dotenv file that they stand in.
    file: Option<Arc<str>>,
    /// What the variable at hand was found to be for; empty between two.
    found: Vec<Found>,
    /// What the variable says that says what unknown names mean.
    strictness: Option<(String, Origin)>,
    gathered: Gathered,
    texts: Vec<Text>,
    /// Variables that name a file which holds a secret.
    files: Vec<NamedFile>,
    unclaimed: Unclaimed,
    /// How many values are not UTF-8 and only counted.
    more_garbled: usize,
}

impl<'a> Collector<'a> {
    pub(crate) fn of_environment(outline: &'a Outline, expected: &'a Expected<'a>) -> Self {
        Self::new(outline, expected, OriginKind::Variable, None)
    }

    pub(crate) fn of_dotenv(outline: &'a Outline, expected: &'a Expected<'a>, file: Arc<str>) -> Self {
        Self::new(outline, expected, OriginKind::Dotenv, Some(file))
    }

    fn new(
        outline: &'a Outline,
        expected: &'a Expected<'a>,
        kind: OriginKind,
        file: Option<Arc<str>>,
    ) -> Self {
        let name = file.clone().unwrap_or_else(|| Arc::from("environment"));
        let layer = Layer { kind, name, content: Content::Texts(Vec::new()) };
        // Before the environment is walked: what is freed meanwhile makes large pieces dear.
        let expect = outline.size().min(256);
        Self {
            outline,
            expected,
            kind,
            file,
            found: Vec::new(),
            strictness: None,
            gathered: Gathered { matches: Vec::with_capacity(expect), ..Gathered::new(layer) },
            texts: Vec::with_capacity(expect),
            files: Vec::new(),
            unclaimed: Unclaimed::default(),
            more_garbled: 0,
        }
    }

    fn label(&self, name: String, line: u32) -> Label {
        let name = self.file.as_ref().map_or(name, ToString::to_string);
        Label::new(self.kind, name).at_line(line)
    }

    fn origin(&self, name: &str, line: u32) -> Origin {
        Origin { line, ..Origin::named(self.kind, self.file.as_deref().unwrap_or(name)) }
    }

    /// Takes a variable; `line` is where it stands in a file.
    pub(crate) fn take(&mut self, name: String, value: Zeroizing<Vec<u8>>, line: u32) {
        let mut found = std::mem::take(&mut self.found);
        self.outline.add_by_variable(&name, &mut found);
        if found.is_empty() {
            self.found = found;
            return self.unclaimed(name, value, line);
        }
        match utf8(value) {
            Some(value) => {
                let item = self.texts.len() as u32;
                let label = self.label(name, line);
                self.texts.push(Text::new(label, value));
                self.gathered.matches.extend(found.drain(..).map(|found| found.caseless(item)));
            }
            None => {
                found.drain(..).take(1).for_each(|found| self.garbled(&name, line, &found.caseless(0)));
            }
        }
        self.found = found;
    }

    /// A variable that no setting has: one of the library's own, the name of a file, a stranger's, or a mistake.
    fn unclaimed(&mut self, name: String, value: Zeroizing<Vec<u8>>, line: u32) {
        if let Some(found) = named_file::secrets_of(&name, self.outline) {
            let matches: Vec<Match> = found.into_iter().map(|found| found.caseless(0)).collect();
            match utf8(value) {
                Some(path) => self.files.push(NamedFile { name, line, path, matches }),
                None => matches.iter().take(1).for_each(|one| self.garbled(&name, line, one)),
            }
            return;
        }
        if !self.outline.claims(&name) || self.expected.passes_over(&name) {
            return;
        }
        let origin = self.origin(&name, line);
        if self.outline.under_prefix(&name) != Some(STRICTNESS) {
            return self.unclaimed.take(self.outline, self.expected, name, &value, origin);
        }
        if value.is_empty() {
            self.gathered.warnings.push(Problem::set_but_empty(origin.clone()));
        }
        self.strictness = Some((String::from_utf8_lossy(&value).into_owned(), origin));
    }

    /// A value of ours that is not UTF-8.
    fn garbled(&mut self, name: &str, line: u32, of: &Match) {
        let key = self.outline.key(of.place, of.field, &self.outline.steps(of.place, &of.ids));
        self.gathered.broken.push(key.clone());
        let key = of.entry.as_ref().map_or(key.clone(), |entry| key::join(&key, entry));
        if self.gathered.problems.len() < MOST {
            let problem = not_utf8(self.origin(name, line));
            self.gathered.problems.push(problem.about(key::printable(&key)));
        } else {
            self.more_garbled += 1;
        }
    }

    /// Reads the files that variables name, and puts everything in an order: the environment has none.
    pub(crate) fn finish(mut self) -> Given {
        let mut files = std::mem::take(&mut self.files);
        sort_by(&mut files, |one, other| one.name.cmp(&other.name));
        files.into_iter().for_each(|file| self.named_file(file));
        let name = |problem: &Problem| {
            let origin = problem.origins.first();
            origin.map(|one| (one.name.clone(), one.line))
        };
        sort_by_key(&mut self.gathered.problems, name);
        if self.more_garbled > 0 {
            self.gathered.problems.push(unknown::more(
                Code::NotUtf8,
                self.more_garbled,
                "a value that is not UTF-8",
            ));
        }
        self.unclaimed.finish(&mut self.gathered);
        self.gathered.layer.content = Content::Texts(self.texts);
        Given { gathered: self.gathered, strictness: self.strictness }
    }

    /// Takes the secret of a file that a variable names, unless it is given in this source by itself.
    fn named_file(&mut self, file: NamedFile) {
        let of = self.origin(&file.name, file.line);
        if file.path.is_empty() {
            let label = self.label(file.name, file.line);
            return self.add(Text::new(label, file.path), file.matches);
        }
        let Some(first) = file.matches.first() else { return };
        let steps = self.outline.steps(first.place, &first.ids);
        let key = self.outline.key(first.place, first.field, &steps);
        let given = self.gathered.matches.iter().find(|one| first.is_same_setting(one));
        let given = given.and_then(|one| self.texts.get(one.item as usize));
        let read = match given.filter(|text| !text.is_empty()) {
            Some(text) => Err(Box::new(file.beside(text.label.origin(), of))),
            None => file.read(self.expected, self.outline.field(first.place, first.field), of),
        };
        let about = |problem: Problem| problem.about(key::printable(&key));
        match read {
            Ok((text, warnings)) => {
                self.gathered.warnings.extend(warnings.into_iter().map(about));
                self.add(text, file.matches);
            }
            Err(problem) => {
                self.gathered.problems.push(about(*problem));
                self.gathered.broken.push(key);
            }
        }
    }

    fn add(&mut self, text: Text, matches: Vec<Match>) {
        let item = self.texts.len() as u32;
        self.texts.push(text);
        self.gathered.matches.extend(matches.into_iter().map(|one| one.by_file(item)));
    }
}

/// The value as a text, in the same buffer.
pub(in crate::source) fn utf8(mut value: Zeroizing<Vec<u8>>) -> Option<Zeroizing<String>> {
    match String::from_utf8(std::mem::take(&mut *value)) {
        Ok(text) => Some(Zeroizing::new(text)),
        Err(error) => {
            error.into_bytes().zeroize();
            None
        }
    }
}

/// A variable of ours whose value cannot be used. Nothing of the value is shown.
pub(crate) fn not_utf8(origin: Origin) -> Problem {
    Problem::new(Code::NotUtf8, "the value is not UTF-8")
        .from(origin)
        .advise("set the variable to a text in UTF-8")
}
