use settings::Settings;

struct Mail;

#[derive(Settings)]
struct App {
    mail: Mail,
}

fn main() {}
