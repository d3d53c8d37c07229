//! The sources of a loader, read one after the other into layers.

mod options;

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

pub use self::options::Unknown;
pub(crate) use self::options::{Options, Source};
use crate::assembly::Sources;
use crate::choose::Meant;
use crate::error::Report;
use crate::key::{Path as KeyPath, printable};
use crate::layer::{Content, Layer, Match};
use crate::origin::{Origin, OriginKind};
use crate::outline::{End, Found, Outline};
use crate::problem::{Code, Problem};
use crate::source::dotenv::Dotenv;
use crate::source::environment;
use crate::source::file::{self, Absent};
use crate::source::variables::{Expected, Given, not_utf8};
use crate::source::{Elsewhere, Gathered, Stranger, code, flags, place, secret_folder, secret_names};
use crate::without::Without;

/// A source, with what has to be read before any other source is.
enum Opened {
    Dotenv(Dotenv),
    Other(Source),
}

impl Opened {
    /// A file of variables in the place of the environment.
    fn into_environment(self) -> Self {
        match self {
            Self::Dotenv(dotenv) => Self::Dotenv(dotenv.into_environment()),
            other @ Self::Other(_) => other,
        }
    }
}

/// A variable that the loader itself reads.
enum Named {
    /// It is not set.
    Unset,
    /// Nobody knows: the file that may set it could not be read.
    Unknown,
    Set(String, Origin),
}

/// The layers as they are gathered, from the weakest.
pub(crate) struct Gathering<'a> {
    outline: &'a Outline,
    options: &'a Options,
    layers: Vec<Layer>,
    matches: Vec<Match>,
    pub(crate) sources: Sources,
    pub(crate) report: Report,
    /// Settings that a source may not give, until it is known which sources there are.
    elsewhere: Vec<Elsewhere>,
    pub(crate) broken: Vec<String>,
    pub(crate) meant: Vec<Meant>,
    /// Names that no setting has, until it is known what they mean.
    strangers: Vec<(u32, Stranger)>,
    pub(crate) unknown: Unknown,
    /// Which secrets are done without.
    pub(crate) without: Without,
}

impl<'a> Gathering<'a> {
    pub(crate) fn new(outline: &'a Outline, options: &'a Options) -> Self {
        Self {
            outline,
            options,
            layers: Vec::new(),
            matches: Vec::new(),
            sources: Sources::default(),
            report: Report::default(),
            elsewhere: Vec::new(),
            broken: Vec::new(),
            meant: Vec::new(),
            strangers: Vec::new(),
            unknown: options.unknown,
            without: options.without,
        }
    }

    /// Reads the sources; the first is the weakest.
    pub(crate) fn gather(&mut self, sources: Vec<Source>) {
        let names: Vec<String> = sources.iter().filter_map(Source::named).cloned().collect();
        let &Options { limit, without, ref ignored, ref root, .. } = self.options;
        let expected = Expected { ignored, named: &names, limit, without, root: root.as_deref() };
        // A variable may name another source, so where variables stand is read first.
        let opened: Vec<Opened> = sources.into_iter().filter_map(|source| self.open(source)).collect();
        let named: Vec<Named> = names.iter().map(|name| self.named(name, &opened)).collect();
        for source in opened {
            match source {
                Opened::Dotenv(dotenv) => self.variables(dotenv.gather(self.outline, &expected)),
                Opened::Other(Source::Environment(environment)) => {
                    self.variables(environment::gather(environment, self.outline, &expected));
                }
                Opened::Other(source) => {
                    let name = source.named().and_then(|name| names.iter().position(|one| one == name));
                    self.source(source, name.and_then(|at| named.get(at)).unwrap_or(&Named::Unset));
                }
            }
        }
        self.name_other_sources();
        self.note_meant();
    }

    /// Says of settings that are given by a source which may not give them, now that all others are known, how to do it.
    fn name_other_sources(&mut self) {
        let Self { outline, sources, .. } = self;
        let how = |found: &Found| {
            let steps = outline.steps(found.place, &found.ids);
            sources.how_to_give(outline, found.place, found.field, &steps)
        };
        let problem = |Elsewhere { problem, found }| problem.advise(how(&found));
        self.report.problems.extend(std::mem::take(&mut self.elsewhere).into_iter().map(problem));
        for (_, stranger) in &mut self.strangers {
            let Some(found) = stranger.elsewhere.take() else { continue };
            let kind = stranger.problem.origins.first().map_or("this source", |origin| origin.kind().words());
            let why = match outline.field(found.place, found.field).is_secret() {
                true => "is a secret".to_owned(),
                false => format!("may not be given by {kind}"),
            };
            let key = printable(&found.whole_key(outline));
            let help = format!("it is probably meant for `{key}`, which {why}: {}", how(&found));
            stranger.problem = stranger.problem.clone().advise(help);
        }
    }

