use settings::Settings;

#[derive(Settings)]
#[settings(rename = "app")]
struct App {
    port: u32,
}

fn main() {}
