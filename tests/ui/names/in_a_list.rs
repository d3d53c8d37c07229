use settings::Settings;

#[derive(Settings)]
#[settings(prefix = "SHOP")]
struct Shop {
    #[settings(nested)]
    all: Vec<One>,
}

#[derive(Settings)]
struct One {
    a_b: u8,
    #[settings(nested)]
    a: Other,
}

#[derive(Settings)]
struct Other {
    b: u8,
}

fn main() {}
