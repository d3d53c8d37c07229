use settings::Settings;

#[derive(Settings)]
#[settings(prefix = "SHOP")]
struct Shop {
    #[settings(nested)]
    a: A,
    #[settings(nested)]
    b: A,
}

#[derive(Settings)]
struct A {
    #[settings(env = "DATABASE_URL")]
    url: String,
}

fn main() {}
