//! All that there is to know of one setting, or of each in a section.

use std::fmt::Write;

use crate::described::{self, Described, Kinds};
use crate::error::LoadError;
use crate::json::Json;
use crate::key::{FILE_ENDING, escaped, is_within, nearest, printable};
use crate::outline::{FREE_NAME, FREE_NUMBER, Found, Outline, Steps};
use crate::problem::{Problem, origin_json};
use crate::survey::Explained;

/// What is known of a load.
pub(super) struct Known<'a> {
    pub(super) settings: &'a [Explained],
    pub(super) warnings: &'a [Problem],
    pub(super) error: Option<&'a LoadError>,
}

/// One setting: what its declaration says, and what it is.
pub(super) struct Story<'a> {
    declared: Described,
    settings: Vec<&'a Explained>,
    problems: Vec<&'a Problem>,
    warnings: Vec<&'a Problem>,
}

/// The stories that a name asks for; the nearest names, if there is none.
pub(super) fn stories<'a>(
    (outline, kinds): (&Outline, Kinds),
    name: &str,
    known: &Known<'a>,
) -> Result<Vec<Story<'a>>, String> {
    // Of a flag or an assignment, the value is nobody's business.
    let name = name.strip_prefix("--").unwrap_or(name).split('=').next().unwrap_or_default();
    let mut described = Vec::new();
    for one in found(outline, name) {
        let steps = outline.steps(one.place, &one.ids);
        if outline.field(one.place, one.field).as_section().is_some() {
            let section = outline.child(one.place, one.field);
            described.extend(described::within(outline, kinds, section, &steps));
        } else {
            let at = (one.place, one.field);
            described.push(described::of(outline, kinds, at, &steps, one.entry.as_deref()));
        }
    }
    if let (true, Some((section, steps))) = (described.is_empty(), one_of_many(outline, name)) {
        described = described::within(outline, kinds, section, &steps);
    }
    if described.is_empty() {
        return Err(no_such((outline, kinds), name));
    }
    Ok(described.into_iter().map(|declared| story(declared, known)).collect())
}

fn story<'a>(declared: Described, known: &Known<'a>) -> Story<'a> {
    let key = &declared.key;
    // What is not there has no settings: then the section around it says so.
    let is_about = |of: &str| stands_for(key, of) || is_within(key, of);
    let is_meant = |name: &str| name == key || declared.ways.iter().any(|(_, way)| way == name);
    let about = |one: &&Problem| one.key().is_some_and(is_about) || one.suggestion().is_some_and(is_meant);
    let problems = known.error.iter().flat_map(|error| error.problems()).filter(about).collect();
    let warnings = known.error.map_or(known.warnings, LoadError::warnings);
    Story {
        settings: known.settings.iter().filter(|one| is_about(one.key())).collect(),
        warnings: warnings.iter().filter(about).collect(),
        problems,
        declared,
    }
}

/// True if a key is the one that is declared, or lies below it; what is free in that may be called anything.
fn stands_for(declared: &str, key: &str) -> bool {
    let free = [FREE_NUMBER, FREE_NAME].into_iter().filter_map(|free| Some((declared.find(free)?, free)));
    let Some((at, free)) = free.min() else { return is_within(key, declared) };
    let (before, behind) = (&declared[..at], &declared[at + free.len()..]);
    let Some(rest) = key.strip_prefix(before).filter(|rest| !rest.is_empty()) else { return false };
    behind.is_empty() || rest.char_indices().skip(1).any(|(end, _)| stands_for(behind, &rest[end..]))
}

/// The settings or sections that a name is for: a key, a variable, a flag; of an element, its list.
fn found(outline: &Outline, name: &str) -> Vec<Found> {
    let is_list = |one: &Found| outline.field(one.place, one.field).is_list();
    let is_secret = |one: &Found| outline.field(one.place, one.field).is_secret();
    let by_variable = |name: &str| -> Vec<Found> {
        outline.by_variable(name).into_iter().map(Found::in_lower_case).collect()
    };
    let list = || {
        let (list, _) = name.strip_suffix(']')?.rsplit_once('[')?;
        Some(outline.by_key(list).into_iter().filter(is_list).collect())
    };
    let names_file = || {
        let all = by_variable(name.strip_suffix(FILE_ENDING)?);
        Some(all.into_iter().filter(is_secret).collect())
    };
    let ways: [&dyn Fn() -> Option<Vec<Found>>; 4] =
        [&|| Some(outline.by_key(name)), &|| Some(by_variable(name)), &list, &names_file];
    ways.into_iter().filter_map(|way| way()).find(|found| !found.is_empty()).unwrap_or_default()
}

