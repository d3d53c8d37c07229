//! What a section is to the engine: it can be built from a tape, and walked; alone, or one of many.

use std::any::{Any, TypeId};
use std::collections::{BTreeMap, HashMap};

use crate::assembly::Assembly;
use crate::proof;
use crate::schema::{Many, Section};
use crate::visit::{AnySection, Id, Visit};
use crate::{Nested, Settings};

impl<S: Settings> AnySection for S {
    fn walk(&self, visitor: &mut dyn Visit) {
        self.visit(visitor);
    }

    fn identity(&self) -> (TypeId, usize) {
        (TypeId::of::<S>(), std::ptr::from_ref(self).addr())
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl<S: Settings> Nested for S {
    const SECTION: &'static Section = <S as Settings>::SECTION;

    fn assemble(assembly: &mut Assembly<'_>, default: Option<fn() -> Self>) -> Option<Self> {
        let Some(default) = default else { return assembly.inside(S::build) };
        match assembly.inside_optional(S::build)? {
            Some(section) => Some(section),
            None => proven(assembly, default()),
        }
    }

    fn show(&self, visitor: &mut dyn Visit) {
        visitor.section(Some(self));
    }
}

impl<S: Settings> Nested for Option<S> {
    const SECTION: &'static Section = <S as Settings>::SECTION;
    const OPTIONAL: bool = true;

    fn assemble(assembly: &mut Assembly<'_>, default: Option<fn() -> Self>) -> Option<Self> {
        match assembly.inside_optional(S::build)? {
            Some(section) => Some(Some(section)),
            None => proven(assembly, default.and_then(|default| default())),
        }
    }

    fn show(&self, visitor: &mut dyn Visit) {
        visitor.section(self.as_ref().map(|section| section as &dyn AnySection));
    }
}

impl<S: Settings> Nested for Vec<S> {
    const SECTION: &'static Section = <S as Settings>::SECTION;
    const MANY: Many = Many::List;

    fn assemble(assembly: &mut Assembly<'_>, default: Option<fn() -> Self>) -> Option<Self> {
        match assembly.inside_many(S::build)? {
            Some(sections) => Some(sections.into_iter().map(|(_, section)| section).collect()),
            None => absent(assembly, default),
        }
    }

    fn show(&self, visitor: &mut dyn Visit) {
        let all = self.iter().enumerate();
        let all: Vec<_> = all.map(|(at, section)| (Id::Index(at), section as &dyn AnySection)).collect();
        visitor.sections(&all);
    }
}

macro_rules! maps {
    ($($map:ident),*) => {$(
        impl<S: Settings> Nested for $map<String, S> {
            const SECTION: &'static Section = <S as Settings>::SECTION;
            const MANY: Many = Many::Map;

            fn assemble(assembly: &mut Assembly<'_>, default: Option<fn() -> Self>) -> Option<Self> {
                let Some(sections) = assembly.inside_many(S::build)? else {
                    return absent(assembly, default);
                };
                // The default is the weakest source of a map's sections.
                let mut all = default.map(|default| default()).unwrap_or_default();
                all.extend(sections.into_iter().map(|(id, section)| (id.to_owned(), section)));
                Some(all)
            }

            fn show(&self, visitor: &mut dyn Visit) {
                let mut all: Vec<(Id<'_>, &dyn AnySection)> =
                    self.iter().map(|(id, section)| (Id::Name(id), section as &dyn AnySection)).collect();
                all.sort_by_key(|(id, _)| id.step());
                visitor.sections(&all);
            }
        }
    )*};
}

maps!(BTreeMap, HashMap);

/// Many sections that no source gives: the default, which has to pass its checks.
fn absent<T: Nested>(assembly: &mut Assembly<'_>, default: Option<fn() -> T>) -> Option<T> {
    let value = assembly.absent_many(default.map(|default| default()))?;
    proven(assembly, value)
}

/// A default of a whole section, unless it does not pass its checks.
fn proven<T: Nested>(assembly: &mut Assembly<'_>, value: T) -> Option<T> {
    let show = |visitor: &mut dyn Visit| value.show(visitor);
    assembly.judge_default(&|cursor| proof::of_default(&show, cursor)).then_some(value)
}
