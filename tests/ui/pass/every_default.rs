//! The forms of a default.

use settings::{LoadError, Loader, Settings};

#[derive(Settings)]
#[settings(prefix = "APP")]
pub struct Defaults {
    #[settings(default)]
    pub of_type: u32,
    #[settings(default = "text")]
    pub text: String,
    #[settings(default = ["a", "b"])]
    pub texts: Vec<String>,
    #[settings(default = [1, 2])]
    pub numbers: Vec<u32>,
    #[settings(default = [-1, 2])]
    pub signed: Vec<i8>,
    #[settings(default = [])]
    pub none: Vec<String>,
    #[settings(default = vec![1, 2])]
    pub made: Vec<u32>,
    #[settings(default = Some(3))]
    pub optional: Option<u32>,
    #[settings(default = u32::MAX - 1, range(max = u32::MAX))]
    pub computed: u32,
    #[settings(default = if cfg!(any()) { 2 } else { 1 }, range(min = 1))]
    pub chosen: u32,
    #[settings(default = [1, 2, 3].iter().filter(|n| **n > 0).count(), range(max = 9))]
    pub called: usize,
    #[settings(default = Level::Info)]
    pub level: Level,
}

#[derive(Settings)]
pub enum Level {
    Debug,
    Info,
}

fn main() -> Result<(), LoadError> {
    let made = Loader::<Defaults>::new().load()?;
    assert_eq!((made.of_type, &*made.text, made.optional), (0, "text", Some(3)));
    assert_eq!(made.texts, ["a", "b"]);
    assert_eq!((&*made.numbers, &*made.signed, &*made.made), (&[1, 2][..], &[-1, 2][..], &[1, 2][..]));
    assert!(made.none.is_empty());
    assert_eq!((made.computed, made.chosen, made.called), (u32::MAX - 1, 1, 3));
    assert!(matches!(made.level, Level::Info));
    Ok(())
}
