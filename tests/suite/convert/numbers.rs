//! Numbers and bools.

use std::num::{NonZeroI8, NonZeroU16, NonZeroU128, NonZeroUsize};

use super::{all_say, of_file, of_variable, refuses, takes};

macro_rules! bounds {
    ($($name:ident: $type:ty, $words:literal;)*) => {$(
        #[test]
        fn $name() {
            use crate::support::{loaded, only};
            let expects = format!("{} from {} to {}", $words, <$type>::MIN, <$type>::MAX);
            for bound in [<$type>::MIN, <$type>::MAX, 0, 7] {
                assert_eq!(loaded(of_variable::<$type>(&bound.to_string())).value, bound);
                // TOML itself guarantees no more than 64 bits with a sign.
                if i64::try_from(bound).is_ok() {
                    assert_eq!(loaded(of_file::<$type>(&bound.to_string())).value, bound);
                }
            }
            let beyond = [format!("{}0", <$type>::MAX), format!("-{}0", <$type>::MAX)];
            for text in beyond.iter().map(String::as_str).chain(["", "x", "1.0", "1e3", "0x10", "1_000", "٣", "--1", "1 2"]) {
                if text.is_empty() {
                    continue;
                }
                let problem = only(of_variable::<$type>(text));
                assert_eq!(problem.message(), format!("expected {expects}, found `{text}`"));
                assert_eq!(problem.help(), Some(&*format!("set the variable to {expects}")));
            }
            for value in ["1.0", "true", "'x'", "[1]", "{ a = 1 }", "1979-05-27", "nan"] {
                assert!(only(of_file::<$type>(value)).message().starts_with(&format!("expected {expects}")));
            }
        }
    )*};
}

bounds! {
    u8_: u8, "an unsigned integer";
    u16_: u16, "an unsigned integer";
    u32_: u32, "an unsigned integer";
    u64_: u64, "an unsigned integer";
    u128_: u128, "an unsigned integer";
    usize_: usize, "an unsigned integer";
    i8_: i8, "an integer";
    i16_: i16, "an integer";
    i32_: i32, "an integer";
    i64_: i64, "an integer";
    i128_: i128, "an integer";
    isize_: isize, "an integer";
}

/// Texts at the edges of types, and of what a number is.
fn edges() -> Vec<String> {
    let mut edges: Vec<String> =
        ["+", "-", "+-1", "-+1", "+0", "-0", "-00", "+007", "-007", "0_1", " 1", "1 ", "0x1", "１"]
            .map(str::to_owned)
            .into();
    for bits in [7, 8, 15, 16, 31, 32, 63, 64, 127] {
        let power = 1_u128 << bits;
        for number in [power - 1, power, power + 1] {
            edges.extend([number.to_string(), format!("-{number}"), format!("+{number}")]);
        }
    }
    edges.extend([u128::MAX.to_string(), format!("{}0", u128::MAX), i128::MIN.to_string()]);
    edges
}

macro_rules! as_from_str {
    ($($type:ty)*) => {$(
        for text in edges() {
            // The blanks around a variable's number are no part of it.
            let read = of_variable::<$type>(&text).load().ok().map(|checked| checked.value);
            assert_eq!(read, text.trim().parse().ok(), "`{text}` as {}", stringify!($type));
        }
    )*};
}

#[test]
fn a_variable_is_read_as_from_str_does() {
    as_from_str!(u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);
    as_from_str!(NonZeroI8 NonZeroU16 NonZeroU128 NonZeroUsize);
}

#[test]
fn a_sign_is_read_as_from_str_does() {
    takes(of_variable::<u16>, [("+7", 7), ("007", 7)]);
    takes(of_variable::<i16>, [("-7", -7), ("-0", 0)]);
    refuses(of_variable::<u16>, "an unsigned integer from 0 to 65535", &["-1", "65536", "70000"]);
}

