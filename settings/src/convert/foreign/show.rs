//! A serde value as an explanation shows it: a scalar as it is, anything else as JSON writes it, so that it can be
//! written back into a file.

use std::fmt;

use serde::ser::{self, Serialize, Serializer};

use crate::json::Quoted;

/// Shows a value.
pub(super) fn show<T: Serialize + ?Sized>(value: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    value.serialize(Writer { f, nested: false, json: false }).map_err(|Failed| fmt::Error)
}

/// A value as JSON; it cannot be shown if JSON has no number for one in it.
pub(super) struct Json<'a, T: ?Sized>(pub(super) &'a T);

impl<T: Serialize + ?Sized> fmt::Display for Json<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.serialize(Writer { f, nested: true, json: true }).map_err(|Failed| fmt::Error)
    }
}

/// A key, which stands between quotation marks by itself.
struct Key<'a, T: ?Sized>(&'a T);

impl<T: Serialize + ?Sized> fmt::Display for Key<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        show(self.0, f)
    }
}

/// That the value could not be shown, and no more.
#[derive(Debug)]
struct Failed;

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("failed")
    }
}

impl std::error::Error for Failed {}

impl ser::Error for Failed {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

impl From<fmt::Error> for Failed {
    fn from(_: fmt::Error) -> Self {
        Self
    }
}

/// Writes one value; `nested` within another one, where a text needs quotation marks to be told from its neighbours.
struct Writer<'a, 'f> {
    f: &'a mut fmt::Formatter<'f>,
    nested: bool,
    /// Whether a program is going to read it, which takes JSON and nothing that resembles it.
    json: bool,
}

/// Writes the parts of a list, table or variant.
struct Parts<'a, 'f> {
    f: &'a mut fmt::Formatter<'f>,
    first: bool,
    close: &'static str,
    json: bool,
}

impl<'a, 'f> Writer<'a, 'f> {
    fn open(self, open: &str, close: &'static str) -> Result<Parts<'a, 'f>, Failed> {
        self.f.write_str(open)?;
        Ok(Parts { f: self.f, first: true, close, json: self.json })
    }

    fn float(self, is_finite: bool, value: &(impl fmt::Display + fmt::Debug)) -> Result<(), Failed> {
        match self.json {
            true if !is_finite => Err(Failed),
            true => Ok(write!(self.f, "{value:?}")?),
            false => Ok(write!(self.f, "{value}")?),
        }
    }

    /// A variant with something in it: a table of one entry, which has what is `open` here as its value.
    fn variant(self, variant: &str, open: &str, close: &'static str) -> Result<Parts<'a, 'f>, Failed> {
        write!(self.f, "{{{}: ", Quoted(&variant))?;
        self.open(open, close)
    }
}

impl Parts<'_, '_> {
    fn comma(&mut self) -> Result<(), Failed> {
        let comma = if std::mem::take(&mut self.first) { "" } else { ", " };
        Ok(self.f.write_str(comma)?)
    }

    fn part<T: Serialize + ?Sized>(&mut self, name: Option<&str>, value: &T) -> Result<(), Failed> {
        self.comma()?;
        if let Some(name) = name {
            write!(self.f, "{}: ", Quoted(&name))?;
        }
        value.serialize(Writer { f: self.f, nested: true, json: self.json })
    }

    fn close(self) -> Result<(), Failed> {
        Ok(self.f.write_str(self.close)?)
    }
}

macro_rules! plain {
    ($($method:ident($type:ty))*) => {$(
        fn $method(self, value: $type) -> Result<(), Failed> {
            Ok(write!(self.f, "{value}")?)
        }
    )*};
}

impl<'a, 'f> Serializer for Writer<'a, 'f> {
    type Ok = ();
    type Error = Failed;
    type SerializeSeq = Parts<'a, 'f>;
    type SerializeTuple = Parts<'a, 'f>;
    type SerializeTupleStruct = Parts<'a, 'f>;
    type SerializeTupleVariant = Parts<'a, 'f>;
    type SerializeMap = Parts<'a, 'f>;
    type SerializeStruct = Parts<'a, 'f>;
    type SerializeStructVariant = Parts<'a, 'f>;

    plain! {
        serialize_bool(bool) serialize_i8(i8) serialize_i16(i16) serialize_i32(i32) serialize_i64(i64)
        serialize_i128(i128) serialize_u8(u8) serialize_u16(u16) serialize_u32(u32) serialize_u64(u64)
        serialize_u128(u128)
    }

    fn serialize_f32(self, value: f32) -> Result<(), Failed> {
        self.float(value.is_finite(), &value)
    }

    fn serialize_f64(self, value: f64) -> Result<(), Failed> {
        self.float(value.is_finite(), &value)
    }

    fn serialize_char(self, value: char) -> Result<(), Failed> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), Failed> {
        if self.nested {
            write!(self.f, "{}", Quoted(&value))?;
        } else {
            self.f.write_str(value)?;
        }
        Ok(())
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), Failed> {
        self.collect_seq(value)
    }

    fn serialize_none(self) -> Result<(), Failed> {
        Ok(self.f.write_str(if self.nested { "null" } else { "none" })?)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Failed> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Failed> {
        self.serialize_none()
    }

    fn serialize_unit_struct(self, name: &'static str) -> Result<(), Failed> {
        Ok(self.f.write_str(if self.nested { "null" } else { name })?)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Failed> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Failed> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Failed> {
        let mut parts = self.open("{", "}")?;
        parts.part(Some(variant), value)?;
        parts.close()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Parts<'a, 'f>, Failed> {
        self.open("[", "]")
    }

    fn serialize_tuple(self, _: usize) -> Result<Parts<'a, 'f>, Failed> {
        self.open("[", "]")
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Parts<'a, 'f>, Failed> {
        self.open("[", "]")
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Parts<'a, 'f>, Failed> {
        self.variant(variant, "[", "]}")
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Parts<'a, 'f>, Failed> {
        self.open("{", "}")
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Parts<'a, 'f>, Failed> {
        self.open("{", "}")
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Parts<'a, 'f>, Failed> {
        self.variant(variant, "{", "}}")
    }
}

macro_rules! elements {
    ($($trait:ident::$method:ident)*) => {$(
        impl ser::$trait for Parts<'_, '_> {
            type Ok = ();
            type Error = Failed;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failed> {
                self.part(None, value)
            }

            fn end(self) -> Result<(), Failed> {
                self.close()
            }
        }
    )*};
}

macro_rules! fields {
    ($($trait:ident)*) => {$(
        impl ser::$trait for Parts<'_, '_> {
            type Ok = ();
            type Error = Failed;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<(), Failed> {
                self.part(Some(name), value)
            }

            fn end(self) -> Result<(), Failed> {
                self.close()
            }
        }
    )*};
}

elements! {
    SerializeSeq::serialize_element SerializeTuple::serialize_element
    SerializeTupleStruct::serialize_field SerializeTupleVariant::serialize_field
}
fields! { SerializeStruct SerializeStructVariant }

impl ser::SerializeMap for Parts<'_, '_> {
    type Ok = ();
    type Error = Failed;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Failed> {
        self.comma()?;
        // The keys of a file are texts, whatever the type makes of them.
        Ok(write!(self.f, "{}", Quoted(&Key(key)))?)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failed> {
        self.f.write_str(": ")?;
        value.serialize(Writer { f: self.f, nested: true, json: self.json })
    }

    fn end(self) -> Result<(), Failed> {
        self.close()
    }
}
