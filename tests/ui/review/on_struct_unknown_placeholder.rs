use settings::Settings;

#[derive(Settings)]
#[settings(review(expect = "{value} in the log"))]
struct App {
    port: u32,
}

fn main() {}
