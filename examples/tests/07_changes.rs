//! The checklist of the example `07_changes`.

#[path = "../07_changes.rs"]
#[expect(dead_code, reason = "it is an example, with a `main`")]
mod example;

#[test]
fn each_item_passes_its_good_example_and_fails_its_bad_one() {
    assert_eq!(example::checklist().problems(), [""; 0]);
}
