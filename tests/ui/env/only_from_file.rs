use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(env = "PORT", only_from(file))]
    port: u16,
}

fn main() {}
