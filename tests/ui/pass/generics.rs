//! A type with parameters is declared like any other; its bounds are its author's.

use std::fmt::Debug;

use settings::{Leaf, SecretString, Settings};

#[derive(Debug, Settings)]
#[settings(check = not_both(left, right))]
pub struct Pair<L: Leaf + Debug, R = u32, const COUNT: usize = 1>
where
    R: Leaf + Debug + Default,
{
    pub left: L,
    #[settings(default)]
    pub right: R,
    #[settings(nested)]
    pub inner: Inner<R>,
}

#[derive(Debug, Settings)]
pub struct Inner<T: Leaf> {
    pub value: Option<T>,
    #[settings(secret)]
    pub token: SecretString,
}

#[derive(Debug, Settings)]
#[settings(prefix = "APP")]
pub struct App {
    #[settings(nested)]
    pub pair: Pair<u16, String>,
    #[settings(nested)]
    pub optional: Option<Pair<bool>>,
}

fn not_both<L: Leaf, R: Leaf>(_: &L, _: &R) -> Result<(), &'static str> {
    Ok(())
}

fn main() {
    fn is_root<T: settings::Root>() {}
    is_root::<App>();
}
