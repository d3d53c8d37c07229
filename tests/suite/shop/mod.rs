//! The shop's configuration with something wrong in it: every fault once as data, written in every format in every way
//! that it is laid out, with what is to be told of it. So a fault is told alike wherever it is made, at its own place.

#[path = "../../subjects/declaration.rs"]
mod declaration;
mod files;
mod judge;
mod layers;
mod names;
mod row;
mod secrets;
mod several;
mod shapes;
mod values;

use std::collections::BTreeSet;

use settings::Code;

use self::judge::differences;
use self::row::{Apart, At, Row, SECRETS, fine, invalid, plain, problems, row, stray, text, told};
use crate::text::Format;

/// Shows that every row is told as it has to be.
#[track_caller]
fn holds(rows: &[Row]) {
    let found: Vec<String> = rows.iter().flat_map(differences).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

fn all() -> Vec<Row> {
    [
        values::numbers(),
        values::texts(),
        values::lists(),
        values::entries(),
        secrets::values(),
        secrets::names(),
        names::misspelt(),
        names::misplaced(),
        names::twice(),
        shapes::missing_ones(),
        shapes::nulls(),
        shapes::others(),
        several::rules(),
        several::at_once(),
        layers::overridden(),
        layers::variables(),
    ]
    .concat()
}

#[test]
fn what_is_not_wrong_loads() {
    let row =
        row("nothing").so("service_name", "café 🛒").so("http.port", "8080").so("auth.pin", "[REDACTED]");
    holds(&[row]);
}

#[test]
fn rows_are_many_and_different() {
    let rows = all();
    let names: BTreeSet<&str> = rows.iter().map(|row| row.what).collect();
    assert_eq!(names.len(), rows.len(), "two rows have one name");
    let faults: BTreeSet<String> =
        rows.iter().map(|row| format!("{:?} {:?}", row.tree, row.variables)).collect();
    assert_eq!(faults.len(), rows.len(), "two rows have one fault");
    assert!(rows.len() >= 100, "{} rows", rows.len());
    for format in [Format::Toml, Format::Yaml, Format::Json] {
        let said = rows.iter().filter(|row| row.outcome_in(format).is_some()).count();
        assert!(said * 10 >= rows.len() * 9, "{format:?} says {said} of {}", rows.len());
    }
}

/// What is not as a row has it is found: the code, the key, the place, the suggestion, the number of problems, a rule, a
/// value, words of one format, and a part of a secret.
#[test]
fn a_row_that_does_not_hold_is_told() {
    let typo = || row("a row").renamed("http.port", "prt");
    let good = stray("http.prt").meant("http.port");
    assert_eq!(differences(&typo().is(problems([good.clone()]))), [""; 0]);
    let loads = 8 * 3;
    for wrong in [
        fine(),
        problems([]).warned(good.clone()),
        problems([good.clone(), good.clone()]),
        problems([good.clone()]).not_run(),
        problems([stray("http.prt")]),
        problems([stray("http.prt").meant("port")]),
        problems([told(Code::DuplicateKey, "http.prt").at([At::Key("http.prt")]).meant("http.port")]),
        problems([stray("http.port").at([At::Key("http.prt")]).meant("http.port")]),
        problems([good.clone().at([At::Value("http.prt")])]),
        problems([good.clone().at([At::Key("http.host")])]),
        problems([good.clone().at([])]),
        problems([good.clone().at([At::Key("http.prt"), At::Default])]),
    ] {
        let found = differences(&typo().is(wrong.clone()));
        assert!(found.len() >= loads, "{wrong:?} is found {} times", found.len());
    }
    assert_eq!(differences(&row("a row").so("http.port", "8081")).len(), loads);
    let elsewhere = typo().is(fine()).but(Format::Yaml, "planted", Apart::Other(problems([good])));
    assert_eq!(differences(&elsewhere).len(), 5 * 3);
    let shown = row("a row").with("service_name", text(SECRETS[1]));
    assert_eq!(differences(&shown).len(), loads);
    let quoted = invalid("a row", "http.port", text("8080"));
    assert_eq!(differences(&quoted), [""; 0]);
    let in_words = row("a row").with("log", plain("3")).is(problems([told(Code::NotASection, "log")]));
    assert!(!differences(&in_words).is_empty(), "TOML names its headers");
}
