//! Tests: of business code, which is given settings made in a line; of the declaration itself; and of a load, with an
//! environment made up.
//!
//! ```text
//! cargo test -p settings-examples --test 05_tests
//! ```
//!
//! Run by itself, it shows the settings that reviewers are not told enough of.

#![expect(clippy::print_stdout, reason = "an example shows what it has")]

use settings::{Settings, testing};

/// How much may be ordered.
#[derive(Settings)]
#[settings(prefix = "SHOP", review(owner = "team-shop"))]
struct Shop {
    /// Largest order without a question, in euros.
    #[settings(default = 500, range(min = 1))]
    #[settings(review(
        expect = "orders above {default} ask for a phone number",
        rollback = "unset {variable}"
    ))]
    largest_order: u32,
    /// Where orders are sent.
    #[settings(nested)]
    delivery: Delivery,
}

/// Where orders are sent, and what that costs.
#[derive(Settings)]
struct Delivery {
    /// Countries that are delivered to.
    #[settings(default = ["AT", "DE"], each(pattern = "[A-Z]{2}"))]
    countries: Vec<String>,
    /// What it costs, in cents.
    #[settings(default = 490)]
    fee: u32,
}

/// What an order costs in all, in cents; nothing, if it cannot be delivered.
fn total(delivery: &Delivery, goods: u32, country: &str) -> Option<u32> {
    let delivered = delivery.countries.iter().any(|one| one == country);
    delivered.then_some(goods + delivery.fee)
}

fn main() {
    let shop = testing::declaration::<Shop>();
    println!("without an expected result: {}", shop.without_expect().join(", "));
    println!("without a way back: {}", shop.without_rollback().join(", "));
    let delivery = Delivery::for_test([]);
    println!("an order of 10 euros costs {:?} cents", total(&delivery, 1000, "AT"));
}

#[cfg(test)]
mod tests {
    use settings::{Environment, LoadError, Loader};

    use super::*;

    #[test]
    fn an_order_costs_its_goods_and_the_fee_where_it_is_delivered() {
        let delivery = Delivery::for_test([("fee", "300"), ("countries", "FR")]);
        assert_eq!(total(&delivery, 1000, "FR"), Some(1300));
        assert_eq!(total(&delivery, 1000, "AT"), None);
    }

    #[test]
    fn the_declaration_is_sound_and_everything_has_an_owner() {
        let shop = testing::declaration::<Shop>();
        shop.assert_sound();
        assert!(shop.without_owner().is_empty(), "{:?}", shop.without_owner());
    }

    #[test]
    fn a_variable_wins_over_a_file() -> Result<(), LoadError> {
        let environment = Environment::from([("SHOP_DELIVERY_FEE", "0")]);
        let shop =
            Loader::<Shop>::new().text("toml", "delivery.fee = 100").environment(environment).load()?;
        assert_eq!((shop.delivery.fee, shop.largest_order), (0, 500));
        Ok(())
    }
}