#[test]
fn not_zero() {
    takes(of_variable::<NonZeroU16>, [("1", NonZeroU16::MIN), ("65535", NonZeroU16::MAX)]);
    refuses(of_variable::<NonZeroU16>, "an unsigned integer from 1 to 65535", &["0", "-1", "65536"]);
    refuses(of_file::<NonZeroU16>, "an unsigned integer from 1 to 65535", &["0", "0x0", "'1'"]);
    refuses(of_variable::<NonZeroI8>, "an integer from -128 to 127, but not 0", &["0", "128"]);
    takes(of_variable::<NonZeroU128>, [("340282366920938463463374607431768211455", NonZeroU128::MAX)]);
    takes(of_file::<NonZeroUsize>, [("1", NonZeroUsize::MIN)]);
}

#[test]
fn a_file_writes_numbers_in_its_own_way() {
    takes(
        of_file::<u32>,
        [
            ("0xff", 255),
            ("0xFF_FF", 65535),
            ("0o755", 493),
            ("0b1010", 10),
            ("1_000_000", 1_000_000),
            ("+5", 5),
        ],
    );
    takes(of_file::<i32>, [("-1_0", -10)]);
    takes(of_file::<u64>, [("0xffffffff", 0xffff_ffff), ("0x7fffffffffffffff", i64::MAX.unsigned_abs())]);
    takes(
        of_file::<f64>,
        [("1_000.5", 1000.5), ("1e3", 1000.0), ("-0.5", -0.5), ("7", 7.0), ("6.02e+23", 6.02e23)],
    );
}

#[test]
fn a_whole_number_beyond_its_type_is_a_problem_in_a_file() {
    refuses(
        of_file::<u16>,
        "an unsigned integer from 0 to 65535",
        &["70000", "-1", "0x10000", "99999999999999999999999999"],
    );
}

#[test]
fn quotation_marks_around_a_number_of_a_file_are_a_problem() {
    let problems = refuses(
        of_file::<u16>,
        "an unsigned integer",
        &["'8080'", "\"8080\"", "\"\"\"8080\"\"\"", "' 8080 '"],
    );
    all_say(&problems, "take out the quotation marks");
    let words = "expected an unsigned integer from 0 to 65535, found the string `8080`";
    assert!(problems[..3].iter().all(|problem| problem.message() == words), "{problems:?}");
    let fraction = refuses(of_file::<f64>, "a finite number, found the string `0.5`", &["'0.5'"]);
    all_say(&fraction, "take out the quotation marks");
    let other = refuses(of_file::<u16>, "an unsigned integer", &["'eighty'", "'70000'"]);
    assert!(other.iter().all(|problem| !problem.help().unwrap().contains("quotation")), "{other:?}");
}

#[test]
fn finite_numbers() {
    takes(of_variable::<f64>, [("1", 1.0), ("-1.5", -1.5), ("1e3", 1000.0), (".5", 0.5), ("+2.", 2.0)]);
    takes(of_variable::<f32>, [("0.1", 0.1)]);
    for text in ["NaN", "nan", "inf", "-inf", "infinity", "1e999", "x", "1,5", "0x1"] {
        refuses(of_variable::<f64>, "a finite number", &[text]);
    }
    refuses(of_variable::<f32>, "a finite number", &["1e39"]);
    refuses(of_file::<f64>, "a finite number", &["nan", "inf", "-inf", "true", "[1.0]"]);
}

#[test]
fn words_of_a_bool_in_a_variable() {
    let yes = ["true", "TRUE", "True", "1", "yes", "YES", "on", "On"];
    let no = ["false", "FALSE", "0", "no", "No", "off", "OFF"];
    takes(of_variable::<bool>, yes.map(|word| (word, true)).into_iter().chain(no.map(|word| (word, false))));
    let problems =
        refuses(of_variable::<bool>, "a bool", &["maybe", "2", "tru", "y", "n", "t", "enabled", "00", "-1"]);
    all_say(&problems, "`true`, `false`, `1`, `0`, `yes`, `no`, `on`, `off`");
}

#[test]
fn words_of_a_bool_in_a_file() {
    takes(of_file::<bool>, [("true", true), ("false", false)]);
    let problems = refuses(of_file::<bool>, "a bool", &["'true'", "1", "0", "'yes'", "[true]", "{}"]);
    all_say(&problems[1..], "`true` or `false`");
    assert_eq!(problems[0].message(), "expected a bool, `true` or `false`, found the string `true`");
    all_say(&problems[..1], "take out the quotation marks");
}
