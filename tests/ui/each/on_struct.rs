use settings::Settings;

#[derive(Settings)]
#[settings(each(range(min = 1)))]
struct App {
    port: u32,
}

fn main() {}
