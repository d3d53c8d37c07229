//! Words that are right, next to what is told as a mistake.

use settings::Settings;

const MOST: u8 = 9;

#[derive(Settings)]
#[settings(ascending(least, most), ascending(most, least))]
struct ByAHair {
    #[settings(default = 5, range(min = 5, max = 5))]
    least: u8,
    #[settings(default = 9, one_of(1, MOST))]
    most: u8,
    #[settings(default = 1_000, one_of(1000))]
    lines: u32,
    #[settings(pattern = r"[0-9]+\$")]
    price: String,
    #[settings(default = "x", not_blank)]
    mark: String,
    #[settings(secret = false, serde, expects = "a word")]
    password: String,
    #[settings(env = "HOME_PAGE", only_from(variable))]
    page: String,
    #[settings(deprecated = "nothing reads it", default = 1)]
    old: u8,
    #[settings(deprecated = "nothing reads it")]
    older: Option<u8>,
}

fn main() {}
