use settings::Settings;

#[derive(Settings)]
#[settings(prefix = "SHOP")]
struct Shop {
    #[settings(nested)]
    to: To,
}

#[derive(Settings)]
#[settings(tag = "kind")]
enum To {
    Here(Here),
    Off,
}

#[derive(Settings)]
struct Here {
    kind: String,
}

fn main() {}
