//! One setting as its declaration has it: what it is, and every way to give it.

use std::fmt;

use crate::input::mask_user_info;
#[cfg(feature = "cli")]
use crate::json::Json;
use crate::key::FILE_ENDING;
#[cfg(feature = "cli")]
use crate::key::printable;
use crate::leaf::EACH_VALUE;
use crate::origin::OriginKind;
use crate::outline::{FREE_NAME, FREE_NUMBER, Outline, Steps, id_in_variable};
use crate::review::Reviewed;
use crate::schema::{Field, FieldKind};
use crate::spec::{Expects, LeafSpec, ShownDefault};

/// The kinds of source that a loader has: no other way to give a value is told.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Kinds {
    pub(crate) variables: bool,
    pub(crate) files: bool,
    pub(crate) secret_files: bool,
    pub(crate) flags: bool,
}

/// What there is where no source gives a setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fallback {
    /// Nothing: it has to be given.
    Required,
    /// What follows from these settings.
    Derived(&'static [&'static str]),
    /// Something, or nothing, of which nothing is shown.
    Hidden,
    /// Nothing, and nothing is needed.
    Nothing,
    /// A value, as it is shown.
    Value(String),
}

impl fmt::Display for Fallback {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Required => f.write_str("none: it is required"),
            Self::Derived(reads) => write!(f, "derived from {}", reads.join(", ")),
            Self::Hidden => f.write_str("there is one, or none is needed"),
            Self::Nothing => f.write_str("none"),
            Self::Value(value) => f.write_str(value),
        }
    }
}

