//! The service that every subject loads: so many settings, where each comes from, and what has to come of it.

use std::fmt::Write;

/// What a setting is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Port,
    Bool,
    Text,
    Span,
    Bytes,
    List,
    Level,
    MaybeText,
    Address,
    Ratio,
    Secret,
    MaybeNumber,
}

/// Each kind once: so one setting of twelve is a secret.
const KINDS: [Kind; 12] = [
    Kind::Port,
    Kind::Bool,
    Kind::Text,
    Kind::Span,
    Kind::Bytes,
    Kind::List,
    Kind::Level,
    Kind::MaybeText,
    Kind::Address,
    Kind::Ratio,
    Kind::Secret,
    Kind::MaybeNumber,
];

impl Kind {
    /// The name of a field of this kind.
    fn name(self) -> &'static str {
        match self {
            Self::Port => "port",
            Self::Bool => "enabled",
            Self::Text => "title",
            Self::Span => "idle_timeout",
            Self::Bytes => "max_bytes",
            Self::List => "hosts",
            Self::Level => "log_level",
            Self::MaybeText => "label",
            Self::Address => "bind_address",
            Self::Ratio => "ratio",
            Self::Secret => "api_token",
            Self::MaybeNumber => "worker_limit",
        }
    }

    /// The type of the field.
    pub fn rust(self) -> &'static str {
        match self {
            Self::Port => "u16",
            Self::Bool => "bool",
            Self::Text => "String",
            Self::Span => "Duration",
            Self::Bytes => "u64",
            Self::List => "Vec<String>",
            Self::Level => "Level",
            Self::MaybeText => "Option<String>",
            Self::Address => "SocketAddr",
            Self::Ratio => "f64",
            Self::Secret => "SecretString",
            Self::MaybeNumber => "Option<u32>",
        }
    }

    pub fn is_optional(self) -> bool {
        matches!(self, Self::MaybeText | Self::MaybeNumber)
    }

    /// The default as an expression of the type; of an option there is none.
    pub fn default(self) -> Option<&'static str> {
        Some(match self {
            Self::Port => "8080",
            Self::Bool => "true",
            Self::Text => "\"shop\".to_owned()",
            Self::Span => "Duration::from_secs(30)",
            Self::Bytes => "65_536",
            Self::List => "vec![\"localhost\".to_owned()]",
            Self::Level => "Level::Info",
            Self::Address => "SocketAddr::from(([127, 0, 0, 1], 80))",
            Self::Ratio => "0.5",
            Self::MaybeText | Self::MaybeNumber | Self::Secret => return None,
        })
    }

    /// The same as a literal of a file.
    pub fn default_in_file(self) -> Option<&'static str> {
        Some(match self {
            Self::Port => "8080",
            Self::Bool => "true",
            Self::Text => "\"shop\"",
            Self::Span => "\"30s\"",
            Self::Bytes => "65536",
            Self::List => "[\"localhost\"]",
            Self::Level => "\"info\"",
            Self::Address => "\"127.0.0.1:80\"",
            Self::Ratio => "0.5",
            Self::MaybeText | Self::MaybeNumber | Self::Secret => return None,
        })
    }

    /// The same as a text of a variable.
    pub fn default_text(self) -> Option<&'static str> {
        self.default_in_file().map(|literal| literal.trim_matches(['[', ']', '"']))
    }

    /// The default as the program prints it.
    fn default_printed(self) -> &'static str {
        match self {
            Self::Port => "8080",
            Self::Bool => "true",
            Self::Text => "shop",
            Self::Span => "30000",
            Self::Bytes => "65536",
            Self::List => "localhost",
            Self::Level => "Info",
            Self::Address => "127.0.0.1:80",
            Self::Ratio => "0.5",
            Self::MaybeText | Self::MaybeNumber | Self::Secret => "None",
        }
    }

    /// An expression that prints a value of this kind, which is at `place`.
    pub fn print(self, place: &str) -> String {
        match self {
            Self::Span => format!("{place}.as_millis()"),
            Self::List => format!("{place}.join(\"+\")"),
            Self::Level => format!("format_args!(\"{{:?}}\", {place})"),
            Self::MaybeText | Self::MaybeNumber => format!("format_args!(\"{{:?}}\", {place})"),
            Self::Secret => format!("{place}.expose_secret()"),
            _ => place.to_owned(),
        }
    }
}

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    File,
    Environment,
    Default,
}

