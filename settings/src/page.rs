#![doc = include_str!("docs/page.md")]

use std::fmt;

use crate::Settings;
use crate::checked::Checked;
#[cfg(feature = "checklist")]
use crate::checklist::Confirmation;
use crate::error::{NotAtHand, NotRun};
use crate::explain::Explanation;
#[cfg(feature = "checklist")]
use crate::html::Html;
use crate::picture::{Chapter, Picture};
use crate::problem::Problem;
use crate::rehearsal::Rehearsal;

/// A load as one page of HTML. [`Checked::page`] and [`Rehearsal::page`] make it.
///
/// `Display` writes it, and [`Page::to_html`] gives it as a text. See [`page`](crate::page) for what is on it.
#[derive(Clone)]
#[must_use = "a page shows nothing before it is written"]
pub struct Page {
    title: String,
    explanation: Explanation,
    summary: Option<String>,
    warnings: Vec<Problem>,
    not_at_hand: Vec<NotAtHand>,
    not_run: Vec<NotRun>,
    #[cfg(feature = "checklist")]
    checklist: Option<Confirmation>,
}

impl Page {
    fn of(explanation: Explanation) -> Self {
        Self {
            title: "Settings".to_owned(),
            explanation,
            summary: None,
            warnings: Vec::new(),
            not_at_hand: Vec::new(),
            not_run: Vec::new(),
            #[cfg(feature = "checklist")]
            checklist: None,
        }
    }

    /// With this title in place of the name of the section.
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = title.into();
        self
    }

    /// With the report of a checklist beside the settings. Needs the feature `checklist`.
    #[cfg(feature = "checklist")]
    pub fn checklist(mut self, confirmation: &Confirmation) -> Self {
        self.checklist = Some(confirmation.clone());
        self
    }

    /// The page, whole: to be put into a file, or sent as `text/html; charset=utf-8`.
    pub fn to_html(&self) -> String {
        let picture = Picture {
            title: &self.title,
            summary: self.summary.as_deref(),
            settings: self.explanation.settings(),
            layout: self.explanation.layout(),
            warnings: &self.warnings,
            not_at_hand: &self.not_at_hand,
            not_run: &self.not_run,
        };
        #[cfg(feature = "checklist")]
        if let Some(confirmation) = &self.checklist {
            let summary = format!("checklist {}", confirmation.headline());
            let write = |html: &mut Html| confirmation.write_html(html);
            return picture.page(Some(&Chapter { heading: "Checklist", summary, write: &write }));
        }
        picture.page(None::<&Chapter<'_>>)
    }
}

/// The same as [`Page::to_html`].
impl fmt::Display for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_html())
    }
}

/// The title and the settings.
impl fmt::Debug for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Page")
            .field("title", &self.title)
            .field("explanation", &self.explanation)
            .finish_non_exhaustive()
    }
}

impl<T: Settings> Checked<T> {
    /// The settings as a page for people, with what is worth a warning. Needs the feature `page`.
    pub fn page(&self) -> Page {
        Page {
            title: title::<T>(),
            summary: Some(self.summary()),
            warnings: self.warnings(),
            ..Page::of(self.explain())
        }
    }
}

impl<T: Settings> Rehearsal<T> {
    /// The settings as a page for people, with what is worth a warning and what nobody knows. Needs the feature `page`.
    pub fn page(&self) -> Page {
        Page {
            title: title::<T>(),
            summary: Some(self.summary()),
            warnings: self.warnings().to_vec(),
            not_at_hand: self.not_at_hand().to_vec(),
            not_run: self.not_run().to_vec(),
            ..Page::of(self.explain())
        }
    }
}

impl Explanation {
    /// The explanation as one page of HTML that loads nothing and runs nothing. Needs the feature `page`.
    ///
    /// [`Checked::page`] has a title, the warnings of the load, and the checklist where it is given one.
    pub fn to_html(&self) -> String {
        Page::of(self.clone()).to_html()
    }
}

fn title<T: Settings>() -> String {
    format!("Settings of {}", T::SECTION.name)
}
