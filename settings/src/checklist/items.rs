//! Items by the types of the sections that they judge.

use std::any::TypeId;
use std::marker::PhantomData;

use crate::Settings;
use crate::confirm::{Draft, Findings, Item, Judge, Seen, Values, judge_example};
use crate::outline::Outline;
use crate::survey;

impl Item {
    /// An item that judges each section of a type.
    ///
    /// The id stays what it is for good, since waivers name it: `group.what-it-confirms`, in lower case.
    pub fn on<S: Settings>(id: &'static str, title: &'static str) -> Draft<S> {
        Draft { item: Self::draft(id, title, Judge::All(Box::new(|_, _| {}))), of: PhantomData }
    }

    /// An item that judges all settings at once: every secret, say, or sections of several types together.
    pub fn on_all(id: &'static str, title: &'static str) -> Draft<All> {
        Draft { item: Self::draft(id, title, Judge::All(Box::new(|_, _| {}))), of: PhantomData }
    }
}

impl<S: Settings> Draft<S> {
    /// How it judges a section.
    pub fn judge(mut self, judge: impl Fn(&S, &mut Findings<'_>) + Send + Sync + 'static) -> Item {
        self.item.judge = Judge::Section {
            of: TypeId::of::<S>(),
            section: S::SECTION,
            judge: Box::new(move |section, findings| {
                if let Some(section) = section.downcast_ref() {
                    judge(section, findings);
                }
            }),
            example: example::<S>,
        };
        self.item
    }
}

/// Judges an example of an item: the values of a section by itself.
fn example<S: Settings>(item: &Item, values: Values) -> Result<bool, String> {
    let section = S::for_test(values.iter().copied());
    judge_example(item, &*section, &Outline::new(S::SECTION, "", "_"))
}

impl Draft<All> {
    /// The fields, by their names in code, that it reads of each section of a type: they are not listed as read by no item
    /// where it does not judge.
    pub fn covers<S: Settings>(mut self, fields: &'static [&'static str]) -> Self {
        self.item.covers.sections.push((S::SECTION, fields));
        self
    }

    /// The same for every secret.
    pub fn covers_secrets(mut self) -> Self {
        self.item.covers.secrets = true;
        self
    }

    /// How it judges all settings.
    pub fn judge(mut self, judge: impl Fn(&Seen<'_>, &mut Findings<'_>) + Send + Sync + 'static) -> Item {
        self.item.judge = Judge::All(Box::new(judge));
        self.item
    }
}

/// What an item on all settings judges.
#[derive(Debug)]
pub enum All {}

impl Seen<'_> {
    /// Shows `see` each section of a type, with its key; empty for the outermost. In a rehearsal, those in which something is
    /// not at hand are left out, unless the item [reads no secret](Draft::reads_no_secret).
    pub fn sections<S: Settings>(&self, mut see: impl FnMut(&str, &S)) {
        survey::sections(self.value, self.loaded, self.scope, &mut |section, scope| {
            if let Some(section) = section.as_any().downcast_ref::<S>() {
                let scope = scope();
                let at = self.loaded.outline.path(scope.place, &scope.steps);
                if self.shows(&at) {
                    see(&at, section);
                }
            }
        });
    }
}
