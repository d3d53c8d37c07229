use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(one_of(1 2))]
    port: u32,
}

fn main() {}
