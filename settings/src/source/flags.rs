//! Flags of the command line: `--http.port=9000`, or `--http.port 9000`.

use std::collections::HashSet;
use std::ffi::OsString;
use std::iter::Peekable;
use std::sync::Arc;

use zeroize::Zeroizing;

use super::variables::utf8;
use super::{Gathered, Stranger};
use crate::key::{nearest, printable};
use crate::layer::{Content, Label, Layer, Text};
use crate::origin::{Origin, OriginKind};
use crate::outline::{Found, Outline, Steps};
use crate::problem::{Code, Problem};

/// Makes a layer of flags. Every one is for a setting, by its key, and has a value.
///
/// What stands in a wrong place may be a secret. So no text is shown but the name of a flag that is, or was probably
/// meant for, a setting.
pub(crate) fn gather(arguments: Vec<OsString>, outline: &Outline) -> Gathered {
    let name = Arc::from("flags");
    let layer = Layer { kind: OriginKind::Flag, name, content: Content::Texts(Vec::new()) };
    let given = HashSet::new();
    let mut flags = Flags { outline, gathered: Gathered::new(layer), texts: Vec::new(), given };
    let bytes = |argument: OsString| Zeroizing::new(argument.into_encoded_bytes());
    let mut arguments = arguments.into_iter().map(bytes).zip(1..).peekable();
    while let Some((argument, number)) = arguments.next() {
        flags.argument(&argument, number, &mut arguments);
    }
    flags.gathered.layer.content = Content::Texts(flags.texts);
    flags.gathered
}

/// An argument, and its place on the command line.
type Argument = (Zeroizing<Vec<u8>>, u32);

struct Flags<'a> {
    outline: &'a Outline,
    gathered: Gathered,
    texts: Vec<Text>,
    /// The keys that were given.
    given: HashSet<String>,
}

