//! Flags of the command line: `--http.port=9000`, or `--http.port 9000`.

use std::cell::OnceCell;
use std::collections::HashSet;
use std::ffi::OsString;
use std::iter::Peekable;
use std::sync::Arc;

use zeroize::Zeroizing;

use super::variables::utf8;
use super::{Elsewhere, Gathered, Stranger};
use crate::key::printable;
use crate::layer::{Content, Label, Layer, Text};
use crate::origin::{Origin, OriginKind};
use crate::outline::{Found, Names, Outline};
use crate::problem::{Code, MOST, Problem};
use crate::schema::Field;

/// Makes a layer of flags. Every one is for a setting, by its key, and has a value.
///
/// What stands in a wrong place may be a secret. So no text is shown but the name of a flag that is, or was probably
/// meant for, a setting.
pub(crate) fn gather(arguments: Vec<OsString>, outline: &Outline) -> Gathered {
    let name = Arc::from("flags");
    let layer = Layer { kind: OriginKind::Flag, name, content: Content::Texts(Vec::new()) };
    let mut flags = Flags {
        outline,
        names: OnceCell::new(),
        gathered: Gathered::new(layer),
        texts: Vec::new(),
        given: HashSet::new(),
        broken: HashSet::new(),
        strays: 0,
        unknown: 0,
    };
    let bytes = |argument: OsString| Zeroizing::new(argument.into_encoded_bytes());
    let mut arguments = arguments.into_iter().map(bytes).zip(1..).peekable();
    while let Some((argument, number)) = arguments.next() {
        flags.argument(&argument, number, &mut arguments);
    }
    flags.finish()
}

/// An argument, and its place on the command line.
type Argument = (Zeroizing<Vec<u8>>, u32);

struct Flags<'a> {
    outline: &'a Outline,
    /// The names that flags have, laid out when the first one is not one of them.
    names: OnceCell<Names>,
    gathered: Gathered,
    texts: Vec<Text>,
    /// The keys that were given.
    given: HashSet<String>,
    /// Settings of which something is wrong that has been reported, by key.
    broken: HashSet<String>,
    /// How many arguments are no flags, and how many flags are no setting's.
    strays: usize,
    unknown: usize,
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

    fn field(&self, found: &Found) -> &'static Field {
        self.outline.field(found.place, found.field)
    }

    fn is_secret(&self, found: &Found) -> bool {
        let field = self.field(found);
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
        let again = !self.given.insert(key.to_owned());
        if self.is_secret(first) {
            let message = "a secret may not be given by a flag: everybody on the machine can read it";
            return self.refuse(first, &name, Problem::new(Code::WrongSource, message));
        }
        let value =
            match value {
                _ if again => Err(Problem::new(Code::DuplicateKey, "the flag is given more than once")
                    .advise("give it once")),
                None => Err(Problem::new(Code::NoValue, "the flag has no value").advise(format!(
                    "write `{}=…`; a bool has a value as well, `true` or `false`",
                    printable(&name)
                ))),
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
            Err(problem) => self.refuse(first, &name, problem),
        }
    }

    /// A flag that cannot be used. Of one that is given three times, one problem is enough.
    fn refuse(&mut self, found: &Found, name: &str, problem: Problem) {
        if !self.broken.insert(found.key(self.outline)) {
            return;
        }
        let problem = problem.about(printable(name.strip_prefix("--").unwrap_or(name)));
        let problem = problem.from(Origin::named(OriginKind::Flag, name));
        if problem.code() == Code::WrongSource {
            self.gathered.elsewhere.push(Elsewhere { problem, found: found.clone() });
        } else {
            self.gathered.problems.push(problem);
        }
    }

    /// A flag that no setting has. Its name is told if it was probably meant for one, and if not, then only where it is.
    fn unknown(&mut self, key: &str, number: u32) {
        self.unknown += 1;
        if self.unknown > MOST {
            return;
        }
        let names = self.names.get_or_init(|| Names::keys(self.outline));
        let Some((meant, found)) = names.meant(self.outline, key) else {
            let message = "no setting has this flag; it is not shown, since it may be part of a secret";
            let problem = Problem::new(Code::UnknownFlag, message).from(argument(number));
            let help = "take it out, or name it as the key of a setting: `--http.port=9000`";
            return self.gathered.unknown.push(Stranger::new(problem.advise(help), None));
        };
        let origin = Origin::named(OriginKind::Flag, &format!("--{key}"));
        let problem = Problem::new(Code::UnknownFlag, "no setting has this flag").from(origin);
        let whole = found.whole_key(self.outline);
        let stranger = if self.field(&found).may_come_from(OriginKind::Flag) && !self.is_secret(&found) {
            let problem = problem.suggest(format!("--{}", printable(&meant)));
            Stranger::new(problem.advise("correct the flag, or take it out"), Some(whole))
        } else {
            Stranger { elsewhere: Some(found), ..Stranger::new(problem, Some(whole)) }
        };
        self.gathered.unknown.push(stranger);
    }

    /// An argument that is no flag and no flag's value.
    fn stray(&mut self, number: u32) {
        self.strays += 1;
        if self.strays > MOST {
            return;
        }
        let message =
            "this argument is no flag of a setting; it is not shown, since it may be part of a secret";
        let help = "a flag is the key of a setting behind two hyphens, with its value: `--http.port=9000`";
        let problem = Problem::new(Code::UnexpectedArgument, message).from(argument(number));
        self.gathered.problems.push(problem.advise(help));
    }

    fn finish(mut self) -> Gathered {
        self.gathered.layer.content = Content::Texts(self.texts);
        self.gathered.broken.extend(self.broken);
        if let Some(more @ 1..) = self.strays.checked_sub(MOST) {
            let (s, are) = if more == 1 { ("", "is") } else { ("s", "are") };
            let message = format!("{more} more argument{s} that {are} no flag of a setting");
            self.gathered.problems.push(Problem::more(Code::UnexpectedArgument, message));
        }
        if let Some(more @ 1..) = self.unknown.checked_sub(MOST) {
            let s = if more == 1 { "" } else { "s" };
            let problem =
                Problem::more(Code::UnknownFlag, format!("{more} more flag{s} that no setting has"));
            self.gathered.unknown.push(Stranger::new(problem, None));
        }
        self.gathered
    }
}

/// An argument by its place, where its text is not to be shown.
fn argument(number: u32) -> Origin {
    Origin::named(OriginKind::Flag, &format!("argument {number}"))
}
