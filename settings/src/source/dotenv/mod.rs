//! Dotenv files: variables written down, in a layer of their own. The environment of the process is not touched.

mod reader;

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use zeroize::Zeroizing;

use self::reader::{Entry, Fault};
use super::Gathered;
use super::file::Absent;
use super::read;
use super::variables::{Collector, Expected, Given};
use crate::byte_size::ByteSize;
use crate::key::printable;
use crate::layer::{Content, Layer};
use crate::origin::{Origin, OriginKind};
use crate::outline::Outline;
use crate::problem::{Code, Problem};

/// A dotenv file that was read.
pub(crate) struct Dotenv {
    name: Arc<str>,
    entries: Vec<Entry>,
    /// What is wrong with the text. Then nothing of it is used: an open quotation mark may swallow any line.
    problems: Vec<Problem>,
    /// True if it stands for the environment, so that what may come from a variable may come from it.
    is_environment: bool,
}

impl Dotenv {
    /// Reads a file. `None` if it may be missing, and is.
    pub(crate) fn read(path: &Path, absent: Absent, limit: ByteSize) -> Option<Self> {
        let name: Arc<str> = path.to_string_lossy().into();
        let origin = Origin::named(OriginKind::Dotenv, &name);
        let read = match read::read(path, limit) {
            Ok(text) => reader::read(&text),
            Err(read::Fault::NotFound) if absent == Absent::IsFine => return None,
            Err(fault) => {
                return Some(Self {
                    name,
                    entries: Vec::new(),
                    problems: vec![fault.problem(origin)],
                    is_environment: false,
                });
            }
        };
        let problem = |fault: Fault| {
            let origin = Origin { line: fault.line, ..origin.clone() };
            Problem::new(Code::Syntax, fault.message).from(origin).advise(fault.help)
        };
        let mut problems: Vec<Problem> = read.faults.into_iter().map(problem).collect();
        if read.more > 0 {
            let s = if read.more == 1 { "" } else { "s" };
            let message = format!("{} more line{s} of this file cannot be read", read.more);
            let more = Problem::new(Code::Syntax, message).from(origin.clone());
            problems.push(more.advise("correct the ones above first"));
        }
        Some(Self { name, entries: read.entries, problems, is_environment: false })
    }

    /// In the place of the environment.
    pub(crate) fn into_environment(self) -> Self {
        Self { is_environment: true, ..self }
    }

    /// True if nobody knows what it holds.
    pub(crate) fn is_broken(&self) -> bool {
        !self.problems.is_empty()
    }

    /// The value of one variable.
    pub(crate) fn value(&self, name: &str) -> Option<(&str, Origin)> {
        let entry = self.entries.iter().rev().find(|entry| entry.name == name)?;
        Some((entry.value.as_str(), self.origin(entry.line)))
    }

    fn origin(&self, line: u32) -> Origin {
        Origin { line, ..Origin::named(OriginKind::Dotenv, &self.name) }
    }

    /// Makes a layer of the variables that settings have.
    pub(crate) fn gather(self, outline: &Outline, expected: &Expected<'_>) -> Given {
        if !self.problems.is_empty() {
            let layer = Layer { kind: OriginKind::Dotenv, name: self.name, content: Content::Unknown };
            let mut gathered = Gathered::new(layer);
            gathered.problems = self.problems;
            return Given { gathered, strictness: None };
        }
        let mut collector = Collector::of_dotenv(outline, expected, Arc::clone(&self.name));
        let twice = self.twice(outline);
        let faulty = self.faulty(outline);
        for mut entry in self.entries.into_iter().filter(|entry| entry.fault.is_none()) {
            let value = Zeroizing::new(std::mem::take(&mut *entry.value).into_bytes());
            collector.take(entry.name, value, entry.line);
        }
        let mut given = collector.finish();
        if self.is_environment {
            given.gathered.layer.take_for(OriginKind::Variable);
        }
        for (key, problem) in twice.into_iter().chain(faulty) {
            given.gathered.problems.push(problem);
            given.gathered.broken.extend(key);
        }
        given
    }

    /// Values of ours that cannot be used, each with the setting that it is for.
    fn faulty(&self, outline: &Outline) -> Vec<(Option<String>, Problem)> {
        let faulty = self.entries.iter().filter_map(|entry| {
            let fault = entry.fault.as_ref()?;
            let of = Of::entry(entry, outline)?;
            let problem = Problem::new(Code::Syntax, fault.message).from(self.origin(fault.line));
            let problem = problem.about(printable(&of.key)).advise(fault.help);
            Some((Some(of.setting), problem))
        });
        faulty.collect()
    }

    /// Names of ours that are there twice, each with the setting that it is for.
    fn twice(&self, outline: &Outline) -> Vec<(Option<String>, Problem)> {
        let mut first: HashMap<&str, u32> = HashMap::new();
        let mut twice = Vec::new();
        for entry in &self.entries {
            let Some(line) = first.insert(&entry.name, entry.line) else { continue };
            let of = Of::entry(entry, outline);
            if of.is_none() && !outline.claims(&entry.name) {
                continue;
            }
            let name = printable(&entry.name);
            let message = format!("`{name}` is given twice in one file");
            let mut problem = Problem::new(Code::DuplicateKey, message).advise("keep one of the two");
            problem.origins = [line, entry.line].map(|line| self.origin(line)).into();
            if let Some(of) = &of {
                problem = problem.about(printable(&of.key));
            }
            twice.push((of.map(|of| of.setting), problem));
        }
        twice
    }
}

/// What a variable is for.
struct Of {
    setting: String,
    /// The setting's key; for an entry of a map, the entry's.
    key: String,
}

impl Of {
    fn entry(entry: &Entry, outline: &Outline) -> Option<Self> {
        let found = outline.by_variable(&entry.name).into_iter().next()?.in_lower_case();
        Some(Self { setting: found.key(outline), key: found.whole_key(outline) })
    }
}
