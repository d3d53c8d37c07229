//! Sizes: `10MiB`.

use settings::ByteSize;

use super::{all_say, of_file, of_variable, refuses, takes};
use crate::support::loaded;

const EXPECTS: &str = "a size in bytes such as `512`, `10MiB` or `64kB`";

#[test]
fn every_unit_in_every_case() {
    let cases = [
        ("0", 0),
        ("512", 512),
        ("512B", 512),
        ("512 b", 512),
        ("1kB", 1000),
        ("1KB", 1000),
        ("1kb", 1000),
        ("1KiB", 1024),
        ("1kib", 1024),
        ("10MB", 10_000_000),
        ("10MiB", 10 << 20),
        ("5 GiB", 5 << 30),
        ("2GB", 2_000_000_000),
        ("1TB", 1_000_000_000_000),
        ("1TiB", 1 << 40),
        ("18446744073709551615", u64::MAX),
    ];
    takes(of_variable::<ByteSize>, cases.map(|(text, bytes)| (text, ByteSize::new(bytes))));
}

#[test]
fn a_fraction_makes_whole_bytes() {
    let cases = [
        ("1.5GiB", 3 << 29),
        ("0.5kB", 500),
        ("1.001kB", 1001),
        ("0.25KiB", 256),
        ("1.0", 1),
        ("2.50MB", 2_500_000),
    ];
    takes(of_variable::<ByteSize>, cases.map(|(text, bytes)| (text, ByteSize::new(bytes))));
    let texts = ["1.5", "0.3KiB", "1.0001kB", "1.5B", ".5kB", "1.kB", "1.2.3kB", "0.0000000000000000001TB"];
    refuses(of_variable::<ByteSize>, EXPECTS, &texts);
}

#[test]
fn no_other_notation_is_guessed_at() {
    let texts = [
        "-1MB", "10XB", "MiB", "1e3", "1  MB", "1\tMB", "10M", "10K", "10 bytes", "1,5MB", "0x10", "+1",
        "1MB1KB", "٣", "kB 1", "1PB",
    ];
    all_say(&refuses(of_variable::<ByteSize>, EXPECTS, &texts), "`MiB`");
}

#[test]
fn no_size_wraps() {
    refuses(
        of_variable::<ByteSize>,
        EXPECTS,
        &["18446744073709551616", "20000000TiB", "16777216TiB", "99999999999999999999999999"],
    );
    takes(of_variable::<ByteSize>, [("16777215TiB", ByteSize::new(16_777_215 << 40))]);
}

#[test]
fn in_a_file_a_text_or_a_bare_number_of_bytes() {
    takes(
        of_file::<ByteSize>,
        [
            ("4096", ByteSize::new(4096)),
            ("'4KiB'", ByteSize::kib(4)),
            ("0x10", ByteSize::new(16)),
            ("1_000", ByteSize::new(1000)),
            ("'512'", ByteSize::new(512)),
        ],
    );
    refuses(of_file::<ByteSize>, EXPECTS, &["-1", "1.5", "true", "[1]", "'x'"]);
}

#[test]
fn a_size_is_shown_in_the_largest_exact_unit() {
    for (text, shown) in [
        ("2000000000", "2GB"),
        ("1536", "1536"),
        ("1048576", "1MiB"),
        ("64000", "64kB"),
        ("0", "0"),
        ("1024000", "1000KiB"),
    ] {
        assert_eq!(loaded(of_variable::<ByteSize>(text)).explain().setting("value").unwrap().value(), shown);
    }
}
