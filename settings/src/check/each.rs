//! `each(…)`: the checks of the elements of a list or set, and of the values of a map.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::demand::Checks;
use crate::leaf::Leaf;

/// What has parts that can be checked one by one.
#[diagnostic::on_unimplemented(
    message = "a `{Self}` has no elements",
    label = "checks the elements of a list or a set, or the values of a map",
    note = "write the checks that stand in `each(…)` on the field itself"
)]
pub trait Elements {
    /// What the checks of a part are given.
    type Part: ?Sized;
    /// Runs checks on each part.
    fn each(all: &mut Checks<'_, Self>, checks: fn(&mut Checks<'_, Self::Part>));
}

impl<V: ?Sized> Checks<'_, V> {
    /// Checks each element. For generated code.
    #[doc(hidden)]
    pub fn each(&mut self, checks: fn(&mut Checks<'_, V::Part>))
    where
        V: Elements,
    {
        V::each(self, checks);
    }
}

impl<E: Leaf> Elements for [E] {
    type Part = E::Value;

    fn each(all: &mut Checks<'_, Self>, checks: fn(&mut Checks<'_, E::Value>)) {
        all.parts(checks, |list, one| {
            list.iter().enumerate().for_each(|(at, element)| one(&format!("[{at}]"), element.value()));
        });
    }
}

macro_rules! sets {
    ($($type:ident)*) => {$(
        impl<E: Leaf> Elements for $type<E> {
            type Part = E::Value;

            fn each(all: &mut Checks<'_, Self>, checks: fn(&mut Checks<'_, E::Value>)) {
                all.members(checks, |set, one| set.iter().for_each(|element| one("", element.value())));
            }
        }
    )*};
}

macro_rules! maps {
    ($($type:ident)*) => {$(
        impl<E: Leaf> Elements for $type<String, E> {
            type Part = E::Value;

            fn each(all: &mut Checks<'_, Self>, checks: fn(&mut Checks<'_, E::Value>)) {
                all.parts(checks, |map, one| {
                    map.iter().for_each(|(name, value)| one(&format!(".{name}"), value.value()));
                });
            }
        }
    )*};
}

sets! { BTreeSet HashSet }
maps! { BTreeMap HashMap }
