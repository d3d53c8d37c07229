//! The leaves of a declaration: taken from what a load explains, and from what the library says of each flag.

use settings::{Checked, Loader};

use super::{Trial, shown};
use crate::text::{Format, Table, Value, put, written};

/// One leaf of a whole configuration, as it is given.
#[derive(Clone, Debug)]
pub(super) struct Leaf {
    pub(super) key: String,
    /// The key as the library declares it: with `[0]` for every number, and `<name>` for every free name.
    pub(super) declared: String,
    pub(super) variable: String,
    pub(super) kind: Kind,
    pub(super) secret: bool,
    pub(super) value: Value,
}

/// What a leaf is read as.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    Bool,
    Integer {
        least: i128,
        most: u128,
    },
    Float,
    Text,
    Path,
    Character,
    Duration,
    Size,
    /// One of a few words.
    Word(Vec<String>),
    Ip,
    Socket,
    List(Box<Self>),
    /// A table that serde reads.
    Opaque,
}

impl Kind {
    fn of(expects: &str) -> Self {
        if let Some(element) = expects.strip_prefix("a list, each element ") {
            return Self::List(Box::new(Self::of(element)));
        }
        let expects = expects.strip_prefix("a table, each value ").unwrap_or(expects);
        if let Some((least, most)) =
            expects.split_once("integer from ").and_then(|(_, all)| all.split_once(" to "))
        {
            let (least, most) = (least.parse(), most.parse());
            return Self::Integer { least: least.expect("a number"), most: most.expect("a number") };
        }
        let known = [
            ("a bool", Self::Bool),
            ("a finite number", Self::Float),
            ("a string", Self::Text),
            ("a path", Self::Path),
            ("a single character", Self::Character),
            ("a duration", Self::Duration),
            ("a size", Self::Size),
            ("an IP address with a port", Self::Socket),
            ("an IP address", Self::Ip),
        ];
        if expects.starts_with("one of `") {
            let words = expects.split('`').skip(1).step_by(2).map(str::to_owned);
            return Self::Word(words.collect());
        }
        let known = known.into_iter().find(|(start, _)| expects.starts_with(start));
        known.map_or(Self::Opaque, |(_, kind)| kind)
    }

    /// True for what any text is.
    pub(super) fn is_text(&self) -> bool {
        matches!(self, Self::Text | Self::Path)
    }

    /// A shown value as a file holds it.
    pub(super) fn value(&self, shown: &str) -> Value {
        match self {
            Self::Bool | Self::Integer { .. } | Self::Float => Value::Plain(shown.to_owned()),
            Self::List(_) | Self::Opaque => shown::read(shown),
            _ => Value::Text(shown.to_owned()),
        }
    }
}

/// Declared keys, each with something.
type Keys<T> = Vec<(String, T)>;

/// What the library says of its flags: each key with what it expects, and each secret's key with its variable.
fn declared<T: Trial>() -> (Keys<Kind>, Keys<String>) {
    let help = Loader::<T>::flags_help();
    let (flags, secrets) = help.split_once("\nSecrets are given").unwrap_or((&help, ""));
    let flag = |line: &str| {
        let (key, expects) = line.strip_prefix("  --")?.split_once("=<VALUE>")?;
        let expects = expects.trim_start_matches(",…").trim_start();
        Some((key.replace("<N>", "0").replace("<NAME>", "<name>"), Kind::of(expects)))
    };
    let secret = |line: &str| {
        let (key, variable) = line.strip_prefix("  ")?.split_once(": the variable ")?;
        let number = |text: &str| text.replace("<N>", "0");
        Some((number(key).replace("<NAME>", "<name>"), number(variable)))
    };
    (flags.lines().filter_map(flag).collect(), secrets.lines().filter_map(secret).collect())
}

/// True if a key is one of those that a declared one with `[0]` and `<name>` stands for.
fn is_of(key: &str, declared: &str) -> bool {
    let (mut parts, mut of) = (key.split('.'), declared.split('.'));
    let same = |(part, of): (&str, &str)| of == "<name>" || part.split('[').next() == of.split('[').next();
    parts.by_ref().zip(of.by_ref()).all(same)
        && parts.next().is_none()
        && key.split('.').count() == declared.split('.').count()
}

