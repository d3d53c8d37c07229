//! Texts, and the types that are written as one.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

use zeroize::Zeroize;

use crate::byte_size::ByteSize;
use crate::input::{Input, Raw, Refusal};
use crate::leaf::{Leaf, Shape, Showing};
use crate::output::Output;
use crate::value::Kind;

const QUOTED: &str = "write it in quotation marks";

/// The text as it is. A number of a file is no text: which of its spellings would be meant?
pub(super) fn text(input: Input<'_>) -> Result<String, Refusal> {
    input.exact_text().map_err(|refusal| match input.raw {
        Raw::Node(node) if !matches!(node.kind(), Kind::List | Kind::Table | Kind::Null) => {
            refusal.hint(QUOTED)
        }
        _ => refusal,
    })
}

/// A text that stands for something. What lacks its quotation marks alone would be right between them.
fn parsed<T: FromStr>(input: Input<'_>) -> Result<T, Refusal> {
    let text = input.text().map_err(|refusal| match input.raw {
        Raw::Node(node) if !input.is_secret() && node.raw().parse::<T>().is_ok() => refusal.hint(QUOTED),
        _ => refusal,
    });
    text?.parse().map_err(|_| input.refuse())
}

fn character(input: Input<'_>) -> Result<char, Refusal> {
    parsed(input)
}

fn path(input: Input<'_>) -> Result<PathBuf, Refusal> {
    let path = text(input).map(PathBuf::from)?;
    match input.raw {
        // An absolute path stays as it is.
        Raw::Node(node) => Ok(node.base().map_or_else(|| path.clone(), |base| base.join(&path))),
        Raw::Text(_) | Raw::Entries(_) | Raw::Bytes(_) => Ok(path),
    }
}

fn boxed(input: Input<'_>) -> Result<Box<str>, Refusal> {
    text(input).map(String::into_boxed_str)
}

fn shared(input: Input<'_>) -> Result<Arc<str>, Refusal> {
    text(input).map(Arc::from)
}

/// A size, in a file also as a bare number of bytes.
fn size(input: Input<'_>) -> Result<ByteSize, Refusal> {
    const UNITS: &str = "write whole bytes, with a unit such as `kB`, `MB`, `KiB` or `MiB` if there are many";
    let read = match input.raw {
        Raw::Node(node) if node.kind() == Kind::Integer => u64::read(input).map(ByteSize::new),
        // Whole bytes are whole bytes, in a text, in YAML and here: `4096.0` is 4096, and a fraction is refused.
        Raw::Node(node) if node.kind() == Kind::Float => {
            node.raw().replace('_', "").parse().map_err(|_| input.refuse())
        }
        _ => parsed(input),
    };
    read.map_err(|refusal| refusal.hint(UNITS))
}

/// What a text is in memory.
trait Held: Leaf {
    /// Writes it for another program.
    fn write(&self, output: &mut Output) -> fmt::Result {
        output.text(&Showing(self))
    }
    /// Wipes it, as part of something that could not be read whole.
    fn discard(self) {}
    /// Its bytes; nothing of what is no text.
    fn bytes(&self) -> Option<&[u8]> {
        None
    }
}

impl Held for String {
    fn bytes(&self) -> Option<&[u8]> {
        Some(self.as_bytes())
    }

    fn discard(mut self) {
        self.zeroize();
    }
}

impl Held for Box<str> {
    fn bytes(&self) -> Option<&[u8]> {
        Some(self.as_bytes())
    }

    fn discard(self) {
        self.into_string().zeroize();
    }
}

impl Held for PathBuf {
    fn write(&self, output: &mut Output) -> fmt::Result {
        output.text(&self.to_str().ok_or(fmt::Error)?)
    }

    fn bytes(&self) -> Option<&[u8]> {
        Some(self.as_os_str().as_encoded_bytes())
    }

    fn discard(self) {
        self.into_os_string().into_encoded_bytes().zeroize();
    }
}

impl Held for Arc<str> {}
impl Held for char {}
impl Held for ByteSize {
    fn write(&self, output: &mut Output) -> fmt::Result {
        output.bare(format_args!("{}", Self::bytes(*self)))
    }
}
impl Held for IpAddr {}
impl Held for Ipv4Addr {}
impl Held for Ipv6Addr {}
impl Held for SocketAddr {}
impl Held for SocketAddrV4 {}
impl Held for SocketAddrV6 {}

macro_rules! leaves {
    ($($type:ty as $value:ty, $shape:ident, $read:ident, $expects:literal, |$self:ident| $show:expr;)*) => {$(
        impl Leaf for $type {
            type Value = $value;
            const SHAPE: Shape = Shape::$shape;

            fn expects(f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str($expects)
            }

            fn read(input: Input<'_>) -> Result<Self, Refusal> {
                $read(input)
            }

            fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let $self = self;
                fmt::Display::fmt(&$show, f)
            }

            fn write(&self, output: &mut Output) -> fmt::Result {
                Held::write(self, output)
            }

            fn value(&self) -> Option<&$value> {
                Some(self)
            }

            fn plain(&self, each: &mut dyn FnMut(&[u8])) {
                self.bytes().into_iter().for_each(each);
            }

            fn discard(self) {
                Held::discard(self);
            }
        }
    )*};
}

leaves! {
    String as str, TEXT, text, "a string", |it| it;
    Box<str> as str, TEXT, boxed, "a string", |it| it;
    Arc<str> as str, TEXT, shared, "a string", |it| it;
    PathBuf as Path, NAME, path, "a path", |it| it.display();
    char as char, NAME, character, "a single character", |it| it;
    ByteSize as ByteSize, SCALAR, size, "a size in bytes such as `512`, `10MiB` or `64kB`", |it| it;
    IpAddr as IpAddr, SCALAR, parsed, "an IP address such as `127.0.0.1` or `::1`", |it| it;
    Ipv4Addr as Ipv4Addr, SCALAR, parsed, "an IPv4 address such as `127.0.0.1`", |it| it;
    Ipv6Addr as Ipv6Addr, SCALAR, parsed, "an IPv6 address such as `::1`", |it| it;
    SocketAddr as SocketAddr, SCALAR, parsed, "an IP address with a port such as `127.0.0.1:8080` or `[::1]:8080`", |it| it;
    SocketAddrV4 as SocketAddrV4, SCALAR, parsed, "an IPv4 address with a port such as `127.0.0.1:8080`", |it| it;
    SocketAddrV6 as SocketAddrV6, SCALAR, parsed, "an IPv6 address with a port such as `[::1]:8080`", |it| it;
}
