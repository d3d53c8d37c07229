use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(env = "DB_PASSWORD")]
    db: String,
}

fn main() {}
