//! Something else in the place of a section, or of many.

use super::{Choice, Meant};
use crate::key;
use crate::layer::Hit;
use crate::origin::OriginKind;
use crate::problem::{Code, Problem};
use crate::schema::{Field, Many};
use crate::value::{Kind, Node};

impl Choice<'_> {
    /// A value where a section's table, or that of many sections, is expected; `table` is one that is there besides.
    pub(super) fn misfit(&mut self, place: u32, index: u16, hit: Hit, table: Option<Hit>) {
        let key = self.key(place, index);
        let field = self.given.outline.field(place, index);
        let many = field.many().unwrap_or(Many::One);
        let first = self.first_below(place, index);
        let problem = match self.node(hit.layer, hit.item) {
            Some(node) => in_file(many, &key, first, (node, self.is_toml(hit.layer))),
            None if self.is_code(hit) => in_code(many, &key, first),
            None if hit.kind(self.given.layers) == OriginKind::Flag => {
                in_flag(many, self.given.outline.flag(place, index, &self.instance.steps))
            }
            None => {
                let steps = &self.instance.steps;
                let below = self.given.outline.child(place, index);
                let example = self.given.outline.variable(below, 0, steps);
                in_variable(many, &example.unwrap_or_default())
            }
        };
        self.report_misfit(problem, key, hit, table);
    }

    /// Something else in the place of one section of many.
    pub(super) fn misfit_in_many(&mut self, place: u32, index: u16, step: &str, hit: Hit, node: Node<'_>) {
        let key = format!("{}{step}", self.key(place, index));
        let problem =
            in_file(Many::One, &key, self.first_below(place, index), (node, self.is_toml(hit.layer)));
        self.report_misfit(problem, key::printable(&key), hit, None);
    }

    fn report_misfit(&mut self, problem: Problem, key: String, hit: Hit, table: Option<Hit>) {
        let mut problem = problem.about(key.clone()).from(hit.origin(self.given.layers));
        problem.origins.extend(table.map(|table| table.origin(self.given.layers)));
        self.out.problems.push(problem.order(self.out.tape.len()));
        self.out.meant.push(Meant { key, layer: hit.layer });
    }

    /// True for a layer of TOML, which has a notation of its own for tables.
    pub(super) fn is_toml(&self, layer: u32) -> bool {
        let name = self.given.layers.get(layer as usize).map(|layer| layer.name.to_ascii_lowercase());
        name.is_some_and(|name| name.ends_with(".toml") || name == "<toml>")
    }

    fn is_code(&self, hit: Hit) -> bool {
        hit.kind(self.given.layers) == OriginKind::Code
    }

    /// The key of the first setting of a section: an example.
    fn first_below(&self, place: u32, index: u16) -> &'static str {
        let section = self.given.outline.field(place, index).as_section();
        section.and_then(|section| section.fields().first()).map_or("", Field::key)
    }
}

fn in_file(many: Many, key: &str, first: &str, (node, toml): (Node<'_>, bool)) -> Problem {
    let found = node.kind().words();
    let expected = match many {
        Many::One => "a section, which is a table",
        Many::List => "a list of sections",
        Many::Map => "sections with names of their own, in a table",
    };
    let help = match many {
        // What is left of a table when all in it is taken out.
        _ if node.kind() == Kind::Null => format!("take `{key}` out, or give it a value"),
        Many::One if toml => format!("write a table: `[{key}]`, below it `{first} = …`"),
        Many::List if toml => format!("write one for each: `[[{key}]]`, below it `{first} = …`"),
        Many::Map if toml => format!("write one for each: `[{key}.<name>]`, below it `{first} = …`"),
        Many::One => format!("write a table under `{key}`, with `{first}` in it"),
        Many::List => format!("write a list under `{key}`, of tables with `{first}` in each"),
        Many::Map => format!("write a table under `{key}`: for each name a table with `{first}` in it"),
    };
    Problem::new(Code::NotASection, format!("expected {expected}, found {found}")).advise(help)
}

fn in_flag(many: Many, example: Option<String>) -> Problem {
    let message = format!("this is {}: a flag cannot give all of it", words(many));
    let help = match example {
        Some(flag) => format!("give its settings one by one, such as `{}=…`", key::printable(&flag)),
        None => "take it out: none of its settings is for flags".to_owned(),
    };
    Problem::new(Code::NotASection, message).advise(help)
}

fn in_code(many: Many, key: &str, first: &str) -> Problem {
    let step = match many {
        Many::One => "",
        Many::List => "[0]",
        Many::Map => ".<name>",
    };
    let message = format!("this is {}: a single value cannot give all of it", words(many));
    let help = format!("give its settings one by one, such as `{key}{step}.{first}`");
    Problem::new(Code::NotASection, message).advise(help)
}

fn in_variable(many: Many, example: &str) -> Problem {
    let message = format!("this is {}: a variable cannot give all of it", words(many));
    let help = format!("set its settings one by one, such as `{example}`");
    Problem::new(Code::NotASection, message).advise(help)
}

fn words(many: Many) -> &'static str {
    match many {
        Many::One => "a section",
        Many::List => "a list of sections",
        Many::Map => "a map of sections",
    }
}
