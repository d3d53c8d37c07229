//! What an explanation shows is what can be written: read again, it is the same value.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::time::Duration;

use proptest::prelude::*;
use settings::{ByteSize, Environment, Leaf, Loader};

use super::{It, of_variable};
use crate::support::{cases, loaded, shown};

/// Shows a value read from a text, reads what is shown, and compares.
fn again<T: Leaf + PartialEq + Debug>(text: &str, value: &T) {
    let first = loaded(of_variable::<T>(text));
    assert_eq!(&first.value, value, "{text:?}");
    let shown = shown(&first, "value");
    let second =
        loaded(Loader::<It<T>>::new().environment(Environment::from([("IT_VALUE", shown.as_str())])));
    assert_eq!(&second.value, value, "{text:?} is shown as {shown:?}");
}

fn json(texts: &[String]) -> String {
    serde_json::to_string(texts).unwrap()
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn durations(seconds: u64, nanos in 0_u32..1_000_000_000) {
        again(&format!("{seconds}s{nanos}ns"), &Duration::new(seconds, nanos));
    }

    #[test]
    fn short_durations(millis in 0_u64..10_000_000) {
        again(&format!("{millis}ms"), &Duration::from_millis(millis));
    }

    #[test]
    fn sizes(bytes: u64) {
        again(&bytes.to_string(), &ByteSize::new(bytes));
    }

    #[test]
    fn round_sizes(count in 0_u64..4_000, unit in prop::sample::select(vec!["kB", "KiB", "MB", "MiB", "GB", "GiB", "TB", "TiB"])) {
        let text = format!("{count}{unit}");
        again(&text, &text.parse::<ByteSize>().unwrap());
    }

    #[test]
    fn integers(a: u64, b: i64, c: u128, d: i128, e: u8) {
        again(&a.to_string(), &a);
        again(&b.to_string(), &b);
        again(&c.to_string(), &c);
        again(&d.to_string(), &d);
        again(&e.to_string(), &e);
    }

    #[test]
    fn fractions(number in prop::num::f64::NORMAL | prop::num::f64::ZERO | prop::num::f64::SUBNORMAL) {
        again(&number.to_string(), &number);
    }

    #[test]
    fn texts(text in any::<String>().prop_filter("an empty or foreign text", |text| !text.is_empty() && !text.contains('\0'))) {
        again(&text, &text);
    }

    #[test]
    fn lists_of_texts(texts in prop::collection::vec(r#"[a-z,"'\\\[\] \n\täöü🦀\u{1}\u{7f}\u{301}]{0,6}"#, 0..5)) {
        again(&json(&texts), &texts);
    }

    #[test]
    fn lists_of_numbers(numbers in prop::collection::vec(any::<i32>(), 0..6)) {
        again(&serde_json::to_string(&numbers).unwrap(), &numbers);
    }

    #[test]
    fn sets_of_texts(texts in prop::collection::btree_set(r#"[a-z,"\\ ]{0,4}"#, 0..5)) {
        let list: Vec<String> = texts.iter().cloned().collect();
        again::<BTreeSet<String>>(&json(&list), &texts);
    }

    #[test]
    fn no_text_makes_a_load_panic(text in any::<String>().prop_filter("no variable holds it", |text| !text.contains('\0'))) {
        let environment = || Environment::from([("IT_VALUE", text.as_str())]);
        let _ = Loader::<It<Vec<String>>>::new().environment(environment()).load();
        let _ = Loader::<It<Duration>>::new().environment(environment()).load();
        let _ = Loader::<It<ByteSize>>::new().environment(environment()).load();
        let _ = Loader::<It<Vec<u8>>>::new().text("toml", text.as_str()).load();
    }
}
