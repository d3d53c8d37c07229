//! What is done to a configuration that is right, and what should then be said.

mod names;
mod places;
mod syntax;
mod values;

use crate::service::{self, Leaf, PREFIX};
use crate::subjects::{Reads, Subject};
use crate::value::{Format, Tree, Written, written};

/// What a subject is given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Given {
    /// The text of the file, for whoever reads one.
    pub(crate) text: String,
    pub(crate) variables: Vec<(String, String)>,
}

/// Where a mistake stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Place {
    /// Nowhere: something is missing.
    Nowhere,
    /// On one of these lines of the file.
    Lines(Vec<usize>),
    Variable(String),
}

/// A row of the tables: where the mistake is, and of what kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Class {
    pub(crate) of: Where,
    pub(crate) kind: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Where {
    Key,
    Variable,
    Prefix,
    WordInFile,
    WordInVariable,
    ValueInFile,
    ValueInVariable,
    Structure,
}

impl Where {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Key => "key of the file",
            Self::Variable => "name of a variable",
            Self::Prefix => "prefix of a variable",
            Self::WordInFile => "word of an enum, file",
            Self::WordInVariable => "word of an enum, variable",
            Self::ValueInFile => "value, file",
            Self::ValueInVariable => "value, variable",
            Self::Structure => "structure",
        }
    }
}

/// A mistake.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub(crate) class: Class,
    pub(crate) given: Given,
    /// The same without the mistake, if it can be told what was meant.
    pub(crate) meant: Option<Given>,
    /// Each of these says which setting it is; none if the file cannot be read that far.
    pub(crate) names: Vec<String>,
    pub(crate) place: Place,
    /// What was meant, in each of its spellings, if exactly one name or word that is known is a slip away.
    pub(crate) right: Option<Vec<String>>,
    /// The mistake is another setting or value that is known.
    pub(crate) known: bool,
    /// The mistake in a few words.
    pub(crate) what: String,
}

/// What a subject is given when all is right.
pub(crate) struct Base<'a> {
    pub(crate) subject: &'a Subject,
    pub(crate) leaves: Vec<Leaf>,
    pub(crate) tree: Tree,
}

impl<'a> Base<'a> {
    fn new(subject: &'a Subject) -> Self {
        Self { subject, leaves: service::leaves(), tree: service::whole(subject.tenants) }
    }

    fn format(&self) -> Option<Format> {
        match self.subject.reads {
            Reads::File(format) => Some(format),
            Reads::Variables => None,
        }
    }

    fn file(&self, format: Format, tree: &Tree) -> (Given, Written) {
        let file = written(format, tree);
        (Given { text: file.text.clone(), variables: Vec::new() }, file)
    }

    fn variable(&self, leaf: &Leaf) -> String {
        self.subject.variable(leaf.key)
    }

    /// A key as libraries spell it: with dots, as a field, as a flag, as a variable, and as one without its prefix.
    fn spelled(&self, key: &str) -> Vec<String> {
        let variable = self.subject.variable(key);
        let field = key.replace('.', "_");
        let bare = variable[PREFIX.len() + 1..].to_owned();
        vec![key.to_owned(), field.replace('_', "-"), field, bare, variable]
    }

    /// All is said by the file, and one setting by a variable as well; or all by variables, where no file is read.
    fn with_variable(&self, leaf: &Leaf, name: &str, text: &str) -> Given {
        let Some(format) = self.format() else {
            let mut given = self.by_variables(Some(leaf.key));
            given.variables.push((name.to_owned(), text.to_owned()));
            return given;
        };
        let (mut given, _) = self.file(format, &self.tree);
        given.variables.push((name.to_owned(), text.to_owned()));
        given
    }

    fn by_variables(&self, but: Option<&str>) -> Given {
        let leaves = self.leaves.iter().filter(|leaf| but != Some(leaf.key));
        let named = leaves.map(|leaf| (self.variable(leaf), leaf.value.in_variable(self.subject.lists)));
        Given { text: String::new(), variables: named.collect() }
    }

    /// What is right if a variable is not set, if that is right.
    fn without_variable(&self, leaf: &Leaf) -> Option<Given> {
        match self.format() {
            Some(_) => Some(self.plain()),
            None => (!leaf.required).then(|| self.by_variables(Some(leaf.key))),
        }
    }

    /// What is right, and no variable stronger than a file.
    fn plain(&self) -> Given {
        self.format().map_or_else(|| self.by_variables(None), |format| self.file(format, &self.tree).0)
    }
}

/// What is right, by itself and with each setting from a variable: for whoever wants to see that all of it is read.
pub(crate) fn right(subject: &Subject) -> (Given, Vec<Given>) {
    let base = Base::new(subject);
    let each = base
        .leaves
        .iter()
        .map(|leaf| base.with_variable(leaf, &base.variable(leaf), &leaf.other.in_variable(subject.lists)));
    (base.plain(), each.collect())
}

/// Every mistake that can be made with a subject.
pub(crate) fn all(subject: &Subject) -> Vec<Case> {
    let base = Base::new(subject);
    let mut all = Vec::new();
    if let Some(format) = base.format() {
        all.extend(names::of_keys(&base, format));
        all.extend(values::words_in_file(&base, format));
        all.extend(values::in_file(&base, format));
        all.extend(places::misplaced(&base, format));
        all.extend(places::sections(&base, format));
        all.extend(syntax::broken(&base, format));
    }
    all.extend(names::of_variables(&base));
    all.extend(values::words_in_variables(&base));
    all.extend(values::in_variables(&base));
    all.extend(places::missing(&base));
    all
}
