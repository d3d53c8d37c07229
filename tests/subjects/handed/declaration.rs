//! Settings of every kind, and a secret of every kind.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::num::NonZero;
use std::path::PathBuf;
use std::time::Duration;

use ipnet::IpNet;
use settings::{ByteSize, SecretBox, SecretString, Settings};

/// What is handed over.
#[derive(Settings)]
#[settings(prefix = "HANDED")]
pub(crate) struct Handed {
    #[settings(default = "plain")]
    text: String,
    letter: Option<char>,
    #[settings(default = u64::MAX)]
    large: u64,
    #[settings(default = i128::MIN)]
    larger: i128,
    #[settings(default = NonZero::<u8>::MIN)]
    some: NonZero<u8>,
    #[settings(default = 0.1)]
    small: f32,
    #[settings(default = 1e300)]
    huge: f64,
    #[settings(default = 2.0)]
    whole: f64,
    #[settings(default = true)]
    yes: bool,
    #[settings(default = Duration::from_millis(90_500))]
    wait: Duration,
    #[settings(default = Duration::ZERO)]
    none: Duration,
    #[settings(default = ByteSize::mib(10))]
    size: ByteSize,
    #[settings(default = "data/files")]
    folder: PathBuf,
    /// Where programs are; no child is told.
    #[settings(env = "PATH")]
    programs: String,
    #[settings(default = Level::MoreThanUsual)]
    level: Level,
    #[settings(default = Percent(15))]
    percent: Percent,
    #[settings(default = BTreeSet::from([3, 1]))]
    numbers: BTreeSet<u16>,
    #[settings(default)]
    weights: BTreeMap<String, f64>,
    #[settings(serde, expects = "a network", default = IpNet::default())]
    network: IpNet,
    #[settings(serde, expects = "anything", default = serde_json::json!({"a": [1, 2.5, null, true], "b": "\"\u{2028}"}))]
    anything: serde_json::Value,
    #[settings(encoding = "hex", default = vec![0, 255])]
    bytes: Vec<u8>,
    #[settings(nested, flatten)]
    flat: Flat,
    #[settings(nested)]
    absent: Option<Section>,
    #[settings(nested)]
    present: Section,
    #[settings(nested, default)]
    store: Store,
    #[settings(nested, default)]
    list: Vec<Section>,
    #[settings(nested, default)]
    map: HashMap<String, Section>,
    #[settings(nested)]
    secrets: Secrets,
}

#[derive(Settings)]
enum Level {
    Usual,
    MoreThanUsual,
}

/// Of a hundred.
#[derive(Settings)]
struct Percent(#[settings(range(max = 100))] u8);

#[derive(Settings)]
struct Flat {
    #[settings(default = "within")]
    beside: String,
}

#[derive(Settings)]
struct Section {
    #[settings(default = "x")]
    name: String,
    key: Option<SecretString>,
}

#[derive(Settings, Default)]
#[settings(tag = "kind")]
enum Store {
    #[default]
    Memory,
    Disk(Disk),
}

#[derive(Settings)]
struct Disk {
    folder: PathBuf,
}

#[derive(Settings)]
struct Secrets {
    #[settings(env = "DATABASE_URL")]
    url: SecretString,
    pin: SecretBox<u32>,
    #[settings(encoding = "base64")]
    bytes: Option<SecretBox<[u8]>>,
    #[settings(default)]
    tokens: BTreeMap<String, SecretString>,
    #[settings(default)]
    keys: Vec<SecretString>,
    wrapped: Option<Wrapped>,
    no: Option<SecretString>,
}

#[derive(Settings)]
struct Wrapped(SecretString);

/// What no JSON has a way to write.
#[derive(Settings)]
#[settings(prefix = "BROKEN")]
pub(crate) struct Broken {
    #[settings(default = f64::NAN)]
    number: f64,
    #[settings(nested)]
    inner: Inner,
}

#[derive(Settings)]
struct Inner {
    #[settings(default = vec![1.0, f64::INFINITY])]
    numbers: Vec<f64>,
    #[settings(serde, expects = "numbers", default = (1.0, f64::NEG_INFINITY))]
    foreign: (f64, f64),
    #[settings(default = "well")]
    text: String,
}
