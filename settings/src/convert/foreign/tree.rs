//! A document's value as serde sees it. What serde has to say against it is thrown away: it would quote the value.

use std::fmt;

use serde::de::value::{MapDeserializer, SeqDeserializer, StringDeserializer};
use serde::de::{self, Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

use crate::value::{Kind, Node};

/// That serde did not take it, and no more.
#[derive(Debug)]
pub(super) struct Refused;

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("refused")
    }
}

impl std::error::Error for Refused {}

impl de::Error for Refused {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// A value of a document, and how many levels may still lie below it: a foreign type may be a tree without end, and
/// the stack has one.
pub(super) struct Tree<'a>(Node<'a>, u8);

impl<'a> Tree<'a> {
    pub(super) fn new(node: Node<'a>) -> Self {
        Self(node, 64)
    }

    fn elements(&self) -> Result<impl Iterator<Item = Tree<'a>> + use<'a>, Refused> {
        let left = self.1.checked_sub(1).ok_or(Refused)?;
        Ok(self.0.children().map(move |child| Tree(child, left)))
    }

    fn entries(&self) -> Result<impl Iterator<Item = (String, Tree<'a>)> + use<'a>, Refused> {
        Ok(self.elements()?.map(|entry| (entry.0.name().to_owned(), entry)))
    }
}

impl<'de> IntoDeserializer<'de, Refused> for Tree<'_> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Tree<'_> {
    type Error = Refused;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        let digits = || self.0.raw().replace('_', "");
        match self.0.kind() {
            Kind::Text { .. } | Kind::Time => visitor.visit_string(self.0.text().into_owned()),
            Kind::Plain => plain(self.0.raw(), visitor),
            Kind::Null => visitor.visit_unit(),
            Kind::Bool => visitor.visit_bool(self.0.raw() == "true"),
            Kind::Integer => match integer(&digits()) {
                Some(Integer::Signed(number)) => visitor.visit_i64(number),
                Some(Integer::Unsigned(number)) => visitor.visit_u64(number),
                None => Err(Refused),
            },
            Kind::Float => {
                let number: f64 = digits().parse().map_err(|_| Refused)?;
                if number.is_finite() { visitor.visit_f64(number) } else { Err(Refused) }
            }
            // A tuple takes as many elements as it has: what it leaves was not read.
            Kind::List => {
                let mut elements = SeqDeserializer::new(self.elements()?);
                let value = visitor.visit_seq(&mut elements)?;
                elements.end().map(|()| value)
            }
            Kind::Table => visitor.visit_map(MapDeserializer::new(self.entries()?)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        if self.0.kind() == Kind::Null { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Refused> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refused> {
        match self.0.kind() {
            kind if kind.is_text() => {
                let text: StringDeserializer<Refused> = self.0.text().into_owned().into_deserializer();
                text.deserialize_enum(name, variants, visitor)
            }
            // One entry is the variant with what it holds; of more, all but the first would not be read.
            Kind::Table if self.0.children().count() == 1 => {
                let entries = MapDeserializer::new(self.entries()?);
                visitor.visit_enum(de::value::MapAccessDeserializer::new(entries))
            }
            _ => Err(Refused),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        match self.0.kind() {
            Kind::Plain => visitor.visit_string(self.0.text().into_owned()),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        self.deserialize_string(visitor)
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        self.deserialize_string(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        self.deserialize_string(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 bytes byte_buf unit unit_struct seq tuple tuple_struct
        map struct ignored_any
    }
}

/// A plain text for a type that does not say that it wants a text: what YAML's core schema makes of it, save for the
/// spellings that are read in no other place either.
fn plain<'de, V: Visitor<'de>>(text: &str, visitor: V) -> Result<V::Value, Refused> {
    match (text, integer(text)) {
        ("true", _) => visitor.visit_bool(true),
        ("false", _) => visitor.visit_bool(false),
        (_, Some(Integer::Signed(number))) => visitor.visit_i64(number),
        (_, Some(Integer::Unsigned(number))) => visitor.visit_u64(number),
        _ => match text.parse::<f64>() {
            Ok(number) if number.is_finite() => visitor.visit_f64(number),
            _ => visitor.visit_string(text.to_owned()),
        },
    }
}

enum Integer {
    Signed(i64),
    Unsigned(u64),
}

fn integer(digits: &str) -> Option<Integer> {
    if let Ok(number) = digits.parse() {
        return Some(Integer::Signed(number));
    }
    let based = ["0x", "0o", "0b"]
        .iter()
        .zip([16, 8, 2])
        .find_map(|(start, base)| u64::from_str_radix(digits.strip_prefix(start)?, base).ok());
    based.or_else(|| digits.parse().ok()).map(Integer::Unsigned)
}

/// No value at all: an `Option` is `None`, every other type refuses.
pub(super) struct Absent;

impl<'de> Deserializer<'de> for Absent {
    type Error = Refused;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Refused> {
        Err(Refused)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        visitor.visit_none()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}
