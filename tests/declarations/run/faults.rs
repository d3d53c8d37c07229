//! One thing wrong in what is right: it is told, at its place, and nothing else is.

use std::collections::BTreeSet;

use fastrand::Rng;
use settings::{Code, LoadError, Origin, Problem};
use settings_declarations::{Given, Subject};
use settings_declarations_model::sample::CANARY;
use settings_declarations_model::{Check, Type, declaration, variables};

use crate::plan::{Name, Plan, Setting};
use crate::text::{Table, Value, split_index};
use crate::trials::{each, given, hidden, places as sources};
use crate::typos::{one_edit, typos};

/// The one problem of a load, which tells no secret.
fn only(subject: &Subject, given: &Given, secrets: &[String]) -> Result<Problem, String> {
    let Err(error) = (subject.load)(given) else { return Err("which must not load".to_owned()) };
    let error: LoadError = error;
    hidden(secrets, &format!("{error}\n{error:?}\n{}", error.to_json()))?;
    match error.problems() {
        [only] => Ok(only.clone()),
        _ => Err(format!("which has one fault:\n{error}")),
    }
}

fn places(problem: &Problem) -> Vec<String> {
    problem.origins().iter().map(Origin::to_string).collect()
}

/// The same sources.
fn copy(plan: &Plan) -> Plan {
    let Plan { file, variables, flags, secrets, .. } = plan;
    let (file, variables, flags, secrets) = (file.clone(), variables.clone(), flags.clone(), secrets.clone());
    Plan { file, variables, flags, secrets, ..Plan::default() }
}

/// What is at a path of the file: the table that holds it, and its place there.
fn find<'a>(table: &'a mut Table, path: &str) -> Option<(&'a mut Table, usize)> {
    let (head, rest) = path.split_once('.').map_or((path, None), |(head, rest)| (head, Some(rest)));
    let (name, index) = split_index(head);
    let at = table.iter().position(|(of, _)| of == name)?;
    let Some(rest) = rest else { return Some((table, at)) };
    match (&mut table[at].1, index) {
        (Value::Table(inner), None) => find(inner, rest),
        (Value::Tables(all), Some(index)) => find(&mut all[index], rest),
        _ => None,
    }
}

fn own(name: &Name) -> &str {
    name.path.rsplit('.').next().unwrap_or_default()
}

/// Slips in a name that cannot be meant for another.
fn slips(name: &Name) -> BTreeSet<String> {
    let own = own(name);
    let clear = |slip: &String| {
        !slip.is_empty()
            && !name.level.contains(slip)
            && name.level.iter().filter(|other| one_edit(other, slip)).count() == 1
    };
    typos(own, &vec![true; own.len()]).into_iter().filter(clear).collect()
}

#[test]
fn a_slip_in_a_key_is_told_with_the_key() {
    each(|subject, plan, layout| {
        let mut rng = Rng::with_seed(subject.seed);
        for name in &plan.names {
            let slips: Vec<String> = slips(name).into_iter().collect();
            // Of one letter or two, another name can be meant as well.
            if own(name).len() < 3 || slips.is_empty() || rng.u8(..8) != 0 {
                continue;
            }
            let mut plan = copy(plan);
            let Some((table, at)) = find(&mut plan.file, &name.path) else { continue };
            let slip = slips[rng.usize(..slips.len())].clone();
            table[at].0.clone_from(&slip);
            let (given, _) = given(&plan, layout);
            let problem = only(subject, &given, &plan.secrets)
                .map_err(|fault| format!("with `{slip}` for `{}`, {fault}", name.path))?;
            if (problem.code(), problem.suggestion()) != (Code::UnknownKey, Some(name.path.as_str())) {
                return Err(format!("where `{slip}` is written for `{}`:\n{problem}", name.path));
            }
        }
        Ok(())
    });
}

/// Slips in a variable that is declared as it is, and that cannot be meant for another.
fn slips_in_variable(variable: &str, declared: &[(String, bool)], start: usize) -> Vec<String> {
    let bare = |name: &str| name.replace('_', "");
    let clear = |slip: &String| {
        let near = declared.iter().filter(|(name, _)| one_edit(name, slip) || bare(name) == bare(slip));
        let is_entry = |(name, many): &(String, bool)| {
            let head = name.split("<>").next().unwrap_or_default().trim_end_matches('_');
            (*many || name.contains("<>"))
                && slip.strip_prefix(head).is_some_and(|rest| rest.starts_with("__"))
        };
        let mut near: Vec<&str> = near.map(|(name, _)| name.as_str()).collect();
        near.dedup();
        near == [variable] && !declared.iter().any(is_entry) && declared.iter().all(|(name, _)| name != slip)
    };
    let may: Vec<bool> = (0..variable.len()).map(|at| at >= start).collect();
    typos(variable, &may).into_iter().filter(clear).collect()
}

