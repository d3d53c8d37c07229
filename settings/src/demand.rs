//! What a check is: what it demands, in words, and a function that says whether a value meets it.

use std::borrow::Cow;
use std::fmt;

/// A check on a value of type `V`: what it demands, and whether a value meets it.
///
/// An ordinary function is one. Write a type where the demand has parameters or is to appear in documents.
///
/// ```
/// use settings::{Check, Complaint};
/// use std::fmt;
///
/// /// Divisible by a number.
/// struct MultipleOf(u32);
///
/// impl Check<u32> for MultipleOf {
///     fn describe(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
///         write!(f, "a multiple of {}", self.0)
///     }
///
///     fn check(&self, value: &u32) -> Result<(), Complaint> {
///         if value % self.0 == 0 { Ok(()) } else { Err(Complaint::unmet()) }
///     }
/// }
///
/// assert!(MultipleOf(4).check(&8).is_ok());
/// ```
#[diagnostic::on_unimplemented(
    message = "this is no check of a value of the type `{V}`",
    label = "cannot check a `{V}`",
    note = "a check is a function from `&{V}` to `Result<(), &'static str>`, or a type that implements `Check<{V}>`"
)]
pub trait Check<V: ?Sized> {
    /// Writes the demand so that it fits behind "must be": `at least 1024`. Nothing, if only the complaint can tell.
    ///
    /// # Errors
    ///
    /// Those of the formatter.
    fn describe(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;

    /// Says whether the value meets the demand.
    ///
    /// # Errors
    ///
    /// A complaint; [`Complaint::unmet`] where the demand says it all.
    fn check(&self, value: &V) -> Result<(), Complaint>;

    /// What is wrong with the check itself, whatever the value.
    #[doc(hidden)]
    fn fault(&self) -> Option<&'static str> {
        None
    }
}

impl<V: ?Sized, F, M> Check<V> for F
where
    F: Fn(&V) -> Result<(), M>,
    M: Into<Complaint>,
{
    fn describe(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }

    fn check(&self, value: &V) -> Result<(), Complaint> {
        self(value).map_err(Into::into)
    }
}

/// What a check has against a value.
///
/// Made from a `&'static str`, which is shown for every setting, or from a text made at run time, which is shown for
/// public settings only: it might quote a secret.
pub struct Complaint {
    text: Option<Cow<'static, str>>,
    /// The element at fault, as a suffix of the key.
    step: String,
    /// Of a rule on which settings are given: which are; of one on their order: which are not in order.
    given: Vec<bool>,
    /// Of a rule on many sections: the settings at fault, by key.
    keys: Vec<String>,
}

impl Complaint {
    /// The demand is not met, and that says it all.
    pub fn unmet() -> Self {
        Self { text: None, step: String::new(), given: Vec::new(), keys: Vec::new() }
    }

    /// Says which element of a list is at fault, counting from 0.
    #[must_use]
    pub fn at(mut self, index: usize) -> Self {
        self.step.insert_str(0, &format!("[{index}]"));
        self
    }

    /// Of a rule across settings that reads a list or map of sections, or a whole section: names the settings at fault by
    /// their keys, such as `providers.github.default`. The report shows them with the places that they came from; a
    /// text that is no key of a setting is not shown.
    #[must_use]
    pub fn about<K: Into<String>>(mut self, keys: impl IntoIterator<Item = K>) -> Self {
        self.keys.extend(keys.into_iter().map(Into::into));
        self
    }

    pub(crate) fn keys(&self) -> &[String] {
        &self.keys
    }

    /// Says that this is a complaint about a part of the value.
    fn within(mut self, step: &str) -> Self {
        self.step.insert_str(0, step);
        self
    }

    /// Too many settings are given, or too few; or these are not in order.
    pub(crate) fn presence(given: &[bool]) -> Self {
        Self { given: given.to_vec(), ..Self::unmet() }
    }

    /// Of the settings that a rule on their presence or order reads: which it is about.
    pub(crate) fn given(&self) -> &[bool] {
        &self.given
    }

    pub(crate) fn step(&self) -> &str {
        &self.step
    }

    /// The text, as far as the setting may show it.
    pub(crate) fn shown(&self, secret: bool) -> Option<&str> {
        match self.text.as_ref()? {
            Cow::Borrowed(fixed) => Some(fixed),
            Cow::Owned(made) => (!secret).then_some(made),
        }
    }
}

/// Nobody knows here whether the setting is public, so this is what would be shown of a secret.
impl fmt::Debug for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Complaint").field("text", &self.shown(true)).finish_non_exhaustive()
    }
}

impl From<&'static str> for Complaint {
    fn from(text: &'static str) -> Self {
        Self { text: Some(Cow::Borrowed(text)), ..Self::unmet() }
    }
}

impl From<String> for Complaint {
    fn from(text: String) -> Self {
        Self { text: Some(Cow::Owned(text)), ..Self::unmet() }
    }
}

impl From<Cow<'static, str>> for Complaint {
    fn from(text: Cow<'static, str>) -> Self {
        Self { text: Some(text), ..Self::unmet() }
    }
}

/// What a rule across settings says.
pub type Outcome = Result<(), Complaint>;

/// A demand in words, as an argument of a format string.
pub(crate) struct Demand<'a, V: ?Sized>(pub(crate) &'a dyn Check<V>);

impl<V: ?Sized> fmt::Display for Demand<'_, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.describe(f)
    }
}

