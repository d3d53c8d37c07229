use settings::Settings;

#[derive(Settings)]
#[settings(at_most_one(file, url), at_most_one(url, file))]
struct App {
    file: Option<String>,
    url: Option<String>,
}

fn main() {}
