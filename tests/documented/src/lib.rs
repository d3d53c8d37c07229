//! Declarations whose pages are built with every lint of rustdoc denied, and read by a test: with awkward texts, and with
//! types that have no page.
#![deny(rustdoc::all, missing_docs)]

use std::collections::BTreeMap;

use settings::{SecretBox, SecretString, Settings};

pub use self::parts::{Cache, Part};

/// All that the shop can be told.
#[derive(Debug, Settings)]
#[settings(
    prefix = "SHOP",
    separator = "__",
    review(owner = "team-shop", rollback = "unset {variable}"),
    at_most_one(part, hidden),
    when(port = 9000 | 9001, requires(part, salt))
)]
pub struct Shop {
    /// Where it listens.
    ///
    /// This is told on the page of the struct.
    #[settings(default = 8080, range(min = 1024, max = 65_000))]
    #[settings(review(owner = "edge", security, expect = "{key} {{or}} {default}", since = "1.2"))]
    pub port: u16,
    /// Has a `|` in it: `` a`b ``.
    #[settings(default = "a|b`c", pattern = "(a|b|`|c)*", alias = "slogan")]
    pub motto: String,
    /// Opens the till. See [`Hidden`], `<b>`, <https://example.org/a_b>, [gone] and a | b.
    #[settings(secret, one_of("4711", "0815"), only_from(file, variable))]
    pin: SecretString,
    #[settings(encoding = "hex", env = "SALT", allow_empty)]
    salt: Option<SecretBox<[u8]>>,
    #[settings(default_from = double(port), deprecated = "set `port`")]
    twice: u32,
    #[settings(default = ["a", "b"], each(not_blank, bytes(max = 10)), length(max = 5), check = sorted(2))]
    names: Vec<String>,
    /// What is remembered.
    #[settings(nested, default)]
    pub cache: Cache,
    /// Told elsewhere.
    #[settings(nested)]
    pub routes: BTreeMap<String, parts::Unseen>,
    /// Told elsewhere.
    #[settings(nested)]
    pub part: Option<Part<Cache>>,
    #[settings(nested)]
    hidden: Option<Hidden>,
    /// Told elsewhere.
    #[settings(flatten)]
    pub logs: Logs,
    /// Told elsewhere.
    #[settings(nested, review(expect = "things are kept"))]
    pub store: Store,
    #[settings(skip)]
    started: Option<u64>,
    #[settings(default = Level::Everything)]
    level: Level,
    /// Of those who read.
    pub own: Level,
    /// Of those who read.
    pub levels: Vec<Level>,
}

fn double(port: &u16) -> u32 {
    u32::from(*port) * 2
}

fn sorted(_most: usize) -> impl Fn(&[String]) -> Result<(), &'static str> {
    |names| if names.is_sorted() { Ok(()) } else { Err("must be sorted") }
}

#[derive(Debug, Settings)]
struct Hidden {
    #[settings(default = 1)]
    number: u32,
}

/// Stands on the level of all.
#[derive(Debug, Settings)]
pub struct Logs {
    #[settings(default = true)]
    verbose: bool,
}

/// Where things are kept.
#[derive(Debug, Settings)]
#[settings(tag = "kind", review(owner = "edge", rollback = "set {variable} back"))]
pub enum Store {
    /// Gone when it ends.
    #[settings(default)]
    Memory,
    /// On a disk.
    Disk(Disk),
}

/// On a disk.
#[derive(Debug, Settings)]
pub struct Disk {
    path: std::path::PathBuf,
}

/// How much is told.
#[derive(Debug, Settings)]
pub enum Level {
    /// Only what | went wrong.
    Error,
    /// All.
    #[settings(default, rename = "all")]
    Everything,
}

/// A name that is not blank.
#[derive(Debug, Settings)]
pub struct Name(#[settings(not_blank)] String);

mod parts {
    use std::collections::HashMap;
    use std::time::Duration;

    use settings::{ByteSize, Settings};

    /// What is remembered, and for how long.
    #[derive(Debug, Settings)]
    #[settings(review(owner = "edge", expect = "as many hits as before"))]
    pub struct Cache {
        /// How long.
        #[settings(default = Duration::from_secs(180 * 24 * 60 * 60), range(min = Duration::from_millis(1)))]
        #[settings(review(rollback = "set {variable} to `{default}`"))]
        pub max_age: Duration,
        /// How much.
        #[settings(default = ByteSize::mib(10))]
        pub size: ByteSize,
        /// For whom.
        #[settings(default, length(max = 1))]
        pub names: HashMap<String, bool>,
        pub(crate) a_setting_of_a_long_name: Option<std::net::SocketAddr>,
    }

    impl Default for Cache {
        fn default() -> Self {
            Self {
                max_age: Duration::from_secs(60),
                size: ByteSize::kib(1),
                names: HashMap::new(),
                a_setting_of_a_long_name: None,
            }
        }
    }

    /// Of any section.
    #[derive(Debug, Settings)]
    #[settings(review(security))]
    pub struct Part<T: Settings> {
        /// The section.
        #[settings(nested)]
        pub of: T,
    }

    /// Has no page.
    #[derive(Debug, Settings)]
    pub struct Unseen {
        /// Where to.
        pub to: String,
    }
}

/// What a test asks of the settings.
pub fn shown(shop: &Shop) -> String {
    format!("{:?} {:?} {:?}", shop.hidden.as_ref().map(|hidden| hidden.number), shop.started, shop.salt)
}
