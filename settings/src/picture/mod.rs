//! A load as a page for people: where values come from, with the sources as columns.

mod remarks;
mod settings;
mod sources;

use std::fmt::Display;

use crate::error::{NotAtHand, NotRun};
use crate::html::{Attribute, Html, Name, Tag};
use crate::problem::Problem;
use crate::survey::{Explained, Layout};

/// What is on a page.
pub(crate) struct Picture<'a> {
    pub(crate) title: &'a str,
    /// One line on all of it.
    pub(crate) summary: Option<&'a str>,
    pub(crate) settings: &'a [Explained],
    pub(crate) layout: &'a Layout,
    pub(crate) warnings: &'a [Problem],
    pub(crate) not_at_hand: &'a [NotAtHand],
    pub(crate) not_run: &'a [NotRun],
}

/// A chapter that another stage writes, below a heading of its own.
pub(crate) struct Chapter<'a> {
    pub(crate) heading: &'static str,
    /// One line on all of it.
    pub(crate) summary: String,
    pub(crate) write: &'a dyn Fn(&mut Html),
}

/// The anchors of chapters; those of sections have a number behind them.
const SOURCES: &str = "sources";
const WARNINGS: &str = "warnings";
const NOT_VERIFIED: &str = "not-verified";
const SETTINGS: &str = "settings";
const SECTION: &str = "section";
const BESIDE: &str = "beside";

impl Picture<'_> {
    /// The page, with a chapter behind its settings if there is one.
    pub(crate) fn page(&self, beside: Option<&Chapter<'_>>) -> String {
        let sections = settings::sections(self.settings, self.layout);
        Html::page(&self.title, |html| {
            let skip: &[Attribute<'_>] = &[(Name::Class, &"skip"), (Name::Href, &"#main")];
            html.element(Tag::A, skip, |html| html.text(&"Skip to the content"));
            html.element(Tag::Header, &[], |html| {
                html.element(Tag::H1, &[], |html| html.apart(&self.title));
                if let Some(summary) = self.summary {
                    html.element(Tag::P, &[], |html| html.prose(summary));
                }
                if let Some(beside) = beside {
                    html.element(Tag::P, &[], |html| html.prose(&beside.summary));
                }
            });
            html.element(Tag::Nav, &[(Name::AriaLabel, &"On this page")], |html| {
                html.element(Tag::Ul, &[], |html| self.contents(html, beside, &sections));
            });
            let main: &[Attribute<'_>] = &[(Name::Id, &"main"), (Name::TabIndex, &-1)];
            html.element(Tag::Main, main, |html| {
                chapter(html, SOURCES, "Sources", |html| sources::write(html, self));
                if !self.warnings.is_empty() {
                    chapter(html, WARNINGS, "Warnings", |html| remarks::warnings(html, self.warnings));
                }
                if self.has_unverified() {
                    chapter(html, NOT_VERIFIED, "Not verified", |html| remarks::not_verified(html, self));
                }
                chapter(html, SETTINGS, "Settings", |html| settings::write(html, self, &sections));
                if let Some(beside) = beside {
                    chapter(html, BESIDE, beside.heading, beside.write);
                }
            });
            html.element(Tag::Footer, &[], |html| html.text(&"No value of a secret is on this page."));
        })
    }

    fn has_unverified(&self) -> bool {
        !(self.not_at_hand.is_empty() && self.not_run.is_empty())
    }

    /// Links to all that there is.
    fn contents(&self, html: &mut Html, beside: Option<&Chapter<'_>>, sections: &[settings::Section<'_>]) {
        let unverified = self.not_at_hand.len() + self.not_run.len();
        link(html, &SOURCES, &"Sources");
        if !self.warnings.is_empty() {
            link(html, &WARNINGS, &format_args!("Warnings ({})", self.warnings.len()));
        }
        if self.has_unverified() {
            link(html, &NOT_VERIFIED, &format_args!("Not verified ({unverified})"));
        }
        for (number, section) in sections.iter().enumerate() {
            link(html, &format_args!("{SECTION}-{number}"), &section.name());
        }
        if let Some(beside) = beside {
            link(html, &BESIDE, &beside.heading);
        }
    }
}

/// A part of the page with a heading of the second level.
fn chapter(html: &mut Html, id: &'static str, heading: &'static str, inside: impl FnOnce(&mut Html)) {
    html.element(Tag::Section, &[(Name::AriaLabelledBy, &id)], |html| {
        html.element(Tag::H2, &[(Name::Id, &id)], |html| html.text(&heading));
        inside(html);
    });
}

fn link(html: &mut Html, id: &dyn Display, words: &dyn Display) {
    html.element(Tag::Li, &[], |html| {
        html.element(Tag::A, &[(Name::Href, &format_args!("#{id}"))], |html| html.apart(words));
    });
}
