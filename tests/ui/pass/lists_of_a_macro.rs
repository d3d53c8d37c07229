//! What `macro_rules!` passes on is a literal still.

use settings::Settings;

macro_rules! declare {
    ($one:expr, $other:literal, $list:expr) => {
        #[derive(Settings)]
        #[settings(prefix = "APP")]
        struct App {
            #[settings(default = [$one, $other, ("c")])]
            names: Vec<String>,
            #[settings(default = $one)]
            name: String,
            #[settings(default = $list)]
            list: Vec<String>,
        }
    };
}

declare!("a", "b", ["d"]);

fn main() {
    let app = settings::Loader::<App>::new().load().expect("good settings");
    assert_eq!((app.names.as_slice(), app.name.as_str()), (["a", "b", "c"].map(String::from).as_slice(), "a"));
    assert_eq!(app.list, ["d"]);
}
