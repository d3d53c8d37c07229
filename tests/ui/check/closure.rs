use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(check = |port: &u32| -> Result<(), String> { Ok(()) })]
    port: u32,
}

fn main() {}
