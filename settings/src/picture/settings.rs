//! The settings, a table for each section: the value in use, and what each source has of it.

use std::collections::HashMap;

use super::sources::{Column, Named, columns};
use super::{Picture, SECTION};
use crate::html::{Html, Name, Tag};
use crate::origin::{Origin, OriginKind};
use crate::survey::{Explained, Layout, Standing};

/// Settings of one section that stand together.
pub(super) struct Section<'a> {
    key: &'a str,
    settings: Vec<(&'a Explained, &'a Standing)>,
}

impl Section<'_> {
    /// What it is called.
    pub(super) fn name(&self) -> &str {
        if self.key.is_empty() { "Outermost section" } else { self.key }
    }
}

/// The sections, in the order in which their first settings stand.
pub(super) fn sections<'a>(settings: &'a [Explained], layout: &'a Layout) -> Vec<Section<'a>> {
    let mut sections: Vec<Section<'a>> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for (setting, standing) in settings.iter().zip(&layout.settings) {
        let key = standing.section.as_str();
        let at = *known.entry(key).or_insert(sections.len());
        match sections.get_mut(at) {
            Some(section) => section.settings.push((setting, standing)),
            None => sections.push(Section { key, settings: vec![(setting, standing)] }),
        }
    }
    sections
}

impl Standing {
    /// True if the value in use stands in this column.
    pub(super) fn is_in_use(&self, setting: &Explained, column: Column) -> bool {
        match column {
            Column::Layer(layer) => self.in_use == Some(layer),
            Column::Default => self.in_use.is_none() && setting.origin().kind() != OriginKind::NotAtHand,
        }
    }

    /// The places in this column whose values do nothing.
    pub(super) fn overridden<'a>(
        &'a self,
        setting: &'a Explained,
        column: Column,
    ) -> impl Iterator<Item = &'a Origin> {
        let layers = self.weaker.iter().map(|layer| Column::Layer(*layer));
        let layers = layers.chain(std::iter::repeat(Column::Default));
        let places = setting.overrode().iter().zip(layers);
        places.filter(move |(_, of)| *of == column).map(|(place, _)| place)
    }
}

pub(super) fn write(html: &mut Html, picture: &Picture<'_>, sections: &[Section<'_>]) {
    html.element(Tag::P, &[], |html| {
        html.element(Tag::Span, &[(Name::Class, &"mark good")], in_use);
        html.text(&": the value comes from there. ");
        html.element(Tag::Span, &[(Name::Class, &"mark none")], overridden);
        html.text(&": a value stands there, and does nothing.");
    });
    let columns = columns(picture.layout);
    for (number, section) in sections.iter().enumerate() {
        let id = format!("{SECTION}-{number}");
        html.element(Tag::Section, &[], |html| {
            html.element(Tag::H3, &[(Name::Id, &id)], |html| match section.key {
                "" => html.text(&section.name()),
                key => html.code(&key),
            });
            html.scrolled(&section.name(), |html| table(html, picture.layout, &columns, section));
        });
    }
}

fn in_use(html: &mut Html) {
    html.shape("●");
    html.text(&"in use");
}

fn overridden(html: &mut Html) {
    html.shape("○");
    html.text(&"overridden");
}

fn table(html: &mut Html, layout: &Layout, columns: &[Column], section: &Section<'_>) {
    html.table(&format_args!("{}: the values, and where they stand", section.name()), |html| {
        html.head(|html| {
            html.column(&"setting");
            html.column(&"value");
            columns.iter().for_each(|column| html.column(&Named(*column, layout)));
        });
        html.rows(|html| {
            for (setting, standing) in &section.settings {
                html.row(|html| {
                    html.row_head(|html| about(html, setting, standing));
                    html.cell("", &"value", |html| value(html, setting));
                    for column in columns {
                        cell(html, layout, *column, (setting, standing));
                    }
                });
            }
        });
    });
}

/// The value; where it does not say so itself, what it is.
fn value(html: &mut Html, setting: &Explained) {
    match setting.value() {
        "" => html.marked(Tag::Span, "none", &"the empty text"),
        value => html.code(&value),
    }
    if setting.origin().kind() == OriginKind::NotAtHand {
        html.marked(Tag::P, "none", &"no source that is at hand has it");
    }
}

/// What a column has of a setting.
fn cell(html: &mut Html, layout: &Layout, column: Column, (setting, standing): (&Explained, &Standing)) {
    let is_in_use = standing.is_in_use(setting, column);
    let mut places = standing.overridden(setting, column).peekable();
    let label = Named(column, layout);
    let class = match (is_in_use, places.peek()) {
        (true, _) => "in-use",
        (false, Some(_)) => "",
        (false, None) => return html.cell("none", &label, |html| html.text(&"–")),
    };
    html.cell(class, &label, |html| {
        if is_in_use {
            html.element(Tag::Div, &[(Name::Class, &"mark good")], in_use);
            place(html, setting.origin());
        }
        for one in places {
            html.element(Tag::Div, &[(Name::Class, &"mark none")], overridden);
            place(html, one);
        }
    });
}

/// Where a value stands, if its column does not say that already.
fn place(html: &mut Html, origin: &Origin) {
    if origin.kind() != OriginKind::Default {
        html.code(origin);
    }
}

/// The setting's key, and what its declaration says.
fn about(html: &mut Html, setting: &Explained, standing: &Standing) {
    html.code(&setting.key());
    let review = setting.review();
    for (tag, is_so) in [("secret", setting.is_secret()), ("security", review.is_security())] {
        if is_so {
            html.text(&" ");
            html.marked(Tag::Span, "tag", &tag);
        }
    }
    let first = standing.doc.trim().lines().map(str::trim).take_while(|line| !line.is_empty());
    let first: Vec<&str> = first.collect();
    if !first.is_empty() {
        html.element(Tag::P, &[(Name::Class, &"soft")], |html| html.prose(&first.join(" ")));
    }
    let said = [
        ("owner", review.owner()),
        ("expected", review.expected()),
        ("rollback", review.rollback()),
        ("since", review.since()),
    ];
    let said: Vec<_> = said.iter().filter_map(|(label, text)| Some((*label, (*text)?))).collect();
    if said.is_empty() {
        return;
    }
    html.element(Tag::Details, &[], |html| {
        // Heard apart from its row, it still says whose it is.
        let label = format!("For reviewers: {}", setting.key());
        html.element(Tag::Summary, &[(Name::AriaLabel, &label)], |html| html.text(&"For reviewers"));
        html.element(Tag::Dl, &[], |html| {
            for (label, text) in said {
                html.told(Tag::Dt, &label);
                html.element(Tag::Dd, &[], |html| html.prose(text));
            }
        });
    });
}
