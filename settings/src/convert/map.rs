//! Free-keyed maps from a name to a leaf.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::marker::PhantomData;

use crate::demand::Verdict;
use crate::input::{Input, Raw, Refusal};
use crate::leaf::{EACH_VALUE, ExpectsOf, Leaf, Shape, Showing};
use crate::output::Output;
use crate::sort::sort_by;
use crate::value::Kind;

/// Reads all entries, so that every bad one is told.
fn entries<T: Leaf>(input: Input<'_>) -> Result<Vec<(String, T)>, Refusal> {
    let mut read = Vec::new();
    let mut refused = Refusal::default();
    let mut one = |name: &str, raw: Raw<'_>| match T::read(input.part(raw)) {
        Ok(value) => read.push((name.to_owned(), value)),
        Err(refusal) => refused.join(refusal.within(&format!(".{name}"), &ExpectsOf::<T>(PhantomData))),
    };
    match input.raw {
        Raw::Entries(entries) => entries.iter().for_each(|(name, raw)| one(name, *raw)),
        Raw::Node(node) if node.kind() == Kind::Table => {
            node.children().for_each(|entry| one(entry.name(), Raw::Node(entry)));
        }
        // How the entries are given there, the loader says.
        Raw::Text(_) | Raw::Bytes(_) | Raw::Node(_) => return Err(input.refuse()),
    }
    if refused.0.is_empty() { Ok(read) } else { Err(refused) }
}

macro_rules! leaves {
    ($($type:ident)*) => {$(
        /// In a file a table; in variables one each, the entry's name behind two underscores.
        impl<T: Leaf> Leaf for $type<String, T> {
            type Value = Self;
            const SHAPE: Shape = Shape { secret: T::SHAPE.secret, textual: T::SHAPE.textual, words: T::SHAPE.words, ..Shape::SCALAR }.map();

            fn expects(f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{EACH_VALUE}{}", ExpectsOf::<T>(PhantomData))
            }

            fn read(input: Input<'_>) -> Result<Self, Refusal> {
                entries(input).map(|entries| entries.into_iter().collect())
            }

            fn placeholder() -> Option<Self> {
                T::SHAPE.secret.then(Self::default)
            }

            fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let mut entries: Vec<_> = self.iter().collect();
                sort_by(&mut entries, |(one, _), (other, _)| one.cmp(other));
                f.write_str("{")?;
                for (at, (name, value)) in entries.into_iter().enumerate() {
                    write!(f, "{}{name}: {}", if at == 0 { "" } else { ", " }, Showing(value))?;
                }
                f.write_str("}")
            }

            fn write(&self, output: &mut Output) -> fmt::Result {
                let mut entries: Vec<_> = self.iter().collect();
                sort_by(&mut entries, |(one, _), (other, _)| one.cmp(other));
                output.open("{")?;
                for (name, value) in entries {
                    output.name(name)?;
                    value.write(output)?;
                }
                output.close("}")
            }

            fn value(&self) -> Option<&Self> {
                Some(self)
            }

            fn entries(&self, each: &mut dyn FnMut(&str, &dyn fmt::Display)) {
                let mut entries: Vec<_> = self.iter().collect();
                sort_by(&mut entries, |(one, _), (other, _)| one.cmp(other));
                entries.into_iter().for_each(|(name, value)| each(name, &Showing(value)));
            }

            fn secrets(&self, each: &mut dyn FnMut(&str, &[u8])) {
                let mut entries: Vec<_> = self.iter().collect();
                sort_by(&mut entries, |(one, _), (other, _)| one.cmp(other));
                for (name, value) in entries {
                    value.secrets(&mut |inside, bytes| each(&format!(".{name}{inside}"), bytes));
                }
            }

            fn own(&self, own: &mut Verdict) {
                self.iter().for_each(|(name, value)| own.part(format_args!(".{name}"), |own| value.own(own)));
            }

            fn own_demands() -> Verdict {
                T::own_demands().of_each()
            }

            fn over(self, mut weaker: Self) -> Self {
                weaker.extend(self);
                weaker
            }
        }
    )*};
}

leaves! { BTreeMap HashMap }
