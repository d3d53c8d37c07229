//! A day, as a waiver names its last one.

use std::fmt;
use std::str::FromStr;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::input::{Input, Raw, Refusal};
use crate::leaf::{Leaf, Shape};
use crate::value::Kind;

/// A day of the Gregorian calendar, written `2026-12-31` (RFC 3339, `full-date`).
///
/// A calendar is more than this: it has no weekdays, no time and no zone. A day begins and ends in UTC.
///
/// ```
/// use settings::checklist::Date;
///
/// let day: Date = "2028-02-29".parse()?;
/// assert!(day < "2028-03-01".parse()?);
/// assert!("2027-02-29".parse::<Date>().is_err());
/// # Ok::<(), settings::checklist::ParseDateError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day of a year from 1 to 9999, if there is one.
    pub const fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        let is_one = 0 < year && year <= 9999 && 0 < day && day <= days;
        if is_one { Some(Self { year, month, day }) } else { None }
    }

    /// The day that it is by the system's clock, in UTC.
    pub fn today() -> Self {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Self::of_day(since.as_secs() / 86_400)
    }

    /// The same day of the next year; of a leap day, the last of February.
    pub(super) fn in_a_year(self) -> Self {
        let year = self.year.saturating_add(1).min(9999);
        Self::new(year, self.month, self.day).unwrap_or(Self { year, month: 2, day: 28 })
    }

    /// The day so many days later; never after the last of the year 9999.
    #[cfg(feature = "hardening")]
    pub(crate) fn in_days(self, days: u16) -> Self {
        Self::of_day(self.days().saturating_add(u64::from(days)))
    }

    /// How many days after the first of 1970 it is; none for a day before that. (Algorithm: Howard Hinnant, `days_from_civil`.)
    #[cfg(feature = "hardening")]
    fn days(self) -> u64 {
        let (year, month, day) = (u64::from(self.year), u64::from(self.month), u64::from(self.day));
        let (year, month) = if month > 2 { (year, month - 3) } else { (year.saturating_sub(1), month + 9) };
        let (era, year_of_era) = (year / 400, year % 400);
        let day_of_year = (153 * month + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        (era * 146_097 + day_of_era).saturating_sub(719_468)
    }

    /// The day so many days after the first of 1970. (Algorithm: Howard Hinnant, `civil_from_days`.)
    fn of_day(days: u64) -> Self {
        // Eras of 400 years have 146,097 days each; the year is taken to begin in March, so that its last day may be a
        // leap day.
        let days = days.saturating_add(719_468);
        let (era, day_of_era) = (days / 146_097, days % 146_097);
        let year = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month + 2) / 5 + 1;
        let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
        let year = u16::try_from(era * 400 + year + next).unwrap_or(9999);
        Self { year: year.min(9999), month: month as u8, day: day as u8 }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A text that is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a day such as `2026-12-31`")]
pub struct ParseDateError;

impl FromStr for Date {
    type Err = ParseDateError;

    fn from_str(text: &str) -> Result<Self, ParseDateError> {
        let digits = |part: Option<&str>, count| {
            let part =
                part.filter(|part| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit()));
            part.and_then(|part| part.parse::<u16>().ok())
        };
        let mut parts = text.split('-');
        let (year, month, day) = (digits(parts.next(), 4), digits(parts.next(), 2), digits(parts.next(), 2));
        let whole = (year, month, day, parts.next());
        let (Some(year), Some(month), Some(day), None) = whole else { return Err(ParseDateError) };
        Self::new(year, month as u8, day as u8).ok_or(ParseDateError)
    }
}

/// A text, or a date of a format that has such: TOML's.
impl Leaf for Date {
    type Value = Self;
    const SHAPE: Shape = Shape::SCALAR;

    fn expects(f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a day such as `2026-12-31`")
    }

    fn read(input: Input<'_>) -> Result<Self, Refusal> {
        let read = match input.raw {
            Raw::Node(node) if node.kind() == Kind::Time => node.raw().parse().ok(),
            _ => input.text()?.parse().ok(),
        };
        read.ok_or_else(|| input.refuse())
    }

    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }

    fn value(&self) -> Option<&Self> {
        Some(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_counted_from_1970() {
        for (days, text) in [
            (0, "1970-01-01"),
            (58, "1970-02-28"),
            (59, "1970-03-01"),
            (789, "1972-02-29"),
            (11_016, "2000-02-29"),
            (11_017, "2000-03-01"),
            (20_783, "2026-11-26"),
            (47_540, "2100-02-28"),
            (47_541, "2100-03-01"),
            (2_932_896, "9999-12-31"),
            (u64::MAX, "9999-04-11"),
        ] {
            let day = Date::of_day(days);
            if days < 3_000_000 {
                assert_eq!(day.to_string(), text);
            }
            assert_eq!(Date::new(day.year, day.month, day.day), Some(day), "{day}");
        }
        // Every day is the one after the day before.
        let mut last = Date::of_day(0);
        for days in 1..60_000 {
            let day = Date::of_day(days);
            assert!(last < day && (day.day == 1 || day.day == last.day + 1), "{last} {day}");
            last = day;
        }
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "",
            "2026-1-1",
            "2026-02-30",
            "2100-02-29",
            "0000-01-01",
            "2026-13-01",
            "2026-00-10",
            "+026-01-01",
            "2026-01-01-",
            "2026-01-01T00:00:00Z",
            "2026-01-00",
            " 2026-01-01",
            "20260101",
            "٢٠٢٦-01-01",
        ] {
            assert_eq!(text.parse::<Date>(), Err(ParseDateError), "{text}");
        }
    }
}
