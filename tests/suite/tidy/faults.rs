//! Every word of the derive, and every way to get it wrong: `tests/ui/README.md`, a table that is written by the test and
//! has no empty cell. What a case is about is read off what the compiler says of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use super::text::{files, read};

/// A row of the derive's table, as far as it says which mistakes can be made.
#[derive(Debug)]
struct Row {
    word: String,
    name: String,
    places: BTreeSet<String>,
    form: String,
    repeats: bool,
    only: Option<BTreeSet<String>>,
    needs: bool,
}

/// The names behind a word such as `Place::`.
fn named(text: &str, behind: &str) -> BTreeSet<String> {
    let name = |rest: &str| rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_owned();
    text.split(behind).skip(1).map(name).collect()
}

fn rows(table: &str) -> Vec<Row> {
    let (words, table) = table.split_once("const TABLE").unwrap_or_default();
    let table = &table[..table.find("\n];").unwrap_or(table.len())];
    let constants: BTreeMap<String, BTreeSet<String>> = words
        .split("const ")
        .filter_map(|constant| Some((constant.split_once(':')?.0.to_owned(), named(constant, "Place::"))))
        .collect();
    let row = |row: &str| {
        let (before, rest) = row.split_once('"')?;
        let (name, rest) = rest.split_once('"')?;
        let (places, rest) = rest.split_once("Form::")?;
        let constant = constants.get(places.trim_matches([',', ' ', '\n']));
        let only = rest.split_once(".only(").and_then(|(_, only)| only.split_once(']'));
        Some(Row {
            word: named(before, "Word::").pop_first()?,
            name: name.to_owned(),
            places: constant.cloned().unwrap_or_else(|| named(places, "Place::")),
            form: rest.split(|c: char| !c.is_alphanumeric()).next()?.to_owned(),
            repeats: rest.contains(".repeats()"),
            only: only.map(|(only, behind)| {
                let also = behind.split_once(".and(").and_then(|(_, name)| name.split_once(')'));
                let also = also.and_then(|(name, _)| words.split_once(&format!("const {name}:")));
                let also = also.and_then(|(_, list)| list.split_once("];")).map_or("", |(list, _)| list);
                named(only, "Word::").into_iter().chain(named(also, "Word::")).collect()
            }),
            needs: rest.contains(".needs("),
        })
    };
    table.split("row(").skip(1).filter_map(row).collect()
}

/// The ways to get a word wrong, in the order of the table's columns.
const FAULTS: [&str; 6] =
    ["misspelt", "misplaced", "said twice", "misformed", "in bad company", "of a bad value"];

impl Row {
    /// True for a word in the parentheses of another.
    fn is_inner(&self) -> bool {
        let inner = ["Bounds", "Review", "Sources", "Nested"];
        self.places.iter().all(|place| inner.contains(&&**place))
    }

    /// Why a mistake cannot be made with this word.
    fn excused(&self, fault: &str, rows: &[Self]) -> Option<&'static str> {
        let excludes = |other: &Self| {
            let meets = !other.places.is_disjoint(&self.places) && other.word != self.word;
            meets && other.only.as_ref().is_some_and(|only| !only.contains(&self.word))
        };
        let picky = self.only.is_some() || self.needs || rows.iter().any(excludes);
        match fault {
            "said twice" if self.repeats => Some("may be repeated"),
            "in bad company" if !picky => Some("goes with all"),
            "of a bad value" if self.form == "Flag" => Some("has no value"),
            "of a bad value" if self.is_inner() => Some("as the word around it"),
            _ => None,
        }
    }
}

/// What a message of the compiler is about: a word, and what is wrong with it.
fn about(message: &str) -> Option<(&str, &'static str)> {
    let known = message.starts_with("unknown word") || message.contains(" has no meaning ");
    if let Some((_, meant)) = message.split_once("; did you mean `").filter(|_| known) {
        return Some((meant.split('`').next()?, "misspelt"));
    }
    let (word, said) = message.strip_prefix('`')?.split_once('`')?;
    let starts = [
        (" has no meaning beside", "in bad company"),
        (" has no meaning without", "in bad company"),
        (" has no meaning ", "misplaced"),
        (" is said twice", "said twice"),
        (" is written ", "misformed"),
        (" stands alone", "misformed"),
        (" says nothing", "misformed"),
    ];
    let fault = starts.iter().find(|(start, _)| said.starts_with(start))?.1;
    Some((word.trim_end_matches("()"), fault))
}

/// The cases for each word and each fault.
fn cells(rows: &[Row], texts: &[(String, String)]) -> BTreeMap<(String, &'static str), BTreeSet<String>> {
    let mut cells: BTreeMap<_, BTreeSet<String>> = BTreeMap::new();
    for (case, text) in texts {
        let folder = case.split('/').next().unwrap_or_default();
        let messages = text.lines().filter(|line| line.starts_with("error"));
        for message in messages.filter_map(|line| Some(line.split_once(": ")?.1)) {
            let told = about(message).filter(|(word, _)| rows.iter().any(|row| row.name == *word));
            let (word, fault) = told.unwrap_or((folder, "of a bad value"));
            // Of two words that do not go together, both are judged.
            let other = message.split_once(" beside `").and_then(|(_, other)| other.split('`').next());
            for word in [word].into_iter().chain(other.filter(|_| fault == "in bad company")) {
                cells.entry((word.to_owned(), fault)).or_default().insert(case.clone());
            }
        }
    }
    cells
}

