use settings::Settings;

#[derive(Settings)]
#[settings(deny_unknown_fields)]
struct App {
    port: u32,
}

fn main() {}
