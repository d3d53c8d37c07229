use settings::Settings;

#[derive(Settings)]
struct App {
    #[settings(default = [80, 8080], each(range(min = 1024)))]
    ports: Vec<u16>,
}

fn main() {}
