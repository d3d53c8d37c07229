use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(default, rename = "a" + "b")]
    port: u32,
}

fn main() {}
