use settings::Settings;

#[derive(Settings)]
#[settings(rename_all = "lowercase")]
struct App {
    max_body: u16,
    maxb_ody: u16,
}

fn main() {}
