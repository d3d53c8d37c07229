use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(probe = |port: &u16| Ok(()))]
    port: u16,
}

fn main() {}
