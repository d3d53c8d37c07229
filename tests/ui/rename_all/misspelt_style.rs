use settings::Settings;

#[derive(Settings)]
#[settings(rename_all = "kebab_case")]
struct App {
    user: Option<String>,
    password: Option<String>,
    port: u16,
}

fn main() {}
