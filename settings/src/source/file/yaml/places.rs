//! Places that the parser does not tell: it names the beginning of a scalar, or what follows an indicator.

/// Where the first of some indicators is, behind indicators of other kinds, comments, anchors and tags.
pub(super) fn indicator(text: &str, from: usize, wanted: &[u8]) -> u32 {
    let bytes = text.as_bytes().get(from..).unwrap_or_default();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let rest = bytes.get(at..).unwrap_or_default();
        at += match byte {
            _ if wanted.contains(&byte) => return (from + at) as u32,
            b'#' => length(rest, |b| matches!(b, b'\n' | b'\r')),
            b'&' | b'!' => length(rest, |b| b.is_ascii_whitespace()),
            _ => 1,
        };
    }
    from as u32
}

/// How many bytes there are in front of the first of a kind.
fn length(bytes: &[u8], end: impl Fn(u8) -> bool) -> usize {
    bytes.iter().position(|&byte| end(byte)).unwrap_or(bytes.len())
}

/// Where the first tab is, from a byte on, that indents something.
pub(super) fn tab(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    let mut indents = from == 0 || bytes.get(from - 1) == Some(&b'\n');
    while let Some(&byte) = bytes.get(at) {
        if byte == b'\t' && indents {
            let behind = text.get(at..).and_then(|line| line.lines().next()).unwrap_or_default();
            // White space alone is no indentation.
            if !behind.trim().is_empty() {
                return Some(at);
            }
        }
        indents = byte == b'\n' || (indents && byte == b' ');
        at += 1;
    }
    None
}

/// Where the line of a byte begins.
pub(super) fn line(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1)
}

/// Where the first escape sequence is that is none, in a text whose quotation mark is at this byte.
pub(super) fn escape(text: &str, quote: usize) -> Option<usize> {
    let mut at = quote + 1;
    loop {
        at += text.get(at..)?.find('\\')?;
        let behind = text.get(at + 1..)?;
        let digits = match behind.chars().next() {
            Some('x') => 2,
            Some('u') => 4,
            Some('U') => 8,
            Some(c) if "0abt\tnvfre \"/\\N_LP\n\r".contains(c) => 0,
            _ => return Some(at),
        };
        let Some(digits) = behind.get(1..=digits) else { return Some(at) };
        match u32::from_str_radix(digits, 16).ok() {
            _ if digits.is_empty() => {}
            Some(0xD800..=0xDBFF) if digits.len() == 4 => {
                let low = behind.get(5..11).and_then(|low| low.strip_prefix("\\u"));
                let low = low.and_then(|low| u32::from_str_radix(low, 16).ok());
                if !low.is_some_and(|low| (0xDC00..=0xDFFF).contains(&low)) {
                    return Some(at);
                }
                at += 6;
            }
            Some(number) if char::from_u32(number).is_some() && !digits.starts_with('+') => {}
            _ => return Some(at),
        }
        at += 2 + digits.len();
    }
}
