//! One faulty configuration: what it is made of, and what is to be said of it.

use settings::Code;

use crate::text::{Format, Table, Value, at, put};

/// Each secret of the shop: no six signs of one may be told.
pub(super) const SECRETS: [&str; 6] = [
    "Qz7mWk2RtX9vLp4B",                         // the password in `database.url`
    "Jt5GnYc8HsD3fKw6PzV1bMx9QrT4uEa7LoW2iNkS", // `auth.jwt_key`
    "2718281845",                               // `auth.pin`
    "Fd6ZxRj3WqT8mVh1",                         // what stood in a secret before
    "sesame-Uy4KbGp7Nw",                        // something else in the place of a secret
    "6027182818",                               // a number that is too large for the pin
];

/// Text as a value of a file.
pub(super) fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// What stands in a file without quotation marks.
pub(super) fn plain(text: &str) -> Value {
    Value::Plain(text.to_owned())
}

pub(super) fn list<const COUNT: usize>(elements: [Value; COUNT]) -> Value {
    list_of(elements.into())
}

pub(super) fn list_of(elements: Vec<Value>) -> Value {
    Value::List(elements)
}

pub(super) fn inline<const COUNT: usize>(entries: [(&str, Value); COUNT]) -> Value {
    Value::Inline(entries.map(|(name, value)| (name.to_owned(), value)).into())
}

/// The configuration that every row begins with. Signs of more than one byte stand before all that may be at fault, so
/// that bytes and characters are not the same on one line.
pub(super) fn base() -> Table {
    let mut tree = Table::new();
    for (path, value) in [
        ("environment", text("staging")),
        ("service_name", text("café 🛒")),
        ("http.host", text("0.0.0.0")),
        ("http.port", plain("8080")),
        ("http.request_timeout", text("30s")),
        ("http.trusted_proxies", list([text("10.0.0.0/8")])),
        ("database.url", text("postgres://shop:Qz7mWk2RtX9vLp4B@db.internal/shop")),
        ("database.pool_min", plain("2")),
        ("database.pool_max", plain("10")),
        ("auth.jwt_key", text("Jt5GnYc8HsD3fKw6PzV1bMx9QrT4uEa7LoW2iNkS")),
        ("auth.pin", plain("2718281845")),
        ("upload.max_bytes", plain("1048576")),
        ("upload.allowed_types", list([text("image/png")])),
        ("log.level", text("info")),
        ("log.format", text("json")),
        ("features.beta_checkout", plain("true")),
    ] {
        put(&mut tree, path, value);
    }
    tree
}

