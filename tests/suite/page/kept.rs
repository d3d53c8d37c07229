//! One page, kept to be looked at: `kept.html`. A test that finds a difference rewrites it, and fails.

use std::path::Path;

use super::page;

#[test]
#[expect(clippy::disallowed_methods, reason = "a kept page is what the test compares with")]
fn the_page_is_the_one_that_is_kept() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("suite/page/kept.html");
    let page = page().to_html();
    if std::fs::read_to_string(&path).is_ok_and(|kept| kept == page) {
        return;
    }
    std::fs::write(&path, page).expect("the page can be written");
    panic!("{} was out of date, and is rewritten: look at it", path.display());
}

#[test]
fn one_load_has_one_page() {
    assert_eq!(page().to_html(), page().to_string());
}