/// The section of a list or map that a key leads to as a whole: that leads to what is in it.
fn one_of_many(outline: &Outline, key: &str) -> Option<(u32, Steps)> {
    let many = outline
        .in_order()
        .into_iter()
        .filter(|(_, _, field)| field.as_section().is_some() && field.is_many());
    let mut sections = many.map(|(place, index, _)| outline.child(place, index));
    sections.find_map(|section| {
        let mut keys = Vec::new();
        outline.level(section, &mut keys);
        let found = outline.by_key(&format!("{key}.{}", keys.first()?));
        let inside = found.into_iter().find(|one| outline.is_within(one.place, section))?;
        let steps = outline.steps(inside.place, &inside.ids);
        (outline.path(section, &steps) == key).then_some((section, steps))
    })
}

fn no_such((outline, kinds): (&Outline, Kinds), name: &str) -> String {
    let all = described::all(outline, kinds);
    let names = all.iter().flat_map(|(_, one)| {
        std::iter::once(one.key.as_str()).chain(one.ways.iter().map(|way| way.1.as_str()))
    });
    // What stands behind it is a value.
    let (name, _) = name.split_once('=').unwrap_or((name, ""));
    let near = nearest(name, names).map(|near| format!(": did you mean `{}`?", printable(near)));
    format!("there is no setting `{}`{}", printable(name), near.unwrap_or_default())
}

impl Story<'_> {
    /// The story for people, a fact a line.
    pub(super) fn text(&self) -> String {
        let Described { key, doc, expects, demands, default, ways, deprecation, review, .. } = &self.declared;
        let mut out = format!("{}\n", escaped(key));
        // A string never refuses to be written to.
        for line in doc.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let _ = writeln!(out, "  {}", escaped(line));
        }
        for setting in &self.settings {
            let own =
                if setting.key() == key { String::new() } else { format!("{} = ", escaped(setting.key())) };
            let _ = writeln!(out, "  value: {own}{}", escaped(setting.value()));
            let _ = writeln!(out, "  from: {}", setting.origin());
            for origin in setting.overrode() {
                let _ = writeln!(out, "  over: {origin}");
            }
        }
        let _ = writeln!(out, "  type: {}", escaped(expects));
        for demand in demands {
            let _ = writeln!(out, "  check: must be {}", escaped(demand));
        }
        let _ = writeln!(out, "  default: {}", escaped(&default.to_string()));
        for (kind, name) in ways {
            let _ = writeln!(out, "  set by: {kind} {}", escaped(name));
        }
        let security = review.is_security().then_some("yes");
        let facts = [
            ("deprecated", *deprecation),
            ("owner", review.owner()),
            ("expected", review.expected()),
            ("rollback", review.rollback()),
            ("since", review.since()),
            ("security", security),
        ];
        for (label, text) in facts {
            if let Some(text) = text {
                let _ = writeln!(out, "  {label}: {}", escaped(text));
            }
        }
        for (label, problems) in [("problem", &self.problems), ("warning", &self.warnings)] {
            for problem in problems {
                let _ = writeln!(out, "{label}: {problem}");
            }
        }
        out
    }

    /// Writes the members of an object.
    fn write_json(&self, json: &mut Json) {
        self.declared.write_json(json);
        json.array_in("values", |json| {
            for setting in &self.settings {
                json.object(|json| {
                    json.text_in("key", &printable(setting.key()));
                    json.text_in("value", &setting.value());
                    json.bool_in("at_hand", setting.is_at_hand());
                    json.object_in("origin", |json| origin_json(json, setting.origin()));
                    json.array_in("overrode", |json| {
                        setting.overrode().iter().for_each(|one| json.object(|json| origin_json(json, one)));
                    });
                });
            }
        });
        for (name, problems) in [("problems", &self.problems), ("warnings", &self.warnings)] {
            json.array_in(name, |json| problems.iter().for_each(|one| one.write_json(json)));
        }
    }
}

/// The stories for machines.
pub(super) fn json(stories: &[Story<'_>]) -> String {
    let mut json = Json::new();
    json.object(|json| {
        json.array_in("settings", |json| {
            stories.iter().for_each(|one| json.object(|json| one.write_json(json)));
        });
    });
    json.finish() + "\n"
}
