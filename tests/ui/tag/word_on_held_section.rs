use settings::Settings;

#[derive(Settings)]
#[settings(tag = "kind")]
enum Store {
    Disk(#[settings(nested(prefix = "D"), flatten, secret, range(min = 3), nosuchword)] Disk),
    Memory(
        #[settings]
        Memory,
    ),
}

#[derive(Settings)]
struct Disk {
    path: String,
}

#[derive(Settings)]
struct Memory {
    size: u64,
}

fn main() {}
