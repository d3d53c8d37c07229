use settings::Settings;

#[derive(Settings)]
#[settings(rollback = "unset {variable}")]
struct App {
    value: u16,
}

fn main() {}
