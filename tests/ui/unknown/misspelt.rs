use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(defualt = 1)]
    port: u32,
}

fn main() {}