/// The variable of a key, by the rule of the documentation: the parts in upper case with an underscore between them, and
/// two around what is free.
pub(super) fn variable<T: Trial>(key: &str, declared: &str) -> String {
    let mut name = T::PREFIX.to_owned();
    let mut joint = "_";
    for (part, of) in key.split('.').zip(declared.split('.')) {
        let free = of == "<name>";
        let (part, index) = crate::text::split_index(part);
        name += if free { "__" } else { joint };
        name += &part.to_uppercase();
        joint = if free || index.is_some() { "__" } else { "_" };
        if let Some(index) = index {
            name += &format!("__{index}");
        }
    }
    name
}

/// The keys of all leaves that are declared, of variants that are not chosen too.
pub(super) fn declared_keys<T: Trial>() -> Vec<String> {
    let (flags, secrets) = declared::<T>();
    let keys = flags.into_iter().map(|(key, _)| key).chain(secrets.into_iter().map(|(key, _)| key));
    keys.chain(T::ONLY_FILE.iter().map(|&key| key.to_owned())).collect()
}

/// All leaves of the trial's configuration, with defaults and derived values written out.
pub(super) fn leaves<T: Trial>() -> Vec<Leaf> {
    let settings = T::seeded();
    let (flags, secrets) = declared::<T>();
    let explanation = settings.explain();
    let leaves = explanation.settings().iter().map(|setting| {
        let key = setting.key().to_owned();
        if setting.is_secret() {
            let (of, named) = secrets.iter().find(|(of, _)| is_of(&key, of)).expect("a declared secret");
            let variable = variable::<T>(&key, of);
            assert_eq!(*named, self::variable::<T>(of, of), "the variable of `{key}`");
            let (kind, value) = secret::<T>(&settings, &key);
            return Leaf { key, declared: of.clone(), variable, kind, secret: true, value };
        }
        // What no flag may give is not listed: here, that is what a table of serde's is read from.
        let no_flag = T::ONLY_FILE.contains(&key.as_str()).then(|| (key.clone(), Kind::Opaque));
        assert!(no_flag.is_none() || flags.iter().all(|(of, _)| *of != key), "`{key}` has no flag");
        let of = no_flag.as_ref().or_else(|| flags.iter().find(|(of, _)| is_of(&key, of)));
        let (of, kind) = of.unwrap_or_else(|| panic!("`{key}` has a flag"));
        let (variable, value) = (variable::<T>(&key, of), kind.value(setting.value()));
        Leaf { key, declared: of.clone(), variable, kind: kind.clone(), secret: false, value }
    });
    leaves.collect()
}

/// A secret's value, which no explanation shows.
fn secret<T: Trial>(settings: &Checked<T>, key: &str) -> (Kind, Value) {
    let secrets = settings.secrets();
    let (_, value) = secrets.iter().find(|(of, _)| of == key).expect("a secret that the trial tells");
    let number = Kind::Integer { least: 0, most: u128::from(u32::MAX) };
    let kind = if T::NUMBERS.contains(&key) { number } else { Kind::Text };
    (kind.clone(), kind.value(value))
}

/// The configuration as a tree; without what no file may give.
pub(super) fn tree<T: Trial>(leaves: &[Leaf]) -> Table {
    let mut table = Table::new();
    for leaf in leaves.iter().filter(|leaf| !T::ONLY_VARIABLE.contains(&leaf.key.as_str())) {
        put(&mut table, &leaf.key, leaf.value.clone());
    }
    table
}

/// A value as a variable, a flag or a line of a dotenv file has it.
pub(super) fn as_text(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Plain(text) => text.clone(),
        value => {
            let file = written(Format::Json, &vec![("x".to_owned(), value.clone())]);
            let text = file.text.trim_end_matches("\n}\n");
            text.split_once(": ").expect("one entry").1.to_owned()
        }
    }
}
