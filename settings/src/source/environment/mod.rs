//! The environment: the variables as data, walked once, each matched with the setting that it is for.

mod declared;

use std::ffi::OsString;
use std::fmt;
use std::sync::Arc;

use zeroize::{Zeroize, Zeroizing};

use self::declared::Declared;
use super::{Gathered, Stranger};
use crate::key;
use crate::layer::{Content, Label, Layer, Match, Text};
use crate::origin::{Origin, OriginKind};
use crate::outline::Outline;
use crate::problem::{Code, Problem};

/// The variables of a process, or ones made up in their place.
///
/// ```
/// use settings::{Environment, Loader, Settings};
///
/// #[derive(Settings)]
/// #[settings(prefix = "SHOP")]
/// struct Shop {
///     port: u16,
/// }
///
/// let environment = Environment::from([("SHOP_PORT", "8080")]);
/// let shop = Loader::<Shop>::new().environment(environment).load()?;
/// assert_eq!(shop.port, 8080);
/// # Ok::<(), settings::LoadError>(())
/// ```
pub struct Environment(Variables);

enum Variables {
    OfProcess,
    Given(Vec<(OsString, Zeroizing<Vec<u8>>)>),
}

impl Environment {
    /// The variables of this process, read when the settings are loaded.
    ///
    /// What the library copies of them is wiped after the load; the process's own environment block stays as it is.
    pub fn of_process() -> Self {
        Self(Variables::OfProcess)
    }

    /// No variables at all.
    pub fn empty() -> Self {
        Self(Variables::Given(Vec::new()))
    }
}

impl<N: Into<OsString>, V: Into<OsString>> FromIterator<(N, V)> for Environment {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(variables: I) -> Self {
        let one = |(name, value): (N, V)| (name.into(), bytes(value.into()));
        Self(Variables::Given(variables.into_iter().map(one).collect()))
    }
}

impl<N: Into<OsString>, V: Into<OsString>, const COUNT: usize> From<[(N, V); COUNT]> for Environment {
    fn from(variables: [(N, V); COUNT]) -> Self {
        variables.into_iter().collect()
    }
}

/// Shows how many variables there are, and of none its value.
impl fmt::Debug for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Variables::OfProcess => f.write_str("Environment(of the process)"),
            Variables::Given(variables) => write!(f, "Environment({} variables)", variables.len()),
        }
    }
}

/// The value's own buffer, to be wiped when it is dropped.
fn bytes(value: OsString) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(value.into_encoded_bytes())
}

impl Environment {
    /// Calls `each` with every variable, and wipes what is not kept.
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the environment")]
    fn walk(self, mut each: impl FnMut(OsString, Zeroizing<Vec<u8>>)) {
        match self.0 {
            Variables::OfProcess => {
                std::env::vars_os().for_each(|(name, value)| each(name, bytes(value)));
            }
            Variables::Given(variables) => variables.into_iter().for_each(|(name, value)| each(name, value)),
        }
    }

    /// The value of one variable, without loading anything: where the file of settings is, for example.
    pub(crate) fn take(self, name: &str) -> (Option<Zeroizing<Vec<u8>>>, Self) {
        let mut found = None;
        let mut all = Vec::new();
        self.walk(|of, value| {
            if of == name {
                found = Some(value.clone());
            }
            all.push((of, value));
        });
        (found, Self(Variables::Given(all)))
    }
}

/// What a load wants to know of the environment besides the settings.
#[derive(Debug, Default)]
pub(crate) struct Expected<'a> {
    /// Names, and beginnings of names that end in `*`, which belong to others.
    pub(crate) ignored: &'a [String],
    /// The variable that names the file of settings, where one does.
    pub(crate) config: Option<&'a str>,
}

impl Expected<'_> {
    fn passes_over(&self, name: &str) -> bool {
        self.config == Some(name)
            || self.ignored.iter().any(|one| match one.strip_suffix('*') {
                Some(start) => name.starts_with(start),
                None => one == name,
            })
    }
}

