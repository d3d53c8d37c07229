//! Dates and times: the parser only sees that something looks like one.

/// Whether a text is a date, a time of day, or both, with an offset at the end of both or without one.
pub(super) fn is_time(text: &[u8]) -> bool {
    let mut rest = text;
    if let [_, _, b':', ..] = rest {
        return clock(&mut rest) && rest.is_empty();
    }
    if !date(&mut rest) {
        return false;
    }
    match rest {
        [] => true,
        [b'T' | b't' | b' ', time @ ..] => {
            rest = time;
            clock(&mut rest) && offset(rest)
        }
        _ => false,
    }
}

/// Takes so many digits, as a number in a range.
fn number(rest: &mut &[u8], digits: usize, min: u32, max: u32) -> Option<u32> {
    let (number, behind) = rest.split_at_checked(digits)?;
    if !number.iter().all(u8::is_ascii_digit) {
        return None;
    }
    *rest = behind;
    let number = number.iter().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'));
    (min..=max).contains(&number).then_some(number)
}

fn sign(rest: &mut &[u8], sign: u8) -> Option<()> {
    *rest = rest.strip_prefix(&[sign])?;
    Some(())
}

fn date(rest: &mut &[u8]) -> bool {
    let mut date = || {
        let year = number(rest, 4, 0, 9999)?;
        sign(rest, b'-')?;
        let month = number(rest, 2, 1, 12)?;
        sign(rest, b'-')?;
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        number(rest, 2, 1, days)
    };
    date().is_some()
}

fn clock(rest: &mut &[u8]) -> bool {
    let mut clock = || {
        number(rest, 2, 0, 23)?;
        sign(rest, b':')?;
        number(rest, 2, 0, 59)?;
        // TOML 1.1 lets the seconds go.
        if sign(rest, b':').is_some() {
            // 60 is a leap second.
            number(rest, 2, 0, 60)?;
            if sign(rest, b'.').is_some() {
                number(rest, 1, 0, 9)?;
                while let [b'0'..=b'9', behind @ ..] = *rest {
                    *rest = behind;
                }
            }
        }
        Some(())
    };
    clock().is_some()
}

fn offset(text: &[u8]) -> bool {
    match text {
        [] | [b'Z' | b'z'] => true,
        [b'+' | b'-', rest @ ..] => {
            let mut rest = rest;
            number(&mut rest, 2, 0, 23).is_some()
                && sign(&mut rest, b':').is_some()
                && number(&mut rest, 2, 0, 59).is_some()
                && rest.is_empty()
        }
        _ => false,
    }
}
