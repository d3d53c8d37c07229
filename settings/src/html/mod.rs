//! Just enough HTML to write a page: elements within each other, and texts that are nothing but texts.
//!
//! No string gets into a page but through [`Html::text`], which escapes, or as the value of an attribute, which is
//! escaped as well. What elements and attributes there are is a closed list.

mod names;
mod parts;
mod style;

use std::fmt::{self, Display, Write};

pub(crate) use self::names::{Name, Tag};
use self::style::{STYLE, STYLE_HASH};
use crate::key::is_unprintable;

/// An attribute with its value.
pub(crate) type Attribute<'a> = (Name, &'a dyn Display);

/// Writes HTML into a string; elements end by themselves.
pub(crate) struct Html {
    out: String,
}

impl Html {
    /// A whole page: `inside` writes its body.
    ///
    /// It may load nothing, run nothing and send nothing, which its policy (Content Security Policy, level 3) says to the
    /// browser as well: the hash lets in the one style that is here.
    pub(crate) fn page(title: &dyn Display, inside: impl FnOnce(&mut Self)) -> String {
        let mut html = Self { out: "<!DOCTYPE html>\n".to_owned() };
        let policy = format!(
            "default-src 'none'; style-src 'sha256-{STYLE_HASH}'; base-uri 'none'; form-action 'none'"
        );
        html.element(Tag::Html, &[(Name::Lang, &"en")], |html| {
            html.element(Tag::Head, &[], |html| {
                html.void(Tag::Meta, &[(Name::Charset, &"utf-8")]);
                html.void(
                    Tag::Meta,
                    &[(Name::HttpEquiv, &"Content-Security-Policy"), (Name::Content, &policy)],
                );
                html.meta("viewport", "width=device-width, initial-scale=1");
                html.meta("color-scheme", "light dark");
                html.meta("referrer", "no-referrer");
                html.element(Tag::Title, &[], |html| html.text(title));
                html.element(Tag::Style, &[], |html| html.out.push_str(STYLE));
            });
            html.element(Tag::Body, &[], inside);
        });
        html.out
    }

    fn meta(&mut self, name: &'static str, content: &'static str) {
        self.void(Tag::Meta, &[(Name::Called, &name), (Name::Content, &content)]);
    }

    /// An element with what is in it.
    pub(crate) fn element(&mut self, tag: Tag, attributes: &[Attribute<'_>], inside: impl FnOnce(&mut Self)) {
        self.open(tag, attributes);
        inside(self);
        let end = if tag.is_block() { "\n" } else { "" };
        // A string never refuses to be written to.
        let _ = write!(self.out, "</{}>{end}", tag.as_str());
    }

    /// An element with a text in it.
    pub(crate) fn told(&mut self, tag: Tag, text: &dyn Display) {
        self.element(tag, &[], |html| html.text(text));
    }

    /// An element of a class with a text in it.
    pub(crate) fn marked(&mut self, tag: Tag, class: &'static str, text: &dyn Display) {
        self.element(tag, &[(Name::Class, &class)], |html| html.text(text));
    }

    /// An element that has nothing in it, and no end.
    fn void(&mut self, tag: Tag, attributes: &[Attribute<'_>]) {
        self.open(tag, attributes);
        self.out.push('\n');
    }

    fn open(&mut self, tag: Tag, attributes: &[Attribute<'_>]) {
        if tag.is_block() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
        let _ = write!(self.out, "<{}", tag.as_str());
        for (name, value) in attributes {
            let _ = write!(self.out, " {}=\"", name.as_str());
            self.text(value);
            self.out.push('"');
        }
        self.out.push('>');
    }

    /// A text.
    pub(crate) fn text(&mut self, text: &dyn Display) {
        let _ = write!(Escaped(&mut self.out), "{text}");
    }

    /// A text of somebody else, whose direction says nothing of what is around it.
    pub(crate) fn apart(&mut self, text: &dyn Display) {
        self.told(Tag::Bdi, text);
    }

    /// What is to be read or copied to the letter: a key, a value, a place.
    pub(crate) fn code(&mut self, text: &dyn Display) {
        self.element(Tag::Code, &[], |html| html.apart(text));
    }

    /// A shape beside words that say the same.
    pub(crate) fn shape(&mut self, shape: &'static str) {
        self.element(Tag::Span, &[(Name::AriaHidden, &true)], |html| html.text(&shape));
        self.out.push(' ');
    }

    /// A sentence, in which code stands between single backticks.
    pub(crate) fn prose(&mut self, text: &str) {
        // Where a backtick has no other one, nothing is code.
        if text.contains("``") || text.matches('`').count() % 2 == 1 {
            return self.apart(&text);
        }
        self.element(Tag::Bdi, &[], |html| {
            for (at, part) in text.split('`').enumerate() {
                match at % 2 {
                    0 => html.text(&part),
                    _ => html.code(&part),
                }
            }
        });
    }
}

/// Escapes what HTML would take for its own, in a text as well as between double quotation marks; and what does something
/// to a terminal, ends a line, or turns the direction of what is around it, so that it is seen.
struct Escaped<'a>(&'a mut String);

impl Write for Escaped<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for c in text.chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                c if is_unprintable(c) => self.0.extend(c.escape_default()),
                c => self.0.push(c),
            }
        }
        Ok(())
    }
}
