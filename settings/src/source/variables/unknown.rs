//! Variables under the prefix that no setting has.

use super::declared::Declared;
use super::{Expected, links};
use crate::key::printable;
use crate::origin::{Origin, OriginKind};
use crate::outline::Outline;
use crate::problem::{Code, MOST, Problem};
use crate::sort::sort_by_key;
use crate::source::{Gathered, Stranger};

/// Takes the variables that no setting has.
#[derive(Default)]
pub(super) struct Unclaimed {
    /// Those that the cluster sets, by name.
    links: Vec<(String, Origin)>,
    /// Those that were probably meant for a setting.
    misspelt: Vec<Stranger>,
    /// All others.
    strangers: Vec<Problem>,
    /// The declared variables with their keys, made when the first name is not one of them.
    declared: Declared,
    /// How many misspelt ones, and strangers, are only counted.
    more: [usize; 2],
}

impl Unclaimed {
    pub(super) fn take(
        &mut self,
        outline: &Outline,
        expected: &Expected<'_>,
        name: String,
        value: &[u8],
        origin: Origin,
    ) {
        if links::is_link(&name, value) {
            return self.links.push((name, origin));
        }
        // Of a variable of the environment, the origin has the name already.
        let what = match origin.kind() {
            OriginKind::Variable => "no setting has this variable".to_owned(),
            _ => format!("no setting has the variable `{}`", printable(&name)),
        };
        let problem = Problem::new(Code::UnknownVariable, what).from(origin);
        if let Some(own) = expected.meant(outline, &name) {
            // Where it is misspelt, whole sources are left out.
            let help =
                format!("set `{own}`, which this service reads at start, or unset `{}`", printable(&name));
            let problem = problem.suggest(own).advise(help);
            return self.misspelt.push(Stranger::new(problem, None));
        }
        match self.declared.meant(outline, &name) {
            Some(_) if self.misspelt.len() >= MOST => self.more[0] += 1,
            None if self.strangers.len() >= MOST => self.more[1] += 1,
            Some((variable, key)) => {
                let (name, variable) = (printable(&name), printable(&variable));
                let help = format!("it is probably meant for `{key}`: set `{variable}`, or unset `{name}`");
                let problem = problem.suggest(variable).advise(help);
                self.misspelt.push(Stranger::new(problem, Some(key)));
            }
            None => {
                let help = "unset it, or name it in `Loader::ignore` if it belongs to another program";
                self.strangers.push(problem.advise(help));
            }
        }
    }

    /// Adds what there is to say. The environment has no order; the report does.
    pub(super) fn finish(mut self, gathered: &mut Gathered) {
        let place = |problem: &Problem| problem.origins.first().map(|one| (one.name.clone(), one.line));
        sort_by_key(&mut self.misspelt, |stranger| place(&stranger.problem));
        gathered.unknown.extend(self.misspelt);
        gathered.warnings.extend(self.strangers);
        sort_by_key(&mut gathered.warnings, place);
        if !self.links.is_empty() {
            gathered.warnings.push(links::problem(&mut self.links));
        }
        let [misspelt, strangers] = self.more;
        if misspelt > 0 {
            let problem = more(Code::UnknownVariable, misspelt, "a name that is misspelt");
            gathered.unknown.push(Stranger::new(problem, None));
        }
        if strangers > 0 {
            let problem = more(Code::UnknownVariable, strangers, "a name that no setting has");
            gathered.warnings.push(problem);
        }
    }
}

/// Tells how many variables have a fault besides those that are told one by one.
pub(super) fn more(code: Code, count: usize, what: &str) -> Problem {
    let (s, have) = if count == 1 { ("", "has") } else { ("s", "have") };
    Problem::more(code, format!("{count} more variable{s} under the prefix {have} {what}"))
}