#[test]
fn a_slip_in_a_variable_is_told_with_the_variable() {
    each(|subject, plan, layout| {
        let mut rng = Rng::with_seed(subject.seed);
        let declaration = declaration(subject.seed);
        let declared = variables(&declaration);
        for setting in plan.settings.iter().filter(|setting| !setting.is_map && !setting.is_old) {
            let Some(variable) = &setting.variable else { continue };
            let start = declaration.prefix.len() + 1;
            if !variable.starts_with(&format!("{}_", declaration.prefix))
                || variable.len() < start + 3
                || rng.u8(..8) != 0
            {
                continue;
            }
            let slips = slips_in_variable(variable, &declared, start);
            if slips.is_empty() {
                continue;
            }
            let slip = &slips[rng.usize(..slips.len())];
            let mut plan = copy(plan);
            let at = plan.variables.iter().position(|(name, _)| name == variable).unwrap();
            plan.variables[at].0.clone_from(slip);
            let (given, _) = given(&plan, layout);
            let told = |fault| format!("with `{slip}` for `{variable}`, {fault}");
            let problem = only(subject, &given, &plan.secrets).map_err(told)?;
            if (problem.code(), problem.suggestion()) != (Code::UnknownVariable, Some(variable.as_str())) {
                return Err(told(format!("told as\n{problem}")));
            }
        }
        Ok(())
    });
}

/// A text that is no value of a type, or that its check does not let pass.
fn bad(ty: &Type, check: Option<&Check>) -> Option<String> {
    match (ty, check) {
        (Type::Option(inner), check) => bad(inner, check),
        (Type::Newtype(_, inner, check), _) => bad(inner, check.as_deref()),
        (Type::Text(_), Some(Check::Length(_, most))) => Some("x".repeat(most + 1)),
        (Type::Text(_), Some(Check::NotBlank)) => Some(" ".to_owned()),
        (Type::Text(_), Some(_)) => Some("NOT so".to_owned()),
        (Type::Secret(inner), Some(Check::Length(least, _))) if **inner == Type::Text("String") => {
            Some(format!("{CANARY}-{}", "x".repeat(least - CANARY.len() - 1)))
                .filter(|bad| bad.len() < *least)
                .or(Some(CANARY.to_owned()))
        }
        (Type::Secret(inner), None) if **inner == Type::Text("String") => None,
        (Type::Text(_) | Type::Path | Type::List(..) | Type::Map(..) | Type::Pair, _) => None,
        _ => Some(format!("{CANARY}, not so")),
    }
}

/// Puts a bad value in the place of the one that wins.
fn broken(plan: &Plan, setting: &Setting, bad: &str) -> Option<Plan> {
    let mut plan = copy(plan);
    match (&setting.variable, &setting.path) {
        _ if setting.flag => {
            let start = format!("--{}=", setting.key);
            let at = plan.flags.iter().position(|flag| flag.starts_with(&start))?;
            plan.flags[at] = start + bad;
        }
        (Some(variable), _) => {
            let at = plan.variables.iter().position(|(name, _)| name == variable)?;
            bad.clone_into(&mut plan.variables[at].1);
        }
        (None, path) => {
            let (table, at) = find(&mut plan.file, path.as_ref()?)?;
            table[at].1 = Value::Text(bad.to_owned());
        }
    }
    if setting.leaf.ty.is_secret() {
        plan.secrets.push(bad.to_owned());
    }
    Some(plan)
}

#[test]
fn a_bad_value_is_the_one_problem() {
    each(|subject, plan, layout| {
        let mut rng = Rng::with_seed(subject.seed);
        for setting in plan.settings.iter().filter(|_| rng.u8(..8) == 0) {
            let Some(bad) = bad(&setting.leaf.ty, setting.leaf.check.as_ref()) else { continue };
            let Some(broken) = broken(plan, setting, &bad) else { continue };
            let (given, file) = given(&broken, layout);
            let told = |fault| format!("with `{bad}` for `{}`, {fault}", setting.key);
            let problem = only(subject, &given, &broken.secrets).map_err(told)?;
            let place = sources(setting, &file, layout).swap_remove(0);
            let is_value = matches!(problem.code(), Code::InvalidValue | Code::CheckFailed);
            if !is_value
                || problem.key() != Some(setting.key.as_str())
                || places(&problem) != [place.as_str()]
            {
                return Err(told(format!("told as\n{problem}\nat {place}")));
            }
        }
        Ok(())
    });
}
