//! A load with its type forgotten: sources into layers, layers into a tape, the tape into one object, or one report.

use std::any::TypeId;
use std::collections::HashSet;
use std::sync::{Mutex, OnceLock, PoisonError};

use zeroize::Zeroizing;

use crate::assembly::{Assembly, Sources};
use crate::checked::Checked;
use crate::choose::{Given, choose};
use crate::error::{LoadError, Report};
use crate::gathering::{Gathering, Options, Source, Unknown};
use crate::key::is_within;
use crate::layer::Layer;
use crate::loaded::Loaded;
use crate::names;
use crate::outline::{Outline, ROOT};
use crate::problem::{Code, Problem};
use crate::sort::sort_by_key;
use crate::tape::State;
use crate::{Root, Settings};

/// Loads a section by itself, from values given by its keys.
pub(crate) fn load_values<'a, T: Settings>(
    values: impl IntoIterator<Item = (&'a str, &'a str)>,
    in_code: [&'static str; 2],
) -> Result<Checked<T>, LoadError> {
    let value = |(key, value): (&str, &str)| Source::Value(key.to_owned(), Zeroizing::new(value.to_owned()));
    load(Plan {
        outline: Outline::new(T::SECTION, "", "_"),
        sources: values.into_iter().map(value).collect(),
        options: Options::default(),
        in_code,
        prove: !proven(TypeId::of::<T>()),
    })
}

pub(super) fn load<T: Settings>(plan: Plan) -> Result<Checked<T>, LoadError> {
    let mut value = None;
    let rehearsal = plan.options.without.absent;
    let loaded = plan.carry_out(&mut |assembly| value = T::build(assembly))?;
    if !rehearsal {
        // What is not at hand was not looked at, nor the default under it.
        prove_no_more(TypeId::of::<T>());
    }
    // A load without problems has built a value; if one has not, a hand-written `build` forgot to say why.
    let nothing = || LoadError::new(Report::of(Problem::new(Code::Missing, "no value was built")));
    value.map(|value| Checked::loaded(value, loaded)).ok_or_else(nothing)
}

/// A load with its type forgotten: compiled once, here, and not in every service.
pub(super) struct Plan {
    outline: Outline,
    sources: Vec<Source>,
    options: Options,
    in_code: [&'static str; 2],
    prove: bool,
}

impl Plan {
    /// The load of all settings of a service.
    pub(super) fn of<T: Root>(sources: Vec<Source>, options: Options) -> Self {
        Self {
            outline: Outline::new(<T as Settings>::SECTION, T::PREFIX, T::SEPARATOR),
            sources,
            options,
            in_code: Sources::default().in_code,
            prove: !proven(TypeId::of::<T>()),
        }
    }

    fn carry_out(self, build: &mut dyn FnMut(&mut Assembly<'_>)) -> Result<Loaded, LoadError> {
        let outline = self.outline;
        if self.prove {
            // Of a declaration in which two settings share a name, nothing that is given can be judged.
            let problems: Vec<Problem> = shared_names(&outline).collect();
            if !problems.is_empty() {
                return Err(LoadError::new(Report { problems, ..Report::default() }));
            }
        }
        let mut gathering = Gathering::new(&outline, &self.options);
        gathering.sources.in_code = self.in_code;
        gathering.gather(self.sources);
        let (layers, matches) = gathering.stacked();
        let mut chosen = choose(&Given {
            outline: &outline,
            layers: &layers,
            matches: &matches,
            broken: &gathering.broken,
            meant: &gathering.meant,
            strict: gathering.unknown == Unknown::Refuse,
            ignored: &self.options.ignored_sections,
            without: gathering.without,
        });
        let strangers = gathering.strangers(&chosen.orders);
        let mut report = gathering.report;
        order(&mut report.problems, &chosen.orders);
        order(&mut chosen.unknown, &chosen.orders);
        report.problems.extend(chosen.problems);
        report.warnings.extend(chosen.warnings);
        let unknown = match gathering.unknown {
            Unknown::Warn => &mut report.warnings,
            Unknown::Refuse => &mut report.problems,
        };
        unknown.extend(strangers);
        unknown.extend(chosen.unknown);
        let mut assembly = Assembly::new(&outline, &layers, &chosen.tape, &gathering.sources, self.prove);
        build(&mut assembly);
        report.append(assembly.finish());
        for slot in &report.underived {
            chosen.tape.set_state(*slot, State::NotAtHand(None));
        }
        report.tell_reviews(&outline);
        if !report.problems.is_empty() {
            return Err(LoadError::new(report));
        }
        sort_by_key(&mut report.warnings, |warning| warning.order);
        let names = layers.into_iter().map(Layer::into_names).collect();
        let loaded = Loaded::new(outline, chosen.tape, names, report);
        #[cfg(feature = "changes")]
        let loaded = loaded.below(self.options.root);
        Ok(loaded)
    }
}

/// Names that are not for one setting alone: a mistake of the declaration, told at the first load where the compiler has
/// not seen all of it.
fn shared_names(outline: &Outline) -> impl Iterator<Item = Problem> {
    let clashes = names::clashes(outline.section(ROOT), outline.prefix(), outline.separator());
    clashes.into_iter().map(|(key, message, cure)| {
        Problem::new(Code::SharedName, message).about(key).advise(format!("in the declaration, {cure}"))
    })
}

/// The types whose defaults have all passed their checks, in this process.
fn all_proven() -> &'static Mutex<HashSet<TypeId>> {
    static PROVEN: OnceLock<Mutex<HashSet<TypeId>>> = OnceLock::new();
    PROVEN.get_or_init(Mutex::default)
}

fn proven(of: TypeId) -> bool {
    all_proven().lock().unwrap_or_else(PoisonError::into_inner).contains(&of)
}

fn prove_no_more(of: TypeId) {
    all_proven().lock().unwrap_or_else(PoisonError::into_inner).insert(of);
}

/// Gives problems that were found before the place of their setting was known the order of the declaration: by the
/// setting that they are about or, for a wrong name, the one that it means.
fn order(problems: &mut [Problem], orders: &[(String, u32)]) {
    for problem in problems {
        let Some(key) = problem.suggestion().or(problem.key()) else { continue };
        if let Some((_, slot)) = orders.iter().find(|(of, _)| is_within(of, key)) {
            problem.order = *slot;
        }
    }
}
