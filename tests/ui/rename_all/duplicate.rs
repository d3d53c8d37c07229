use settings::Settings;

#[derive(Settings)]
#[settings(rename_all = "camelCase", rename_all = "camelCase")]
struct App {
    user: Option<String>,
    password: Option<String>,
    port: u16,
}

fn main() {}
