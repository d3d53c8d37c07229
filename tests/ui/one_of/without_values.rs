use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(one_of)]
    port: u32,
}

fn main() {}