/// The checks of a setting, called one after the other with the value, or without one to hear what they demand.
pub struct Checks<'a, V: ?Sized> {
    value: Option<&'a V>,
    found: Vec<Finding>,
}

impl<V: ?Sized> fmt::Debug for Checks<'_, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Checks").finish_non_exhaustive()
    }
}

impl<'a, V: ?Sized> Checks<'a, V> {
    /// Checks a value: what those that complain have found. Without one, asks for the demands of all; of one that is no check
    /// by itself, also what is wrong with it.
    pub(crate) fn on(value: Option<&'a V>, checks: fn(&mut Checks<'_, V>)) -> Vec<Finding> {
        let mut run = Self { value, found: Vec::new() };
        checks(&mut run);
        run.found
    }

    /// Runs one check, or describes it. For generated code.
    #[doc(hidden)]
    pub fn run<C: Check<V>>(&mut self, name: &'static str, check: &C) {
        let complaint = match self.value.map(|value| check.check(value)) {
            Some(Ok(())) => return,
            Some(Err(complaint)) => Some(complaint),
            None => check.fault().map(Complaint::from),
        };
        self.found.push(Finding { name, demand: Demand(check).to_string(), complaint });
    }

    /// Runs checks on each part of the value, which `walk` hands out with the suffix that it adds to the key; without
    /// a value, asks what they demand of each.
    pub(crate) fn parts<P: ?Sized>(
        &mut self,
        checks: fn(&mut Checks<'_, P>),
        walk: impl FnOnce(&V, &mut dyn FnMut(&str, Option<&P>)),
    ) {
        let Some(value) = self.value else {
            let demands = Verdict { found: Checks::on(None, checks) };
            return self.found.extend(demands.of_each().found);
        };
        let found = &mut self.found;
        walk(value, &mut |step, part| {
            let Some(part) = part else { return };
            let mut of_part = Verdict { found: Checks::on(Some(part), checks) };
            of_part.within(0, step);
            found.append(&mut of_part.found);
        });
    }
}

impl<V: ?Sized> Checks<'_, V> {
    /// Runs checks on each element of a set. The elements have no numbers, so what a check has against several of them
    /// is said once, of the set.
    pub(crate) fn members<P: ?Sized>(
        &mut self,
        checks: fn(&mut Checks<'_, P>),
        walk: impl FnOnce(&V, &mut dyn FnMut(&str, Option<&P>)),
    ) {
        let before = std::mem::take(&mut self.found);
        self.parts(checks, walk);
        let found = std::mem::replace(&mut self.found, before);
        for mut finding in found {
            let complains = finding.complaint.is_some();
            let said = |other: &Finding| other.complaint.is_some() && other.name == finding.name;
            if complains && self.found.iter().any(said) {
                continue;
            }
            if complains && !finding.demand.is_empty() {
                finding.demand.insert_str(0, "a set with each element ");
            }
            self.found.push(finding);
        }
    }
}

/// What came of one check.
#[derive(Debug)]
pub(crate) struct Finding {
    /// The function's name, where the check is one.
    pub(crate) name: &'static str,
    pub(crate) demand: String,
    pub(crate) complaint: Option<Complaint>,
}

impl Finding {
    /// What the check has against a value, as far as the setting may show it.
    pub(crate) fn against(&self, complaint: &Complaint, secret: bool) -> String {
        match (complaint.shown(secret), self.wanted(secret)) {
            (Some(text), _) => crate::key::escaped(text),
            (None, Some(demand)) => format!("must be {demand}"),
            (None, None) => format!("does not pass the check `{}`", self.name),
        }
    }

    /// What the check demands, where it can be told: the values that a secret may have are secrets.
    pub(crate) fn wanted(&self, secret: bool) -> Option<&str> {
        let listed = secret && self.name == "one_of";
        (!listed && !self.demand.is_empty()).then_some(&self.demand)
    }
}

/// What checks have found in a value, or demand of one. For generated code.
#[derive(Debug, Default)]
pub struct Verdict {
    pub(crate) found: Vec<Finding>,
}

impl Verdict {
    /// Adds what `check` finds in a part of the value, whose step is that.
    pub(crate) fn part(&mut self, step: impl fmt::Display, check: impl FnOnce(&mut Self)) {
        let before = self.found.len();
        check(self);
        if self.found.len() > before {
            self.within(before, &step.to_string());
        }
    }

    /// Says of all findings from one on that they are about a part of the value.
    fn within(&mut self, from: usize, step: &str) {
        for finding in self.found.iter_mut().skip(from) {
            finding.complaint = finding.complaint.take().map(|complaint| complaint.within(step));
        }
    }

    /// Adds what other checks have found.
    pub(crate) fn add_all(&mut self, mut found: Vec<Finding>) {
        self.found.append(&mut found);
    }

    /// What the checks have against a value, as far as the setting may show it.
    pub(crate) fn complaints(&self, secret: bool) -> impl Iterator<Item = (&Complaint, String)> {
        self.found.iter().filter_map(move |finding| {
            let complaint = finding.complaint.as_ref()?;
            Some((complaint, finding.against(complaint, secret)))
        })
    }

    /// The demands of a list or map whose parts have these.
    pub(crate) fn of_each(mut self) -> Self {
        for finding in &mut self.found {
            if finding.demand.is_empty() {
                finding.demand = format!("what the check `{}` takes", finding.name);
            }
            finding.demand.insert_str(0, "with each element ");
        }
        self
    }
}