/// Where a problem is to be found.
#[derive(Clone, Copy, Debug)]
pub(super) enum At {
    /// At the value that the file has for this path.
    Value(&'static str),
    /// At its key there.
    Key(&'static str),
    /// At its key where that stands once more.
    Again(&'static str),
    Variable(&'static str),
    Default,
}

/// A problem or a warning that is to be told.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub(super) code: Code,
    /// None for what is told of a variable that no setting has.
    pub(super) key: Option<&'static str>,
    pub(super) at: Vec<At>,
    pub(super) meant: Option<&'static str>,
}

/// Told under this key, at the value that the file has for it.
pub(super) fn told(code: Code, key: &'static str) -> Told {
    Told { code, key: Some(key), at: vec![At::Value(key)], meant: None }
}

/// A key that no setting has, told where it stands.
pub(super) fn stray(key: &'static str) -> Told {
    told(Code::UnknownKey, key).at([At::Key(key)])
}

/// A required setting that nothing gives, which stands nowhere.
pub(super) fn missing(key: &'static str) -> Told {
    told(Code::Missing, key).at([])
}

impl Told {
    pub(super) fn at<const COUNT: usize>(mut self, at: [At; COUNT]) -> Self {
        self.at = at.into();
        self
    }

    pub(super) fn meant(mut self, meant: &'static str) -> Self {
        self.meant = Some(meant);
        self
    }
}

/// What is to become of a load.
#[derive(Clone, Debug, Default)]
pub(super) struct Outcome {
    /// In the order of the report. Without any, the load has to succeed.
    pub(super) problems: Vec<Told>,
    pub(super) warnings: Vec<Told>,
    /// The rules that cannot be judged.
    pub(super) not_run: Vec<&'static str>,
}

/// That the load succeeds, without a warning.
pub(super) fn fine() -> Outcome {
    Outcome::default()
}

/// That these problems are told.
pub(super) fn problems<const COUNT: usize>(all: [Told; COUNT]) -> Outcome {
    Outcome { problems: all.into(), ..Outcome::default() }
}

/// That the load succeeds with these warnings.
pub(super) fn warnings<const COUNT: usize>(all: [Told; COUNT]) -> Outcome {
    Outcome { warnings: all.into(), ..Outcome::default() }
}

impl Outcome {
    pub(super) fn warned(mut self, told: Told) -> Self {
        self.warnings.push(told);
        self
    }

    /// The one rule of the shop cannot be judged.
    pub(super) fn not_run(mut self) -> Self {
        self.not_run.push("pool_fits");
        self
    }
}

/// In what a format cannot be like the others.
#[derive(Clone, Debug)]
pub(super) enum Apart {
    /// It cannot say the fault.
    Unsayable,
    /// What is written means something else.
    Other(Outcome),
    /// The same is told in other words, since other things are to be written.
    Words,
}

/// One configuration, whatever format it is written in.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) what: &'static str,
    pub(super) tree: Table,
    pub(super) variables: Vec<(&'static str, &'static str)>,
    pub(super) outcome: Outcome,
    /// Each with the reason.
    pub(super) apart: Vec<(Format, &'static str, Apart)>,
    /// What settings are in the end, where they are.
    pub(super) values: Vec<(&'static str, &'static str)>,
}

pub(super) fn row(what: &'static str) -> Row {
    Row { what, tree: base(), variables: Vec::new(), outcome: fine(), apart: Vec::new(), values: Vec::new() }
}

/// A row in which one setting has another value, which is no value of it.
pub(super) fn invalid(what: &'static str, key: &'static str, value: Value) -> Row {
    row(what).with(key, value).is(problems([told(Code::InvalidValue, key)]))
}

/// A row in which one setting has another value, which its check has something against.
pub(super) fn failed(what: &'static str, key: &'static str, value: Value) -> Row {
    row(what).with(key, value).is(problems([told(Code::CheckFailed, key)]))
}

impl Row {
    /// The table that holds a path, and the last name of the path.
    fn around<'a>(&'a mut self, path: &'static str) -> (&'a mut Table, &'static str) {
        let Some((section, name)) = path.rsplit_once('.') else { return (&mut self.tree, path) };
        match at(&mut self.tree, section) {
            Value::Table(inner) => (inner, name),
            other => panic!("`{section}` is {other:?}"),
        }
    }

    fn entry(&mut self, path: &'static str) -> (&mut Table, usize) {
        let (table, name) = self.around(path);
        let position = table.iter().position(|(of, _)| of == name);
        (table, position.unwrap_or_else(|| panic!("no `{path}`")))
    }

    /// Gives the path this value: in the place of the one that is there, or behind all others of its section.
    pub(super) fn with(mut self, path: &'static str, value: Value) -> Self {
        let (table, name) = self.around(path);
        match table.iter().position(|(of, _)| of == name) {
            Some(position) => table[position].1 = value,
            None => table.push((name.to_owned(), value)),
        }
        self
    }

    /// Gives the path one more value, behind the one that is there.
    pub(super) fn again(mut self, path: &'static str, value: Value) -> Self {
        let (table, position) = self.entry(path);
        let name = table[position].0.clone();
        table.insert(position + 1, (name, value));
        self
    }

    pub(super) fn without(mut self, path: &'static str) -> Self {
        let (table, position) = self.entry(path);
        table.remove(position);
        self
    }

    pub(super) fn renamed(mut self, path: &'static str, name: &str) -> Self {
        let (table, position) = self.entry(path);
        name.clone_into(&mut table[position].0);
        self
    }

    /// Moves what stands at a path to another.
    pub(super) fn moved(mut self, path: &'static str, to: &'static str) -> Self {
        let (table, position) = self.entry(path);
        let (_, value) = table.remove(position);
        self.with(to, value)
    }

    pub(super) fn variable(mut self, name: &'static str, text: &'static str) -> Self {
        self.variables.push((name, text));
        self
    }

    pub(super) fn is(mut self, outcome: Outcome) -> Self {
        self.outcome = outcome;
        self
    }

    /// In the end, a setting has this value.
    pub(super) fn so(mut self, key: &'static str, value: &'static str) -> Self {
        self.values.push((key, value));
        self
    }

    /// In a format it is otherwise, for this reason.
    pub(super) fn but(mut self, format: Format, reason: &'static str, apart: Apart) -> Self {
        self.apart.push((format, reason, apart));
        self
    }

    /// What is to become of it in a format; nothing, where the format cannot say it.
    pub(super) fn outcome_in(&self, format: Format) -> Option<&Outcome> {
        let apart = self.apart.iter().find(|(of, ..)| *of == format);
        match apart {
            Some((.., Apart::Unsayable)) => None,
            Some((.., Apart::Other(outcome))) => Some(outcome),
            Some((.., Apart::Words)) | None => Some(&self.outcome),
        }
    }

    /// True if a format tells it in the same words as the others.
    pub(super) fn shares_words(&self, format: Format) -> bool {
        self.apart.iter().all(|(of, ..)| *of != format)
    }
}
