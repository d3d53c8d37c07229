//! What has to be shown, by the list of what users can name.

use std::collections::BTreeSet;

use crate::public_api::written;

/// Types that hold nothing but what is public wherever it came from: numbers, a form, words of the service's code.
const PUBLIC: &[&str] = &[
    "settings::ByteSize",
    "settings::Shape",
    "settings::changes::Date",
    "settings::checklist::Found",
    "settings::checks::UrlScheme",
    "settings::hardening::headers::Certificate",
    "settings::probes::AtPath",
    "settings::probes::Bindable",
    "settings::probes::Outside",
];

/// Types of which nobody has a value but a leaf, while it is written for a program: they show nothing of it, as their own tests in
/// the library hold.
const INSIDE: &[&str] = &["settings::Output"];

/// The traits that show a value.
const TRAITS: [(&str, &str); 3] =
    [("core::fmt::Debug", "Debug"), ("core::fmt::Display", "Display"), ("::Serialize", "Serialize")];

/// The types of the library that have a trait, by their paths.
fn having<'a>(list: &'a str, ending: &'a str) -> impl Iterator<Item = &'a str> {
    let impls =
        list.lines().filter(|line| line.starts_with("impl")).filter_map(|line| line.split_once(" for "));
    let found = impls.filter(move |(of, _)| of.ends_with(ending)).map(|(_, path)| bare(path));
    found.filter(|path| path.starts_with("settings::"))
}

/// A path without what is generic about it.
fn bare(path: &str) -> &str {
    path.split(['<', ' ', '(']).next().unwrap_or(path)
}

/// What a type has under its path, as the list says it: variants, fields.
fn members<'a>(list: &'a str, path: &'a str) -> impl Iterator<Item = &'a str> {
    let rests = list.lines().filter_map(move |line| line.strip_prefix("pub ")?.strip_prefix(path));
    rests.filter_map(|rest| rest.strip_prefix("::"))
}

/// Whether it is an enum whose variants hold nothing.
fn is_a_word(list: &str, path: &str) -> bool {
    let heads = ["pub enum ", "#[non_exhaustive] pub enum "];
    let head =
        |line: &str| heads.iter().any(|head| line.strip_prefix(head).is_some_and(|of| bare(of) == path));
    list.lines().any(head) && members(list, path).all(|variant| !variant.contains(['(', '{', ':']))
}

/// Whether it is a section of which no field is a secret, and so may show all that it holds.
fn is_a_public_section(list: &str, path: &str) -> bool {
    let mut sections = having(list, " settings::Settings");
    sections.any(|section| section == path) && members(list, path).all(|field| !field.contains("secrecy::"))
}

/// The methods that make a text of a value.
fn texts(list: &str) -> impl Iterator<Item = (String, String)> {
    let methods =
        list.lines().filter(|line| line.ends_with("-> alloc::string::String") && line.contains("(&self"));
    methods.filter_map(|line| {
        let (path, rest) = line
            .strip_prefix("pub fn ")?
            .rsplit_once("(&self")
            .and_then(|(path, rest)| path.rsplit_once("::").map(|(path, method)| (path, (method, rest))))?;
        Some((rest.0.to_owned(), bare(path).to_owned()))
    })
}

fn all(list: &str) -> BTreeSet<(String, String)> {
    let shown = TRAITS
        .iter()
        .flat_map(|(ending, way)| having(list, ending).map(|path| ((*way).to_owned(), path.to_owned())));
    shown.chain(texts(list)).collect()
}

/// The ways in which values have to be shown, each with the type's path.
pub(super) fn needed() -> BTreeSet<(String, String)> {
    let list = written("settings");
    let all = all(&list);
    for path in PUBLIC.iter().chain(INSIDE) {
        assert!(all.iter().any(|(_, one)| one == path), "there is no `{path}` to be shown");
    }
    let quiet = |path: &str| {
        PUBLIC.contains(&path)
            || INSIDE.contains(&path)
            || is_a_word(&list, path)
            || is_a_public_section(&list, path)
    };
    let needed: BTreeSet<_> = all.into_iter().filter(|(_, path)| !quiet(path)).collect();
    assert!(needed.len() > 60, "{needed:#?}");
    needed
}

#[test]
fn a_new_type_has_to_be_shown() {
    let list = "pub enum settings::a::Word
pub settings::a::Word::One
impl core::fmt::Debug for settings::a::Word
pub enum settings::Told
pub settings::Told::With(alloc::string::String)
pub fn settings::Told::to_json(&self) -> alloc::string::String
impl core::fmt::Display for settings::Told
impl<T> core::fmt::Debug for settings::Held<T> where T: Copy
impl serde_core::ser::Serialize for settings::Held<u8>
impl core::fmt::Debug for u8
pub struct settings::Section
pub settings::Section::port: u16
impl core::fmt::Debug for settings::Section
impl settings::Settings for settings::Section
pub struct settings::Keys
pub settings::Keys::key: core::option::Option<secrecy::SecretString>
impl settings::Settings for settings::Keys";
    let all: Vec<_> = all(list).into_iter().map(|(way, path)| format!("{way} {path}")).collect();
    assert_eq!(
        all,
        [
            "Debug settings::Held",
            "Debug settings::Section",
            "Debug settings::a::Word",
            "Display settings::Told",
            "Serialize settings::Held",
            "to_json settings::Told",
        ]
    );
    assert!(is_a_word(list, "settings::a::Word") && !is_a_word(list, "settings::Told"));
    assert!(is_a_public_section(list, "settings::Section") && !is_a_public_section(list, "settings::Keys"));
    assert!(!is_a_public_section(list, "settings::Held"));
}
