//! What is wrong with a text, whatever its format: in words of our own, since those of a parser may quote it.

#![cfg_attr(
    not(all(feature = "toml", any(feature = "yaml", feature = "json"))),
    allow(dead_code, reason = "only the formats have faults, each its own")
)]

/// Something that is wrong with a text.
#[derive(Debug)]
pub(super) struct Fault {
    /// The byte that a report points at.
    pub(super) at: u32,
    pub(super) what: What,
}

#[derive(Debug)]
pub(super) enum What {
    /// It is not in its format.
    Syntax { message: &'static str, help: &'static str },
    /// Something else stands where the outermost table should: this kind of thing.
    NoTable(&'static str),
    /// A key that is there already, at the byte `first`.
    Duplicate { key: String, first: u32 },
    /// So many more faults.
    More(usize),
}

/// More faults than this help nobody.
pub(super) const MOST: usize = 20;

/// How deep values may nest.
pub(super) const DEPTH: usize = 64;
