//! A value as a text in which no two values are the same.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt::Debug;
use std::hash::BuildHasher;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::num::NonZero;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use settings::{ByteSize, ExposeSecret, SecretBox, SecretString};

/// What can be shown so. A secret is shown as any other value.
pub trait Shown {
    /// The value as a text.
    fn whole(&self) -> String;
}

/// Adds a field to what is shown of a struct.
pub fn entry(out: &mut String, name: &str, value: &dyn Shown) {
    *out += &format!("{name}={} ", value.whole());
}

macro_rules! as_debug {
    ($($type:ty),*) => {
        $(impl Shown for $type {
            fn whole(&self) -> String {
                format!("{self:?}")
            }
        })*
    };
}

as_debug!(
    u8,
    u16,
    u32,
    u64,
    i8,
    i64,
    f32,
    f64,
    bool,
    char,
    String,
    Box<str>,
    Arc<str>,
    PathBuf,
    NonZero<u16>
);
as_debug!(IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, (f64, f64), [u8; 4]);

impl Shown for Duration {
    fn whole(&self) -> String {
        format!("{}ns", self.as_nanos())
    }
}

impl Shown for ByteSize {
    fn whole(&self) -> String {
        format!("{}B", self.bytes())
    }
}

impl Shown for SecretString {
    fn whole(&self) -> String {
        format!("{:?}", self.expose_secret())
    }
}

impl Shown for SecretBox<u64> {
    fn whole(&self) -> String {
        self.expose_secret().whole()
    }
}

impl Shown for SecretBox<[u8]> {
    fn whole(&self) -> String {
        format!("{:?}", self.expose_secret())
    }
}

impl Shown for SecretBox<[u8; 4]> {
    fn whole(&self) -> String {
        format!("{:?}", self.expose_secret())
    }
}

impl<T: Shown> Shown for Option<T> {
    fn whole(&self) -> String {
        self.as_ref().map_or_else(|| String::from("none"), Shown::whole)
    }
}

fn list<'a, T: Shown + 'a>(all: impl Iterator<Item = &'a T>) -> Vec<String> {
    all.map(Shown::whole).collect()
}

fn joined(all: &[String]) -> String {
    format!("[{}]", all.join(", "))
}

impl<T: Shown> Shown for Vec<T> {
    fn whole(&self) -> String {
        joined(&list(self.iter()))
    }
}

fn sorted(mut all: Vec<String>) -> String {
    all.sort();
    joined(&all)
}

impl<T: Shown> Shown for BTreeSet<T> {
    fn whole(&self) -> String {
        sorted(list(self.iter()))
    }
}

impl<T: Shown, S: BuildHasher> Shown for HashSet<T, S> {
    fn whole(&self) -> String {
        sorted(list(self.iter()))
    }
}

fn map<'a, K: Debug + 'a, T: Shown + 'a>(all: impl Iterator<Item = (&'a K, &'a T)>) -> String {
    sorted(all.map(|(name, value)| format!("{name:?}: {}", value.whole())).collect())
}

impl<T: Shown> Shown for BTreeMap<String, T> {
    fn whole(&self) -> String {
        map(self.iter())
    }
}

impl<T: Shown, S: BuildHasher> Shown for HashMap<String, T, S> {
    fn whole(&self) -> String {
        map(self.iter())
    }
}
