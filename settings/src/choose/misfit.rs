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
            Some(node) => in_file(many, &key, first, node),
            None if self.is_code(hit) => in_code(many, &key, first),
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
        let problem = in_file(Many::One, &key, self.first_below(place, index), node);
        self.report_misfit(problem, key::printable(&key), hit, None);
    }

    fn report_misfit(&mut self, problem: Problem, key: String, hit: Hit, table: Option<Hit>) {
        let mut problem = problem.about(key.clone()).from(hit.origin(self.given.layers));
        problem.origins.extend(table.map(|table| table.origin(self.given.layers)));
        self.out.problems.push(problem.order(self.out.tape.len()));
        self.out.meant.push(Meant { key, layer: hit.layer });
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

fn in_file(many: Many, key: &str, first: &str, node: Node<'_>) -> Problem {
    let found = node.kind().words();
    if node.kind() == Kind::Null {
        // What is left of a table when all in it is taken out.
        let help = format!("take `{key}` out, or give it a value");
        return Problem::new(Code::NotASection, "expected a section or sections, found null").advise(help);
    }
    let (message, help) = match many {
        Many::One => {
            ("a section, which is a table", format!("write a table: `[{key}]`, below it `{first} = …`"))
        }
        Many::List => {
            ("a list of sections", format!("write one for each: `[[{key}]]`, below it `{first} = …`"))
        }
        Many::Map => (
            "sections with names of their own, in a table",
            format!("write one for each: `[{key}.<name>]`, below it `{first} = …`"),
        ),
    };
    Problem::new(Code::NotASection, format!("expected {message}, found {found}")).advise(help)
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
