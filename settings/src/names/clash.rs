//! What was found, and what is said of it.

use super::Names;
use super::text::{Line, Text};
use super::way::Way;

/// How many are told at once.
const MOST: usize = 5;

/// Two names that are the same, or one that can mean nothing.
#[derive(Clone, Copy)]
pub(crate) struct Clash {
    kind: Kind,
    one: Way,
    other: Way,
}

#[derive(Clone, Copy)]
enum Kind {
    /// Two settings of one variable.
    Shared,
    /// Two settings of one key.
    Key(&'static str),
    /// A variable that the library reads itself; with its name behind the prefix, and what it is for.
    Taken(&'static str, &'static str),
    /// A variable that could as well be an entry of the list or map that comes first.
    Entry,
    /// A variable that names the file of the secret that comes first.
    File,
    /// A variable with a name of its own, in the list or map that comes first.
    InMany,
}

/// The first that were found.
#[derive(Clone, Copy)]
pub(crate) struct Found {
    all: [Option<Clash>; MOST],
    more: bool,
}

impl Found {
    pub(super) const fn new() -> Self {
        Self { all: [None; MOST], more: false }
    }

    pub(super) const fn shared(&mut self, one: Way, other: Way) {
        self.add(Clash { kind: Kind::Shared, one, other });
    }

    pub(super) const fn key(&mut self, key: &'static str, one: Way, other: Way) {
        self.add(Clash { kind: Kind::Key(key), one, other });
    }

    pub(super) const fn taken(&mut self, name: &'static str, purpose: &'static str, by: Way) {
        self.add(Clash { kind: Kind::Taken(name, purpose), one: by, other: by });
    }

    pub(super) const fn entry(&mut self, many: Way, other: Way) {
        self.add(Clash { kind: Kind::Entry, one: many, other });
    }

    pub(super) const fn file(&mut self, secret: Way, other: Way) {
        self.add(Clash { kind: Kind::File, one: secret, other });
    }

    pub(super) const fn in_many(&mut self, many: Way, other: Way) {
        self.add(Clash { kind: Kind::InMany, one: many, other });
    }

    /// Adds one, unless the two have met already: who shares a key shares a variable too.
    const fn add(&mut self, clash: Clash) {
        let mut at = 0;
        while at < MOST {
            match &self.all[at] {
                None => {
                    self.all[at] = Some(clash);
                    return;
                }
                Some(known) if known.one.is_same(&clash.one) && known.other.is_same(&clash.other) => return,
                Some(_) => at += 1,
            }
        }
        self.more = true;
    }

    /// Ends the compilation with all of it, if there is anything.
    #[expect(clippy::panic, reason = "only the compiler gets here")]
    pub(super) const fn refuse(&self, names: Names) {
        let mut page = Text::<{ (MOST + 1) * Line::ROOM }>::new("");
        let mut at = 0;
        while at < MOST {
            if let Some(clash) = &self.all[at] {
                page.push(if at == 0 { "" } else { "\n" });
                page.push(clash.message(names).cut());
                page.push(": ");
                page.push(clash.cure());
            }
            at += 1;
        }
        page.push(if self.more { "\nand there are more" } else { "" });
        if self.all[0].is_some() {
            panic!("{}", page.cut());
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Clash> {
        self.all.iter().flatten()
    }
}

impl Clash {
    /// The key of the setting that it is about.
    pub(crate) fn key(&self) -> String {
        let mut key = Line::new("");
        key.push_key(&self.other);
        key.cut().to_owned()
    }

    /// What is wrong.
    pub(crate) const fn message(&self, names: Names) -> Line {
        let Self { kind, one, other } = self;
        match kind {
            Kind::Shared => {
                let mut message = Line::new("the settings `");
                message.push_key(one);
                message.push("` and `");
                message.push_key(other);
                message.push("` share the variable `");
                message.push(names.full(one).cut());
                message.push("`");
                message
            }
            Kind::Key(key) => {
                let mut message = Line::new("the key `");
                message.push(key);
                message.push("` stands twice on one level: for `");
                message.push_path(one);
                message.push("` and for `");
                message.push_path(other);
                message.push("` in the code");
                message
            }
            Kind::Taken(name, purpose) => {
                let mut message = Line::new("the variable `");
                message.push(names.taken(name).cut());
                message.push("` ");
                message.push(purpose);
                message.push(", so `");
                message.push_key(one);
                message.push("` cannot have it");
                message
            }
            Kind::Entry => names.sentence(other, "would be an entry of", one, "as well"),
            Kind::File => names.sentence(other, "names the file of the secret", one, "as well"),
            Kind::InMany => names.sentence(other, "cannot say which of", one, "it is for"),
        }
    }

    /// What to do.
    pub(crate) const fn cure(&self) -> &'static str {
        match self.kind {
            Kind::Shared => {
                "give one of them another name with `rename`, or a variable of its own with `env`"
            }
            Kind::Key(_) => {
                "give one of them another name with `rename`, or write `nested` in place of a `flatten`"
            }
            Kind::Taken(..) => "give it another name with `rename`, or a variable with `env`",
            Kind::File => {
                "take it out, since every secret has such a variable, or give it another name with `rename`"
            }
            Kind::Entry => "give one of them another name with `rename`, or another variable with `env`",
            Kind::InMany => "take its `env` out, and it has a variable in each of them",
        }
    }
}

impl Names {
    /// What a variable would be of another setting, besides.
    const fn sentence(self, of: &Way, is: &str, another: &Way, end: &str) -> Line {
        let mut message = Line::new("the variable `");
        message.push(self.full(of).cut());
        message.push("` of `");
        message.push_key(of);
        message.push("` ");
        message.push(is);
        message.push(" `");
        message.push_key(another);
        message.push("` ");
        message.push(end);
        message
    }
}
