use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(default = 1)]
    größe: u32,
}

fn main() {}