/// One setting.
#[derive(Clone, Debug)]
pub struct Leaf {
    pub name: &'static str,
    pub kind: Kind,
    pub from: From,
    pub required: bool,
    /// Makes the values of one kind different.
    number: usize,
}

impl Leaf {
    fn of(number: usize) -> Self {
        let kind = KINDS[number % KINDS.len()];
        // A secret has no default, and neither has one setting of sixty besides.
        let required = kind == Kind::Secret || number % 60 == 8;
        // Of twelve seven from the file and three from the environment; which kinds they are goes round.
        let from = match (number + number / KINDS.len() * 5 + 6) % 12 {
            0..7 => From::File,
            7..10 => From::Environment,
            _ if required => From::Environment,
            _ => From::Default,
        };
        Self { name: kind.name(), kind, from, required, number }
    }

    /// The value as a text of a variable; the elements of a list are joined by this.
    fn text(&self, join: &str) -> String {
        let number = self.number;
        match self.kind {
            Kind::Port => (2000 + number % 60_000).to_string(),
            Kind::Bool => (number % 24 < 12).to_string(),
            Kind::Text => format!("text of {number}"),
            Kind::Span => format!("{}s", 1 + number % 600),
            Kind::Bytes => (1_000_000 + number).to_string(),
            Kind::List => ["a", "b", "c"].map(|host| format!("{host}{number}.example.org")).join(join),
            Kind::Level => ["error", "warn", "info", "debug"][number / 12 % 4].to_owned(),
            Kind::MaybeText => format!("label {number}"),
            Kind::Address => format!("10.0.{}.{}:{}", number / 250, number % 250, 1024 + number),
            Kind::Ratio => format!("{number}.25"),
            Kind::Secret => format!("s3cret-of-{number}-that-is-long"),
            Kind::MaybeNumber => number.to_string(),
        }
    }

    /// The value as a file has it: TOML, and of the same form in JSON.
    pub fn in_file(&self) -> String {
        match self.kind {
            Kind::Port | Kind::Bool | Kind::Bytes | Kind::Ratio | Kind::MaybeNumber => self.text(""),
            Kind::List => format!("[\"{}\"]", self.text("\", \"")),
            _ => format!("\"{}\"", self.text("")),
        }
    }

    /// The value as a variable has it.
    pub fn in_variable(&self) -> String {
        self.text(",")
    }

    /// The value as the program prints it.
    fn printed(&self) -> String {
        match (self.from, self.kind) {
            (From::Default, kind) => kind.default_printed().to_owned(),
            (_, Kind::Span) => ((1 + self.number % 600) * 1000).to_string(),
            (_, Kind::List) => self.text("+"),
            (_, Kind::Level) => ["Error", "Warn", "Info", "Debug"][self.number / 12 % 4].to_owned(),
            (_, Kind::MaybeText) => format!("Some(\"{}\")", self.text("")),
            (_, Kind::MaybeNumber) => format!("Some({})", self.text("")),
            _ => self.text(""),
        }
    }
}

/// A section with its settings.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its key.
    pub name: String,
    /// Its type.
    pub type_name: String,
    pub leaves: Vec<Leaf>,
}

/// A service of so many settings.
#[derive(Clone, Debug)]
pub struct Described {
    pub sections: Vec<Section>,
    leaves: usize,
}

const SECTIONS: [&str; 8] =
    ["server", "database", "cache", "queue", "mailer", "search", "storage", "metrics"];

/// How many variables the environment has that are nobody's here.
const FOREIGN: usize = 120;

impl Described {
    /// Sections have eight settings and seven by turns: sixty settings are eight sections.
    pub fn new(leaves: usize) -> Self {
        let mut sections: Vec<Section> = Vec::new();
        let mut all = (0..leaves).map(Leaf::of).peekable();
        while all.peek().is_some() {
            let at = sections.len();
            let (word, round) = (SECTIONS[at % SECTIONS.len()], at / SECTIONS.len());
            let name = if round == 0 { word.to_owned() } else { format!("{word}{round}") };
            let type_name = name[..1].to_uppercase() + &name[1..];
            let leaves = all.by_ref().take(8 - at % 2).collect();
            sections.push(Section { name, type_name, leaves });
        }
        Self { sections, leaves }
    }

