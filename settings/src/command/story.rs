//! All that there is to know of one setting, or of each in a section.

use std::fmt::Write;

use crate::described::{self, Described, Kinds};
use crate::error::LoadError;
use crate::json::Json;
use crate::key::{escaped, is_within, nearest, printable};
use crate::outline::{Found, Outline};
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
    let found = found(outline, name);
    if found.is_empty() {
        return Err(no_such((outline, kinds), name));
    }
    let mut stories = Vec::new();
    for one in found {
        let steps = outline.steps(one.place, &one.ids);
        if outline.field(one.place, one.field).as_section().is_none() {
            let declared =
                described::of(outline, kinds, (one.place, one.field), &steps, one.entry.as_deref());
            stories.push(story(declared, known));
            continue;
        }
        let key = outline.key(one.place, one.field, &steps);
        let all = described::all(outline, kinds).into_iter().filter(|other| is_within(&other.key, &key));
        stories.extend(all.map(|declared| story(declared, known)));
    }
    Ok(stories)
}

fn story<'a>(declared: Described, known: &Known<'a>) -> Story<'a> {
    // What may be called anything stands for all that there is.
    let end = declared.key.find(['<']).map_or(declared.key.len(), |at| at.saturating_sub(1));
    let key = &declared.key[..end];
    let about = |problem: &&Problem| problem.key().is_some_and(|of| is_within(of, key) || of == declared.key);
    let problems = known.error.iter().flat_map(|error| error.problems()).filter(about).collect();
    Story {
        settings: known.settings.iter().filter(|one| is_within(one.key(), key)).collect(),
        warnings: known.warnings.iter().filter(about).collect(),
        problems,
        declared,
    }
}

/// The settings or sections that a name is for: a key, a variable, a flag.
fn found(outline: &Outline, name: &str) -> Vec<Found> {
    let name = name.strip_prefix("--").map_or(name, |flag| flag.split('=').next().unwrap_or(flag));
    let by_key = outline.by_key(name);
    if by_key.is_empty() { outline.by_variable(name) } else { by_key }
}

fn no_such((outline, kinds): (&Outline, Kinds), name: &str) -> String {
    let all = described::all(outline, kinds);
    let names = all
        .iter()
        .flat_map(|one| std::iter::once(one.key.as_str()).chain(one.ways.iter().map(|way| way.1.as_str())));
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
        let _ = writeln!(out, "  default: {}", escaped(default));
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
