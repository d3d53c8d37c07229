//! Prose in a file that programs read.

use crate::key::escaped;

/// A line of prose behind the sign of a comment: with a blank between, for what has none may be uncommented. Whatever stands in
/// it, it is one line for every reader: some take more signs than a line feed for the end of one.
pub(super) fn comment(sign: &str, line: &str) -> String {
    format!("{sign} {}", escaped(line)).trim_end().to_owned() + "\n"
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::comment;

    proptest! {
        #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(1), failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn it_is_one_line_whatever_stands_in_it(line in "\\PC*|[#/=\\-\"' \r\n\u{85}\u{2028}\u{2029}\u{b}\u{c}\u{0}a]*") {
            let comment = comment("#", &line);
            let inside = comment.strip_suffix('\n').unwrap_or_default();
            let ends = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
            prop_assert!(!inside.contains(ends));
            prop_assert!(comment == "#\n" || inside.starts_with("# "));
        }
    }
}
