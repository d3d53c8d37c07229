//! The values of a loaded object as one text of JSON, secrets with them: for the program that takes them over.

use std::fmt;

use zeroize::Zeroizing;

use crate::loaded::{Loaded, Scope};
use crate::outline::Cursor;
use crate::output::Output;
use crate::schema::Many;
use crate::spec::AnyLeaf;
use crate::visit::{AnySection, Id, Visit};

/// Writes the values, each under its key as a file of settings has it, with what is by default and what is absent (`null`).
///
/// # Errors
///
/// The keys of the values that JSON has no way to write.
pub(crate) fn json(
    value: &dyn AnySection,
    loaded: &Loaded,
    scope: &Scope,
) -> Result<Zeroizing<Vec<u8>>, Vec<String>> {
    let cursor = Cursor::new(&loaded.outline, scope.place, scope.steps.clone());
    let mut values = Values { cursor, output: Output::new(), unwritten: Vec::new() };
    values.table(value);
    if values.unwritten.is_empty() { Ok(values.output.finish()) } else { Err(values.unwritten) }
}

struct Values<'a> {
    cursor: Cursor<'a>,
    output: Output,
    /// The keys of what could not be written.
    unwritten: Vec<String>,
}

impl Values<'_> {
    /// Writes, and notes the key of what was not: the buffer itself takes everything.
    fn write(&mut self, write: impl FnOnce(&mut Output) -> fmt::Result) {
        if write(&mut self.output).is_err() {
            self.unwritten.push(self.cursor.key());
        }
    }

    /// The name of the next field.
    fn name(&mut self) {
        let name = self.cursor.field().key();
        self.write(|output| output.name(name));
    }

    fn table(&mut self, section: &dyn AnySection) {
        self.write(|output| output.open("{"));
        section.walk(self);
        self.write(|output| output.close("}"));
    }
}

impl Visit for Values<'_> {
    fn leaf(&mut self, leaf: &dyn AnyLeaf) {
        self.name();
        self.write(|output| leaf.write(output));
        self.cursor.pass();
    }

    fn section(&mut self, section: Option<&dyn AnySection>) {
        let is_flat = self.cursor.field().is_flat();
        if !is_flat {
            self.name();
        }
        let Some(section) = section else {
            // One that is flattened has no name under which it could be absent.
            if !is_flat {
                self.write(Output::null);
            }
            return self.cursor.pass();
        };
        self.cursor.enter();
        if is_flat {
            section.walk(self);
        } else {
            self.table(section);
        }
        self.cursor.leave();
    }

    fn sections(&mut self, all: &[(Id<'_>, &dyn AnySection)]) {
        let is_list = self.cursor.field().many() == Some(Many::List);
        let [open, close] = if is_list { ["[", "]"] } else { ["{", "}"] };
        self.name();
        self.write(|output| output.open(open));
        for (id, section) in all {
            self.write(|output| match id {
                Id::Index(_) => output.separate(),
                Id::Name(name) => output.name(name),
            });
            self.cursor.enter_one(id.step());
            self.table(*section);
            self.cursor.leave_one();
        }
        self.write(|output| output.close(close));
        self.cursor.pass();
    }

    fn variant(&mut self, index: u16) {
        let tag = self.cursor.section().tag().map_or("", |tag| tag.name(index));
        self.name();
        self.write(|output| output.text(&tag));
        self.cursor.pass_to_variant(index);
    }
}
