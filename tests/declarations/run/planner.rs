//! Makes a plan up, and knows what comes of it.

use std::collections::BTreeSet;
use std::rc::Rc;

use fastrand::Rng;
use settings_declarations_model::sample::{entry_names, sample};
use settings_declarations_model::{
    Body, Datum, Declaration, Field, Kind, Leaf, Many, Section, Source, Tagged, Type, upper,
};

use crate::plan::{Name, Plan, Setting, level, united};
use crate::text::{Table, Value, below};
use crate::written::{self, in_variable, map, shown};

/// Where a section is.
#[derive(Clone)]
struct Spot {
    /// The key of today.
    key: String,
    /// The path in the file, old names and all.
    path: String,
    /// What the names of variables begin with.
    variable: String,
    /// True if a name on the way is an old one, in the file and in variables.
    is_old: (bool, bool),
    sources: &'static [Source],
    /// The keys of its level.
    level: Rc<BTreeSet<String>>,
}

const BOTH: &[Source] = &[Source::File, Source::Variable];
const FILE: &[Source] = &[Source::File];
const VARIABLE: &[Source] = &[Source::Variable];

/// A plan for a declaration.
pub(crate) fn plan(declaration: &Declaration, rng: &mut Rng) -> Plan {
    let spot = Spot {
        key: String::new(),
        path: String::new(),
        variable: format!("{}_", declaration.prefix),
        is_old: (false, false),
        sources: BOTH,
        level: level(&Body::Struct(declaration.root.clone())),
    };
    loop {
        let mut planner =
            Planner { rng, separator: declaration.separator, plan: Plan::default(), given: 0, stuck: false };
        let mut file = Table::new();
        let shown = planner.section(&declaration.root, &spot, &mut file);
        if !planner.stuck {
            return Plan { file, shown, ..planner.plan };
        }
    }
}

struct Planner<'a> {
    rng: &'a mut Rng,
    separator: &'static str,
    plan: Plan,
    /// How much has been given.
    given: usize,
    /// True if something has to be given that variables alone cannot say.
    stuck: bool,
}

