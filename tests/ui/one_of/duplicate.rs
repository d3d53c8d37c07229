use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(one_of(1), one_of(2))]
    port: u32,
}

fn main() {}
