use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(each(range(min = 1)))]
    port: u32,
}

fn main() {}
