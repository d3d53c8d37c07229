use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(env = ["A" "B"])]
    port: u32,
}

fn main() {}
