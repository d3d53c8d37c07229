use settings::Settings;

#[derive(Settings)]
enum Kind {
    #[settings(review(owner = "a"))]
    Debug,
}

fn main() {}
