//! Everything that the library says of a load.

use std::error::Error;

use settings::checklist::{Checklist, Profile, Step};
use settings::{Checked, Explanation, LoadError, Loader, Problem, Root, Settings};

use super::subject::Nest;

/// What was said, each with where.
pub(super) struct Said {
    pub(super) texts: Vec<(&'static str, String)>,
    /// The codes of problems and warnings, for a case to show that it is the fault that it says it is.
    pub(super) codes: Vec<&'static str>,
}

impl Said {
    fn add(&mut self, place: &'static str, text: impl Into<String>) {
        let text = text.into();
        if !self.texts.iter().any(|(_, said)| *said == text) {
            self.texts.push((place, text));
        }
    }

    fn problems(&mut self, place: &'static str, problems: &[Problem]) {
        for one in problems {
            self.codes.push(one.code().as_str());
            self.add(place, format!("{one} {one:?} {one:#?}"));
            self.add(place, format!("{} {:?} {:?}", one.code(), one.key(), one.suggestion()));
            self.add(place, format!("{} {:?}", one.message(), one.help().unwrap_or_default()));
            for origin in one.origins() {
                self.add(place, format!("{origin} {origin:?} {:?}", origin.name()));
            }
        }
    }

    fn error(&mut self, error: &LoadError) {
        self.add("Display", format!("{error} {error:#}"));
        self.add("Debug", format!("{error:?} {error:#?}"));
        self.add("JSON", error.to_json());
        let mut cause: Option<&dyn Error> = Some(error);
        while let Some(one) = cause {
            self.add("source", format!("{one} {one:?}"));
            cause = one.source();
        }
        self.problems("problem", error.problems());
        self.problems("warning", error.warnings());
        for rule in error.not_run() {
            self.add("not run", format!("{rule:?} {} {:?}", rule.rule(), rule.keys()));
        }
    }

    fn explanation(&mut self, explanation: &Explanation) {
        self.add("explanation", format!("{explanation} {explanation:?} {explanation:#?}"));
        self.add("explanation in JSON", explanation.to_json());
        for one in explanation.settings() {
            self.add("explained", format!("{one:?} {} {} {}", one.key(), one.value(), one.origin()));
            self.add("explained", format!("{:?}", one.overrode()));
        }
    }

    /// No item, so that nothing is said but what is said of every setting.
    fn confirmed<T: Root>(&mut self, checked: &Checked<T>) {
        let list = Checklist::new(Profile::Production).without_machine();
        let report = checked.confirm(&list.today("2026-06-01".parse().unwrap()));
        assert!(report.security().len() > 5, "{report}");
        self.add("checklist", format!("{report} {report:?} {report:#?}"));
        self.add("checklist in Markdown", report.to_markdown());
        self.add("checklist in JSON", report.to_json());
        for one in report.security() {
            let ways = std::iter::once(one.restore()).chain(one.undo());
            let ways: Vec<_> = ways.flat_map(Step::codes).collect();
            self.add("security setting", format!("{:?} {:?} {ways:?}", one.value(), one.review()));
        }
    }

    fn checked<T: Settings + std::fmt::Debug>(&mut self, checked: &Checked<T>) {
        self.add("Debug of the settings", format!("{checked:?} {checked:#?}"));
        self.problems("warning", &checked.warnings());
        self.explanation(&checked.explain());
        self.add("summary", checked.summary());
        self.add("fingerprint", checked.fingerprint());
        for one in checked.explain().settings() {
            self.add("origin", format!("{:?}", checked.origin(one.key())));
        }
    }
}

/// Loads, and collects all that is said.
pub(super) fn all(loader: Loader<Nest>) -> Said {
    let mut said = of(loader, |said, nest| {
        said.checked(&nest.section(|nest| &nest.auth));
        if let Some(spare) = nest.optional_section(|nest| nest.spare.as_ref()) {
            said.checked(&spare);
        }
    });
    said.codes.sort_unstable();
    said.codes.dedup();
    said
}

fn of<T: Root + std::fmt::Debug>(loader: Loader<T>, more: impl FnOnce(&mut Said, &Checked<T>)) -> Said {
    let mut said = Said { texts: Vec::new(), codes: Vec::new() };
    said.add("Debug of the loader", format!("{loader:?} {loader:#?}"));
    let loaded = loader.load();
    said.add("Debug of the result", format!("{loaded:?}"));
    match loaded {
        Ok(settings) => {
            said.checked(&settings);
            said.confirmed(&settings);
            more(&mut said, &settings);
        }
        Err(error) => said.error(&error),
    }
    said
}
