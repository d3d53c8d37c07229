//! A confirmation as a chapter of a page: the verdicts in a table, what is wrong in full, and every security setting with the
//! ways back.

use super::cover::Covered;
use super::outcome::{Confirmation, Outcome, Verdict};
use super::text::{Against, Found, Told};
use crate::html::{Html, Name, Tag};

impl Confirmation {
    /// Writes the chapter, below its heading.
    pub(crate) fn write_html(&self, html: &mut Html) {
        html.element(Tag::P, &[], |html| html.prose(&format!("Confirmed {}.", self.headline())));
        if let Some(release) = self.release() {
            html.element(Tag::P, &[], |html| {
                html.text(&"Release: ");
                html.apart(&release);
            });
        }
        html.told(
            Tag::P,
            &"A pass means that the settings say so. That it is in force is seen by looking for what is expected of each of them.",
        );
        for fault in self.faults() {
            html.note("bad", "✖", "fault", |html| html.element(Tag::P, &[], |html| html.prose(fault)));
        }
        self.outcomes.iter().filter(|one| !one.is_settled()).for_each(|one| detail(html, one));
        if !self.outcomes.is_empty() {
            html.told(Tag::H3, &"Items");
            html.scrolled(&"Items of the checklist", |html| items(html, &self.outcomes));
        }
        if !self.waivers.is_empty() {
            html.told(Tag::H3, &"Waivers");
            html.element(Tag::Ul, &[], |html| {
                for granted in &self.waivers {
                    let told = Told(granted).to_string().replace("\n ", ",");
                    html.element(Tag::Li, &[], |html| html.prose(&told));
                }
            });
        }
        for remark in self.remarks() {
            html.note("warn", "▲", "remark", |html| html.element(Tag::P, &[], |html| html.prose(remark)));
        }
        if !self.security.is_empty() {
            html.told(Tag::H3, &"Security settings");
            html.scrolled(&"Security settings, and the ways back", |html| security(html, &self.security));
        }
    }
}

impl Outcome {
    /// True where there is nothing to do.
    fn is_settled(&self) -> bool {
        matches!(self.verdict, Verdict::Passed | Verdict::NotApplicable)
    }

    /// The class, the shape and the words of its verdict.
    fn mark(&self) -> (&'static str, &'static str, &'static str) {
        match self.verdict {
            Verdict::Passed => ("good", "✔", "pass"),
            Verdict::Failed => ("bad", "✖", self.about.severity.as_str()),
            Verdict::Waived => ("warn", "▲", "waived"),
            Verdict::NotApplicable => ("none", "–", "not applicable"),
            Verdict::NotVerified => ("warn", "?", "not verified"),
            Verdict::Broken => ("bad", "✖", "broken"),
        }
    }
}

/// What asks for something, or is not known: what is wrong, why it matters, and what to do.
fn detail(html: &mut Html, outcome: &Outcome) {
    let (class, shape, word) = outcome.mark();
    html.note(class, shape, word, |html| {
        html.element(Tag::P, &[], |html| {
            html.code(&outcome.id());
            html.text(&": ");
            html.prose(outcome.title());
        });
        for failure in outcome.failures() {
            line(html, "", &Against(failure.key(), failure.message()).to_string());
        }
        for failure in outcome.waived() {
            line(html, "waived: ", &Against(failure.key(), failure.message()).to_string());
        }
        if let Some(why) = outcome.because() {
            line(html, "", why);
        }
        for (label, text) in outcome.about.texts() {
            line(html, &format!("{label}: "), text);
        }
        let owners = outcome.owners();
        if !owners.is_empty() {
            line(html, "owner: ", &owners.join(", "));
        }
        for (key, said) in outcome.rollbacks() {
            line(html, &format!("rollback of {key}: "), said);
        }
    });
}

fn line(html: &mut Html, label: &str, text: &str) {
    html.element(Tag::P, &[(Name::Class, &"soft")], |html| {
        html.apart(&label);
        html.prose(text);
    });
}

