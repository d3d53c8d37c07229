//! `each(…)`: the checks of the elements of a list or set, and of the values of a map.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::demand::Checks;
use crate::leaf::Leaf;

impl<E: Leaf> Checks<'_, [E]> {
    /// Checks each element. For generated code.
    #[doc(hidden)]
    pub fn each(&mut self, checks: fn(&mut Checks<'_, E::Value>)) {
        self.parts(checks, |list, one| {
            list.iter().enumerate().for_each(|(at, element)| one(&format!("[{at}]"), element.value()));
        });
    }
}

macro_rules! sets {
    ($($type:ident)*) => {$(
        impl<E: Leaf> Checks<'_, $type<E>> {
            /// Checks each element. For generated code.
            #[doc(hidden)]
            pub fn each(&mut self, checks: fn(&mut Checks<'_, E::Value>)) {
                self.members(checks, |set, one| set.iter().for_each(|element| one("", element.value())));
            }
        }
    )*};
}

macro_rules! maps {
    ($($type:ident)*) => {$(
        impl<E: Leaf> Checks<'_, $type<String, E>> {
            /// Checks each value. For generated code.
            #[doc(hidden)]
            pub fn each(&mut self, checks: fn(&mut Checks<'_, E::Value>)) {
                self.parts(checks, |map, one| {
                    map.iter().for_each(|(name, value)| one(&format!(".{name}"), value.value()));
                });
            }
        }
    )*};
}

sets! { BTreeSet HashSet }
maps! { BTreeMap HashMap }
