//! Types of somebody else's, read by serde: a variable's text through envy, a file's value as a tree.

mod show;
mod tree;

use std::fmt;
use std::marker::PhantomData;

use serde::Serialize;
use serde::de::{Deserialize, DeserializeOwned, Deserializer, IgnoredAny, MapAccess, Visitor};

use crate::input::{Input, Raw, Refusal};
use crate::leaf::Shape;
use crate::output::Output;
use crate::spec::{Reader, Spec};

/// The reader of `#[settings(serde)]` fields. Never of a secret: what serde and envy are given, they quote.
#[derive(Debug)]
pub struct Serde;

impl<T> Reader<T> for Serde
where
    T: DeserializeOwned + Serialize + Send + Sync + 'static,
{
    type Spec = Spec<T, Self, T>;
    type Value = T;
    const SHAPE: Shape = Shape::SCALAR;

    fn expects(f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn read(input: Input<'_>) -> Result<T, Refusal> {
        let read = match input.raw {
            _ if input.is_secret() => None,
            Raw::Text(text) => of_text(text),
            Raw::Node(node) => T::deserialize(tree::Tree::new(node)).ok(),
            Raw::Entries(_) | Raw::Bytes(_) => None,
        };
        read.ok_or_else(|| input.refuse())
    }

    fn absent() -> Option<T> {
        T::deserialize(tree::Absent).ok()
    }

    fn show(value: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        show::show(value, f)
    }

    fn write(value: &T, output: &mut Output) -> fmt::Result {
        output.bare(format_args!("{}", show::Json(value)))
    }

    fn value(value: &T) -> Option<&T> {
        Some(value)
    }

    fn entries(_: &T, _: &mut dyn FnMut(&str, &dyn fmt::Display)) {}

    fn over(value: T, _: T) -> T {
        value
    }
}

/// Has envy read one text, under a name that nobody sees. Its error quotes the text, and is thrown away.
fn of_text<T: DeserializeOwned>(text: &str) -> Option<T> {
    let one = std::iter::once((String::new(), text.to_owned()));
    envy::from_iter::<_, One<T>>(one).ok().map(|One(value)| value)
}

/// The value of a map's only entry: what envy gives, without the map.
struct One<T>(T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for One<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entry<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Entry<T> {
            type Value = T;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("one value")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
                match map.next_entry::<IgnoredAny, T>()? {
                    Some((_, value)) => Ok(value),
                    None => Err(serde::de::Error::custom("")),
                }
            }
        }

        deserializer.deserialize_map(Entry(PhantomData)).map(One)
    }
}
