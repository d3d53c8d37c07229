use settings::Settings;

#[derive(Settings)]
#[settings(prefix = "APP")]
struct App {
    a_x: u8,
    b_x: u8,
    c_x: u8,
    d_x: u8,
    e_x: u8,
    f_x: u8,
    #[settings(nested)]
    a: Below,
    #[settings(nested)]
    b: Below,
    #[settings(nested)]
    c: Below,
    #[settings(nested)]
    d: Below,
    #[settings(nested)]
    e: Below,
    #[settings(nested)]
    f: Below,
}

#[derive(Settings)]
struct Below {
    x: u8,
}

fn main() {}
