//! What all items have in common.

use settings::checklist::Item;
use settings::hardening;

use super::reports::list;

#[test]
fn every_item_says_what_it_is_and_holds_its_examples() {
    assert_eq!(list().problems(), [""; 0]);
    for item in hardening::items() {
        let texts = [item.title(), item.why(), item.source()];
        assert!(texts.iter().all(|text| !text.is_empty()), "{}", item.id());
    }
}

#[test]
fn the_items_stand_in_the_order_of_the_list() {
    let ids = |items: Vec<Item>| items.iter().map(Item::id).collect::<Vec<_>>().join(" ");
    assert_eq!(
        ids(hardening::permissions::items()),
        "permissions.secret-files permissions.config-files permissions.not-root permissions.upload-folder \
         permissions.no-default-accounts permissions.outbound-hosts"
    );
    assert_eq!(
        ids(hardening::secrets::items()),
        "secrets.source secrets.strength secrets.not-in-urls secrets.rotation secrets.rotation-due \
         secrets.not-shared secrets.delivery"
    );
}
