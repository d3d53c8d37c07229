//! Where values are written for a program in another language: JSON (RFC 8259) in a buffer that leaves nothing behind.

use std::fmt::{self, Write};

use zeroize::Zeroizing;

use crate::json::Quoted;

/// What a leaf is written to, for a program in another language; see [`Leaf::write`](crate::Leaf::write).
pub struct Output {
    buffer: Buffer,
    /// Whether what comes next is the first in its list or table.
    first: bool,
    /// Whether all is written as a text.
    as_text: bool,
}

/// Shows nothing of what was written.
impl fmt::Debug for Output {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Output(..)")
    }
}

/// Bytes of which no copy is left, not even where they had to move because there were more of them.
struct Buffer(Zeroizing<Vec<u8>>);

impl Write for Buffer {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let length = self.0.len() + text.len();
        if length > self.0.capacity() {
            let mut larger = Zeroizing::new(Vec::with_capacity(length.max(2 * self.0.capacity())));
            larger.extend_from_slice(&self.0);
            // The smaller one is wiped here.
            self.0 = larger;
        }
        self.0.extend_from_slice(text.as_bytes());
        Ok(())
    }
}

impl Output {
    #[cfg(feature = "run")]
    pub(crate) fn new() -> Self {
        Self { buffer: Buffer(Zeroizing::new(Vec::with_capacity(4096))), first: true, as_text: false }
    }

    /// What was written.
    #[cfg(feature = "run")]
    pub(crate) fn finish(self) -> Zeroizing<Vec<u8>> {
        self.buffer.0
    }

    /// A text.
    pub(crate) fn text(&mut self, text: &dyn fmt::Display) -> fmt::Result {
        write!(self.buffer, "{}", Quoted(text))
    }

    /// What is JSON as it is shown: a number, a bool.
    pub(crate) fn bare(&mut self, value: fmt::Arguments<'_>) -> fmt::Result {
        if self.as_text { self.text(&value) } else { self.buffer.write_fmt(value) }
    }

    /// What is absent.
    pub(crate) fn null(&mut self) -> fmt::Result {
        self.buffer.write_str("null")
    }

    /// One value as a text, whatever it is otherwise.
    #[cfg(feature = "run")]
    pub(crate) fn as_text(&mut self, inside: impl FnOnce(&mut Self) -> fmt::Result) -> fmt::Result {
        let around = std::mem::replace(&mut self.as_text, true);
        let written = inside(self);
        self.as_text = around;
        written
    }

    /// Begins a list, `[`, or a table, `{`.
    pub(crate) fn open(&mut self, bracket: &str) -> fmt::Result {
        self.first = true;
        self.buffer.write_str(bracket)
    }

    /// Ends it.
    pub(crate) fn close(&mut self, bracket: &str) -> fmt::Result {
        self.first = false;
        self.buffer.write_str(bracket)
    }

    /// What stands before each element of a list.
    pub(crate) fn separate(&mut self) -> fmt::Result {
        if std::mem::take(&mut self.first) { Ok(()) } else { self.buffer.write_str(",") }
    }

    /// What stands before each entry of a table.
    pub(crate) fn name(&mut self, name: &str) -> fmt::Result {
        self.separate()?;
        self.text(&name)?;
        self.buffer.write_str(":")
    }
}

#[cfg(all(test, feature = "run"))]
mod tests {
    use crate::output::Output;

    #[test]
    fn it_shows_nothing_of_what_is_written() {
        let shown = |output: &Output| format!("{output:?} {output:#?}");
        let (mut written, nothing) = (Output::new(), Output::new());
        assert!(written.text(&"CANARY").is_ok() && written.bare(format_args!("918273645")).is_ok());
        assert_eq!(shown(&written), shown(&nothing));
        assert_eq!(written.finish().as_slice(), b"\"CANARY\"918273645");
    }
}
