//! Tables that others have to follow: the codes of problems, and the words of the derive.

use super::text::{File, closing, files, read, rust, word};

/// The codes in the order of their declaration: the variant and its text.
fn codes(problem: &str) -> Vec<(&str, &str)> {
    let body = problem.split_once("fn as_str").map_or("", |(_, body)| body);
    let body = &body[..body.find("\n    }\n").unwrap_or(body.len())];
    let rows = body.lines().filter_map(|line| line.trim().strip_prefix("Self::")?.split_once(" => \""));
    rows.map(|(variant, text)| (variant, text.trim_end_matches("\","))).collect()
}

/// The files of a module of the suite: `name.rs`, and the folder beside it.
fn module(name: &str) -> Vec<File> {
    let (file, folder) = (format!("tests/suite/{name}.rs"), format!("tests/suite/{name}/"));
    rust(&["tests/suite"])
        .into_iter()
        .filter(|one| one.path == file || one.path.starts_with(&folder))
        .collect()
}

/// The codes that no file names, by variant or by text.
fn unnamed<'a>(codes: &[(&'a str, &str)], files: &[File]) -> Vec<&'a str> {
    let names = |file: &File, variant: &str, text: &str| {
        word(&file.code, &format!("Code::{variant}")).next().is_some()
            || file.text.contains(&format!("\"{text}\""))
    };
    let missing = codes.iter().filter(|(variant, text)| !files.iter().any(|file| names(file, variant, text)));
    missing.map(|(variant, _)| *variant).collect()
}

#[test]
fn each_kind_of_problem_has_its_row_in_the_report() {
    let problem = read("settings/src/problem.rs");
    let codes = codes(&problem);
    assert!(codes.len() >= 20, "{codes:?}");
    assert_eq!(unnamed(&codes, &module("report")), [""; 0]);
}

#[test]
fn a_code_that_nobody_names_is_told() {
    let problem = "    fn as_str() {\n        match self {\n            Self::Missing => \"missing\",\n            \
                   Self::Syntax => \"syntax\",\n            Self::Other => \"other\",\n        }\n    }\n";
    let codes = codes(problem);
    assert_eq!(codes, [("Missing", "missing"), ("Syntax", "syntax"), ("Other", "other")]);
    let file =
        File::new("a.rs", "assert_eq!(code, Code::Missing); // Code::Other\nlet json = r#\"\"syntax\"\"#;");
    assert_eq!(unnamed(&codes, &[file]), ["Other"]);
}

/// A row of the derive's table: the word, and whether it stands in the parentheses of another.
#[derive(Debug, PartialEq, Eq)]
struct Row<'a> {
    name: &'a str,
    inner: bool,
}

fn rows(attr: &str) -> Vec<Row<'_>> {
    let table = attr.split_once("const TABLE").map_or("", |(_, table)| table);
    let table = &table[..table.find("\n];").unwrap_or(table.len())];
    let rows = table.split("row(").skip(1).filter_map(|row| {
        let (_, rest) = row.split_once('"')?;
        let (name, rest) = rest.split_once('"')?;
        let places = rest.trim_start_matches([',', ' ', '\n']);
        Some(Row {
            name,
            inner: ["BOUNDS", "REVIEW", "SOURCES", "&[Place::Nested]"]
                .iter()
                .any(|inner| places.starts_with(inner)),
        })
    });
    rows.collect()
}

/// The words in the attributes of a text: `default` and `min` of `#[settings(default = 1, range(min = 1))]`.
fn spoken(text: &str) -> String {
    let mut spoken = String::new();
    for (at, start) in text.match_indices("#[settings(") {
        spoken += &text[at..closing(text, at + start.len() - 1)];
        spoken.push('\n');
    }
    spoken
}

/// What the documentation, the cases of the compiler and the suite leave out.
fn forgotten(rows: &[Row<'_>], docs: &str, cases: &[File], suite: &[File]) -> Vec<String> {
    let mut forgotten = Vec::new();
    let spoken: String = suite.iter().map(|file| spoken(&super::text::code(&file.text))).collect();
    for Row { name, inner } in rows {
        let code = format!("`{name}");
        let mut mentions = docs.lines().filter(|line| {
            line.match_indices(&code)
                .any(|(at, _)| !line[at + code.len()..].starts_with(|c: char| c.is_alphabetic() || c == '_'))
        });
        if !mentions.any(|line| *inner || line.starts_with('#')) {
            forgotten.push(format!("`{name}` has no section in docs/attributes.md"));
        }
        let folder = format!("tests/ui/{name}/");
        let tried = cases.iter().any(|case| match inner {
            false => case.path.starts_with(&folder),
            true => word(&self::spoken(&case.code), name).next().is_some(),
        });
        if !tried {
            forgotten.push(format!("`{name}` has no case in tests/ui"));
        }
        if word(&spoken, name).next().is_none() {
            forgotten.push(format!("`{name}` has no test in tests/suite"));
        }
    }
    forgotten
}

#[test]
fn each_word_of_the_derive_is_documented_and_tried() {
    let attr = read("settings-derive/src/attr/table.rs");
    let rows = rows(&attr);
    assert!(rows.len() >= 20 && rows.iter().any(|row| row.inner), "{rows:?}");
    let docs = files("settings/src").into_iter().find(|file| file.path == "settings/src/docs/attributes.md");
    let suite: Vec<File> = rust(&["tests/suite"])
        .into_iter()
        .filter(|file| !file.path.starts_with("tests/suite/tidy"))
        .collect();
    let forgotten =
        forgotten(&rows, docs.as_ref().map_or("", |docs| &docs.text), &rust(&["tests/ui"]), &suite);
    assert!(forgotten.is_empty(), "{}", forgotten.join("\n"));
}

#[test]
fn a_word_that_is_forgotten_is_told() {
    let attr = "const TABLE: &[Row] = &[\n    row(\n        Word::Default,\n        \"default\",\n        FIELD,\n    ),\n    \
                row(Word::Range, \"range\", CHECK).only(\"no\"),\n    row(Word::Min, \"min\", BOUNDS),\n];\nrow(Word::A, \"a\")";
    let rows = rows(attr);
    assert_eq!(
        rows.iter().map(|row| (row.name, row.inner)).collect::<Vec<_>>(),
        [("default", false), ("range", false), ("min", true)]
    );
    let docs = "# `default` and `default = expr`\n\nSee `range`, with `minimum`.\n";
    let cases = [File::new("tests/ui/range/empty.rs", "#[settings(range())] struct A;")];
    let suite = [File::new(
        "tests/suite/a.rs",
        "#[settings(default, range(min = 1))] struct A; // #[settings(prefix)]",
    )];
    assert_eq!(
        forgotten(&rows, docs, &cases, &suite),
        [
            "`default` has no case in tests/ui",
            "`range` has no section in docs/attributes.md",
            "`min` has no section in docs/attributes.md",
            "`min` has no case in tests/ui",
        ]
    );
}
