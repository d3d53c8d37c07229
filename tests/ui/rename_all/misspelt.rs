use settings::Settings;

#[derive(Settings)]
#[settings(rename_al = "camelCase")]
struct App {
    user: Option<String>,
    password: Option<String>,
    port: u16,
}

fn main() {}
