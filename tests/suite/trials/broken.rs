//! Every leaf with a value that it cannot have, in every source: told under its own key, at its own place, and no more.

use std::ffi::OsString;

use settings::{Code, Environment, LoadError, Loader, Problem};

use super::Trial;
use super::layers::{Texts, file, flag, given, only_variables, texts};
use super::table::{Kind, Leaf, as_text, leaves, tree};
use crate::support::{Folder, places, refused};
use crate::text::{FORMATS, Format, Value, at, put, written};

/// Stands in every secret of a trial, and in what takes its place: in no report may it be.
const CANARY: &str = "CANARY";

/// The one problem of a report that tells no secret.
#[track_caller]
fn only(error: &LoadError, what: &str) -> Problem {
    let told = format!("{error}\n{error:?}\n{}", error.to_json());
    assert!(!told.contains(CANARY), "{what}: {told}");
    match error.problems() {
        [only] => only.clone(),
        _ => panic!("exactly one problem of {what}:\n{error}"),
    }
}

/// True if a problem is about a leaf, or one of its elements.
fn is_about(problem: &Problem, leaf: &Leaf) -> bool {
    let rest = problem.key().and_then(|key| key.strip_prefix(leaf.key.as_str()));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('['))
}

/// The values in a file that a leaf cannot have.
fn shapes(leaf: &Leaf, format: Format) -> Vec<Value> {
    let word = if leaf.secret { CANARY } else { "wrong" };
    let text = || Value::Text(word.to_owned());
    let plain = |text: &str| Value::Plain(text.to_owned());
    let table = || Value::Inline(vec![("of".to_owned(), text())]);
    let in_list = if matches!(leaf.kind, Kind::List(_)) { table() } else { text() };
    let mut all = vec![Value::List(vec![in_list]), table()];
    // What stands without marks is a text in YAML.
    let any_text = leaf.kind.is_text();
    all.extend([plain("true"), plain("3.5")].into_iter().filter(|_| !any_text || format != Format::Yaml));
    all.extend((!any_text).then(text));
    all.retain(|value| match (&leaf.kind, value) {
        (Kind::Bool, Value::Plain(text)) => text != "true",
        (Kind::Float, Value::Plain(text)) => text != "3.5",
        _ => true,
    });
    all
}

/// In a file: a list, a table, a number, a `true` and a word, as far as each is no value of the leaf.
pub(super) fn every_leaf_in_files<T: Trial>() -> usize {
    let leaves = leaves::<T>();
    let whole = tree::<T>(&leaves);
    let mut count = 0;
    for format in FORMATS {
        for leaf in leaves.iter().filter(|leaf| !T::ONLY_VARIABLE.contains(&leaf.key.as_str())) {
            for value in shapes(leaf, format) {
                let mut tree = whole.clone();
                *at(&mut tree, &leaf.key) = value.clone();
                let file = written(format, &tree);
                let what = format!("`{}` as {value:?} in\n{}", leaf.key, file.text);
                let loader = Loader::<T>::new().text(format.name(), file.text);
                let problem = only(&refused(loader.environment(only_variables::<T>(&leaves))), &what);
                assert!(is_about(&problem, leaf), "{what}: {problem}");
                assert_eq!(problem.code(), Code::InvalidValue, "{what}: {problem}");
                let (line, column) = file.values[problem.key().unwrap_or_default()];
                assert_eq!(places(&problem), [format!("<{}>:{line}:{column}", format.name())], "{what}");
                count += 1;
            }
        }
    }
    count
}

/// A text that a leaf cannot have. Where any text will do, it is one that is not UTF-8, or, in a dotenv file, one with an
/// escape that there is not.
fn bad_text(leaf: &Leaf, source: Texts) -> OsString {
    let word = if leaf.secret { CANARY } else { "wrong" };
    match &leaf.kind {
        Kind::List(kind) if kind.is_text() => "a,,b".into(),
        Kind::List(_) => "wrong".into(),
        kind if !kind.is_text() => word.into(),
        _ if source == Texts::Dotenv => format!("\"{word}\\q\"").into(),
        _ => not_utf8(word),
    }
}

#[cfg(unix)]
fn not_utf8(word: &str) -> OsString {
    use std::os::unix::ffi::OsStringExt;
    OsString::from_vec([word.as_bytes(), b"\xff"].concat())
}

#[cfg(windows)]
fn not_utf8(word: &str) -> OsString {
    use std::os::windows::ffi::OsStringExt;
    OsString::from_wide(&word.encode_utf16().chain([0xd800]).collect::<Vec<_>>())
}

/// In variables, flags and a dotenv file.
pub(super) fn every_leaf_in_texts<T: Trial>() -> usize {
    let leaves = leaves::<T>();
    let folder = Folder::new();
    let mut count = 0;
    for source in [Texts::Dotenv, Texts::Variables, Texts::Flags] {
        let whole = given::<T>(source, &leaves);
        for number in 0..whole.len() {
            let mut given = whole.clone();
            let leaf = given[number].0;
            given[number].1 = bad_text(leaf, source);
            let what = format!("`{}` in {source:?}", leaf.key);
            let problem = only(&refused(texts::<T>(source, given, &leaves, &folder)), &what);
            assert!(is_about(&problem, leaf), "{what}: {problem}");
            let expected = match source {
                Texts::Dotenv => format!("DIR/.env:{}", number + 1),
                Texts::Variables => format!("variable {}", leaf.variable),
                Texts::Flags => format!("flag {}", flag(leaf)),
            };
            let places: Vec<String> = places(&problem).iter().map(|place| folder.hide(place)).collect();
            assert_eq!(places, [expected], "{what}: {problem}");
            count += 1;
        }
    }
    count
}

/// What a source may not give is told at its place there, and its value, which would do, is not shown if it is secret.
pub(super) fn every_leaf_from_a_wrong_source<T: Trial>() -> usize {
    let leaves = leaves::<T>();
    let mut count = 0;
    for leaf in &leaves {
        let text = as_text(&leaf.value);
        let mut loaders = Vec::new();
        if T::ONLY_FILE.contains(&leaf.key.as_str()) {
            let variable = Environment::from([(leaf.variable.clone(), text.clone())]);
            let place = format!("variable {}", leaf.variable);
            loaders.push((place, file::<T>(Format::Toml, &leaves).environment(variable)));
        }
        if leaf.secret || T::ONLY_FILE.contains(&leaf.key.as_str()) {
            let given = file::<T>(Format::Toml, &leaves).flags([flag(leaf), text]);
            loaders.push((format!("flag {}", flag(leaf)), given));
        }
        if T::ONLY_VARIABLE.contains(&leaf.key.as_str()) {
            for format in FORMATS {
                let mut tree = tree::<T>(&leaves);
                put(&mut tree, &leaf.key, leaf.value.clone());
                let file = written(format, &tree);
                let (line, column) = file.values[&leaf.key];
                let loader = Loader::new().text(format.name(), file.text);
                let place = format!("<{}>:{line}:{column}", format.name());
                loaders.push((place, loader.environment(only_variables::<T>(&leaves))));
            }
        }
        for (place, loader) in loaders {
            let problem = only(&refused(loader), &place);
            assert_eq!(
                (problem.code(), problem.key()),
                (Code::WrongSource, Some(leaf.key.as_str())),
                "{problem}"
            );
            assert_eq!(places(&problem), [place], "{problem}");
            count += 1;
        }
    }
    count
}
