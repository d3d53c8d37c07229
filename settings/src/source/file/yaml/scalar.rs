//! Scalars: where their text stands, and what it may be.

use granit_parser::{ScalarStyle, Span as Range, Tag};

use super::faults::TAG;
use super::{Reader, places, start, tag_start};
use crate::value::{Kind, Span, Value};

impl Reader<'_> {
    /// A scalar as a value: a slice of the text where it stands there as it is.
    pub(super) fn scalar(
        &mut self,
        text: &str,
        style: ScalarStyle,
        tag: Option<&Tag>,
        range: &Range,
    ) -> Value {
        let plain = style == ScalarStyle::Plain;
        let from = start(range) as usize;
        // The parser gives a `~` for nothing.
        let text = if plain && range.start == range.end { "" } else { text };
        let at = match style {
            ScalarStyle::Literal | ScalarStyle::Folded => places::indicator(self.text, self.done, b"|>"),
            _ => start(range),
        };
        self.past(range);
        let quote = usize::from(matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted));
        let (from, to) = (from + quote, from + quote + text.len());
        let span = match self.text.get(from..to) {
            Some(slice) if slice == text => Span { start: from as u32, end: to as u32 },
            _ => self.document.unfold(text),
        };
        let kind = match text {
            _ if !plain => Kind::Text { escaped: false },
            "" | "~" | "null" => Kind::Null,
            _ => Kind::Plain,
        };
        Value { kind: self.tagged(kind, text, tag, range), at, span }
    }

    /// What a tag makes of a scalar.
    fn tagged(&mut self, kind: Kind, text: &str, tag: Option<&Tag>, range: &Range) -> Kind {
        let Some(tag) = tag else { return kind };
        let fits = match (tag.core_suffix(), kind) {
            (Some("str"), _) => return Kind::Text { escaped: false },
            (Some("null"), kind) => kind == Kind::Null,
            (Some("bool"), Kind::Plain) => matches!(text, "true" | "false"),
            (Some("int"), Kind::Plain) => is_integer(text),
            (Some("float"), Kind::Plain) => is_float(text),
            _ => false,
        };
        if !fits {
            self.fault(tag_start(range), TAG);
        }
        kind
    }
}

fn unsigned(text: &str) -> &str {
    text.strip_prefix(['+', '-']).unwrap_or(text)
}

fn is_integer(text: &str) -> bool {
    let all = |digits: &str, base| !digits.is_empty() && digits.chars().all(|c| c.is_digit(base));
    match (text.strip_prefix("0x"), text.strip_prefix("0o")) {
        (Some(digits), _) => all(digits, 16),
        (_, Some(digits)) => all(digits, 8),
        _ => all(unsigned(text), 10),
    }
}

fn is_float(text: &str) -> bool {
    match unsigned(text) {
        ".inf" | ".Inf" | ".INF" => true,
        _ if matches!(text, ".nan" | ".NaN" | ".NAN") => true,
        // Words are numbers, too, to whoever reads one.
        number => {
            number.starts_with(|c: char| c.is_ascii_digit() || c == '.') && number.parse::<f64>().is_ok()
        }
    }
}
