//! Durations: `1h30m`.

use std::time::Duration;

use super::{all_say, of_file, of_variable, refuses, takes};

const EXPECTS: &str = "a duration such as `500ms`, `30s` or `1h30m`";

#[test]
fn every_unit() {
    let nanos = Duration::from_nanos;
    takes(
        of_variable::<Duration>,
        [
            ("7ns", nanos(7)),
            ("250us", nanos(250_000)),
            ("500ms", nanos(500_000_000)),
            ("2s", Duration::from_secs(2)),
            ("3m", Duration::from_secs(180)),
            ("1h", Duration::from_secs(3600)),
            ("1d", Duration::from_secs(86_400)),
            ("0s", Duration::ZERO),
            ("0d0ns", Duration::ZERO),
            ("007s", Duration::from_secs(7)),
        ],
    );
}

#[test]
fn units_descend() {
    takes(
        of_variable::<Duration>,
        [
            ("1h30m", Duration::from_secs(5400)),
            ("1d2h3m4s5ms", Duration::from_millis(93_784_005)),
            ("90m1s", Duration::from_secs(5401)),
            ("1s1ns", Duration::new(1, 1)),
            ("18446744073709551615s999999999ns", Duration::MAX),
        ],
    );
}

#[test]
fn no_other_notation_is_guessed_at() {
    let texts = [
        "1 parsec", "-5s", "1.5s", "1,5s", "1.5.2s", "s", "30 s", "30 s x", "30m1h", "1h1h", "1M", "2w",
        "5min", "1H", "30S", "1h 30m", "+5s", "5s5", "٣s", "1e3s", "30sec", "µs", "5µs", "PT30S", "ms",
        "1hm", "soon",
    ];
    all_say(&refuses(of_variable::<Duration>, EXPECTS, &texts), "`h`, `m`, `s`");
    refuses(
        of_file::<Duration>,
        EXPECTS,
        &["'1h1h'", "'soon'", "''", "[30]", "true", "{ s = 30 }", "07:32:00"],
    );
}

#[test]
fn no_duration_wraps() {
    let texts = [
        "18446744073709551616s",
        "99999999999999999999d",
        "213503982334602d",
        "18446744073709551615s1000000000ns",
    ];
    refuses(of_variable::<Duration>, EXPECTS, &texts);
}

#[test]
fn a_bare_number_is_told_how_to_write_seconds() {
    all_say(&refuses(of_variable::<Duration>, EXPECTS, &["30", "0", "007"]), "write `30s`");
    all_say(&refuses(of_file::<Duration>, EXPECTS, &["30", "0", "1.5", "'30'"]), "write `30s`");
}

#[test]
fn a_file_writes_a_duration_as_a_text() {
    takes(
        of_file::<Duration>,
        [("'30s'", Duration::from_secs(30)), ("\"1m\\u0033\\u0030s\"", Duration::from_secs(90))],
    );
}
