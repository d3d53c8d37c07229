use settings::Settings;

/// Every mistake is reported in one build, each at the word that is wrong.
#[derive(Settings)]
#[settings(prefix = "shop_", check = fits(prot, http))]
struct App {
    #[settings(defualt = 80, range(min = 9, max = 1))]
    port: u16,
    #[settings(nested, default)]
    http: Http,
    #[settings(serde, secret)]
    mail: String,
    #[settings(rename = "mail", review(owner = "{team}"))]
    address: String,
    #[settings(env = "", each())]
    names: Vec<String>,
}

#[derive(Settings)]
struct Http(u16);

#[derive(Settings)]
#[settings(prefix = "LEVEL")]
enum Level {
    #[settings(default)]
    Debug,
    Custom(u8),
}

fn main() {}