impl Planner<'_> {
    fn section(&mut self, section: &Section, spot: &Spot, table: &mut Table) -> String {
        let mut out = String::new();
        for field in &section.fields {
            let shown = match &field.kind {
                Kind::Skipped => continue,
                Kind::Leaf(leaf) => self.leaf(field, leaf, spot, table),
                Kind::Flat { body, optional } => self.flat(body, *optional, spot, table),
                Kind::Nested { body, many, defaulted, .. } => {
                    self.nested(field, body, *many, *defaulted, spot, table)
                }
            };
            out += &format!("{}={shown} ", field.ident);
        }
        format!("{{{out}}}")
    }

    fn body(&mut self, body: &Body, spot: &Spot, table: &mut Table) -> String {
        match body {
            Body::Struct(section) => self.section(section, spot, table),
            Body::Tagged(tagged) => self.tagged(tagged, spot, table),
        }
    }

    fn flat(&mut self, body: &Body, optional: bool, spot: &Spot, table: &mut Table) -> String {
        if optional && self.rng.bool() {
            return "none".to_owned();
        }
        let (given, settings) = (self.given, self.plan.settings.len());
        let shown = self.body(body, spot, table);
        if optional && self.given == given {
            self.plan.settings.truncate(settings);
            return "none".to_owned();
        }
        shown
    }

    fn tagged(&mut self, tagged: &Tagged, spot: &Spot, table: &mut Table) -> String {
        let at = self.rng.usize(..tagged.variants.len());
        let variant = &tagged.variants[at];
        if tagged.default != Some(at) || self.rng.bool() {
            let (mut path, mut variable) = (None, None);
            let source = self.source(spot.sources);
            if source != Some(Source::Variable) {
                table.push((tagged.tag.to_owned(), Value::Text(variant.name.clone())));
                path = Some(below(&spot.path, tagged.tag));
                self.name(&below(&spot.path, tagged.tag), spot.is_old.0, spot);
            }
            if source != Some(Source::File) {
                let name = format!("{}{}", spot.variable, upper(tagged.tag));
                self.plan.variables.push((name.clone(), variant.name.clone()));
                variable = Some(name);
            }
            self.give(&below(&spot.key, tagged.tag), spot.is_old, path.as_ref(), variable.as_ref());
        }
        let held = variant.section.as_ref().map(|section| self.section(section, spot, table));
        variant.ident.clone() + &held.unwrap_or_default()
    }

    fn name(&mut self, path: &str, is_old: bool, spot: &Spot) {
        if !is_old {
            self.plan.names.push(Name { path: path.to_owned(), level: spot.level.clone() });
        }
    }

    /// One of these sources; nothing for all of them.
    fn source(&mut self, sources: &[Source]) -> Option<Source> {
        match sources {
            [only] => Some(*only),
            _ => [Some(Source::File), Some(Source::Variable), None][self.rng.usize(..3)],
        }
    }

    /// Counts what is given, and notes what is old.
    fn give(&mut self, key: &str, is_old: (bool, bool), path: Option<&String>, variable: Option<&String>) {
        self.given += 1;
        if path.is_some() && is_old.0 || variable.is_some() && is_old.1 {
            self.plan.deprecated.insert(key.to_owned());
        }
    }

    fn nested(
        &mut self,
        field: &Field,
        body: &Body,
        many: Many,
        defaulted: bool,
        spot: &Spot,
        table: &mut Table,
    ) -> String {
        let (key, part, is_old) = self.named(field, spot);
        let within = Spot {
            key: below(&spot.key, &field.key),
            path: below(&spot.path, &key),
            variable: format!("{}{part}", spot.variable),
            is_old,
            sources: spot.sources,
            level: level(body),
        };
        self.name(&within.path, is_old.0, spot);
        let given = self.given;
        let shown = match many {
            Many::Optional if self.rng.bool() => "none".to_owned(),
            Many::One | Many::Optional => self.one(body, &key, &within, table, many == Many::Optional),
            Many::List if defaulted && self.rng.bool() => "[]".to_owned(),
            Many::List => self.list(body, &key, &within, table),
            Many::Map if defaulted && self.rng.bool() => "[]".to_owned(),
            Many::Map => self.map(body, &key, &within, table),
        };
        if field.deprecated && self.given > given {
            self.plan.deprecated.insert(within.key);
        }
        shown
    }

    /// Its key in the file, its part of the names of variables, and whether they are old.
    fn named(&mut self, field: &Field, spot: &Spot) -> (String, String, (bool, bool)) {
        let mut pick = || self.rng.usize(..2 * field.aliases.len() + 2);
        let (in_file, in_variables) = (field.aliases.get(pick()), field.aliases.get(pick()));
        let key = in_file.cloned().unwrap_or_else(|| field.key.clone());
        let part = in_variables.map_or_else(|| field.part(), |alias| upper(alias));
        let is_old = (spot.is_old.0 || in_file.is_some(), spot.is_old.1 || in_variables.is_some());
        (key, part, is_old)
    }

    fn one(&mut self, body: &Body, key: &str, spot: &Spot, table: &mut Table, optional: bool) -> String {
        let spot = Spot { variable: format!("{}{}", spot.variable, self.separator), ..spot.clone() };
        let (mut inner, given, settings) = (Table::new(), self.given, self.plan.settings.len());
        let shown = self.body(body, &spot, &mut inner);
        // A table that holds nothing says as well that the section is there.
        if spot.sources.contains(&Source::File) {
            let given = self.given;
            self.give(&spot.key, spot.is_old, Some(&spot.path), None);
            // Of a section that is always there, such a table gives nothing.
            self.given = if inner.is_empty() && !optional { given } else { self.given };
            table.push((key.to_owned(), Value::Table(inner)));
        } else if optional && self.given == given {
            self.plan.settings.truncate(settings);
            return "none".to_owned();
        }
        shown
    }

    fn list(&mut self, body: &Body, key: &str, spot: &Spot, table: &mut Table) -> String {
        let source =
            if spot.sources.len() == 1 { spot.sources } else { [FILE, VARIABLE][self.rng.usize(..2)] };
        let mut all = Vec::new();
        let mut tables = Vec::new();
        for at in 0..self.rng.usize(1..4) {
            let within = Spot {
                key: format!("{}[{at}]", spot.key),
                path: format!("{}[{at}]", spot.path),
                variable: format!("{}__{at}__", spot.variable),
                is_old: spot.is_old,
                sources: source,
                level: spot.level.clone(),
            };
            let (mut inner, given) = (Table::new(), self.given);
            let shown = self.body(body, &within, &mut inner);
            self.stuck |= self.given == given && source == VARIABLE;
            all.push(shown);
            tables.push(inner);
        }
        if source == FILE {
            self.give(&spot.key, spot.is_old, Some(&spot.path), None);
            table.push((key.to_owned(), Value::Tables(tables)));
        }
        format!("[{}]", all.join(", "))
    }

    fn map(&mut self, body: &Body, key: &str, spot: &Spot, table: &mut Table) -> String {
        let mut all = Vec::new();
        let mut tables = Table::new();
        let mut names = entry_names(self.rng);
        names.truncate(self.rng.usize(1..4));
        for name in names {
            let within = Spot {
                key: below(&spot.key, &name),
                path: below(&spot.path, &name),
                variable: format!("{}__{}__", spot.variable, name.to_uppercase()),
                is_old: spot.is_old,
                sources: spot.sources,
                level: spot.level.clone(),
            };
            let (mut inner, given) = (Table::new(), self.given);
            let shown = self.body(body, &within, &mut inner);
            if spot.sources.contains(&Source::File) && (!inner.is_empty() || self.given == given) {
                self.given += 1;
                tables.push((name.clone(), Value::Table(inner)));
            }
            self.stuck |= self.given == given;
            all.push((name, shown));
        }
        if !tables.is_empty() {
            self.give(&spot.key, spot.is_old, Some(&spot.path), None);
            table.push((key.to_owned(), Value::Table(tables)));
        }
        map(all)
    }

    fn leaf(&mut self, field: &Field, leaf: &Leaf, spot: &Spot, table: &mut Table) -> String {
        let may_be_absent = leaf.default.is_some() || matches!(leaf.ty, Type::Option(_));
        let is_map = matches!(leaf.ty.inner(), Type::Map(..));
        let sources: Vec<Source> =
            spot.sources.iter().copied().filter(|source| self.may_give(leaf, *source)).collect();
        let key = below(&spot.key, &field.key);
        let (name, part, is_old) = self.named(field, spot);
        let is_public = !leaf.ty.is_secret() && leaf.only_from.is_none() && leaf.ty != Type::Pair && !is_map;
        // What is in a list comes from one source.
        let flag = is_public && spot.sources.len() == 2 && self.rng.u8(..8) == 0;
        let flag = flag.then(|| self.datum(leaf));
        self.stuck |= sources.is_empty() && !may_be_absent;
        let is_absent = sources.is_empty() || (may_be_absent || flag.is_some()) && self.rng.u8(..3) == 0;
        let source = if is_absent { None } else { self.source(&sources) };
        let as_variable = (!is_absent && source != Some(Source::File)).then(|| self.datum(leaf));
        let in_file = (!is_absent && source != Some(Source::Variable)).then(|| self.datum(leaf));
        let all = [&leaf.default, &in_file, &as_variable, &flag];
        let Some(united) = united(leaf, &all) else { return self.leaf(field, leaf, spot, table) };
        let mut setting = Setting {
            key,
            path: None,
            variable: None,
            is_old: is_old.1,
            flag: flag.is_some(),
            leaf: leaf.clone(),
            is_map,
        };
        if let Some(datum) = in_file {
            table.push((name.clone(), written::in_file(&leaf.ty, &datum)));
            let path = below(&spot.path, &name);
            self.name(&path, is_old.0, spot);
            setting.path = Some(path);
        }
        if let Some(datum) = as_variable {
            let is_own = part == field.part() && !leaf.env.is_empty();
            let own = is_own.then(|| leaf.env[self.rng.usize(..leaf.env.len())].clone());
            let name = own.unwrap_or_else(|| format!("{}{part}", spot.variable));
            self.in_variables(&name, leaf, &datum);
            setting.variable = Some(name);
        }
        if let Some(datum) = flag {
            self.plan.flags.push(format!("--{}={}", setting.key, in_variable(&leaf.ty, &datum)));
        }
        if !is_absent || setting.flag {
            let is_old = (is_old.0 || field.deprecated, is_old.1 || field.deprecated);
            self.give(&setting.key, is_old, setting.path.as_ref(), setting.variable.as_ref());
        }
        if setting.flag && field.deprecated {
            self.plan.deprecated.insert(setting.key.clone());
        }
        self.plan.settings.push(setting);
        united.map_or_else(|| "none".to_owned(), |datum| shown(&leaf.ty, &datum))
    }

    fn may_give(&self, leaf: &Leaf, source: Source) -> bool {
        leaf.only_from.is_none_or(|only| only == source) && (leaf.ty != Type::Pair || source == Source::File)
    }

    /// A value that any source can give.
    fn datum(&mut self, leaf: &Leaf) -> Datum {
        loop {
            let datum = sample(self.rng, &leaf.ty, leaf.check.as_ref());
            // No variable says that a map holds nothing.
            if datum != Datum::Map(Vec::new()) {
                self.keep_secrets(&leaf.ty, &datum);
                return datum;
            }
        }
    }

    fn keep_secrets(&mut self, ty: &Type, datum: &Datum) {
        match (ty, datum) {
            (Type::Map(_, inner), Datum::Map(all)) => {
                all.iter().for_each(|(_, one)| self.keep_secrets(inner, one));
            }
            (ty, datum) if ty.is_secret() => self.plan.secrets.push(in_variable(ty, datum)),
            _ => {}
        }
    }

    fn in_variables(&mut self, name: &str, leaf: &Leaf, datum: &Datum) {
        match (leaf.ty.inner(), datum) {
            (Type::Map(_, value), Datum::Map(all)) => {
                for (entry, one) in all {
                    let name = format!("{name}__{}", entry.to_uppercase());
                    self.plan.variables.push((name, in_variable(value, one)));
                }
            }
            (ty, datum) => self.plan.variables.push((name.to_owned(), in_variable(ty, datum))),
        }
    }
}
