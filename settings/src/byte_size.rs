//! A number of bytes.

use std::fmt;

/// A number of bytes, written with a unit: `512`, `10MiB`, `1.5 GB`.
///
/// `kB`, `MB`, `GB`, `TB` are powers of 1000 (SI), `KiB`, `MiB`, `GiB`, `TiB` powers of 1024 (IEC 80000-13), without
/// regard to case; a bare number is bytes. A fraction is taken where it makes whole bytes.
///
/// ```
/// use settings::ByteSize;
///
/// assert_eq!(ByteSize::mib(10).bytes(), 10 * 1024 * 1024);
/// assert_eq!("1.5 KiB".parse(), Ok(ByteSize::new(1536)));
/// assert_eq!(ByteSize::new(2_000_000_000).to_string(), "2GB");
/// assert!("0.3KiB".parse::<ByteSize>().is_err());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ByteSize(u64);

/// Each unit, its name in lower case beside it, from the largest.
const UNITS: [(&str, &str, u64); 8] = [
    ("TiB", "tib", 1 << 40),
    ("TB", "tb", 1_000_000_000_000),
    ("GiB", "gib", 1 << 30),
    ("GB", "gb", 1_000_000_000),
    ("MiB", "mib", 1 << 20),
    ("MB", "mb", 1_000_000),
    ("KiB", "kib", 1 << 10),
    ("kB", "kb", 1_000),
];

impl ByteSize {
    /// This many bytes.
    pub const fn new(bytes: u64) -> Self {
        Self(bytes)
    }

    /// This many times 1024 bytes; at most [`u64::MAX`] bytes.
    pub const fn kib(count: u64) -> Self {
        Self(count.saturating_mul(1 << 10))
    }

    /// This many times 1024² bytes; at most [`u64::MAX`] bytes.
    pub const fn mib(count: u64) -> Self {
        Self(count.saturating_mul(1 << 20))
    }

    /// This many times 1024³ bytes; at most [`u64::MAX`] bytes.
    pub const fn gib(count: u64) -> Self {
        Self(count.saturating_mul(1 << 30))
    }

    /// The number of bytes.
    pub const fn bytes(self) -> u64 {
        self.0
    }

    /// The number of bytes as a length in memory; [`usize::MAX`] where that is less.
    pub fn as_usize(self) -> usize {
        usize::try_from(self.0).unwrap_or(usize::MAX)
    }
}

/// In the largest unit that shows it exactly.
impl fmt::Display for ByteSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = UNITS.iter().filter(|(_, _, size)| self.0 > 0 && self.0 % size == 0);
        match unit.min_by_key(|(_, _, size)| self.0 / size) {
            Some((name, _, size)) => write!(f, "{}{name}", self.0 / size),
            None => write!(f, "{}", self.0),
        }
    }
}

/// The text is no size, or one that is too large or ends within a byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a size in whole bytes such as `512`, `10MiB` or `64kB`")]
pub struct ParseByteSizeError;

impl std::str::FromStr for ByteSize {
    type Err = ParseByteSizeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let unit_at = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
        let (number, unit) = text.split_at(unit_at);
        let unit = unit.strip_prefix(' ').unwrap_or(unit).to_ascii_lowercase();
        let scale = match unit.as_str() {
            "" if !text.ends_with(' ') => 1,
            "b" => 1,
            unit => UNITS.iter().find(|(_, name, _)| *name == unit).ok_or(ParseByteSizeError)?.2,
        };
        let (whole, fraction) = number.split_once('.').map_or((number, None), |(w, f)| (w, Some(f)));
        let whole: u64 = digits(whole)?;
        let bytes = whole.checked_mul(scale).ok_or(ParseByteSizeError)?;
        let part = fraction.map_or(Ok(0), |fraction| part_of(fraction, scale))?;
        bytes.checked_add(part).map(Self).ok_or(ParseByteSizeError)
    }
}

fn digits(text: &str) -> Result<u64, ParseByteSizeError> {
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(ParseByteSizeError);
    }
    text.parse().map_err(|_| ParseByteSizeError)
}

/// The whole bytes that a decimal fraction of a unit makes.
fn part_of(fraction: &str, scale: u64) -> Result<u64, ParseByteSizeError> {
    let trimmed = fraction.trim_end_matches('0');
    if fraction.is_empty() || trimmed.len() > 18 {
        return Err(ParseByteSizeError);
    }
    if trimmed.is_empty() {
        return Ok(0);
    }
    let product = u128::from(digits(trimmed)?) * u128::from(scale);
    let whole = 10_u128.pow(trimmed.len() as u32);
    if product % whole != 0 {
        return Err(ParseByteSizeError);
    }
    u64::try_from(product / whole).map_err(|_| ParseByteSizeError)
}