fn items(html: &mut Html, outcomes: &[Outcome]) {
    html.table(&"Each item, what became of it, and what it read", |html| {
        html.head(|html| {
            for column in ["item", "verdict", "section", "evidence", "owner"] {
                html.column(&column);
            }
        });
        html.rows(|html| {
            for outcome in outcomes {
                html.row(|html| item(html, outcome));
            }
        });
    });
}

fn item(html: &mut Html, outcome: &Outcome) {
    html.row_head(|html| {
        html.code(&outcome.id());
        html.element(Tag::P, &[(Name::Class, &"soft")], |html| html.prose(outcome.title()));
    });
    let (class, shape, word) = outcome.mark();
    html.cell("", &"verdict", |html| {
        html.element(Tag::Div, &[(Name::Class, &format_args!("mark {class}"))], |html| {
            html.shape(shape);
            html.text(&word);
        });
        if let Some(why) = outcome.because() {
            html.element(Tag::P, &[(Name::Class, &"soft")], |html| html.prose(why));
        }
    });
    match outcome.at().filter(|at| !at.is_empty()) {
        Some(at) => html.cell("", &"section", |html| html.code(&at)),
        None => html.cell("none", &"section", |html| html.text(&"–")),
    }
    let found = outcome.evidence().iter().map(|one| Found(one).to_string());
    let looked_at = outcome.looked_at().iter().map(|path| format!("looked at {path}"));
    list(html, "evidence", &found.chain(looked_at).collect::<Vec<_>>());
    let owners = outcome.owners().join(", ");
    match owners.as_str() {
        "" => html.cell("none", &"owner", |html| html.text(&"–")),
        owners => html.cell("", &"owner", |html| html.apart(&owners)),
    }
}

/// A cell with a line of code for each.
fn list(html: &mut Html, column: &'static str, lines: &[String]) {
    if lines.is_empty() {
        return html.cell("none", &column, |html| html.text(&"–"));
    }
    html.cell("", &column, |html| {
        html.element(Tag::Ul, &[], |html| {
            lines.iter().for_each(|one| html.element(Tag::Li, &[], |html| html.code(one)));
        });
    });
}

fn security(html: &mut Html, settings: &[Covered]) {
    html.table(&"Each security setting in use, who looked at it, and how to get back", |html| {
        html.head(|html| {
            for column in ["setting", "in use", "items", "owner", "expected", "rollback"] {
                html.column(&column);
            }
        });
        html.rows(|html| {
            for setting in settings {
                html.row(|html| covered(html, setting));
            }
        });
    });
}

fn covered(html: &mut Html, setting: &Covered) {
    let review = setting.review();
    html.row_head(|html| html.code(&setting.key()));
    html.cell("", &"in use", |html| {
        match setting.value() {
            Some("") => html.text(&"the empty text"),
            Some(value) => html.code(&value),
            None => html.text(&"not there"),
        }
        if let Some(origin) = setting.origin() {
            html.element(Tag::P, &[(Name::Class, &"soft")], |html| html.code(origin));
        }
    });
    let class = if setting.is_uncovered() { "mark warn" } else { "soft" };
    html.cell("", &"items", |html| html.marked(Tag::Span, class, &setting.words()));
    said(html, "owner", review.owner());
    said(html, "expected", review.expected());
    html.cell("wide", &"rollback", |html| {
        html.element(Tag::Dl, &[], |html| {
            for (label, step) in setting.ways() {
                html.told(Tag::Dt, &label);
                html.element(Tag::Dd, &[], |html| html.prose(&step.to_string()));
            }
            html.told(Tag::Dt, &"note of the declaration");
            html.element(Tag::Dd, &[], |html| html.prose(review.rollback().unwrap_or("nobody says")));
        });
    });
}

fn said(html: &mut Html, column: &'static str, text: Option<&str>) {
    html.cell("", &column, |html| match text {
        Some(text) => html.prose(text),
        None => html.marked(Tag::Span, "mark warn", &"nobody says"),
    });
}
