//! Words of enums with a slip, and values that no setting of the kind can have.

use super::names::only_near;
use super::{Base, Case, Class, Place, Where};
use crate::service::{CANARY, Kind, Leaf, PIN, put};
use crate::typos::typos;
use crate::value::{Format, Value, plain, text};

/// The last part of a key: the name as it is written in the file.
fn name(leaf: &Leaf) -> String {
    leaf.key.rsplit('.').next().unwrap_or(leaf.key).to_owned()
}

/// A leaf with a value in the file.
fn filed(base: &Base<'_>, format: Format, leaf: &Leaf, value: &Value) -> (super::Given, Place) {
    let mut tree = base.tree.clone();
    put(&mut tree, leaf.key, value.clone());
    let (given, file) = base.file(format, &tree);
    (given, Place::Lines(file.line(leaf.key).into_iter().collect()))
}

/// Each word with each slip: the leaf, the word, the mistake, and what is known of it.
fn words<'a>(base: &'a Base<'_>) -> impl Iterator<Item = (&'a Leaf, &'static str, &'static str, String)> {
    let words = base.leaves.iter().filter_map(|leaf| match leaf.kind {
        Kind::Word(words) => Some((leaf, words)),
        _ => None,
    });
    let each = words.flat_map(|(leaf, words)| words.iter().map(move |&word| (leaf, word)));
    each.flat_map(|(leaf, word)| {
        typos(word).into_iter().map(move |(slip, typo)| (leaf, word, slip.name(), typo))
    })
}

fn known(leaf: &Leaf) -> Vec<String> {
    match leaf.kind {
        Kind::Word(words) => words.iter().map(|&word| word.to_owned()).collect(),
        _ => Vec::new(),
    }
}

pub(super) fn words_in_file(base: &Base<'_>, format: Format) -> Vec<Case> {
    let case = |(leaf, word, kind, typo): (&Leaf, &str, &'static str, String)| {
        let (given, place) = filed(base, format, leaf, &text(&typo));
        Case {
            class: Class { of: Where::WordInFile, kind },
            given,
            meant: Some(filed(base, format, leaf, &text(word)).0),
            names: [base.spelled(leaf.key), vec![name(leaf)]].concat(),
            place,
            right: only_near(&typo, word, &known(leaf)).map(|word| vec![word]),
            known: known(leaf).contains(&typo),
            what: format!("`{}` is `{typo}`", leaf.key),
        }
    };
    words(base).map(case).collect()
}

pub(super) fn words_in_variables(base: &Base<'_>) -> Vec<Case> {
    let case = |(leaf, word, kind, typo): (&Leaf, &str, &'static str, String)| {
        let variable = base.variable(leaf);
        Case {
            class: Class { of: Where::WordInVariable, kind },
            given: base.with_variable(leaf, &variable, &typo),
            meant: Some(base.with_variable(leaf, &variable, word)),
            names: base.spelled(leaf.key),
            right: only_near(&typo, word, &known(leaf)).map(|word| vec![word]),
            known: known(leaf).contains(&typo),
            what: format!("`{variable}` is `{typo}`"),
            place: Place::Variable(variable),
        }
    };
    words(base).map(case).collect()
}

/// A value that a setting cannot have, and the one that was meant, if that can be told.
struct Wrong {
    kind: &'static str,
    value: Value,
    meant: Option<Value>,
}

impl Kind {
    /// True for what any text is.
    fn is_any_text(self) -> bool {
        matches!(self, Self::Text | Self::Path)
    }

    fn is_text(self) -> bool {
        self.is_any_text() || matches!(self, Self::Begins(_) | Self::Long)
    }

    fn is_number(self) -> bool {
        matches!(self, Self::Integer { .. } | Self::Share)
    }
}

fn wrong(leaf: &Leaf) -> Vec<Wrong> {
    let mut all = of_other_types(leaf);
    all.extend(of_other_units(leaf.kind));
    all.extend(out_of_range(leaf));
    if !leaf.kind.is_any_text() {
        all.push(Wrong { kind: "empty", value: text(""), meant: None });
    }
    all
}

fn of_other_types(leaf: &Leaf) -> Vec<Wrong> {
    let Leaf { kind, secret, .. } = leaf;
    let word = if *secret { CANARY } else { "wrong" };
    let number = if *secret { PIN.to_owned() } else { "3".to_owned() };
    let mut all = Vec::new();
    let mut add = |of, value, meant| all.push(Wrong { kind: of, value, meant });
    let as_text = |of: &str| kind.is_any_text().then(|| text(of));
    if !kind.is_text() {
        add("type", text(word), None);
    }
    if *kind != Kind::Bool {
        add("type", plain("true"), as_text("true"));
    }
    if *kind != Kind::Share {
        let fraction = format!("{number}.5");
        add("type", plain(&fraction), as_text(&fraction));
    }
    if !kind.is_number() && *kind != Kind::Duration && *kind != Kind::Bool {
        add("type", plain(&number), as_text(&number));
    }
    if *kind == Kind::Bool {
        for one in [text("yes"), text("on"), plain("1")] {
            add("type", one, Some(plain("true")));
        }
        add("type", plain("2"), None);
    }
    if *kind == Kind::Bool || kind.is_number() {
        add("in marks", text(&leaf.other.in_variable(crate::value::Lists::Commas)), Some(leaf.other.clone()));
    }
    let table = Value::Table(vec![("of".to_owned(), text(word))]);
    let in_list = if *kind == Kind::Origins { table.clone() } else { text(word) };
    add("shape", Value::List(vec![in_list]), None);
    add("shape", table, None);
    all
}

