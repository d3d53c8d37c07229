//! Durations: `1h30m`.

use std::fmt;
use std::time::Duration;

use crate::input::{Input, Raw, Refusal};
use crate::leaf::{Leaf, Shape};
use crate::output::Output;
use crate::value::Kind;

/// The units, from the largest, with their lengths in nanoseconds.
const UNITS: [(&str, u128); 7] = [
    ("d", 86_400_000_000_000),
    ("h", 3_600_000_000_000),
    ("m", 60_000_000_000),
    ("s", 1_000_000_000),
    ("ms", 1_000_000),
    ("us", 1_000),
    ("ns", 1),
];

/// Reads units that descend, each at most once. `1M`, `1h1h` and a bare number are not guessed at.
fn parse(text: &str) -> Option<Duration> {
    let mut units = UNITS.iter();
    let mut rest = text;
    let mut total: u128 = 0;
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit())?;
        let count: u64 = rest[..digits].parse().ok()?;
        rest = &rest[digits..];
        let end = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
        let (_, length) = units.find(|(name, _)| *name == &rest[..end])?;
        rest = &rest[end..];
        total = total.checked_add(u128::from(count).checked_mul(*length)?)?;
    }
    let seconds = u64::try_from(total / 1_000_000_000).ok()?;
    (!text.is_empty()).then(|| Duration::new(seconds, (total % 1_000_000_000) as u32))
}

impl Leaf for Duration {
    type Value = Self;
    const SHAPE: Shape = Shape::SCALAR;

    fn expects(f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a duration such as `500ms`, `30s` or `1h30m`")
    }

    fn read(input: Input<'_>) -> Result<Self, Refusal> {
        const UNITS: &str = "write it with units, the largest first: `d`, `h`, `m`, `s`, `ms`, `us`, `ns`";
        const BARE: &str = "write `30s` for 30 seconds: a bare number does not say its unit";
        let bare = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        match input.raw {
            Raw::Text(text) => {
                parse(text).ok_or_else(|| input.refuse().hint(if bare(text) { BARE } else { UNITS }))
            }
            Raw::Node(node) => match node.kind() {
                kind if kind.is_text() => {
                    let text = zeroize::Zeroizing::new(input.exact_text()?);
                    parse(&text).ok_or_else(|| input.refuse().hint(if bare(&text) { BARE } else { UNITS }))
                }
                Kind::Integer | Kind::Float => Err(input.refuse().hint(BARE)),
                _ => Err(input.refuse().hint(UNITS)),
            },
            Raw::Entries(_) | Raw::Bytes(_) => Err(input.refuse().hint(UNITS)),
        }
    }

    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.as_nanos();
        if rest == 0 {
            return f.write_str("0s");
        }
        for (name, length) in UNITS {
            if rest >= length {
                write!(f, "{}{name}", rest / length)?;
                rest %= length;
            }
        }
        Ok(())
    }

    /// In seconds, as ISO 8601 has them: `PT5400S`, `PT0.5S`.
    fn write(&self, output: &mut Output) -> fmt::Result {
        let fraction = format!("{:09}", self.subsec_nanos());
        let fraction = fraction.trim_end_matches('0');
        let point = if fraction.is_empty() { "" } else { "." };
        output.text(&format_args!("PT{}{point}{fraction}S", self.as_secs()))
    }

    fn value(&self) -> Option<&Self> {
        Some(self)
    }
}