/// What walking the environment collects.
struct Walk<'a> {
    outline: &'a Outline,
    expected: &'a Expected<'a>,
    /// The variable that says what unknown names mean.
    strictness_name: String,
    strictness: Option<String>,
    gathered: Gathered,
    texts: Vec<Text>,
    links: Vec<String>,
    /// The declared variables with their keys, made when the first name is not one of them.
    declared: Declared,
    /// How many variables are only counted: misspelt ones, strangers, and those that are not UTF-8.
    more: [usize; 3],
}

/// Makes a layer of the variables that settings have, and reports those under the prefix that none has. Gives the
/// value of `PREFIX_SETTINGS_UNKNOWN` as well.
pub(crate) fn gather(
    environment: Environment,
    outline: &Outline,
    expected: &Expected<'_>,
) -> (Gathered, Option<String>) {
    let name = Arc::from("environment");
    let layer = Layer { kind: OriginKind::Variable, name, content: Content::Texts(Vec::new()) };
    let mut walk = Walk {
        outline,
        expected,
        strictness_name: format!("{}_SETTINGS_UNKNOWN", outline.prefix()),
        strictness: None,
        gathered: Gathered::new(layer),
        texts: Vec::new(),
        links: Vec::new(),
        declared: Declared::default(),
        more: [0; 3],
    };
    environment.walk(|name, value| walk.variable(name, value));
    walk.finish()
}

impl Walk<'_> {
    fn variable(&mut self, name: OsString, value: Zeroizing<Vec<u8>>) {
        // Most variables are other programs', and told from ours by their first bytes. Every declared name is UTF-8,
        // so a name that is not is somebody else's too.
        if !self.outline.may_be_ours(name.as_encoded_bytes()) {
            return;
        }
        let Ok(name) = name.into_string() else { return };
        let found = self.outline.by_variable(&name);
        if found.is_empty() {
            return self.unclaimed(name, &value);
        }
        match utf8(value) {
            Some(value) => {
                let item = self.texts.len() as u32;
                self.texts.push(Text { label: Label::new(OriginKind::Variable, name), value });
                self.gathered.matches.extend(found.into_iter().map(|found| found.caseless(item)));
            }
            None => found.into_iter().take(1).for_each(|found| self.garbled(&name, &found.caseless(0))),
        }
    }

    /// A variable that no setting has: one of the library's own, a stranger's, or a mistake.
    fn unclaimed(&mut self, name: String, value: &[u8]) {
        if !self.outline.claims(&name) || self.expected.passes_over(&name) {
            return;
        }
        if name != self.strictness_name {
            return self.undeclared(name, value);
        }
        self.strictness = Some(String::from_utf8_lossy(value).into_owned());
        if value.is_empty() {
            self.gathered.warnings.push(empty(&name));
        }
    }

    /// A value of ours that is not UTF-8.
    fn garbled(&mut self, name: &str, of: &Match) {
        let key = self.outline.key(of.place, of.field, &self.outline.steps(of.place, &of.ids));
        self.gathered.broken.push(key.clone());
        let key = of.entry.as_ref().map_or(key.clone(), |entry| key::join(&key, entry));
        if self.gathered.problems.len() < MOST {
            self.gathered.problems.push(not_utf8(name).about(key::printable(&key)));
        } else {
            self.more[2] += 1;
        }
    }

    /// A variable under the prefix that no setting has.
    fn undeclared(&mut self, name: String, value: &[u8]) {
        if is_service_link(&name, value) {
            return self.links.push(name);
        }
        let origin = Origin::named(OriginKind::Variable, &name);
        let problem = Problem::new(Code::UnknownVariable, "no setting has this variable").from(origin);
        match self.declared.meant(self.outline, &name) {
            Some(_) if self.gathered.unknown.len() >= MOST => self.more[0] += 1,
            None if self.gathered.warnings.len() >= MOST => self.more[1] += 1,
            Some((variable, key)) => {
                let (name, variable) = (key::printable(&name), key::printable(&variable));
                let help = format!("it is probably meant for `{key}`: set `{variable}`, or unset `{name}`");
                let problem = problem.suggest(variable).advise(help);
                self.gathered.unknown.push(Stranger { problem, meant: Some(key) });
            }
            None => {
                let help = "unset it, or name it in `Loader::ignore` if it belongs to another program";
                self.gathered.warnings.push(problem.advise(help));
            }
        }
    }

    fn finish(mut self) -> (Gathered, Option<String>) {
        // The environment has no order; the report does.
        let name = |problem: &Problem| problem.origins.first().and_then(|one| one.name.clone());
        self.gathered.unknown.sort_by_key(|stranger| name(&stranger.problem));
        self.gathered.problems.sort_by_key(name);
        self.gathered.warnings.sort_by_key(name);
        if !self.links.is_empty() {
            self.gathered.warnings.push(service_links(&mut self.links));
        }
        let [misspelt, strangers, not_utf8] = self.more.map(|count| (count > 0).then_some(count));
        let more = |code, count: usize, what: &str| {
            let (s, have) = if count == 1 { ("", "has") } else { ("s", "have") };
            let problem =
                Problem::new(code, format!("{count} more variable{s} under the prefix {have} {what}"));
            problem.advise("correct the ones above first")
        };
        let unknown = misspelt.map(|count| more(Code::UnknownVariable, count, "a name that is misspelt"));
        self.gathered.unknown.extend(unknown.map(|problem| Stranger { problem, meant: None }));
        let unknown = strangers.map(|count| more(Code::UnknownVariable, count, "a name that no setting has"));
        self.gathered.warnings.extend(unknown);
        let broken = not_utf8.map(|count| more(Code::NotUtf8, count, "a value that is not UTF-8"));
        self.gathered.problems.extend(broken);
        self.gathered.layer.content = Content::Texts(self.texts);
        (self.gathered, self.strictness)
    }
}

