//! Everything that the library says of a load.

use std::any::type_name;
use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::{Debug, Display};

use settings::checklist::{Checklist, Confirmation, Profile, Step};
use settings::page::Page;
use settings::{Checked, Explanation, LoadError, Loader, Problem, Root, Settings};

use super::subject::Nest;
use crate::telemetry::recorded;

/// What was said, each with where.
pub(super) struct Said {
    pub(super) texts: Vec<(&'static str, String)>,
    /// The codes of problems and warnings, for a case to show that it is the fault that it says it is.
    pub(super) codes: Vec<&'static str>,
    /// The public types of which a value was shown, each with the way.
    pub(super) shown: BTreeSet<(&'static str, &'static str)>,
}

impl Said {
    pub(super) fn new() -> Self {
        Self { texts: Vec::new(), codes: Vec::new(), shown: BTreeSet::new() }
    }

    /// The debug form of a value of the public type with this path.
    pub(super) fn debug<T: Debug + ?Sized>(&mut self, path: &'static str, value: &T) {
        self.way("Debug", path, type_name::<T>());
        self.add(path, format!("{value:?} {value:#?}"));
    }

    /// A value of the public type with this path, in both forms.
    pub(super) fn both<T: Debug + Display + ?Sized>(&mut self, path: &'static str, value: &T) {
        self.debug(path, value);
        self.way("Display", path, type_name::<T>());
        self.add(path, format!("{value} {value:#}"));
    }

    /// A text that a method of the public type with this path makes.
    pub(super) fn made(&mut self, path: &'static str, method: &'static str, text: String) {
        self.shown.insert((method, path));
        self.add(path, text);
    }

    /// What another one said as well.
    pub(super) fn extend(&mut self, other: Self) {
        for (place, text) in other.texts {
            self.add(place, text);
        }
        self.shown.extend(other.shown);
    }

    fn way(&mut self, way: &'static str, path: &'static str, name: &str) {
        let name = name.split('<').next().unwrap_or(name);
        assert_eq!(name.rsplit("::").next(), path.rsplit("::").next(), "another type is shown");
        self.shown.insert((way, path));
    }

    pub(super) fn add(&mut self, place: &'static str, text: impl Into<String>) {
        let text = text.into();
        if !self.texts.iter().any(|(_, said)| *said == text) {
            self.texts.push((place, text));
        }
    }

    pub(super) fn problems(&mut self, place: &'static str, problems: &[Problem]) {
        for one in problems {
            self.codes.push(one.code().as_str());
            self.both("settings::Problem", one);
            self.made("settings::Problem", "to_json", one.to_json());
            self.add(place, format!("{} {:?} {:?}", one.code(), one.key(), one.suggestion()));
            self.add(place, format!("{} {:?}", one.message(), one.help().unwrap_or_default()));
            self.both("settings::Code", &one.code());
            self.debug("settings::Reviewed", one.review());
            for origin in one.origins() {
                self.both("settings::Origin", origin);
                self.add(place, format!("{:?}", origin.name()));
            }
        }
    }

    pub(super) fn error(&mut self, error: &LoadError) {
        self.both("settings::LoadError", error);
        self.made("settings::LoadError", "to_json", error.to_json());
        self.made("settings::LoadError", "record", recorded(|| error.record()));
        let mut cause: Option<&dyn Error> = Some(error);
        while let Some(one) = cause {
            self.add("source", format!("{one} {one:?}"));
            cause = one.source();
        }
        self.problems("problem", error.problems());
        self.problems("warning", error.warnings());
        for rule in error.not_run() {
            self.debug("settings::NotRun", rule);
            self.add("not run", format!("{} {:?}", rule.rule(), rule.keys()));
        }
        for one in error.not_at_hand() {
            self.both("settings::NotAtHand", one);
        }
    }

    pub(super) fn explanation(&mut self, explanation: &Explanation) {
        self.both("settings::Explanation", explanation);
        self.made("settings::Explanation", "to_json", explanation.to_json());
        self.made("settings::Explanation", "to_html", bare(&explanation.to_html()));
        self.made("settings::Explanation", "record", recorded(|| explanation.record()));
        for one in explanation.settings() {
            self.debug("settings::Explained", one);
            self.add("explained", format!("{} {} {}", one.key(), one.value(), one.origin()));
            self.add("explained", format!("{:?}", one.overrode()));
        }
    }

    /// No item, so that nothing is said but what is said of every setting.
    fn confirmed<T: Root>(&mut self, checked: &Checked<T>) {
        let list = Checklist::new(Profile::Production).without_machine();
        let report = checked.confirm(&list.today("2026-06-01".parse().unwrap()));
        assert!(report.security().len() > 5, "{report}");
        self.report(&report);
        self.page(&checked.page().checklist(&report));
    }

    pub(super) fn page(&mut self, page: &Page) {
        const PATH: &str = "settings::page::Page";
        self.debug(PATH, page);
        self.made(PATH, "to_html", bare(&page.to_html()));
    }

    pub(super) fn report(&mut self, report: &Confirmation) {
        const PATH: &str = "settings::checklist::Confirmation";
        self.both(PATH, report);
        self.made(PATH, "to_markdown", report.to_markdown());
        self.made(PATH, "to_json", report.to_json());
        for one in report.security() {
            self.debug("settings::checklist::Covered", one);
            let ways = std::iter::once(one.restore()).chain(one.undo());
            let ways: Vec<_> = ways.flat_map(Step::codes).collect();
            self.add("security setting", format!("{:?} {:?} {ways:?}", one.value(), one.review()));
        }
    }

    pub(super) fn checked<T: Settings + Debug>(&mut self, checked: &Checked<T>) {
        self.debug("settings::Checked", checked);
        self.add("Debug of the settings", format!("{:?} {:#?}", **checked, **checked));
        self.problems("warning", &checked.warnings());
        self.explanation(&checked.explain());
        self.made("settings::Checked", "summary", checked.summary());
        self.made("settings::Checked", "record", recorded(|| checked.record()));
        self.made("settings::Checked", "fingerprint", checked.fingerprint());
        for one in checked.explain().settings() {
            self.add("origin", format!("{:?}", checked.origin(one.key())));
        }
    }
}

/// A page without its style, which is the same on all pages and longer than most of them.
pub(super) fn bare(page: &str) -> String {
    let (head, rest) = page.split_once("<style>").expect("a page has a style");
    let (_, body) = rest.split_once("</style>").expect("and it ends");
    format!("{head}{body}")
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

pub(super) fn of<T: Root + Debug>(loader: Loader<T>, more: impl FnOnce(&mut Said, &Checked<T>)) -> Said {
    let mut said = Said::new();
    said.debug("settings::Loader", &loader);
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
