use settings::Settings;

#[derive(Settings)]
enum Kind {
    #[settings(check = f)]
    Debug,
}

fn main() {}
