//! What an input asks for: a text, and in its last four bytes what is done with it.

use super::judge::{CANARY, Planted, leaks};

/// How long a text with a piece that is repeated gets.
const LONG: usize = 64 << 10;

/// An input, taken apart. The order is at the end, so that the texts that the fuzzer starts with are texts.
pub(super) struct Input {
    pub(super) body: Vec<u8>,
    order: u8,
    /// Chooses one of several ways to plant the secret.
    pub(super) pick: u8,
    at: usize,
}

/// Where the input wants the secret.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In another source alone.
    Elsewhere,
    /// Before everything else.
    First,
    /// At a place of its choice, with what makes it a secret around it.
    Within,
    /// The same, with nothing around it.
    Bare,
}

impl Input {
    /// `None` for what is too short, and for what has the secret in it already: then nobody knows where.
    pub(super) fn of(data: &[u8]) -> Option<Self> {
        let (body, order) = data.split_last_chunk::<4>()?;
        if leaks(body) {
            return None;
        }
        let [order, pick, high, low] = *order;
        let mut input =
            Self { body: body.to_vec(), order, pick, at: usize::from(u16::from_be_bytes([high, low])) };
        if order >> 5 == 7 {
            input.repeat();
        }
        Some(input)
    }

    pub(super) fn place(&self) -> Place {
        match self.order & 3 {
            0 => Place::Elsewhere,
            1 => Place::First,
            2 => Place::Within,
            _ => Place::Bare,
        }
    }

    /// One of two ways, by the next bits of the order.
    pub(super) fn is_set(&self, bit: u8) -> bool {
        self.order >> (2 + bit) & 1 == 1
    }

    /// The place that the input chooses in something of this length.
    pub(super) fn at(&self, length: usize) -> usize {
        self.at % (length + 1)
    }

    pub(super) fn picked<'a, T: ?Sized>(&self, of: &[&'a T]) -> &'a T {
        of[usize::from(self.pick) % of.len()]
    }

    /// The body with the secret in it, and what that means: `wrapped` is the secret with what makes it one.
    pub(super) fn planted(&self, wrapped: &str, names_are_shown: bool) -> (Vec<u8>, Planted) {
        let (at, piece, planted) = match self.place() {
            Place::Elsewhere => return (self.body.clone(), Planted::Apart),
            Place::First => (0, wrapped, Planted::Apart),
            Place::Within => (self.at(self.body.len()), wrapped, Planted::Amid { names_are_shown }),
            Place::Bare => (self.at(self.body.len()), CANARY, Planted::Amid { names_are_shown }),
        };
        let mut body = self.body.clone();
        body.splice(at..at, piece.bytes());
        (body, planted)
    }

    /// Repeats a piece of the body until all of it is long: what takes more than its share of time shows by it. A `0` in
    /// the piece is counted up, so that names differ.
    fn repeat(&mut self) {
        let at = self.at(self.body.len());
        let size = usize::from(self.pick % 32).min(self.body.len() - at);
        if size == 0 {
            return;
        }
        let piece = self.body[at..at + size].to_vec();
        let mut repeated = Vec::with_capacity(LONG);
        let mut count = 0_u32;
        while self.body.len() + repeated.len() < LONG {
            for byte in &piece {
                match byte {
                    b'0' => repeated.extend_from_slice(count.to_string().as_bytes()),
                    byte => repeated.push(*byte),
                }
            }
            count += 1;
        }
        self.body.splice(at..at, repeated);
    }
}

/// A pattern with the secret in the place of each `%`.
pub(super) fn wrapped(pattern: &str) -> String {
    pattern.replace('%', CANARY)
}