/// What a declaration says of a setting.
pub(crate) struct Described {
    pub(crate) key: String,
    pub(crate) doc: String,
    /// What the type expects.
    pub(crate) expects: String,
    /// What the checks demand, so that it fits behind "must be".
    pub(crate) demands: Vec<String>,
    /// Without any source: a value, or in words where that comes from.
    pub(crate) default: Fallback,
    pub(crate) secret: bool,
    /// Each kind of source that may give it, with its name there.
    pub(crate) ways: Vec<(&'static str, String)>,
    pub(crate) deprecation: Option<&'static str>,
    pub(crate) review: Reviewed,
}

/// All settings, in the order of the declaration, each with the section that it stands in. What may be called anything stands as
/// commands have it: `<NAME>`.
pub(crate) fn all(outline: &Outline, kinds: Kinds) -> Vec<(u32, Described)> {
    let settings = outline.in_order().into_iter().filter(|(_, _, field)| field.as_section().is_none());
    let described = settings.map(|(place, index, _)| {
        let steps = outline.steps_of_free(place, FREE_NUMBER, Some(FREE_NAME));
        (place, of(outline, kinds, (place, index), &steps, None))
    });
    described.collect()
}

/// The same of one section; of one of many, these steps say which.
#[cfg(feature = "cli")]
pub(crate) fn within(outline: &Outline, kinds: Kinds, section: u32, steps: &Steps) -> Vec<Described> {
    let settings = outline.in_order().into_iter();
    let settings = settings
        .filter(|(place, _, field)| field.as_section().is_none() && outline.is_within(*place, section));
    let described = settings.map(|(place, index, _)| {
        let steps = steps.or(outline.steps_of_free(place, FREE_NUMBER, Some(FREE_NAME)));
        of(outline, kinds, (place, index), &steps, None)
    });
    described.collect()
}

/// A setting at its place, or an entry of it.
pub(crate) fn of(
    outline: &Outline,
    kinds: Kinds,
    (place, index): (u32, u16),
    steps: &Steps,
    entry: Option<&str>,
) -> Described {
    let field = outline.field(place, index);
    let entry = field.is_map().then(|| entry.unwrap_or(FREE_NAME));
    let key = outline.key(place, index, steps);
    let key = entry.map_or_else(|| key.clone(), |entry| format!("{key}.{entry}"));
    let (expects, demands, default) = match field.kind() {
        FieldKind::Leaf(spec) => (expects(spec, field), demands(spec, field), default(spec, field)),
        FieldKind::Section { .. } => (String::new(), Vec::new(), Fallback::Nothing),
    };
    let variable = outline.variable(place, index, steps);
    let variable = match entry {
        None => variable,
        Some(FREE_NAME) => variable.map(|name| format!("{name}__{FREE_NAME}")),
        Some(entry) => variable.zip(id_in_variable(entry)).map(|(name, id)| format!("{name}__{id}")),
    };
    Described {
        doc: field.doc().trim().to_owned(),
        expects,
        demands,
        default,
        secret: field.is_secret(),
        ways: ways((outline, place), field, kinds, &key, variable),
        deprecation: field.deprecation(),
        review: Reviewed::of(outline, place, index, steps, None),
        key,
    }
}

/// What the type expects; of a map, what it expects of an entry.
fn expects(spec: &dyn LeafSpec, field: &Field) -> String {
    let expects = Expects(spec).to_string();
    let each = expects.strip_prefix(EACH_VALUE).filter(|_| field.is_map());
    each.map_or_else(|| expects.clone(), str::to_owned)
}

fn demands(spec: &dyn LeafSpec, field: &Field) -> Vec<String> {
    let demands = spec.demands();
    let words = demands.found.iter().map(|demand| match demand.wanted(field.is_secret()) {
        Some(words) => words.to_owned(),
        None => format!("what the check `{}` takes", demand.name),
    });
    words.collect()
}

fn default(spec: &dyn LeafSpec, field: &Field) -> Fallback {
    let derived = field.derived_from();
    if !derived.is_empty() {
        return Fallback::Derived(derived);
    }
    if !spec.is_optional() {
        return Fallback::Required;
    }
    // Of a secret, and of what a function makes anew, nothing is shown.
    if field.is_secret() {
        return Fallback::Hidden;
    }
    match ShownDefault(spec).to_string() {
        nothing if nothing.is_empty() => Fallback::Nothing,
        // An option that is empty shows itself so.
        none if spec.shape().optional && none == "none" => Fallback::Nothing,
        value => Fallback::Value(mask_user_info(&value).into_owned()),
    }
}

/// The kinds of source that may give a setting, each with the name there. A list of sections comes whole from one source: what
/// cannot give all of it is none.
fn ways(
    (outline, place): (&Outline, u32),
    field: &Field,
    kinds: Kinds,
    key: &str,
    variable: Option<String>,
) -> Vec<(&'static str, String)> {
    let secret_file = |field: &Field| field.is_secret() && field.may_come_from(OriginKind::SecretFile);
    let by_variable =
        |field: &Field| field.may_come_from(OriginKind::Variable) || field.may_come_from(OriginKind::Dotenv);
    let may = |gives: &dyn Fn(&Field) -> bool| gives(field) && !outline.is_in_closed_list(place, gives);
    let in_variable = may(&|field| by_variable(field) || secret_file(field));
    let variable = variable.filter(|_| kinds.variables && in_variable);
    let by_file = variable.clone().filter(|_| secret_file(field) && !field.is_map());
    let named = |is: bool, name: &dyn Fn() -> String| is.then(name);
    let ways = [
        ("variable", variable.filter(|_| by_variable(field))),
        ("variable that names a file", by_file.map(|name| format!("{name}{FILE_ENDING}"))),
        ("secret file", named(kinds.secret_files && may(&secret_file), &|| key.to_owned())),
        (
            "file",
            named(kinds.files && may(&|field| field.may_come_from(OriginKind::File)), &|| key.to_owned()),
        ),
        ("flag", named(kinds.flags && may(&Field::takes_flags), &|| format!("--{key}=<VALUE>"))),
    ];
    ways.into_iter().filter_map(|(kind, name)| Some((kind, name?))).collect()
}

#[cfg(feature = "cli")]
impl Described {
    /// Writes the members of an object.
    pub(crate) fn write_json(&self, json: &mut Json) {
        json.text_in("key", &printable(&self.key));
        if !self.doc.is_empty() {
            json.text_in("doc", &self.doc);
        }
        json.text_in("expects", &self.expects);
        json.array_in("checks", |json| self.demands.iter().for_each(|demand| json.element(demand)));
        json.text_in("default", &self.default);
        json.bool_in("secret", self.secret);
        json.object_in("ways", |json| {
            self.ways.iter().for_each(|(kind, name)| json.text_in(&kind.replace(' ', "_"), name));
        });
        if let Some(advice) = self.deprecation {
            json.text_in("deprecated", &advice);
        }
        self.review.write_json(json);
    }
}
