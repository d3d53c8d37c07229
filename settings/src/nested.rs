//! What a section is to the engine: it can be built from a tape, and walked; alone, or one of many.

use std::any::{Any, TypeId};
use std::collections::{BTreeMap, HashMap};

use crate::assembly::Assembly;
use crate::proof;
use crate::schema::{Many, Section};
use crate::sort::sort_by_key;
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

    fn take(assembly: &mut Assembly<'_>) -> Option<Self> {
        assembly.inside(S::build)
    }

    fn take_or(assembly: &mut Assembly<'_>, default: fn() -> Self) -> Option<Self> {
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

    fn take(assembly: &mut Assembly<'_>) -> Option<Self> {
        assembly.inside_optional(S::build)
    }

    fn take_or(assembly: &mut Assembly<'_>, default: fn() -> Self) -> Option<Self> {
        match assembly.inside_optional(S::build)? {
            Some(section) => Some(Some(section)),
            None => proven(assembly, default()),
        }
    }

    fn show(&self, visitor: &mut dyn Visit) {
        visitor.section(self.as_ref().map(|section| section as &dyn AnySection));
    }
}

impl<S: Settings> Nested for Vec<S> {
    const SECTION: &'static Section = <S as Settings>::SECTION;
    const MANY: Many = Many::List;

    fn take(assembly: &mut Assembly<'_>) -> Option<Self> {
        match assembly.inside_many(S::build)? {
            Some(sections) => Some(unnamed(sections)),
            None => assembly.absent_many(None),
        }
    }

    fn take_or(assembly: &mut Assembly<'_>, default: fn() -> Self) -> Option<Self> {
        match assembly.inside_many(S::build)? {
            Some(sections) => Some(unnamed(sections)),
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

            fn take(assembly: &mut Assembly<'_>) -> Option<Self> {
                match assembly.inside_many(S::build)? {
                    Some(sections) => Some(named(sections).collect()),
                    None => assembly.absent_many(None),
                }
            }

            fn take_or(assembly: &mut Assembly<'_>, default: fn() -> Self) -> Option<Self> {
                let Some(sections) = assembly.inside_many(S::build)? else {
                    return absent(assembly, default);
                };
                // The default is the weakest source of a map's sections.
                let mut all = default();
                all.extend(named(sections));
                Some(all)
            }

            fn show(&self, visitor: &mut dyn Visit) {
                let mut all: Vec<(Id<'_>, &dyn AnySection)> =
                    self.iter().map(|(id, section)| (Id::Name(id), section as &dyn AnySection)).collect();
                sort_by_key(&mut all, |(id, _)| id.step());
                visitor.sections(&all);
            }
        }
    )*};
}

maps!(BTreeMap, HashMap);

/// The sections of a list, without the numbers that they were built by.
fn unnamed<S>(sections: Vec<(&str, S)>) -> Vec<S> {
    sections.into_iter().map(|(_, section)| section).collect()
}

/// The sections of a map.
fn named<S>(sections: Vec<(&str, S)>) -> impl Iterator<Item = (String, S)> {
    sections.into_iter().map(|(id, section)| (id.to_owned(), section))
}

/// Many sections that no source gives: the default, which has to pass its checks.
fn absent<T: Nested>(assembly: &mut Assembly<'_>, default: fn() -> T) -> Option<T> {
    let value = assembly.absent_many(Some(default()))?;
    proven(assembly, value)
}

/// A default of a whole section, unless it does not pass its checks.
fn proven<T: Nested>(assembly: &mut Assembly<'_>, value: T) -> Option<T> {
    let show = |visitor: &mut dyn Visit| value.show(visitor);
    assembly.judge_default(&|cursor| proof::of_default(&show, cursor)).then_some(value)
}
