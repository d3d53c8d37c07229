//! All settings as a page of Markdown.

use crate::described::{self, Described, Fallback, Kinds};
use crate::markdown::{cell, documentation, span};
use crate::outline::{FREE_NAME, FREE_NUMBER, Outline, ROOT};

pub(crate) fn reference(outline: &Outline, kinds: Kinds) -> String {
    let root = outline.section(ROOT);
    let mut out = format!("# Settings: {}\n", span(root.name()));
    paragraph(&mut out, &documentation(root.doc().trim()));
    let settings = described::all(outline, kinds);
    free(&mut out, outline, &settings);
    overview(&mut out, outline, &settings);
    let mut last = String::new();
    for (place, one) in &settings {
        let path = outline.path(*place, &outline.steps_of_free(*place, FREE_NUMBER, Some(FREE_NAME)));
        if path != last {
            out += &format!("\n## {}\n", span(&path));
            paragraph(&mut out, &documentation(outline.field_of(*place).doc().trim()));
            last = path;
        }
        setting(&mut out, one, &required(outline, *place));
    }
    out
}

fn paragraph(out: &mut String, text: &str) {
    if !text.is_empty() {
        *out += &format!("\n{text}\n");
    }
}

/// What stands for names and numbers that are free.
fn free(out: &mut String, outline: &Outline, settings: &[(u32, Described)]) {
    let has = |sign: &str| settings.iter().any(|(_, one)| one.key.contains(sign));
    let mut words = Vec::new();
    if has(FREE_NAME) {
        let variable = "in a variable, it stands between two pairs of underscores, in capitals";
        words.push(format!("{} is a name of your choice; {variable}.", span(FREE_NAME)));
    }
    if has(FREE_NUMBER) {
        words.push(format!("{} is the place in a list, from 0 on.", span(FREE_NUMBER)));
    }
    let prefix = outline.prefix();
    if !prefix.is_empty() {
        words.push(format!("The names of variables begin with {}.", span(&format!("{prefix}_"))));
    }
    paragraph(out, &words.join(" "));
}

/// A line for each setting: no more columns than a narrow page holds.
fn overview(out: &mut String, outline: &Outline, settings: &[(u32, Described)]) {
    *out += "\n| setting | without it | marks |\n|---|---|---|\n";
    for (place, one) in settings {
        let marks = [
            one.secret.then_some("secret"),
            one.review.is_security().then_some("security"),
            one.deprecation.map(|_| "deprecated"),
        ];
        let marks: Vec<&str> = marks.into_iter().flatten().collect();
        *out += &format!(
            "| {} | {} | {} |\n",
            in_cell(&one.key),
            without(one, &required(outline, *place)),
            marks.join(", ")
        );
    }
}

/// What is said of a setting that has to be given: always, or where the section around it is.
fn required(outline: &Outline, place: u32) -> String {
    let mut at = place;
    while at != ROOT {
        let steps = outline.steps_of_free(at, FREE_NUMBER, Some(FREE_NAME));
        let parent = outline.parent(at);
        if let Some(tag) = outline.section(parent).tag() {
            // The tag stands before the variants.
            let variant = (0..).find(|index| outline.child(parent, index + 1) == at).unwrap_or_default();
            let key = outline.key(parent, 0, &steps);
            return format!("required, where {} is {}", in_cell(&key), in_cell(tag.name(variant)));
        }
        if outline.is_optional(at) || outline.field_of(at).is_many() {
            return format!("required, where {} is there", in_cell(&outline.path(at, &steps)));
        }
        at = parent;
    }
    "required".to_owned()
}

/// What there is where nobody gives the setting: a value is told as code, words as words.
fn without(one: &Described, required: &str) -> String {
    match &one.default {
        Fallback::Required => required.to_owned(),
        Fallback::Value(value) => in_cell(value),
        words => cell(&words.to_string()),
    }
}

/// Code in a cell: there a bar would begin the next one, in code too.
fn in_cell(text: &str) -> String {
    span(text).replace('|', "\\|")
}

fn setting(out: &mut String, one: &Described, required: &str) {
    *out += &format!("\n### {}\n", span(&one.key));
    paragraph(out, &documentation(&one.doc));
    let mut rows: Vec<(String, String)> = vec![("value".to_owned(), cell(&one.expects))];
    if one.secret {
        rows.push(("secret".to_owned(), "no report, log or document shows it".to_owned()));
    }
    rows.extend(one.demands.iter().map(|demand| ("must be".to_owned(), cell(demand))));
    rows.push(("without it".to_owned(), without(one, required)));
    rows.extend(one.ways.iter().map(|(kind, name)| ((*kind).to_owned(), in_cell(name))));
    rows.extend(one.deprecation.map(|advice| ("deprecated".to_owned(), cell(advice))));
    let review = &one.review;
    let told = [
        ("owner", review.owner()),
        ("expected", review.expected()),
        ("rollback", review.rollback()),
        ("since", review.since()),
    ];
    rows.extend(told.iter().filter_map(|(what, text)| Some(((*what).to_owned(), cell((*text)?)))));
    if review.is_security() {
        rows.push(("security".to_owned(), "a security review goes through it".to_owned()));
    }
    *out += "\n| | |\n|---|---|\n";
    rows.iter().for_each(|(what, text)| *out += &format!("| {what} | {text} |\n"));
}