/// The table, and its empty cells.
fn table(rows: &[Row], texts: &[(String, String)]) -> (String, Vec<String>) {
    let cells = cells(rows, texts);
    let (mut table, mut empty) =
        (format!("| word | {} |\n|{}\n", FAULTS.join(" | "), "---|".repeat(7)), Vec::new());
    let mut told = BTreeSet::new();
    for row in rows.iter().filter(|row| told.insert(row.name.clone())) {
        let _ = write!(table, "| `{}` |", row.name);
        let same: Vec<&Row> = rows.iter().filter(|other| other.name == row.name).collect();
        for fault in FAULTS {
            let excuses: Option<Vec<&str>> = same.iter().map(|row| row.excused(fault, rows)).collect();
            let cell = match (cells.get(&(row.name.clone(), fault)), excuses) {
                (Some(cases), _) => cases.iter().cloned().collect::<Vec<_>>().join(", "),
                (None, Some(excuses)) => format!("*{}*", excuses.first().unwrap_or(&"")),
                (None, None) => {
                    empty.push(format!("`{}`: no case in which it is {fault}", row.name));
                    String::new()
                }
            };
            let _ = write!(table, " {cell} |");
        }
        table.push('\n');
    }
    (table, empty)
}

const HEAD: &str = "# Every word, and every way to get it wrong

One fault a file, in the folder of its word; a `.stderr` beside it is what the compiler says. The test `tidy::faults` writes
this table from what is said there. Words that stand in the parentheses of others are at its end.

";

#[test]
fn each_way_to_get_a_word_wrong_has_a_case() -> std::io::Result<()> {
    let rows = rows(&read("settings-derive/src/attr/table.rs"));
    assert!(rows.len() > 40 && rows.iter().any(|row| row.only.is_some()), "{rows:?}");
    let texts: Vec<(String, String)> = files("tests/ui")
        .into_iter()
        .filter_map(|file| {
            let case = file.path.strip_prefix("tests/ui/")?.strip_suffix(".stderr")?.to_owned();
            (!case.starts_with("several/")).then_some((case, file.text))
        })
        .collect();
    let (table, empty) = table(&rows, &texts);
    assert!(empty.is_empty(), "{}", empty.join("\n"));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/README.md");
    let (old, new) = (read("tests/ui/README.md"), format!("{HEAD}{table}"));
    if old != new {
        std::fs::write(&path, new)?;
    }
    assert_eq!(
        old,
        read("tests/ui/README.md"),
        "`tests/ui/README.md` was not right and has been written anew"
    );
    Ok(())
}

#[test]
fn an_empty_cell_is_told() {
    let rows = rows(
        "const FIELD: &[Place] = &[Place::Field];\npub(super) const TABLE: &[Row] = &[\n    row(\n        Word::Range,\n        \
         \"range\",\n        FIELD,\n        Form::Words(Place::Bounds),\n        \"`range(min = 1)`\"),\n    row(Word::Skip, \"skip\", \
         FIELD, Form::Flag, \"`skip`\").only(&[Word::Default], \"no\"),\n    row(Word::Crate, \"crate\", &[Place::Struct], \
         Form::Path, \"\").repeats(),\n];\n",
    );
    let case = |name: &str, text: &str| (name.to_owned(), format!("error: {text}\n"));
    let texts = [
        case("range/misspelt", "unknown word `rnge`; did you mean `range`?"),
        case("range/on_struct", "`range` has no meaning on a struct; it belongs on a field"),
        case("range/empty", "`range()` says nothing; take it out"),
        case("range/reversed", "no value is at least 9 and at most 1"),
        case("skip/with_range", "`range` has no meaning beside `skip`: it is read from nowhere"),
    ];
    let (table, empty) = table(&rows, &texts);
    let told = [
        "`range`: no case in which it is said twice",
        "`skip`: no case in which it is misspelt",
        "`skip`: no case in which it is misplaced",
        "`skip`: no case in which it is said twice",
        "`skip`: no case in which it is misformed",
        "`crate`: no case in which it is misspelt",
        "`crate`: no case in which it is misplaced",
        "`crate`: no case in which it is misformed",
        "`crate`: no case in which it is of a bad value",
    ];
    assert_eq!(empty, told);
    assert!(table.contains("| `skip` |  |  |  |  | skip/with_range | *has no value* |"), "{table}");
    assert!(table.contains("| skip/with_range | range/reversed |"), "{table}");
    assert!(table.contains("*may be repeated*") && table.contains("*goes with all*"), "{table}");
}
