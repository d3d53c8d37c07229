use settings::Settings;

#[derive(Settings)]
#[settings(check = fits(low, http.port))]
struct App {
    low: u32,
    #[settings(nested)]
    http: Http,
}

#[derive(Settings)]
struct Http {
    port: u16,
}

fn fits(_: &u32, _: &u32) -> Result<(), &'static str> {
    Ok(())
}

fn main() {}
