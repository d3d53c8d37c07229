//! A declaration may stand in a function, and name what only the function knows.
#![deny(warnings)]

use settings::{SecretString, Settings};

fn main() {
    const LEAST: u32 = 3;

    fn even(_: &u32) -> Result<(), &'static str> {
        Ok(())
    }

    #[derive(Settings)]
    #[settings(prefix = "APP")]
    struct App {
        #[settings(default = LEAST + 1, range(min = LEAST), check = even)]
        count: u32,
        #[settings(default = Level::Info)]
        level: Level,
        #[settings(secret)]
        token: SecretString,
    }

    #[derive(Debug, Settings)]
    enum Level {
        Debug,
        Info,
    }

    let _ = |app: App| (app.count, app.level, app.token, Level::Debug);
}