fn of_other_units(kind: Kind) -> Vec<Wrong> {
    let values = match kind {
        Kind::Duration => vec![plain("30"), text("30"), text("30 parsecs"), text("s"), text("30;")],
        Kind::Integer { .. } => vec![text("8080ms"), text("10kb")],
        Kind::Share => vec![text("25%")],
        _ => Vec::new(),
    };
    values.into_iter().map(|value| Wrong { kind: "unit", value, meant: None }).collect()
}

fn out_of_range(leaf: &Leaf) -> Vec<Wrong> {
    let word = if leaf.secret { CANARY } else { "wrong" };
    let values = match leaf.kind {
        Kind::Integer { least, most } => {
            let mut all = vec![plain(&(least - 1).to_string()), plain(&(most + 1).to_string())];
            let far = if leaf.secret { format!("{PIN}0000000000") } else { "9".repeat(19) + "9" };
            all.extend([plain(&far), plain(&format!("-{}", if leaf.secret { PIN } else { "1" }))]);
            all
        }
        Kind::Share => vec![plain("-0.1"), plain("1.5"), plain("nan")],
        Kind::Duration => vec![text("-5s")],
        Kind::Begins(_) => vec![text(&format!("mysql://{word}"))],
        Kind::Long => vec![text(word)],
        Kind::Address => vec![text("300.1.1.1"), text("10.1.2"), text("localhost")],
        Kind::Origins => vec![Value::List(vec![text("https://a.example"), text("wrong")])],
        Kind::Bool | Kind::Text | Kind::Path | Kind::Word(_) => Vec::new(),
    };
    values.into_iter().map(|value| Wrong { kind: "range", value, meant: None }).collect()
}

pub(super) fn in_file(base: &Base<'_>, format: Format) -> Vec<Case> {
    let all = base.leaves.iter().flat_map(|leaf| wrong(leaf).into_iter().map(move |wrong| (leaf, wrong)));
    // No number of JSON.
    let all = all.filter(|(_, wrong)| format == Format::Toml || wrong.value != plain("nan"));
    let case = |(leaf, wrong): (&Leaf, Wrong)| {
        let (given, place) = filed(base, format, leaf, &wrong.value);
        Case {
            class: Class { of: Where::ValueInFile, kind: wrong.kind },
            given,
            meant: wrong.meant.map(|value| filed(base, format, leaf, &value).0),
            names: [base.spelled(leaf.key), vec![name(leaf)]].concat(),
            place,
            right: None,
            known: false,
            what: format!("`{}` is {}", leaf.key, wrong.value.in_file(format)),
        }
    };
    all.map(case).collect()
}

/// What is a text by its nature takes any text, so of it only what is checked can be wrong.
pub(super) fn in_variables(base: &Base<'_>) -> Vec<Case> {
    let lists = base.subject.lists;
    let all = base.leaves.iter().flat_map(|leaf| wrong(leaf).into_iter().map(move |wrong| (leaf, wrong)));
    let all = all.filter(|(leaf, wrong)| {
        let checked = !leaf.kind.is_text() || matches!(wrong.kind, "range" | "empty");
        // A list in brackets is one, and a list may be empty.
        let of_list = leaf.kind == Kind::Origins && matches!(wrong.kind, "shape" | "empty");
        checked && wrong.kind != "in marks" && !of_list
    });
    let case = |(leaf, wrong): (&Leaf, Wrong)| {
        let variable = base.variable(leaf);
        let text = match &wrong.value {
            // A list of one is that one where commas part them: here it is in brackets for all.
            Value::List(_) if wrong.kind == "shape" => wrong.value.in_file(Format::Json),
            value => value.in_variable(lists),
        };
        let meant = match wrong.meant {
            Some(value) => Some(base.with_variable(leaf, &variable, &value.in_variable(lists))),
            // As if it were not set, where something else says it.
            None if wrong.kind == "empty" => base.without_variable(leaf),
            None => None,
        };
        Case {
            class: Class { of: Where::ValueInVariable, kind: wrong.kind },
            given: base.with_variable(leaf, &variable, &text),
            meant,
            names: base.spelled(leaf.key),
            right: None,
            known: false,
            what: format!("`{variable}` is `{text}`"),
            place: Place::Variable(variable),
        }
    };
    all.map(case).collect()
}
