//! The sources of a loader, read one after the other into layers.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::assembly::Sources;
use crate::byte_size::ByteSize;
use crate::choose::Meant;
use crate::error::Report;
use crate::layer::{Layer, Match};
use crate::loader::{Source, Unknown};
use crate::origin::{Origin, OriginKind};
use crate::outline::Outline;
use crate::problem::{Code, Problem};
use crate::source::environment::{self, Environment, Expected};
use crate::source::file::{self, Absent};
use crate::source::{Gathered, Stranger, code};

/// The layers as they are gathered, from the weakest.
pub(crate) struct Gathering<'a> {
    outline: &'a Outline,
    layers: Vec<Layer>,
    matches: Vec<Match>,
    pub(crate) sources: Sources,
    pub(crate) report: Report,
    pub(crate) broken: Vec<String>,
    pub(crate) meant: Vec<Meant>,
    /// Names that no setting has, until it is known what they mean.
    strangers: Vec<(u32, Stranger)>,
    pub(crate) unknown: Unknown,
}

impl<'a> Gathering<'a> {
    pub(crate) fn new(outline: &'a Outline, unknown: Unknown) -> Self {
        Self {
            outline,
            layers: Vec::new(),
            matches: Vec::new(),
            sources: Sources::default(),
            report: Report::default(),
            broken: Vec::new(),
            meant: Vec::new(),
            strangers: Vec::new(),
            unknown,
        }
    }

    /// Reads the sources; the first is the weakest.
    pub(crate) fn gather(&mut self, mut sources: Vec<Source>, ignored: &[String], limit: ByteSize) {
        let prefix = self.outline.prefix();
        let config = format!("{prefix}_CONFIG");
        let named = self.config_file(&mut sources, &config);
        // `PREFIX_CONFIG` has a meaning only for a loader that reads it.
        let expected = Expected { ignored, config: named.as_ref().map(|_| config.as_str()) };
        for source in sources {
            match source {
                Source::File(path, absent) => self.file(&path, absent, limit),
                Source::FileFromVariable(_) => {
                    if let Some((path, absent)) = &named {
                        let before = self.report.problems.len();
                        self.file(path, *absent, limit);
                        // Whoever reads of the file wants to know who named it.
                        let new = self.report.problems.iter_mut().skip(before);
                        let of_the_file =
                            |problem: &&mut Problem| problem.origins.iter().all(|one| one.line == 0);
                        if *absent == Absent::IsProblem {
                            new.filter(of_the_file).for_each(|problem| {
                                problem.origins.push(Origin::named(OriginKind::Variable, &config));
                            });
                        }
                    }
                }
                Source::Text(format, text) => {
                    self.sources.files.push(Arc::from(format!("<{format}>")));
                    self.add(file::gather_text(&format, text));
                }
                Source::Value(key, value) => self.add(code::gather(key, value, self.outline)),
                Source::Environment(environment) => {
                    self.sources.environment = true;
                    self.environment(environment, &expected);
                }
            }
        }
        self.note_meant();
    }

    /// The file that the standard sources begin with.
    fn config_file(&mut self, sources: &mut [Source], variable: &str) -> Option<(PathBuf, Absent)> {
        let fallback = sources.iter().find_map(|source| match source {
            Source::FileFromVariable(fallback) => Some(*fallback),
            _ => None,
        })?;
        let mut named = None;
        for source in sources {
            let Source::Environment(environment) = source else { continue };
            let (found, rest) = std::mem::replace(environment, Environment::empty()).take(variable);
            *environment = rest;
            match found.map(|path| String::from_utf8(path.to_vec())) {
                None => {}
                Some(Ok(path)) if path.is_empty() => {
                    self.report.warnings.push(environment::empty(variable));
                }
                Some(Ok(path)) => named = Some(path),
                Some(Err(_)) => self.report.problems.push(environment::not_utf8(variable)),
            }
        }
        let fallback = (PathBuf::from(fallback), Absent::IsFine);
        Some(named.map_or(fallback, |path| (PathBuf::from(path), Absent::IsProblem)))
    }

    fn file(&mut self, path: &Path, absent: Absent, limit: ByteSize) {
        self.sources.files.push(path.to_string_lossy().into());
        if let Some(gathered) = file::gather(path, absent, limit) {
            self.add(gathered);
        }
    }

    fn environment(&mut self, environment: Environment, expected: &Expected<'_>) {
        let (gathered, unknown) = environment::gather(environment, self.outline, expected);
        match unknown.as_deref() {
            None | Some("") => {}
            Some("warn") => self.unknown = Unknown::Warn,
            Some("refuse") => self.unknown = Unknown::Refuse,
            Some(_) => {
                let variable = format!("{}_SETTINGS_UNKNOWN", self.outline.prefix());
                let problem = Problem::new(Code::InvalidValue, "expected `warn` or `refuse`")
                    .from(Origin::named(OriginKind::Variable, &variable))
                    .advise("set it to `warn` while an older program runs with a newer file, or unset it");
                self.report.problems.push(problem);
            }
        }
        self.add(gathered);
    }

    /// Puts a layer on top of the others.
    fn add(&mut self, mut gathered: Gathered) {
        // A key inside the value of a setting is part of the value, which may be a secret.
        for problem in gathered.problems.iter_mut().filter(|problem| problem.code == Code::DuplicateKey) {
            let key = problem.key.as_deref().map(|key| self.outline.setting_of(key).to_owned());
            problem.key = key.or(problem.key.take());
        }
        for key in &mut gathered.broken {
            key.truncate(self.outline.setting_of(key).len());
        }
        let layer = self.layers.len() as u32;
        self.matches.extend(gathered.matches.into_iter().map(|one| Match { layer, ..one }));
        self.layers.push(gathered.layer);
        self.report.problems.extend(gathered.problems);
        self.report.warnings.extend(gathered.warnings);
        self.broken.extend(gathered.broken);
        self.strangers.extend(gathered.unknown.into_iter().map(|stranger| (layer, stranger)));
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
