//! The sources in the order of their precedence, and what each gives.

use std::fmt::{self, Display, Formatter};

use super::Picture;
use crate::html::{Html, Tag};
use crate::origin::Origin;
use crate::survey::Layout;

/// A column of the tables: a source, or what holds without any.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// A source, by its number.
    Layer(u32),
    /// The declaration.
    Default,
}

/// A column's name.
pub(super) struct Named<'a>(pub(super) Column, pub(super) &'a Layout);

impl Display for Named<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self(column, layout) = self;
        match column {
            Column::Layer(layer) => {
                let (words, name) =
                    layout.layers.get(*layer as usize).map(Origin::as_source).unwrap_or_default();
                write!(f, "{words}{}", name.unwrap_or_default())
            }
            // Of a value that was made by hand, no source has anything.
            Column::Default if layout.is_by_hand => f.write_str("given in code"),
            Column::Default => f.write_str("default"),
        }
    }
}

/// All columns, from the strongest source to what holds without any.
fn all(layout: &Layout) -> impl Iterator<Item = Column> {
    let layers = (0..layout.layers.len() as u32).rev().map(Column::Layer);
    layers.chain(std::iter::once(Column::Default))
}

/// Those that have something: a source that gives nothing would be an empty column.
pub(super) fn columns(layout: &Layout) -> Vec<Column> {
    let gives = |layer: &u32| {
        layout.settings.iter().any(|one| one.in_use == Some(*layer) || one.weaker.contains(layer))
    };
    all(layout).filter(|column| !matches!(column, Column::Layer(layer) if !gives(layer))).collect()
}

pub(super) fn write(html: &mut Html, picture: &Picture<'_>) {
    let layout = picture.layout;
    html.told(
        Tag::P,
        &"Values come from these, the strongest first: what stands further up holds, and overrides what is below it.",
    );
    html.element(Tag::Ol, &[], |html| {
        for column in all(layout) {
            html.element(Tag::Li, &[], |html| {
                html.element(Tag::Strong, &[], |html| html.apart(&Named(column, layout)));
                html.text(&format_args!(": {}", Count(column, picture)));
            });
        }
    });
}

/// How many settings a column gives, and how many values in it do nothing.
struct Count<'a>(Column, &'a Picture<'a>);

impl Display for Count<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self(column, picture) = self;
        let both = || picture.settings.iter().zip(&picture.layout.settings);
        let in_use = both().filter(|(setting, one)| one.is_in_use(setting, *column)).count();
        let weaker = both().map(|(setting, one)| one.overridden(setting, *column).count()).sum();
        match (in_use, weaker) {
            (0, 0) => f.write_str("nothing"),
            (in_use, 0) => write!(f, "{in_use} in use"),
            (in_use, weaker) => write!(f, "{in_use} in use, {weaker} overridden"),
        }
    }
}