    pub fn leaves(&self) -> usize {
        self.leaves
    }

    /// Each setting with its section.
    pub fn all(&self) -> impl Iterator<Item = (&Section, &Leaf)> {
        self.sections.iter().flat_map(|section| section.leaves.iter().map(move |leaf| (section, leaf)))
    }

    /// How many settings come from there.
    pub fn count(&self, from: From) -> usize {
        self.all().filter(|(_, leaf)| leaf.from == from).count()
    }

    /// What a program prints that has loaded all as it should.
    pub fn expected(&self) -> String {
        let lines =
            self.all().map(|(section, leaf)| format!("{}.{}={}\n", section.name, leaf.name, leaf.printed()));
        lines.collect()
    }

    /// The file in TOML.
    pub fn toml(&self) -> String {
        let mut out = String::new();
        for section in &self.sections {
            let _ = writeln!(out, "[{}]", section.name);
            for leaf in section.leaves.iter().filter(|leaf| leaf.from == From::File) {
                let _ = writeln!(out, "{} = {}", leaf.name, leaf.in_file());
            }
            out.push('\n');
        }
        out
    }

    /// The same in JSON.
    pub fn json(&self) -> String {
        let section = |section: &Section| {
            let leaves = section.leaves.iter().filter(|leaf| leaf.from == From::File);
            let leaves: Vec<String> =
                leaves.map(|leaf| format!("\"{}\": {}", leaf.name, leaf.in_file())).collect();
            format!("  \"{}\": {{ {} }}", section.name, leaves.join(", "))
        };
        let sections: Vec<String> = self.sections.iter().map(section).collect();
        format!("{{\n{}\n}}\n", sections.join(",\n"))
    }

    /// The settings that the environment gives, whose names `name` makes of section and setting, and those of others
    /// around it.
    pub fn variables(
        &self,
        given: impl Fn(&Leaf) -> bool,
        name: impl Fn(&str, &str) -> String,
        text: impl Fn(&Leaf) -> String,
    ) -> Vec<(String, String)> {
        let own = self.all().filter(|(_, leaf)| given(leaf));
        let own = own.map(|(section, leaf)| (name(&section.name, leaf.name), text(leaf)));
        own.chain((0..FOREIGN).map(foreign)).collect()
    }
}

/// A variable of something else: what a shell, a language and a cluster put into an environment.
fn foreign(at: usize) -> (String, String) {
    match at {
        0 => ("PATH".to_owned(), "/usr/local/bin:/usr/bin:/bin".to_owned()),
        1 => ("LANG".to_owned(), "C.UTF-8".to_owned()),
        2 => ("HOSTNAME".to_owned(), "shop-7d9f6c5b4-x2x9z".to_owned()),
        _ => {
            let (service, part) = (
                at / 6,
                ["HOST", "PORT", "PORT_80_TCP", "PORT_80_TCP_ADDR", "PORT_80_TCP_PORT", "PORT_80_TCP_PROTO"]
                    [at % 6],
            );
            (format!("TEAM{service}_API_SERVICE_{part}"), format!("tcp://10.96.{service}.{at}:80"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sixty_settings_are_as_they_are_described() {
        let described = Described::new(60);
        assert_eq!((described.sections.len(), described.all().count()), (8, 60));
        let of = |from| described.count(from);
        assert_eq!((of(From::File), of(From::Environment), of(From::Default)), (35, 15, 10));
        let all = |what: &dyn Fn(&Leaf) -> bool| described.all().filter(|(_, leaf)| what(leaf)).count();
        assert_eq!(all(&|leaf| leaf.kind == Kind::Secret), 5);
        assert_eq!(all(&|leaf| leaf.required), 6);
    }

    #[test]
    fn no_section_has_a_name_twice() {
        for leaves in [10, 60, 300, 1000] {
            let described = Described::new(leaves);
            assert_eq!(described.all().count(), leaves);
            for section in &described.sections {
                let mut names: Vec<_> = section.leaves.iter().map(|leaf| leaf.name).collect();
                names.sort_unstable();
                names.dedup();
                assert_eq!(names.len(), section.leaves.len(), "{}", section.name);
            }
        }
    }
}
