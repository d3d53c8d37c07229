//! The forms of a default, and how each is shown in documents.

use settings::Settings;

#[derive(Settings)]
pub struct Defaults {
    #[settings(default)]
    pub of_type: u32,
    #[settings(default = "text")]
    pub text: String,
    #[settings(default = ["a", "b"])]
    pub texts: Vec<String>,
    #[settings(default = [1, 2])]
    pub numbers: Vec<u32>,
    #[settings(default = vec![1, 2])]
    pub made: Vec<u32>,
    #[settings(default = Some(3))]
    pub optional: Option<u32>,
    #[settings(default = u32::MAX - 1, range(max = u32::MAX))]
    pub computed: u32,
    #[settings(default = if cfg!(unix) { 1 } else { 2 }, range(min = 1))]
    pub chosen: u32,
    #[settings(default = Level::Info)]
    pub level: Level,
}

#[derive(Settings)]
pub enum Level {
    Debug,
    Info,
}

fn main() {
    let written: Vec<_> =
        Defaults::SECTION.fields().iter().map(|field| field.default_as_written().unwrap_or_default()).collect();
    let expected = [
        "Default::default()",
        "\"text\"",
        "[\"a\", \"b\"]",
        "[1, 2]",
        "vec![1, 2]",
        "Some(3)",
        "u32::MAX - 1",
        "if cfg!(unix) { 1 } else { 2 }",
        "Level::Info",
    ];
    assert_eq!(written, expected);
}
