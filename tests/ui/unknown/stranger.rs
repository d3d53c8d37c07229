use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(validate(email))]
    port: u32,
}

fn main() {}
