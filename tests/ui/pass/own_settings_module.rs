//! A service may have a module of the library's name.

mod settings {
    use ::settings::Settings;

    #[derive(Settings)]
    #[settings(prefix = "APP")]
    pub struct AppSettings {
        pub port: u16,
        pub level: Level,
    }

    #[derive(Settings)]
    pub enum Level {
        Debug,
        Info,
    }
}

fn main() {
    fn is_root<T: ::settings::Root>() {}
    is_root::<settings::AppSettings>();
}
