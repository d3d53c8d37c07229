//! `crate = path` says where the library is when it has another name, or comes through another crate.

mod framework {
    pub use ::settings as configuration;

    #[macro_export]
    macro_rules! declare {
        ($name:ident) => {
            #[derive($crate::framework::configuration::Settings)]
            #[settings(crate = $crate::framework::configuration)]
            pub struct $name {
                #[settings(default = 1, range(min = 1))]
                pub value: u32,
            }
        };
    }
}

mod service {
    use ::settings as renamed;
    use renamed::Settings;

    // `::settings` would be found, but nothing here should need it.
    #[derive(Settings)]
    #[settings(crate = renamed, prefix = "APP", check = fits(port, inner.value))]
    pub struct App {
        #[settings(default = "a", length(max = 3), one_of("a"))]
        pub name: String,
        #[settings(default = 8080, range(min = 1))]
        pub port: u16,
        #[settings(default = Level::Info)]
        pub level: Level,
        #[settings(nested)]
        pub inner: Inner,
    }

    #[derive(Settings)]
    #[settings(crate = crate::framework::configuration)]
    pub enum Level {
        Debug,
        Info,
    }

    crate::declare!(Inner);

    fn fits(_: &u16, _: &u32) -> Result<(), &'static str> {
        Ok(())
    }
}

fn main() {
    let _: Option<service::App> = None;
}
