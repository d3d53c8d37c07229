use std::collections::BTreeMap;

use settings::{Leaf, Settings};

#[derive(Settings)]
#[settings(prefix = "APP")]
struct App {
    #[settings(nested)]
    one: Borrowed<'static, u8>,
    #[settings(nested, default)]
    many: BTreeMap<String, Borrowed<'static, u8>>,
}

#[derive(Settings)]
struct Borrowed<'a, T: Leaf> {
    name: &'a str,
    value: T,
}

fn main() {
    drop(settings::Loader::<App>::new());
}
