//! What is tried with each declaration.

use std::collections::BTreeSet;

use fastrand::Rng;
use settings::{Code, Problem};
use settings_declarations::declared::ALL;
use settings_declarations::{Given, Seen, Subject};

use crate::plan::{Plan, Setting};
use crate::planner::plan;
use crate::text::{LAYOUTS, Layout, Table, Value, Written, laid_out};
use settings_declarations_model::{Type, declaration};

/// How many plans are made for each.
const PLANS: u64 = 24;

/// A plan as it is given, with where everything stands.
pub(crate) fn given(plan: &Plan, layout: Layout) -> (Given, Written) {
    let has_lines = matches!(layout, Layout::Headers | Layout::Blocks | Layout::Lines | Layout::Comments);
    let file = laid_out(layout, &on_one_line(&plan.file, !has_lines));
    (
        Given {
            file: (layout.name(), file.text.clone()),
            variables: plan.variables.clone(),
            flags: plan.flags.clone(),
        },
        file,
    )
}

/// The same with lists of tables on one line: all of them, or those with a table that holds nothing.
fn on_one_line(table: &Table, all: bool) -> Table {
    let entry = |(name, value): &(String, Value)| {
        let value = match value {
            Value::Table(inner) => Value::Table(on_one_line(inner, all)),
            Value::Tables(tables) => {
                let all = all || tables.iter().any(Vec::is_empty);
                let tables = tables.iter().map(|one| on_one_line(one, all));
                if all {
                    Value::List(tables.map(Value::Inline).collect())
                } else {
                    Value::Tables(tables.collect())
                }
            }
            other => other.clone(),
        };
        (name.clone(), value)
    };
    table.iter().map(entry).collect()
}

/// Each plan for each declaration. Of all that fails, the shortest is told.
pub(crate) fn each(run: impl Fn(&Subject, &Plan, Layout) -> Result<(), String>) {
    let mut failed: Vec<String> = Vec::new();
    for subject in ALL {
        let declaration = declaration(subject.seed);
        for number in 0..PLANS {
            let plan = plan(&declaration, &mut Rng::with_seed(subject.seed << 20 | number));
            let layout = LAYOUTS[number as usize % LAYOUTS.len()];
            let told = |fault| {
                let (given, _) = given(&plan, layout);
                format!("seed {}, {fault}\n\n{}\n{}", subject.seed, given.file.1, lines(&given))
            };
            failed.extend(run(subject, &plan, layout).map_err(told).err());
        }
    }
    let shortest = failed.iter().min_by_key(|fault| fault.len());
    assert!(shortest.is_none(), "{} fail, such as\n{}", failed.len(), shortest.unwrap());
}

fn lines(given: &Given) -> String {
    let variables = given.variables.iter().map(|(name, value)| format!("{name}={value}\n"));
    variables.chain(given.flags.iter().map(|flag| format!("{flag}\n"))).collect()
}

pub(crate) fn loaded(subject: &Subject, given: &Given) -> Result<Seen, String> {
    (subject.load)(given).map_err(|error| format!("which has to load:\n{error}"))
}

/// That none of the secrets is in a text.
pub(crate) fn hidden(secrets: &[String], text: &str) -> Result<(), String> {
    // A few digits may be there by chance.
    match secrets.iter().filter(|secret| secret.len() >= 8).find(|secret| text.contains(secret.as_str())) {
        Some(secret) => Err(format!("where `{secret}` is told:\n{text}")),
        None => Ok(()),
    }
}

/// The sources of a setting as a report names them, the strongest first.
pub(crate) fn places(setting: &Setting, file: &Written, layout: Layout) -> Vec<String> {
    let flag = setting.flag.then(|| format!("flag --{}", setting.key));
    let variable = setting.variable.as_ref().map(|name| format!("variable {name}"));
    let in_file = setting.path.as_ref().map(|path| {
        let (line, column) = file.values[path];
        format!("<{}>:{line}:{column}", layout.name())
    });
    [flag, variable, in_file].into_iter().flatten().collect()
}

/// Two texts from where they differ on.
fn same(seen: &str, meant: &str) -> Result<(), String> {
    let Some(at) = seen.bytes().zip(meant.bytes()).position(|(one, other)| one != other) else {
        return if seen.len() == meant.len() { Ok(()) } else { Err("one is longer".to_owned()) };
    };
    let part = |text: &str| {
        text.get(at.saturating_sub(60)..).unwrap_or_default().chars().take(120).collect::<String>()
    };
    Err(format!("where the object is\n  …{}\nand should be\n  …{}", part(seen), part(meant)))
}

#[test]
fn the_object_is_what_was_meant() {
    each(|subject, plan, layout| {
        let (given, _) = given(plan, layout);
        same(&loaded(subject, &given)?.shown, &plan.shown)
    });
}

#[test]
fn every_value_is_explained_and_no_secret_is() {
    each(|subject, plan, layout| {
        let (given, file) = given(plan, layout);
        let seen = loaded(subject, &given)?;
        hidden(&plan.secrets, &seen.said)?;
        for setting in plan.settings.iter().filter(|setting| !setting.is_map) {
            let explained = seen.explained.iter().find(|(key, ..)| *key == setting.key);
            let Some((_, value, places)) = explained else {
                return Err(format!("without `{}`:\n{}", setting.key, seen.said));
            };
            let is_optional = matches!(setting.leaf.ty, Type::Option(_));
            let default = (is_optional || setting.leaf.default.is_some()).then(|| "default".to_owned());
            let mut meant = self::places(setting, &file, layout);
            meant.extend(default);
            if *places != meant {
                return Err(format!(
                    "where `{}` is from {places:?} and should be from {meant:?}",
                    setting.key
                ));
            }
            if setting.leaf.ty.is_secret() && *places != ["default"] && value != "[REDACTED]" {
                return Err(format!("where `{}` is shown as `{value}`", setting.key));
            }
        }
        Ok(())
    });
}

#[test]
fn what_is_old_is_warned_of_and_nothing_else() {
    each(|subject, plan, layout| {
        let (given, _) = given(plan, layout);
        let seen = loaded(subject, &given)?;
        let said: String =
            seen.warnings.iter().map(|warning| format!("{warning}\n{}\n", warning.to_json())).collect();
        hidden(&plan.secrets, &said)?;
        let old =
            |code| seen.warnings.iter().filter(move |warning| (warning.code() == Code::Deprecated) == code);
        let told: BTreeSet<&str> = old(true).filter_map(Problem::key).collect();
        let is_told = |key: &&String| told.iter().any(|told| within(key, told) || within(told, key));
        let is_meant =
            |told: &&&str| plan.deprecated.iter().any(|key| within(key, told) || within(told, key));
        if let Some(key) = plan.deprecated.iter().find(|key| !is_told(key)) {
            return Err(format!("where `{key}` is not told as old:\n{said}"));
        }
        if let Some(key) = told.iter().find(|told| !is_meant(told)) {
            return Err(format!("where `{key}` is told as old:\n{said}"));
        }
        match old(false).find(|warning| warning.code() != Code::NoEffect) {
            Some(other) => Err(format!("which needs no warning:\n{other}")),
            None => Ok(()),
        }
    });
}

/// True for a key that is another, or below it.
fn within(key: &str, other: &str) -> bool {
    key.strip_prefix(other).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}
