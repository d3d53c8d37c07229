//! What pages have several of: tables, and notes.

use std::fmt::Display;

use super::{Attribute, Html, Name, Tag};

// Where the window is narrow, a table is laid out as blocks, and browsers forget then that it is one: the roles say so.
impl Html {
    /// A table with its caption.
    pub(crate) fn table(&mut self, caption: &dyn Display, inside: impl FnOnce(&mut Self)) {
        self.element(Tag::Table, &[(Name::Role, &"table")], |html| {
            html.element(Tag::Caption, &[], |html| html.apart(caption));
            inside(html);
        });
    }

    /// The row with the names of the columns.
    pub(crate) fn head(&mut self, inside: impl FnOnce(&mut Self)) {
        self.element(Tag::Thead, &[(Name::Role, &"rowgroup")], |html| html.row(inside));
    }

    /// The name of a column.
    pub(crate) fn column(&mut self, name: &dyn Display) {
        let attributes: &[Attribute<'_>] = &[(Name::Scope, &"col"), (Name::Role, &"columnheader")];
        self.element(Tag::Th, attributes, |html| html.apart(name));
    }

    /// All rows below it.
    pub(crate) fn rows(&mut self, inside: impl FnOnce(&mut Self)) {
        self.element(Tag::Tbody, &[(Name::Role, &"rowgroup")], inside);
    }

    /// A row.
    pub(crate) fn row(&mut self, inside: impl FnOnce(&mut Self)) {
        self.element(Tag::Tr, &[(Name::Role, &"row")], inside);
    }

    /// What a row is about.
    pub(crate) fn row_head(&mut self, inside: impl FnOnce(&mut Self)) {
        let attributes: &[Attribute<'_>] = &[(Name::Scope, &"row"), (Name::Role, &"rowheader")];
        self.element(Tag::Th, attributes, inside);
    }

    /// A cell of a class, or of none, in the column of this name.
    pub(crate) fn cell(&mut self, class: &'static str, column: &dyn Display, inside: impl FnOnce(&mut Self)) {
        let attributes: &[Attribute<'_>] =
            &[(Name::Role, &"cell"), (Name::DataLabel, column), (Name::Class, &class)];
        // Without a class, the last one is left out.
        self.element(Tag::Td, &attributes[..attributes.len() - usize::from(class.is_empty())], inside);
    }

    /// What is moved by itself where it is too wide for the window, with the keyboard too.
    pub(crate) fn scrolled(&mut self, what: &dyn Display, inside: impl FnOnce(&mut Self)) {
        let attributes: &[Attribute<'_>] = &[
            (Name::Class, &"scroll"),
            (Name::Role, &"group"),
            (Name::AriaLabel, what),
            (Name::TabIndex, &0),
        ];
        self.element(Tag::Div, attributes, inside);
    }

    /// A note in a frame, which a shape and a word say the weight of.
    pub(crate) fn note(
        &mut self,
        class: &'static str,
        shape: &'static str,
        word: &'static str,
        inside: impl FnOnce(&mut Self),
    ) {
        self.element(Tag::Div, &[(Name::Class, &format_args!("told {class}"))], |html| {
            html.element(Tag::P, &[(Name::Class, &"mark")], |html| {
                html.shape(shape);
                html.text(&word);
            });
            inside(html);
        });
    }
}