    /// Notes which ways there are to give a value, and reads a file of variables.
    fn open(&mut self, source: Source) -> Option<Opened> {
        match source {
            Source::Dotenv(path, absent) => self.open_dotenv(&path, absent),
            Source::Environment(environment) if environment.file().is_some() => {
                let opened = environment.file().and_then(|path| self.open_dotenv(path, Absent::IsProblem));
                opened.map(Opened::into_environment)
            }
            other => {
                self.sources.environment |= matches!(other, Source::Environment(_));
                self.sources.flags |= matches!(other, Source::Flags(_));
                Some(Opened::Other(other))
            }
        }
    }

    fn open_dotenv(&mut self, path: &Path, absent: Absent) -> Option<Opened> {
        self.sources.environment = true;
        Dotenv::read(&self.rooted(path), absent, self.options.limit).map(Opened::Dotenv)
    }

    /// A path of a source: relative to the folder that the loader was told, if it was.
    fn rooted<'p>(&self, path: &'p Path) -> Cow<'p, Path> {
        self.options.root.as_ref().map_or(path.into(), |root| root.join(path).into())
    }

    /// A variable that the loader itself reads, from the strongest source that has more than an empty text for it.
    fn named(&mut self, name: &str, opened: &[Opened]) -> Named {
        for source in opened.iter().rev() {
            let (value, origin) = match source {
                Opened::Dotenv(dotenv) if dotenv.is_broken() => return Named::Unknown,
                Opened::Dotenv(dotenv) => match dotenv.value(name) {
                    Some((value, origin)) => (value.to_owned(), origin),
                    None => continue,
                },
                Opened::Other(Source::Environment(environment)) => {
                    let origin = Origin::named(OriginKind::Variable, name);
                    match environment.value(name).map(|value| String::from_utf8(value.to_vec())) {
                        Some(Ok(value)) => (value, origin),
                        Some(Err(_)) => {
                            self.report.problems.push(not_utf8(origin));
                            return Named::Unknown;
                        }
                        None => continue,
                    }
                }
                Opened::Other(_) => continue,
            };
            if !value.is_empty() {
                return Named::Set(value, origin);
            }
            self.report.warnings.push(Problem::set_but_empty(origin));
        }
        Named::Unset
    }

    /// Reads a source that is neither the environment nor a dotenv file.
    fn source(&mut self, source: Source, named: &Named) {
        if let (Named::Unknown, Some(_)) = (named, source.named()) {
            let of_secrets = matches!(source, Source::SecretFilesFrom(_));
            return self.add(file::unknown(if of_secrets {
                OriginKind::SecretFile
            } else {
                OriginKind::File
            }));
        }
        match source {
            Source::File(path, absent) => self.file(&path, absent, None),
            Source::FileFrom(_, path, absent) => match named {
                Named::Set(path, by) => self.file(Path::new(path), Absent::IsProblem, Some(by)),
                Named::Unset | Named::Unknown => self.file(&path, absent, None),
            },
            Source::Overlay(pattern, profile) => self.overlay(&pattern, &profile, None),
            Source::OverlayFrom(pattern, _) => {
                if let Named::Set(profile, by) = named {
                    self.overlay(&pattern, profile, Some(by));
                }
            }
            Source::Folder(folder, absent) => self.folder(&folder, absent),
            Source::Text(format, text) => {
                self.sources.files.push(Arc::from(format!("<{format}>")));
                self.add(file::gather_text(&format, text));
            }
            Source::Value(key, value) => self.add(code::gather(key, value, self.outline)),
            Source::SecretFiles(folder, absent) => self.secret_files(&folder, absent, None),
            Source::SecretFilesFrom(_) => {
                if let Named::Set(folder, by) = named {
                    self.secret_files(Path::new(folder), Absent::IsProblem, Some(by));
                }
            }
            Source::Flags(arguments) => self.add(flags::gather(arguments, self.outline)),
            Source::SecretNames(path) => {
                match secret_names::gather(&path, self.options.limit, self.outline) {
                    Ok(gathered) => self.add(gathered),
                    // Which secrets there are going to be, nobody knows then: none is missing.
                    Err(problem) => {
                        self.without.named = false;
                        self.report.problems.push(*problem);
                    }
                }
            }
            Source::Dotenv(..) | Source::Environment(_) => {}
        }
    }

    fn secret_files(&mut self, folder: &Path, absent: Absent, by: Option<&Origin>) {
        let folder = &*self.rooted(folder);
        self.sources.secret_files.get_or_insert_with(|| folder.to_string_lossy().into());
        let gathered =
            secret_folder::gather(folder, absent, (self.options.limit, self.options.without), self.outline);
        let Some(gathered) = gathered else { return };
        let whole = matches!(gathered.layer.content, Content::Unknown);
        let before = self.report.problems.len();
        self.add(gathered);
        by.filter(|_| whole).into_iter().for_each(|by| self.tell_who_named(before, by));
    }

    /// Reads a file; `by` is the variable that names it.
    fn file(&mut self, path: &Path, absent: Absent, by: Option<&Origin>) {
        let path = &*self.rooted(path);
        self.sources.files.push(path.to_string_lossy().into());
        let Some(mut gathered) = file::gather(path, absent, self.options.limit) else { return };
        if self.options.beside_files {
            gathered.layer.beside(path);
        }
        let before = self.report.problems.len();
        self.add(gathered);
        by.into_iter().for_each(|origin| self.tell_who_named(before, origin));
    }

    /// Adds to the problems of a file as a whole, which are the last ones, the variable that names it.
    fn tell_who_named(&mut self, before: usize, by: &Origin) {
        let new = self.report.problems.iter_mut().skip(before);
        let of_the_file = |problem: &&mut Problem| problem.origins.iter().all(|one| one.line == 0);
        new.filter(of_the_file).for_each(|problem| problem.origins.push(by.clone()));
    }

    fn overlay(&mut self, pattern: &str, profile: &str, by: Option<&Origin>) {
        match place::overlay(pattern, profile, by) {
            Ok(path) => self.file(&path, Absent::IsProblem, by),
            Err(problem) => self.add(file::unreadable(&Arc::from(pattern), *problem)),
        }
    }

    fn folder(&mut self, folder: &Path, absent: Absent) {
        match place::files(&self.rooted(folder)) {
            Ok((files, warnings)) => {
                self.report.warnings.extend(warnings);
                files.iter().for_each(|path| self.file(path, Absent::IsProblem, None));
            }
            Err(None) if absent == Absent::IsFine => {}
            Err(problem) => {
                let problem = problem.map_or_else(|| place::no_folder(folder), |problem| *problem);
                self.add(file::unreadable(&folder.to_string_lossy().into(), problem));
            }
        }
    }

    fn variables(&mut self, given: Given) {
        match given.strictness {
            None => {}
            Some((value, _)) if value.is_empty() => {}
            Some((value, _)) if value == "warn" => self.unknown = Unknown::Warn,
            Some((value, _)) if value == "refuse" => self.unknown = Unknown::Refuse,
            Some((_, origin)) => {
                let problem = Problem::new(Code::InvalidValue, "expected `warn` or `refuse`")
                    .from(origin)
                    .advise("set it to `warn` while an older program runs with a newer file, or unset it");
                self.report.problems.push(problem);
            }
        }
        self.add(given.gathered);
    }

    /// Puts a layer on top of the others.
    fn add(&mut self, gathered: Gathered) {
        let layer = self.layers.len() as u32;
        for (path, problem) in gathered.duplicates {
            self.duplicate(layer, &path, problem);
        }
        let mut matches = gathered.matches;
        matches.iter_mut().for_each(|one| one.layer = layer);
        if self.matches.is_empty() {
            self.matches = matches;
        } else {
            self.matches.append(&mut matches);
        }
        self.layers.push(gathered.layer);
        self.report.problems.extend(gathered.problems);
        self.report.warnings.extend(gathered.warnings);
        self.elsewhere.extend(gathered.elsewhere);
        self.broken.extend(gathered.broken);
        self.strangers.extend(gathered.unknown.into_iter().map(|stranger| (layer, stranger)));
    }

    /// Takes a key that a file gives twice.
    fn duplicate(&mut self, layer: u32, path: &KeyPath, problem: Problem) {
        let reached = self.outline.reach(path);
        match reached.end {
            End::Setting => self.broken.push(reached.key),
            // Only one of the two was read: what it does not give, the other may.
            End::Section => self.meant.push(Meant { key: reached.key, layer }),
            End::Stranger => {}
            // That the key above it is none of ours is told where the settings are chosen.
            End::BelowStranger => return,
        }
        self.report.problems.push(problem.about(printable(path.until(reached.steps))));
    }

    /// Notes, now that all sources had their say, which settings wrong names were meant for. What a mere warning
    /// means may still be missing.
    fn note_meant(&mut self) {
        if self.unknown == Unknown::Refuse {
            let meant = self.strangers.iter().filter_map(|(layer, stranger)| {
                stranger.meant.as_ref().map(|key| Meant { key: key.clone(), layer: *layer })
            });
            self.meant.extend(meant);
        }
    }

    /// What is wrong with names that no setting has, each where the setting that it was meant for stands.
    pub(crate) fn strangers(&mut self, orders: &[(String, u32)]) -> Vec<Problem> {
        let strangers = std::mem::take(&mut self.strangers).into_iter();
        let place = |(_, mut stranger): (u32, Stranger)| {
            let found = orders.iter().find(|(key, _)| Some(key) == stranger.meant.as_ref());
            stranger.problem.order = found.map_or(0, |(_, slot)| *slot);
            stranger.problem
        };
        strangers.map(place).collect()
    }

    /// The layers, and the texts' matches in the order of their places.
    pub(crate) fn stacked(&mut self) -> (Vec<Layer>, Vec<Match>) {
        let mut matches = std::mem::take(&mut self.matches);
        matches.sort_by(|one, other| one.sorted_by().cmp(&other.sorted_by()));
        (std::mem::take(&mut self.layers), matches)
    }
}