/// The value as a text, in the same buffer.
fn utf8(mut value: Zeroizing<Vec<u8>>) -> Option<Zeroizing<String>> {
    match String::from_utf8(std::mem::take(&mut *value)) {
        Ok(text) => Some(Zeroizing::new(text)),
        Err(error) => {
            error.into_bytes().zeroize();
            None
        }
    }
}

/// A variable of ours whose value cannot be used. Nothing of the value is shown.
pub(crate) fn not_utf8(name: &str) -> Problem {
    Problem::new(Code::NotUtf8, "the value is not UTF-8")
        .from(Origin::named(OriginKind::Variable, name))
        .advise("set the variable to a text in UTF-8")
}

/// A variable that says how to load, and says nothing.
pub(crate) fn empty(name: &str) -> Problem {
    Problem::set_but_empty(Origin::named(OriginKind::Variable, name))
}

/// How many unknown variables a report tells one by one.
const MOST: usize = 100;

/// True for the variables that Kubernetes and Docker links set for every service of a namespace.
fn is_service_link(name: &str, value: &[u8]) -> bool {
    let url = [&b"tcp://"[..], b"udp://", b"sctp://"].iter().any(|scheme| value.starts_with(scheme));
    let port = |rest: &str| {
        let (number, protocol) = rest.split_once('_').unwrap_or((rest, ""));
        let protocol = protocol.split('_').next().unwrap_or_default();
        !number.is_empty()
            && number.bytes().all(|b| b.is_ascii_digit())
            && matches!(protocol, "TCP" | "UDP" | "SCTP")
    };
    name.ends_with("_SERVICE_HOST")
        || name.ends_with("_SERVICE_PORT")
        || name.contains("_SERVICE_PORT_")
        || (name.ends_with("_PORT") && url)
        || name.match_indices("_PORT_").any(|(at, part)| port(&name[at + part.len()..]))
}

fn service_links(names: &mut [String]) -> Problem {
    names.sort_unstable();
    let count = names.len();
    let (s, first) = (if count == 1 { "" } else { "s" }, names.first().map_or("", String::as_str));
    let mut problem = Problem::new(
        Code::ServiceLinks,
        format!("{count} variable{s} that the cluster sets for its services, such as `{first}`: passed over"),
    )
    .advise("set `enableServiceLinks: false` in the pod's spec to be rid of them");
    problem.origins = names.iter().map(|name| Origin::named(OriginKind::Variable, name)).collect();
    problem
}