impl Flags<'_> {
    fn argument(
        &mut self,
        argument: &[u8],
        number: u32,
        rest: &mut Peekable<impl Iterator<Item = Argument>>,
    ) {
        let Some(flag) = argument.strip_prefix(b"--").filter(|flag| !flag.is_empty()) else {
            return self.stray(number);
        };
        let sign = flag.iter().position(|byte| *byte == b'=');
        let (key, value) = match sign {
            Some(at) => (&flag[..at], Some(Zeroizing::new(flag[at + 1..].to_vec()))),
            None => (flag, None),
        };
        let key = std::str::from_utf8(key).unwrap_or_default();
        let found = self.outline.by_key(key);
        let usable = found.first().filter(|found| !self.is_secret(found));
        let value = value.or_else(|| {
            // A value may begin with one hyphen, as negative numbers do. What follows a flag that is not to be used may
            // be a secret whatever it looks like, unless it is a flag itself.
            let is_value = |(next, _): &Argument| match next.strip_prefix(b"--") {
                None => true,
                Some(next) => usable.is_none() && !self.is_flag(next),
            };
            rest.next_if(is_value).map(|(value, _)| value)
        });
        match found.first() {
            Some(_) => self.flag(key, &found, value),
            None => self.unknown(key, number),
        }
    }

    fn is_secret(&self, found: &Found) -> bool {
        let field = self.outline.field(found.place, found.field);
        field.as_section().is_none() && field.is_secret()
    }

    /// True for what begins with the key of a setting.
    fn is_flag(&self, flag: &[u8]) -> bool {
        let key = flag.split(|byte| *byte == b'=').next().unwrap_or_default();
        std::str::from_utf8(key).is_ok_and(|key| !self.outline.by_key(key).is_empty())
    }

    fn flag(&mut self, key: &str, found: &[Found], value: Option<Zeroizing<Vec<u8>>>) {
        let Some(first) = found.first() else { return };
        let name = format!("--{key}");
        let setting = self.outline.key(first.place, first.field, &self.steps(first));
        let again = !self.given.insert(key.to_owned());
        let value =
            match value {
                _ if self.is_secret(first) => Err(self.secret(first)),
                _ if again => Err(Problem::new(Code::DuplicateKey, "the flag is given more than once")
                    .advise("give it once")),
                None => Err(Problem::new(Code::NoValue, "the flag has no value")
                    .advise(format!("write `{name}=…`; a bool has a value as well, `true` or `false`"))),
                Some(value) => utf8(value).ok_or_else(|| {
                    Problem::new(Code::NotUtf8, "the value is not UTF-8").advise("write the value in UTF-8")
                }),
            };
        match value {
            Ok(value) => {
                let item = self.texts.len() as u32;
                self.texts.push(Text::new(Label::new(OriginKind::Flag, name), value));
                let matches = found.iter().cloned().map(|found| found.exactly(item));
                self.gathered.matches.extend(matches);
            }
            // Of a flag that is given three times, one problem is enough.
            Err(_) if self.gathered.broken.contains(&setting) => {}
            Err(problem) => {
                let problem = problem.about(printable(key)).from(Origin::named(OriginKind::Flag, &name));
                self.gathered.problems.push(problem);
                self.gathered.broken.push(setting);
            }
        }
    }

    fn steps(&self, found: &Found) -> Steps {
        self.outline.steps(found.place, &found.ids)
    }

    fn secret(&self, found: &Found) -> Problem {
        let message = "a secret may not be given by a flag: everybody on the machine can read it";
        let variable = self.outline.variable(found.place, found.field, &self.steps(found));
        let help = match variable {
            Some(variable) => format!("set the variable `{variable}`, or use a secret file"),
            None => "use a secret file, or a file of settings".to_owned(),
        };
        Problem::new(Code::WrongSource, message).advise(help)
    }

    /// A flag that no setting has. Its name is told if it was probably meant for one, and if not, then only where it is.
    fn unknown(&mut self, key: &str, number: u32) {
        // What has settings in it cannot be given by a flag: to name it would help nobody.
        let single = |found: &Found| {
            let field = self.outline.field(found.place, found.field);
            field.as_section().is_none() && !field.is_map()
        };
        let is_single = |key: &String| self.outline.by_key(key).first().is_some_and(single);
        let keys: Vec<String> = self.outline.keys().filter(is_single).collect();
        let Some(meant) = nearest(key, keys.iter().map(String::as_str)) else {
            let message = "no setting has this flag; it is not shown, since it may be part of a secret";
            let problem = Problem::new(Code::UnknownFlag, message).from(argument(number));
            let problem =
                problem.advise("take it out, or name it as the key of a setting: `--http.port=9000`");
            return self.gathered.unknown.push(Stranger { problem, meant: None });
        };
        let origin = Origin::named(OriginKind::Flag, &format!("--{key}"));
        let problem = Problem::new(Code::UnknownFlag, "no setting has this flag").from(origin);
        let found = self.outline.by_key(meant).into_iter().next();
        let problem = match found.filter(|found| self.is_secret(found)) {
            Some(secret) => {
                let help = self.secret(&secret);
                problem.advise(format!(
                    "it is probably meant for `{meant}`, which is a secret: {}",
                    help.help().unwrap_or_default()
                ))
            }
            None => problem.suggest(format!("--{meant}")).advise("correct the flag, or take it out"),
        };
        self.gathered.unknown.push(Stranger { problem, meant: Some(meant.to_owned()) });
    }

    /// An argument that is no flag and no flag's value.
    fn stray(&mut self, number: u32) {
        let message =
            "this argument is no flag of a setting; it is not shown, since it may be part of a secret";
        let help = "a flag is the key of a setting behind two hyphens, with its value: `--http.port=9000`";
        let problem = Problem::new(Code::UnexpectedArgument, message).from(argument(number));
        self.gathered.problems.push(problem.advise(help));
    }
}

/// An argument by its place, where its text is not to be shown.
fn argument(number: u32) -> Origin {
    Origin::named(OriginKind::Flag, &format!("argument {number}"))
}
