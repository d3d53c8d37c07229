use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(expects = "a port")]
    port: u32,
}

fn main() {}
